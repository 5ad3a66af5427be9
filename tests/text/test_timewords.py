"""Time expressions found in running text, as a table; and what must hold for any text."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.text.timewords import find_times

CASES = tomllib.loads(Path(__file__).with_name("time_cases.toml").read_text(encoding="utf-8"))["cases"]
KINDS = {"point", "range", "since", "period", "anaphoric"}


@pytest.mark.parametrize(("marked", "kinds"), CASES)
def test_times_are_found_in_a_sentence(marked: str, kinds: str) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    expected = re.findall(r"\[(.*?)\]", marked) if kinds else []
    found = find_times(text)
    assert [text[time.start : time.end] for time in found] == expected
    assert [time.kind for time in found] == kinds.split()


def test_offsets_count_code_points() -> None:
    text = "\U0001f600 Çeşme was hit on Monday."
    (found,) = find_times(text)
    assert text[found.start : found.end] == "on Monday"


def test_an_expression_does_not_cross_a_blank_line() -> None:
    text = "It happened on Monday\n\n22 January was quiet."
    assert [text[time.start : time.end] for time in find_times(text)] == ["on Monday", "22 January"]


def test_an_expression_may_cross_the_end_of_a_line() -> None:
    text = "It happened on 22\nJanuary 2013."
    assert [text[time.start : time.end] for time in find_times(text)] == ["on 22\nJanuary 2013"]


PIECES = """
in the on of to and from between since until last next this early late May March 3 12 31 2015 Monday Friday
Sun night morning overnight weekend week days two several ago later before after 8:30am , - . ( ) ' s summer
Christmas past recent 03/04/2015 22.01.2013 99/99/9999 0 000 1,00,000 ' years 's 1990s dawn p.m. every
"""


@given(st.text(max_size=80) | st.lists(st.sampled_from(PIECES.split()), max_size=12).map(" ".join))
def test_any_text_gives_ordered_spans_within_it(text: str) -> None:
    after = 0
    for time in find_times(text):
        assert after <= time.start < time.end <= len(text)
        assert time.kind in KINDS
        after = time.end


@given(st.lists(st.sampled_from(PIECES.split()), max_size=8).map(" ".join))
def test_finding_twice_gives_the_same(text: str) -> None:
    assert find_times(text) == find_times(text + " ")
