"""How old a time is by its words; dates by hand."""

from __future__ import annotations

from datetime import date

import pytest

from annals.extract.where_when.whereabouts import is_fresh


@pytest.mark.parametrize(
    ("words", "fresh"),
    [
        ("at around 4 a.m. on 29 June", True),
        ("on June 29 at 4 a.m.", True),
        ("at 29 minutes past 4 on 4 June", False),
    ],
)
def test_the_number_nearest_to_a_month_is_its_day(words: str, *, fresh: bool) -> None:
    assert is_fresh(words, date(2022, 6, 30)) is fresh
