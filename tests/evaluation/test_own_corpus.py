"""Two invented reports with their annotation and a product of their own; figures worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from annals.model.values import Toll
from annals.model.vocabulary import GroupClass, Harm, Kind, Qualifier, Scope, Stage
from corpus.files import compiled
from corpus.joins import Join
from corpus.texts import Document as Text
from evaluation.corpus_match import Gold
from evaluation.product import Document, Prediction
from evaluation.results import Score
from evaluation.sets import own_corpus
from evaluation.sets.own_corpus import Row
from tests.evaluation.builders import FakeProduct, days, draft, first_and_all, place

DAY = date(2026, 1, 5)
ONE = Text(
    name="written/one-1", text="Gunmen killed three farmers in Exampletown on Monday. Police held two men."
)
TWO = Text(name="written/one-2", text="Three were killed in Exampletown on Monday.")


def row(text: Text, *events: dict[str, object]) -> Row:
    reading = compiled(text, {"events": list(events)}, "first", "A", DAY)
    return Row(
        document=Document(text=text.text), reading=reading, gold=Gold(text.text, reading.events), stratum="x"
    )


def killing(words: str, toll: str) -> dict[str, object]:
    return {
        "id": "e1",
        "type": "attack_on_civilians",
        "stage": "carried_out",
        "motive": "unclear",
        "words": [words],
        "time": {"words": ["1| Monday"], "earliest": DAY, "before": date(2026, 1, 6)},
        "place": {"words": ["1| Exampletown"], "name": "Exampletown", "level": "settlement"},
        "tolls": [{"id": "t1", "harm": "killed", "words": [toll], "low": 3, "high": 3}],
    }


ARRESTS: dict[str, object] = {
    "id": "e2",
    "type": "arrests",
    "stage": "carried_out",
    "motive": "unclear",
    "words": ["2| held"],
    "time": {"before": date(2026, 1, 7), "basis": "inferred"},
}
ROWS = (
    row(ONE, killing("1| killed", "1| three farmers"), ARRESTS),
    row(TWO, killing("1| killed", "1| Three")),
)


def toll(low: int) -> Toll:
    return Toll(
        harm=Harm.KILLED,
        group=None,
        group_class=GroupClass.PEOPLE,
        low=low,
        high=low,
        qualifier=Qualifier.EXACT,
        scope=Scope.INCIDENT,
        period=None,
        as_of=None,
        share=None,
        part_of=None,
        about_enemy=False,
    )


def told(name: str, low: int, town: str = "Exampletown") -> Prediction:
    return first_and_all(
        draft(
            name,
            type="attack_on_civilians",
            stage=Stage.CARRIED_OUT,
            time=days(DAY),
            place=place(town),
            tolls=toll(low),
        )
    )


def scored(
    *predictions: Prediction, product: FakeProduct | None = None
) -> dict[str, tuple[float | None, int]]:
    scores: Sequence[Score] = list(own_corpus.score(ROWS, predictions, product or FakeProduct()))
    return {score.measure: (score.value, score.n) for score in scores}


@pytest.fixture(autouse=True)
def joins(monkeypatch: pytest.MonkeyPatch) -> None:
    same = Join(events=["written/one-1#e1", "written/one-2#e1"], verdict="same", reader="A", day=DAY)
    monkeypatch.setattr(own_corpus, "load_joins", lambda: [same])


def test_two_of_three_incidents_found_one_of_them_wholly_right() -> None:
    scores = scored(told("d1", 3), told("d2", 4))
    assert scores["incident_found: precision"] == (1.0, 2)
    assert scores["incident_found: recall"][0] == pytest.approx(2 / 3)
    assert scores["given match: killed: f1"] == (0.5, 2)
    assert scores["all five right"][0] == pytest.approx(1 / 3)
    assert scores["tolls of scope incident: f1"] == (0.5, 2)


def test_another_place_or_day_is_another_incident() -> None:
    elsewhere = told("d1", 3, town="Otherville")
    later = first_and_all(
        draft("d2", type="attack_on_civilians", time=days(date(2026, 1, 9)), place=place("Exampletown"))
    )
    assert scored(elsewhere, later)["incident_found: f1"] == (0.0, 3)


def test_another_kind_is_no_incident() -> None:
    series = Prediction(drafts=(draft("d1", kind=Kind.SERIES, type="attack_on_civilians"),))
    assert scored(series, Prediction())["incident_found: precision"] == (None, 0)


def test_joins_count_pairs() -> None:
    joined = FakeProduct(event_of=lambda _: "e")
    assert scored(told("d1", 3), told("d2", 3), product=joined)["joins: f1"] == (1.0, 1)
    assert scored(told("d1", 3), told("d2", 3))["joins: recall of those found"] == (0.0, 1)
    assert scored(told("d1", 3), Prediction())["joins: recall of those found"] == (None, 0)


def test_without_texts_nothing_but_the_written_is_loaded(tmp_path: Path) -> None:
    splits = own_corpus.SET.load(tmp_path / "own_corpus", None)
    assert all(one.text for split in splits for one in split.documents)
