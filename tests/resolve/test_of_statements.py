"""When and where somebody said something dates and places the statement; reports by hand, all invented."""

from __future__ import annotations

from datetime import date

import pytest

from annals.model.report import Span
from annals.model.vocabulary import Kind
from annals.resolve.times.of_statements import dates_a_statement, places_a_statement, tells_a_way
from tests.plain import bare_report as report
from tests.resolve.test_when_and_where_whole_line import days, drafts


def stands(text: str, words: str) -> Span:
    start = text.index(words)
    return report(text).span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Confirming the attack on Monday in Enugu, the spokesman said gunmen killed two in Owerri.",
            "Monday",
        ),
        ("Speaking in Bamako on Tuesday, a colonel said soldiers killed five in Gao.", "on Tuesday"),
        ("In a statement issued in Bamako on Tuesday, the army said it killed five.", "Tuesday"),
        ("The president condemned on Tuesday the killing of five farmers.", "on Tuesday"),
        ("The killing of five farmers was confirmed by the governor on Tuesday.", "on Tuesday"),
        ("It was learned on Tuesday that five farmers had been killed.", "on Tuesday"),
        ("Gunmen killed nine people in Gao, a witness said in Bamako on Tuesday.", "on Tuesday"),
        ("Police said five had died, the agency reported Monday.", "Monday"),
        ("Five were killed, the army said in a brief statement on Monday.", "on Monday"),
        ("The governor told a news conference that it wrote in a Facebook post on Monday.", "on Monday"),
        ("At a news conference on Monday, the mayor said five were killed.", "on Monday"),
        ("At a briefing on Monday the UN listed attacks on three clinics.", "on Monday"),
        ("The group boasted in a Telegram post on Monday of killing two.", "on Monday"),
        ("The spokesman, during a briefing on Monday, gave five as killed.", "on Monday"),
    ],
)
def test_the_day_of_a_saying_is_a_statement_s(text: str, day: str) -> None:
    assert dates_a_statement(report(text), stands(text, day))


@pytest.mark.parametrize(
    "text",
    [
        "Eight soldiers were killed at their post in Kachin on Monday.",
        "Two clerks were hurt by a parcel bomb in a post office in Trieste on Monday.",
        "A bomber blew himself up during a news conference on Monday, killing seven.",
        "A mayor was shot dead during a live interview on Monday.",
        "At a party conference on Monday, gunmen opened fire and killed a minister.",
        "We killed the informer, they said in a statement about the shooting in Kunar on Monday.",
    ],
)
def test_where_people_meet_or_stand_guard_is_no_statement(text: str) -> None:
    assert not dates_a_statement(report(text), stands(text, "on Monday"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Confirming Monday's attack, the spokesman said gunmen killed two.", "Monday"),
        ("Confirming the attack that happened on Monday, the spokesman said two had died.", "on Monday"),
        ("The governor condemned the Monday attack on a market.", "Monday"),
        ("Clashes were reported on Tuesday near the border.", "on Tuesday"),
        ("Gunmen killed nine people in Gao on Tuesday, a witness said.", "on Tuesday"),
        ("The announced offensive began on Monday with strikes on Gao.", "on Monday"),
    ],
)
def test_the_day_of_an_act_is_none_of_a_statement(text: str, day: str) -> None:
    assert not dates_a_statement(report(text), stands(text, day))


def test_what_is_confirmed_days_later_has_a_day_of_its_own() -> None:
    text = "Confirming the killing of two traders in Jos on Sunday, the police chief said the gunmen fled."
    assert not dates_a_statement(report(text), stands(text, "on Sunday"), fresh=False)


@pytest.mark.parametrize(
    ("text", "place", "said", "way"),
    [
        ("Soldiers killed five in Gao, the army told reporters in Bamako.", "Bamako", True, False),
        ("Soldiers killed five in Gao, the army told reporters in Bamako.", "Gao", False, False),
        ("In a statement issued in Bamako, the army said it killed five.", "Bamako", True, False),
        ("Reinforcements arrived in Timbuktu after jets bombed Gao.", "Timbuktu", False, True),
        ("Reinforcements arrived in Timbuktu after jets bombed Gao.", "Gao", False, False),
        ("The gunmen fled to Bauchi.", "Bauchi", False, True),
        ("Shells hit four vehicles moving in Kelim.", "Kelim", False, False),
        ("Jets bombed fighters deployed in Kelim.", "Kelim", False, False),
    ],
)
def test_where_somebody_spoke_or_went(text: str, place: str, *, said: bool, way: bool) -> None:
    span = stands(text, place)
    assert (places_a_statement(report(text), span), tells_a_way(report(text), span)) == (said, way)


@pytest.mark.xfail(strict=True, reason="the act that is confirmed is heard as that which is told behind it")
def test_an_act_that_is_confirmed_has_no_day_but_had_happened_by_then() -> None:
    text = (
        "Confirming the attack on Wednesday in Enugu, the police spokesman said gunmen killed two in Owerri."
    )
    for draft in (one for one in drafts(text) if one.kind == Kind.INCIDENT):
        assert days(draft) == (None, date(2024, 10, 24))
        assert draft.place[0].value.name == "Owerri"
