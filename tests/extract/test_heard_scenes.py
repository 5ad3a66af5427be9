"""The day of a scene reaches the sentences that go on with it; reports by hand, all invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annals.model.reading import Role
from annals.model.vocabulary import Kind
from tests.extract.test_heard_dated import times
from tests.extract.test_trained import act, read, words


@pytest.mark.parametrize(
    "rest",
    [
        "They burned homes.",
        "The gunmen burned homes.",
        "Later, another band burned homes in Kelim.",
        "During the raid, soldiers burned homes.",
        "It was dark. They burned homes.",
        "He burned homes.",
        "\n\nThey burned homes.",
        "Nobody slept. The dogs barked. It rained. A well ran dry. The sun rose. They burned homes.",
        "They burned homes beside the hut of a 60-year-old man.",
        "\n\nIn Kelim, soldiers burned homes.",
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
        "On Monday soldiers left. They burned homes.",
        "In Kelim, meanwhile, soldiers burned homes.",
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


def test_an_hour_alone_is_of_the_day_told_last() -> None:
    text = "Gunmen stormed Zobaro on Sunday. The guards fled. Homes burned at about 6 a.m."
    assert times(text, ("stormed", "on Sunday"), ("burned", "at about 6 a.m."))[1][-1] == "on Sunday"
    text = "Gunmen stormed Zobaro on Sunday. The guards fled. Homes burned two days later."
    assert times(text, ("stormed", "on Sunday"), ("burned", "two days later"))[1] == ["two days later"]


@pytest.mark.parametrize(
    ("start", "days"),
    [
        (" ", []),
        ("\n\n", ["on Sunday"]),
        (" Later, ", ["on Sunday"]),
        (" Nobody slept. The dogs barked. It rained. A well ran dry. The sun rose.\n\n", []),
    ],
)
def test_another_place_is_of_that_day_only_behind_it(start: str, days: list[str]) -> None:
    text = f"Gunmen stormed Zobaro on Sunday.{start}Soldiers burned homes in Kelim."
    stormed = act("stormed", text=text, roles={"time": (words("on Sunday", text=text),)})
    burned = act("burned", text=text, roles={"place": (words("Kelim", text=text),)})
    frames = read(stormed, burned, text=text).frames
    assert [one.mention.span.quote for one in frames[1].of(Role.TIME)] == days


def test_of_two_days_in_one_sentence_none_is_lent() -> None:
    text = "Gunmen stormed Zobaro on Sunday and Kelim was bombed on Monday, while homes burned."
    told = times(text, ("stormed", "on Sunday"), ("bombed", "on Monday"), ("burned", ""))
    assert told == [["on Sunday"], ["on Monday"], []]
    text = "Gunmen stormed Zobaro on Sunday, bombed Kelim and burned homes."
    assert times(text, ("stormed", "on Sunday"), ("bombed", ""), ("burned", "")) == [["on Sunday"]] * 3


@pytest.mark.parametrize(
    ("did", "rest", "days"),
    [
        ("Soldiers", "He burned homes.", []),
        ("A gunman", "He burned homes.", ["on Sunday"]),
        ("Soldiers", "They burned homes.", ["on Sunday"]),
        ("Soldiers", "They sought the men who burned homes.", []),
        ("Soldiers", "They met guards, who burned homes.", ["on Sunday"]),
    ],
)
def test_what_one_hit_in_a_scene_did_and_who_is_meant_is_history(
    did: str, rest: str, days: list[str]
) -> None:
    text = f"{did} shot a colonel in Zobaro on Sunday. {rest}"
    roles = {"attacker": (words(did, text=text),), "victim": (words("a colonel", text=text),)}
    shot = act("shot", text=text, roles={**roles, "time": (words("on Sunday", text=text),)})
    frames = read(shot, act("burned", text=text), text=text).frames
    assert [one.mention.span.quote for one in frames[1].of(Role.TIME)] == days


@pytest.mark.parametrize(
    ("news", "kind", "days"), [("arrested", "arrests", []), ("shot", "attack_on_civilians", ["on Sunday"])]
)
def test_what_others_are_arrested_for_is_of_another_day(news: str, kind: str, days: list[str]) -> None:
    text = f"Police {news} ten men in Zobaro on Sunday.\n\nGunmen burned homes in Kelim."
    told = replace(act(news, text=text, roles={"time": (words("on Sunday", text=text),)}), type=kind)
    burned = act("burned", text=text, roles={"place": (words("Kelim", text=text),)})
    frames = read(told, burned, text=text).frames
    assert [one.mention.span.quote for one in frames[1].of(Role.TIME)] == days


@pytest.mark.parametrize(("kind", "days"), [("agreement", []), ("property_destruction", ["on Sunday"])])
def test_no_truce_is_of_the_day_of_an_attack(kind: str, days: list[str]) -> None:
    text = "Gunmen stormed Zobaro on Sunday. The chiefs called a truce."
    stormed = act("stormed", text=text, roles={"time": (words("on Sunday", text=text),)})
    frames = read(stormed, replace(act("a truce", text=text), type=kind), text=text).frames
    assert [one.mention.span.quote for one in frames[1].of(Role.TIME)] == days


@pytest.mark.parametrize(("kind", "days"), [(Kind.CAMPAIGN, []), (Kind.INCIDENT, ["on Sunday"])])
def test_what_comes_behind_a_look_back_at_the_war_is_not_next(kind: Kind, days: list[str]) -> None:
    text = (
        "Gunmen stormed Zobaro on Sunday.\n\nThe fighting began over land.\n\nSoldiers burned homes in Kelim."
    )
    stormed = act("stormed", text=text, roles={"time": (words("on Sunday", text=text),)})
    war = replace(act("fighting", text=text), kind=kind.value)
    burned = act("burned", text=text, roles={"place": (words("Kelim", text=text),)})
    frames = read(stormed, war, burned, text=text).frames
    told = [one for one in frames if one.events[0].span.quote == "burned"]
    assert [one.mention.span.quote for one in told[0].of(Role.TIME)] == days
