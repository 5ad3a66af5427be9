"""The day and the place of another act: words in a sentence that tells of that one and not of this."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from annals.model.reading import Frame, Role
from annals.model.report import Span
from annals.model.vocabulary import Kind

_OF_ITS_SENTENCE = frozenset({Role.TIME, Role.PLACE})


def own(frames: Sequence[Frame], sentences: Sequence[Span]) -> list[Frame]:
    """Return the frames, incidents without the days and places of sentences that tell of another alone."""
    starts = [span.start for span in sentences]
    telling = {one.id: _told(one, starts) for one in frames if one.kind == Kind.INCIDENT}

    def anothers(frame: Frame, start: int) -> bool:
        at = _sentence(starts, start)
        return at not in telling[frame.id] and any(at in told for told in telling.values())

    return [
        replace(
            one,
            fillers=tuple(
                filler
                for filler in one.fillers
                if filler.role not in _OF_ITS_SENTENCE or not anothers(one, filler.mention.span.start)
            ),
        )
        if one.id in telling
        else one
        for one in frames
    ]


def _told(frame: Frame, starts: Sequence[int]) -> frozenset[int]:
    """Return the numbers of the sentences that hold words for an act."""
    return frozenset(_sentence(starts, event.span.start) for event in frame.events)


def _sentence(starts: Sequence[int], at: int) -> int:
    return bisect_right(starts, at) - 1
