"""Times in words against the days that they stand for, as a table; and what must always hold."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.model.values import TimeRange
from annals.model.vocabulary import Anchor, Basis, Granularity
from annals.resolve.times.resolver import ResolvedTime, resolve_time
from annals.text.timewords import find_times

CASES = tomllib.loads(Path(__file__).with_name("time_cases.toml").read_text(encoding="utf-8"))
ROWS = [(group.get("published"), *case) for group in CASES["group"] for case in group["cases"]]


def on(day: date) -> TimeRange:
    return TimeRange(
        earliest=day,
        before=day + timedelta(days=1),
        granularity=Granularity.DAY,
        anchor=Anchor.CALENDAR,
        part_of_day=None,
        approximate=False,
        ambiguous=False,
    )


def days(found: ResolvedTime | None) -> str:
    if found is None:
        return "none"
    day = found.range.day()
    if day is not None:
        return day.isoformat()
    ends = (found.range.earliest, found.range.before)
    return "/".join(end.isoformat() if end else ".." for end in ends)


def test_the_table_is_large_and_has_no_case_twice() -> None:
    keys = [(published, words, flags) for published, words, _, flags in ROWS]
    assert len(ROWS) >= 430
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(("published", "words", "expected", "flags"), ROWS)
def test_words_stand_for_these_days(published: date | None, words: str, expected: str, flags: str) -> None:
    named = dict(flag.partition("=")[::2] for flag in flags.split())
    incident = on(date.fromisoformat(named["after"])) if "after" in named else None
    found = resolve_time(words, published=published, future="future" in named, incident=incident)
    assert days(found) == expected
    if found is None:
        return
    assert found.range.approximate == ("about" in named)
    assert found.range.ambiguous == ("doubt" in named)
    assert 0 < found.score <= 1
    assert found.reason
    for basis in Basis:
        assert basis.value not in named or found.basis is basis
    if "part" in named:
        assert found.range.part_of_day == named["part"].replace("_", " ")


@pytest.mark.parametrize(
    "words",
    ["fiscal year 2014", "in fiscal 2014", "a Christmas market", "the Christmas party", "easter eggs"],
)
def test_budgets_and_things_named_after_feasts_are_no_times(words: str) -> None:
    assert find_times(f"They spoke of {words} again.") == ()


def test_a_contradicted_date_scores_lower() -> None:
    right = resolve_time("Friday 25-10-2024", published=None)
    wrong = resolve_time("Monday 25-10-2024", published=None)
    assert right is not None
    assert wrong is not None
    assert wrong.score < right.score
    assert "weekday" in wrong.reason


@pytest.mark.parametrize(
    ("words", "granularity"),
    [
        ("on Thursday", Granularity.DAY),
        ("last week", Granularity.WEEK),
        ("in March 2015", Granularity.MONTH),
        ("summer 2014", Granularity.SEASON),
        ("in 2014", Granularity.YEAR),
        ("since Monday", Granularity.OPEN),
        ("between Monday and Wednesday", Granularity.SPAN),
        ("overnight", Granularity.SPAN),
    ],
)
def test_granularity_is_the_unit_told(words: str, granularity: Granularity) -> None:
    found = resolve_time(words, published=date(2024, 10, 24))
    assert found is not None
    assert found.range.granularity is granularity


def test_anchor_says_what_the_time_was_counted_from() -> None:
    published = date(2024, 10, 24)
    full = resolve_time("22 January 2013", published=published)
    named = resolve_time("Monday", published=published)
    later = resolve_time("two days later", published=published, incident=on(date(2024, 5, 3)))
    assert full is not None
    assert named is not None
    assert later is not None
    anchors = [found.range.anchor for found in (full, named, later)]
    assert anchors == [Anchor.CALENDAR, Anchor.PUBLICATION, Anchor.INCIDENT]


def test_a_time_counted_from_an_open_incident_stays_unresolved() -> None:
    open_ended = TimeRange(
        earliest=None,
        before=date(2024, 5, 4),
        granularity=Granularity.OPEN,
        anchor=Anchor.PUBLICATION,
        part_of_day=None,
        approximate=False,
        ambiguous=False,
    )
    assert resolve_time("the same day", published=date(2024, 10, 24), incident=open_ended) is None


PIECES = """
in the on of to and from between since until last next this early late May March 3 12 31 2015 1999 Monday
Friday night morning overnight weekend week month year day days two several ago later before after 8:30am , -
summer winter Christmas Day past recent few 03/04/2015 22.01.2013 99999999 million decades years
"""
WORDS = st.lists(st.sampled_from(PIECES.split()), max_size=9).map(" ".join)
DATES = st.none() | st.dates()
NUMBERS_IN_TEXT = ("2014", "2014-15")  # years only where nothing says otherwise
PLACED = {words for _, words, expected, _ in ROWS if expected != "none"}.difference(NUMBERS_IN_TEXT)


@given(WORDS | st.text(max_size=40), DATES, st.sampled_from((True, False)), DATES)
def test_any_words_resolve_or_stay_unresolved(
    words: str,
    published: date | None,
    future: bool,  # noqa: FBT001 - Hypothesis draws it
    told: date | None,
) -> None:
    incident = on(told) if told and told < date.max else None
    found = resolve_time(words, published=published, future=future, incident=incident)
    if found is None:
        return
    assert found.range.earliest is not None or found.range.before is not None
    assert 0 < found.score <= 1
    if found.range.earliest and found.range.before:
        assert found.range.earliest < found.range.before


@pytest.mark.parametrize("words", sorted(PLACED))
def test_words_found_in_a_sentence_stand_for_the_same_days(words: str) -> None:
    published = date(2024, 10, 24)
    text = f"He was shot dead {words}, they said."
    alone = resolve_time(words, published=published, incident=on(date(2024, 5, 3)))
    longest = max(find_times(text), key=lambda time: time.end - time.start)
    found = resolve_time(
        text[longest.start : longest.end], published=published, incident=on(date(2024, 5, 3))
    )
    assert found == alone


@given(st.integers(1, 7), st.dates(min_value=date(1950, 1, 8), max_value=date(2090, 1, 1)))
def test_a_weekday_is_at_most_six_days_back(number: int, published: date) -> None:
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][number - 1]
    found = resolve_time(f"on {name}", published=published)
    assert found is not None
    day = found.range.day()
    assert day is not None
    assert day.isoweekday() == number
    assert 0 <= (published - day).days <= 6


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2090, 1, 1)), st.none() | st.dates())
def test_a_full_date_means_itself_whatever_the_publication(day: date, published: date | None) -> None:
    for words in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}", day.isoformat()):
        found = resolve_time(words, published=published)
        assert found is not None
        assert found.range.day() == day
        assert found.basis is Basis.STATED


def test_what_goes_on_since_an_event_has_no_end() -> None:
    found = resolve_time("since the war began on 7 October 2023", published=None)
    assert found is not None
    assert (found.range.earliest, found.range.before) == (date(2023, 10, 7), None)
