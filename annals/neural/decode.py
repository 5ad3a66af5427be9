"""Scores to words: spans of tokens, acts joined from their mentions, the words in each role."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annals.model.vocabulary import GroupClass, Harm, Mode, Scope, Stage, Stance
from annals.neural.heard import Act, Harmed, Heard, Saying, Words
from annals.neural.weights import Card
from annals.neural.windows import Text

Array = NDArray[np.float32]
REPORT = "report"
"""The sort of the trigger that stands for a report as a whole."""
_ELSEWHERE = 0.5
"""What the likeness of two acts is worth that are told in sentences with two places of theirs."""
_NAMED_AT = 0.6
"""How sure a place must be to part acts."""
_WORD = re.compile(r"\w+")
_MANNERS = ("motive", "response", "crowd_form", "means")
"""What is heard of an act beside its type that decides a field by itself."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words of an act or a saying by their first and last token of a window."""

    sort: str
    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger with what its window says of it: ``roles`` are tokens x tags, ``tolls`` tokens x labels."""

    trigger: Trigger
    places: list[int]
    attributes: Array
    roles: Array
    named: Array
    tolls: Array


def softmax(scores: Array) -> Array:
    """Return probabilities over the last dimension."""
    risen = np.exp(scores - scores.max(-1, keepdims=True))
    chances: Array = risen / risen.sum(-1, keepdims=True)
    return chances


def sigmoid(scores: Array) -> Array:
    """Return probabilities one by one."""
    chances: Array = (1 / (1 + np.exp(-scores))).astype(np.float32)
    return chances


def spans(begins: Array, insides: Array, least: float) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of each span: it goes on while that is likely and no new one begins."""
    at, n = 0, len(begins)
    while at < n:
        end = at
        if begins[at] >= least:
            while end + 1 < n and insides[end + 1] >= least > begins[end + 1]:
                end += 1
            yield at, end
        at = end + 1


def decode(card: Card, text: Text, found: Sequence[Found], same: Array, relevance: float) -> Heard:
    """Return what was heard; ``same`` says how likely each two of the triggers tell of one act."""
    maker = _Maker(card, text)
    events = [n for n, one in enumerate(found) if one.trigger.sort == "event"]
    groups = _groups(events, _parted(maker, found, same), card.threshold("same"))
    whole = [one for one in found if one.trigger.sort == REPORT] if len(groups) == 1 else []
    acts = [maker.act([found[n] for n in group], whole) for group in groups]
    sayings = [maker.saying(one) for one in found if one.trigger.sort == "cue"]
    about = [one for one in found if one.trigger.sort == REPORT]
    return Heard(
        relevance=relevance, acts=tuple(acts), sayings=tuple(sayings), whole=maker.roles(REPORT, about)
    )


def _parted(maker: _Maker, found: Sequence[Found], same: Array) -> Array:
    """Return how likely triggers are one act, less so where each one's sentence names another place of it."""
    named = [maker.place_names(one) if one.trigger.sort == "event" else frozenset() for one in found]
    parted = same.copy()
    for a, one in enumerate(named):
        for b, other in enumerate(named[:a]):
            if one and other and not one & other:
                parted[a, b] *= _ELSEWHERE
                parted[b, a] *= _ELSEWHERE
    return parted


def _groups(events: Sequence[int], same: Array, least: float) -> list[list[int]]:
    """Join triggers, the likeliest pair of groups first, while they are likely one act on average."""
    groups = [[n] for n in events]
    while len(groups) > 1:
        pairs = [
            (float(np.mean(same[np.ix_(groups[a], groups[b])])), -a, -b)
            for a in range(len(groups))
            for b in range(a + 1, len(groups))
        ]
        chance, a, b = max(pairs)
        if chance < least:
            break
        groups[-a] += groups.pop(-b)
    return groups


class _Maker:
    """Makes acts and sayings of one text."""

    def __init__(self, card: Card, text: Text) -> None:
        self._card, self._text = card, text
        self._tags = {role: 2 * n for n, role in enumerate(card.roles)}
        self._parts, at = {}, 0
        for name, of in card.attributes.items():
            self._parts[name] = slice(at, at + len(of))
            at += len(of)
        self._tolls, at = {}, 0
        for name, of in card.toll.items():
            self._tolls[name] = slice(at, at + len(of))
            at += len(of)

    def act(self, group: Sequence[Found], whole: Sequence[Found] = ()) -> Act:
        """Return the act that triggers tell of together; ``whole`` is a report that tells of no other."""
        told = {
            name: self._chosen(name, group)
            for name in ("kind", "type", "stage", "mode", "background", "aggregate")
        }
        told["type"] = self._chosen("type", [*group, *whole])
        roles = self.roles("event", group)
        tolls = tuple(self._harmed(one, group) for one in roles.pop("toll", ()))
        kind, sure = told["kind"]
        best = max(one.trigger.score for one in group)
        return Act(
            words=tuple(sorted((self._words_of(one) for one in group), key=lambda w: w.start)),
            kind=kind,
            type=told["type"][0],
            stage=Stage(told["stage"][0]),
            mode=Mode(told["mode"][0]),
            background=told["background"][0] == "yes",
            aggregate=told["aggregate"][0] == "yes",
            score=round(best * min(sure, 1.0), 4),
            roles=roles,
            tolls=tolls,
            manners={name: self._chosen(name, group) for name in _MANNERS if name in self._parts},
        )

    def roles(self, sort: str, group: Sequence[Found]) -> dict[str, tuple[Words, ...]]:
        """Return the words in each role that is asked of a sort of trigger, without roles that none is in."""
        told = {role: self._role(role, group) for role in self._card.asked[sort]}
        return {role: words for role, words in told.items() if words}

    def place_names(self, one: Found) -> frozenset[str]:
        """Return the words with a capital, in lower case, of the places of a trigger in its own sentence."""
        at = one.places[one.trigger.first]
        first, after = self._sentence(at)
        own = np.array([first <= place < after for place in one.places])
        tag, heat = self._tags["place"], self._card.temperatures.get("place", 1.0)
        scores = sigmoid(one.roles[:, tag : tag + 2] / heat) * own[:, None]
        told = [
            self._text.source[self._text.starts[one.places[a]] : self._text.ends[one.places[b]]]
            for a, b in spans(scores[:, 0], scores[:, 1], _NAMED_AT)
        ]
        words = (word for words in told for word in _WORD.findall(words))
        return frozenset(word.lower() for word in words if word[0].isupper())

    def _sentence(self, token: int) -> tuple[int, int]:
        """Return the range of tokens of the sentence that a token stands in."""
        starts = [first for first, _ in self._text.sentences]
        return self._text.sentences[max(0, bisect_right(starts, token) - 1)]

    def saying(self, one: Found) -> Saying:
        """Return the saying of a cue."""
        return Saying(
            cue=self._words_of(one),
            speaker=self._role("speaker", [one]),
            content=self._role("content", [one]),
            stance=Stance(self._chosen("stance", [one])[0]),
        )

    def _chosen(self, name: str, group: Sequence[Found]) -> tuple[str, float]:
        """Return the likeliest label of an attribute over all mentions, and how likely it is."""
        heat = self._card.temperatures.get(name, 1.0)
        rows = np.stack([one.attributes[self._parts[name]] for one in group])
        chances = softmax(rows.mean(0) / heat)
        best = int(chances.argmax())
        return self._card.attributes[name][best], float(chances[best])

    def _words_of(self, one: Found) -> Words:
        return self._words(one, one.trigger.first, one.trigger.last, one.trigger.score)

    def _words(self, one: Found, first: int, last: int, score: float) -> Words:
        a, b = one.places[first], one.places[last]
        return Words(self._text.starts[a], self._text.ends[b], round(score, 4))

    def _role(self, role: str, group: Sequence[Found]) -> tuple[Words, ...]:
        """Return the words in a role to any of some mentions, by what all of one window say together."""
        heat, least = self._card.temperatures.get(role, 1.0), self._card.threshold(role)
        made: dict[tuple[int, int], Words] = {}
        windows: dict[int, list[Found]] = {}
        for one in group:
            windows.setdefault(id(one.places), []).append(one)
        for here in windows.values():
            tag = self._tags[role]
            scores = sigmoid(np.mean([one.roles[:, tag : tag + 2] for one in here], axis=0) / heat)
            framed = np.array([n >= 0 for n in here[0].places])
            for a, b in spans(scores[:, 0] * framed, scores[:, 1] * framed, least):
                words = self._words(here[0], a, b, float(scores[a, 0]))
                if not any(w.start < words.end and words.start < w.end for w in made.values()):
                    made[words.start, words.end] = words
        return tuple(made[key] for key in sorted(made))

    def _harmed(self, words: Words, group: Sequence[Found]) -> Harmed:
        """Return words that count people with the likeliest harm, group and scope of their tokens."""
        for one in group:
            at = [
                n
                for n, place in enumerate(one.places)
                if place >= 0
                and self._text.starts[place] < words.end
                and words.start < self._text.ends[place]
            ]
            if at:
                break
        told = {}
        for name, part in self._tolls.items():
            chances = softmax(one.tolls[at][:, part]).mean(0)
            told[name] = self._card.toll[name][int(chances.argmax())]
        return Harmed(words, Harm(told["harm"]), GroupClass(told["group"]), Scope(told["scope"]))
