"""Spans carried back from a cleaned text, on texts made up here."""

from __future__ import annotations

import pytest

from evaluation.offsets import Origin


@pytest.mark.parametrize(
    ("original", "kept", "words", "expected"),
    [
        ("One two three", "One two three", "two", "two"),
        ("One  â€œtwoâ€\u009d three", "One “two” three", "“two”", "two"),  # marks mended, letters the same
        (
            "One\n\nRead more here\n\ntwo three",
            "One\n\ntwo three",
            "two three",
            "two three",
        ),  # a line is gone
        ("One - two", "One - two", "-", None),
    ],
)
def test_a_span_is_carried_back(original: str, kept: str, words: str, expected: str | None) -> None:
    start = kept.index(words)
    there = Origin(original, kept).range(start, start + len(words))
    assert (original[slice(*there)] if there else None) == expected


def test_words_that_are_not_in_the_original_have_no_range() -> None:
    assert Origin("One three", "One two three").range(4, 7) is None
