"""Two sides that blame each other, as a trained reader's words come out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annals.model.vocabulary import Attribution, ParticipantRole
from annals.resolve import resolve
from tests.extract.test_trained import act, read, words

TOLD = "A shell hit a market in El Fasher, Sudan, on Monday. "


def accused(after: str, *heard: str, told: str = TOLD) -> set[tuple[str, Attribution, str | None]]:
    """Return who is told to have done it, how firmly, and by whom."""
    text = told + after
    roles = {"attacker": tuple(words(one, text=text) for one in heard)}
    shell = replace(act("hit", text=text, roles=roles), type="shelling_missile")
    (draft,) = resolve(read(shell, text=text))
    return {
        (one.value.actor.written, one.value.attribution, one.speaker.words)
        for one in draft.participants
        if one.value.role is ParticipantRole.ATTACKER
    }


@pytest.mark.parametrize(
    "after",
    [
        "The army and the RSF blamed each other for the shelling.",
        "The army and the RSF have accused one another of the attack.",
        "The army and the RSF traded accusations over the attack.",
        "The army and the RSF each blamed the other.",
    ],
)
def test_of_two_that_blame_each_other_each_is_accused_by_the_other(after: str) -> None:
    by = {("army", Attribution.ACCUSED, "RSF"), ("RSF", Attribution.ACCUSED, "army")}
    assert accused(after, "RSF") == by


def test_sides_without_a_name_are_nobody() -> None:
    assert accused("Each side accused the other of the attack.", "the other") == set()


@pytest.mark.parametrize(
    "after",
    [
        "The army and the RSF accused each other of breaking a truce.",
        "The army and the RSF met in Jeddah.",
        "The army and the RSF blamed each other for the shelling.",
        "The army and the RSF traded blame after months of failed talks.",
    ],
)
def test_who_blames_another_for_something_else_did_not_do_it(after: str) -> None:
    gunmen = "Gunmen hit a market in El Fasher, Sudan, on Monday. "
    assert {who for who, _, _ in accused(after, "Gunmen", told=gunmen)} == {"Gunmen"}


@pytest.mark.parametrize(
    "after",
    [
        "The army and the RSF accused each other of planning to attack a dam.",
        "The army and the RSF blamed each other for failing to prevent it.",
        "The army and the RSF accused each other of attacks this week.",
        "The army and the RSF blamed each other for the arrests.",
        "The army and the RSF blamed each other for the attack on Nyala.",
        "The talks went on. The army and the RSF blamed each other for it.",
        "The army and the RSF traded accusations as rockets fell.",
    ],
)
def test_blame_for_no_act_or_another_makes_nobody_the_attacker(after: str) -> None:
    assert accused(after) == set()
