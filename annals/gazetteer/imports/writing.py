"""Writes what was imported as a file of own actors."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from annals.gazetteer.imports.joining import Entry, Imported


def written(imported: Imported, sources: Iterable[str]) -> str:
    """Return the TOML of the entries; what was left out is counted at the top, by its reason."""
    lines = [
        f"# Actors of {', '.join(sources)}, written by 'annals registry'.",
        "# To use them, name this file in the settings: registry.files.",
        *(f"# {line}" for line in summary(imported)),
    ]
    for entry in imported.entries:
        lines += ["", *_entry(entry)]
    return "\n".join(lines) + "\n"


def summary(imported: Imported) -> Iterator[str]:
    """Yield lines that tell how many actors are new, extended, known already, or left out and why."""
    new = sum(entry.new for entry in imported.entries)
    yield f"new: {new}; more names for actors of the registry: {len(imported.entries) - new}"
    yield f"in the registry already, with every name: {imported.known}"
    reasons = Counter(one.why for one in imported.left)
    for why, count in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"left out, {why}: {count}"


def _entry(entry: Entry) -> Iterator[str]:
    found = entry.found
    yield "[[actor]]" if entry.new else "[[extend]]"
    yield f"key = {_text(entry.key.removeprefix('actor:') if entry.new else entry.key)}"
    if entry.new:
        yield f"name = {_text(found.names[0])}"
        if found.category != "armed_group":
            yield f"category = {_text(found.category)}"
        yield f"kind = {_text(found.kind)}"
    for part, names in (("aliases", entry.names), ("exact", entry.exact), ("shared", entry.shared)):
        kept = [name for name in names if part != "aliases" or name not in entry.shared]
        if kept:
            yield f"{part} = [{', '.join(map(_text, kept))}]"
    if entry.new and found.countries:
        yield f"countries = [{', '.join(map(_text, found.countries))}]"
    if entry.new and not entry.bare:
        yield "bare = false"
    if found.ucdp:
        yield f"ucdp = {found.ucdp}"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
