"""Tolls of two clauses, of those who came to no harm, and those that rose, as a trained reader's come out."""

from __future__ import annotations

import pytest

from annals.extract.lexical import LexicalReader
from annals.model.reading import Role
from annals.model.vocabulary import GroupClass, Harm, Scope
from annals.neural.heard import Harmed
from tests.extract.test_trained import act, read, words
from tests.plain import bare_report


def toll(text: str, quote: str, harm: Harm) -> Harmed:
    return Harmed(words(quote, text=text), harm, GroupClass.PEOPLE, Scope.INCIDENT)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot at a presenter in Cebu, but he escaped unharmed.",
        "Gunmen shot at a presenter in Cebu, but he survived.",
        "Gunmen shot at a presenter in Cebu, but he was not injured.",
    ],
)
def test_who_came_to_no_harm_is_not_counted(text: str) -> None:
    reading = read(act("shot", text=text, tolls=(toll(text, "he ", Harm.INJURED),)), text=text)
    assert reading.counts == ()


def test_who_was_shot_and_survived_is_counted() -> None:
    text = "A man was shot in the head and survived in Lima on Monday."
    reading = read(act("shot", text=text, tolls=(toll(text, "A man", Harm.INJURED),)), text=text)
    assert [one.harm for one in reading.counts] == [Harm.INJURED]


def test_people_harmed_in_two_ways_are_two_counts() -> None:
    text = "Police arrested 47 people and 16 officers were injured in Leicester on Saturday."
    tolls = (toll(text, "47 people", Harm.DETAINED), toll(text, "16 officers", Harm.INJURED))
    reading = read(act("arrested", text=text, tolls=tolls), text=text)
    assert {(one.number.quote, one.harm) for one in reading.counts} == {
        ("47", Harm.DETAINED),
        ("16", Harm.INJURED),
    }


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Rebels captured 20 soldiers and 11 civilians were killed.", ("11", Harm.KILLED)),
        ("Gunmen killed 20 soldiers and 11 civilians.", ("20 soldiers and 11 civilians", Harm.KILLED)),
        (
            "Three died, raising the toll from Sunday's blast to at least 17.",
            ("at least 17", Harm.KILLED),
        ),
        ("Two of the nine people wounded in the bombing have died.", ("nine", Harm.INJURED)),
        ("Five of the 20 passengers on the bus were killed.", ("Five", Harm.KILLED)),
        (
            "Gunmen killed a policeman, his wife and their three children.",
            ("a policeman, his wife and their three children", Harm.KILLED),
        ),
        (
            "A teacher, her husband and a neighbour were stabbed to death.",
            ("A teacher, her husband and a neighbour", Harm.KILLED),
        ),
        (
            "The bomb killed the governor, two guards and a driver.",
            ("the governor, two guards and a driver", Harm.KILLED),
        ),
        ("Gunmen killed a man and wounded his wife.", ("a", Harm.KILLED)),
    ],
)
def test_the_lexicon_counts_each_clause_and_what_a_toll_rose_to(text: str, want: tuple[str, Harm]) -> None:
    counts = LexicalReader().read(bare_report(text)).counts
    assert want in [(one.number.quote, one.harm) for one in counts]


@pytest.mark.parametrize(
    ("text", "heard", "who"),
    [
        ("Yemen's Houthi rebels fired a missile at a tanker.", "Yemen's", "Houthi rebels"),
        (
            "Somalia's al Shabaab militants fired at a tanker.",
            "Somalia's al Shabaab militants",
            "al Shabaab militants",
        ),
        ("Yemen's rebels fired a missile at a tanker.", "Yemen's rebels", "rebels"),
    ],
)
def test_whose_a_group_is_did_not_do_it(text: str, heard: str, who: str) -> None:
    roles = {"attacker": (words(heard, text=text),)}
    (frame,) = read(act("fired", text=text, roles=roles), text=text).frames
    assert {one.mention.span.quote for one in frame.of(Role.ATTACKER)} == {who}


def test_a_dateline_did_nothing() -> None:
    text = "DAKAR - Gunmen killed eleven people in Solhan on Monday."
    roles = {"attacker": (words("DAKAR -", text=text), words("Gunmen", text=text))}
    (frame,) = read(act("killed", text=text, roles=roles), text=text).frames
    assert [one.mention.span.quote for one in frame.of(Role.ATTACKER)] == ["Gunmen"]


@pytest.mark.parametrize(
    ("text", "heard", "harm"),
    [
        ("A shell killed nine displaced villagers in Odra.", "nine displaced villagers", Harm.KILLED),
        ("A shell hit Odra and drove out nine villagers.", "nine villagers", Harm.DISPLACED),
    ],
)
def test_displaced_people_who_were_killed_are_dead(text: str, heard: str, harm: Harm) -> None:
    reading = read(act("shell", text=text, tolls=(toll(text, heard, harm),)), text=text)
    assert {one.harm for one in reading.counts} == {harm}
