"""The look that leaves reports unread: the same words, the same answer; more of what speaks for, likelier."""

from pathlib import Path

import numpy as np
import pytest

from annals.neural.skim import SIZE, Skim, features


def test_the_length_of_a_text_does_not_count() -> None:
    for text in ("bomb", "bomb killed nine in the market", "bomb " * 50):
        _, often = features(text)
        assert float(often @ often) == pytest.approx(1.0, abs=1e-5)


def test_case_and_endings_do_not_count() -> None:
    assert features("ATTACKERS")[0].tolist() == features("attacker")[0].tolist()


def test_a_text_without_words_is_as_likely_as_the_weights_say_of_any(tmp_path: Path) -> None:
    path = tmp_path / "skim.npy"
    np.save(path, np.append(np.zeros(SIZE), -2.0).astype(np.float16))
    assert Skim(path).likely("1 2 3 !") == pytest.approx(0.1192, abs=1e-3)


def test_words_that_speak_for_an_act_make_it_likelier(tmp_path: Path) -> None:
    weights = np.zeros(SIZE + 1, dtype=np.float16)
    weights[features("gunmen")[0]] = 3.0
    path = tmp_path / "skim.npy"
    np.save(path, weights)
    look = Skim(path)
    assert look.likely("Gunmen came to the village") > look.likely("Singers came to the village") == 0.5
