"""The drafts of a report: one for each act, the main incident first, with denials attached."""

from dataclasses import replace
from datetime import date

import pytest

import annals
from annals.model.draft import STATEMENT_FIELDS, EventDraft
from annals.model.report import Report
from annals.model.vocabulary import Kind
from annals.resolve import resolve
from tests.lexical import lexical_reading
from tests.resolve.told import Case, drafts_of, reports, table, voice


def told(draft: EventDraft) -> str:
    marks = (
        (draft.background, "background"),
        (draft.headline_only, "headline"),
        (draft.aggregate, "aggregate"),
    )
    types = [one.value for one in draft.type[:1]]
    denied = [f"denied by {voice(one.speaker)}" for one in draft.denials]
    return " ".join([draft.kind, *types, *(word for is_so, word in marks if is_so), *denied])


@pytest.mark.parametrize("case", table("draft_cases.toml"))
def test_drafts(case: Case) -> None:
    assert [told(draft) for draft in drafts_of(case)] == case["want"]


@pytest.mark.parametrize("case", reports("draft_cases.toml"))
def test_every_statement_quotes_its_report_and_belongs_to_its_draft(case: Case) -> None:
    for draft in drafts_of(case):
        assert {one.field for one in draft.statements()} <= set(STATEMENT_FIELDS)
        for one in draft.statements():
            assert one.draft_id == draft.id
            assert all(span.report_id == draft.source.report_id for span in one.evidence)
        ids = [one.id for one in draft.statements()]
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("case", reports("draft_cases.toml"))
def test_coding_twice_gives_the_same(case: Case) -> None:
    assert drafts_of(case) == drafts_of(case)


def test_what_is_no_incident_comes_after_the_incidents() -> None:
    text = (
        "The group has vowed to attack more hotels in the capital. "
        "Gunmen attacked a hotel in Bamako on Tuesday. "
        "In recent weeks the militants have launched attacks on farms."
    )
    kinds = [draft.kind for draft in drafts_of({"text": text})]
    assert kinds == sorted(kinds, key=lambda kind: kind != Kind.INCIDENT)
    assert set(kinds) == {Kind.INCIDENT, Kind.THREAT, Kind.SERIES}


def test_the_act_that_the_report_is_about_comes_first() -> None:
    text = (
        "Soldiers shot dead two farmers near Kumbo on Monday. "
        "Hundreds of people marched through Bamenda on Tuesday to protest against the army."
    )
    report = annals.read_text(text, published=date(2024, 3, 14))
    assert isinstance(report, Report)
    reading = lexical_reading(report)
    shooting, march = reading.frames
    assert [one.type[0].value for one in resolve(reading)] == [shooting.type, march.type]
    about = replace(reading, frames=(shooting, replace(march, main=0.95)))
    assert [one.type[0].value for one in resolve(about)] == [march.type, shooting.type]
