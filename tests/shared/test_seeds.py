"""Every line of the seeds' ``expected.json``, and what it says in words of the two reports together."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pytest

from annals.model.draft import EventDraft
from annals.model.event import Event
from annals.model.vocabulary import Kind, Status
from quality.cases import Grade
from quality.checks import disputes
from quality.expected import Expected, Line, load_expected
from quality.outcome import Outcome, evidence_of
from quality.product import read_files, run_reports

ROOT = Path(__file__).parents[2]
SEEDS = Path(os.environ.get("ANNALS_SHARED", ROOT.parent / "shared")) / "cases" / "seeds"
PRESENT = (SEEDS / "expected.json").exists()
FAILURES: dict[str, str] = {
    row["test"]: row["reason"]
    for row in tomllib.loads(
        (Path(__file__).parent / "expected_failures.toml").read_text(encoding="utf-8")
    ).get("failure", [])
}
PARTISAN = ("occupied", "occupation", "usurping", "entity", "regime", "genocid", "massacre")

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not PRESENT, reason="the seeds are not here: set ANNALS_SHARED"),
]


@cache
def expected() -> Expected:
    return load_expected(SEEDS / "expected.json")


@cache
def outcome() -> Outcome:
    wanted = expected()
    files = [SEEDS / row["file"] for row in wanted.reports]
    return run_reports(wanted.find(read_files(files)))


def lines() -> list[object]:
    return [parameter(line) for line in expected().lines] if PRESENT else []


def parameter(line: Line) -> object:
    marks: list[pytest.MarkDecorator] = []
    if line.name in FAILURES:
        marks = [pytest.mark.xfail(reason=FAILURES[line.name], strict=True)]
    elif line.grade != Grade.STRONG:
        marks = [pytest.mark.xfail(reason=f"{line.grade}: should hold, need not", strict=False)]
    return pytest.param(line, id=line.name, marks=marks)


@pytest.mark.parametrize("line", lines())
def test_line(line: Line) -> None:
    reason = line.judge(outcome())
    assert reason is None, reason


def drafts(name: str) -> tuple[EventDraft, ...]:
    found = outcome().drafts(expected().incidents[name])
    assert found, f"{name} was not found"
    return found


def events(name: str) -> tuple[Event, ...]:
    ids = {draft.id for draft in drafts(name)}
    return tuple(event for event in outcome().events if any(draft.id in ids for draft in event.drafts))


def joined(left: str, right: str) -> bool:
    ids = {draft.id for draft in drafts(right)}
    return any(draft.id in ids for event in events(left) for draft in event.drafts)


def incidents() -> list[EventDraft]:
    found = [d for coded in outcome().coded for d in coded.drafts if d.kind == Kind.INCIDENT]
    assert found
    return found


def check_days_stay_apart() -> None:
    assert not any(joined("S1", name) for name in ("S3", "S4", "S5"))


def check_series_stays_apart() -> None:
    merged = [{draft.kind for draft in event.drafts} for event in events("S4")]
    assert merged == [{Kind.INCIDENT}]


def check_tolls_are_no_dispute() -> None:
    assert outcome().events
    assert not any(disputes(event) for event in outcome().events)


def check_one_origin(name: str) -> None:
    for event in events(name):
        assert [origin.party for origin in event.origins] == [True]
        assert event.status == Status.CLAIMED_BY_PERPETRATOR


def check_no_toll_on_an_incident() -> None:
    assert [draft.tolls for draft in incidents()] == [()] * len(incidents())


def check_unsure_at_most() -> None:
    assert not joined("S1", "S2")


def check_partisan_words_are_quoted() -> None:
    """No value of a closed list, actor or place name holds them; words that are kept are quotations."""
    for draft in incidents():
        names = [item.value.name for field in (draft.place, draft.origin_place) for item in field]
        names += [item.value.actor.name for item in draft.participants]
        assert not [name for name in names for word in PARTISAN if word in name.casefold()]


def check_spans_quote() -> None:
    for coded in outcome().coded:
        assert coded.report is not None
        for draft in coded.drafts:
            assert all(coded.report.holds(span) for span in evidence_of(draft))


ACROSS: dict[str, Callable[[], None]] = {
    "days-stay-apart": check_days_stay_apart,
    "series-stays-apart": check_series_stays_apart,
    "tolls-are-no-dispute": check_tolls_are_no_dispute,
    **{f"one-origin-{name}": partial(check_one_origin, name) for name in ("S1", "S3", "S4", "S5")},
    "no-toll-on-an-incident": check_no_toll_on_an_incident,
    "S1-and-S2-unsure-at-most": check_unsure_at_most,
    "partisan-words-are-quoted": check_partisan_words_are_quoted,
    "every-span-quotes-its-report": check_spans_quote,
}


@pytest.mark.parametrize("name", list(ACROSS))
def test_across_reports(name: str, request: pytest.FixtureRequest) -> None:
    if name in FAILURES:
        request.applymarker(pytest.mark.xfail(reason=FAILURES[name], strict=True))
    ACROSS[name]()


def test_every_expected_failure_names_a_test() -> None:
    names = {line.name for line in expected().lines} | set(ACROSS)
    assert set(FAILURES) <= names
    assert all(FAILURES.values())
