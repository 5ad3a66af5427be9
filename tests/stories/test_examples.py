"""The whole line over the example reports that the project carries."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

import annals
from annals.settings import RunSettings, Settings
from annals.wire.codec import encode
from quality.cases import Grade
from quality.expected import Expected, Line, Row, load_expected
from quality.outcome import Coded, Outcome, evidence_of
from quality.product import read_files, run_reports

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted((EXAMPLES / "reports").iterdir())
ONE_JOB = Settings(run=RunSettings(jobs=1))
NOTE = "Written for the Annals project; the outlet is invented."


@cache
def expected() -> Expected:
    return load_expected(EXAMPLES / "expected.json")


@cache
def outcome() -> Outcome:
    return run_reports(expected().find(read_files(FILES)))


def read_rows() -> list[tuple[Row, Coded]]:
    return list(zip(expected().reports, outcome().coded, strict=True))


def known() -> dict[str, str]:
    rows = json.loads((Path(__file__).parent / "expected_failures.json").read_text(encoding="utf-8"))
    return {row["test"]: row["reason"] for row in rows}


def parameter(line: Line) -> object:
    marks: list[pytest.MarkDecorator] = []
    if line.name in known():
        marks = [pytest.mark.xfail(reason=known()[line.name], strict=True)]
    elif line.grade != Grade.STRONG:
        marks = [pytest.mark.xfail(reason=f"{line.grade}: should hold, need not", strict=False)]
    return pytest.param(line, id=line.name, marks=marks)


@pytest.mark.parametrize("line", [parameter(line) for line in expected().lines])
def test_line(line: Line) -> None:
    reason = line.judge(outcome())
    assert reason is None, reason


def test_every_expected_failure_names_a_line() -> None:
    assert set(known()) <= {line.name for line in expected().lines}
    assert all(known().values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_report_says_that_it_was_written_for_the_project(path: Path) -> None:
    assert NOTE in path.read_text(encoding="utf-8")


def test_the_note_is_no_part_of_what_is_recorded() -> None:
    for coded in outcome().coded:
        for draft in coded.drafts:
            assert not [span for span in evidence_of(draft) if "Annals" in span.quote]


def test_every_file_is_expected_and_every_report_is_found() -> None:
    assert {row["file"] for row in expected().reports} == {path.name for path in FILES}
    assert len(expected().reports) >= 24
    assert [
        row for row, coded in zip(expected().reports, outcome().coded, strict=True) if not coded.report
    ] == []


def test_every_quotation_stands_in_its_report() -> None:
    texts = {row["id"]: coded.report.text for row, coded in read_rows() if coded.report}
    content = json.loads((EXAMPLES / "expected.json").read_text(encoding="utf-8"))
    for row in [*content["incidents"], *content["not_incidents"]]:
        assert not [words for words in row["evidence"] if words not in texts[row["report"]]], row


def test_two_runs_give_the_same_bytes() -> None:
    again = run_reports([coded.report for coded in outcome().coded])
    assert [encode(event) for event in again.events] == [encode(event) for event in outcome().events]
    assert [encode(d) for c in again.coded for d in c.drafts] == [
        encode(d) for c in outcome().coded for d in c.drafts
    ]


def test_the_order_of_the_reports_changes_no_incident() -> None:
    back = run_reports([coded.report for coded in reversed(outcome().coded)])
    assert {encode(event) for event in back.events} == {encode(event) for event in outcome().events}


def test_every_span_quotes_its_report() -> None:
    for coded in outcome().coded:
        assert coded.report is not None
        for draft in coded.drafts:
            assert draft.told
            assert all(coded.report.holds(span) for span in evidence_of(draft))


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    with annals.Workspace(tmp_path / "annals.db", settings=ONE_JOB) as workspace:
        first = workspace.add([str(EXAMPLES / "reports")])
        before = [encode(event) for event in workspace.events()]
        again = workspace.add([str(EXAMPLES / "reports")])
        after = [encode(event) for event in workspace.events()]
    assert (first.reports, first.coded, first.refused) == (len(expected().reports), first.reports, 0)
    assert (again.reports, again.coded, again.unchanged) == (0, 0, len(FILES))
    assert before
    assert after == before


def test_files_one_by_one_give_the_same_events_as_the_folder(tmp_path: Path) -> None:
    with annals.Workspace(tmp_path / "one.db", settings=ONE_JOB) as workspace:
        for path in reversed(FILES):
            workspace.add([str(path)])
        events = [encode(event) for event in workspace.events()]
    assert sorted(events) == sorted(encode(event) for event in outcome().events)
