from __future__ import annotations

from datetime import date

import pytest

from annals.model.vocabulary import Granularity, Stance
from evaluation.picks import chosen, start_day
from tests.evaluation.builders import days, draft, statement


def test_the_highest_score_is_chosen() -> None:
    assert chosen([statement("type", "a", score=0.4), statement("type", "b", score=0.6)]) == "b"


def test_the_earlier_of_two_equals_is_chosen() -> None:
    assert chosen([statement("type", "a"), statement("type", "b")]) == "a"


def test_what_is_denied_is_not_chosen() -> None:
    denied = statement("type", "a", score=0.9, stance=Stance.DENIED)
    assert chosen([denied, statement("type", "b")]) == "b"
    assert chosen([denied]) is None


@pytest.mark.parametrize("granularity", [Granularity.DAY, Granularity.SPAN])
def test_start_of_what_is_told_in_days(granularity: Granularity) -> None:
    time = days(date(2013, 5, 3), date(2013, 5, 5), granularity)
    assert start_day(draft("d", time=time)) == date(2013, 5, 3)


def test_a_month_has_no_start_day() -> None:
    time = days(date(2013, 5, 1), date(2013, 5, 31), Granularity.MONTH)
    assert start_day(draft("d", time=time)) is None


def test_no_draft_has_no_start_day() -> None:
    assert start_day(None) is None
