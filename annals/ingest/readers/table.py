"""CSV and TSV: a first row that names the columns, then a report a row, read as a stream."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING

from annals.ingest.blob import DAMAGE, Blob, TooLargeError, peek
from annals.ingest.columns import Mapped, day_order, delimiter_of, no_text_column, raw_of
from annals.ingest.decode import ERRORS, encoding_of
from annals.ingest.raw import Flaw, Raw
from annals.model.vocabulary import Reason

if TYPE_CHECKING:
    from annals.settings import IngestSettings

_CHUNK = 1_048_576
_SAMPLE = 200
_MOST_REPAIRS = 20
_RUNAWAY = "opens a quotation mark that is never closed: close it, or save the table again"
_WIDE = "has {found} fields where the first row names {named}: quote the fields that hold the delimiter"


def read(blob: Blob, options: IngestSettings) -> Iterator[Raw | Flaw]:
    """Yield a report for each row; a row that cannot be told apart yields a flaw and the rest goes on."""
    csv.field_size_limit(max(blob.limit, options.max_file_bytes))
    encoding = _encoding(blob)
    with io.TextIOWrapper(blob.open(), encoding=encoding, errors=ERRORS, newline="") as lines:
        first = next((line for line in lines if line.strip("\ufeff \t\r\n,;|")), "").lstrip("\ufeff")
        mark = delimiter_of(first)
        rows = _Rows(chain([first], lines), mark, 2 * options.max_text_chars)
        header = next((row for _, row in rows if row), None)
        if not first or header is None:
            yield Flaw(reason=Reason.EMPTY, detail="holds no rows")
            return
        names = [name.strip() for name in header]
        mapped = Mapped.of(names, options.columns)
        if mapped.text is None:
            yield Flaw(reason=Reason.NO_TEXT_COLUMN, detail=no_text_column(names))
            return
        yield from _reports(rows, names, mapped)


def _reports(
    rows: Iterator[tuple[int, list[str] | None]], names: list[str], mapped: Mapped
) -> Iterator[Raw | Flaw]:
    sample, rows = peek(rows, _SAMPLE)
    column = names.index(mapped.date) if mapped.date is not None else len(names)
    day_first = day_order(row[column] for _, row in sample if row is not None and column < len(row))
    for number, row in rows:
        member = f"line {number}"
        if row is None:
            yield Flaw(reason=Reason.RECORD_MALFORMED, detail=_RUNAWAY, member=member)
        elif any(field.strip() for field in row[len(names) :]):
            detail = _WIDE.format(found=len(row), named=len(names))
            yield Flaw(reason=Reason.RECORD_MALFORMED, detail=detail, member=member)
        elif any(field.strip() for field in row):
            yield raw_of(_cells(names, row), mapped, member, day_first=day_first)


def _cells(names: list[str], row: list[str]) -> dict[str, object]:
    """Return a row by its columns' names; of two columns of one name the first counts."""
    cells: dict[str, object] = {}
    for name, field in zip(names, row, strict=False):
        cells.setdefault(name, field)
    return cells


def _encoding(blob: Blob) -> str:
    return encoding_of(_chunks(blob))


def _chunks(blob: Blob) -> Iterator[bytes]:
    """Yield the bytes as far as they can be read; what ends them is told when the rows are read."""
    with blob.open() as stream, suppress(TooLargeError, *DAMAGE):
        while chunk := stream.read1(_CHUNK):
            yield chunk


class _Rows(Iterator[tuple[int, list[str] | None]]):
    """The rows of a table with the number of the line that each begins on; None for a runaway row.

    A quotation mark that is never closed would swallow every row after it. Such a row is given up
    and reading goes on with the line after its first.
    """

    def __init__(self, lines: Iterator[str], mark: str, longest: int) -> None:
        self._lines = lines
        self._mark = mark
        self._longest = longest
        self._row: list[str] = []
        self._size = 0
        self._number = 1
        self._ended = False
        self._repairs = 0
        self._reader = self._new_reader()

    def __next__(self) -> tuple[int, list[str] | None]:
        number = self._number
        self._row, self._size = [], 0
        try:
            row: list[str] | None = next(self._reader)
        except (csv.Error, _RunawayError):
            row = None
        if row is not None and self._ended and self._in_quotes():
            row = None
        if row is None:
            self._resume()
        else:
            self._number += len(self._row)
        return number, row

    def _in_quotes(self) -> bool:
        """Say whether the row just read ran into the end inside a field."""
        return len(self._row) > 0 and "".join(self._row).count('"') % 2 == 1

    def _resume(self) -> None:
        self._repairs += 1
        if self._repairs > _MOST_REPAIRS:
            self._lines = iter(())
        else:
            self._lines = chain(self._row[1:], self._lines)
        self._number += 1
        self._ended = False
        self._reader = self._new_reader()

    def _new_reader(self) -> Iterator[list[str]]:
        return csv.reader(self._feed(), delimiter=self._mark)

    def _feed(self) -> Iterator[str]:
        for line in self._lines:
            self._row.append(line)
            self._size += len(line)
            if self._size > self._longest and len(self._row) > 1:
                raise _RunawayError
            yield line
        self._ended = True


class _RunawayError(Exception):
    """A row has grown longer than any report may be."""
