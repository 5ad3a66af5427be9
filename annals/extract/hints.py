"""What the lexicon knows of a text, marked for the trained reader, which sees words in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from annals.extract.tagger import Tagged
from annals.model.reading import Label
from annals.neural.hints import HINTS, Hint

_CAPITAL = re.compile(r"\b[^\W\d_]*[A-Z]\w*")
_LABELS = {
    Label.ACTOR: "actor",
    Label.PLACE: "place",
    Label.TIME: "time",
    Label.WEAPON: "weapon",
    Label.TARGET: "target",
}
_UPPER = 0.6
"""The share of capitals among the letters from which a text is all capitals, which then tell nothing."""


def hints(text: str, tagged: Iterable[Tagged]) -> list[Hint]:
    """Return what is marked, in the order of the text."""
    found = [*_capitals(text), *(hint for one in tagged for hint in _of(one))]
    return sorted(set(found), key=lambda h: (h.start, h.end, h.number))


def _hint(name: str, span: tuple[int, int]) -> Hint:
    return Hint(span[0], span[1], HINTS.index(name))


def _capitals(text: str) -> Iterator[Hint]:
    letters = [c for c in text if c.isalpha()]
    if sum(c.isupper() for c in letters) < _UPPER * len(letters):
        for found in _CAPITAL.finditer(text):
            yield _hint("capital", found.span())


def _of(tagged: Tagged) -> Iterator[Hint]:
    """Yield what is marked in one sentence."""
    for act in tagged.acts:
        for hit in act.hits:
            yield _hint("event", (hit.start, hit.end))
    for mention in tagged.mentions:
        if mention.label in _LABELS:
            yield _hint(_LABELS[mention.label], (mention.span.start, mention.span.end))
    for count in tagged.counts:
        end = max(count.number[1], count.group[1] if count.group else 0)
        yield _hint("count", (count.number[0], end))
    for said in tagged.said:
        yield _hint("cue", said.cue)
        if said.speaker:
            yield _hint("speaker", said.speaker)
