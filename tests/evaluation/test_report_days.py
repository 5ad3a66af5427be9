"""Which invented reports imply the day of a shooting, decided by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from evaluation.report_days import implies_day

PUBLISHED = date(2016, 5, 12)  # a Thursday
TUESDAY = date(2016, 5, 10)


@pytest.mark.parametrize(
    ("text", "day", "implied"),
    [
        ("Two men were shot Tuesday night.", TUESDAY, True),
        ("Police were called on May 10. Two men were hurt.", TUESDAY, True),
        ("Two men were shot. A man was charged on Wednesday.", TUESDAY, False),  # the day is not named
        ("Two men were shot Monday. One died on Tuesday.", TUESDAY, False),  # another day beside the word
        ("The shooting happened Tuesday; a shooting on Monday hurt nobody.", TUESDAY, True),
        ("A man was arrested Wednesday after a shooting on May 10, 2016.", TUESDAY, True),
        ("Two men were shot overnight.", PUBLISHED, True),
        ("Two men were shot overnight.", PUBLISHED - timedelta(days=1), True),
        ("Two men were shot on April 2.", date(2016, 4, 2), False),  # 40 days before: history
        ("Two men were shot on May 14.", date(2016, 5, 14), False),  # after publication
        ("Two men were shot.", TUESDAY, False),
    ],
)
def test_a_report_implies_a_day_or_not(text: str, day: date, implied: bool) -> None:  # noqa: FBT001
    assert implies_day(text, PUBLISHED, day) is implied
