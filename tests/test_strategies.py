"""The strategies draw what the design promises: content ids, and spans that quote their report."""

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from annals.model.draft import STATEMENT_FIELDS, EventDraft
from annals.model.statement import statement_id
from annals.store.checks import check_coding
from tests import strategies
from tests.strategies_values import FIELD_VALUES


def test_every_field_of_a_draft_has_values() -> None:
    assert set(FIELD_VALUES) == set(STATEMENT_FIELDS)


@given(st.data())
@hypothesis_settings(max_examples=15)
def test_every_span_quotes_its_report(data: st.DataObject) -> None:
    report = data.draw(strategies.reports())
    reading = data.draw(strategies.readings(report))
    draft = data.draw(strategies.drafts(report))
    check_coding(report, reading, [draft])
    assert all(report.holds(span) for one in draft.statements() for span in one.evidence)


@given(strategies.drafts())
@hypothesis_settings(max_examples=15)
def test_every_statement_is_named_after_its_content(draft: EventDraft) -> None:
    for one in draft.statements():
        assert one.id == statement_id(draft.id, one.field, one.value, one.evidence)
        assert one.draft_id == draft.id
