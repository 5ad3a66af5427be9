"""The commands of ``python -m corpus``."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Annotated, cast

import msgspec
import typer
from rich.console import Console

from corpus.agreement import compare, disagreements, rows
from corpus.annotation import Annotation, Made
from corpus.check import faults
from corpus.drawing import draw as drawn
from corpus.drawing import draw_more, kept_together
from corpus.files import (
    DOCUMENTS,
    READINGS,
    AnnotationError,
    all_readings,
    best_readings,
    compiled,
    drawn_documents,
    load,
    path_of,
    read_words,
    save,
)
from corpus.held import held
from corpus.joins import documents_of
from corpus.joins import faults as join_faults
from corpus.joins import load as load_joins
from corpus.quotes import quotations
from corpus.show import plain
from corpus.show import show as show_marked
from corpus.texts import Document
from corpus.texts import load as load_set
from evaluation.files import DataError

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

Data = Annotated[Path, typer.Option("--data", help="The folder of data sets.")]
Names = Annotated[list[str], typer.Argument(help="Documents, each as set/id.")]
Which = Annotated[str, typer.Option("--reading", help="first, second, settled or afresh.")]
_HERE = Path()
_MADE = frozenset({"document", "sha256", "reading", "day", "guidelines", "reader"})
"""What `write` adds to the words of a reader."""


@app.command()
def text(names: Names, data: Data = _HERE) -> None:
    """Print documents as readers are given them, their sentences numbered."""
    for document in _documents(names, data):
        print(plain(document), end="\n\n")


@app.command()
def write(
    files: Annotated[list[Path], typer.Argument(help="TOML files with [[document]] tables.")],
    reader: Annotated[str, typer.Option(help="Who read: a letter.")],
    data: Data = _HERE,
    reading: Which = "first",
    day: Annotated[str | None, typer.Option(help="The day of the reading; today's if not given.")] = None,
) -> None:
    """Turn what a reader wrote in words into annotations, and save those without a fault."""
    bad = 0
    for file in files:
        for told in _told(file):
            (document,) = _documents([str(told.pop("name"))], data)
            try:
                made = cast("Made", reading)
                annotation = compiled(
                    document, told, made, reader, date.fromisoformat(day) if day else _today()
                )
            except AnnotationError as error:
                print(error, file=sys.stderr)
                bad += 1
                continue
            found = list(faults(annotation, document))
            for fault in found:
                print(f"{document.name}: {fault}", file=sys.stderr)
            if found:
                bad += 1
            else:
                print(
                    f"saved {document.name}: {len(annotation.events)} events, {len(annotation.said)} sayings"
                )
                save(annotation)
    if bad:
        print(f"{bad} documents have faults and were not saved", file=sys.stderr)
        raise typer.Exit(1)


@app.command()
def words(names: Names, data: Data = _HERE, reading: Which = "first") -> None:
    """Print annotations back in words, as a reader would write them, in JSON that ``write`` takes."""
    found = []
    for document in _documents(names, data):
        told = msgspec.to_builtins(_annotation(document.name, reading))
        kept = {key: value for key, value in told.items() if key not in _MADE}
        found.append({"name": document.name, **quotations(document, kept)})
    print(msgspec.json.format(msgspec.json.encode({"document": found})).decode())


@app.command()
def show(names: Names, data: Data = _HERE, reading: Which = "first") -> None:
    """Print documents with their annotation marked."""
    for document in _documents(names, data):
        show_marked(document, _annotation(document.name, reading), Console())


@app.command()
def check(
    data: Annotated[Path | None, typer.Option("--data", help="The folder of data sets.")] = None,
) -> None:
    """Check every annotation and the joins; with the data sets, also that every mark fits its text."""
    texts: dict[str, dict[str, Document]] = {}
    count = bad = 0
    try:
        for path, annotation in all_readings():
            document = None
            owner = annotation.document.partition("/")[0]
            if data is not None or owner == "written":
                if owner not in texts:
                    texts[owner] = load_set(data or _HERE, owner)
                document = texts[owner].get(annotation.document)
            found = list(faults(annotation, document))
            if data is not None and document is None:
                found.append("the data set holds no such document")
            if path != path_of(annotation.document, annotation.reading):
                found.append(f"lies at {path.relative_to(READINGS)}, not at its own place")
            for fault in found:
                print(f"{annotation.document} ({annotation.reading}): {fault}")
            count += 1
            bad += bool(found)
        joins = load_joins()
        wrong = list(join_faults(joins, best_readings()))
    except (AnnotationError, DataError) as error:
        print(error, file=sys.stderr)
        raise typer.Exit(2) from error
    for fault in wrong:
        print(f"joins: {fault}")
    print(f"{count} annotations, {bad} with faults")
    print(f"{len(joins)} joins, {len(wrong)} faults")
    raise typer.Exit(1 if bad or wrong else 0)


def _documents(names: list[str], data: Path) -> list[Document]:
    """Return documents by name; stops with a message where one is not known."""
    sets: dict[str, dict[str, Document]] = {}
    found = []
    for name in names:
        owner = name.partition("/")[0]
        try:
            sets.setdefault(owner, {}) or sets[owner].update(load_set(data, owner))
        except DataError as error:
            raise _stopped(str(error)) from error
        if name not in sets[owner]:
            raise _stopped(f"{owner} holds no document {name}")
        found.append(sets[owner][name])
    return found


def _told(file: Path) -> list[dict[str, object]]:
    try:
        return read_words(file)
    except (AnnotationError, OSError) as error:
        raise _stopped(str(error)) from error


def _annotation(name: str, reading: str) -> Annotation:
    try:
        return load(path_of(name, cast("Made", reading)))
    except AnnotationError as error:
        raise _stopped(str(error)) from error


def _stopped(message: str) -> typer.Exit:
    print(message, file=sys.stderr)
    return typer.Exit(2)


def _today() -> date:
    return date.today()  # noqa: DTZ011  (the reader's own day)


@app.command()
def draw(data: Data = _HERE) -> None:
    """Draw the documents to read and write their list."""
    try:
        rows = kept_together(list(drawn(data)), documents_of(load_joins()))
        rows += draw_more(data, rows)
    except DataError as error:
        raise _stopped(str(error)) from error
    DOCUMENTS.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    print(f"{len(rows)} documents, {sum(row.twice for row in rows)} of them to read twice")


@app.command()
def agree(
    one: Annotated[str, typer.Option(help="A reading.")] = "first",
    other: Annotated[str, typer.Option(help="The reading beside it.")] = "second",
    most: Annotated[int, typer.Option(help="How many disagreements to print.")] = 10,
) -> None:
    """Print how far two readings of the same documents agree, and where they most often do not."""
    firsts = {a.document: a for _, a in all_readings(made=cast("Made", one))}
    seconds = {a.document: a for _, a in all_readings(made=cast("Made", other))}
    shared = sorted(firsts.keys() & seconds.keys())
    agreement = compare([(firsts[name], seconds[name]) for name in shared])
    print(f"{len(shared)} documents read twice\n\n{'field':18} measure   value  same      n")
    for name, measure, value, share, n in rows(agreement):
        shown = "   -  " if value is None else f"{value:6.3f}"
        print(f"{name:18} {measure:8} {shown}  {share:5.3f} {n:5}")
    print("\nmost frequent disagreements")
    for count, what in disagreements(agreement)[:most]:
        print(f"{count:5}  {what}")


@app.command()
def counts() -> None:
    """Print what the best reading of each document holds, by set."""
    listed = drawn_documents()
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for name, annotation in sorted(best_readings().items()):
        for row in (listed[name].stratum, f"split {listed[name].split}", "all"):
            totals[row].update(held(annotation))
    columns = list(totals["all"])
    print(f"{'':24}" + "".join(f"{column:>13}" for column in columns))
    for row in sorted(totals, key=lambda row: (row == "all", row.startswith("split"), row)):
        print(f"{row:24}" + "".join(f"{totals[row][column]:13}" for column in columns))
