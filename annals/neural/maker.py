"""Makes acts and sayings of triggers: their kind and type, the words in each role, whom they harmed."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

import numpy as np

from annals.model.vocabulary import GroupClass, Harm, Kind, Mode, Scope, Stage, Stance
from annals.neural.chances import Array, runs, sigmoid, softmax, spans, stretches
from annals.neural.heard import Act, Harmed, Saying, Words
from annals.neural.mentions import Found, stretch, within
from annals.neural.weighing import LEAST, WEIGHED, Likely, Told
from annals.neural.weights import Card
from annals.neural.windows import Text

Roles = dict[str, tuple[Words, ...]]
"""Words by the role that they are in."""
REPORT = "report"
"""The sort of the trigger that stands for a report as a whole."""
NOTHING = "none"
"""The kind of words that name nothing that is recorded."""
_TYPED_AT = 0.5
"""How sure kind and type must be to part acts."""
_IN_ONE = frozenset({"place", "reason"})
"""Roles whose words are told as one, as long as they go on ("the sea off Achziv", "in response to X")."""
_IN_PARTS = frozenset({"toll"})
"""Roles of which each word that begins some is told apart ("four soldiers and two policemen")."""
_PARAGRAPH = "\n\n"
_MANNERS = ("response", "crowd_form", "means")
"""What is heard of an act beside its type that decides a field where no word does."""


class Maker:
    """Makes acts and sayings of one text."""

    def __init__(self, card: Card, text: Text) -> None:
        self._card, self.text = card, text
        tags = {role: 2 * n for n, role in enumerate(card.roles)}
        self._heats = np.repeat([card.temperatures.get(role, 1.0) for role in card.roles], 2)
        self._columns = {
            sort: np.array([tags[role] + n for role in roles for n in (0, 1)], dtype=np.intp)
            for sort, roles in card.asked.items()
        }
        self._least = {sort: [card.threshold(role) for role in roles] for sort, roles in card.asked.items()}
        self._parts, at = {}, 0
        for name, of in card.attributes.items():
            self._parts[name] = slice(at, at + len(of))
            at += len(of)
        self._tolls, at = {}, 0
        for name, of in card.toll.items():
            self._tolls[name] = slice(at, at + len(of))
            at += len(of)

    def act(self, group: Sequence[Found], likely: Roles, whole: Sequence[Found] = ()) -> Act:
        """Return the act that triggers tell of together, by the words that are in roles to it.

        ``whole`` is a report that tells of no other.
        """
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
        roles = {role: words for role, words in likely.items() if role != "toll"}
        tolls = tuple(self._harmed(one, group) for one in likely.get("toll", ()))
        kind, sure = told["kind"]
        best = max(one.trigger.score for one in group)
        return Act(
            words=tuple(sorted((_words(self.text, one) for one in group), key=lambda w: w.start)),
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
            placed=round(self._most("place", group), 4),
        )

    def told(self, group: Sequence[Found]) -> Told:
        """Return an act with all words that may be in a role to it, to be weighed against those of others."""
        row = _mean(group)
        kind, sure = self._chosen("kind", row)
        background = self._likely("background", row)[self._card.attributes["background"].index("yes")]
        return Told(
            at=tuple(int(one.places[one.trigger.first]) for one in group),
            scores=tuple(one.trigger.score for one in group),
            is_incident=kind == Kind.INCIDENT,
            sure=(sure, self._chosen("type", row)[1], float(background)),
            likely=tuple(self._all_likely(group)),
        )

    def _all_likely(self, group: Sequence[Found]) -> Iterator[Likely]:
        """Yield the words that are likely in a role to an act at all, those of one role apart."""
        at = {role: n for n, role in enumerate(self._card.asked["event"])}
        windows = _by_window(group)
        chances = [self._chances("event", [one.roles for one in here]) for here in windows]
        for role in WEIGHED:
            known: list[Likely] = []
            for here, told in zip(windows, chances, strict=True):
                begins, insides = told[:, 2 * at[role]], told[:, 2 * at[role] + 1]
                known += [
                    one
                    for one in self._stretches(role, here[0], begins, insides)
                    if not any(_touch(one.words, other.words) for other in known)
                ]
            yield from known

    def _stretches(self, role: str, one: Found, begins: Array, insides: Array) -> Iterator[Likely]:
        """Yield the words of one window in a role: those told by its threshold, then the less likely ones."""
        cut = runs if role in _IN_ONE else spans if role in _IN_PARTS else stretches
        taken = np.zeros(len(begins), dtype=bool)
        for least in (self._card.threshold(role), LEAST):
            for a, b in cut(np.where(taken, 0.0, begins), np.where(taken, 0.0, insides), least):
                here = slice(a, self._in_paragraph(one, a, b) + 1)
                taken[here] = True
                likely = np.maximum(begins[here], insides[here])
                words = stretch(self.text, one, a, here.stop - 1, float(begins[here].max()))
                yield Likely(role, words, float(likely.mean()), int(one.places[a]))

    def _most(self, role: str, group: Sequence[Found]) -> float:
        """Return how likely the likeliest word of all is in a role to an act."""
        heat = self._card.temperatures.get(role, 1.0)
        column = 2 * self._card.roles.index(role)
        scores = (np.mean([one.roles[1:-1, column] for one in here], axis=0) for here in _by_window(group))
        return max(float(sigmoid(one / heat).max(initial=0.0)) for one in scores)

    def types(self, one: Found) -> dict[str, float]:
        """Return how likely a trigger tells of an act of each type."""
        likely = self._likely("type", one.attributes)
        return dict(zip(self._card.attributes["type"], likely.round(4).tolist(), strict=True))

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

    def roles(
        self, sort: str, group: Sequence[Found], but: Container[str] = ()
    ) -> dict[str, tuple[Words, ...]]:
        """Return the words in each role that is asked of a sort of trigger, without roles that none is in.

        They are in a role by what all triggers of one window say of it together.
        """
        told: dict[str, list[Words]] = {role: [] for role in self._card.asked[sort]}
        for here in _by_window(group):
            chances = self._chances(sort, [one.roles for one in here])
            likely = set(np.flatnonzero((chances[:, ::2] >= self._least[sort]).any(0)).tolist())
            for n, (role, words) in enumerate(told.items()):
                if n in likely and role not in but:
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
            stretch(self.text, one, a, self._in_paragraph(one, a, b), max(begins[a : b + 1].tolist()))
            for a, b in cut(begins, insides, self._card.threshold(role))
        )
        return [w for w in found if not any(_touch(w, other) for other in known)]

    def _in_paragraph(self, one: Found, first: int, last: int) -> int:
        """Return the last token of a stretch before its paragraph ends."""
        start, end = self.text.ends[one.places[first]], self.text.starts[one.places[last]]
        if self.text.source.find(_PARAGRAPH, start, end) < 0:
            return last
        for at in range(first, last):
            here, after = one.places[at], one.places[at + 1]
            if _PARAGRAPH in self.text.source[self.text.ends[here] : self.text.starts[after]]:
                return at
        return last

    def saying(self, one: Found) -> Saying:
        """Return the saying of a cue."""
        roles = self.roles("cue", [one])
        return Saying(
            cue=_words(self.text, one),
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

    def _harmed(self, words: Words, group: Sequence[Found]) -> Harmed:
        """Return words that count people with the likeliest harm, group and scope of their tokens."""
        first, after = self.text.tokens(words.start, words.end) or (0, 0)
        for one in group:
            at = within(one.places, first, after)
            if len(at):
                break
        told = {}
        for name, part in self._tolls.items():
            chances = softmax(one.tolls[at][:, part]).mean(0)
            told[name] = self._card.toll[name][int(chances.argmax())]
        return Harmed(words, Harm(told["harm"]), GroupClass(told["group"]), Scope(told["scope"]))


def _words(text: Text, one: Found) -> Words:
    """Return the words of a trigger."""
    return stretch(text, one, one.trigger.first, one.trigger.last, one.trigger.score)


def _mean(group: Sequence[Found]) -> Array:
    """Return the scores of attributes over all mentions of an act."""
    mean: Array = np.mean([one.attributes for one in group], axis=0)
    return mean


def _by_window(group: Sequence[Found]) -> list[list[Found]]:
    """Return triggers by the window that they were heard in."""
    windows: dict[int, list[Found]] = {}
    for one in group:
        windows.setdefault(id(one.places), []).append(one)
    return list(windows.values())


def _touch(one: Words, other: Words) -> bool:
    return one.start < other.end and other.start < one.end
