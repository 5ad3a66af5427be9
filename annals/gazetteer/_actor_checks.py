"""Finds what is wrong with the rows of the registry's own files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from annals.errors import GazetteerError
from annals.gazetteer._actor_rows import CATEGORIES, ActorRow, Named, Rows
from annals.model.vocabulary import ActorKind


def check(rows: Rows) -> None:
    """Raise one error that lists every problem of the rows, if there is any.

    Raises:
        GazetteerError: fields missing or unknown, keys or aliases used twice, parents that do not
            exist or go round in circles, years out of order, unknown kinds, categories or states.
    """
    problems = [*rows.problems]
    known = rows.known()
    countries = {row.code for row in rows.states} | {row.country for row in rows.states}
    problems += _repeated(
        [f"state:{row.code}" for row in rows.states] + [f"actor:{row.key}" for row in rows.actors]
    )
    for state in rows.states:
        problems += _years(state)
    for service in rows.services:
        if f"state:{service.state}/{service.branch}" not in known:
            problems.append(f"{service.source}: no state {service.state!r} with branch {service.branch!r}")
        problems += _years(service)
    for actor in rows.actors:
        problems += _years(actor)
        problems += _of_actor(actor, known, countries)
        problems += _memberships(actor)
    problems += [f"preferred: no actor {key!r}" for key in rows.preferred.values() if key not in known]
    problems += [f"key 'actor:{key}' is its own parent's parent" for key in circles(rows.actors)]
    if problems:
        raise GazetteerError("the actor registry has problems:\n" + "\n".join(f"- {one}" for one in problems))


def _repeated(keys: list[str]) -> list[str]:
    counts = Counter(keys)
    return [f"key {key!r} is used {count} times" for key, count in counts.items() if count > 1]


def _years(row: Named) -> list[str]:
    first_and_last = 2
    if len(row.years) > first_and_last or not all(isinstance(year, int) for year in row.years):
        return [f"{row.source}: years are [from] or [from, to], not {list(row.years)}"]
    if len(row.years) == first_and_last and row.years[0] > row.years[1]:
        return [f"{row.source}: years out of order: {row.years[0]} to {row.years[1]}"]
    return []


def _memberships(row: ActorRow) -> list[str]:
    named = Named(source=row.source)
    return [problem for years in row.member_years.values() for problem in _years(replace(named, years=years))]


_DEPENDENT = (
    "AS AI AW BM IO KY CK CW FK FO GF PF GI GL GP GU GG IM JE MQ YT MS",
    "NC NU NF MP PN RE BL SH MF PM SX TC VG VI",
)
TERRITORIES = frozenset(code for line in _DEPENDENT for code in line.split())
"""Codes of land with people on it that is no state of the registry, where an actor may be."""


def _of_actor(actor: ActorRow, known: set[str], countries: set[str]) -> list[str]:
    problems = [f"{actor.source}: no parent {parent!r}" for parent in actor.parents if parent not in known]
    if actor.category not in CATEGORIES:
        problems.append(f"{actor.source}: unknown category {actor.category!r}")
    if actor.kind not in set(ActorKind):
        problems.append(f"{actor.source}: unknown kind {actor.kind!r}")
    places = {*actor.countries, actor.country} - {""}
    unknown = sorted(places - countries - TERRITORIES)
    return problems + [f"{actor.source}: unknown country {code!r}" for code in unknown]


def circles(actors: Iterable[ActorRow]) -> list[str]:
    """Return the keys of the actors that are, through their parents, a part of themselves."""
    parents = {f"actor:{row.key}": row.parents for row in actors}
    found = []
    for key, above in parents.items():
        seen, front = {key}, list(above)
        while front:
            one = front.pop()
            if one == key:
                found.append(key.removeprefix("actor:"))
                break
            if one not in seen:
                seen.add(one)
                front += parents.get(one, ())
    return found
