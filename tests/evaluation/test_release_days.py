from __future__ import annotations

from datetime import date

import pytest

from evaluation.release_days import implied_days, release_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Update, Jan. 9, 2011 ... KABUL (Jan. 10, 2011) - Forces", date(2011, 1, 10)),
        ("2010-09-CA-005 KABUL, Afghanistan (Sept. 1) - A force", date(2010, 9, 1)),
        ("KABUL, Afghanistan (Sept. 1) - A force", None),
        ("Morning update March 8, 2011. A force", date(2011, 3, 8)),
        ("KABUL (Feb. 30, 2011) - Forces", None),
        ("Marching orders, maybe 3 of them", None),
    ],
)
def test_release_day(text: str, day: date | None) -> None:
    release = release_day(text)
    assert (release.day if release else None) == day


@pytest.mark.parametrize(
    ("body", "days"),
    [
        ("Forces seized weapons.", set()),
        ("Forces seized weapons today.", {15}),
        ("Forces seized weapons Yesterday.", {14}),
        ("Weapons were seized overnight.", {14, 15}),
        ("Weapons were seized last night.", {14, 15}),
        ("Weapons were seized Sunday.", {13}),
        ("Weapons were seized Tuesday.", {15}),  # the release is of a Tuesday
        ("Weapons were seized Wednesday.", {9}),
        ("Weapons were seized on March 2.", {2}),
        ("Weapons were seized yesterday, and more on March 3, 2011.", {14, 3}),
    ],
)
def test_implied_days(body: str, days: set[int]) -> None:
    text = f"KABUL, Afghanistan (March 15, 2011) - {body}"
    assert implied_days(text) == {date(2011, 3, day) for day in days}


def test_nothing_is_implied_without_a_release_day() -> None:
    assert implied_days("Forces seized weapons today.") == frozenset()


def test_words_before_the_release_day_imply_nothing() -> None:
    assert implied_days("Seized today. KABUL (March 15, 2011) - Forces") == frozenset()
