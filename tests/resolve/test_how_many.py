"""How many people words stand for, as data."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from annals.model.values import Amount
from annals.resolve.tolls.how_many import how_many

TABLE = tomllib.loads(Path(__file__).with_name("how_many_cases.toml").read_text(encoding="utf-8"))


def marked(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of a marked sentence and where its marked words stand."""
    text, spans = "", []
    for piece in re.split(r"(\[.*?\])", sentence):
        words = piece.strip("[]")
        if piece.startswith("["):
            spans.append((len(text), len(text) + len(words)))
        text += words
    return text, spans


def shown(amount: Amount) -> str:
    low, high = ("" if one is None else str(one) for one in (amount.low, amount.high))
    return f"{low}..{high} {amount.qualifier}"


@pytest.mark.parametrize(("sentence", "expected"), TABLE["cases"])
def test_people_are_counted_by_the_words_around_them(sentence: str, expected: str) -> None:
    text, spans = marked(sentence)
    assert shown(how_many(text, spans, name=False)) == expected


def test_a_name_is_one_person_whatever_stands_before_it() -> None:
    text, spans = marked("Six men took [Ana Flores] away.")
    assert shown(how_many(text, spans, name=True)) == "1..1 exact"
