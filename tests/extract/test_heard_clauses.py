"""Days of clauses that do not tell of an act, and days of the act beside them."""

from __future__ import annotations

import pytest

from annals.model.reading import Role
from tests.extract.test_trained import act, read, words


def days(text: str, told: str, *heard: str) -> list[str]:
    times = tuple(words(one, text=text) for one in heard)
    (frame,) = read(act(told, text=text, roles={"time": times}), text=text).frames
    return [one.mention.span.quote for one in frame.of(Role.TIME)]


@pytest.mark.parametrize(
    ("text", "told", "day"),
    [
        ("Shells hit a school in Belen. Ministers will meet on Friday in Vienna.", "hit", "on Friday"),
        ("Clashes killed six. Talks are set to take place this Saturday.", "Clashes", "this Saturday"),
        ("Clashes killed six. This Saturday a conference is due to open.", "Clashes", "This Saturday"),
        ("Shells killed six. It was not clear whether they would leave on Sunday.", "killed", "on Sunday"),
        ("Bombs killed six. Fighting has gone on since a truce collapsed on May 2.", "killed", "on May 2"),
        ("Bombs fell on Belen despite an Eid al-Fitr truce.", "Bombs", "Eid al-Fitr"),
        ("Bombs fell on Belen despite a Christmas ceasefire.", "Bombs", "Christmas"),
    ],
    ids=["will", "set to", "due to behind it", "whether", "since", "feast", "feast with a day"],
)
def test_a_day_of_another_clause_dates_no_act(text: str, told: str, day: str) -> None:
    assert days(text, told, day) == []


@pytest.mark.parametrize(
    ("text", "told", "day"),
    [
        ("The funeral will be held where a man shot nine people on Sunday.", "shot", "on Sunday"),
        ("Gunmen shot five people on Sunday, and schools will be closed.", "shot", "on Sunday"),
        ("It was not clear whether Sunday's attack was the work of rebels.", "attack", "Sunday"),
        ("Fighting has killed 60 people since Sunday.", "Fighting", "since Sunday"),
        ("On Tuesday, the governor said, drones hit a dormitory in Belen.", "hit", "On Tuesday"),
        ("Two men hurt in an attack on Monday will be flown to Dakar.", "attack", "on Monday"),
        ("The attack, the worst since they took power, happened on Monday.", "attack", "on Monday"),
        ("Gunmen shot six people during Easter prayers in Belen.", "shot", "Easter"),
        ("A truce was due on Monday, but shells killed a boy that morning.", "killed", "on Monday"),
        ("On Christmas Day gunmen shot seven people.", "shot", "Christmas Day"),
    ],
    ids=[
        "told behind it",
        "another clause behind",
        "part of its name",
        "since",
        "that morning",
        "feast",
        "aside",
        "will behind it",
        "since in it",
        "prayers",
    ],
)
def test_a_day_of_the_act_stays(text: str, told: str, day: str) -> None:
    assert len(days(text, told, day)) == 1


def test_a_day_of_a_saying_gives_way_to_that_of_the_act() -> None:
    text = "On May 6 the ministry said that three groups had signed a truce on May 3."
    assert days(text, "signed", "On May 6", "on May 3") == ["on May 3"]


def test_an_act_that_somebody_tells_of_on_a_day_is_not_of_that_day() -> None:
    assert days("On May 6 the mayor said that gunmen had killed four farmers.", "killed", "On May 6") == []
    assert days("On May 6 gunmen killed four farmers, the mayor said.", "killed", "On May 6") == ["On May 6"]


@pytest.mark.parametrize(
    ("text", "told", "heard", "kept"),
    [
        (
            "Rebels died overnight in clashes on a road which troops seized on Monday.",
            ("clashes", "seized"),
            ("overnight", "on Monday"),
            ["overnight"],
        ),
        ("A blast hit a hall which the king opened in 2004.", ("blast",), ("in 2004",), []),
        ("KALA October 22 (Reuters) - Gunmen killed six.", ("killed",), ("October 22",), []),
        (
            "Bombs killed 12 people who queued for bread on Monday.",
            ("killed",),
            ("on Monday",),
            ["on Monday"],
        ),
        ("The blast, which came in May 2014, hit a hall.", ("blast",), ("in May 2014",), ["in May 2014"]),
    ],
    ids=["another act", "no act", "dateline", "at its end", "the act itself"],
)
def test_a_time_of_a_relative_clause(
    text: str, told: tuple[str, ...], heard: tuple[str, ...], kept: list[str]
) -> None:
    times = tuple(words(one, text=text) for one in heard)
    others = [act(one, text=text) for one in told[1:]]
    first, *_ = read(act(told[0], text=text, roles={"time": times}), *others, text=text).frames
    assert [one.mention.span.quote for one in first.of(Role.TIME)] == kept
