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


@pytest.mark.parametrize(
    ("text", "plain", "named"),
    [
        (
            "Gunmen killed six people in Maradi on Sunday. The mayor blamed Boko Haram.",
            "local:gunmen",
            "actor:boko-haram",
        ),
        (
            "Militants burned a school in Kunar on Monday. Police accused the Taliban, which denied it.",
            "local:militants",
            "actor:taliban",
        ),
        (
            "Police said bandits seized 12 traders in Zaria on Friday. Men said the attackers were Ansaru.",
            "local:bandits",
            "actor:ansaru",
        ),
        (
            "Boko Haram fighters raided a post in Diffa on Monday, while gunmen killed a trader in the town.",
            "local:gunmen",
            "actor:boko-haram",
        ),
    ],
)
def test_an_accusation_replaces_nothing_told_as_fact(text: str, plain: str, named: str) -> None:
    assert {plain, named} <= keys(text, ATTACKER)


def test_the_rebels_look_back_to_who_is_named() -> None:
    text = (
        "MANILA, Philippines - The army said the NPA attacked a village in Samar on Monday, killing three "
        "people. The rebels also burned a truck in the attack."
    )
    assert keys(text, ATTACKER) == {"actor:npa"}


def test_nobody_is_told_to_have_named_whom_another_named() -> None:
    text = "Police blamed militants for the bombing in Herat on Monday. A trader said the Taliban did it."
    report = annals.read_text(text, published=date(2024, 10, 24))
    assert isinstance(report, Report)
    told = [one for draft in annals.code(report, Settings()).drafts for one in draft.participants]
    named = [one for one in told if one.value.actor.key == "actor:taliban"]
    assert all("Taliban" in span.quote for one in named for span in one.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "Chadian soldiers, militiamen and intelligence officers killed 14 people in Abeche on Sunday.",
        "Ghanaian police and officers from Togo arrested 12 traders in Bawku on Tuesday.",
    ],
)
def test_ranks_beside_a_force_are_others(text: str) -> None:
    assert any(key.startswith("local:of") for key in keys(text, ATTACKER))


def test_ultras_are_rebels_in_indian_news_alone() -> None:
    text = "Ultras attacked the police with flares in Zagreb on Saturday, injuring 12 officers."
    assert "local:rebels" not in keys(text, ATTACKER)
    text = "GUWAHATI, India - Ultras attacked a police post in Manipur on Sunday, killing two constables."
    assert "local:rebels" in keys(text, ATTACKER)


def test_a_local_is_a_person() -> None:
    assert "local:local" in keys(
        "Hunters killed a local in the village of Bandia on Monday, the chief of the village said.", HIT
    )
