"""Joins the actors of a list to the registry: those that it has get more names, the rest are new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from annals.gazetteer._actor_cache import load_tables
from annals.gazetteer._actor_rows import PARTIES, ActorRow, rows_of
from annals.gazetteer._own_names import Names, Standing
from annals.gazetteer.actors import ActorEntry, Actors
from annals.gazetteer.imports.found import Found, Left, is_abbreviation, slug
from annals.text.normalise import fold

_SHORTEST = 3
_WHY = {
    Standing.WORDLESS: "no word in the name",
    Standing.COMMON: "a common word, no name",
    Standing.NOBODY: "the name of no actor",
    Standing.TAKEN: "a word for a state or its people",
    Standing.BORNE: "a name of another actor of the registry",
}


@dataclass(slots=True, kw_only=True)
class Entry:
    """What one actor becomes in the file: a new one, or more names for one of the registry's.

    ``shared`` names are borne by others too; ``bare`` False: its name alone would mean somebody else.
    """

    key: str
    new: bool
    found: Found
    names: list[str] = field(default_factory=list)
    exact: list[str] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    bare: bool = True


@dataclass(slots=True, kw_only=True)
class Imported:
    """The entries that a list becomes, in the order of its lines, and all that was left out of it.

    ``known`` counts the actors that the registry has already, with every name.
    """

    entries: list[Entry] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    known: int = 0


def join(found: Iterable[Found | Left], registry: Actors) -> Imported:
    """Join what a list holds to the packaged registry; nothing of it is lost without being told."""
    made = Imported()
    entries: dict[str, Entry] = {}
    by_name: dict[str, list[Entry]] = {}
    for one in found:
        if isinstance(one, Left):
            made.left.append(one)
            continue
        if _force(one, registry):
            why = "a force of a state; the registry makes its names"
            made.left.append(Left(place=one.place, name=one.names[0], why=why))
            continue
        entry = _entry(one, registry, entries, by_name)
        if entry is None:
            made.left.append(
                Left(place=one.place, name=one.names[0], why="it may be a person: no word says what it is")
            )
            continue
        made.left += _add(entry, one, registry)
        for name in (*one.names, *one.exact):
            by_name.setdefault(fold(name), []).append(entry)
    _stand(entries.values(), made)
    made.entries = [one for one in entries.values() if one.new or one.names or one.exact or one.shared]
    made.known = len(entries) - len(made.entries)
    return made


def _entry(
    one: Found, registry: Actors, entries: dict[str, Entry], by_name: dict[str, list[Entry]]
) -> Entry | None:
    """Return the entry that an actor belongs to, made where there is none; None: it is no organisation."""
    owner = _owner(one, registry)
    if owner is not None:
        return entries.setdefault(owner.key, Entry(key=owner.key, new=False, found=one))
    for name in one.names:
        for entry in by_name.get(fold(name), ()):
            if entry.new and " " in name and _near(one.countries, entry.found.countries):
                return entry
    if not one.certain:
        return None
    stem = slug(one.names[0])
    tries = [stem, *(f"{stem}-{code.lower()}" for code in one.countries[:1])]
    tries += [f"{stem}-{number}" for number in range(2, len(entries) + 3)]
    key = next(each for each in tries if f"actor:{each}" not in entries and not registry.get(f"actor:{each}"))
    entry = Entry(key=f"actor:{key}", new=True, found=one)
    entries[entry.key] = entry
    return entry


def _owner(one: Found, registry: Actors) -> ActorEntry | None:
    """Return the actor of the registry that this one is: a name of both, and countries that allow it."""
    for name in (*one.names, *one.exact):
        alone = " " not in name
        fitting = [
            entry
            for entry in registry.find(name)
            if _fits(one, entry) and (_near(one.countries, entry.countries) or not (entry.countries or alone))
        ]
        if alone:
            fitting = [entry for entry in fitting if one.countries and entry.countries]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _force(one: Found, registry: Actors) -> bool:
    """Say whether a name of the actor is that of a state's force or office."""
    found = (entry for name in one.names for entry in registry.find(name))
    return one.category != "armed_group" and any(entry.key.startswith("state:") for entry in found)


def _fits(one: Found, entry: ActorEntry) -> bool:
    """Say whether the two are of one sort: those that fight, or those that do not."""
    if entry.key.startswith("state:"):
        return False
    return (one.category in PARTIES) == (entry.category in PARTIES)


def _near(left: Iterable[str], right: Iterable[str]) -> bool:
    one, two = set(left), set(right)
    return not one or not two or not one.isdisjoint(two)


def _add(entry: Entry, one: Found, registry: Actors) -> Iterator[Left]:
    """Give the entry the names that it does not have yet; yield those that it is not given."""
    if entry.new and entry.found is not one:
        countries = tuple(dict.fromkeys((*entry.found.countries, *one.countries)))
        entry.found = replace(entry.found, countries=countries)
    held = {fold(name) for name in (entry.found.names[0] if entry.new else "", *entry.names, *entry.exact)}
    for name in (*one.names, *one.exact):
        known = not entry.new and any(each.key == entry.key for each in registry.find(name))
        if fold(name) in held or known:
            continue
        held.add(fold(name))
        short = is_abbreviation(name) and name in one.exact
        if short and len(name) < _SHORTEST:
            yield Left(place=one.place, name=name, why="an abbreviation of two letters")
        elif name in one.doubtful:
            yield Left(place=one.place, name=name, why="a name that may be a person's, beside others")
        else:
            (entry.exact if short else entry.names).append(name)


def _stand(entries: Iterable[Entry], made: Imported) -> None:
    """Mark the names that others bear too, and leave out those that are no names."""
    rows = rows_of(load_tables()[0])
    for entry in entries:
        chief = (entry.found.names[0],) if entry.new else ()
        rows.actors.append(
            ActorRow(
                source="",
                key=entry.key.removeprefix("actor:"),
                name="(without)",
                aliases=(*chief, *entry.names),
                exact=tuple(entry.exact),
            )
        )
    names = Names(rows)
    for entry in entries:
        for name in _all_of(entry):
            how, _ = names.standing(entry.key, name, exact=name in entry.exact)
            if how == Standing.BORNE and entry.new:
                entry.shared.append(name)
            elif how != Standing.FREE:
                made.left.append(Left(place=entry.found.place, name=name, why=_WHY[how]))
                entry.names = [each for each in entry.names if each != name]
                entry.exact = [each for each in entry.exact if each != name]
                entry.bare = entry.bare and name != entry.found.names[0]


def _all_of(entry: Entry) -> Iterator[str]:
    if entry.new and entry.found.names[0] not in entry.exact:
        yield entry.found.names[0]
    yield from (*entry.names, *entry.exact)
