"""The day of a scene reaches the sentences that go on with it; reports by hand, all invented."""

from __future__ import annotations

import pytest

from tests.extract.test_heard_dated import times


@pytest.mark.parametrize(
    "rest",
    [
        "They burned homes.",
        "The gunmen burned homes.",
        "Later, another band burned homes in Kelim.",
        "During the raid, soldiers burned homes.",
        "It was dark. They burned homes.",
    ],
)
def test_a_scene_keeps_its_day(rest: str) -> None:
    text = f"Gunmen stormed Zobaro in a raid on Sunday. {rest}"
    assert times(text, ("stormed", "on Sunday"), ("burned", "")) == [["on Sunday"], ["on Sunday"]]


@pytest.mark.parametrize(
    "rest",
    [
        "The group has burned homes.",
        "They had burned homes.",
        "They often burned homes.",
        "Soldiers burned homes in Kelim.",
        "On Monday soldiers left. They burned homes.",
        "\n\nThey burned homes.",
        "He burned homes.",
    ],
)
def test_another_scene_has_none_of_its_day(rest: str) -> None:
    text = f"Gunmen stormed Zobaro in a raid on Sunday. {rest}"
    assert times(text, ("stormed", "on Sunday"), ("burned", "")) == [["on Sunday"], []]


def test_the_raid_goes_on_in_the_next_paragraph() -> None:
    text = "Gunmen stormed a village in a raid on Sunday.\n\nDuring the raid, soldiers burned homes."
    assert times(text, ("stormed", "on Sunday"), ("burned", ""))[1] == ["on Sunday"]
    text = "Gunmen stormed a village on Sunday.\n\nMen came to the village and burned homes."
    assert times(text, ("stormed", "on Sunday"), ("burned", ""))[1] == ["on Sunday"]


def test_a_sentence_with_two_days_sets_no_scene() -> None:
    text = "Gunmen stormed Zobaro on Sunday and left on Monday. They burned homes."
    assert times(text, ("stormed", "on Sunday"), ("burned", ""))[1] == []
