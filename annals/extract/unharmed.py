"""Counts of people whom nobody harmed: none of them stays, and that nobody was harmed is a count of none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annals.extract.lexicon import things
from annals.model.ids import FrameId
from annals.model.reading import Count, Frame, Reading
from annals.model.report import Span
from annals.model.vocabulary import Harm, Kind, Scope
from annals.text.unharmed import Unharmed, Whom, find_unharmed

_SHOT_AT = re.compile(
    r"\b(?:shot|shoot|shoots|shooting|fired|fires|firing|fire) (?:at|on|upon) $", re.IGNORECASE
)
_HARM = re.compile(r"\b(?:kill|wound|injur|hit|hurt|struck|dead|died|dying|death)", re.IGNORECASE)
_BEFORE = 20
_NOUN_END = re.compile(r"\s+(?:was|were|is|are|had|has|have|at|in|near|on|from|of|who|which|that|,)\b")
_SCORE = 0.8
_FAR = 2
"""How many sentences before the words an act may be told that they speak of."""
_HARMS = frozenset({Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED})


def with_unharmed(reading: Reading) -> Reading:
    """Return a reading whose counts hold nobody that got away, and a count of none where nobody was harmed.

    "No casualties were reported" says nothing of how many there were, and counts nothing. A ship that was
    hit is nobody, and who was only shot at was not harmed for that.
    """
    said = list(_said(reading))
    gone = {
        n
        for n, count in enumerate(reading.counts)
        if count.harm in _HARMS
        and (
            _only_shot_at(reading, count) or _thing(count) or any(count.number.touches(s) for s, _, _ in said)
        )
    }
    if not (said or gone):
        return reading
    kept = _without(reading.counts, gone)
    added: list[Count] = []
    for span, at, words in said:
        frame = _frame_of(reading, span, at)
        if frame is None or words.whom is Whom.KNOWN:
            continue
        mine = [one for one in (*kept, *added) if one.frame == frame]
        if words.whom is Whom.ALL or not any(one.harm in _HARMS for one in mine):
            added += [_none(span, harm, frame) for harm in words.harms]
    return replace(reading, counts=(*kept, *added))


def _said(reading: Reading) -> Iterator[tuple[Span, int, Unharmed]]:
    """Yield the words that say so, with the number of their sentence."""
    for at, sentence in enumerate(reading.sentences):
        for words in find_unharmed(sentence.quote):
            start = sentence.start
            yield reading.report.span(start + words.start, start + words.end), at, words


def _thing(count: Count) -> bool:
    """Say whether the words of a count name a thing that was hit ("a Panama-flagged tanker was hit")."""
    named = _NOUN_END.split(count.span.quote, maxsplit=1)[0].split()
    return bool(named) and named[-1].lower() in things()


def _only_shot_at(reading: Reading, count: Count) -> bool:
    """Say whether people were shot at, and the rest of the sentence tells of no harm."""
    text, end = reading.report.text, count.number.end
    before = text[max(0, count.number.start - _BEFORE) : count.number.start]
    sentence = next((one for one in reading.sentences if one.covers(count.number)), None)
    rest = text[end : sentence.end] if sentence else ""
    return _SHOT_AT.search(before) is not None and _HARM.search(rest) is None


def _without(counts: Sequence[Count], gone: set[int]) -> list[Count]:
    """Leave out counts by their index; what was a part of one is a part of none."""
    left = [n for n in range(len(counts)) if n not in gone]
    at = {n: new for new, n in enumerate(left)}
    wholes = (counts[n].part_of for n in left)
    return [
        replace(counts[n], part_of=None if of is None else at.get(of))
        for n, of in zip(left, wholes, strict=True)
    ]


def _frame_of(reading: Reading, span: Span, at: int) -> FrameId | None:
    """Return the act that words speak of: the last one told before them, at most two sentences back."""
    first = reading.sentences[max(0, at - _FAR)].start
    told = [(event.span.start, frame) for frame in _incidents(reading) for event in frame.events]
    before = [(start, frame) for start, frame in told if first <= start <= span.start]
    here = [(-start, frame) for start, frame in told if span.start < start < reading.sentences[at].end]
    found = max(before or here, key=lambda one: one[0], default=None)
    return found[1].id if found else None


def _incidents(reading: Reading) -> Iterator[Frame]:
    return (frame for frame in reading.frames if frame.kind is Kind.INCIDENT)


def _none(span: Span, harm: Harm, frame: FrameId) -> Count:
    return Count(
        span=span,
        number=span,
        harm=harm,
        group=None,
        scope=Scope.INCIDENT,
        period=None,
        share=None,
        part_of=None,
        frame=frame,
        score=_SCORE,
    )
