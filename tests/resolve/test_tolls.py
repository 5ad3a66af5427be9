"""Counts against the codebook's table (section 7), as data; and what must hold for any words."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.model.reading import Count, Reading
from annals.model.report import Report, Span
from annals.model.vocabulary import GroupClass, Harm, Qualifier, Scope
from annals.resolve.tolls.bounds import TollValues, amount, toll_values

TABLE = tomllib.loads(Path(__file__).with_name("toll_cases.toml").read_text(encoding="utf-8"))
MARKS = {"[": "number", "{": "group", "<": "share"}


def reading_of(text: str) -> Reading:
    report = Report.plain(text, "r-1")
    return Reading(
        report=report,
        sentences=(report.span(0, len(text)),),
        mentions=(),
        speeches=(),
        counts=(),
        frames=(),
        denials=(),
        dateline=None,
        credits=(),
        tagger="by hand",
        subjects=None,
    )


def marked(sentence: str) -> tuple[Reading, Count]:
    """Build the reading and the count of a marked sentence."""
    spans: dict[str, tuple[int, int]] = {}
    text = ""
    for piece in re.split(r"(\[.*?\]|\{.*?\}|<.*?>)", sentence):
        name = MARKS.get(piece[:1])
        if name:
            spans[name] = (len(text), len(text) + len(piece) - 2)
        text += piece[1:-1] if name else piece
    reading = reading_of(text)
    found: dict[str, Span] = {name: reading.report.span(*ends) for name, ends in spans.items()}
    return reading, count_of(found["number"], found.get("group"), found.get("share"))


def count_of(number: Span, group: Span | None = None, share: Span | None = None) -> Count:
    return Count(
        span=number,
        number=number,
        harm=Harm.KILLED,
        group=group,
        scope=Scope.INCIDENT,
        period=None,
        share=share,
        part_of=None,
        frame=None,
        score=1.0,
    )


def bounds(low: int | None, high: int | None, qualifier: Qualifier) -> str:
    return f"{'' if low is None else low}..{'' if high is None else high} {qualifier}"


def shown(values: TollValues) -> str:
    if values.low is None and values.high is None:
        return "unknown"
    return f"{bounds(values.low, values.high, values.qualifier)} {values.group_class}"


def test_the_table_is_large_and_has_no_case_twice() -> None:
    sentences = [sentence for sentence, _ in TABLE["cases"]]
    assert len(sentences) >= 60
    assert len(set(sentences)) == len(sentences)


@pytest.mark.parametrize(("sentence", "expected"), TABLE["cases"])
def test_counts_are_valued_by_the_table(sentence: str, expected: str) -> None:
    reading, count = marked(sentence)
    values = toll_values(reading, count)
    assert shown(values) == expected
    assert values.group == (count.group.quote if count.group else None)
    assert values.share == (count.share.quote if count.share else None)


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("[Two] {of her bodyguards} died.", "her bodyguards"),
        ("[Two] {of} those aboard died.", None),
        ("[Two] {officers} died.", "officers"),
    ],
)
def test_what_ties_people_to_their_number_is_no_name_for_them(sentence: str, group: str | None) -> None:
    assert toll_values(*marked(sentence)).group == group


@pytest.mark.parametrize(("words", "expected"), TABLE["amounts"].items())
def test_numbers_of_acts(words: str, expected: str) -> None:
    found = amount(words)
    assert (bounds(found.low, found.high, found.qualifier) if found else "none") == expected


def test_reports_of_another_sentence_do_not_make_a_zero_unknown() -> None:
    reading, count = marked("There were [no] {casualties}. The attack was reported on Monday.")
    assert toll_values(reading, count).high == 0


WORDS = st.lists(
    st.sampled_from(
        [
            *(
                "a",
                "an",
                "two",
                "12",
                "dozens of",
                "at least",
                "up to",
                "more than",
                "between",
                "and",
                ",",
                "his",
            ),
            *(
                "sons",
                "man",
                "woman",
                "soldiers",
                "others",
                "including",
                "no",
                "one",
                "several",
                "the",
                "driver",
            ),
        ]
    ),
    min_size=1,
    max_size=9,
).map(" ".join)


@given(WORDS | st.text(min_size=1, max_size=40))
def test_any_words_give_ordered_bounds(words: str) -> None:
    reading = reading_of(words)
    values = toll_values(reading, count_of(reading.report.span(0, len(words))))
    assert values.group_class in GroupClass
    if values.low is not None and values.high is not None:
        assert 0 <= values.low <= values.high
    found = amount(words)
    assert found is None or found.low is not None or found.high is not None
