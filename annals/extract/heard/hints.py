"""What the lexicon reads in a text, marked for the trained reader, which weighs it with all the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from annals.extract.tagger import Tagged
from annals.model.reading import Count, Frame, Label, Reading
from annals.model.vocabulary import Harm, Mode, Scope, Stage
from annals.neural.hints import HINTS, TIES, Hint, Hints

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
_HARMS = {Harm.KILLED: "killed", Harm.INJURED: "injured"}
_NUMBERS = {name: number for number, name in enumerate(HINTS)}

Range = tuple[int, int]


def hints(text: str, tagged: Iterable[Tagged], lexical: Reading) -> Hints:
    """Return what is marked, in the order of the text; ``lexical`` is the lexicon's reading of it."""
    words = [*_capitals(text), *(hint for one in tagged for hint in _of(one))]
    words += [_hint(name, span) for frame in lexical.frames for name, span in _of_frame(frame)]
    words += [_hint(name, span) for count in lexical.counts for name, span in _of_count(count)]
    return Hints(_sorted(words), _sorted(_ties(lexical)))


def _sorted(marked: Iterable[Hint]) -> list[Hint]:
    return sorted(set(marked))


def _hint(name: str, span: Range) -> Hint:
    return Hint(span[0], span[1], _NUMBERS[name])


def _capitals(text: str) -> Iterator[Hint]:
    letters = list(filter(str.isalpha, text))
    if sum(map(str.isupper, letters)) < _UPPER * len(letters):
        for found in _CAPITAL.finditer(text):
            yield _hint("capital", found.span())


def _of(tagged: Tagged) -> Iterator[Hint]:
    """Yield what words of one sentence are by themselves."""
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


def _of_frame(frame: Frame) -> Iterator[tuple[str, Range]]:
    """Yield what words are in one act of the lexicon's reading."""
    told = {
        f"kind {frame.kind}": True,
        f"type {frame.type}": True,
        "intercepted": frame.stage == Stage.INTERCEPTED,
        "not carried out": frame.stage in (Stage.ATTEMPTED, Stage.FOILED),
        "not asserted": frame.mode != Mode.ASSERTED,
        "background": frame.background,
        "aggregate": frame.aggregate,
    }
    for event in frame.events:
        for name, holds in told.items():
            if holds and name in _NUMBERS:
                yield name, (event.span.start, event.span.end)
    for filler in frame.fillers:
        if f"is {filler.role}" in _NUMBERS:
            yield f"is {filler.role}", (filler.mention.span.start, filler.mention.span.end)


def _of_count(count: Count) -> Iterator[tuple[str, Range]]:
    """Yield what words that count people are in the lexicon's reading."""
    yield _HARMS.get(count.harm, "other harm"), (count.span.start, count.span.end)
    if count.scope == Scope.CUMULATIVE:
        yield "running total", (count.span.start, count.span.end)


def _ties(lexical: Reading) -> Iterator[Hint]:
    """Yield the words of each act of the lexicon's reading, with those in a role to it and its counts."""
    numbers = {frame.id: number % TIES for number, frame in enumerate(lexical.frames)}
    for frame in lexical.frames:
        for mention in (*frame.events, *(filler.mention for filler in frame.fillers)):
            yield Hint(mention.span.start, mention.span.end, numbers[frame.id])
    for count in lexical.counts:
        if count.frame in numbers:
            yield Hint(count.span.start, count.span.end, numbers[count.frame])
