"""Sentences that open with the report of another act, or with the act told right before."""

from __future__ import annotations

import pytest

from annals.text.another import speaks_of, tells_anew, told_on
from annals.text.headlines import headline_end

FIRST = "Gunmen shot dead a soldier near the market, a rights group said."


@pytest.mark.parametrize(
    "later",
    [
        "Yesterday, activists documented the death of two farmers who were shot",
        "On 3 May, the group reported that unknown men fired",
        "On March 12, sources recorded an attack",
        "Two days ago the network monitored shelling",
    ],
)
def test_the_report_of_another_day_opens_another_act(later: str) -> None:
    assert tells_anew(FIRST, later, len(later))


@pytest.mark.parametrize(
    "later",
    [
        "Yesterday, police reported that the shooting",
        "Yesterday, police reported that he was shot",
        "Yesterday, two farmers were shot",
        "Police reported yesterday that two farmers were shot",
    ],
)
def test_what_is_known_or_only_dated_opens_none(later: str) -> None:
    assert not tells_anew(FIRST, later, len(later))


def test_the_same_day_opens_none() -> None:
    later = "On Tuesday, police reported that gunmen shot"
    assert not tells_anew("Gunmen shot dead a soldier on Tuesday.", later, len(later))


def test_who_speaks_of_an_attack_speaks_somewhere_else() -> None:
    told = "Confirming the attack on Monday in Orlan, the spokesman said"
    assert told[slice(*speaks_of(told))] == " on Monday in Orlan,"
    assert told_on(told) == told.index(" the spokesman")


def test_the_attack_that_took_place_is_the_one_before() -> None:
    assert told_on("The attack took place near a bridge.")
    assert not told_on("The earlier attack took place near a bridge.")
    assert not told_on("The attack on a bridge killed two.")
    assert speaks_of("The attack took place near a bridge.") == (0, 0)


@pytest.mark.parametrize(
    ("text", "title", "head"),
    [
        ("Five killed in raid on Orlan\nFive people died on Monday.", None, 28),
        ("Five killed in raid on Orlan\nFive people died.", "Five killed in raid on Orlan", 28),
        ("Five people died on Monday.\nPolice came later.", None, 0),
        ("By Jane Brown in Orlan\nFive people died.", None, 0),
        ("Five killed in raid on Orlan", None, 0),
        ("Five people died.", "Raid on Orlan", 0),
    ],
)
def test_where_a_headline_ends(text: str, title: str | None, head: int) -> None:
    assert headline_end(text, title) == head
