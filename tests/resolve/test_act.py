"""What was done: acts, weapons, targets, effect, warning, motive, and how a crowd fared."""

import pytest

from annals.model.draft import STATEMENT_FIELDS
from tests.resolve.told import Case, draft_of, lines, table


@pytest.mark.parametrize("case", table("act_cases.toml"))
def test_act(case: Case) -> None:
    fields = {line.split()[0] for line in case["want"]} | set(case.get("fields", ()))
    draft = draft_of(case)
    assert lines(draft, fields) == sorted(case["want"])
    assert not set(case.get("never", ())) & set(lines(draft, set(STATEMENT_FIELDS)))
