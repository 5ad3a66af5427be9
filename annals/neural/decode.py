"""Scores to words: spans of tokens, acts joined from their mentions, the words in each role."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annals.model.vocabulary import GroupClass, Harm, Kind, Mode, Scope, Stage, Stance
from annals.neural.heard import Act, Harmed, Heard, Saying, Words
from annals.neural.parting import gathered, parted
from annals.neural.weights import Card
from annals.neural.windows import Text
from annals.text.another import ANOTHER, tells_one_more

Array = NDArray[np.float32]
REPORT = "report"
"""The sort of the trigger that stands for a report as a whole."""
NOTHING = "none"
"""The kind of words that name nothing that is recorded."""
_GOES_ON = 0.4
"""How likely a word must be to go on with words that are told as one or not at all."""
_NAMED_AT = 0.6
"""How sure a place must be to part acts."""
_TYPED_AT = 0.5
"""How sure kind and type must be to part acts."""
_APART = 0.3
"""How likely each two words must be to tell of one act for an act to be told by both, whatever others say."""
_IN_ONE = frozenset({"place"})
"""Roles whose words are told as one, as long as they go on ("the sea off Achziv")."""
_PARAGRAPH = "\n\n"
_WORD = re.compile(r"\w+")
_SIDES = frozenset({"north", "south", "east", "west"})
_MANNERS = ("response", "crowd_form", "means")
"""What is heard of an act beside its type that decides a field where no word does."""


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
    places: NDArray[np.int64]
    attributes: Array
    roles: Array
    linked: Array
    tolls: Array


def softmax(scores: Array) -> Array:
    """Return probabilities over the last dimension."""
    highest: Array = np.maximum.reduce(scores, -1, keepdims=True)
    risen: Array = np.exp(scores - highest)
    whole: Array = np.add.reduce(risen, -1, keepdims=True)
    return risen / whole


def sigmoid(scores: Array) -> Array:
    """Return probabilities one by one."""
    chances: Array = (1 / (1 + np.exp(-scores))).astype(np.float32)
    return chances


def spans(begins: Array, insides: Array, least: float) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of each span: it goes on while that is likely and no new one begins."""
    free, n = 0, len(begins)
    for at in np.flatnonzero(begins >= least).tolist():
        if at >= free:
            end = at
            while end + 1 < n and insides[end + 1] >= least > begins[end + 1]:
                end += 1
            yield at, end
            free = end + 1


def runs(begins: Array, insides: Array, least: float) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of each stretch that goes on while it is likely, if some word is sure.

    For long names, told as one or not at all: places, and words in a role to a report as a whole.
    """
    low, free = min(_GOES_ON, least), 0
    for first in np.flatnonzero(begins >= low).tolist():
        if first >= free:
            free = first + 1
            while free < len(begins) and max(begins[free], insides[free]) >= low:
                free += 1
            if begins[first:free].max() >= least:
                yield first, free - 1


def decode(card: Card, text: Text, found: Sequence[Found], same: Array, relevance: float) -> Heard:
    """Return what was heard; ``same`` says how likely each two of the triggers tell of one act."""
    maker = Maker(card, text)
    events = [n for n, one in enumerate(found) if one.trigger.sort == "event"]
    groups = gathered(maker, found, _groups(events, parted(maker, found, same), card.threshold("same")))
    whole = [one for one in found if one.trigger.sort == REPORT] if len(groups) == 1 else []
    acts = [maker.act([found[n] for n in group], whole) for group in groups]
    sayings = [maker.saying(one) for one in found if one.trigger.sort == "cue"]
    about = [one for one in found if one.trigger.sort == REPORT]
    return Heard(
        relevance=relevance,
        acts=tuple(acts),
        sayings=tuple(sayings),
        whole=maker.roles(REPORT, about),
        about=maker.types(about[0]) if about else {},
    )


def _groups(events: Sequence[int], same: Array, least: float) -> list[list[int]]:
    """Join triggers, the likeliest pair of groups first, while they are likely one act on average.

    No group holds two that are most likely two acts, though a third may be either's ("the strikes").
    """
    groups = [[n] for n in events]
    sums, sizes = same[np.ix_(events, events)].astype(np.float64), np.ones(len(events))
    sums[sums < _APART] = -np.inf
    while len(groups) > 1:
        likely = np.triu(sums / np.outer(sizes, sizes), 1)
        a, b = divmod(int(likely.argmax()), len(groups))
        if likely[a, b] < least:
            break
        groups[a] += groups.pop(b)
        sums[a] += sums[b]
        sums[:, a] += sums[:, b]
        sizes[a] += sizes[b]
        sums, sizes = np.delete(np.delete(sums, b, 0), b, 1), np.delete(sizes, b)
    return groups


def _within(places: NDArray[np.int64], first: int, after: int) -> NDArray[np.intp]:
    """Return where in a window the tokens of a range of the text stand."""
    return np.flatnonzero((places >= first) & (places < after))


def _mean(group: Sequence[Found]) -> Array:
    """Return the scores of attributes over all mentions of an act."""
    mean: Array = np.mean([one.attributes for one in group], axis=0)
    return mean


class Maker:
    """Makes acts and sayings of one text."""

    def __init__(self, card: Card, text: Text) -> None:
        self._card, self._text, self.source = card, text, text.source
        self._tags = {role: 2 * n for n, role in enumerate(card.roles)}
        self._heats = np.repeat([card.temperatures.get(role, 1.0) for role in card.roles], 2)
        self._columns = {
            sort: np.array([self._tags[role] + n for role in roles for n in (0, 1)], dtype=np.intp)
            for sort, roles in card.asked.items()
        }
        self._least = {sort: [card.threshold(role) for role in roles] for sort, roles in card.asked.items()}
        self._sentences = [first for first, _ in text.sentences]
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
        row = _mean(group)
        with_whole = _mean([*group, *whole]) if whole else row
        told = {
            name: self._chosen(name, row) for name in ("kind", "stage", "mode", "background", "aggregate")
        }
        told["type"] = self._chosen("type", with_whole)
        if told["kind"][0] == Kind.INCIDENT and not told["type"][0]:  # an incident is of some type
            if whole:
                told["type"] = self._chosen("type", with_whole, but="")
            else:
                told["kind"] = (NOTHING, told["kind"][1])
        roles = self.roles("event", group)
        tolls = tuple(self._harmed(one, group) for one in roles.pop("toll", ()))
        kind, sure = told["kind"]
        best = max(one.trigger.score for one in group)
        return Act(
            words=tuple(sorted((self.words_of(one) for one in group), key=lambda w: w.start)),
            kind=kind,
            type=told["type"][0],
            stage=Stage(told["stage"][0]),
            mode=Mode(told["mode"][0]),
            background=told["background"][0] == "yes",
            aggregate=told["aggregate"][0] == "yes",
            score=round(best * min(sure, 1.0), 4),
            roles=roles,
            tolls=tolls,
            manners={name: self._chosen(name, with_whole) for name in _MANNERS if name in self._parts},
        )

    def types(self, one: Found) -> dict[str, float]:
        """Return how likely a trigger tells of an act of each type."""
        likely = self._likely("type", one.attributes)
        return dict(zip(self._card.attributes["type"], likely.round(4).tolist(), strict=True))

    def roles(self, sort: str, group: Sequence[Found]) -> dict[str, tuple[Words, ...]]:
        """Return the words in each role that is asked of a sort of trigger, without roles that none is in.

        They are in a role by what all triggers of one window say of it together.
        """
        told: dict[str, list[Words]] = {role: [] for role in self._card.asked[sort]}
        windows: dict[int, list[Found]] = {}
        for one in group:
            windows.setdefault(id(one.places), []).append(one)
        for here in windows.values():
            chances = self._chances(sort, [one.roles for one in here])
            likely = set(np.flatnonzero((chances[:, ::2] >= self._least[sort]).any(0)).tolist())
            for n, (role, words) in enumerate(told.items()):
                if n in likely:
                    begins, insides = chances[:, 2 * n], chances[:, 2 * n + 1]
                    words.extend(self._new(role, here[0], begins, insides, words))
        return {role: tuple(sorted(w, key=lambda w: (w.start, w.end))) for role, w in told.items() if w}

    def _chances(self, sort: str, scores: Sequence[Array]) -> Array:
        """Return how likely each token begins, and goes on, in each role that is asked of a sort of trigger.

        ``scores`` are those of triggers of one window that name one thing together.
        """
        columns = self._columns[sort]
        asked = [one[:, columns] for one in scores]
        chances = sigmoid((np.mean(asked, axis=0) if len(asked) > 1 else asked[0]) / self._heats[columns])
        chances[[0, -1]] = 0.0  # what frames a window is no word
        return chances

    def _new(
        self, role: str, one: Found, begins: Array, insides: Array, known: Sequence[Words]
    ) -> list[Words]:
        """Return the words in a role that share none with those of other windows."""
        cut = runs if role in _IN_ONE or role in self._card.asked[REPORT] else spans
        found = (
            self._words(one, a, self._in_paragraph(one, a, b), max(begins[a : b + 1].tolist()))
            for a, b in cut(begins, insides, self._card.threshold(role))
        )
        return [w for w in found if not any(w.start < k.end and k.start < w.end for k in known)]

    def _in_paragraph(self, one: Found, first: int, last: int) -> int:
        """Return the last token of a stretch before its paragraph ends."""
        start, end = self._text.ends[one.places[first]], self._text.starts[one.places[last]]
        if self._text.source.find(_PARAGRAPH, start, end) < 0:
            return last
        for at in range(first, last):
            here, after = one.places[at], one.places[at + 1]
            if _PARAGRAPH in self._text.source[self._text.ends[here] : self._text.starts[after]]:
                return at
        return last

    def place_names(self, one: Found) -> tuple[frozenset[str], frozenset[str]]:
        """Return the names of the places of a trigger in its own sentence, and their sides of the sky.

        Names are words with a capital, in lower case; where there is none the side stands for it.
        """
        words = [
            word
            for start, end in self.named(one, "place")
            for word in _WORD.findall(self._text.source[start:end])
        ]
        sides = {word.lower().removesuffix("ern") for word in words} & _SIDES
        names = {word.lower() for word in words if word[0].isupper()}
        named = {name for name in names if name.removesuffix("ern") not in _SIDES}
        return frozenset(named or sides), frozenset(sides)

    def named(self, one: Found, role: str) -> list[tuple[int, int]]:
        """Return ranges of the text: words of a trigger's own sentence that are surely in a role to it."""
        if role not in self._tags:
            return []
        own = _within(one.places, *self.sentence(one))
        tags = slice(self._tags[role], self._tags[role] + 2)
        scores = sigmoid(one.roles[own, tags] / self._heats[tags])
        starts, ends = self._text.starts, self._text.ends
        told = spans(scores[:, 0], scores[:, 1], _NAMED_AT)
        return [(starts[one.places[own[a]]], ends[one.places[own[b]]]) for a, b in told]

    def sentence(self, one: Found) -> tuple[int, int]:
        """Return the range of tokens of the sentence that a trigger begins in."""
        return self._sentence(self.place(one))

    def range_of(self, tokens: tuple[int, int]) -> tuple[int, int]:
        """Return the range of the text that a range of tokens covers."""
        return self._text.starts[tokens[0]], self._text.ends[tokens[1] - 1]

    def place(self, one: Found) -> int:
        """Return the token of the text that a trigger begins with."""
        return int(one.places[one.trigger.first])

    def of_another(self, one: Found) -> bool:
        """Say whether words before a trigger in its sentence tell that its act is another ("also")."""
        at = self.place(one)
        first, _ = self._sentence(at)
        before = self._text.source[self._text.starts[first] : self._text.starts[at]]
        return any(word.lower() in ANOTHER for word in _WORD.findall(before))

    def counted_apart(self, one: Found, later: Found) -> bool:
        """Say whether a later sentence tells of one more act, whom it harmed ("another": or where)."""
        here, there = (self._sentence(self.place(each)) for each in (one, later))
        more = self._beside(later)
        if here == there or self._own("acts", one, here) or not tells_one_more(more):
            return False
        placed = "another" in more.lower().split() and self._own("place", later, there)
        return self._own("toll", one, here) and (placed or self._own("toll", later, there))

    def counts_people(self, one: Found) -> bool:
        """Say whether the sentence of a trigger surely counts whom its act harmed."""
        return self._own("toll", one, self._sentence(self.place(one)))

    def _own(self, role: str, one: Found, sentence: tuple[int, int]) -> bool:
        """Say whether a sentence surely tells words in a role to a trigger."""
        tag = self._tags.get(role)
        if tag is None:
            return False
        at = _within(one.places, *sentence)
        return bool((sigmoid(one.roles[at, tag] / self._heats[tag]) >= _NAMED_AT).any())

    def _beside(self, one: Found) -> str:
        """Return the words of a trigger's sentence up to its end, and the next two."""
        first, after = self._sentence(self.place(one))
        last = min(int(one.places[one.trigger.last]) + 2, after - 1)
        return self._text.source[self._text.starts[first] : self._text.ends[last]]

    def sure_types(self, found: Sequence[Found]) -> list[str]:
        """Return the type of each trigger, "" where it or its kind is in doubt."""
        if not found:
            return []
        rows = np.stack([one.attributes for one in found])
        kinds, types = (self._likely(name, rows) for name in ("kind", "type"))
        sure = np.minimum(kinds.max(1), types.max(1)) >= _TYPED_AT
        kind, of = self._card.attributes["kind"], self._card.attributes["type"]
        best = zip(sure.tolist(), kinds.argmax(1).tolist(), types.argmax(1).tolist(), strict=True)
        return [of[t] if known and kind[k] != NOTHING else "" for known, k, t in best]

    def _sentence(self, token: int) -> tuple[int, int]:
        """Return the range of tokens of the sentence that a token stands in."""
        return self._text.sentences[max(0, bisect_right(self._sentences, token) - 1)]

    def saying(self, one: Found) -> Saying:
        """Return the saying of a cue."""
        roles = self.roles("cue", [one])
        return Saying(
            cue=self.words_of(one),
            speaker=roles.get("speaker", ()),
            content=roles.get("content", ()),
            stance=Stance(self._chosen("stance", one.attributes)[0]),
        )

    def _chosen(self, name: str, row: Array, but: str | None = None) -> tuple[str, float]:
        """Return the likeliest label of an attribute with its chance, by scores; ``but`` is left out."""
        chances = self._likely(name, row)
        if but is not None:
            chances[self._card.attributes[name].index(but)] = 0.0
        best = int(chances.argmax())
        return self._card.attributes[name][best], float(chances[best])

    def _likely(self, name: str, rows: Array) -> Array:
        """Return how likely each label of an attribute is, by the scores of all attributes."""
        return softmax(rows[..., self._parts[name]] / self._card.temperatures.get(name, 1.0))

    def words_of(self, one: Found) -> Words:
        """Return the words of a trigger."""
        return self._words(one, one.trigger.first, one.trigger.last, one.trigger.score)

    def _words(self, one: Found, first: int, last: int, score: float) -> Words:
        """Return a stretch of tokens as whole words of the text."""
        source = self._text.source
        start, end = self._text.starts[one.places[first]], self._text.ends[one.places[last]]
        while start and source[start - 1].isalnum() and source[start].isalnum():
            start -= 1
        while end < len(source) and source[end - 1].isalnum() and source[end].isalnum():
            end += 1
        return Words(start, end, round(score, 4))

    def _harmed(self, words: Words, group: Sequence[Found]) -> Harmed:
        """Return words that count people with the likeliest harm, group and scope of their tokens."""
        first, after = self._text.tokens(words.start, words.end) or (0, 0)
        for one in group:
            at = _within(one.places, first, after)
            if len(at):
                break
        told = {}
        for name, part in self._tolls.items():
            chances = softmax(one.tolls[at][:, part]).mean(0)
            told[name] = self._card.toll[name][int(chances.argmax())]
        return Harmed(words, Harm(told["harm"]), GroupClass(told["group"]), Scope(told["scope"]))
