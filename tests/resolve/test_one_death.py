"""One death told in two acts of a report is the toll of one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annals.model.vocabulary import GroupClass, Harm, Scope
from annals.neural.heard import Act, Harmed
from annals.resolve import resolve
from annals.resolve._toll_groups import group_class
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
        "A boy was killed in clashes in Karam on Tuesday. A shell hit, and the boy inside was killed.",
        "A boy was killed in clashes in Karam on Tuesday. A shell hit, and the boy tending goats was killed.",
    ],
)
def test_somebody_else_is_the_toll_of_the_other_act(text: str) -> None:
    who = next(one for one in ("a boy in", "the woman", "the boy") if one in text)
    first = killed(text, "clashes", "A boy", "armed_clash")
    then = killed(text, "shell hit", who, "shelling_missile")
    assert dead(text, first, then) == {"clashes": 1, "shell hit": 1}


@pytest.mark.parametrize(
    ("there", "then", "twice"),
    [
        ("on Tuesday", "On Friday a shell hit a house", True),
        ("in Karam", "In Kumbo a shell hit a house", False),
        ("on Tuesday", "On Tuesday a shell hit a house", False),
    ],
)
def test_nobody_dies_on_two_days(there: str, then: str, *, twice: bool) -> None:
    text = f"A boy was killed in clashes {there}, a priest said. {then}, killing the boy."
    when = {"time": (words(then.split(" a ", maxsplit=1)[0], text=text),)} if "day" in then else {}
    one = killed(text, "clashes", "A boy", "armed_clash")
    one = replace(one, roles={"time": (words(there, text=text),)} if "day" in there else {})
    other = replace(killed(text, "shell hit", "the boy", "shelling_missile"), roles=when)
    assert dead(text, one, other) == {"clashes": 1 if twice else 0, "shell hit": 1}


def test_the_driver_is_that_of_the_lorry_told_last() -> None:
    text = "A driver was killed in clashes in Karam. A shell hit a lorry, killing the driver."
    first = killed(text, "clashes", "A driver", "armed_clash")
    then = killed(text, "shell hit", "the driver", "shelling_missile")
    assert dead(text, first, then) == {"clashes": 1, "shell hit": 1}


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
