"""Where annotations lie, and how they are read and written: one JSON file for each reading of a document."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from corpus.annotation import Annotation, Made
from corpus.drawing import Drawn
from corpus.quotes import offsets
from corpus.texts import Document

READINGS = Path(__file__).parent / "readings"
DOCUMENTS = Path(__file__).parent / "documents.jsonl"
GUIDELINES = 2
"""The version of the guidelines that readings are now made by."""


class AnnotationError(ValueError):
    """What a reader wrote is no annotation; the text lists every fault."""


def path_of(document: str, made: Made, folder: Path = READINGS) -> Path:
    """Return the file of a reading."""
    return folder / made / f"{document}.json"


def compiled(document: Document, told: Mapping[str, Any], made: Made, reader: str, day: date) -> Annotation:
    """Return the annotation for what a reader wrote in words.

    Raises:
        AnnotationError: a quotation does not stand in the text, or a field is not as the form says.
    """
    faults: list[str] = []
    marks = offsets(document, told, faults)
    marks |= {"sha256": document.sha256, "reading": made, "reader": reader}
    marks |= {"day": day, "guidelines": GUIDELINES, "document": document.name}
    try:
        annotation = msgspec.convert(marks, Annotation)
    except msgspec.ValidationError as error:
        faults.append(str(error))
    if faults:
        raise AnnotationError("\n".join(f"{document.name}: {fault}" for fault in faults))
    return annotation


def read_words(path: Path) -> list[dict[str, Any]]:
    """Return the documents that a reader wrote in a TOML file, one ``[[document]]`` each.

    JSON of the same shape, as ``python -m corpus words`` prints it, is read too.

    Raises:
        AnnotationError: the file is neither or holds no documents.
    """
    text = path.read_text(encoding="utf-8")
    try:
        told = msgspec.json.decode(text) if path.suffix == ".json" else tomllib.loads(text)
    except (tomllib.TOMLDecodeError, msgspec.DecodeError) as error:
        raise AnnotationError(f"{path}: {error}") from error
    documents: list[dict[str, Any]] = told.get("document", [])
    if not documents or any("name" not in one for one in documents):
        raise AnnotationError(f"{path}: should hold [[document]] tables, each with a name")
    return documents


def save(annotation: Annotation, folder: Path = READINGS) -> Path:
    """Write an annotation to its file."""
    path = path_of(annotation.document, annotation.reading, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_lines(msgspec.to_builtins(annotation)).encode())
    return path


def _lines(told: Mapping[str, Any]) -> str:
    """Return JSON with one event and one saying a line, so that changes can be seen."""
    rows = []
    for key, value in told.items():
        inner = msgspec.json.encode(value).decode()
        if key in {"events", "said"}:
            inner = "[\n  " + ",\n  ".join(msgspec.json.encode(one).decode() for one in value) + "\n ]"
        rows.append(f' "{key}": {inner}')
    return "{\n" + ",\n".join(rows) + "\n}\n"


def load(path: Path) -> Annotation:
    """Read an annotation.

    Raises:
        AnnotationError: the file is not of the form.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Annotation)
    except (OSError, msgspec.MsgspecError) as error:
        raise AnnotationError(f"{path}: {error}") from error


def all_readings(folder: Path = READINGS, made: Made | None = None) -> Iterator[tuple[Path, Annotation]]:
    """Yield every annotation with its file, in the order of the names."""
    for path in sorted((folder / made if made else folder).rglob("*.json")):
        yield path, load(path)


def best_readings(folder: Path = READINGS) -> dict[str, Annotation]:
    """Return one annotation for each document: the settled one where there is one, else the first."""
    found = {annotation.document: annotation for _, annotation in all_readings(folder, "first")}
    return found | {annotation.document: annotation for _, annotation in all_readings(folder, "settled")}


def drawn_documents(path: Path = DOCUMENTS) -> dict[str, Drawn]:
    """Return the list of documents to read, by name."""
    rows = path.read_bytes().splitlines()
    return {row.name: row for row in (msgspec.json.decode(line, type=Drawn) for line in rows)}
