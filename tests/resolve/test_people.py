"""Who took part, how firmly the act is laid to them, and the people harmed."""

import pytest

from tests.resolve.told import Case, draft_of, drafts_of, lines, reports, table


@pytest.mark.parametrize("case", table("people_cases.toml"))
def test_people(case: Case) -> None:
    fields = {line.split()[0] for line in case["want"]} | set(case.get("fields", ()))
    assert lines(draft_of(case), fields) == sorted(case["want"])


@pytest.mark.parametrize("case", reports("people_cases.toml"))
def test_a_part_of_a_toll_names_the_whole(case: Case) -> None:
    for draft in drafts_of(case):
        own = {one.id: one for one in draft.tolls}
        for part in draft.tolls:
            if part.value.part_of is not None:
                assert own[part.value.part_of].value.harm == part.value.harm
