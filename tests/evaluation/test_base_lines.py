from __future__ import annotations

import pytest

from evaluation.base_lines import first_number, most_frequent


def test_most_frequent() -> None:
    assert most_frequent([3, 1, 3, 2]) == 3


def test_of_two_most_frequent_the_first_as_text() -> None:
    assert most_frequent(["b", "a", "b", "a"]) == "a"


def test_most_frequent_of_nothing() -> None:
    assert most_frequent([]) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Gunmen killed four people and hurt 6.", 4),
        ("Police say 12 were hurt; two died.", 12),
        ("Release 2011-01-S-115 of 7:30 says 9 died", 9),
        ("In 2013, 1,200 fled and 15 stayed", 15),
        ("A 12-year-old was hurt, with three others", 3),
        ("Nothing was counted.", 0),
        ("Someone heard often of weightless tens", 0),
    ],
)
def test_first_number(text: str, number: int) -> None:
    assert first_number(text) == number
