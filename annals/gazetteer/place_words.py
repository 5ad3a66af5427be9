"""The words around names of places: kinds, directions, nearness; kept as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from annals.model.vocabulary import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """Words in lower case. ``kinds`` gives the level that each speaks for, finest first.

    ``directions`` gives the part of a place; ``near``, ``alias``, ``part``, ``inside``, ``around``,
    ``not_names``, ``desks``, ``breaks``, ``street``, ``town_part``, ``quarter``, ``town_link``, ``border``,
    ``held``, ``definite``, ``again``, ``back`` and ``country_cues`` are explained in the data file.
    """

    kinds: Mapping[str, tuple[Level, ...]]
    directions: Mapping[str, str]
    part: frozenset[str]
    near: tuple[str, ...]
    alias: tuple[str, ...]
    inside: frozenset[str]
    around: frozenset[str]
    not_names: frozenset[str]
    desks: frozenset[str]
    breaks: frozenset[str]
    street: frozenset[str]
    town_part: frozenset[str]
    quarter: frozenset[str]
    town_link: frozenset[str]
    border: frozenset[str]
    held: frozenset[str]
    definite: frozenset[str]
    unit_phrases: tuple[tuple[str, ...], ...]
    again: frozenset[str]
    back: frozenset[str]
    country_cues: Mapping[str, frozenset[str]]


def is_held(word: str) -> bool:
    """Say whether a word says in whose hands a place is, and so names none ("Kurdish-run")."""
    return "-" in word and word.rpartition("-")[2].lower() in place_words().held


@cache
def place_words() -> PlaceWords:
    """Return the words that the package carries."""
    text = files("annals.gazetteer").joinpath("data", "place_words.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    kinds: dict[str, tuple[Level, ...]] = {}
    for level, words in data["kinds"].items():
        for word in words:
            kinds[word] = (*kinds.get(word, ()), Level(level))
    lists = data["words"]
    return PlaceWords(
        kinds=kinds,
        directions={word: part for part, words in data["directions"].items() for word in words},
        part=frozenset(lists["part"]),
        near=tuple(sorted(lists["near"], key=len, reverse=True)),
        alias=tuple(sorted(lists["alias"], key=len, reverse=True)),
        inside=frozenset(lists["inside"]),
        around=frozenset(lists["around"]),
        not_names=frozenset(lists["not_names"]),
        desks=frozenset(lists["desks"]),
        breaks=frozenset(lists["breaks"]),
        street=frozenset(lists["street"]),
        town_part=frozenset(lists["town_part"]),
        quarter=frozenset(lists["quarter"]),
        town_link=frozenset(lists["town_link"]),
        border=frozenset(lists["border"]),
        held=frozenset(lists["held"]),
        definite=frozenset(lists["definite"]),
        unit_phrases=tuple(tuple(one.split()) for one in lists["unit_phrases"]),
        again=frozenset(lists["again"]),
        back=frozenset(lists["back"]),
        country_cues={code: frozenset(words) for code, words in data["country_cues"].items()},
    )
