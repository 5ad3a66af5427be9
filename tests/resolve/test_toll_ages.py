"""Ages, brackets, names and "both" in words for people harmed."""

from __future__ import annotations

import pytest

from annals.resolve.tolls.lists import listed, without_ages
from annals.text.unharmed import none_harmed, says_nobody


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("a girl of 17", "a girl"),
        ("two boys of 9 and 11", "two boys"),
        ("six nuns (four Kenyans and two Poles)", "six nuns"),
        ("a crew of 12", "a crew of 12"),
        ("a family of six", "a family of six"),
    ],
)
def test_an_age_is_no_number_of_people(words: str, told: str) -> None:
    assert without_ages(words) == told


@pytest.mark.parametrize(
    ("words", "low"),
    [
        ("Ana Belda, her husband and two guests", 4),
        ("HE AND ONE OF HIS GUARDS", 2),
        ("a porter, a man of 60", 1),
        ("a porter and a man of 60", 2),
        ("four nuns, all of one convent", None),
    ],
)
def test_people_of_a_list_are_added_up(words: str, low: int | None) -> None:
    found = listed(words)
    assert (found.low if found else None) == low


def test_words_for_people_may_say_that_there_were_none() -> None:
    assert says_nobody("unhurt")
    assert none_harmed("not one villager") == (0, 7)
    assert none_harmed("two of the guards") is None
