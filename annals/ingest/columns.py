"""Columns of tables and keys of JSON by the names that the settings accept."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annals.ingest.dating import date_from_value
from annals.ingest.raw import Raw
from annals.ingest.readers.markup import looks_like_markup, markup_to_text
from annals.text.dates import is_day_first

if TYPE_CHECKING:
    from annals.settings import ColumnSettings

DELIMITERS = ",\t;|"
_NOT_NAME = re.compile(r"[\W_]+")
_SHOWN = 12


def plain_name(name: str) -> str:
    """Return a column's name without case, spaces and punctuation: "Article-Text" is "articletext"."""
    return _NOT_NAME.sub("", name).casefold()


def find_column(header: Sequence[str], accepted: Sequence[str]) -> str | None:
    """Return the column whose name is the first of ``accepted`` that there is, or None."""
    by_name = {plain_name(column): column for column in reversed(header)}
    return next((by_name[key] for name in accepted if (key := plain_name(name)) in by_name), None)


def split_header(line: str) -> list[str]:
    """Return the columns that a table's first line names, by the delimiter that yields most."""
    rows = [_split(line, mark) for mark in DELIMITERS]
    return max(rows, key=len)


def delimiter_of(line: str) -> str:
    """Return the character between the columns of a table's first line."""
    return max(DELIMITERS, key=lambda mark: len(_split(line, mark)))


def _split(line: str, mark: str) -> list[str]:
    try:
        return next(csv.reader(io.StringIO(line), delimiter=mark), [])
    except csv.Error:
        return []


@dataclass(frozen=True, slots=True)
class Mapped:
    """Which column or key holds what; None for what there is none for."""

    text: str | None
    title: str | None
    date: str | None
    url: str | None
    source: str | None

    @classmethod
    def of(cls, header: Sequence[str], settings: ColumnSettings) -> Mapped:
        """Return the mapping of a table's columns, or of one object's keys."""
        return cls(
            text=find_column(header, settings.text),
            title=find_column(header, settings.title),
            date=find_column(header, settings.date),
            url=find_column(header, settings.url),
            source=find_column(header, settings.source),
        )


def no_text_column(header: Sequence[str]) -> str:
    """Return the words that tell a user which columns there are and how to name the text's."""
    shown = ", ".join(repr(name[:40]) for name in header[:_SHOWN]) + (", ..." if len(header) > _SHOWN else "")
    return (
        f"names no column of text among {shown or 'none'}: set ingest.columns.text to the one that holds it"
    )


def day_order(values: Iterable[object]) -> bool | None:
    """Say whether a column's all-number dates are day first, month first (False), or neither (None).

    One date that can only be read in one way decides for the whole column; two that contradict each
    other leave it open.
    """
    told = {order for value in values if (order := is_day_first(str(value))) is not None}
    return told.pop() if len(told) == 1 else None


def raw_of(row: Mapping[str, object], mapped: Mapped, member: str, *, day_first: bool | None = None) -> Raw:
    """Return the raw report of one row or object, whose text column is mapped."""
    outlet = _words(row, mapped.source)
    told = row.get(mapped.date) if mapped.date is not None else None
    published = date_from_value(told, day_first=day_first)
    text = _words(row, mapped.text) or ""
    return Raw(
        text=markup_to_text(text) if looks_like_markup(text) else text,
        member=member,
        title=_words(row, mapped.title),
        url=_words(row, mapped.url),
        outlet=outlet,
        outlet_from="column" if outlet else None,
        published=published,
        published_from="column" if published else None,
    )


def _words(row: Mapping[str, object], column: str | None) -> str | None:
    """Return a value as words: of a list its parts on lines of their own, of an object its name."""
    value = row.get(column) if column is not None else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    if isinstance(value, list):
        value = "\n\n".join(part for part in value if isinstance(part, str))
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return value.strip() or None if isinstance(value, str) else None
