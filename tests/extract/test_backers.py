"""Who stands behind a side and did nothing is no attacker; forces of his that took part are."""

from __future__ import annotations

from datetime import date

import pytest

import annals
from annals.model.report import Report

ONE_SIDE = [
    (
        "Hezbollah, an ally of Iran, fired rockets at the town of Acre on Monday, a fisherman said.",
        "actor:hezbollah",
    ),
    (
        "Syrian troops, supported by Russia, shelled the town of Jisr al-Shughur on Monday, a doctor said.",
        "state:SY/armed_forces",
    ),
    (
        "Rebels backed by Turkey shelled the village of Tal Rifaat on Monday, killing three civilians.",
        "local:rebels",
    ),
]
TWO_SIDES = [
    (
        "Syrian troops, backed by Russian warplanes, attacked the town of Kobal on Monday.",
        "state:RU/air_force",
    ),
    ("Hamas, an ally of Hezbollah, and Hezbollah fired rockets at Acre on Monday.", "actor:hezbollah"),
]


def attackers(text: str) -> set[str]:
    report = annals.read_text(text, published=date(2024, 10, 24))
    assert isinstance(report, Report)
    told = (one.value for draft in annals.code(report).drafts for one in draft.participants)
    return {one.actor.key for one in told if one.role.value == "attacker"}


@pytest.mark.parametrize(("text", "key"), ONE_SIDE)
def test_who_stands_behind_an_attacker_is_none(text: str, key: str) -> None:
    assert attackers(text) == {key}


def test_a_group_named_in_the_words_for_its_people_is_one_attacker() -> None:
    text = "Rebels of the Northern Front shot dead two policemen near Kobal on Monday, an officer said."
    assert attackers(text) == {"local:northern front"}


@pytest.mark.parametrize(("text", "key"), TWO_SIDES)
def test_who_took_part_is_an_attacker(text: str, key: str) -> None:
    assert key in attackers(text)
    assert len(attackers(text)) > 1


def test_members_of_a_group_are_the_group() -> None:
    text = "Members of the Northern Front shot dead two policemen near Kobal on Monday, an officer said."
    assert "local:northern front" in attackers(text)
    assert len(attackers(text)) == 1
