"""One death told in two acts of a report is the toll of one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annals.model.vocabulary import GroupClass, Harm, Scope
from annals.neural.heard import Act, Harmed
from annals.resolve import resolve
from annals.resolve.tolls.groups import group_class
from tests.extract.test_trained import act, read, words


def killed(text: str, verb: str, who: str, type_: str) -> Act:
    harm = Harmed(words(who, text=text), Harm.KILLED, GroupClass.PEOPLE, Scope.INCIDENT)
    return replace(act(verb, text=text, tolls=(harm,)), type=type_)


def dead(text: str, *acts: Act) -> dict[str, int]:
    drafts = resolve(read(*acts, text=text))
    return {one.event_words[0].quote: len(one.tolls) for one in drafts}


def test_the_boy_of_the_clash_is_the_boy_whom_the_shell_killed() -> None:
    text = "A boy was killed in clashes in Karam on Tuesday. Soldiers fired and a shell hit, killing the boy."
    first = killed(text, "clashes", "A boy", "armed_clash")
    then = killed(text, "shell hit", "the boy", "shelling_missile")
    assert dead(text, first, then) == {"clashes": 0, "shell hit": 1}


@pytest.mark.parametrize(
    "text",
    [
        "A boy was killed in clashes in Karam on Tuesday. On Friday a shell hit, killing a boy in Homs.",
        "A boy was killed in clashes in Karam on Tuesday. A shell hit, and the woman who cooked was killed.",
        "A boy was killed in clashes in Karam on Tuesday. A shell hit a van, killing the boy inside.",
        "A boy was killed in clashes in Karam on Tuesday. A shell hit, killing the boy tending goats.",
    ],
)
def test_somebody_else_is_the_toll_of_the_other_act(text: str) -> None:
    who = next(one for one in ("a boy in", "the woman", "the boy") if one in text)
    first = killed(text, "clashes", "A boy", "armed_clash")
    then = killed(text, "shell hit", who, "shelling_missile")
    assert dead(text, first, then) == {"clashes": 1, "shell hit": 1}


@pytest.mark.parametrize(
    ("who", "where", "again"),
    [
        ("clerk", "", 0),
        ("clerk", " in Aleppo on Wednesday", 1),
        ("clerk", " in Aleppo on Tuesday", 1),
        ("clerk", " in Homs on Tuesday", 0),
        ("driver", "", 1),
    ],
    ids=["known", "another day", "another town", "one town", "every bus has one"],
)
def test_two_of_one_noun_are_told_apart_by_day_town_and_post(who: str, where: str, again: int) -> None:
    text = (
        f"A {who} was killed in clashes in Homs on Tuesday. Rebels raided a bank{where} and killed the {who}."
    )
    clash, raid = (
        killed(text, "clashes", f"A {who}", "armed_clash"),
        killed(text, "raided", f"the {who}", "riot"),
    )
    roles = {"place": (words("Homs", text=text),), "time": (words("Tuesday", text=text),)}
    clash = replace(clash, roles={**clash.roles, **roles})
    if where:
        (_, town, _, day), at = where.split(), text.index("Rebels")
        there = {"place": (words(town, at, text=text),), "time": (words(day, at, text=text),)}
        raid = replace(raid, roles={**raid.roles, **there})
    assert sum(dead(text, clash, raid).values()) == 1 + again


@pytest.mark.parametrize(
    ("group", "want"),
    [
        ("three-year-old", GroupClass.CHILDREN),
        ("17-year-old", GroupClass.CHILDREN),
        ("six-month-old", GroupClass.CHILDREN),
        ("24-year-old", GroupClass.PEOPLE),
        ("two officers and seven soldiers", GroupClass.COMBATANTS),
        ("soldiers and two civilians", GroupClass.PEOPLE),
        ("officers and teachers", GroupClass.PEOPLE),
    ],
)
def test_the_class_of_a_group(group: str, want: GroupClass) -> None:
    assert group_class(group) is want
