"""Counts of people whom nobody harmed: none of them stays, and that nobody was harmed is a count of none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annals.extract.tolls.miscounts import HARMS, SURE, kept_counts
from annals.model.ids import FrameId
from annals.model.reading import Count, Frame, Reading
from annals.model.report import Span
from annals.model.vocabulary import Harm, Kind, Scope
from annals.text.unharmed import Unharmed, find_unharmed, says_nobody

_NONE = re.compile(r"no\b|no(?:ne|body)\b|neither\b", re.IGNORECASE)
_LOSS = re.compile(r"casualt|victim|injur|death|dead|fatal|wounded|loss", re.IGNORECASE)
_NO_LOSS = re.compile(r"(?:no|without)\s+(?:casualt(?:y|ies)|victims?|loss(?:es)?)", re.IGNORECASE)
_SCORE = 0.8
_FAR = 2
"""How many sentences before the words an act may be told that they speak of."""


def with_unharmed(reading: Reading) -> Reading:
    """Return a reading whose counts hold nobody that got away, and a count of none where nobody was harmed.

    "No casualties were reported" says nothing of how many there were, and counts nothing.
    """
    said = list(_said(reading))
    if not said:
        return reading
    spans = [span for span, _, _ in said]
    kept = kept_counts(
        reading.counts,
        lambda one: (
            one.harm not in HARMS
            or _none_of_a_group(one)
            or (_surely_none(one) and not _belied(one, reading.counts))
            or not any(map(one.number.touches, spans))
        ),
    )
    added: list[Count] = []
    for span, at, words in said:
        frame = _frame_of(reading, span, at)
        if frame is None or words.known:
            continue
        told = [one for one in (*kept, *added) if one.frame == frame and one.harm in HARMS]
        if all(map(_is_none, told)):
            harms = {one.harm for one in told}
            added += [_none(span, harm, frame) for harm in words.harms if harm not in harms]
    return replace(reading, counts=(*kept, *added))


def _is_none(count: Count) -> bool:
    """Say whether a count says that there was none."""
    return says_nobody(count.number.quote) or _NONE.match(count.number.quote) is not None


def _surely_none(count: Count) -> bool:
    """Say whether words were surely heard to say that nobody came to a harm."""
    return count.score >= SURE and _is_none(count)


def _belied(none: Count, counts: Sequence[Count]) -> bool:
    """Say whether words that no casualty came of an act stand beside a count of whom it harmed."""
    told = (one for one in counts if one.frame == none.frame and one.harm in HARMS)
    return _NO_LOSS.fullmatch(none.span.quote) is not None and not all(map(_is_none, told))


def _none_of_a_group(count: Count) -> bool:
    """Say whether a count says that none of a group was harmed ("no civilians")."""
    return _is_none(count) and count.group is not None and _LOSS.search(count.group.quote) is None


def _said(reading: Reading) -> Iterator[tuple[Span, int, Unharmed]]:
    """Yield the words that say so, with the number of their sentence."""
    for at, sentence in enumerate(reading.sentences):
        for words in find_unharmed(sentence.quote):
            start = sentence.start
            yield reading.report.span(start + words.start, start + words.end), at, words


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
