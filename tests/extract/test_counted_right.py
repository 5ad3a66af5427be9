"""Who is counted, and who is not: one victim told by several, no people, none harmed."""

from __future__ import annotations

from datetime import date

import pytest

import annals
from annals.model.draft import EventDraft
from annals.model.vocabulary import Harm, Kind

_MORE = " The town lies in the north of the country and is known for its market."


def _drafts(text: str) -> tuple[EventDraft, ...]:
    report = annals.read_text(text + _MORE, published=date(2024, 10, 24))
    assert isinstance(report, annals.Report)
    return annals.code(report).drafts


def tolls(text: str) -> set[tuple[Harm, int | None]]:
    found = _drafts(text)
    return {(t.value.harm, t.value.low) for one in found if one.kind is Kind.INCIDENT for t in one.tolls}


CASES = [
    (
        (
            "Gunmen raided Kobal on Wednesday and shot at least one person to death. The person who was "
            "shot dead is said to be an elderly man."
        ),
        {(Harm.KILLED, 1)},
    ),
    (
        (
            "One person was killed in an air strike on Kobal on Wednesday, the hospital said on 23 "
            "October 2024\n“A 60 year old man was killed in the drone attack in Kobal this morning,” a "
            "doctor said."
        ),
        {(Harm.KILLED, 1)},
    ),
    ("Rebels shot a trader near Kobal on Wednesday, killing her on the spot.", {(Harm.KILLED, 1)}),
    (
        "A guard who was on duty was shot dead in Kobal on Wednesday and a cook was wounded.",
        {(Harm.KILLED, 1), (Harm.INJURED, 1)},
    ),
    (
        (
            "Six persons were early Thursday morning murdered by suspected herders in a fresh attack on "
            "Kobal district."
        ),
        {(Harm.KILLED, 6)},
    ),
    (
        (
            "Four members of a family, including three children, were killed when a shell hit a house in "
            "Kobal on Wednesday."
        ),
        {(Harm.KILLED, 4), (Harm.KILLED, 3)},
    ),
    (
        "An air strike hit a power station in Kobal on Wednesday, causing only material damage.",
        {(Harm.KILLED, 0), (Harm.INJURED, 0)},
    ),
    ("A rocket fell on the outskirts of Kobal on Wednesday. Only material losses were reported.", set()),
    (
        ("A bomb exploded in Kobal on Wednesday, causing not only material damage but also three deaths."),
        {(Harm.KILLED, 3)},
    ),
    ("Troops were accused of raping four villagers in Kobal on Wednesday.", {(Harm.INJURED, 4)}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_people_are_counted_once_by_what_befell_them(text: str, expected: set[tuple[Harm, int]]) -> None:
    assert tolls(text) == expected


NOBODY = [
    ("Untold numbers of civilians have been killed since the war erupted in the east of the country."),
    ("Since the beginning of 2024, the office received 455 complaints. It documents cases of killings."),
    "The Monitor documented more than 1,323 attacks in the province, by gunfire and by bombs.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_what_counts_no_people_is_no_toll(text: str) -> None:
    found = _drafts(text)
    assert not any(one.tolls for one in found)
