"""Feasts that move against published tables of their days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.resolve.times.feasts import islamic_day, orthodox_easter, western_easter


@pytest.mark.parametrize(
    ("year", "western", "orthodox"),
    [
        (1954, "04-18", "04-25"),
        (1981, "04-19", "04-26"),
        (1998, "04-12", "04-19"),
        (2000, "04-23", "04-30"),
        (2011, "04-24", "04-24"),
        (2016, "03-27", "05-01"),
        (2019, "04-21", "04-28"),
        (2024, "03-31", "05-05"),
        (2038, "04-25", "04-25"),
    ],
)
def test_easter_falls_on_the_days_of_the_church_tables(year: int, western: str, orthodox: str) -> None:
    assert f"{western_easter(year):%m-%d}" == western
    assert f"{orthodox_easter(year):%m-%d}" == orthodox


@given(st.integers(1700, 2199))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    day = western_easter(year)
    assert day.isoweekday() == 7
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@pytest.mark.parametrize(  # the days kept in most countries, by sight of the moon
    ("hijra", "kept"),
    [
        ((1410, 9, 1), date(1990, 3, 28)),
        ((1438, 9, 1), date(2017, 5, 27)),
        ((1441, 10, 1), date(2020, 5, 24)),
        ((1445, 9, 1), date(2024, 3, 11)),
        ((1445, 10, 1), date(2024, 4, 10)),
        ((1445, 12, 10), date(2024, 6, 16)),
        ((1446, 1, 10), date(2024, 7, 16)),
    ],
)
def test_the_tabular_day_is_at_most_one_off_the_day_kept(hijra: tuple[int, int, int], kept: date) -> None:
    assert abs((islamic_day(*hijra) - kept).days) <= 1
