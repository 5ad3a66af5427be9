"""Reads the files of a data folder and says in plain words what is wrong with them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, TypeVar, cast

from annals.errors import AnnalsError

T = TypeVar("T")


class DataError(AnnalsError):
    """A file of the data folder is not what its set says; the text names file, line and fault."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a file; ``where`` names file and line for messages."""

    where: str
    fields: Mapping[str, object]

    def get(self, name: str, kind: type[T]) -> T:
        """Return a field of the given type.

        Raises:
            DataError: the record has no such field, or its value is of another type.
        """
        if name not in self.fields:
            raise DataError(f"{self.where}: no field {name!r}")
        value = self.fields[name]
        if not isinstance(value, kind):
            raise DataError(f"{self.where}: {name!r} should be {kind.__name__}, is {type(value).__name__}")
        return value

    def count(self, name: str) -> int:
        """Return a field that holds a whole number of people.

        Raises:
            DataError: it is missing, no whole number, or below 0.
        """
        value = self.get(name, int)
        if isinstance(value, bool) or value < 0:
            raise DataError(f"{self.where}: {name!r} should be a count, is {value!r}")
        return value

    def day(self, name: str, form: str) -> date:
        """Return a field that holds a day, written in the ``strptime`` form given.

        Raises:
            DataError: it is missing or written otherwise.
        """
        text = self.get(name, str)
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  (a day has no time zone)
        except ValueError as error:
            raise DataError(f"{self.where}: {name!r} is no day: {text!r}") from error


def read_json_lines(path: Path) -> list[Row]:
    """Read a file with one JSON object a line, packed with gzip when its name ends in .gz.

    Raises:
        DataError: the file cannot be read, or a line holds something else.
    """
    return [_object(f"{path.name}, line {number}", line) for number, line in _lines(path) if line.strip()]


def _object(where: str, line: str) -> Row:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise DataError(f"{where}: not JSON: {error}") from error
    if not isinstance(value, dict):
        raise DataError(f"{where}: should be an object, is {type(value).__name__}")
    return Row(where, value)


def read_table(path: Path, columns: tuple[str, ...]) -> list[Row]:
    """Read a tab-separated file without quoting whose first line names exactly these columns.

    Raises:
        DataError: the file cannot be read, its columns are others, or a line has more or fewer.
    """
    rows = [(number, tuple(line.split("\t"))) for number, line in _lines(path) if line]
    if not rows or rows[0][1] != columns:
        found = ", ".join(rows[0][1]) if rows else "nothing"
        raise DataError(
            f"{path.name}: should start with the columns {', '.join(columns)}; starts with {found}"
        )
    for number, cells in rows:
        if len(cells) != len(columns):
            raise DataError(f"{path.name}, line {number}: {len(cells)} columns, not {len(columns)}")
    return [Row(f"{path.name}, line {n}", dict(zip(columns, cells, strict=True))) for n, cells in rows[1:]]


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield numbered lines. Only a line feed ends one: texts hold other Unicode line breaks."""
    try:
        with _open(path) as stream:
            for number, line in enumerate(stream, start=1):
                yield number, line.rstrip("\r\n")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise DataError(f"{path.name} cannot be read: {error}") from error


def _open(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return cast("IO[str]", gzip.open(path, "rt", encoding="utf-8", newline="\n"))
    return path.open(encoding="utf-8", newline="\n")
