"""Scores to words, on scores written by hand."""

import re
from dataclasses import replace

import numpy as np
import pytest

from annals.model.vocabulary import GroupClass, Harm, Scope, Stance
from annals.neural.chances import softmax, spans
from annals.neural.decode import decode
from annals.neural.mentions import Found, Trigger
from annals.neural.weights import Card
from annals.neural.windows import Text

CARD = Card(
    name="by hand",
    most=64,
    sorts=("event", "cue"),
    roles=("attacker", "interceptor", "target", "victim", "place", "time", "toll", "speaker", "content"),
    asked={"event": ("attacker", "place", "toll"), "cue": ("speaker", "content"), "report": ()},
    attributes={
        "kind": ("incident", "none"),
        "type": ("", "armed_clash"),
        "stage": ("carried_out", "intercepted"),
        "mode": ("asserted", "denied"),
        "background": ("no", "yes"),
        "aggregate": ("no", "yes"),
        "stance": ("asserted", "denied"),
    },
    toll={
        "harm": ("killed", "injured"),
        "group": ("people", "children"),
        "scope": ("incident", "cumulative"),
    },
    thresholds={"same": 0.5},
    temperatures={},
)
WORDS = ["rebels", "fought", "soldiers", "and", "killed", "two", "near", "a", "town"]
TEXT = " ".join(WORDS)


def tokens() -> Text:
    return text_of(WORDS, ((0, len(WORDS)),))


def text_of(words: list[str], sentences: tuple[tuple[int, int], ...]) -> Text:
    """Return words as a text, a token each."""
    starts = [sum(len(word) + 1 for word in words[:n]) for n in range(len(words))]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    return Text(" ".join(words), [1] * len(words), starts, ends, sentences)


def found(sort: str, at: int, *, places: list[int], roles: dict[str, tuple[int, int]]) -> Found:
    """Return a trigger at one token, each role at a range of tokens, the second label of every attribute."""
    scores = np.full((len(places), 2 * len(CARD.roles)), -5.0, dtype=np.float32)
    for role, (first, last) in roles.items():
        tag = 2 * CARD.roles.index(role)
        scores[first, tag] = 5.0
        scores[first : last + 1, tag + 1] = 4.0
    attributes = np.array([[-3.0, 3.0] for _ in CARD.attributes], dtype=np.float32).ravel()
    tolls = np.array([[3.0, -3.0] * 3] * len(places), dtype=np.float32)
    window = np.array(places)
    return Found(Trigger(sort, at, at, 0.9), window, attributes, scores, np.zeros(4, np.float32), tolls)


def test_acts_of_one_incident_are_joined_and_their_roles_read_once() -> None:
    places = [-1, *range(len(WORDS)), -1]
    rows = [
        found("event", 2, places=places, roles={"attacker": (1, 1), "toll": (6, 6)}),
        found("event", 5, places=places, roles={"attacker": (1, 1), "toll": (6, 6)}),
        found("cue", 4, places=places, roles={"content": (5, 7)}),
    ]
    same = np.array([[1, 0.9, 0], [0.9, 1, 0], [0, 0, 1]], dtype=np.float32)
    heard = decode(CARD, tokens(), rows, same, 0.7)
    (act,) = heard.acts
    assert [TEXT[w.start : w.end] for w in act.words] == ["fought", "killed"]
    assert [TEXT[w.start : w.end] for w in act.roles["attacker"]] == ["rebels"]
    assert (act.kind, act.type, act.background) == ("none", "armed_clash", True)
    (toll,) = act.tolls
    assert TEXT[toll.words.start : toll.words.end] == "two"
    assert (toll.harm, toll.group, toll.scope) == (Harm.KILLED, GroupClass.PEOPLE, Scope.INCIDENT)
    (saying,) = heard.sayings
    assert [TEXT[w.start : w.end] for w in saying.content] == ["killed two near"]
    assert saying.stance is Stance.DENIED
    assert heard.relevance == 0.7


@pytest.mark.parametrize(
    ("one", "other", "acts"),
    [
        ("Mopti", "Gao", 2),
        ("Mopti", "Mopti", 1),
        ("Mopti", "south", 2),
        ("north", "south", 2),
        ("north", "northern", 1),
    ],
)
def test_acts_that_are_told_at_two_places_are_parted(one: str, other: str, acts: int) -> None:
    words = ["fought", "in", one, "fought", "in", other]
    told = text_of(words, ((0, 3), (3, 6)))
    places = [-1, *range(len(words)), -1]
    rows = [found("event", at, places=places, roles={"place": (at + 2, at + 2)}) for at in (1, 4)]
    heard = decode(CARD, told, rows, np.array([[1, 0.7], [0.7, 1]], dtype=np.float32), 0.7)
    assert len(heard.acts) == acts


def test_acts_that_are_not_likely_one_stay_apart() -> None:
    places = [-1, *range(len(WORDS)), -1]
    rows = [found("event", at, places=places, roles={}) for at in (2, 5)]
    heard = decode(CARD, tokens(), rows, np.array([[1, 0.2], [0.2, 1]], dtype=np.float32), 0.7)
    assert len(heard.acts) == 2


@pytest.mark.parametrize(
    ("begins", "insides", "told"),
    [
        ([0, 0.9, 0, 0], [0, 0.8, 0.8, 0], [(1, 2)]),
        ([0.9, 0.9, 0, 0], [0, 0, 0, 0], [(0, 0), (1, 1)]),
        ([0, 0, 0, 0], [0.9, 0.9, 0, 0], []),
        ([0.9, 0, 0, 0.9], [0.9, 0.9, 0.9, 0.9], [(0, 2), (3, 3)]),
    ],
)
def test_spans(begins: list[float], insides: list[float], told: list[tuple[int, int]]) -> None:
    assert list(spans(np.array(begins), np.array(insides), 0.5)) == told


def test_probabilities_add_up() -> None:
    chances = softmax(np.array([[1000.0, 0.0], [0.0, 0.0]], dtype=np.float32))
    assert chances.sum(-1) == pytest.approx([1.0, 1.0])


def untyped(at: int) -> Found:
    """Return a trigger of an incident of no type."""
    one = found("event", at, places=list(range(len(WORDS))), roles={})
    one.attributes[:4] = [3.0, -3.0, 3.0, -3.0]
    return one


def test_an_incident_of_no_type_is_none_unless_the_report_tells_no_other() -> None:
    whole = found("report", 0, places=list(range(len(WORDS))), roles={})
    two = decode(CARD, tokens(), [untyped(1), untyped(4)], np.zeros((2, 2), np.float32), 1.0)
    one = decode(CARD, tokens(), [untyped(1), whole], np.zeros((2, 2), np.float32), 1.0)
    assert [act.kind for act in two.acts] == ["none", "none"]
    assert [(act.kind, act.type) for act in one.acts] == [("incident", "armed_clash")]


@pytest.mark.parametrize(("likely", "marked", "acts"), [(0.6, "also", 2), (0.6, "then", 1), (0.9, "also", 1)])
def test_an_act_told_to_be_another_is_less_readily_one(likely: float, marked: str, acts: int) -> None:
    words = ["rebels", "fought", "soldiers", marked, "fought", "rebels"]
    told = text_of(words, ((0, 3), (3, 6)))
    places = [-1, *range(len(words)), -1]
    rows = [found("event", at, places=places, roles={}) for at in (2, 5)]
    heard = decode(CARD, told, rows, np.array([[1, likely], [likely, 1]], dtype=np.float32), 0.7)
    assert len(heard.acts) == acts


@pytest.mark.parametrize(
    ("marked", "toll", "acts"),
    [("a second", "toll", 2), ("another", "toll", 2), ("the second", "toll", 1), ("a second", "place", 1)],
)
def test_one_act_more_with_a_toll_of_its_own_is_another(marked: str, toll: str, acts: int) -> None:
    words = ["bomb", "killed", "two", *marked.split(), "bomb", "exploded", "killing", "three"]
    told = text_of(words, ((0, 3), (3, len(words))))
    places, last = [-1, *range(len(words)), -1], len(words)
    rows = [
        found("event", 2, places=places, roles={"toll": (3, 3)}),
        found("event", last - 2, places=places, roles={toll: (last, last)}),
    ]
    assert len(decode(CARD, told, rows, np.ones((2, 2), dtype=np.float32), 0.7).acts) == acts


def test_what_is_told_of_two_sides_of_the_sky_is_never_one() -> None:
    words = ["fought", "in", "north", "fought", "in", "south"]
    told = text_of(words, ((0, 3), (3, 6)))
    places = [-1, *range(len(words)), -1]
    rows = [found("event", at, places=places, roles={"place": (at + 2, at + 2)}) for at in (1, 4)]
    assert len(decode(CARD, told, rows, np.ones((2, 2), dtype=np.float32), 0.7).acts) == 2


def place_of(source: str, *begins: str) -> list[str]:
    """Return the words heard as the place of the act "shot"; ``begins`` are words that may each begin it."""
    card = replace(CARD, roles=("place",), asked={"event": ("place",), "cue": (), "report": ()})
    spots = [match.span() for match in re.finditer(r"\S+", source)]
    starts, ends = [start for start, _ in spots], [end for _, end in spots]
    text = Text(source, [1] * len(spots), starts, ends, ((0, len(spots)),))
    scores = np.full((len(spots), 2), -5.0, dtype=np.float32)
    scores[[source.split().index(word) for word in begins], 0] = 1.0
    attributes = np.array([[-3.0, 3.0] for _ in CARD.attributes], dtype=np.float32).ravel()
    tolls = np.zeros((len(spots), 6), dtype=np.float32)
    places = np.arange(len(spots))
    shot = Found(Trigger("event", 1, 1, 0.9), places, attributes, scores, np.zeros(4, np.float32), tolls)
    (heard,) = decode(card, text, [shot], np.ones((1, 1), np.float32), 1.0).acts
    return [source[words.start : words.end] for words in heard.roles.get("place", ())]


def test_a_place_is_told_as_long_as_it_goes_on() -> None:
    told = "was shot over the sea off Achziv ."
    assert place_of(told, "the", "sea", "off", "Achziv") == ["the sea off Achziv"]
    assert place_of(told, "the", "Achziv") == ["the", "Achziv"]


def test_a_place_ends_with_its_paragraph() -> None:
    assert place_of("Two shot near Gao BAMAKO said .", "Gao", "BAMAKO") == ["Gao BAMAKO"]
    assert place_of("Two shot near Gao\n\nBAMAKO said .", "Gao", "BAMAKO") == ["Gao"]


@pytest.mark.parametrize(("apart", "acts"), [(0.4, 1), (0.2, 2)])
def test_words_that_may_be_either_acts_do_not_join_two(apart: float, acts: int) -> None:
    """The word "strikes" is likely one act with each of two others, which are none with one another."""
    fought, killed, strikes = (found("event", at, places=list(range(9)), roles={}) for at in (1, 4, 6))
    same = np.array([[1.0, apart, 0.9], [apart, 1.0, 0.8], [0.9, 0.8, 1.0]], dtype=np.float32)
    assert len(decode(CARD, tokens(), [fought, killed, strikes], same, 1.0).acts) == acts


def test_acts_of_two_sides_that_are_nothing_alike_are_two() -> None:
    """Nothing alike at all (0.0) is less than unlikely, and no number gone wrong."""
    text = text_of(
        ["they", "struck", "the", "north", ".", "they", "fought", "the", "south", "."], ((0, 5), (5, 10))
    )
    struck = found("event", 1, places=list(range(10)), roles={"place": (3, 3)})
    fought = found("event", 6, places=list(range(10)), roles={"place": (8, 8)})
    same = np.zeros((2, 2), dtype=np.float32)
    assert len(decode(CARD, text, [struck, fought], same, 1.0).acts) == 2


@pytest.mark.parametrize(
    ("one", "other", "acts"),
    [
        (("on", "Monday"), ("on", "Friday"), 2),
        (("on", "Monday"), ("on", "Monday"), 1),
        (("on", "Monday"), ("today", "again"), 2),
        (("yesterday", "evening"), ("on", "Friday"), 1),
        (("3", "May"), ("9", "May"), 2),
        (("last", "week"), ("on", "Friday"), 1),
    ],
)
def test_acts_of_two_days_are_parted(one: tuple[str, str], other: tuple[str, str], acts: int) -> None:
    words = ["fought", *one, "fought", *other]
    told = text_of(words, ((0, 3), (3, 6)))
    places = [-1, *range(len(words)), -1]
    rows = [found("event", at, places=places, roles={"time": (at + 1, at + 2)}) for at in (1, 4)]
    assert len(decode(CARD, told, rows, np.full((2, 2), 0.7, np.float32), 0.7).acts) == acts


def test_the_day_of_a_saying_parts_no_acts() -> None:
    words = ["fought", "on", "Sunday", "on", "Monday", "claimed", "fought"]
    told = text_of(words, ((0, 3), (3, 7)))
    places = [-1, *range(len(words)), -1]
    rows = [
        found("event", 1, places=places, roles={"time": (2, 3)}),
        found("event", 7, places=places, roles={"time": (4, 5)}),
        found("cue", 6, places=places, roles={}),
    ]
    assert len(decode(CARD, told, rows, np.full((3, 3), 0.7, np.float32), 0.7).acts) == 1


@pytest.mark.parametrize(
    ("words", "acts"),
    [
        (["rebels", "heavy", "shelling", "Gao"], 1),
        (["rebels", "launched", "raids", "Gao"], 1),
        (["the", "raids", "destroyed", "houses"], 1),
        (["the", "raids", "sparked", "clashes"], 2),
        (["rebels", "assault", "capture", "Gao"], 2),
    ],
)
def test_a_word_that_tells_of_no_act_by_itself_is_its_nouns(words: list[str], acts: int) -> None:
    told = text_of(words, ((0, len(words)),))
    places = [-1, *range(len(words)), -1]
    rows = [found("event", at, places=places, roles={}) for at in (2, 3)]
    assert len(decode(CARD, told, rows, np.full((2, 2), 0.1, np.float32), 0.7).acts) == acts


_KILLINGS = {"kind": ("none", "incident"), "type": ("", "attack_on_civilians")}
_ONE_SIDED = replace(CARD, attributes={**CARD.attributes, **_KILLINGS})
_ROLE = {"rebels": "attacker", "troops": "attacker", "fighters": "attacker", "nine": "toll", "two": "toll"}
_ROLE |= {"Gao": "place", "Kidal": "place", "Mali": "place", "April": "time", "July": "time"}


@pytest.mark.parametrize(
    ("first", "later", "acts"),
    [
        ("killed nine in Gao", "also killed two in Kidal", 2),
        ("rebels killed nine", "troops also killed two", 2),
        ("rebels killed nine", "troops killed two", 1),
        ("rebels killed nine", "fighters also killed two", 1),
        ("killed nine across the country", "killed two in Kidal", 2),
        ("killed nine across Gao", "killed two in Gao", 1),
        ("killed nine in April", "killed two in July", 2),
        ("killed nine in April", "the attack killed two in July", 1),
    ],
)
def test_what_two_sentences_count_apart_is_of_two_acts(first: str, later: str, acts: int) -> None:
    words, border = [*first.split(), *later.split()], len(first.split())
    told = text_of(words, ((0, border), (border, len(words))))
    places, rows = [-1, *range(len(words)), -1], []
    for sentence in (range(border), range(border, len(words))):
        roles = {_ROLE[words[at]]: (at + 1, at + 1) for at in sentence if words[at] in _ROLE}
        at = next(at for at in sentence if words[at] == "killed")
        rows.append(found("event", at + 1, places=places, roles=roles))
    assert len(decode(_ONE_SIDED, told, rows, np.full((2, 2), 0.95, np.float32), 0.7).acts) == acts
