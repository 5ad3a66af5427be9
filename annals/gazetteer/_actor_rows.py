"""Reads the actor registry's own files into rows."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from importlib.resources import files
from typing import Any, TypeVar

from annals.errors import GazetteerError

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
    """What every row may carry. ``source`` is the file and the place in it, for messages.

    ``foreign`` holds the names that are words of another language, by its ISO 639-1 code. ``at_home``
    are names of plain words, which others may bear anywhere: they count only in reports of its countries.
    """

    source: str
    aliases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    loaded: tuple[str, ...] = ()
    at_home: tuple[str, ...] = ()
    foreign: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    years: tuple[int, ...] = ()

    def names_abroad(self) -> tuple[str, ...]:
        """Return the names of other languages, in the order of their codes in the file."""
        return tuple(name for names in self.foreign.values() for name in names)


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
    """An actor that is no state. ``bare`` False: its name alone is too common a word to find it.

    ``member_years`` are the years of those memberships in ``parents`` that did not last as long as it.
    """

    key: str
    name: str
    category: str = "armed_group"
    kind: str = "rebel"
    country: str = ""
    countries: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    member_years: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
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
    return {name: parse(name, folder.joinpath(name).read_bytes()) for name in FILES}


def parse(name: str, raw: bytes) -> dict[str, Any]:
    """Return what a TOML file holds.

    Raises:
        GazetteerError: it is no TOML.
    """
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
        merged = {**defaults, **with_memberships(values), "source": source}
        try:
            made.append(kind(**{key: frozen(value) for key, value in merged.items() if key in wanted}))
        except TypeError as error:
            problems.append(f"{source}: {str(error).partition('__init__() ')[2] or error}")
    return made


def with_memberships(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return an actor's values with the years of its memberships apart from the keys of its parents."""
    parents = values.get("parents", ())
    bounded = {one["key"]: one["years"] for one in parents if isinstance(one, dict)}
    if not bounded:
        return dict(values)
    keys = [one["key"] if isinstance(one, dict) else one for one in parents]
    return {**values, "parents": keys, "member_years": bounded}


def frozen(value: object) -> Any:  # noqa: ANN401  (a value of a TOML file, checked by its row)
    """Return a value of a TOML file with tuples for its lists."""
    if isinstance(value, dict):
        return {key: frozen(one) for key, one in value.items()}
    return tuple(value) if isinstance(value, list) else value
