"""Joins a user's files of actors to the registry's rows, and tells every problem of theirs at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from annals.errors import GazetteerError
from annals.gazetteer._actor_cache import load_tables
from annals.gazetteer._actor_checks import TERRITORIES, circles
from annals.gazetteer._actor_rows import (
    ActorRow,
    Named,
    Rows,
    ServiceRow,
    frozen,
    parse,
    rows_of,
    with_memberships,
)
from annals.gazetteer._own_fields import NAMES, TABLES, fitting, nearest, shown
from annals.gazetteer._own_names import Names, Standing

R = TypeVar("R", bound=Named)


@dataclass(slots=True)
class _Given:
    """One name that a user gives an actor: where it stands, whose it is, and in which list."""

    source: str
    key: str
    name: str
    exact: bool
    shared: bool


@dataclass(slots=True)
class Own:
    """What users' files add to some rows; ``problems`` are told with the file and the entry.

    ``memberships`` are the parents that the entries name, ``given`` the names, each with its place.
    """

    rows: Rows
    problems: list[str] = field(default_factory=list)
    actors: list[ActorRow] = field(default_factory=list)
    extended: list[str] = field(default_factory=list)
    off: set[str] = field(default_factory=set)
    memberships: list[tuple[str, str]] = field(default_factory=list)
    given: list[_Given] = field(default_factory=list)

    def tell(self, source: str, problem: str) -> None:
        """Note one problem of an entry."""
        self.problems.append(f"{source}: {problem}")


def read_files(files: Iterable[Path]) -> tuple[tuple[str, bytes], ...]:
    """Return the bytes of users' files by their paths.

    Raises:
        GazetteerError: one cannot be read.
    """
    found = []
    for path in files:
        try:
            found.append((str(path), path.read_bytes()))
        except OSError as error:
            raise GazetteerError(
                f"the actor file {path} cannot be read: {error.strerror or error};"
                " mend registry.files in the settings, or put the file there"
            ) from error
    return tuple(found)


def check_files(files: Iterable[Path]) -> Own:
    """Return what users' files add to the packaged registry.

    Raises:
        GazetteerError: one cannot be read or is no TOML, or its entries have problems; all are listed.
    """
    return join_files(rows_of(load_tables()[0]), read_files(files))


def join_files(rows: Rows, files: Iterable[tuple[str, bytes]]) -> Own:
    """Join the actors, names and switches of some files to the rows.

    Raises:
        GazetteerError: a file is no TOML, or its entries have problems; all are listed.
    """
    own = Own(rows)
    tables = [(name, parse(name, raw)) for name, raw in files]
    for name, table in tables:
        _tables(own, name, table)
    for step in (_off, _actors, _extend):
        for name, table in tables:
            step(own, name, table)
    _parents(own)
    _prefer(own, tables)
    _names(own)
    if own.problems:
        count = "1 problem" if len(own.problems) == 1 else f"{len(own.problems)} problems"
        where = ", ".join(name for name, _ in tables)
        raise GazetteerError("\n".join([f"the actors of {where} have {count}:", *own.problems]))
    return own


def _tables(own: Own, name: str, table: Mapping[str, Any]) -> None:
    known = {*TABLES, "preferred"}
    for part, value in table.items():
        if part not in known:
            own.tell(name, f"there is no table {part}; {nearest(part, sorted(known))}")
        elif part == "preferred":
            if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
                own.tell(name, 'preferred must be a table, [preferred], of lines such as ERF = "actor:erf"')
        elif not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            own.tell(name, f"{part} must be entries, each under [[{part}]]")


def _entries(
    own: Own, name: str, table: Mapping[str, Any], part: str
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the entries of one sort that hold what they may, with the words for where they stand."""
    raw = table.get(part, ())
    if not isinstance(raw, list):
        return
    for place, values in enumerate(raw, start=1):
        if isinstance(values, dict):
            label = values.get("key") or values.get("name")
            source = f"{name}, {label}" if isinstance(label, str) else f"{name}, {part} {place}"
            required = ("key", "name") if part == "actor" else ("key",)
            if fitting(values, TABLES[part], required, partial(own.tell, source)):
                yield source, values


def _off(own: Own, name: str, table: Mapping[str, Any]) -> None:
    there = {f"actor:{row.key}" for row in own.rows.actors}
    for source, values in _entries(own, name, table, "off"):
        key = values["key"]
        if key in own.off:
            own.tell(source, "it is switched off twice; leave one [[off]] out")
        elif key.startswith("state:"):
            own.tell(source, "a state and its forces cannot be switched off")
        elif key not in there:
            own.tell(source, f"there is no actor {key} to switch off{_meant(key, there)}")
        else:
            own.off.add(key)
    gone = own.off
    own.rows.actors = [
        replace(row, parents=tuple(parent for parent in row.parents if parent not in gone))
        for row in own.rows.actors
        if f"actor:{row.key}" not in gone
    ]
    own.rows.preferred = {word: key for word, key in own.rows.preferred.items() if key not in gone}


def _actors(own: Own, name: str, table: Mapping[str, Any]) -> None:
    taken = {row.key: row.source for row in own.rows.actors}
    for source, values in _entries(own, name, table, "actor"):
        key = values["key"]
        if key in taken:
            own.tell(
                source,
                f"there is an actor:{key} already ({taken[key]}); give this one another key, add names to"
                " that one with [[extend]], or switch that one off with [[off]]",
            )
            continue
        _countries(own, source, values)
        taken[key] = source
        row = ActorRow(**frozen({**with_memberships(values), "source": source}))
        own.actors.append(row)
        own.rows.actors.append(row)
        _give(own, source, f"actor:{key}", values)


def _extend(own: Own, name: str, table: Mapping[str, Any]) -> None:
    for source, values in _entries(own, name, table, "extend"):
        key, more = values["key"], frozen(with_memberships(values))
        del more["key"]
        known = own.rows.known()
        if key not in known:
            own.tell(source, f"there is no {key} to extend{_meant(key, known)}")
            continue
        if not more:
            own.tell(source, f"it adds nothing; write what {key} is to have more, such as aliases = [...]")
        if not key.startswith("actor:") and (set(more) - {*NAMES, "foreign"}):
            own.tell(source, f"{key} can have more names alone; leave the rest out")
            continue
        _countries(own, source, values)
        _add(own.rows, source, key, more)
        own.extended.append(key)
        _give(own, source, key, values)


def _add(rows: Rows, source: str, key: str, more: dict[str, Any]) -> None:
    """Add names, countries and parents to one of the rows."""
    state, _, branch = key.removeprefix("state:").partition("/")
    if branch:
        rows.services.append(ServiceRow(source=source, state=state, branch=branch, **more))
    rows.actors = [_joined(row, more) if f"actor:{row.key}" == key else row for row in rows.actors]
    rows.states = [_joined(row, more) if f"state:{row.code}" == key else row for row in rows.states]


def _joined(row: R, more: Mapping[str, Any]) -> R:
    values: dict[str, Any] = {}
    for name in (one.name for one in fields(row) if one.name in more):
        held: Any = getattr(row, name)
        if isinstance(held, tuple):
            values[name] = _unique(held, more[name])
        elif name == "foreign":
            values[name] = {
                **held,
                **{code: _unique(held.get(code, ()), new) for code, new in more[name].items()},
            }
        else:
            values[name] = {**held, **more[name]} if isinstance(held, dict) else more[name]
    return replace(row, **values)


def _unique(*names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for some in names for name in some))


def _give(own: Own, source: str, key: str, values: Mapping[str, Any]) -> None:
    """Note the names and parents that an entry gives, to be checked when all are there."""
    own.memberships += [(source, parent) for parent in with_memberships(values).get("parents", ())]
    shared = set(values.get("shared", ()))
    given = {name: False for part in ("aliases", "loaded", "shared") for name in values.get(part, ())}
    given.update({name: False for names in values.get("foreign", {}).values() for name in names})
    if values.get("bare", True) and "name" in values and "(" not in values["name"]:
        given.setdefault(values["name"], False)
    given.update(dict.fromkeys(values.get("exact", ()), True))
    own.given += [_Given(source, key, name, exact, name in shared) for name, exact in given.items()]


def _countries(own: Own, source: str, values: Mapping[str, Any]) -> None:
    known = {code for row in own.rows.states for code in (row.country, row.code)} | TERRITORIES
    for code in dict.fromkeys((*values.get("countries", ()), *filter(None, [values.get("country")]))):
        if code not in known:
            own.tell(source, f"there is no country {shown(code)}{_country_meant(own.rows, code)}")


def _country_meant(rows: Rows, code: str) -> str:
    names = {
        name.casefold(): row.country or row.code
        for row in reversed(rows.states)
        for name in (row.code, row.name, row.official, *row.aliases, *row.exact, *row.shared)
    }
    meant = names.get(code.casefold())
    return f"; did you mean {meant}?" if meant else "; write its two letters (ISO 3166), such as ML"


def _parents(own: Own) -> None:
    """Check what the new and the extended actors are said to be a part of."""
    known = own.rows.known()
    for source, parent in own.memberships:
        if parent not in known:
            own.tell(source, f"there is no {parent} to be a part of{_meant(parent, known)}")
    for key in circles(own.rows.actors):
        own.tell(f"actor:{key}", "it is, through its parents, a part of itself; take one parent out")


def _prefer(own: Own, tables: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
    known = own.rows.known()
    for name, table in tables:
        preferred = table.get("preferred", {})
        for word, key in preferred.items() if isinstance(preferred, dict) else ():
            if isinstance(key, str) and key not in known:
                own.tell(f"{name}, preferred {word}", f"there is no {key}{_meant(key, known)}")
            own.rows.preferred[word] = key


def _meant(key: str, known: Iterable[str]) -> str:
    keys = set(known)
    if f"actor:{key}" in keys:
        return f"; did you mean actor:{key}?"
    close = difflib.get_close_matches(key, sorted(keys), n=1)
    return f"; did you mean {close[0]}?" if close else "; 'annals registry NAME' shows the keys"


def _names(own: Own) -> None:
    """Check that no name is somebody else's, or everybody's, without saying so."""
    names = Names(own.rows)
    for given in own.given:
        how, owners = names.standing(given.key, given.name, exact=given.exact)
        told = {
            Standing.WORDLESS: "has no word in it; leave it out",
            Standing.COMMON: "is a common word that would mean it everywhere; leave it out",
            Standing.NOBODY: "is known as the name of no actor; leave it out",
            Standing.TAKEN: f"is a word for {', '.join(owners)} already; leave it out",
            Standing.BORNE: (
                f"is a name of {', '.join(owners)} already; put it into shared if both bear it,"
                f" write [[extend]] for {''.join(owners[:1])} if they are one, or leave it out"
            ),
        }.get(how)
        if told and not (how == Standing.BORNE and given.shared):
            own.tell(given.source, f"{shown(given.name)} {told}")
