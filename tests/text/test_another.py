"""Words for one act more, and for one that is known already."""

import pytest

from annals.text.another import (
    of_two_sides,
    one_act,
    tells_again,
    tells_many_places,
    tells_one_more,
    told_again,
)


@pytest.mark.parametrize(
    "words",
    [
        "Two hours later a second bomb went off",
        "In a separate attack",
        "Another suicide bomber",
        "A second explosion",
    ],
)
def test_one_act_more(words: str) -> None:
    assert tells_one_more(words)


@pytest.mark.parametrize(
    "words",
    [
        "The second explosion",
        "Another five people were killed in the blast",
        "A second man was shot in the attack",
        "A third suspect",
    ],
)
def test_one_of_two_acts_and_one_person_more_are_no_act_more(words: str) -> None:
    assert not tells_one_more(words)


@pytest.mark.parametrize(
    "words", ["Police said the blast", "Five people died in the suicide attack", "That air strike"]
)
def test_an_act_told_as_known(words: str) -> None:
    assert tells_again(words)


@pytest.mark.parametrize("words", ["A blast", "The strikes", "The town"])
def test_a_new_act_several_acts_and_things_are_none_known(words: str) -> None:
    assert not tells_again(words)


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("The ministry said the raids", "raid"),
        ("Those clashes", "clash"),
        ("Raids", ""),
        ("The heavy raids", ""),
    ],
)
def test_acts_told_as_known_by_their_noun_alone(words: str, noun: str) -> None:
    assert told_again(words).removesuffix("s").removesuffix("e") == noun


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("[the raids] also [destroyed] a depot", True),
        ("[The strikes] carried out by one of two air forces [hit] a village", True),
        ("[The attack] had [targeted] a camp", True),
        ("[suspected rebel] [shelling] of Gao", True),
        ("They [exchanged] mortar and [artillery fire]", True),
        ("They [exchanged] prisoners, and [artillery fire] hit Gao", False),
        ("[The attack] [sparked] clashes", False),
        ("[The raids] and [shelled] towns", False),
        ("[The strikes] carried out by jets and artillery that [hit] Gao", False),
        ("[The rebels] [attacked] Gao", False),
        ("Air raids and [artillery fire] [hit] Gao", False),
    ],
)
def test_a_noun_and_the_verb_that_tells_what_it_did_are_one_act(text: str, *, one: bool) -> None:
    first, later = (part.split("]")[0] for part in text.split("[")[1:])
    plain = text.replace("[", "").replace("]", "")
    spans = [(plain.index(words), plain.index(words) + len(words)) for words in (first, later)]
    assert one_act(plain, spans[0], spans[1]) is one


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("rebel", "The air force", True),
        ("government troops", "the insurgents", True),
        ("the army", "the air force", False),
        ("rebels and soldiers", "the army", False),
        ("gunmen", "the army", False),
    ],
)
def test_those_who_fight_a_state_and_its_forces_are_two_sides(one: str, other: str, *, two: bool) -> None:
    assert of_two_sides(one, other) is two


def test_places_without_names_that_a_sentence_sums_up() -> None:
    assert tells_many_places("Jets hit towns across the country")
    assert tells_many_places("Shells fell on several villages")
    assert not tells_many_places("Jets flew across the country's border")
    assert not tells_many_places("Jets hit three camps near Gao")
