"""What an annotation must not be."""

from datetime import date
from typing import Any

import pytest

from corpus.check import faults
from corpus.files import AnnotationError, compiled
from corpus.texts import Document

TEXT = "Gunmen killed three farmers near Exampletown on Monday."
REPORT = Document(name="written/x-1", text=TEXT)
DAY = date(2026, 1, 5)
GOOD: dict[str, Any] = {
    "id": "e1",
    "type": "attack_on_civilians",
    "stage": "carried_out",
    "words": ["1| killed"],
    "tolls": [{"id": "t1", "harm": "killed", "words": ["1| three farmers"], "low": 3, "high": 3}],
}


def found(**changes: object) -> list[str]:
    event = {name: value for name, value in (GOOD | changes).items() if value is not None}
    return list(faults(compiled(REPORT, {"events": [event]}, "first", "A", DAY), REPORT))


def test_a_good_one_has_no_fault() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"type": None}, "needs a type"),
        ({"type": "shooting"}, "no such type"),
        ({"type": "interception"}, "go together"),
        ({"kind": "none"}, "give its mode"),
        ({"mode": "denied"}, "an incident is asserted"),
        ({"words": []}, "needs words"),
        ({"crowd_form": "mob"}, "belongs to riot"),
        ({"part_of": "e2"}, "refers to e2"),
        ({"time": {"earliest": DAY, "before": DAY}}, "an empty time"),
        ({"time": {}}, "needs a day"),
        ({"place": {"name": "X", "level": "settlement", "country": "Syria"}}, "no ISO 3166 code"),
        (
            {"who": [{"role": "attacker", "words": ["1| Gunmen"], "name": "gunmen", "kind": "rebel"}]},
            "attribution",
        ),
        ({"tolls": [{"id": "t1", "harm": "killed", "words": ["1| three"]}]}, "needs low or high"),
        ({"tolls": [{"id": "t1", "harm": "killed", "words": ["1| three"], "low": 3, "high": 2}]}, "above"),
        ({"tolls": [{"id": "e1", "harm": "killed", "words": ["1| three"], "low": 3}]}, "used twice"),
    ],
)
def test_each_fault_is_said(changes: dict[str, object], says: str) -> None:
    assert any(says in fault for fault in found(**changes))


def test_another_text_is_said() -> None:
    annotation = compiled(REPORT, {"events": [GOOD]}, "first", "A", DAY)
    other = Document(name=REPORT.name, text=TEXT + " More.")
    assert any("another than the one read" in fault for fault in faults(annotation, other))


@pytest.mark.parametrize(
    ("event", "says"),
    [
        (GOOD | {"words": ["1| shot"]}, "does not stand"),
        (GOOD | {"colour": "red"}, "colour"),
        (GOOD | {"stage": "done"}, "done"),
    ],
)
def test_what_is_no_annotation_is_refused_with_its_reason(event: dict[str, object], says: str) -> None:
    with pytest.raises(AnnotationError, match=says):
        compiled(REPORT, {"events": [event]}, "first", "A", DAY)
