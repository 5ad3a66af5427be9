"""Invented reports of four shootings in the layout of the set, with figures worked out by hand."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from annals.model.vocabulary import Harm
from evaluation.files import DataError
from evaluation.product import Document, Figure, Prediction
from evaluation.results import Score
from evaluation.sets.gun_violence import SET
from tests.evaluation.builders import FakeProduct, days, draft, first_and_all, place

INCIDENTS = (
    ("1", "May 3, 2014", "Springfield", "Illinois", 1, 0),
    ("2", "May 3, 2014", "Dayton (Trotwood)", "Ohio", 0, 2),
    ("3", "May 5, 2014", "Pike (county)", "Ohio", 0, 1),
)
DOCUMENTS = (  # incident, published, title, text, part of the corpus
    ("1", "2014-05-03", "One dead in Springfield", "A man was shot in Springfield, Illinois.", "train"),
    ("1", "2014-05-04", "Man shot", "One man died on Saturday.", "train"),
    ("2", "2014-05-04", "Shots in Trotwood", "2 people were hurt in Trotwood, Ohio.", None),
    ("3", "2014-05-05", "", "Shots were fired in Pike County.", None),
    ("4", "2014-05-05", "Shots", "A report whose record is elsewhere.", None),
    ("2", "2014-05-06", "No text", " ", None),
    ("3", "2014-05-06", "Week", "Two shootings in one week.", None),
    ("2", "2014-05-06", "Week", "Two shootings\nin one week.", None),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    names = ("incident_uri", "date", "city_or_county", "state", "num_killed", "num_injured")
    write(tmp_path / "incidents.jsonl.gz", [dict(zip(names, row, strict=True)) for row in INCIDENTS])
    write(tmp_path / "docs.jsonl.gz", [document(*row) for row in DOCUMENTS])
    return tmp_path


def document(incident: str, published: str, title: str, text: str, part: str | None) -> dict[str, str]:
    row = {"incident_id": incident, "doc_id": "same", "dct": published, "title": title, "text": text}
    return row | ({"gvc_split": part} if part else {})


def write(path: Path, rows: Sequence[object]) -> None:
    path.write_bytes(gzip.compress("\n".join(json.dumps(row) for row in rows).encode()))


def by_measure(scores: Sequence[Score]) -> dict[str, tuple[float | None, int]]:
    return {s.measure: (None if s.value is None else round(s.value, 6), s.n) for s in scores}


def told(draft_id: str, day: date, city: str, state: str) -> Prediction:
    return first_and_all(draft(draft_id, time=days(day), place=place(city, admin1=state, country="US")))


PREDICTIONS = (
    told("d1", date(2014, 5, 3), "Springfield", "Illinois"),
    told("d2", date(2014, 5, 3), "Springfield", "Missouri"),
    told("d3", date(2014, 5, 4), "Trotwood", "Ohio"),
    told("d4", date(2014, 5, 5), "Waverly", "Ohio"),
    told("d5", date(2014, 5, 5), "Nowhere", "Ohio"),
    Prediction(refused="empty"),
    Prediction(),
    Prediction(),
)
FIGURES = {
    ("d1", Harm.KILLED): Figure(low=1, best=1, high=1),
    ("d2", Harm.KILLED): Figure(low=None, best=None, high=2),
    ("d3", Harm.INJURED): Figure(low=1, best=2, high=2),
}
JOINED = {"d1": "e1", "d2": "e1", "d3": "e1", "d4": "e2", "d5": "e3"}


def test_fields_of_all_reports_with_a_record(folder: Path) -> None:
    everything = SET.load(folder, None)[0]
    product = FakeProduct(figures=FIGURES, event_of=lambda draft_id: JOINED[draft_id])
    values = by_measure(list(everything.score(PREDICTIONS, product)))
    # Seven rows have a record: incidents 1 1 2 3 2 3 2.
    assert values["day"] == (round(3 / 7, 6), 7)  # d1 d2 d4
    assert values["day/most_frequent"] == (round(5 / 7, 6), 7)  # 3 May
    assert values["day/publication"] == (round(2 / 7, 6), 7)
    assert values["day/day_before"] == (round(3 / 7, 6), 7)  # the second, the third, the last of 3
    assert values["city_and_state"] == (round(2 / 7, 6), 7)  # d1, d3 by the name in brackets
    assert values["city_and_state/first_written"] == (round(2 / 7, 6), 7)
    # Killed 1 1 0 0 0 0 0; told 1 0 0 0 - 0 0.
    assert values["killed"] == (round(5 / 7, 6), 7)
    assert values["killed/always_0"] == (round(5 / 7, 6), 7)
    assert values["killed/first_number"] == (round(4 / 7, 6), 7)  # said 1 1 2 0 0 2 2
    # Injured 0 0 2 1 2 1 2; told 0 0 2 0 - 0 0.
    assert values["injured"] == (round(3 / 7, 6), 7)
    assert values["injured/always_0"] == (round(2 / 7, 6), 7)
    assert values["injured/most_frequent"] == (round(3 / 7, 6), 7)
    assert values["injured/first_number"] == (round(2 / 7, 6), 7)  # said 1 1 2 0 0 2 2


def test_what_is_told_as_background_is_wrong_in_the_measures_of_news(folder: Path) -> None:
    everything = SET.load(folder, None)[0]
    first = PREDICTIONS[0].first
    assert first is not None
    past = replace(first, background=True)
    history = Prediction(first=past, drafts=(past,))
    product = FakeProduct(figures=FIGURES, event_of=lambda draft_id: JOINED[draft_id])
    values = by_measure(list(everything.score((history, *PREDICTIONS[1:]), product)))
    told_of = {name: values[name][0] for name in ("day", "city_and_state", "killed", "injured")}
    news = {name: values[f"{name}_news"][0] for name in told_of}
    assert told_of == {
        "day": round(3 / 7, 6),
        "city_and_state": round(2 / 7, 6),
        "killed": round(5 / 7, 6),
        "injured": round(3 / 7, 6),
    }
    # The first row was right in all four: 1 of 7 less; a count of 0 is no answer there either.
    assert news == {
        "day": round(2 / 7, 6),
        "city_and_state": round(1 / 7, 6),
        "killed": round(4 / 7, 6),
        "injured": round(2 / 7, 6),
    }


def test_first_day_by_report_and_by_incident(folder: Path) -> None:
    (first_day,) = (split for split in SET.load(folder, None) if split.name == "first_day")
    # Usable rows of the incident's day or the next: 1 1 2 3.
    assert len(first_day.documents) == 4
    values = by_measure(list(first_day.score(PREDICTIONS[:4], FakeProduct(figures=FIGURES))))
    assert values["killed"] == (0.75, 4)  # 1 1 0 0; told 1 0 0 0
    assert values["incident_killed"] == (1.0, 3)  # 1 0 0; of 1 and 0 the higher
    assert values["incident_killed/always_0"] == (round(2 / 3, 6), 3)
    assert values["injured"] == (0.75, 4)  # 0 0 2 1; told 0 0 2 0
    assert values["incident_injured"] == (round(2 / 3, 6), 3)


def test_joins_of_all_reports(folder: Path) -> None:
    everything = SET.load(folder, None)[0]
    product = FakeProduct(figures=FIGURES, event_of=lambda draft_id: JOINED[draft_id])
    values = by_measure(list(everything.score(PREDICTIONS, product)))
    # Gold 1 1 2 3 4 2 3 2; said e1 e1 e1 e2 e3 and three alone.
    # Precision: 2/3 2/3 1/3 1 1 1 1 1; recall: 1 1 1/3 1/2 1 1/3 1/2 1/3.
    precision, recall = (5 / 3 + 5) / 8, (2 + 1 / 3 + 1 / 2 + 1 + 1 / 3 + 1 / 2 + 1 / 3) / 8
    assert values["b_cubed_precision"] == (round(precision, 6), 8)
    assert values["b_cubed_recall"] == (round(recall, 6), 8)
    assert values["b_cubed_f1"] == (round(2 * precision * recall / (precision + recall), 6), 8)
    # Gold pairs 1 + 3 + 1; said pairs 3, of which the first two reports' is right.
    assert values["pairwise_precision"] == (round(1 / 3, 6), 8)
    assert values["pairwise_recall"] == (round(1 / 5, 6), 8)
    assert values["pairwise_f1"] == (0.25, 8)
    assert values["pairwise_f1/each_alone"] == (0.0, 8)
    assert values["pairwise_f1/all_together"] == (round(2 * (5 / 28) / (5 / 28 + 1), 6), 8)
    # Days 3, 4 4, 5 5, 6 6 6: five pairs, of which the two reports of incident 2 are right.
    assert values["pairwise_f1/same_publication_day"] == (0.2, 8)
    assert values["pairwise_f1/same_text"] == (0.0, 8)  # the one pair is of two incidents


def test_usable_reports_have_a_text_of_one_incident(folder: Path) -> None:
    splits = {split.name: split for split in SET.load(folder, None)}
    assert [len(splits[name].documents) for name in ("all", "usable", "gvc_train")] == [8, 5, 2]
    assert splits["usable"].documents == splits["all"].documents[:5]


def test_documents_carry_title_text_and_publication_date(folder: Path) -> None:
    documents = SET.load(folder, None)[0].documents
    assert documents[0] == Document(text=DOCUMENTS[0][3], title=DOCUMENTS[0][2], published=date(2014, 5, 3))
    assert documents[3].title is None


def test_drafts_are_joined_once_each_however_often_a_report_stands_there(folder: Path) -> None:
    everything = SET.load(folder, None)[0]
    twice = (PREDICTIONS[0], PREDICTIONS[0], *PREDICTIONS[2:])
    values = by_measure(list(everything.score(twice, FakeProduct())))
    assert values["pairwise_precision"] == (1.0, 8)


def test_a_record_without_a_day_is_named(folder: Path) -> None:
    write(folder / "incidents.jsonl.gz", [{"incident_uri": "1", "date": "soon"}])
    with pytest.raises(DataError, match=r"incidents\.jsonl\.gz, line 1: 'date' is no day: 'soon'"):
        SET.load(folder, None)
