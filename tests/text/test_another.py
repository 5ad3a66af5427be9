"""Words for one act more, and for one that is known already."""

import pytest

from annals.text.another import tells_again, tells_one_more


@pytest.mark.parametrize(
    "words",
    [
        "Two hours later a second bomb went off",
        "In a separate attack",
        "Another suicide bomber",
        "A second explosion",
    ],
)
def test_one_act_more(words: str) -> None:
    assert tells_one_more(words)


@pytest.mark.parametrize(
    "words",
    [
        "The second explosion",
        "Another five people were killed in the blast",
        "A second man was shot in the attack",
        "A third suspect",
    ],
)
def test_one_of_two_acts_and_one_person_more_are_no_act_more(words: str) -> None:
    assert not tells_one_more(words)


@pytest.mark.parametrize(
    "words", ["Police said the blast", "Five people died in the suicide attack", "That air strike"]
)
def test_an_act_told_as_known(words: str) -> None:
    assert tells_again(words)


@pytest.mark.parametrize("words", ["A blast", "The strikes", "The town"])
def test_a_new_act_several_acts_and_things_are_none_known(words: str) -> None:
    assert not tells_again(words)
