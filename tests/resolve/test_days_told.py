"""The day that a time is counted from: the one told before, or that of its own sentence."""

from datetime import date, timedelta

import pytest

from annals.extract import extract, tagger_named
from annals.model.report import Report, Span
from annals.resolve.times.days_told import DaysTold
from annals.resolve.times.resolver import ResolvedTime
from tests.plain import bare_report

PUBLISHED = date(2024, 10, 24)


def span(report: Report, quote: str) -> Span:
    start = report.text.index(quote)
    return report.span(start, start + len(quote))


@pytest.mark.parametrize(
    ("text", "time", "act", "counted", "day"),
    [
        (
            "An engineer died on Monday, forty days after gunmen shot him in Basra.",
            "forty days after",
            "shot",
            "forty days earlier",
            date(2024, 10, 21),
        ),
        (
            "Forty days after the attack, soldiers shot a man on Monday.",
            "Forty days after",
            "shot",
            "Forty days after",
            date(2024, 10, 21),
        ),
        (
            "Nuns who were abducted eleven days earlier came home on Monday.",
            "eleven days earlier",
            "abducted",
            "eleven days earlier",
            date(2024, 10, 21),
        ),
        (
            "A curfew began on Friday. Gunmen shot a man on Monday. A day after the curfew, two died.",
            "A day after",
            "died",
            "A day after",
            date(2024, 10, 18),
        ),
        (
            "A curfew was ordered. Gunmen shot a man on Monday. A day after the curfew, police shot two.",
            "A day after",
            "shot two",
            "A day after",
            None,
        ),
        (
            "The army met on Friday. Gunmen shot a man. A day after the army raid, two were shot.",
            "A day after",
            "two were shot",
            "A day after",
            None,
        ),
        ("He was shot at dawn and buried on Monday.", "at dawn", "shot", "at dawn", None),
    ],
)
def test_what_a_time_is_counted_from(text: str, time: str, act: str, counted: str, day: date | None) -> None:
    report = bare_report(text, published=PUBLISHED)
    days = DaysTold(extract(report, tagger_named("lexical")))
    words, told = days.counted(span(report, time), [span(report, act)])
    assert words == counted
    assert (told.earliest if told else None) == day


@pytest.mark.parametrize(
    ("text", "time", "first", "days"),
    [
        ("Gunmen shot a man on Monday. Then police came.", "Then", date(2024, 10, 21), 1),
        ("Gunmen shot a man on Monday. At 10:40 police came.", "10:40", date(2024, 10, 21), 1),
        (
            "Gunmen shot a man on Monday. Within the hour police came.",
            "Within the hour",
            date(2024, 10, 21),
            1,
        ),
        ("Bombs went off during the night.", "during the night", date(2024, 10, 23), 2),
        ("Gunmen shot a man on the 13th.", "on the 13th", date(2024, 10, 13), 1),
        ("Gunmen shot a man on the 30th.", "on the 30th", date(2024, 9, 30), 1),
    ],
)
def test_words_without_a_day_lean_on_the_one_told_before(
    text: str, time: str, first: date, days: int
) -> None:
    found = leaning(text, time)
    assert found is not None
    assert (found.range.earliest, found.range.before) == (first, first + timedelta(days=days))


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Police came then and shot a man.", "then"),
        ("Police came at dawn and shot a man.", "at dawn"),
        ("Gunmen shot a man on Monday. Recent raids killed two.", "Recent"),
        ("Gunmen shot a man on Monday. Raids killed two in the months of drought.", "months of drought"),
        ("Gunmen shot a man on Monday. Raids went on for three weeks.", "for three weeks"),
    ],
)
def test_other_words_lean_on_no_day(text: str, time: str) -> None:
    assert leaning(text, time) is None


def leaning(text: str, time: str) -> ResolvedTime | None:
    report = bare_report(text, published=PUBLISHED)
    return DaysTold(extract(report, tagger_named("lexical"))).leaning(span(report, time))
