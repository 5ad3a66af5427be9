"""Who took part, once each: plain words for a named actor, and words that are nobody by themselves."""

from __future__ import annotations

from datetime import date

import pytest

import annals
from annals.model.report import Report
from annals.model.vocabulary import ParticipantRole
from annals.settings import Settings

ATTACKER, HIT = (ParticipantRole.ATTACKER,), (ParticipantRole.TARGET, ParticipantRole.VICTIM)


def keys(text: str, roles: tuple[ParticipantRole, ...]) -> set[str]:
    """Return the keys of all who stand in some roles of a text's drafts."""
    report = annals.read_text(text, published=date(2024, 10, 24))
    assert isinstance(report, Report)
    drafts = annals.code(report, Settings()).drafts
    told = (one.value for draft in drafts for one in draft.participants)
    return {who.actor.key for who in told if who.role in roles}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two soldiers were killed in a clash with New People’s Army (NPA) rebels in Samar.", {"actor:npa"}),
        ("The NPA attacked a village in Samar, killing three people. The attackers fled.", {"actor:npa"}),
        ("Vexed NPA commanders executed three villagers in Samar on Monday.", {"actor:npa"}),
        ("A team of the NPA led by Commander Rico Tan burned a bus in Samar on Monday.", {"actor:npa"}),
    ],
)
def test_attackers_are_told_once(text: str, expected: set[str]) -> None:
    assert keys(f"MANILA, Philippines - {text}", ATTACKER) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Operatives of the Enugu State Police Command shot dead three people in Enugu.",
            {"state:NG/police"},
        ),
        (
            "Troops of the 12 Armoured Brigade killed six Boko Haram terrorists in Borno.",
            {"state:NG/armed_forces"},
        ),
    ],
)
def test_bodies_of_a_state(text: str, expected: set[str]) -> None:
    assert keys(f"ABUJA, Nigeria - {text}", ATTACKER) == expected


def test_the_army_of_a_junta() -> None:
    text = "NAYPYITAW, Myanmar - Junta jets bombed a village in Sagaing on Tuesday, killing four people."
    assert keys(text, ATTACKER) == {"state:MM/armed_forces"}


def test_officers_are_of_the_forces_beside_them() -> None:
    text = (
        "LEYTE, Philippines - Gunmen ambushed soldiers in Leyte on Monday. Two officers were killed in "
        "the ambush and six soldiers were wounded."
    )
    assert keys(text, HIT) == {"state:PH/armed_forces"}


def test_other_fighters_stay_apart() -> None:
    text = "BAMAKO, Mali - JNIM and other militants attacked the village of Koro on Tuesday, killing five."
    assert len(keys(text, ATTACKER)) > 1
    text = (
        "BAMAKO, Mali - JNIM attacked the village of Koro on Tuesday, killing five people. Unidentified "
        "gunmen also attacked the village."
    )
    assert "actor:jnim" in keys(text, ATTACKER)


def test_a_pronoun_without_anybody_is_no_attacker() -> None:
    text = "They execute three people\n\nThree people were found shot dead in Jalisco, Mexico, on Monday."
    assert not any(key in {"local:thai", "local:they"} for key in keys(text, ATTACKER))


def test_a_bare_adjective_is_nobody() -> None:
    text = (
        "MANILA, Philippines - Soldiers and the local NPA clashed in Samar on Tuesday, killing two rebels, "
        "the army said. They burned nothing."
    )
    assert not any(key in {"local:local", "local:thai"} for key in keys(text, (*ATTACKER, *HIT)))
