"""Assailants who came to harm themselves: what the grammar finds, and what becomes of the reader's words."""

from __future__ import annotations

import pytest

from annals.extract.sentence.words import sentences
from annals.extract.tagger import LexicalTagger
from annals.model.reading import Role
from annals.model.vocabulary import GroupClass, Harm, ParticipantRole, Scope
from annals.neural.heard import Act, Harmed
from annals.resolve import resolve
from tests.extract.test_trained import act, read, words
from tests.plain import bare_report


def toll(text: str, quote: str, harm: Harm) -> Harmed:
    return Harmed(words(quote, text=text), harm, GroupClass.PEOPLE, Scope.INCIDENT)


def found(text: str) -> list[tuple[str | None, str, str | None]]:
    """Return who did a deed and fell, the words for him where he fell, and who harmed him."""
    report = bare_report(text)
    tagged = LexicalTagger().tag(report, sentences(report.text))
    told = (one for each in tagged for one in each.fallen)
    return [
        (one.who.quote if one.who else None, one.named.quote, one.by.quote if one.by else None)
        for one in told
    ]


@pytest.mark.parametrize(
    ("text", "who", "named", "by"),
    [
        ("A man who stabbed two nurses in Tera was shot dead.", "A man", "A man", None),
        ("Police shot dead a knifeman after he wounded three people.", "a knifeman", "a knifeman", "Police"),
        ("A gunman killed two nuns in Tera before officers shot him dead.", "A gunman", "him", "officers"),
        ("A man hurt six shoppers in Tera and was killed by guards.", "A man", "A man", "guards"),
        ("The gunman, who killed a trader, was shot by police.", "The gunman", "The gunman", "police"),
        ("A Palestinian who stabbed two guards was shot dead.", "A Palestinian", "A Palestinian", None),
        ("Guards killed a man who opened fire in a church.", "a man", "a man", "Guards"),
        ("All four attackers were shot dead by police.", None, "All four attackers", "police"),
        ("He was shot dead by police.", None, "He", "police"),
        ("Officers shot him dead.", None, "him", "Officers"),
    ],
)
def test_who_did_a_deed_and_was_harmed_for_it_is_found(
    text: str, who: str | None, named: str, by: str | None
) -> None:
    assert found(text) == [(who, named, by)]


@pytest.mark.parametrize(
    "text",
    [
        "Police shot dead a man who was walking home in Tera.",
        "A protester who had thrown stones at police was shot dead by soldiers.",
        "Gunmen shot dead a policeman who had arrested two of their men.",
        "Gunmen killed a man who had shot two of their comrades.",
        "Militants killed two policemen who had opened fire on a crowd.",
        "A rebel leader who killed ten villagers in 2015 was shot dead by soldiers.",
        "Soldiers killed two inmates who shot at them from a roof.",
        "Guards killed three villagers after a soldier was wounded.",
        "Police shot dead a gunman in Tera during a raid on a gang.",
        "Hamas fighters killed two soldiers before they were killed by a mine.",
        "A mayor who had attacked the cartels was shot dead on Friday by gunmen.",
        "A driver was shot dead by soldiers after he failed to stop.",
        "He was shot dead by two men.",
        "Police shot dead four protesters after they attacked a police station in Tera on Thursday.",
        "Police shot dead two demonstrators after they stabbed a shopkeeper.",
        "Residents killed five bandits who killed two farmers in Tera.",
        "Police shot dead a man who had killed a trader in Tera.",
        "A man stabbed a trader in Tera and was later killed.",
        "Police killed a man on Friday after he stabbed a trader on Monday.",
        "Soldiers killed six civilians after they had wounded a trader.",
        "Soldiers shot dead a man after he stabbed a trader, the army said.",
        "Soldiers shot dead a Palestinian who allegedly stabbed a guard.",
        "Soldiers shot dead a Palestinian as he tried to stab a guard.",
        "Police shot dead a suspect after he opened fire at officers.",
        "Troops shot dead a man who burned a flag in Tera.",
        "Guards shot dead a man who killed a wild boar.",
        "Guards shot dead a man who threw a grenade at a bank.",
        "Troops killed three militants who wounded two guards.",
        "All four attackers were shot dead by soldiers.",
    ],
)
def test_who_did_no_deed_or_fell_to_those_who_attack_is_no_assailant(text: str) -> None:
    assert found(text) == []


def heard(text: str, *deeds: str, attackers: tuple[str, ...], victims: tuple[str, ...]) -> Act:
    """Return an act of which these were heard, all whom it hit to have been killed."""
    roles = {
        "attacker": tuple(words(one, text=text) for one in attackers),
        "victim": tuple(words(one, text=text) for one in victims),
    }
    tolls = tuple(toll(text, one, Harm.KILLED) for one in victims)
    return act(*deeds, text=text, roles=roles, tolls=tolls)


def test_an_assailant_is_who_attacked_and_none_of_the_victims() -> None:
    text = "A man who stabbed two nurses in Tera on Monday was shot dead by police, officials said."
    told = heard(text, "stabbed", "shot dead", attackers=("police",), victims=("A man", "two nurses"))
    (draft,) = resolve(read(told, text=text))
    who = {(one.value.role, one.value.actor.written) for one in draft.participants}
    assert {name for role, name in who if role is ParticipantRole.ATTACKER} == {"A man"}
    assert {name for role, name in who if role is not ParticipantRole.ATTACKER} == {"two nurses"}
    tolls = {(one.value.harm, one.value.low, one.value.group_class) for one in draft.tolls}
    assert (Harm.KILLED, 1, GroupClass.ATTACKERS) in tolls
    assert {low for harm, low, _ in tolls if harm is Harm.INJURED} == {2}


def test_the_harm_told_apart_is_a_part_of_the_deed() -> None:
    text = "Soldiers killed a gunman who wounded a nurse in Tera on Monday."
    harm = heard(text, "killed", attackers=("Soldiers",), victims=("a gunman",))
    deed = heard(text, "wounded", attackers=("a gunman",), victims=("a nurse",))
    (frame,) = read(harm, deed, text=text).frames
    assert [one.mention.span.quote for one in frame.of(Role.ATTACKER)] == ["gunman"]
    assert [one.mention.span.quote for one in frame.of(Role.VICTIM)] == ["a nurse"]


def test_who_was_missed_is_not_counted() -> None:
    text = "A man stabbed a nurse in Tera on Monday before guards shot him dead. The nurse was not hurt."
    told = heard(text, "stabbed", attackers=("A man",), victims=("a nurse",))
    (draft,) = resolve(read(told, text=text))
    assert not [one for one in draft.tolls if one.value.group_class is not GroupClass.ATTACKERS]


@pytest.mark.parametrize(("who", "wrong"), [("A gunman", False), ("Gunmen", True), ("A protester", True)])
def test_he_who_was_shot_by_police_is_the_attacker_told_before(who: str, *, wrong: bool) -> None:
    text = f"{who} killed a nurse in Tera on Monday. He was shot dead by police."
    told = heard(text, "killed", "shot dead", attackers=(who, "police"), victims=("a nurse", "He"))
    (frame,) = read(told, text=text).frames
    assert ("He" in [one.mention.span.quote for one in frame.of(Role.VICTIM)]) is wrong
    assert ("police" in [one.mention.span.quote for one in frame.of(Role.ATTACKER)]) is wrong
