"""Numbers of things in running text against the codebook's table; and what must hold for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.text.numbers import NumberWords, find_numbers

CASES = tomllib.loads(Path(__file__).with_name("number_cases.toml").read_text(encoding="utf-8"))["cases"]


def shown(text: str, number: NumberWords) -> str:
    low = "" if number.low is None else number.low
    high = "" if number.high is None else number.high
    return f"{text[number.start : number.end]} = {low}..{high} {number.qualifier}"


def test_the_table_is_large_and_has_no_case_twice() -> None:
    texts = [text for text, _ in CASES]
    assert len(texts) >= 150
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_numbers_of_things_and_their_bounds(text: str, expected: list[str]) -> None:
    assert [shown(text, number) for number in find_numbers(text)] == expected


@pytest.mark.parametrize(("text", "expected"), [case for case in CASES if case[1]])
def test_they_are_the_same_inside_a_longer_text(text: str, expected: list[str]) -> None:
    lead = "Officials spoke.\n\n"
    longer = f"{lead}{text}.\n\nThey gave nothing else."
    found = [shown(longer, number) for number in find_numbers(longer) if number.end <= len(lead + text)]
    assert found == expected


def test_offsets_count_code_points() -> None:
    text = "\U0001f600 Çeşme: at least 12 dead"
    (found,) = find_numbers(text)
    assert text[found.start : found.end] == "at least 12"


@given(st.integers(2, 99), st.integers(1, 5000))
def test_figures_keep_their_value_with_and_without_commas(first: int, thousands: int) -> None:
    value = thousands * 1000 + first
    for written in (f"{value:,}", str(value)):
        (found,) = find_numbers(f"They buried at least {written} people there")
        assert (found.low, found.high) == (value, None)


PIECES = """
a an one two twenty hundred thousand million dozen dozens scores tens hundreds of half and to or between -
at least more than over up about some several few no people men - , . ( ) 12 0 3.5 1,234 1,00,000
999999999999999999 1.234.567 years km % $ aged in 2014 the ' s + # / 10 000 12,34 couple number block lakh
crore March Monday st th
"""


@given(st.text(max_size=80) | st.lists(st.sampled_from(PIECES.split()), max_size=12).map(" ".join))
def test_any_text_gives_ordered_spans_and_bounds(text: str) -> None:
    after = 0
    for number in find_numbers(text):
        assert after <= number.start < number.end <= len(text)
        assert number.low is not None or number.high is not None
        if number.low is not None and number.high is not None:
            assert 0 <= number.low <= number.high
        after = number.end


@given(st.lists(st.sampled_from(PIECES.split()), max_size=12).map("".join))
def test_pieces_run_together_do_no_harm(text: str) -> None:
    for number in find_numbers(text):
        assert 0 <= number.start < number.end <= len(text)
