"""City and state, as data sets of the United States write them and as a place of the product has them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from annals.model.values import Place
from annals.model.vocabulary import Level
from evaluation.names import plain

_BRACKETS = re.compile(r"^(.*?)\s*\(([^()]*)\)\s*$")
_CITY = r"((?:(?:St\.|Ft\.|Mt\.|[A-Z][\w'\u2019-]+)\s)*[A-Z][\w'\u2019-]+)"


@dataclass(frozen=True, slots=True)
class CityState:
    """Plain names. ``cities`` are those that are right in a key, or the one that is said."""

    cities: frozenset[str]
    state: str

    def met_by(self, said: CityState | None) -> bool:
        """Say whether what is said is of this state and names one of the cities."""
        return said is not None and said.state == self.state and bool(said.cities & self.cities)


def key_place(city: str, state: str) -> CityState:
    """Read a key's city and state.

    "Chicago (Englewood)" is right as Chicago and as Englewood, "Catawba (county)" as the county.
    """
    parts = _BRACKETS.match(city)
    names = (parts[1], parts[2]) if parts and parts[2] != "county" else (parts[1] if parts else city,)
    return CityState(frozenset(_city(name) for name in names), plain(state))


def told_place(place: Place | None) -> CityState | None:
    """Read the product's place: its own name for a settlement or what is finer, with its state.

    A district is read as its county. Wider places name no city. The second administrative level
    of a settlement is not taken: a county is no answer where the city was asked for.
    """
    if place is None or place.admin1 is None or place.country not in {"US", None}:
        return None
    if place.level not in {Level.SETTLEMENT, Level.INSTALLATION, Level.DISTRICT}:
        return None
    return CityState(frozenset({_city(place.name)}), plain(place.admin1))


def first_city_and_state(text: str) -> CityState | None:
    """Return the first "City, State" that the text writes out, with any usual short form."""
    found = _written().search(text)
    return CityState(frozenset({_city(found[1])}), _short_forms()[plain(found[2])]) if found else None


def _city(name: str) -> str:
    words = re.sub(r"\s+county$", "", name.strip(), flags=re.IGNORECASE)
    return plain("New York" if words.casefold() == "new york city" else words)


@cache
def _states() -> dict[str, list[str]]:
    text = files("evaluation.sets").joinpath("us_states.toml").read_text(encoding="utf-8")
    states: dict[str, list[str]] = tomllib.loads(text)["states"]
    return states


@cache
def _short_forms() -> dict[str, str]:
    return {plain(form): plain(name) for name, forms in _states().items() for form in (name, *forms)}


@cache
def _written() -> re.Pattern[str]:
    forms = sorted(
        (form for name, short in _states().items() for form in (name, *short)), key=len, reverse=True
    )
    return re.compile(rf"\b{_CITY},\s+({'|'.join(re.escape(form) for form in forms)})(?!\w)")
