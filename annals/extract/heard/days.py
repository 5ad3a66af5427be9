"""The day of an act that tells none of its own: that of the act told beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from annals.model.reading import Filler, Frame, Role
from annals.model.report import Span
from annals.model.vocabulary import Kind
from annals.text._time_forms import is_day, leans
from annals.text.timewords import find_times

LENT_SCORE = 0.5
_REACH = 0
"""How many sentences apart two acts may be told for one to have the other's day."""


def names_one_day(words: str) -> bool:
    """Say whether words for a time name one day by themselves: no year, no span, no other act's day."""
    return any(is_day(time.form) and not leans(time.form.core) for time in find_times(words))


def lend(frames: Sequence[Frame], sentences: Sequence[Span]) -> list[Frame]:
    """Return the frames, incidents without a time with the day of the nearest incident that tells one."""
    index = {span.start: n for n, span in enumerate(sentences)}
    return [_lent(one, frames, index) for one in frames]


def _lent(frame: Frame, frames: Sequence[Frame], index: dict[int, int]) -> Frame:
    if frame.kind != Kind.INCIDENT or frame.background or frame.of(Role.TIME):
        return frame
    offers = [(steps, times) for steps, times in _offers(frame, frames, index) if 0 <= steps <= _REACH]
    _, times = min(offers, key=lambda offer: offer[0], default=(0, ()))
    return replace(frame, fillers=(*frame.fillers, *(replace(one, score=LENT_SCORE) for one in times)))


def _offers(
    frame: Frame, frames: Sequence[Frame], index: dict[int, int]
) -> Iterator[tuple[int, tuple[Filler, ...]]]:
    """Yield how many sentences before a frame each other incident was told, with its days."""
    first = index.get(frame.sentences[0].start, 0)
    for other in frames:
        times = tuple(one for one in other.of(Role.TIME) if names_one_day(one.mention.span.quote))
        if other is not frame and other.kind == Kind.INCIDENT and not other.background and times:
            yield min(abs(first - index.get(s.start, 0)) for s in other.sentences), times
