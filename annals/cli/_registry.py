"""What `annals registry` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import typer

from annals.cli._app import MISUSED
from annals.cli._console import fail, note, out, print_json
from annals.cli._filters import country_code
from annals.cli._options import stop_with_nothing
from annals.cli._tables import print_table
from annals.cli._text import counted, words
from annals.gazetteer.actors import CATEGORIES, ActorEntry, Actors, Membership, actors
from annals.gazetteer.imports import join, read_petrarch, read_ucdp, summary, written
from annals.gazetteer.own_actors import check_files


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """How many entries of each sort the files hold, as `--json` prints it."""

    files: tuple[str, ...]
    actors: int
    extended: int
    off: int


def check(files: Sequence[Path], *, json: bool) -> None:
    """Check files of own actors, together; their problems end the command."""
    own = check_files(files)
    done = Checked(
        files=tuple(map(str, files)), actors=len(own.actors), extended=len(own.extended), off=len(own.off)
    )
    if json:
        print_json(done)
        return
    several = f"{counted(done.actors, 'actor')}, {done.extended} extended, {done.off} switched off"
    out().print(f"{', '.join(done.files)}: {several}; nothing is wrong")


def make(ucdp: Sequence[Path], petrarch: Sequence[Path], *, json: bool) -> None:
    """Print a file of own actors that other projects' lists become."""
    registry = Actors.load()
    found = chain(
        chain.from_iterable(read_ucdp(path, registry) for path in ucdp),
        chain.from_iterable(read_petrarch(path, registry) for path in petrarch),
    )
    made = join(found, registry)
    if json:
        print_json(made)
        return
    typer.echo(written(made, [path.name for path in (*ucdp, *petrarch)]), nl=False)
    for line in summary(made):
        note(line)


def show(names: Sequence[str], *, json: bool) -> None:
    """Show each actor that the names may mean, with all its names."""
    registry = actors()
    found = [entry for name in names for entry in _meant(name, registry)]
    missing = [name for name in names if not _meant(name, registry)]
    if not found:
        stop_with_nothing(f"the registry has no actor {', '.join(missing)}")
    for name in missing:
        note(f"the registry has no actor {name}")
    if json:
        print_json(found)
        return
    console = out()
    for place, entry in enumerate(found):
        if place:
            console.print()
        for label, told in _lines(entry, registry):
            console.print(f"{label:<11}{told}")


def _meant(name: str, registry: Actors) -> tuple[ActorEntry, ...]:
    entry = registry.get(name)
    return (entry,) if entry else registry.find(name)


def _lines(entry: ActorEntry, registry: Actors) -> Iterator[tuple[str, str]]:
    yield "key", entry.key
    yield "name", entry.name
    yield "kind", f"{words(entry.kind)}; {words(entry.category)}{'' if entry.party else '; no party'}"
    if entry.countries:
        yield "countries", ", ".join(entry.countries)
    if entry.active_from or entry.active_to:
        yield "years", _years(entry.active_from, entry.active_to)
    if entry.memberships:
        yield "part of", "; ".join(_member(one) for one in entry.memberships)
    if registry.members(entry.key):
        yield "parts", ", ".join(registry.members(entry.key))
    if entry.aliases:
        yield "aliases", "; ".join(_alias(entry, name) for name in entry.aliases)
    if entry.loaded:
        yield "loaded", "; ".join(entry.loaded)
    ids = [*([f"Wikidata {entry.wikidata}"] if entry.wikidata else [])]
    ids += [f"UCDP {entry.ucdp}"] if entry.ucdp else []
    if ids:
        yield "ids", ", ".join(ids)


def _alias(entry: ActorEntry, name: str) -> str:
    language = entry.language(name)
    return name if language == "en" else f"{name} ({language})"


def _member(one: Membership) -> str:
    years = _years(one.since, one.until)
    return f"{one.key} ({years})" if years else one.key


def _years(first: int | None, last: int | None) -> str:
    if first is None and last is None:
        return ""
    if last is None:
        return f"since {first}"
    return f"until {last}" if first is None else f"{first} to {last}"


def listed(country: str | None, category: str | None, *, json: bool) -> None:
    """List the actors of a country and a category."""
    code = country_code(country)
    if category is not None and category not in CATEGORIES:
        fail(f"no category {category}; there are {', '.join(sorted(CATEGORIES))}")
        raise typer.Exit(MISUSED)
    found = [
        entry
        for entry in actors().all()
        if code in {None, entry.country, *entry.countries} and category in {None, entry.category}
    ]
    if not found:
        stop_with_nothing("the registry has no such actor")
    if json:
        print_json(found)
        return
    rows = [
        (
            one.key,
            one.name,
            words(one.category),
            " ".join(one.countries),
            _years(one.active_from, one.active_to),
        )
        for one in found
    ]
    print_table(("key", "name", "category", "countries", "years"), rows, out(), whole=("key",))
    out().print(counted(len(rows), "actor"))


def counts(*, json: bool) -> None:
    """Count the actors of each category; the forces of states, which are made by rule, are not counted."""
    found = Counter(entry.category for entry in actors().all())
    if json:
        print_json(dict(sorted(found.items())))
        return
    rows = [(words(name), f"{count:,}") for name, count in sorted(found.items())]
    print_table(("category", "actors"), rows, out())
    out().print(f"{counted(found.total(), 'actor')}, version {actors().version}")
