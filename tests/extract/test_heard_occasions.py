"""Days, places and doers of a trial, a funeral, a rescue or a plot foiled, beside those of the act."""

from __future__ import annotations

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
