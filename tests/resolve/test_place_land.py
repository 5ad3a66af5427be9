"""Acts that tell no place and may not be in the country that their report speaks of."""

from __future__ import annotations

import pytest

from annals.gazetteer.actors import actors
from annals.resolve.places.land import is_home
from annals.resolve.speakers.role import Sides
from annals.resolve.where_when.at_home import may_be_in
from tests.extract.test_trained import act, read

_NONE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("text", "inland"),
    [
        ("Men fired at an oil tanker on Monday.", False),
        ("Men fired at a freighter on Monday.", False),
        ("Men fired at oil tanker trucks on Monday.", True),
        ("Men fired at a fuel tanker on Monday.", True),
    ],
)
def test_what_is_at_sea_is_in_no_country(text: str, *, inland: bool) -> None:
    (frame,) = read(act("fired", text=text), text=text).frames
    assert may_be_in(frame, Sides(attackers=_NONE, attacked=_NONE), "GR") is inland


@pytest.mark.parametrize(
    ("attacker", "attacked", "home"),
    [
        ("state:KE/air_force", "state:SO/army", False),
        ("state:KE/air_force", "actor:a-group", True),
        ("actor:a-group", "state:SO/army", True),
        ("state:SO", "state:KE/army", True),
    ],
)
def test_a_states_strike_on_another_is_not_at_home(attacker: str, attacked: str, *, home: bool) -> None:
    text = "Jets fired at a post on Monday."
    (frame,) = read(act("fired", text=text), text=text).frames
    sides = Sides(attackers=frozenset({attacker}), attacked=frozenset({attacked}))
    assert may_be_in(frame, sides, "KE") is home


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Gunmen killed nine people in a bar on Sunday, Ecuador's police chief said.", True),
        ("Kenya's interior minister said bandits shot dead six herders on Monday.", True),
        ("Somalia's army said al-Shabab killed nine soldiers on Sunday.", True),
        ("Spain's foreign minister confirmed that gunmen killed nine.", False),
        ("Ecuador's police said gunmen from Peru killed nine.", False),
        ("French soldiers killed two men of Boko Haram on Monday.", False),
    ],
)
def test_bodies_that_act_in_their_own_land_tell_it(text: str, *, home: bool) -> None:
    codes = {"Ecuador": "EC", "Kenya": "KE", "Somalia": "SO", "Spain": "ES", "French": "FR"}
    code = next(code for name, code in codes.items() if text.startswith(name) or f" {name}'s" in text)
    assert is_home(text, code, actors()) is home


def test_where_the_forces_of_the_one_state_are_hit_is_at_home() -> None:
    text = "Honduras mourns: gunmen killed five officers on Tuesday."
    assert is_home(text, "HN", actors(), {"state:HN/police"})
    assert not is_home(text, "HN", actors(), {"local:civilians"})
    assert not is_home(f"{text} Guatemala sent help.", "HN", actors(), {"state:HN/police"})
