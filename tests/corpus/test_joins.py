"""What a judgement that events are one incident must not be."""

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from corpus.annotation import Annotation
from corpus.files import AnnotationError, best_readings
from corpus.joins import Join, faults, load

DAY = date(2026, 1, 5)


def reading(name: str) -> Annotation:
    incidents = [{"id": one, "type": "ied_mine", "words": [(0, 4)]} for one in ("e1", "e2")]
    toll = {"id": "e3", "kind": "toll", "words": [(0, 4)]}
    told = {"document": name, "sha256": "0", "reading": "first", "day": DAY, "guidelines": 1, "reader": "A"}
    return msgspec.convert(told | {"events": [*incidents, toll]}, Annotation)


READINGS = {name: reading(name) for name in ("x/1", "x/2", "x/3")}


def found(*told: list[str], **changes: Any) -> list[str]:  # noqa: ANN401  (any field of a judgement)
    good = {"verdict": "same", "reader": "A", "day": DAY}
    joins = [msgspec.convert(good | changes | {"events": events}, Join) for events in told]
    return list(faults(joins, READINGS))


def test_good_ones_have_no_fault() -> None:
    assert found(["x/1#e1", "x/2#e1", "x/3#e1"], ["x/1#e2", "x/2#e2"]) == []


def test_two_events_of_one_document_may_be_told_as_one_elsewhere() -> None:
    assert found(["x/1#e1", "x/1#e2", "x/2#e1"]) == []


def test_an_event_may_be_unsure_beside_several() -> None:
    assert found(["x/1#e1", "x/2#e1"], ["x/1#e1", "x/3#e1"], verdict="unsure") == []


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ([["x/2#e1", "x/1#e1"]], "not in order"),
        ([["x/1#e1", "x/1#e1", "x/2#e1"]], "each once"),
        ([["x/1#e1", "x/1#e2"]], "at least two documents"),
        ([["x/1#e1"]], "at least two documents"),
        ([["x/1#e1", "x/2#e9"]], "no reading has x/2#e9"),
        ([["x/1#e1", "x/9#e1"]], "no reading has x/9#e1"),
        ([["x/1#e3", "x/2#e3"]], "only incidents are joined"),
        ([["x/1#e2", "x/2#e2"], ["x/1#e1", "x/2#e1"]], "order of their events"),
        ([["x/1#e1", "x/2#e1"], ["x/1#e1", "x/3#e1"]], "x/1#e1 stands in 2 groups"),
        ([["x/1#e1", "x/2#e1"], ["x/1#e1", "x/2#e1"]], "are judged 2 times"),
    ],
)
def test_each_fault_is_said(told: list[list[str]], says: str) -> None:
    assert any(says in fault for fault in found(*told))


def test_unsure_is_a_judgement_on_two() -> None:
    assert any("on two events" in fault for fault in found(["x/1#e1", "x/2#e1", "x/3#e1"], verdict="unsure"))


@pytest.mark.parametrize(
    "line", ["{}", '{"events":[],"verdict":"alike","reader":"A","day":"2026-01-05"}', "x"]
)
def test_what_is_no_judgement_is_refused(line: str, tmp_path: Path) -> None:
    file = tmp_path / "joins.jsonl"
    file.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(AnnotationError, match=r"joins\.jsonl"):
        load(file)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AnnotationError, match=r"joins\.jsonl"):
        load(tmp_path / "joins.jsonl")


def test_the_joins_of_the_project_have_no_fault() -> None:
    assert list(faults(load(), best_readings())) == []
