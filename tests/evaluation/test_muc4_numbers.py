"""The notation of HUM TGT: NUMBER and its scoring, on invented messages with figures worked out by hand."""

from __future__ import annotations

from collections import defaultdict

import pytest

from annals.model.values import Amount
from annals.model.vocabulary import Qualifier
from evaluation.muc4.keys import Filler, Message, Slot, Template
from evaluation.muc4.numbers import credit, filler, score


def amount(low: int | None, high: int | None, qualifier: Qualifier) -> Amount:
    return Amount(low=low, high=high, qualifier=qualifier)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (amount(7, 7, Qualifier.EXACT), "7"),
        (amount(6, 8, Qualifier.BETWEEN), "6-8"),
        (amount(6, None, Qualifier.AT_LEAST), "6-"),
        (amount(13, None, Qualifier.MORE_THAN), "12-"),
        (amount(300, None, Qualifier.MORE_THAN), "300-"),
        (amount(None, 15, Qualifier.UP_TO), "-15"),
        (amount(100, 100, Qualifier.ABOUT), "~100"),
        (amount(24, None, Qualifier.VAGUE), "PLURAL"),
    ],
)
def test_numbers_in_the_slots_notation(told: Amount, expected: str) -> None:
    assert filler(told) == expected


@pytest.mark.parametrize(
    ("key", "told", "worth"),
    [
        (("7",), "7", 1.0),
        (("5 - 7",), "7", 0.5),
        (("5 - 7",), "5-7", 1.0),
        (("~7",), "7", 0.5),
        (("5 - 7",), "6", 0.0),
        (("1", "PLURAL"), "PLURAL", 1.0),
        (("PLURAL",), "2", 0.0),
    ],
)
def test_credit_by_the_guidelines(key: tuple[str, ...], told: str, worth: float) -> None:
    assert credit(key, told) == worth


def test_targets_are_read_where_they_stand() -> None:
    text = (
        "GUNMEN KILLED JUAN ROE AND SIX MINERS IN MONTE CLARO. THE MINERS WERE ON STRIKE. NURSES WERE HURT."
    )
    slots = defaultdict(
        tuple,
        {
            Slot.HUMAN_NAME: (Filler(values=("JUAN ROE",)),),
            Slot.HUMAN_NUMBER: (
                Filler(values=("1",), about=("JUAN ROE",)),
                Filler(values=("6",), about=("MINERS",)),
                Filler(values=("PLURAL",), about=("NURSES",)),
                Filler(values=("3",), about=("NOWHERE TOLD",)),
            ),
        },
    )
    message = Message(id="M-1", text=text, templates=(Template(number="1", optional=False, slots=slots),))
    values = {one.measure: (one.value, one.n) for one in score([message])}
    assert values["human_number"] == (1.0, 3)
    assert values["human_number/always_1"] == (1 / 3, 3)
