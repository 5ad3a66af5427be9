"""A figure that one speaker tells again, in a headline or in other words, is one toll."""

from __future__ import annotations

from datetime import date

import pytest

import annals
from annals.model.report import Report
from annals.model.vocabulary import Harm
from tests.lexical import LEXICAL


def killed(title: str, text: str) -> list[tuple[int | None, int | None]]:
    report = annals.read_text(text, title=title, published=date(2015, 6, 12))
    assert isinstance(report, Report)
    tolls = (one.value for draft in annals.code(report, LEXICAL).drafts for one in draft.tolls)
    return [(one.low, one.high) for one in tolls if one.harm is Harm.KILLED]


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        (
            "Bomb kills 12 in Karsa market",
            "A bomb killed at least 12 people in a market in Karsa on Tuesday.",
            [(12, None)],
        ),
        (
            "Bomb kills 12 in Karsa market",
            "A bomb killed at least 12 people in a market in Karsa on Tuesday, the police said.",
            [(12, None), (12, 12)],
        ),
        (
            "Bomb kills 11 in Karsa market",
            "A bomb killed at least 12 people in a market in Karsa on Tuesday, the police said.",
            [(12, None), (11, 11)],
        ),
        (
            "Market bombed in Karsa on Tuesday",
            "A bomb killed 12 villagers in a market in Karsa on Tuesday. The bomb killed 12 people.",
            [(12, 12)],
        ),
        (
            "Market bombed in Karsa on Tuesday",
            "A bomb killed 12 villagers in a market in Karsa on Tuesday. The bomb killed 12 soldiers too.",
            [(12, 12), (12, 12)],
        ),
    ],
    ids=["headline without its hedge", "another speaker", "another figure", "other words", "other people"],
)
def test_a_figure_told_again_is_one(title: str, text: str, told: list[tuple[int | None, int | None]]) -> None:
    assert killed(title, text) == told


def groups(title: str, text: str, harm: Harm = Harm.KILLED) -> list[tuple[str | None, int | None]]:
    report = annals.read_text(text, title=title, published=date(2015, 6, 12))
    assert isinstance(report, Report)
    tolls = (one.value for draft in annals.code(report, LEXICAL).drafts for one in draft.tolls)
    return [(one.group, one.low) for one in tolls if one.harm is harm]


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        (
            "Nine nurses killed in Karsa",
            "A bomb killed nine people in Karsa on Tuesday.",
            [("nurses", 9)],
        ),
        (
            "Nine soldiers killed in Karsa",
            "A bomb killed at least nine people in Karsa on Tuesday.",
            [("people", 9), ("soldiers", 9)],
        ),
        (
            "Nine villagers killed in Karsa",
            "A bomb killed at least nine villagers in Karsa on Tuesday.",
            [("villagers", 9)],
        ),
        (
            "Five soldiers killed in Karsa",
            "A bomb killed five villagers in a market in Karsa on Tuesday.",
            [("villagers", 5), ("soldiers", 5)],
        ),
        ("Bomb kills nine", "A bomb killed nine people in Karsa on Tuesday.", [("people", 9)]),
    ],
    ids=["narrower", "hedged and narrower", "hedged alike", "other people", "bare"],
)
def test_a_headline_tells_who_the_people_are(
    title: str, text: str, told: list[tuple[str | None, int | None]]
) -> None:
    assert groups(title, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A shell killed two people in Karsa on Tuesday. Two women were killed at a market.",
            [("people", 2), ("women", 2)],
        ),
        (
            "A shell killed two people in Karsa on Tuesday. The two women were killed at a market.",
            [("women", 2)],
        ),
        (
            "A shell killed two women in Karsa on Tuesday. Two people were killed at a market.",
            [("women", 2)],
        ),
        (
            "A shell killed two women in Karsa on Tuesday. Two people were killed by a second shell.",
            [("women", 2), ("people", 2)],
        ),
        (
            "A bomb killed eight policemen in Karsa. Eight people were killed, including two passers-by.",
            [("policemen", 8), ("people", 8)],
        ),
    ],
    ids=["narrower anew", "pointing back", "wider", "another act", "with parts"],
)
def test_in_a_text_narrower_words_tell_of_other_people(
    text: str, told: list[tuple[str | None, int | None]]
) -> None:
    assert groups("Shelling in Karsa on Tuesday", text) == told


def test_a_figure_in_the_outlets_own_voice_is_that_of_who_says_it() -> None:
    told = killed("Bomb kills 12 in Orlan", "A bomb killed 12 people in Orlan on Monday, police said.")
    assert told == [(12, 12)]
    two = "Police said 12 people were killed. The hospital said 14 people were killed in the blast."
    assert killed("Blast in Orlan", two) == [(12, 12), (14, 14)]
