"""A figure that one speaker tells again, in a headline or in other words, is one toll."""

from __future__ import annotations

from datetime import date

import pytest

import annals
from annals.model.report import Report
from annals.model.vocabulary import Harm
from tests.lexical import LEXICAL


def killed(title: str, text: str) -> list[tuple[int | None, int | None]]:
    report = annals.read_text(text, title=title, published=date(2015, 6, 12))
    assert isinstance(report, Report)
    tolls = (one.value for draft in annals.code(report, LEXICAL).drafts for one in draft.tolls)
    return [(one.low, one.high) for one in tolls if one.harm is Harm.KILLED]


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        (
            "Bomb kills 12 in Karsa market",
            "A bomb killed at least 12 people in a market in Karsa on Tuesday.",
            [(12, None)],
        ),
        (
            "Bomb kills 12 in Karsa market",
            "A bomb killed at least 12 people in a market in Karsa on Tuesday, the police said.",
            [(12, None), (12, 12)],
        ),
        (
            "Bomb kills 11 in Karsa market",
            "A bomb killed at least 12 people in a market in Karsa on Tuesday, the police said.",
            [(12, None), (11, 11)],
        ),
        (
            "Market bombed in Karsa on Tuesday",
            "A bomb killed 12 villagers in a market in Karsa on Tuesday. The bomb killed 12 people.",
            [(12, 12)],
        ),
        (
            "Market bombed in Karsa on Tuesday",
            "A bomb killed 12 villagers in a market in Karsa on Tuesday. The bomb killed 12 soldiers too.",
            [(12, 12), (12, 12)],
        ),
    ],
    ids=["headline without its hedge", "another speaker", "another figure", "other words", "other people"],
)
def test_a_figure_told_again_is_one(title: str, text: str, told: list[tuple[int | None, int | None]]) -> None:
    assert killed(title, text) == told
