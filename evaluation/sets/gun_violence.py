"""Gun violence: several local news reports for one shooting, with the archive's incident records.

Per report: day, city and state, killed and injured of the report's incident. Over reports: which
of them tell of one incident. Rows are told apart by their place in the file, for ``doc_id`` is not
unique. The split "usable" leaves out rows that no reader could get right: those without text, and
those whose text stands under another incident's id too; "day_implied" those of them whose text
implies the day of the record.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from annals.model.vocabulary import Harm
from evaluation.base_lines import first_number, most_frequent
from evaluation.data_set import DataSet, Split
from evaluation.files import Row, read_json_lines
from evaluation.first_day import agreed, of_first_day
from evaluation.measures import b_cubed, pairwise
from evaluation.picks import place, start_day
from evaluation.product import Document, Prediction, Product
from evaluation.report_days import implies_day
from evaluation.results import Score
from evaluation.scoring import exact, people
from evaluation.us_places import CityState, first_city_and_state, key_place, told_place

_DOCUMENTS = "docs.jsonl.gz"
_INCIDENTS = "incidents.jsonl.gz"

V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One record of the archive. Killed counts everybody, shooters too."""

    day: date
    place: CityState
    killed: int
    injured: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One row of reports; ``incident`` is None where the archive's record is not in the folder."""

    document: Document
    incident_id: str
    incident: Incident | None
    part: str | None

    @property
    def words(self) -> str:
        """Return the text with all white space alike, by which equal texts are found."""
        return " ".join(self.document.text.split())


def load(folder: Path, limit: int | None) -> tuple[Split, ...]:
    """Load all reports, the usable ones, and those of each part of the Gun Violence Corpus."""
    records = {row.get("incident_uri", str): _incident(row) for row in read_json_lines(folder / _INCIDENTS)}
    rows = [_report(row, records) for row in read_json_lines(folder / _DOCUMENTS)[:limit]]
    parts = sorted({row.part for row in rows if row.part})
    splits = {"all": rows, "usable": usable(rows)}
    splits |= {f"gvc_{part}": [row for row in rows if row.part == part] for part in parts}
    first = [row for row in splits["usable"] if row.incident and _is_first_day(row, row.incident)]
    documents = tuple(row.document for row in first)
    first_day = Split(name="first_day", documents=documents, score=partial(_first_day, first))
    implied = [row for row in splits["usable"] if _implied(row)]
    documents = tuple(row.document for row in implied)
    dated = Split(name="day_implied", documents=documents, score=partial(_day_implied, implied))
    return (*(_split(name, rows) for name, rows in splits.items()), first_day, dated)


SET = DataSet(name="gun_violence", files=(_DOCUMENTS, _INCIDENTS), load=load)


def usable(rows: Sequence[Report]) -> list[Report]:
    """Return the rows that have a text which stands under one incident only."""
    incidents = defaultdict(set)
    for row in rows:
        incidents[row.words].add(row.incident_id)
    return [row for row in rows if row.words and len(incidents[row.words]) == 1]


def _day_implied(rows: Sequence[Report], told: Sequence[Prediction], _: Product) -> Iterator[Score]:
    yield from _days(rows, [row.incident for row in rows if row.incident], told)


def _implied(row: Report) -> bool:
    """Say whether a row's text implies the day of its record, by a rule that uses nothing of the product."""
    document = row.document
    if row.incident is None or document.published is None:
        return False
    return implies_day(_all_words(document), document.published, row.incident.day)


def _incident(row: Row) -> Incident:
    return Incident(
        day=row.day("date", "%B %d, %Y"),
        place=key_place(row.get("city_or_county", str), row.get("state", str)),
        killed=row.count("num_killed"),
        injured=row.count("num_injured"),
    )


def _report(row: Row, records: dict[str, Incident]) -> Report:
    title, incident_id = row.get("title", str), row.get("incident_id", str)
    document = Document(text=row.get("text", str), title=title or None, published=row.day("dct", "%Y-%m-%d"))
    part = row.get("gvc_split", str) if "gvc_split" in row.fields else None
    return Report(document=document, incident_id=incident_id, incident=records.get(incident_id), part=part)


def _split(name: str, rows: list[Report]) -> Split:
    return Split(name=name, documents=tuple(row.document for row in rows), score=partial(_score, rows))


def _score(rows: Sequence[Report], told: Sequence[Prediction], product: Product) -> Iterator[Score]:
    with_record = [(row, p) for row, p in zip(rows, told, strict=True) if row.incident]
    yield from _fields([row for row, _ in with_record], [p for _, p in with_record], product)
    yield from _joins(rows, told, product)


def _fields(rows: Sequence[Report], told: Sequence[Prediction], product: Product) -> Iterator[Score]:
    keys = [row.incident for row in rows if row.incident]
    yield from _days(rows, keys, told)
    yield from _places(rows, keys, told)
    for name, harm in (("killed", Harm.KILLED), ("injured", Harm.INJURED)):
        gold = [key.killed if harm is Harm.KILLED else key.injured for key in keys]
        said = _people(told, harm, product)
        yield from _counts(name, gold, rows, said)
        yield from exact(f"{name}_news", gold, _news(told, said), {})


def _is_first_day(row: Report, incident: Incident) -> bool:
    return of_first_day(incident.day, row.document.published)


def _first_day(rows: Sequence[Report], told: Sequence[Prediction], product: Product) -> Iterator[Score]:
    """Score the people counted on the first day, by report and by incident."""
    ids = [row.incident_id for row in rows]
    keys = {row.incident_id: row.incident for row in rows if row.incident}
    by_report = [key for row in rows if (key := row.incident)]
    for harm in (Harm.KILLED, Harm.INJURED):
        name = str(harm)
        said = _people(told, harm, product)
        yield from _counts(name, [getattr(key, name) for key in by_report], rows, said)
        gold = [getattr(key, name) for key in keys.values()]
        constants: dict[str, Sequence[int | None]] = {
            "always_0": [0] * len(gold),
            "most_frequent": [most_frequent(gold)] * len(gold),
        }
        yield from exact(f"incident_{name}", gold, agreed(ids, said), constants)


def _days(rows: Sequence[Report], keys: Sequence[Incident], told: Sequence[Prediction]) -> Iterator[Score]:
    gold = [key.day for key in keys]
    published = [row.document.published for row in rows]
    base_lines = {
        "most_frequent": [most_frequent(gold)] * len(gold),
        "publication": published,
        "day_before": [day - timedelta(days=1) if day else None for day in published],
    }
    said = [start_day(p.first) for p in told]
    yield from exact("day", gold, said, base_lines)
    yield from exact("day_news", gold, _news(told, said), {})


def _places(rows: Sequence[Report], keys: Sequence[Incident], told: Sequence[Prediction]) -> Iterator[Score]:
    gold = [key.place for key in keys]
    base_lines = {
        "most_frequent": [most_frequent(gold)] * len(gold),
        "first_written": [first_city_and_state(_all_words(row.document)) for row in rows],
    }
    said = [told_place(place(p.first)) for p in told]
    yield from exact("city_and_state", gold, said, base_lines, right=CityState.met_by)
    yield from exact("city_and_state_news", gold, _news(told, said), {}, right=CityState.met_by)


def _news(told: Sequence[Prediction], said: Sequence[V | None]) -> list[V | None]:
    """Return what was said, None where it is of an incident told as background."""
    return [None if p.first and p.first.background else one for p, one in zip(told, said, strict=True)]


def _counts(
    measure: str, gold: Sequence[int], rows: Sequence[Report], said: Sequence[int | None]
) -> Iterator[Score]:
    base_lines: dict[str, Sequence[int | None]] = {
        "always_0": [0] * len(gold),
        "most_frequent": [most_frequent(gold)] * len(gold),
        "first_number": [first_number(_all_words(row.document)) for row in rows],
    }
    yield from exact(measure, gold, said, base_lines)


def _people(told: Sequence[Prediction], harm: Harm, product: Product) -> list[int | None]:
    figures = (people(prediction, harm, product) for prediction in told)
    return [figure.best if figure else None for figure in figures]


def _all_words(document: Document) -> str:
    return f"{document.title or ''}\n{document.text}"


def _joins(rows: Sequence[Report], told: Sequence[Prediction], product: Product) -> Iterator[Score]:
    """Score the groups of reports whose first incidents the product says are one."""
    if not rows:
        return
    gold = [row.incident_id for row in rows]
    start = time.perf_counter()
    said = _groups(told, product)
    seconds = time.perf_counter() - start
    yield from _join_scores(gold, said, seconds)
    base_lines: dict[str, Sequence[Hashable]] = {
        "each_alone": range(len(rows)),
        "all_together": [0] * len(rows),
        "same_publication_day": [row.document.published for row in rows],
        "same_text": [row.words for row in rows],
    }
    for name, groups in base_lines.items():
        yield Score(measure=f"b_cubed_f1/{name}", value=b_cubed(gold, groups).f1, n=len(gold))
        yield Score(measure=f"pairwise_f1/{name}", value=pairwise(gold, groups).f1, n=len(gold))


def _groups(told: Sequence[Prediction], product: Product) -> list[Hashable]:
    """Return the event of each report's first incident; a report without one is a group of its own."""
    drafts = {draft.id: draft for prediction in told for draft in prediction.drafts}
    events = {draft.id: event.id for event in product.link(drafts.values()) for draft in event.drafts}
    return [events[p.first.id] if p.first else row for row, p in enumerate(told)]


def _join_scores(gold: Sequence[Hashable], said: Sequence[Hashable], seconds: float) -> Iterator[Score]:
    for name, joined in (("b_cubed", b_cubed(gold, said)), ("pairwise", pairwise(gold, said))):
        values = {"precision": joined.precision, "recall": joined.recall, "f1": joined.f1}
        for part, value in values.items():
            yield Score(measure=f"{name}_{part}", value=value, n=len(gold), seconds=seconds)
