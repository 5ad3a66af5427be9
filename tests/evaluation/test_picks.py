from __future__ import annotations

from datetime import date

import pytest

from annals.model.vocabulary import Granularity, Stance
from evaluation.picks import exported_day, shown, start_day
from tests.evaluation.builders import days, draft, statement


def test_the_value_of_the_incident_table_is_taken() -> None:
    told = (statement("type", "grenade", score=0.4), statement("type", "armed_clash", score=0.6))
    assert shown(draft("d", type=told), "type") == "armed_clash"


def test_what_is_denied_is_not_taken() -> None:
    denied = statement("type", "armed_clash", score=0.9, stance=Stance.DENIED)
    assert shown(draft("d", type=(denied, statement("type", "grenade"))), "type") == "grenade"
    assert shown(draft("d", type=(denied,)), "type") is None


def test_what_nobody_told_is_none() -> None:
    assert shown(draft("d"), "type") is None


@pytest.mark.parametrize("granularity", [Granularity.DAY, Granularity.SPAN])
def test_start_of_what_is_told_in_days(granularity: Granularity) -> None:
    time = days(date(2013, 5, 3), date(2013, 5, 5), granularity)
    assert start_day(draft("d", time=time)) == date(2013, 5, 3)


def test_a_month_has_no_start_day() -> None:
    time = days(date(2013, 5, 1), date(2013, 5, 31), Granularity.MONTH)
    assert start_day(draft("d", time=time)) is None


def test_no_draft_has_no_start_day() -> None:
    assert start_day(None) is None
    assert exported_day(None) is None


def test_the_day_of_an_export_is_the_first_told_else_the_last_possible() -> None:
    span = days(date(2013, 5, 3), date(2013, 5, 5), Granularity.SPAN)
    month = days(date(2013, 5, 1), date(2013, 5, 31), Granularity.MONTH)
    assert exported_day(draft("d", time=span)) == date(2013, 5, 3)
    assert exported_day(draft("d", time=month)) == date(2013, 5, 31)
    assert exported_day(draft("d")) is None
