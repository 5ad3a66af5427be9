"""Numbers beside words of harm that count nobody, and whom a total counts, as a trained reader's come out."""

from __future__ import annotations

import pytest

from annals.model.reading import Role
from annals.model.vocabulary import GroupClass, Harm, Kind, Scope
from annals.neural.heard import Harmed
from annals.resolve import resolve
from tests.extract.test_trained import act, read, words


def toll(text: str, quote: str, harm: Harm, scope: Scope = Scope.INCIDENT) -> Harmed:
    return Harmed(words(quote, text=text), harm, GroupClass.PEOPLE, scope)


@pytest.mark.parametrize(
    ("text", "heard", "harm"),
    [
        ("The number of raids in Sarl has risen to 214 this year.", "214", Harm.KILLED),
        ("Troops held 30 men in Dosso and 19 surrendered.", "19", Harm.DETAINED),
        ("In Dosso there were 40 arrests and 12 who surrendered.", "12", Harm.DETAINED),
        ("The raiders freed several prisoners in Kankara.", "several prisoners", Harm.ABDUCTED),
        (
            "Three girls were held in Lomas, and all three girls were found alive.",
            "all three girls",
            Harm.KILLED,
        ),
        ("Most of those wounded or killed in the blast were clerks.", "Most of those wounded", Harm.INJURED),
        ("The war has killed 30,000 people, many of them civilians.", "many of them civilians", Harm.KILLED),
        ("Some displaced herders had come back to graze in Baga.", "Some displaced herders", Harm.DISPLACED),
        ("There are hundreds of people whose papers are missing.", "hundreds of people", Harm.MISSING),
        ("Guards killed one and detained another in Kano.", "another", Harm.KILLED),
    ],
)
def test_numbers_that_count_nobody_harmed(text: str, heard: str, harm: Harm) -> None:
    verb = next(
        w
        for w in ("raids", "held", "arrests", "freed", "blast", "war", "graze", "people", "killed")
        if w in text
    )
    counts = read(act(verb, text=text, tolls=(toll(text, heard, harm),)), text=text).counts
    assert all(heard not in (one.number.quote, one.span.quote) or one.harm is not harm for one in counts)


@pytest.mark.parametrize(
    ("text", "heard", "harm"),
    [
        (
            "The number of attacks that killed more than 20 people has doubled.",
            "more than 20 people",
            Harm.KILLED,
        ),
        (
            "Police rescued 12 kidnapped pupils after an attack in Katsina.",
            "12 kidnapped pupils",
            Harm.ABDUCTED,
        ),
        ("The number of troops killed in attacks has risen to 57.", "57", Harm.KILLED),
        ("Rebels freed 20 soldiers they had captured in an attack.", "20 soldiers", Harm.ABDUCTED),
        ("Many of those wounded in the attack later died.", "Many of those wounded", Harm.KILLED),
        ("The attack left 300 displaced families without shelter.", "300 displaced families", Harm.DISPLACED),
        ("An attack killed six displaced people in Sarmin.", "six displaced people", Harm.KILLED),
        ("The attack drove 700 displaced people out of Sarmin.", "700 displaced people", Harm.DISPLACED),
        ("After the attack troops captured 14 men who had surrendered.", "14 men", Harm.DETAINED),
        ("After the attack nine people are missing whose papers were burned.", "nine people", Harm.MISSING),
        ("Nine people whose boat was sunk in the attack are missing.", "Nine people", Harm.MISSING),
    ],
)
def test_who_was_harmed_is_counted(text: str, heard: str, harm: Harm) -> None:
    noun = "attacks" if "attacks" in text else "attack"
    counts = read(act(noun, text=text, tolls=(toll(text, heard, harm),)), text=text).counts
    assert harm in [one.harm for one in counts]


@pytest.mark.parametrize(
    ("text", "heard", "want"),
    [
        ("A sergeant was injured in a clash near Gao and died of his wounds.", "A sergeant", Harm.KILLED),
        ("Two guards were wounded in a clash with raiders and later died.", "Two guards", Harm.KILLED),
        ("A man was injured in a clash and his wife collapsed and died.", "A man", Harm.INJURED),
        (
            "A man was injured in a clash while fleeing Gao. He recovered and died in old age.",
            "A man",
            Harm.INJURED,
        ),
    ],
)
def test_a_wound_of_which_somebody_died_is_a_death(text: str, heard: str, want: Harm) -> None:
    counts = read(act("clash", text=text, tolls=(toll(text, heard, Harm.INJURED),)), text=text).counts
    assert [one.harm for one in counts if heard in one.span.quote] == [want]


def test_one_of_the_wounded_is_counted_once() -> None:
    text = "The bombing wounded five people in Mosul. One of the wounded, a nurse, died in hospital."
    tolls = (toll(text, "five people", Harm.INJURED), toll(text, "One of the wounded", Harm.KILLED))
    counts = read(act("bombing", text=text, tolls=tolls), text=text).counts
    assert [one.harm for one in counts].count(Harm.KILLED) == 1


def test_no_casualties_reported_are_no_count() -> None:
    text = "Fifteen soldiers were killed and no rebel casualties were reported in the ambush near Ye."
    tolls = (
        toll(text, "Fifteen soldiers", Harm.KILLED),
        toll(text, "no rebel casualties", Harm.KILLED_OR_INJURED),
    )
    (draft,) = resolve(read(act("ambush", text=text, tolls=tolls), text=text))
    assert [(one.value.harm, one.value.low) for one in draft.tolls] == [(Harm.KILLED, 15)]


def test_who_died_along_with_his_men_is_counted_with_them() -> None:
    text = "Raiders shot dead one of the old chiefs in Sayad valley along with his six guards."
    tolls = (toll(text, "one of the old chiefs", Harm.KILLED), toll(text, "six guards", Harm.KILLED))
    (draft,) = resolve(read(act("shot dead", text=text, tolls=tolls), text=text))
    assert max(one.value.low or 0 for one in draft.tolls) == 7


def test_what_somebody_also_was_is_nobody_else() -> None:
    text = "Ali Hassan, who was also a clerk of the council, was stabbed to death in Baga."
    tolls = (toll(text, "Ali Hassan", Harm.KILLED), toll(text, "a clerk", Harm.KILLED))
    (draft,) = resolve(read(act("stabbed", text=text, tolls=tolls), text=text))
    assert [one.value.low for one in draft.tolls] == [1]


def test_a_plural_is_more_than_one() -> None:
    text = "Raiders Shoot Dead Herdsmen On Turkana Plain"
    (draft,) = resolve(
        read(act("Shoot Dead", text=text, tolls=(toll(text, "Herdsmen", Harm.KILLED),)), text=text)
    )
    assert [(one.value.low, one.value.high) for one in draft.tolls] == [(2, None)]


def test_as_many_are_as_many_as_before() -> None:
    text = "A shell hit a house in Taiz, injuring four children and as many women who were inside."
    (draft,) = resolve(
        read(act("hit", text=text, tolls=(toll(text, "four children", Harm.INJURED),)), text=text)
    )
    assert [(one.value.low, one.value.high) for one in draft.tolls] == [(8, 8)]


def test_an_attack_in_as_many_days_repeats_no_number() -> None:
    text = "The third attack in as many days injured four children in Taiz."
    (draft,) = resolve(
        read(act("attack", text=text, tolls=(toll(text, "four children", Harm.INJURED),)), text=text)
    )
    assert [one.value.low for one in draft.tolls] == [4]


def test_whom_a_total_counts_did_nothing() -> None:
    text = "This takes the number of rebels killed to 61, as well as 40 arrests since January."
    killed = act(
        "killed",
        kind="toll",
        text=text,
        roles={"attacker": (words("rebels", text=text),)},
        tolls=(toll(text, "61", Harm.KILLED, Scope.CUMULATIVE),),
    )
    arrests = act("arrests", text=text, tolls=(toll(text, "40", Harm.DETAINED, Scope.CUMULATIVE),))
    reading = read(killed, arrests, text=text)
    assert {one.kind for one in reading.frames} == {Kind.TOLL}
    assert [one.group.quote for one in reading.counts if one.group and one.harm is Harm.KILLED] == ["rebels"]
    assert not any(one.of(Role.ATTACKER) for one in reading.frames)


def test_a_count_of_its_own_takes_no_victims_from_another_act() -> None:
    text = (
        "Trouble came to Beni. Militants killed three civilians in a hamlet. "
        "Six others were injured by a blast at a market."
    )
    killing = act("killed", text=text, tolls=(toll(text, "three civilians", Harm.KILLED),))
    roles = {"victim": (words("three civilians", text=text),)}
    blast = act("blast", text=text, roles=roles, tolls=(toll(text, "Six others", Harm.INJURED),))
    frames = read(killing, blast, text=text).frames
    (told,) = [one for one in frames if one.events[0].span.quote == "blast"]
    assert told.of(Role.VICTIM) == ()
