"""The forms of MUC-4's INCIDENT: DATE and the credit that a response gets, worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from annals.resolve.times.resolver import resolve_time
from evaluation.muc4.dates import Dates, as_dates, credit, key_dates, read_dates, score
from evaluation.muc4.keys import Filler, Message, Slot, Template

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


@pytest.mark.parametrize("words", ["05 AUG 89", "21 AUG 89 - 25 AUG 89", "- 26 AUG 89"])
def test_the_three_forms_are_written(words: str) -> None:
    assert str(read_dates(words)) == words


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


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("yesterday", "25 AUG 89 - 25 AUG 89"),
        ("on 21 August", "21 AUG 89 - 21 AUG 89"),
        ("3 days ago", "23 AUG 89 - 23 AUG 89"),
        ("between 21 and 25 August", "21 AUG 89 - 25 AUG 89"),
        ("last Wednesday", "- 26 AUG 89"),  # a weekday is the default fill (part 1, 7.3, note 1)
        ("on Thursday night", "- 26 AUG 89"),
        ("last week", "- 26 AUG 89"),
        ("2 months ago", "- 26 AUG 89"),
        ("since May", "- 26 AUG 89"),
        ("in July 1989", "01 JUL 89 - 31 JUL 89"),
    ],
)
def test_times_are_written_by_the_notes_of_the_task(words: str, told: str) -> None:
    found = resolve_time(words, published=FILED)
    assert found is not None
    assert as_dates(words, found.range, FILED) == read_dates(told)


def test_a_template_is_scored_on_what_its_sentences_tell() -> None:
    text = (
        "LOMA ALTA, 26 AUG 89 (XNA) -- [TEXT] ARMED MEN KIDNAPPED A TEACHER IN LOMA ALTA ON 24 AUGUST.\n\n"
        "A BOMB DAMAGED THE ALTA BRIDGE LAST WEDNESDAY."
    )
    empty: dict[Slot, tuple[Filler, ...]] = dict.fromkeys(Slot, ())
    first = {
        **empty,
        Slot.TYPE: (Filler(values=("KIDNAPPING",)),),
        Slot.HUMAN_DESCRIPTION: (Filler(values=("TEACHER",)),),
        Slot.DATE: (Filler(values=("24 AUG 89",)),),
    }
    second = {
        **empty,
        Slot.TYPE: (Filler(values=("BOMBING",)),),
        Slot.THING: (Filler(values=("ALTA BRIDGE", "BRIDGE")),),
        Slot.DATE: (Filler(values=("23 AUG 89",)),),
    }
    templates = tuple(Template(number=str(n), optional=False, slots=s) for n, s in enumerate((first, second)))
    scores = {one.measure: one.value for one in score([Message(id="X", text=text, templates=templates)])}
    assert scores["date"] == 0.5  # the weekday is written as the default fill, which this key does not take
    assert scores["date_with_partial"] == 0.5
    assert scores["date/until_dateline"] == 0.0
