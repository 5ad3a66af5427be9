"""Which acts are the news of a report, and which of them leads."""

from __future__ import annotations

from datetime import date

import annals
from annals.model.draft import EventDraft
from annals.model.report import Report
from annals.model.vocabulary import Kind


def incidents(text: str) -> list[EventDraft]:
    report = annals.read_text(text, published=date(2024, 10, 24))
    assert isinstance(report, Report)
    return [one for one in annals.code(report).drafts if one.kind is Kind.INCIDENT]


def test_a_career_makes_no_history_of_what_a_report_opens_with() -> None:
    (act,) = incidents(
        "Soldiers killed a commander named Idris Omar in Kassala, officials said. Omar joined the rebels in "
        "1999 and was elected to their council in 2011."
    )
    assert not act.background


def test_an_opening_of_long_ago_stays_history() -> None:
    acts = incidents(
        "In 1994 militiamen killed hundreds of villagers in the hills of Kassala. Survivors gathered there "
        "to remember them."
    )
    assert all(one.background for one in acts)


def test_the_report_of_another_day_is_another_incident() -> None:
    text = (
        "Masked men shot dead a soldier near the market of Kassala, a rights group said. He lay there.\n"
        "Yesterday, activists documented the death of a farmer who was shot by unknown gunmen in Gedaref.\n"
    )
    assert [one.place[0].value.name for one in incidents(text)] == ["Kassala", "Gedaref"]


def test_who_confirms_an_attack_gives_it_no_day_and_no_place() -> None:
    (act,) = incidents(
        "Gunmen attacked a police post in Okigwe on Sunday, killing one officer. Confirming the attack on "
        "Tuesday in Owerri, the spokesman of the police told journalists that two rifles were taken."
    )
    assert [one.value.earliest for one in act.time] == [date(2024, 10, 20)]
    assert [one.value.name for one in act.place] == ["Okigwe"]


def kinds(text: str) -> list[tuple[str, str]]:
    report = annals.read_text(text, published=date(2024, 10, 24))
    assert isinstance(report, Report)
    return [(one.kind.value, one.type[0].value if one.type else "") for one in annals.code(report).drafts]


def test_stun_grenades_at_a_crowd_are_not_seized() -> None:
    fired = kinds("Police fired stun grenades to drive demonstrators off the streets of Kassala on Sunday.")
    assert fired == [("incident", "protest")]
    seized = kinds(
        "Soldiers seized stun grenades and six rifles in a house in Kassala on Sunday, officers said."
    )
    assert ("incident", "weapons_seized") in seized


def test_a_bomb_threat_is_a_threat() -> None:
    told = kinds(
        "Bomb threats in forty buildings of the city of Kassala are checked, officials said on Tuesday."
    )
    assert "incident" not in {kind for kind, _ in told}


def test_who_has_to_leave_a_fight_hands_over_nothing() -> None:
    told = kinds(
        "Rebels ambushed a convoy near Kassala on Tuesday. They had to withdraw, for they were too few."
    )
    assert "territory_transfer" not in {type_ for _, type_ in told}
