"""IndiaPoliceEvents: reports on the violence in Gujarat in 2002, each sentence labelled by police action."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from evaluation.data_set import DataSet, Split
from evaluation.files import DataError, Row, read_json_lines
from evaluation.measures import f1
from evaluation.offsets import Origin
from evaluation.police_actions import LABELS, told_actions, written_actions
from evaluation.product import Document, Prediction, Product
from evaluation.results import BASE_LINE_MARK, Score

_DOCUMENTS, _SENTENCES, _DATES = _FILES = ("docs.jsonl", "sents.jsonl", "metadata.jsonl")

Labels = list[frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One report; ``starts`` are where its sentences begin, ``labels`` what each of them tells of."""

    text: str
    published: date
    starts: tuple[int, ...]
    sentences: tuple[str, ...]
    labels: tuple[frozenset[str], ...]


def load(folder: Path, limit: int | None) -> tuple[Split, ...]:
    """Load the reports as one split."""
    dates = {row.get("doc_id", int): row.day("date", "%Y-%m-%d") for row in read_json_lines(folder / _DATES)}
    sentences: dict[int, list[Row]] = {}
    for row in read_json_lines(folder / _SENTENCES):
        sentences.setdefault(row.get("doc_id", int), []).append(row)
    rows = read_json_lines(folder / _DOCUMENTS)[:limit]
    reports = [_labelled(row, sentences.get(row.get("doc_id", int), []), dates) for row in rows]
    documents = tuple(Document(text=one.text, published=one.published, with_reading=True) for one in reports)
    return (Split(name="all", documents=documents, score=partial(_score, reports)),)


SET = DataSet(name="india_police_events", files=_FILES, load=load)


def _labelled(row: Row, sentences: Sequence[Row], dates: dict[int, date]) -> Labelled:
    number, text = row.get("doc_id", int), row.get("doc_text", str)
    if number not in dates:
        raise DataError(f"{row.where}: no date of {number} in {_DATES}")
    starts, at = [], 0
    for one in sentences:
        words = one.get("sent_text", str).strip()
        start = text.find(words, at)
        if start < 0:
            raise DataError(f"{one.where}: the sentence is not in the text of {number}")
        starts.append(start)
        at = start + len(words)
    return Labelled(
        text=text,
        published=dates[number],
        starts=tuple(starts),
        sentences=tuple(one.get("sent_text", str) for one in sentences),
        labels=tuple(_known(one) for one in sentences),
    )


def _known(row: Row) -> frozenset[str]:
    labels = row.get("sent_labels", list)
    unknown = [label for label in labels if label not in LABELS]
    if unknown:
        raise DataError(f"{row.where}: no label {unknown[0]!r} in this set")
    return frozenset(labels)


def _score(reports: Sequence[Labelled], told: Sequence[Prediction], _product: Product) -> Iterator[Score]:
    gold = [list(one.labels) for one in reports]
    columns = {
        "": [_told(one, prediction) for one, prediction in zip(reports, told, strict=True)],
        f"{BASE_LINE_MARK}police_words": [[written_actions(s) for s in one.sentences] for one in reports],
    }
    for level, by_level in (("sentence", _by_sentence), ("document", _by_document)):
        wanted = by_level(gold)
        for name, said in columns.items():
            values = [_figures(label, wanted, by_level(said)) for label in LABELS]
            mean = sum(value for _, _, value, _ in values) / len(values)
            yield Score(measure=f"{level}_mean_f1{name}", value=mean, n=len(wanted))
            for label, (precision, recall, value, n) in zip(LABELS, values, strict=True):
                yield Score(measure=f"{level}_f1: {label}{name}", value=value, n=n)
                if not name:
                    yield Score(measure=f"{level}_precision: {label}", value=precision, n=n)
                    yield Score(measure=f"{level}_recall: {label}", value=recall, n=n)


def _told(report: Labelled, prediction: Prediction) -> Labels:
    """Return the labels that the product's drafts give each sentence; none of a report that was not read."""
    told: list[set[str]] = [set() for _ in report.sentences]
    if prediction.reading is not None and told:
        origin = Origin(report.text, prediction.reading.report.text)
        for label, span in (pair for draft in prediction.drafts for pair in told_actions(draft)):
            there = origin.range(span.start, span.end)
            if there:
                told[max(0, bisect_right(report.starts, there[0]) - 1)].add(label)
    return [frozenset(labels) for labels in told]


def _by_sentence(reports: Sequence[Labels]) -> Labels:
    return [labels for report in reports for labels in report]


def _by_document(reports: Sequence[Labels]) -> Labels:
    """Return the labels of each report: those of its sentences."""
    return [frozenset().union(*report) for report in reports]


def _figures(label: str, wanted: Labels, told: Labels) -> tuple[float, float, float, int]:
    """Return precision, recall and F1 of one label, and how many bear it in the key."""
    key, said = [label in one for one in wanted], [label in one for one in told]
    right = sum(one and other for one, other in zip(key, said, strict=True))
    precision = right / sum(said) if any(said) else 0.0
    recall = right / sum(key) if any(key) else 0.0
    return precision, recall, f1(precision, recall), sum(key)
