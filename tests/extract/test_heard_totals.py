"""Running totals, their spans and their frames, as a trained reader's come out."""

from __future__ import annotations

import pytest

from annals.model.reading import Reading, Role
from annals.model.vocabulary import GroupClass, Harm, Kind, Scope
from annals.neural.heard import Harmed
from tests.extract.test_trained import act, read, words


def heard(text: str, event: str, people: str, scope: Scope, *, time: str | None = None) -> Reading:
    """Return the reading of one act with one count, as the reader heard them."""
    told = Harmed(words(people, text=text), Harm.KILLED, GroupClass.PEOPLE, scope)
    roles = {"time": (words(time, text=text),)} if time else {}
    return read(act(event, text=text, tolls=(told,), roles=roles), text=text)


@pytest.mark.parametrize(
    ("text", "event", "people", "period"),
    [
        (
            "More than 40,000 people have been killed since the war began on 7 October 2023.",
            "killed",
            "More than 40,000 people",
            "since the war began on 7 October 2023",
        ),
        ("Car bombs have killed 94 people in Baghdad this month.", "Car bombs", "94 people", "this month"),
        ("Bandits have killed at least 260 people so far this year.", "killed", "260 people", "this year"),
        ("Landmines killed 1,200 people in 2018.", "Landmines", "1,200 people", "in 2018"),
    ],
)
def test_a_running_total_has_a_frame_of_its_own_with_the_span_that_it_covers(
    text: str, event: str, people: str, period: str
) -> None:
    reading = heard(text, event, people, Scope.CUMULATIVE, time=period.removeprefix("since the war began "))
    (count,) = reading.counts
    (total,) = (one for one in reading.frames if one.kind is Kind.TOLL)
    assert (count.scope, count.frame) == (Scope.CUMULATIVE, total.id)
    assert count.period is not None
    assert count.period.quote == period
    assert [one.mention.span.quote for one in total.of(Role.TIME)] == [period]


def test_an_act_told_only_by_a_total_over_a_span_is_a_series() -> None:
    reading = heard(
        "Car bombs have killed 94 people in Baghdad this month.",
        "Car bombs",
        "94 people",
        Scope.CUMULATIVE,
        time="this month",
    )
    assert {one.kind for one in reading.frames} == {Kind.SERIES, Kind.TOLL}


@pytest.mark.parametrize(
    ("text", "event", "people"),
    [
        (
            "The attack in Bunia on Saturday killed 22 people, the deadliest since March.",
            "attack",
            "22 people",
        ),
        (
            "Gunmen killed three men on Monday in a string of raids that began this year.",
            "killed",
            "three men",
        ),
        ("Rebels have killed five soldiers since Monday in clashes near Goma.", "clashes", "five soldiers"),
        ("Eleven soldiers have been killed, the heaviest loss this year.", "killed", "Eleven soldiers"),
        ("He spoke of the truck bomb that killed 22 people in Beirut in 2005.", "truck bomb", "22 people"),
        ("A blast killed 61 people on Monday, the worst attack in a decade.", "blast", "61 people"),
        (
            "Strikes killed 55 people in the past 24 hours, bringing the total since October 7 to 42,847.",
            "Strikes",
            "55 people",
        ),
        ("Police rounded up 1,740 activists headed for the city.", "rounded up", "1,740 activists"),
    ],
)
def test_what_is_told_of_one_act_is_no_running_total(text: str, event: str, people: str) -> None:
    reading = heard(text, event, people, Scope.INCIDENT)
    assert [one.kind for one in reading.frames] == [Kind.INCIDENT]
    assert [(one.scope, one.frame) for one in reading.counts] == [(Scope.INCIDENT, reading.frames[0].id)]


@pytest.mark.parametrize(
    ("text", "event", "people", "time"),
    [
        (
            "An air strike on Aitou on Monday has killed 23 people so far.",
            "air strike",
            "23 people",
            "on Monday",
        ),
        ("A suicide bombing in Kabul has killed 14 people so far.", "bombing", "14 people", None),
        ("Clashes in Galkayo have killed 20 people so far.", "Clashes", "20 people", None),
        ("Rescuers said 11 bodies were found so far in the bombed school.", "bombed", "11 bodies", None),
        (
            "Since the start of the raid on Wednesday, Israeli forces have killed 10 people in Jenin.",
            "raid",
            "10 people",
            "on Wednesday",
        ),
        (
            "The army said it had killed 40 fighters in the past 24 hours in Aitaroun.",
            "killed",
            "40 fighters",
            "in the past 24 hours",
        ),
        (
            "Russian shelling has killed two people in Beryslav over the past 24 hours.",
            "shelling",
            "two people",
            "over the past 24 hours",
        ),
        ("Gunmen have killed four people since dawn in Tripoli.", "killed", "four people", "since dawn"),
        ("He was jailed for the riots in which 10,000 people were killed.", "riots", "10,000 people", None),
    ],
)
def test_a_toll_of_one_act_that_goes_on_or_is_large_is_that_act_s(
    text: str, event: str, people: str, time: str | None
) -> None:
    reading = heard(text, event, people, Scope.CUMULATIVE, time=time)
    assert [one.kind for one in reading.frames] == [Kind.INCIDENT]
    assert [(one.scope, one.frame) for one in reading.counts] == [(Scope.INCIDENT, reading.frames[0].id)]


def test_a_toll_that_has_grown_is_that_of_the_act_that_it_names() -> None:
    text = "The number of people killed in Sunday's blast in Herat has risen to 21."
    reading = heard(text, "blast", "21", Scope.CUMULATIVE)
    assert [(one.number.quote, one.scope) for one in reading.counts] == [("21", Scope.INCIDENT)]


def test_a_total_that_counts_nobody_is_none() -> None:
    text = "The war has gone on since May, and he was the 14th leader killed this year."
    reading = heard(text, "killed", "the 14th leader", Scope.CUMULATIVE)
    assert not reading.counts
    assert Kind.TOLL not in {one.kind for one in reading.frames}


def test_who_was_abducted_and_found_dead_is_dead() -> None:
    text = "Twelve kidnapped miners were found dead near Bunagana on Tuesday."
    reading = heard(text, "dead", "Twelve kidnapped miners", Scope.INCIDENT)
    assert [one.harm for one in reading.counts] == [Harm.KILLED]


def test_a_total_without_a_span_counts_since_the_war_that_the_sentence_before_tells() -> None:
    text = (
        "The army has been waging a war in Darfur since 15 April 2023. At least 42,000 people have been "
        "killed in the onslaught so far."
    )
    told = Harmed(words("42,000 people", text=text), Harm.KILLED, GroupClass.PEOPLE, Scope.CUMULATIVE)
    since = words("since 15 April 2023", text=text)
    war = act("waging a war", text=text, kind="campaign", roles={"time": (since,)})
    reading = read(war, act("killed", text=text, kind="toll", tolls=(told,)), text=text)
    (count,) = reading.counts
    assert count.period is not None
    assert count.period.quote == "since 15 April 2023"
