"""Words in roles, weighed by what is known of them, on acts written by hand."""

import numpy as np
import pytest

from annals.neural.heard import Words
from annals.neural.weighing import FEATURES, WEIGHED, Likely, Told, features, weighed
from annals.neural.windows import Text
from training.weigh import learned

FIRST = "Helicopters struck a market ."
SECOND = "Gunmen killed three herders ."
SOURCE = f"{FIRST} {SECOND}"


def text() -> Text:
    words = SOURCE.split()
    starts = [len(" ".join([*words[:n], ""])) if n else 0 for n in range(len(words))]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    return Text(SOURCE, [1] * len(words), starts, ends, ((0, 5), (5, 10)))


def likely(words: str, score: float, role: str = "attacker") -> Likely:
    start = SOURCE.index(words)
    token = len(SOURCE[:start].split())
    return Likely(role, Words(start, start + len(words), score), score, token)


def act(trigger: str, *words: Likely) -> Told:
    at = SOURCE.split().index(trigger)
    return Told(at=(at,), scores=(0.9,), is_incident=True, sure=(0.9, 0.9, 0.1), likely=words)


TWO = (
    act("struck", likely("Helicopters", 0.9), likely("Gunmen", 0.3)),
    act("killed", likely("Helicopters", 0.6), likely("Gunmen", 0.7), likely("three herders", 0.9, "victim")),
)


def test_each_words_have_a_row_with_what_is_known_of_them() -> None:
    table = features(text(), TWO)
    assert table.shape[0] == 5
    assert np.isfinite(table).all()
    helicopters = table[[0, 2]]
    assert helicopters[0, 2] == pytest.approx(np.log(0.6 / 0.4))  # how likely the other act has them
    assert helicopters[1, 2] == pytest.approx(np.log(0.9 / 0.1))
    assert helicopters[0, 3] > 0 > helicopters[1, 3]


def test_words_of_another_acts_sentence_can_weigh_less() -> None:
    table = features(text(), TWO)
    right = np.array([1.0, 0.0, 0.0, 1.0])
    attackers = table[:4]
    rows = [(row, bool(told)) for row, told in zip(attackers, right, strict=True)] * 30
    weights = dict.fromkeys(WEIGHED, learned(rows))
    told = weighed(text(), TWO, weights)
    kept = [
        [SOURCE[w.start : w.end] for role, w in one if role == "attacker" and w.score > 0.5] for one in told
    ]
    assert kept == [["Helicopters"], ["Gunmen"]]


def test_what_is_learned_tells_two_kinds_of_rows_apart() -> None:
    rows = [(np.array([float(n), 1.0]), n > 5) for n in range(11)]
    weights = learned(rows)
    scores = [row @ weights[:-1] + weights[-1] for row, _ in rows]
    assert [score > 0 for score in scores] == [right for _, right in rows]


def test_acts_without_words_have_none() -> None:
    assert weighed(text(), [act("struck")], {}) == [[]]
    assert weighed(text(), [], {}) == []


def test_words_set_beside_others_some_at_a_time_are_known_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    table = features(text(), TWO)
    assert table.shape[1] == FEATURES
    monkeypatch.setattr("annals.neural.weighing._AT_ONCE", 2)
    assert np.array_equal(features(text(), TWO), table)
