"""The time of each incident in reports that tell several, as a table of graded cases."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import annals
from annals.model.draft import EventDraft
from annals.model.report import Report
from annals.model.values import TimeRange
from tests.lexical import LEXICAL

TABLE = tomllib.loads(Path(__file__).with_name("time_report_cases.toml").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = TABLE["case"]
ROWS = [
    pytest.param(
        case["text"],
        words,
        days,
        id=f"{case['band']}-{number}-{words[:20]}",
        marks=[pytest.mark.xfail(strict=True)] if words in case.get("fails", ()) else [],
    )
    for number, case in enumerate(CASES, 1)
    for words, days in case["days"].items()
]


def shown(value: TimeRange) -> str:
    if value.earliest is None:
        return "open"
    day = value.day()
    return str(day) if day else f"{value.earliest}/{value.before}"


def telling(drafts: tuple[EventDraft, ...], start: int, end: int) -> EventDraft | None:
    """Return the incident one of whose event words lies in the words given."""
    inside = [d for d in drafts if any(start <= span.start < end for span in d.event_words)]
    return min(inside, key=lambda d: (d.kind != "incident", -len(d.event_words)), default=None)


@pytest.mark.parametrize(("text", "words", "days"), ROWS)
def test_each_incident_has_its_own_days(text: str, words: str, days: str) -> None:
    report = annals.read_text(text, published=TABLE["published"])
    assert isinstance(report, Report)
    start = report.text.index(words)
    draft = telling(annals.code(report, LEXICAL).drafts, start, start + len(words))
    assert draft is not None, "no incident is told by these words"
    assert draft.time
    assert shown(draft.time[0].value) == days


def test_the_table_is_large_and_nothing_strong_fails() -> None:
    assert len(CASES) >= 40
    assert not [case["text"] for case in CASES if case["band"] == "STRONG" and case.get("fails")]
