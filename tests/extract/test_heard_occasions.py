"""Days, places and doers of a trial, a funeral, a rescue or a plot foiled, beside those of the act."""

from __future__ import annotations

import pytest

from annals.model.reading import Frame, Role
from annals.model.vocabulary import Stage
from tests.extract.test_trained import act, read, words


def heard(text: str, *acts: str, **roles: str) -> Frame:
    told = {role: (words(quote, text=text),) for role, quote in roles.items()}
    (frame,) = read(act(*acts, text=text, roles=told), text=text).frames
    return frame


def test_the_day_of_a_sentence_is_not_that_of_the_deed() -> None:
    text = "A court in Bamako on Tuesday sentenced four men for an attack on a hotel."
    frame = heard(text, "attack", time="on Tuesday")
    assert frame.of(Role.TIME) == ()
    assert frame.background


def test_the_day_of_a_deed_stays_beside_that_of_the_charge() -> None:
    text = "A man was charged on Tuesday with the murder of a woman in Leeds on Sunday."
    frame = heard(text, "murder", time="on Sunday")
    assert [one.mention.span.quote for one in frame.of(Role.TIME)] == ["on Sunday"]
    assert not frame.background


def test_a_place_of_a_burial_gives_way_to_that_of_the_deed_and_stays_alone() -> None:
    text = "A man was buried in Port Sudan on Tuesday after he was shot dead in Kassala."
    both = {"place": (words("Port Sudan", text=text), words("Kassala", text=text))}
    (frame,) = read(act("shot dead", text=text, roles=both), text=text).frames
    assert [one.mention.span.quote for one in frame.of(Role.PLACE)] == ["Kassala"]
    alone = heard(text, "shot dead", place="Port Sudan")
    assert "Port Sudan" in [one.mention.span.quote for one in alone.of(Role.PLACE)]


def test_a_day_told_with_the_deed_stays_at_a_funeral() -> None:
    text = "Thousands attended the funeral on Friday of an officer killed in Monday's bombing."
    frame = heard(text, "bombing", time="Monday's")
    assert [one.mention.span.quote for one in frame.of(Role.TIME)] == ["in Monday"]


def test_a_judge_killed_at_a_court_was_killed_on_that_day() -> None:
    frame = heard("Gunmen killed a judge outside a court in Quetta on Monday.", "killed", time="on Monday")
    assert len(frame.of(Role.TIME)) == 1


def test_who_foils_an_attack_did_not_do_it() -> None:
    frame = heard("Police in Belgium foiled an attack on a church in Ghent.", "attack", attacker="Police")
    assert frame.stage is Stage.FOILED
    assert frame.of(Role.ATTACKER) == ()


def test_a_deed_of_the_day_after_a_sentence_is_news() -> None:
    text = "Gunmen killed two people in Jos on Monday, a day after a court sentenced their leader to death."
    frame = heard(text, "killed", time="on Monday")
    assert len(frame.of(Role.TIME)) == 1
    assert not frame.background


def test_a_crash_is_a_deed_where_something_was_shot_down() -> None:
    text = "Two soldiers died when their helicopter crashed in Gao. Rebels said they shot it down."
    assert heard(text, "crashed").events
    alone = "Two soldiers died when their helicopter crashed in Gao. The army mourned them."
    assert read(act("crashed", text=alone), text=alone).frames == ()


@pytest.mark.parametrize(
    ("text", "quote", "day", "kept"),
    [
        ("The group threatened on Sunday to bomb pipelines.", "bomb", "on Sunday", False),
        ("The militia vowed revenge on Monday.", "revenge", "on Monday", False),
        ("The rebels threatened to attack the port next week.", "attack", "next week", True),
        ("The embassy warned of attacks on Friday.", "attacks", "on Friday", True),
        ("The army said that it would attack on Friday.", "attack", "on Friday", True),
    ],
)
def test_a_threat_has_the_day_of_the_deed_not_that_of_the_saying(
    text: str, quote: str, day: str, *, kept: bool
) -> None:
    told = {"time": (words(day, text=text),)}
    (frame,) = read(act(quote, text=text, kind="threat", roles=told), text=text).frames
    assert bool(frame.of(Role.TIME)) is kept


@pytest.mark.parametrize(
    ("text", "quote", "told"),
    [
        ("The militia vowed revenge on Monday for the killing of its leader.", "the killing", False),
        ("The army promised a painful response to the raid.", "the raid", False),
        ("In revenge for the killing of its leader the group shelled Tera.", "the killing", True),
        ("The militia vowed revenge after a raid killed its leader.", "a raid", True),
        ("As they had threatened, militants bombed a pipeline.", "bombed", True),
    ],
)
def test_what_is_only_feared_or_to_be_avenged_is_no_news(text: str, quote: str, *, told: bool) -> None:
    assert bool(read(act(quote, text=text), text=text).frames) is told


def test_a_deed_to_be_avenged_with_a_day_of_its_own_is_told() -> None:
    text = "The militia vowed to avenge the killing of its leader on Sunday."
    roles = {"time": (words("on Sunday", text=text),)}
    assert read(act("the killing", text=text, roles=roles), text=text).frames


def test_who_vows_to_avenge_an_act_did_not_do_it() -> None:
    text = "Israel vowed to avenge an attack on Majdal Shams on Saturday."
    roles = {"attacker": (words("Israel", text=text),), "place": (words("Majdal Shams", text=text),)}
    (frame,) = read(act("an attack", text=text, roles=roles), text=text).frames
    assert not frame.of(Role.ATTACKER)
