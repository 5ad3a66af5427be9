"""What each field of a user's actors takes, and the words that refuse another value."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from annals.gazetteer._actor_rows import CATEGORIES
from annals.model.vocabulary import ActorKind

Problem = Callable[[str], None]
"""Told what is wrong with one field, without the file and the entry."""

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2}")
_EARLIEST, _LATEST = 1700, 2200
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Field:
    """What a field takes, in words for a person, and the check of one value."""

    right: str
    fits: Callable[[Any], bool]


def _is_text(value: object) -> bool:
    return isinstance(value, str) and any(map(str.isalnum, value))


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _are_years(value: object) -> bool:
    most = 2
    return (
        isinstance(value, list)
        and len(value) <= most
        and all(isinstance(year, int) and not isinstance(year, bool) for year in value)
        and all(_EARLIEST <= year <= _LATEST for year in value)
        and value == sorted(value)
    )


def _are_names_abroad(value: object) -> bool:
    return isinstance(value, dict) and all(
        _LANGUAGE.fullmatch(code) and _are_texts(names) for code, names in value.items()
    )


def _is_parent(value: object) -> bool:
    if isinstance(value, dict):
        return set(value) == {"key", "years"} and _is_text(value["key"]) and _are_years(value["years"])
    return _is_text(value)


_TEXT = Field("a text", _is_text)
_TEXTS = Field('a list of texts, such as ["River Front"]', _are_texts)
_TRUTH = Field("true or false", lambda value: isinstance(value, bool))
_YEARS = Field(
    "the first year, or the first and the last, such as [2012] or [2012, 2019], the earlier first", _are_years
)

NAMES = ("aliases", "exact", "shared", "loaded")
_NAMES = {
    **dict.fromkeys(NAMES, _TEXTS),
    "foreign": Field(
        'lists of names under two-letter codes of languages, such as { fr = ["Front du Fleuve"] }',
        _are_names_abroad,
    ),
}
_PLACED = {
    "countries": Field('a list of two-letter codes (ISO 3166), such as ["ML", "NE"]', _are_texts),
    "parents": Field(
        'a list of keys, such as ["actor:al-qaeda"] or [{ key = "actor:al-qaeda", years = [2012, 2016] }]',
        lambda value: isinstance(value, list) and all(map(_is_parent, value)),
    ),
}
_IDS = {
    "wikidata": Field(
        'an id there, such as "Q8269"',
        lambda value: isinstance(value, str) and re.fullmatch(r"Q[0-9]+", value) is not None,
    ),
    "ucdp": Field(
        "the number of an actor there", lambda value: isinstance(value, int) and not isinstance(value, bool)
    ),
}
ACTOR = {
    "key": Field(
        'small letters, digits and hyphens, such as "example-river-front", without "actor:"',
        lambda value: isinstance(value, str) and _KEY.fullmatch(value) is not None,
    ),
    "name": _TEXT,
    **_NAMES,
    **_PLACED,
    "country": Field('a two-letter code (ISO 3166), such as "ML"', _is_text),
    "years": _YEARS,
    "category": Field(
        "one of " + ", ".join(sorted(CATEGORIES)),
        lambda value: isinstance(value, str) and value in CATEGORIES,
    ),
    "kind": Field(
        "one of " + ", ".join(ActorKind), lambda value: isinstance(value, str) and value in set(ActorKind)
    ),
    "party": _TRUTH,
    "bare": _TRUTH,
    **_IDS,
}
EXTEND = {"key": _TEXT, **_NAMES, **_PLACED, **_IDS}
OFF = {"key": _TEXT}
_EXAMPLES = {"key": '"example-river-front"', "name": '"Example River Front"'}
TABLES = {"actor": ACTOR, "extend": EXTEND, "off": OFF}


def fitting(
    values: Mapping[str, Any], wanted: Mapping[str, Field], required: Iterable[str], tell: Problem
) -> bool:
    """Say whether an entry has what it must have and nothing that it cannot have; tell what not."""
    problems = [
        f"there is no field {name}; {nearest(name, wanted)}"
        if name not in wanted
        else f"{name} must be {wanted[name].right}, not {shown(value)}"
        for name, value in values.items()
        if name not in wanted or not wanted[name].fits(value)
    ]
    problems += [
        f"{name} is missing; write {name} = {_EXAMPLES[name]}" for name in required if name not in values
    ]
    for problem in problems:
        tell(problem)
    return not problems


def nearest(name: str, known: Iterable[str]) -> str:
    """Return what may have been meant, or else all that there is."""
    close = difflib.get_close_matches(name, known, n=1)
    return f"did you mean {close[0]}?" if close else "there are " + ", ".join(known)


def shown(value: object) -> str:
    """Return a value of a file as it may stand in a message."""
    written = json.dumps(value, default=str, ensure_ascii=False)
    return written if len(written) <= _SHOWN else written[: _SHOWN - 1] + "…"
