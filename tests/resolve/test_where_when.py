"""Where and when: the finest place first, days from words, and open ranges where none is told."""

import pytest

from annals.model.vocabulary import Anchor, Basis
from tests.resolve.told import Case, draft_of, drafts_of, lines, reports, table


@pytest.mark.parametrize("case", table("where_when_cases.toml"))
def test_where_and_when(case: Case) -> None:
    draft = draft_of(case)
    fields = {line.split()[0] for line in case["want"]} | set(case.get("fields", ()))
    assert lines(draft, fields) == sorted(case["want"])
    assert draft.background == case.get("background", False)


@pytest.mark.parametrize("case", reports("where_when_cases.toml"))
def test_a_day_that_was_not_stated_is_worked_out_from_something(case: Case) -> None:
    for draft in drafts_of(case):
        for one in draft.time:
            assert (one.basis == Basis.STATED) == (one.value.anchor == Anchor.CALENDAR)
