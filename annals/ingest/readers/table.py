"""CSV and TSV: a first row that names the columns, then a report a row, read as a stream."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
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
_GIVEN_UP = "begins a part that is not read: too many quotation marks before it are never closed"
_WIDE = "has {found} fields where the first row names {named}: quote the fields that hold the delimiter"


def read(blob: Blob, options: IngestSettings) -> Iterator[Raw | Flaw]:
    """Yield a report for each row; a row that cannot be told apart yields a flaw and the rest goes on."""
    csv.field_size_limit(max(blob.limit, options.max_file_bytes))
    encoding = _encoding(blob)
    with io.TextIOWrapper(blob.open(), encoding=encoding, errors=ERRORS, newline="") as lines:
        first = next((line for line in lines if line.strip("\ufeff \t\r\n,;|")), "").lstrip("\ufeff")
        mark = delimiter_of(first)
        found = iter(_Rows(chain([first], lines), mark, 2 * options.max_text_chars))
        header = next((row.fields for row in found if row.fields), None)
        if not first or header is None:
            yield Flaw(reason=Reason.EMPTY, detail="holds no rows")
            return
        names = [name.strip() for name in header]
        mapped = Mapped.of(names, options.columns)
        if mapped.text is None:
            yield Flaw(reason=Reason.NO_TEXT_COLUMN, detail=no_text_column(names))
            return
        yield from _reports(found, names, mapped)


def _reports(found: Iterator[_Row], names: list[str], mapped: Mapped) -> Iterator[Raw | Flaw]:
    sample, rows = peek(found, _SAMPLE)
    column = names.index(mapped.date) if mapped.date is not None else len(names)
    day_first = day_order(row.fields[column] for row in sample if column < len(row.fields))
    for row in rows:
        member = f"line {row.number}"
        wrong = row.wrong
        if any(field.strip() for field in row.fields[len(names) :]):
            wrong = _WIDE.format(found=len(row.fields), named=len(names))
        if wrong is not None:
            yield Flaw(reason=Reason.RECORD_MALFORMED, detail=wrong, member=member)
        elif any(field.strip() for field in row.fields):
            yield raw_of(_cells(names, row.fields), mapped, member, day_first=day_first)


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


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: the number of the line it begins on, and its fields, or what is wrong with it."""

    number: int
    fields: list[str]
    wrong: str | None = None


class _Rows:
    """The rows of a table, read strictly; a row that breaks the rules of quoting is mended or given up.

    A quotation mark that is never closed would swallow every row after it. Such a row costs itself:
    reading goes on with the line after its first. A line whose marks pair up but are not doubled is
    read as it stands.
    """

    def __init__(self, lines: Iterator[str], mark: str, longest: int) -> None:
        self._lines = lines
        self._mark = mark
        self._longest = longest
        self._row: list[str] = []
        self._number = 1
        self._ended = False
        self._repairs = 0

    def __iter__(self) -> Iterator[_Row]:
        reader = self._reader()
        while True:
            number, self._row = self._number, []
            try:
                fields = next(reader)
            except StopIteration:
                return
            except (csv.Error, _RunawayError) as error:
                if not self._row:
                    return
                yield self._mended(number, costly=self._ended or isinstance(error, _RunawayError))
                if self._repairs > _MOST_REPAIRS:
                    yield _Row(self._number, [], _GIVEN_UP)
                    return
                self._lines = chain(self._row[1:], self._lines)
                self._number, self._ended = number + 1, False
                reader = self._reader()
                continue
            self._number += len(self._row)
            yield _Row(number, fields)

    def _mended(self, number: int, *, costly: bool) -> _Row:
        """Return the row of the first line alone where its quotation marks pair up."""
        self._repairs += costly
        first = self._row[0]
        if first.count('"') % 2:
            return _Row(number, [], _RUNAWAY)
        fields = next(csv.reader([first], delimiter=self._mark), [])
        return _Row(number, fields)

    def _reader(self) -> Iterator[list[str]]:
        return csv.reader(self._feed(), delimiter=self._mark, strict=True)

    def _feed(self) -> Iterator[str]:
        size = 0
        for line in self._lines:
            size = len(line) + (size if self._row else 0)
            self._row.append(line)
            if size > self._longest and len(self._row) > 1:
                raise _RunawayError
            yield line
        self._ended = True


class _RunawayError(Exception):
    """A row has grown longer than any report may be."""
