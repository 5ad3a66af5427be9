"""The day that a time is counted from: the one told before, or that of its own sentence."""

from datetime import date

import pytest

from annals.extract import extract, tagger_named
from annals.model.report import Report, Span
from annals.resolve.days_told import DaysTold
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
