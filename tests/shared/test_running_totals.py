"""Running totals and incident tolls of real reports, read and judged one by one, kept as offsets alone.

``fa_kes_tolls.jsonl`` names a row of the set's file, counted from 0, and the half-open offsets of a
number in its text: "running" for a count over a war, a year or some weeks, "incident" for one act's.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

import annals
from annals.model.report import Report
from annals.model.vocabulary import Kind, Scope

MARKS = [
    json.loads(line)
    for line in Path(__file__).with_name("fa_kes_tolls.jsonl").read_text(encoding="utf-8").split("\n")
    if line
]
LEAST_KEPT = 0.85


def placed(text: str, report: str) -> dict[int, int]:
    """Return where each letter of a text stands in its report, whose white space may differ."""
    letters = [(at, letter) for at, letter in enumerate(text) if not letter.isspace()]
    there = [(at, letter) for at, letter in enumerate(report) if not letter.isspace()]
    first = "".join(letter for _, letter in there).find("".join(letter for _, letter in letters[:80]))
    return {
        at: there[first + number][0] for number, (at, _) in enumerate(letters) if first + number < len(there)
    }


@cache
def landings(data: Path) -> dict[str, list[str]]:
    """Return for each sort where the marked numbers land: "incident", "apart" or "nowhere"."""
    with (data / "fa_kes" / "articles.csv").open(encoding="latin-1", newline="") as lines:
        rows = list(csv.DictReader(lines))
    found: dict[str, list[str]] = defaultdict(list)
    for index in dict.fromkeys(mark["row"] for mark in MARKS):
        text = rows[index]["article_content"]
        report = annals.read_text(text, title=rows[index]["article_title"], outlet=rows[index]["source"])
        assert isinstance(report, Report)
        place = placed(text, report.text)
        tolls = [
            (span, draft.kind is Kind.INCIDENT and toll.value.scope is Scope.INCIDENT)
            for draft in annals.code(report).drafts
            for toll in draft.tolls
            for span in toll.evidence
        ]
        for mark in (one for one in MARKS if one["row"] == index):
            start, end = place[mark["start"]], place[mark["end"] - 1] + 1
            assert report.text[start:end].split() == text[mark["start"] : mark["end"]].split()
            here = [incident for span, incident in tolls if span.start <= start and end <= span.end]
            found[mark["sort"]].append("incident" if any(here) else "apart" if here else "nowhere")
    return found


def test_the_marks_are_many() -> None:
    sorts = [mark["sort"] for mark in MARKS]
    assert sorts.count("running") >= 60
    assert sorts.count("incident") >= 60


@pytest.mark.shared
@pytest.mark.slow
def test_no_running_total_lands_on_an_incident(shared: Path) -> None:
    assert "incident" not in landings(shared / "data")["running"]


@pytest.mark.shared
@pytest.mark.slow
def test_incident_tolls_stay_on_incidents(shared: Path) -> None:
    told = landings(shared / "data")["incident"]
    assert told.count("incident") / len(told) >= LEAST_KEPT
