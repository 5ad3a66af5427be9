"""Names of plain words: an actor's in reports of its own country and years, anybody's in others."""

from __future__ import annotations

from datetime import date

import pytest

import annals
from annals.gazetteer.actors import actors
from annals.model.report import Report
from annals.model.vocabulary import ParticipantRole
from annals.settings import Settings


def attackers(text: str, year: int = 2024) -> set[str]:
    """Return the keys of all who attack in the drafts of a text published in a year."""
    report = annals.read_text(text, published=date(year, 10, 24))
    assert isinstance(report, Report)
    told = (one.value for draft in annals.code(report, Settings()).drafts for one in draft.participants)
    return {who.actor.key for who in told if who.role is ParticipantRole.ATTACKER}


@pytest.mark.parametrize(
    ("at_home", "abroad", "key"),
    [
        (
            "Bedouin gunmen shot dead three residents in Sweida, Syria, on Monday.",
            "Bedouin gunmen shot dead three residents in Rahat, Israel, on Monday.",
            "actor:bedouin-fighters-syria",
        ),
        (
            "The Eighth Brigade shot dead two men in Busra al-Sham in Syria's Daraa province on Monday.",
            "The Eighth Brigade shot dead two men in Misrata, Libya, on Monday.",
            "actor:eighth-brigade-daraa",
        ),
        (
            "G9 gunmen attacked a market in Port-au-Prince, Haiti, on Monday, killing two women.",
            "G9 gunmen attacked a market in Lima, Peru, on Monday, killing two women.",
            "actor:g9",
        ),
        (
            "National Resistance Forces shelled a village near Hays in Yemen on Monday, killing a boy.",
            "National Resistance Forces shelled a village near Lyon in France on Monday, killing a boy.",
            "actor:national-resistance-yemen",
        ),
    ],
)
def test_only_at_home(at_home: str, abroad: str, key: str) -> None:
    assert attackers(at_home) == {key}
    assert key not in attackers(abroad)


def test_a_service_is_that_of_the_report_s_country_and_year() -> None:
    text = "General Security officers shot dead a smuggler in {}, on Monday, residents said."
    assert attackers(text.format("Homs, Syria"), 2025) == {"state:SY/security_forces"}
    home = actors().home("General Security", "state:SY/security_forces")
    assert home is not None
    assert home.years == (2025,)
    assert attackers(text.format("Beirut, Lebanon"), 2025) == {"state:LB/security_forces"}


def test_a_longer_name_tells_enough() -> None:
    text = "The Sultan Murad Division shot dead two men on Monday, residents of the village said in a letter."
    assert attackers(text) == {"actor:sultan-murad-division"}


def test_a_name_with_its_country_in_brackets_needs_no_other() -> None:
    registry = actors()
    home = registry.home("People's Defence Force", "actor:peoples-defence-force-myanmar")
    assert home is not None
    assert not home.told
    assert registry.home("Boko Haram", "actor:boko-haram") is None


def test_who_bears_a_name_after_somebody_is_not_he() -> None:
    text = "A shell hit a school named after Sultan Murad in Azaz, Syria, on Monday, wounding five pupils."
    assert attackers(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two factions of a drivers' union fought with sticks in Lagos, Nigeria, on Monday.",
            "local:factions",
        ),
        (
            "Rebel factions shelled a market in Tripoli, Libya, on Monday, killing a woman.",
            "local:rebels",
        ),
    ],
)
def test_factions_are_rebels_where_that_is_said(text: str, expected: str) -> None:
    assert expected in attackers(text)
