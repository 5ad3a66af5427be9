"""Reads the actor registry's files and finds what is wrong with them."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from annals.errors import GazetteerError
from annals.model.vocabulary import ActorKind

CATEGORIES = frozenset(
    {
        *("state", "government", "military", "police", "intelligence", "armed_group", "coalition"),
        *("peacekeepers", "un", "monitor", "aid", "agency", "outlet", "hospital", "other"),
    }
)
PARTIES = frozenset({"state", "government", "military", "police", "intelligence", "armed_group", "coalition"})
OUTLETS = frozenset({"agency", "outlet"})
FILES = (
    *("states.toml", "forces.toml", "services.toml", "middle_east.toml", "africa.toml", "asia.toml"),
    *("europe.toml", "americas.toml", "coalitions.toml", "monitors.toml", "media.toml", "generics.toml"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What every row may carry. ``source`` is the file and the place in it, for messages."""

    source: str
    aliases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    loaded: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRow(Named):
    """A state. ``the`` marks names that take the article."""

    code: str
    name: str
    country: str = ""
    the: bool = False
    official: str = ""
    adjectives: tuple[str, ...] = ()
    loaded_adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    surname: bool = False
    context: tuple[str, ...] = ()
    wikidata: str = ""
    ucdp: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchRow:
    """A kind of force or office that every state may have, with the words for it.

    ``with_state`` words mean it only beside a state; alone they may be anybody's.
    """

    source: str
    id: str
    name: str
    category: str
    words: tuple[str, ...]
    kind: str = "state_forces"
    parent: str = ""
    with_state: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    loaded: tuple[str, ...] = ()
    party: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRow(Named):
    """Names of one state's branch that are its own."""

    state: str
    branch: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow(Named):
    """An actor that is no state. ``bare`` False: its name alone is too common a word to find it."""

    key: str
    name: str
    category: str = "armed_group"
    kind: str = "rebel"
    country: str = ""
    countries: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    party: bool | None = None
    bare: bool = True
    wikidata: str = ""
    ucdp: int = 0


@dataclass(slots=True, kw_only=True)
class Rows:
    """Everything the files say, in their order. ``tables`` are the lists of single words."""

    states: list[StateRow] = field(default_factory=list)
    branches: list[BranchRow] = field(default_factory=list)
    services: list[ServiceRow] = field(default_factory=list)
    actors: list[ActorRow] = field(default_factory=list)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    spellings: dict[str, str] = field(default_factory=dict)
    preferred: dict[str, str] = field(default_factory=dict)
    generics: list[dict[str, Any]] = field(default_factory=list)
    references: list[dict[str, Any]] = field(default_factory=list)
    name_tails: list[dict[str, Any]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def known(self) -> set[str]:
        """Return the key of every state, composed actor and actor."""
        states = {f"state:{row.code}" for row in self.states}
        composed = {f"{state}/{branch.id}" for state in states for branch in self.branches}
        return states | composed | {f"actor:{row.key}" for row in self.actors}


R = TypeVar("R", StateRow, BranchRow, ServiceRow, ActorRow)


def packaged_tables() -> dict[str, dict[str, Any]]:
    """Return the parsed files of the package by their names."""
    folder = files("annals.gazetteer").joinpath("data", "actors")
    return {name: _parse(name, folder.joinpath(name).read_bytes()) for name in FILES}


def tables_of(path: Path) -> dict[str, dict[str, Any]]:
    """Return a user's file, parsed, by its name.

    Raises:
        GazetteerError: it cannot be read or is no TOML.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise GazetteerError(f"the actor file {path} cannot be read: {error.strerror}") from error
    return {path.name: _parse(path.name, raw)}


def _parse(name: str, raw: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GazetteerError(f"the actor file {name} is no TOML: {error}") from error


def rows_of(tables: Mapping[str, Mapping[str, Any]]) -> Rows:
    """Turn parsed files into rows; what does not fit goes to ``problems``."""
    rows = Rows()
    for name, table in tables.items():
        defaults = table.get("defaults", {})
        rows.states += _typed(StateRow, name, table.get("state", ()), {}, rows.problems)
        rows.branches += _typed(BranchRow, name, table.get("branch", ()), {}, rows.problems)
        rows.services += _typed(ServiceRow, name, table.get("service", ()), {}, rows.problems)
        rows.actors += _typed(ActorRow, name, table.get("actor", ()), defaults, rows.problems)
        rows.spellings.update(table.get("spellings", {}))
        rows.preferred.update(table.get("preferred", {}))
        words = {key: tuple(value) for key, value in table.get("words", {}).items()}
        for list_name in ("empty_modifiers", "describing"):
            if list_name in table:
                words[list_name] = tuple(table[list_name])
        rows.words.update(words)
        rows.generics += table.get("generic", ())
        rows.references += table.get("reference", ())
        rows.name_tails += table.get("name_tail", ())
        for pronoun in table.get("pronoun", ()):
            rows.words["pronouns"] = tuple(pronoun["words"])
    return rows


def _typed(
    kind: type[R],
    file: str,
    raw: Iterable[Mapping[str, Any]],
    defaults: Mapping[str, Any],
    problems: list[str],
) -> list[R]:
    """Make one row of each table, or a problem of it."""
    wanted = {one.name: one for one in fields(kind)}
    made: list[R] = []
    for place, values in enumerate(raw, start=1):
        label = values.get("key") or values.get("code") or values.get("id") or f"row {place}"
        source = f"{file}, {label}"
        unknown = sorted(set(values) - set(wanted))
        if unknown:
            problems.append(f"{source}: unknown field {', '.join(unknown)}")
            continue
        merged = {**defaults, **values, "source": source}
        try:
            made.append(kind(**{key: _frozen(value) for key, value in merged.items() if key in wanted}))
        except TypeError as error:
            problems.append(f"{source}: {str(error).partition('__init__() ')[2] or error}")
    return made


def _frozen(value: object) -> Any:  # noqa: ANN401  (a value of a TOML file, checked by its row)
    return tuple(value) if isinstance(value, list) else value


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
    problems += [f"preferred: no actor {key!r}" for key in rows.preferred.values() if key not in known]
    problems += _circles(rows.actors)
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


_TERRITORIES = frozenset({"NC", "GP"})


def _of_actor(actor: ActorRow, known: set[str], countries: set[str]) -> list[str]:
    problems = [f"{actor.source}: no parent {parent!r}" for parent in actor.parents if parent not in known]
    if actor.category not in CATEGORIES:
        problems.append(f"{actor.source}: unknown category {actor.category!r}")
    if actor.kind not in set(ActorKind):
        problems.append(f"{actor.source}: unknown kind {actor.kind!r}")
    places = {*actor.countries, actor.country} - {""}
    unknown = sorted(places - countries - _TERRITORIES)
    return problems + [f"{actor.source}: unknown country {code!r}" for code in unknown]


def _circles(actors: list[ActorRow]) -> list[str]:
    parents = {f"actor:{row.key}": row.parents for row in actors}
    problems = []
    for key, above in parents.items():
        seen, front = {key}, list(above)
        while front:
            one = front.pop()
            if one == key:
                problems.append(f"key {key!r} is its own parent's parent")
                break
            if one not in seen:
                seen.add(one)
                front += parents.get(one, ())
    return problems
