"""Agreement on hand-worked cases."""

from datetime import date
from typing import Any

import pytest

from corpus.agreement import alpha, compare, disagreements, rows
from corpus.annotation import Annotation
from corpus.files import compiled
from corpus.texts import Document

REPORT = Document(
    name="written/x-1", text="Gunmen killed three farmers and wounded one. Police arrested two men."
)


def reading(*events: dict[str, Any]) -> Annotation:
    return compiled(REPORT, {"events": list(events)}, "first", "A", date(2026, 1, 5))


KILLING = {"id": "e1", "type": "attack_on_civilians", "stage": "carried_out", "words": ["1| killed"]}
CLASH = KILLING | {"type": "armed_clash"}
ARRESTS = {"id": "e2", "type": "arrests", "stage": "carried_out", "words": ["2| arrested"]}


def test_alpha_of_a_hand_worked_table() -> None:
    # Krippendorff's own example of nominal data, two observers, ten units: alpha 0.095.
    one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    other = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert alpha(list(zip(one, other, strict=True))) == pytest.approx(0.095, abs=0.001)


def test_alpha_needs_values_that_vary() -> None:
    assert alpha([("a", "a"), ("a", "a")]) is None


def test_an_event_that_one_reading_lacks() -> None:
    agreement = compare([(reading(KILLING, ARRESTS), reading(KILLING))])
    assert agreement.f1("incident") == pytest.approx(2 / 3)


def test_types_that_differ_are_counted() -> None:
    agreement = compare([(reading(KILLING), reading(CLASH))])
    assert (1, "type: armed_clash / attack_on_civilians") in disagreements(agreement)
    assert {name: share for name, _, _, share, _ in rows(agreement)}["type"] == 0.0
