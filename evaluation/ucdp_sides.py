"""Compares the sides of a UCDP record with the actors that the product names, through the registry."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import permutations

from annals.export.chief import attackers, targets
from annals.gazetteer.actors import actors
from annals.model.draft import EventDraft
from annals.model.vocabulary import ActorKind
from evaluation.names import plain
from evaluation.picks import alone, shown

CIVILIANS = "Civilians"
_GOVERNMENT = "Government of "
_INSURGENTS = " insurgents"
_IN_BRACKETS = re.compile(r"\s*\(([^)]*)\)")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a record; ``keys`` are the actors of the registry that its name means, if any."""

    name: str
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """An actor that an answer names: its key, and the words for it. Unarmed people have the key CIVILIANS."""

    key: str
    words: tuple[str, ...]


def country_code(name: str) -> str | None:
    """Return the ISO code of a country as UCDP writes it ("Myanmar (Burma)"), None where none is meant."""
    inside = _IN_BRACKETS.search(name)
    for written in (name, _IN_BRACKETS.sub("", name), inside[1] if inside else ""):
        states = [one for one in actors().find(written.strip()) if one.category == "state"] if written else []
        if states:
            return states[0].country
    return None


def side_of(name: str, country: str | None) -> Side:
    """Return the side that a name of UCDP's stands for, in a record of this country.

    A government is the state; of several actors that bear the name those of the country are meant.
    """
    also = _table().get(name, ())
    if name.startswith(_GOVERNMENT):
        code = country_code(name.removeprefix(_GOVERNMENT))
        return Side(name, frozenset([*([f"state:{code}"] if code else []), *also]))
    found = [one for one in actors().find(name) if not one.key.startswith("state:")]
    here = [one for one in found if country in one.countries]
    return Side(name, frozenset([*(one.key for one in here or found), *also]))


def both(sides: Sequence[Side], named: Sequence[Named], year: int) -> bool:
    """Say whether every side is met, each by an actor of its own."""
    return any(
        all(meets(side, who, year) for side, who in zip(sides, order, strict=True))
        for order in permutations(named, len(sides))
    )


def meets(side: Side, who: Named, year: int) -> bool:
    """Say whether an actor is a side: by key, as a part of it in that year, or by name if it has no key."""
    if CIVILIANS in {side.name, who.key}:
        return side.name == who.key
    if side.keys:
        return _within(who.key, side.keys, year)
    told = plain(side.name.removesuffix(_INSURGENTS))
    return any(told in plain(words) for words in who.words)


def _within(key: str, wanted: frozenset[str], year: int) -> bool:
    """Say whether an actor is one of those wanted, a force of one, or in that year a part of one."""
    if key in wanted or key.partition("/")[0] in wanted:
        return True
    entry = actors().get(key)
    parents = entry.memberships if entry else ()
    return any(
        _within(one.key, wanted, year)
        for one in parents
        if (one.since is None or one.since <= year) and (one.until is None or year <= one.until)
    )


def named_in(draft: EventDraft | None) -> tuple[Named, ...]:
    """Return the attackers and targets of the incident table, and civilians where they are the target."""
    if draft is None:
        return ()
    event = alone(draft)
    people = [*attackers(event), *targets(event)]
    found = [_named(who.actor.key, who.actor.kind, (who.actor.name, who.actor.written)) for who in people]
    if shown(draft, "civilian_targeting"):
        found.append(Named(CIVILIANS, ()))
    return tuple({one.key: one for one in found}.values())


def _named(key: str, kind: ActorKind, words: tuple[str, ...]) -> Named:
    return Named(CIVILIANS, ()) if kind is ActorKind.CIVILIANS else Named(key, words)


def as_named(side: Side) -> Named:
    """Return an actor that meets the side, for base lines that answer with a constant."""
    if side.name == CIVILIANS:
        return Named(CIVILIANS, ())
    return Named(min(side.keys, default=""), (side.name,))


def written_in(text: str) -> tuple[Named, ...]:
    """Return the state named most often, and the first armed group, else civilians: two sides, unread."""
    country = most_named(text)
    state = [Named(f"state:{country}", ())] if country else []
    groups = (key for match in actors().match(text) for key in match.keys if _is_armed_group(key))
    return (*state, Named(next(groups, CIVILIANS), ()))


def _is_armed_group(key: str) -> bool:
    entry = actors().get(key)
    return entry is not None and entry.category == "armed_group"


def most_named(text: str) -> str | None:
    """Return the country of which a text has most words, of several the first by code; None of none."""
    counts = actors().countries(text)
    return min(counts, key=lambda code: (-counts[code], code), default=None)


@cache
def _table() -> dict[str, Iterable[str]]:
    """Return the keys of names of UCDP's that the registry does not hold under that name."""
    text = files(__package__).joinpath("sets", "ucdp_sides.toml").read_text(encoding="utf-8")
    return {row["name"]: row["keys"] for row in tomllib.loads(text)["side"]}
