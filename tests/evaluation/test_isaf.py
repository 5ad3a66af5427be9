"""Five invented releases in the layout of the set, with figures worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from annals.model.vocabulary import Harm, Level
from evaluation.files import DataError
from evaluation.product import Figure, Prediction
from evaluation.results import Score
from evaluation.sets.isaf import SET
from tests.evaluation.builders import FakeProduct, days, draft, first_and_all, place

TEXTS = (
    "KABUL, Afghanistan (May 5, 2012) - In Tarin district, Uruzgan province, forces killed four yesterday.",
    "KABUL, Afghanistan (May 6, 2012) - In Helmand province, forces detained two insurgents today.",
    "KABUL, Afghanistan (May 7, 2012) - In Helmand province, forces detained 3 insurgents yesterday.",
    "KABUL, Afghanistan (May 8, 2012) - In Paktiya province, forces were attacked. Nobody was hurt.",
    "Forces found a cache.",
)
KEYS = (  # start_date, province, min_killed, min_captured
    ("2012-05-04", ["uruzgan"], 4, 0),
    ("2012-05-06", ["helmand"], 0, 2),
    ("2012-05-05", ["helmand", "kandahar"], 0, 3),  # the text says 6 May
    ("2012-05-08", ["paktya"], 0, 0),  # the text names no day of the act
    ("2012-05-09", [""], 0, 0),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    names = ("start_date", "province", "min_killed", "min_captured")
    rows = [dict(zip(names, key, strict=True)) for key in KEYS]
    lines = [json.dumps({**row, "text": text}) for row, text in zip(rows, TEXTS, strict=True)]
    (tmp_path / "releases.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def by_measure(scores: Sequence[Score]) -> dict[str, tuple[float | None, int]]:
    return {score.measure: (score.value, score.n) for score in scores}


PREDICTIONS = (
    first_and_all(draft("d1", time=days(date(2012, 5, 4)), place=place("Tarin", admin1="Oruzgan"))),
    first_and_all(draft("d2", time=days(date(2012, 5, 5)), place=place("Helmand", level=Level.REGION))),
    first_and_all(draft("d3", time=days(date(2012, 5, 6)), place=place("X", admin1="Kandahar Province"))),
    Prediction(refused="too_short"),
    Prediction(),
)
FIGURES = {
    ("d1", Harm.KILLED): Figure(low=4, best=5, high=None),
    ("d2", Harm.DETAINED): Figure(low=2, best=2, high=2),
    ("d3", Harm.DETAINED): Figure(low=2, best=3, high=3),
}


def test_all_releases(folder: Path) -> None:
    everything, _ = SET.load(folder, None)
    values = by_measure(list(everything.score(PREDICTIONS, FakeProduct(figures=FIGURES))))
    assert values == {
        "start_day": (0.2, 5),  # the first
        "start_day/most_frequent": (0.2, 5),  # every day once: 4 May sorts first
        "start_day/publication": (0.4, 5),  # the second and the fourth
        "start_day/day_before": (0.2, 5),  # the first
        "province": (0.75, 4),  # all but the refused one; the last key names none
        "province/most_frequent": (0.5, 4),  # helmand
        "province/first_named": (1.0, 4),
        "min_killed": (0.8, 5),  # absence is 0, but a refused report is wrong
        "min_killed/always_0": (0.8, 5),
        "min_killed/most_frequent": (0.8, 5),
        "min_killed/first_number": (0.6, 5),  # said 4, 2, 3, 0, 0
        "min_captured": (0.6, 5),  # the low figure counts: 2 is not 3
        "min_captured/always_0": (0.6, 5),
        "min_captured/most_frequent": (0.6, 5),
        "min_captured/first_number": (0.8, 5),
        "operation_killed": (0.8, 5),
        "operation_killed/always_0": (0.8, 5),
        "operation_killed/most_frequent": (0.8, 5),
        "operation_killed/first_number": (0.6, 5),
        "operation_captured": (0.6, 5),
        "operation_captured/always_0": (0.6, 5),
        "operation_captured/most_frequent": (0.6, 5),
        "operation_captured/first_number": (0.8, 5),
    }


def test_the_acts_of_one_operation_are_counted_together(folder: Path) -> None:
    everything, _ = SET.load(folder, None)
    arrests = draft("d-arrests", time=days(date(2011, 5, 4)))
    clash = draft("d-clash", time=days(date(2011, 5, 4)))
    other = draft("d-other", time=days(date(2011, 5, 9)))
    told = [first_and_all(arrests, clash, other), *[Prediction()] * 4]
    figures = {
        ("d-clash", Harm.KILLED): Figure(low=4, best=4, high=4),
        ("d-other", Harm.KILLED): Figure(low=9, best=9, high=9),
    }
    measured = list(everything.score(told, FakeProduct(figures=figures)))
    values = {one.measure: one.value for one in measured}
    assert values["operation_killed"] == 1.0  # 4 of the clash, not 9 of another day; the rest told none
    assert values["min_killed"] == 0.8  # the first act alone tells none


def test_the_releases_whose_text_implies_the_day(folder: Path) -> None:
    _, implied = SET.load(folder, None)
    assert [document.text for document in implied.documents] == list(TEXTS[:2])
    values = by_measure(list(implied.score(PREDICTIONS[:2], FakeProduct())))
    assert values == {
        "start_day": (0.5, 2),
        "start_day/most_frequent": (0.5, 2),
        "start_day/publication": (0.5, 2),
        "start_day/day_before": (0.5, 2),
    }


def test_documents_carry_text_alone(folder: Path) -> None:
    for split in SET.load(folder, None):
        assert all((document.title, document.published) == (None, None) for document in split.documents)


def test_limit(folder: Path) -> None:
    assert [len(split.documents) for split in SET.load(folder, 1)] == [1, 1]


def test_a_province_that_is_no_name_is_named(tmp_path: Path) -> None:
    row = {"start_date": "2012-05-04", "province": [3], "min_killed": 0, "min_captured": 0, "text": "x"}
    (tmp_path / "releases.jsonl").write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(DataError, match=r"releases\.jsonl, line 1: 'province' should be a list of names"):
        SET.load(tmp_path, None)
