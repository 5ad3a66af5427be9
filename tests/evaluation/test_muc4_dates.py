"""The forms of MUC-4's INCIDENT: DATE and the credit that a response gets, worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from evaluation.muc4.dates import Dates, credit, key_dates, read_dates
from evaluation.muc4.keys import Filler

FILED = date(1989, 8, 26)


def day(number: int) -> date:
    return date(1989, 8, number)


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("25 AUG 89", Dates(day(25), day(25))),
        ("21 AUG 89 - 25 AUG 89", Dates(day(21), day(25))),
        ("- 26 AUG 89", Dates(None, day(26))),
        ("-26 AUG 89", Dates(None, day(26))),
        ("AUG 89", None),
        ("- 32 AUG 89", None),
        ("AUG 89 - 26 AUG 89", None),
    ],
)
def test_the_three_forms_are_read(words: str, dates: Dates | None) -> None:
    assert read_dates(words) == dates


# The examples of the scoring guidelines (3.2.2) are marked with a star.
@pytest.mark.parametrize(
    ("told", "key", "worth"),
    [
        ("25 AUG 89", "25 AUG 89", 1.0),
        ("- 26 AUG 89", "- 26 AUG 89", 1.0),
        ("24 AUG 89 - 25 AUG 89", "24 AUG 89 - 25 AUG 89", 1.0),
        ("26 AUG 89", "25 AUG 89 - 26 AUG 89", 0.5),  # *
        ("26 AUG 89", "- 26 AUG 89", 0.5),  # *
        ("25 AUG 89", "- 26 AUG 89", 0.5),  # *
        ("- 26 AUG 89", "25 AUG 89 - 26 AUG 89", 0.5),  # *
        ("- 26 AUG 89", "26 AUG 89", 0.5),  # *
        ("- 26 AUG 89", "16 AUG 89", 0.0),  # *
        ("- 26 AUG 89", "25 AUG 89", 0.0),  # *
        ("- 26 AUG 89", "24 AUG 89 - 25 AUG 89", 0.0),  # *
        ("- 25 AUG 89", "25 AUG 89", 0.0),  # no default fill
        ("27 AUG 89", "- 26 AUG 89", 0.0),
        ("24 AUG 89 - 26 AUG 89", "25 AUG 89 - 26 AUG 89", 0.0),
    ],
)
def test_a_response_is_worth_what_the_guidelines_say(told: str, key: str, worth: float) -> None:
    expected = read_dates(key)
    assert expected is not None
    assert credit([expected], read_dates(told), FILED) == worth


def test_the_best_alternative_counts_and_silence_is_wrong() -> None:
    key = key_dates([Filler(values=("- 26 AUG 89", "25 AUG 89", "AUG 89"))])
    assert len(key) == 2
    assert credit(key, Dates(day(25), day(25)), FILED) == 1.0
    assert credit(key, None, FILED) == 0.0
