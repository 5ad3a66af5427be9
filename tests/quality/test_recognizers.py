"""Precision and recall by slice, worked out by hand on invented answers; and that every table is read."""

from __future__ import annotations

import pytest
from rich.console import Console

from quality import recognizers
from quality.cases import Grade
from quality.recognizers import Answer, table


def answer(wanted: str, given: str, name: str = "one", band: Grade = Grade.STRONG) -> Answer:
    return Answer(
        recognizer="toll",
        slice=name,
        band=band,
        wanted=tuple(wanted.split()),
        given=tuple(given.split()),
    )


def rows(*answers: Answer) -> list[str]:
    console = Console(width=200)
    with console.capture() as captured:
        console.print(table(answers))
    return [line for line in captured.get().splitlines() if "toll" in line]


def test_what_is_wanted_and_given_is_right() -> None:
    both = answer("a a b", "a b c")
    assert (both.right, both.holds) == (2, False)
    assert answer("", "").holds


def test_precision_and_recall_are_those_of_all_cases_of_a_slice() -> None:
    # wanted 4, given 3, right 2
    first, *_ = rows(answer("a b c", "a b"), answer("d", "e"))
    cells = [cell.strip() for cell in first.split("\u2502")[1:-1]]
    assert cells == ["toll", "one", "0/2", "", "", "0.667", "0.500"]


def test_bands_stand_apart_and_slices_in_their_order() -> None:
    found = rows(answer("a", "a", "two", Grade.WEAK), answer("a", "a"), answer("", "x", "two"))
    cells = [[cell.strip() for cell in row.split("\u2502")[1:-1]] for row in found]
    assert [row[1] for row in cells] == ["one", "two", "all"]
    assert cells[1] == ["toll", "two", "0/1", "", "1/1", "0.500", "1.000"]


@pytest.mark.parametrize("recognizer", recognizers.RECOGNIZERS, ids=lambda one: one.__name__)
def test_every_table_is_read(recognizer: recognizers.Recognizer) -> None:
    answers = list(recognizer())
    assert len(answers) >= 15
    strong = [one for one in answers if one.band is Grade.STRONG]
    assert sum(one.holds for one in strong) >= 0.95 * len(strong)
