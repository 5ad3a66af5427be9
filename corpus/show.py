"""Prints a document with its annotation marked, so that a reading can be looked at and disputed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from corpus.annotation import SPAN_FIELDS, Annotation, Span
from corpus.quotes import numbered
from corpus.texts import Document

_STYLES = {"words": "bold red", "time": "green", "place": "blue", "who": "magenta", "tolls": "yellow"}
_STYLES |= {"speaker": "cyan", "cue": "dim cyan", "things": "magenta", "weapons": "red"}


def plain(document: Document) -> str:
    """Return a document as readers are given it: its sentences numbered, what the set says of it above."""
    head = f"=== {document.name}  published: {document.published or 'not known'}"
    outlet = f"  outlet: {document.outlet}" if document.outlet else ""
    lines = [f"{n}| {words}" for n, words in numbered(document)]
    return "\n".join([head + outlet, *lines])


def show(document: Document, annotation: Annotation, console: Console) -> None:
    """Print the text with every mark labelled, then the values field by field."""
    console.rule(f"{document.name}  {annotation.reading} reading by {annotation.reader}, {annotation.day}")
    console.print(_marked(document, annotation))
    told = msgspec.to_builtins(annotation)
    for event in told.get("events", ()):
        console.rule(f"{event['id']}: {event.get('kind', 'incident')} {event.get('type', '')}", align="left")
        console.print(*_fields(document, event), sep="\n", markup=False, highlight=False)
    for said in told.get("said", ()):
        console.rule(f"{said['id']}: {said['name']} ({said['role']})", align="left")
        console.print(*_fields(document, said), sep="\n", markup=False, highlight=False)


def _marked(document: Document, annotation: Annotation) -> Text:
    """Return the text with a label behind every mark; of marks on the same words, each has its label."""
    told = msgspec.to_builtins(annotation)
    marks = [
        (span, field, one["id"])
        for one in (*told.get("events", ()), *told.get("said", ()))
        for field, span in _spans(one)
        if field not in {"content", "reason"}
    ]
    text = Text(document.text)
    for (start, end), field, _ in marks:
        text.stylize(_STYLES.get(field, "bold"), start, end)
    pieces = Text()
    at = 0
    for (start, end), field, owner in sorted(marks, key=lambda mark: (mark[0][1], mark[0][0])):
        if end > at:
            pieces.append_text(text[at:end])
            at = end
        pieces.append(f"[{owner} {field}]", style="dim")
        del start
    return pieces.append_text(text[at:])


def _spans(told: dict[str, Any], owner: str = "") -> Iterator[tuple[str, Span]]:
    for key, value in told.items():
        if key in SPAN_FIELDS:
            name = owner if key == "words" and owner else key
            yield from ((name, (start, end)) for start, end in value)
        elif isinstance(value, dict):
            yield from _spans(value, owner or key)
        elif isinstance(value, list):
            for one in value:
                if isinstance(one, dict):
                    yield from _spans(one, owner or key)


def _fields(document: Document, told: dict[str, Any]) -> Iterator[str]:
    for key, value in told.items():
        if key == "id":
            continue
        for one in value if isinstance(value, list) and key not in SPAN_FIELDS else [value]:
            yield f"  {key}: {_line(document, key, one)}"


def _line(document: Document, key: str, value: object) -> str:
    if key in SPAN_FIELDS and isinstance(value, list):
        return " / ".join(f"“{' '.join(document.text[a:b].split())}”" for a, b in value)
    if isinstance(value, dict):
        return ", ".join(f"{k} {_line(document, k, v)}" for k, v in value.items())
    return str(value)
