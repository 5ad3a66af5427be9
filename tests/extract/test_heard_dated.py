"""Times that the words around an act lay to it alone, and days that one act lends to another."""

from __future__ import annotations

import pytest

from annals.extract.heard.days import names_one_day
from annals.model.reading import Role
from tests.extract.test_trained import act, read, words


def times(text: str, *told: tuple[str, str]) -> list[list[str]]:
    """Return the times of acts told by a word, each with a time that was heard of it or ""."""
    heard = [
        act(one, text=text, roles={"time": (words(time, text=text),)} if time else {}) for one, time in told
    ]
    frames = read(*heard, text=text).frames
    return [[one.mention.span.quote for one in frame.of(Role.TIME)] for frame in frames]


@pytest.mark.parametrize(
    ("text", "told", "time"),
    [
        ("Shells hit Belen, the site of a deadly March gas attack.", "attack", "March"),
        ("The June massacre of 30 herders shocked the region.", "massacre", "The June"),
        ("A front has cut Adra in two since mid-2018 when rebels seized its east.", "seized", "mid-2018"),
        ("Police arrested two men on May 3, four days after gunmen shot a baker.", "shot", "four days after"),
        ("Shells fell on Sunday just a day after deadly strikes on a school.", "strikes", "just a day after"),
    ],
    ids=["month in the name", "month at its head", "since then, when", "days after", "a day after"],
)
def test_a_time_told_for_an_act_alone_is_its_own(text: str, told: str, time: str) -> None:
    assert times(text, (told, "")) == [[time]]


def test_the_day_beside_an_act_counted_from_it_is_not_its_own() -> None:
    text = "Shells fell on Sunday just a day after deadly strikes on a school."
    assert times(text, ("fell", "on Sunday"), ("strikes", "on Sunday")) == [
        ["on Sunday"],
        ["just a day after"],
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Governor April Jones said gunmen shot a guard.", "shot"),
        ("Rebels attack, and the troops may strike the town.", "attack"),
    ],
    ids=["a name", "a verb"],
)
def test_other_months_and_days_date_no_act(text: str, told: str) -> None:
    assert times(text, (told, "")) == [[]]


def test_a_day_heard_stays_as_it_was_heard() -> None:
    text = "A driver was shot in Lima on Monday when robbers stopped his truck."
    assert times(text, ("shot", "on Monday")) == [["on Monday"]]


def test_a_day_is_lent_in_its_sentence() -> None:
    text = "Rebels shelled the town on Monday and soldiers bombed their camp."
    assert times(text, ("shelled", "on Monday"), ("bombed", ""))[1] == ["on Monday"]


def test_a_year_told_of_no_act_dates_none() -> None:
    text = "A shell killed two men. Some 900 families left the area this year."
    assert times(text, ("killed", "")) == [[]]


@pytest.mark.parametrize(
    ("phrase", "one_day"),
    [
        ("on Monday", True),
        ("overnight", True),
        ("May 3, 2019", True),
        ("this year", False),
        ("between 2015 and 2019", False),
        ("since 2014", False),
        ("the same day", False),
    ],
)
def test_what_may_be_lent_names_one_day(phrase: str, *, one_day: bool) -> None:
    assert names_one_day(phrase) is one_day


def test_the_year_of_a_coup_dates_no_act_told_beside_it() -> None:
    text = "A group formed after last year's coup said that a shell killed two men."
    assert times(text, ("killed", "last year")) == [[]]
    assert times("Last year's raid on the mill killed two men.", ("raid", "Last year")) == [["Last year"]]


@pytest.mark.parametrize(
    ("text", "time", "kept"),
    [
        ("A guard was killed during Sunday's election in Gao.", "Sunday", True),
        ("A guard was killed in Sunday's failed coup in Gao.", "Sunday", True),
        ("Hours after Sunday's truce began a guard was killed.", "Hours after Sunday", True),
        ("In last year's war a guard was killed by shells.", "last year", True),
        ("A guard was killed ahead of Sunday's election in Gao.", "Sunday", False),
        ("A party barred since Sunday's vote said a guard was killed.", "Sunday", False),
        ("A panel set up under last year's deal said a guard was killed.", "last year", False),
    ],
)
def test_the_day_of_a_vote_dates_what_was_a_part_of_it(text: str, time: str, *, kept: bool) -> None:
    assert [len(one) for one in times(text, ("killed", time))] == [int(kept)]


def test_the_day_of_an_act_over_a_budget_is_the_acts() -> None:
    text = "Police held ten men before Sunday's budget protest in Gao."
    assert times(text, ("protest", "Sunday")) == [["Sunday"]]


def test_a_day_in_the_acts_own_sentence_goes_before_one_told_elsewhere() -> None:
    text = "The curfew came on Friday. Gunmen shot a baker on Monday."
    own, other = words("on Monday", text=text), words("on Friday", text=text, score=0.8)
    (frame,) = read(act("shot", text=text, roles={"time": (own, other)}), text=text).frames
    assert [one.mention.span.quote for one in frame.of(Role.TIME)] == ["on Monday"]
    surer = words("on Friday", text=text, score=0.95)
    (frame,) = read(act("shot", text=text, roles={"time": (own, surer)}), text=text).frames
    assert len(frame.of(Role.TIME)) == 2
