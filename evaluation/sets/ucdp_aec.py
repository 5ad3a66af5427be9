"""UCDP-AEC: news reports of 2022 with the record that UCDP's coders wrote from each. For measuring only.

A record is one event as UCDP counts events, which is not what the codebook calls an incident, and coders used
knowledge beyond the report. No weights learn from this set. Its open reports were read for their errors
(``ucdp_read.toml``); the split ``unread`` holds those that were not, of which the scorer yields sums alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, partial
from importlib.resources import files
from pathlib import Path

from annals.model.draft import EventDraft
from annals.model.vocabulary import Harm, Kind
from evaluation.base_lines import first_number, most_frequent
from evaluation.data_set import DataSet, Split
from evaluation.files import DataError, Row, read_json_lines
from evaluation.measures import share
from evaluation.picks import exported_day, place, start_day
from evaluation.product import Document, Prediction, Product
from evaluation.results import BASE_LINE_MARK, Score
from evaluation.scoring import people
from evaluation.ucdp_sides import (
    CIVILIANS,
    Named,
    Side,
    as_named,
    both,
    country_code,
    meets,
    most_named,
    named_in,
    side_of,
    written_in,
)

_FILE = "sample.jsonl"
_DAY = "%Y-%m-%d"
_PARTS = ("deaths_side_a", "deaths_side_b", "deaths_civilian", "deaths_unknown")
_PICKED = "picked_by_key: "
"""Marks figures of the incident nearest to the key: what a perfect choice among those found gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What UCDP's coder wrote of one report; ``deaths`` is the best estimate, its four parts added up."""

    text: str
    published: date
    country: str | None
    sides: tuple[Side, Side]
    start: date
    deaths: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What is compared with a record; None and nothing named are never right.

    ``day`` is the one that an export writes, ``told_day`` None where the report tells no day.
    """

    country: str | None = None
    day: date | None = None
    told_day: date | None = None
    deaths: int | None = None
    named: tuple[Named, ...] = ()


def load(folder: Path, limit: int | None) -> tuple[Split, ...]:
    """Load the reports as one split, and as another those that were never read for their errors."""
    rows = read_json_lines(folder / _FILE)[:limit]
    unread = [row for row in rows if row.get("id", int) not in _read()]
    return tuple(_as_split(name, of) for name, of in (("all", rows), ("unread", unread)) if of)


def _as_split(name: str, rows: Sequence[Row]) -> Split:
    records = [_record(row) for row in rows]
    documents = tuple(Document(text=one.text, published=one.published) for one in records)
    return Split(name=name, documents=documents, score=partial(_score, records))


@cache
def _read() -> frozenset[int]:
    """Return the ids of the reports that were read for their errors."""
    text = files(__package__).joinpath("ucdp_read.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["ids"])


SET = DataSet(name="ucdp_aec", files=(_FILE,), load=load)


def _record(row: Row) -> Record:
    country = country_code(row.get("location_root_name", str))
    low, high = row.count("deaths_low"), row.count("deaths_high")
    if low > high:
        raise DataError(f"{row.where}: 'deaths_low' is {low}, above 'deaths_high', {high}")
    names = (row.get("side_a_name", str), row.get("side_b_name", str))
    return Record(
        text=row.get("text", str),
        published=row.day("published", _DAY),
        country=country,
        sides=(side_of(names[0], country), side_of(names[1], country)),
        start=row.day("start_date", _DAY),
        deaths=sum(row.count(part) for part in _PARTS),
        low=low,
        high=high,
    )


def _right(record: Record, answer: Answer) -> dict[str, bool]:
    """Say of each measure whether the answer is right."""
    killed, year = answer.deaths, record.start.year
    rights = {
        "country": answer.country is not None and answer.country == record.country,
        "start_day": answer.day == record.start,
        "start_day_told": answer.told_day == record.start,
        "deaths_in_range": killed is not None and record.low <= killed <= record.high,
        "deaths_exact": killed == record.deaths,
        "one_side": any(meets(side, who, year) for side in record.sides for who in answer.named),
        "both_sides": both(record.sides, answer.named, year),
    }
    asked = ("country", "start_day", "deaths_in_range", "both_sides")
    return rights | {"all_four": all(rights[name] for name in asked)}


def _score(records: Sequence[Record], told: Sequence[Prediction], product: Product) -> Iterator[Score]:
    pairs = list(zip(records, told, strict=True))
    answers = [_answer(_first(prediction, product), prediction, product) for _, prediction in pairs]
    base_lines = _base_lines(records)
    for measure, value in _shares(records, answers).items():
        yield value
        for name, said in base_lines.get(measure, {}).items():
            known = _shares(records, said)[measure]
            yield replace(known, measure=measure + BASE_LINE_MARK + name)
    yield _named_that_are_sides(records, answers)
    yield _sides_with_a_key(records)
    picked = [_picked(record, prediction, product) for record, prediction in pairs]
    for value in _shares(records, picked).values():
        yield replace(value, measure=_PICKED + value.measure)


def _shares(records: Sequence[Record], answers: Sequence[Answer]) -> dict[str, Score]:
    """Return the share of records on which each measure is right."""
    rights = [_right(record, answer) for record, answer in zip(records, answers, strict=True)]
    names = rights[0] if rights else ()
    values = {name: share(right[name] for right in rights) for name in names}
    return {name: Score(measure=name, value=value, n=n) for name, (value, n) in values.items()}


def _first(prediction: Prediction, product: Product) -> EventDraft | None:
    """Return the first incident that tells of somebody killed, for events of UCDP are; else the first."""
    recent = (one for one in prediction.drafts if one.kind == Kind.INCIDENT and not one.background)
    figures = ((one, people(replace(prediction, first=one), Harm.KILLED, product)) for one in recent)
    return next((one for one, figure in figures if figure and (figure.high or figure.low)), prediction.first)


def _answer(draft: EventDraft | None, prediction: Prediction, product: Product) -> Answer:
    """Return what the product says of one incident; a report read without one tells of nobody killed."""
    figure = people(replace(prediction, first=draft), Harm.KILLED, product)
    where = place(draft)
    return Answer(
        country=where.country if where else None,
        day=exported_day(draft),
        told_day=start_day(draft),
        deaths=figure.best if figure else None,
        named=named_in(draft),
    )


def _picked(record: Record, prediction: Prediction, product: Product) -> Answer:
    """Return the answer that has most right among all incidents of the report, the key being known."""
    incidents = [one for one in prediction.drafts if one.kind == Kind.INCIDENT]
    answers = [_answer(one, prediction, product) for one in incidents or (None,)]
    return max(answers, key=lambda answer: sum(_right(record, answer).values()))


def _named_that_are_sides(records: Sequence[Record], answers: Sequence[Answer]) -> Score:
    """Return the share of the actors named that are a side, so that naming many is no way to be right."""
    value, n = share(
        any(meets(side, who, record.start.year) for side in record.sides)
        for record, answer in zip(records, answers, strict=True)
        for who in answer.named
    )
    return Score(measure="named_that_are_sides", value=value, n=n)


def _sides_with_a_key(records: Sequence[Record]) -> Score:
    """Return the share of the sides, civilians apart, that the registry holds."""
    value, n = share(bool(side.keys) for one in records for side in one.sides if side.name != CIVILIANS)
    return Score(measure="sides_with_a_key", value=value, n=n)


def _base_lines(records: Sequence[Record]) -> Mapping[str, Mapping[str, list[Answer]]]:
    """Return, for each measure, answers that need no reading."""
    n = len(records)
    country = most_frequent(one.country for one in records if one.country)
    usual = most_frequent(tuple(side.name for side in one.sides) for one in records) or ()
    pair = tuple(as_named(side_of(name, country)) for name in usual)
    constant = most_frequent(one.deaths for one in records)
    deaths = {
        "always_1": [Answer(deaths=1)] * n,
        "most_frequent": [Answer(deaths=constant)] * n,
        "first_number": [Answer(deaths=first_number(one.text)) for one in records],
    }
    sides = {
        "most_frequent": [Answer(named=pair)] * n,
        "registry_names": [Answer(named=written_in(one.text)) for one in records],
    }
    return {
        "country": {
            "most_frequent": [Answer(country=country)] * n,
            "most_named": [Answer(country=most_named(one.text)) for one in records],
        },
        "start_day": {
            "publication": [Answer(day=one.published) for one in records],
            "day_before": [Answer(day=one.published - timedelta(days=1)) for one in records],
        },
        "deaths_in_range": deaths,
        "deaths_exact": deaths,
        "one_side": sides,
        "both_sides": sides,
    }
