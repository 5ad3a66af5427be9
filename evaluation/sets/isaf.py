"""ISAF: press releases of 2009 to 2013 from Afghanistan, one coded operation each.

The set gives no publication date and the product gets none: it has to find the date in the text.
`name` is never read, for it gives answers away. Counts are minimum counts by the set's own rules;
a count that nobody stated is 0 there, and is read as 0 here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path

from annals.model.values import Place
from annals.model.vocabulary import Harm, Kind
from evaluation.base_lines import first_number, most_frequent
from evaluation.data_set import DataSet, Split
from evaluation.files import DataError, Row, read_json_lines
from evaluation.names import plain
from evaluation.picks import place, start_day
from evaluation.product import Document, Prediction, Product
from evaluation.release_days import implied_days, release_day
from evaluation.results import Score
from evaluation.scoring import exact, people

_FILE = "releases.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One row of the key; ``provinces`` are plain names, none where the key names none."""

    text: str
    start: date
    provinces: frozenset[str]
    killed: int
    captured: int


def load(folder: Path, limit: int | None) -> tuple[Split, ...]:
    """Load the releases as one split of all and one of those whose text implies the key's day."""
    rows = [_release(row) for row in read_json_lines(folder / _FILE)[:limit]]
    implied = [row for row in rows if row.start in implied_days(row.text)]
    return (
        Split(name="all", documents=_documents(rows), score=lambda told, product: _all(rows, told, product)),
        Split(name="day_implied", documents=_documents(implied), score=lambda told, _: _days(implied, told)),
    )


SET = DataSet(name="isaf", files=(_FILE,), load=load)


def _release(row: Row) -> Release:
    provinces = row.get("province", list)
    if not all(isinstance(name, str) for name in provinces):
        raise DataError(f"{row.where}: 'province' should be a list of names")
    return Release(
        text=row.get("text", str),
        start=row.day("start_date", "%Y-%m-%d"),
        provinces=frozenset(plain(name) for name in provinces if name),
        killed=row.count("min_killed"),
        captured=row.count("min_captured"),
    )


def _documents(rows: Sequence[Release]) -> tuple[Document, ...]:
    return tuple(Document(text=row.text) for row in rows)


def _all(rows: Sequence[Release], told: Sequence[Prediction], product: Product) -> Iterator[Score]:
    yield from _days(rows, told)
    yield from _provinces(rows, told)
    yield from _counts("min_killed", [row.killed for row in rows], rows, _people(told, Harm.KILLED, product))
    captured = _people(told, Harm.DETAINED, product)
    yield from _counts("min_captured", [row.captured for row in rows], rows, captured)
    for name, harm in (("killed", Harm.KILLED), ("captured", Harm.DETAINED)):
        said = [_of_operation(prediction, harm, product) for prediction in told]
        yield from _counts(f"operation_{name}", [getattr(row, name) for row in rows], rows, said)


def _days(rows: Sequence[Release], told: Sequence[Prediction]) -> Iterator[Score]:
    gold = [row.start for row in rows]
    released = [release.day if (release := release_day(row.text)) else None for row in rows]
    base_lines = {
        "most_frequent": [most_frequent(gold)] * len(rows),
        "publication": released,
        "day_before": [day - timedelta(days=1) if day else None for day in released],
    }
    yield from exact("start_day", gold, [start_day(p.first) for p in told], base_lines)


def _provinces(rows: Sequence[Release], told: Sequence[Prediction]) -> Iterator[Score]:
    """Score provinces on the rows whose key names one; a key of several is met by any of them."""
    pairs = [(row, p) for row, p in zip(rows, told, strict=True) if row.provinces]
    gold = [row.provinces for row, _ in pairs]
    constant = most_frequent(name for names in gold for name in sorted(names))
    base_lines = {
        "most_frequent": [constant] * len(pairs),
        "first_named": [_first_named(row.text) for row, _ in pairs],
    }
    said = [_province(place(p.first)) for _, p in pairs]
    yield from exact("province", gold, said, base_lines, right=lambda names, name: name in names)


def _counts(
    measure: str, gold: Sequence[int], rows: Sequence[Release], said: Sequence[int | None]
) -> Iterator[Score]:
    base_lines: dict[str, Sequence[int | None]] = {
        "always_0": [0] * len(gold),
        "most_frequent": [most_frequent(gold)] * len(gold),
        "first_number": [first_number(_body(row.text)) for row in rows],
    }
    yield from exact(measure, gold, said, base_lines)


def _body(text: str) -> str:
    """Return the text after the words for the release's own day, whose numbers count nobody."""
    release = release_day(text)
    return text[release.end :] if release else text


def _people(told: Sequence[Prediction], harm: Harm, product: Product) -> list[int | None]:
    figures = (people(prediction, harm, product) for prediction in told)
    return [figure.low if figure else None for figure in figures]


def _of_operation(prediction: Prediction, harm: Harm, product: Product) -> int | None:
    """Return the largest low figure of the acts of one operation, which the key codes as one row.

    These are the first incident and the others of the release that are no background and that
    no other start day or province sets apart.
    """
    if prediction.first is None:
        figure = people(prediction, harm, product)
        return figure.low if figure else None
    first = prediction.first
    day, province = start_day(first), _province(place(first))
    others = [
        draft
        for draft in prediction.drafts
        if draft.kind == Kind.INCIDENT
        and not draft.background
        and not _apart(start_day(draft), day)
        and not _apart(_province(place(draft)), province)
    ]
    return max(product.figure(draft, harm).low or 0 for draft in (first, *others))


def _apart(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


@cache
def _spellings() -> dict[str, str]:
    """Return the key's plain name of a province for each plain spelling."""
    text = files(__package__).joinpath("isaf_provinces.toml").read_text(encoding="utf-8")
    named = tomllib.loads(text)["provinces"].items()
    return {plain(spelling): plain(name) for name, others in named for spelling in (name, *others)}


def _province(where: Place | None) -> str | None:
    """Return the province that a place lies in or is, as the key writes it."""
    name = (where.admin1 or where.name) if where else None
    words = plain(name.removesuffix(" Province").removesuffix(" province")) if name else None
    return _spellings().get(words, words) if words else None


def _first_named(text: str) -> str | None:
    """Return the first province of the table that the word "province" follows, else the first at all."""
    words = text.replace("/", " ").split()
    named = [(name, after) for start in range(len(words)) for name, after in _named_at(words, start)]
    told = [name for name, after in named if after.lower().startswith("province")]
    return next(iter(told or [name for name, _ in named]), None)


def _named_at(words: Sequence[str], start: int) -> Iterator[tuple[str, str]]:
    """Yield the province that one or two words from ``start`` name, with the word after them."""
    for length in (2, 1):
        name = _spellings().get(plain(" ".join(words[start : start + length])))
        if name:
            yield name, words[start + length] if start + length < len(words) else ""
            return
