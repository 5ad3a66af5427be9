"""The day of an act that tells none of its own: that of the act told beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from annals.extract.where_when.whereabouts import same_time
from annals.model.reading import Filler, Frame, Role
from annals.model.vocabulary import Kind
from annals.text._time_forms import is_day, leans
from annals.text.timewords import find_times

LENT_SCORE = 0.5


def names_one_day(words: str) -> bool:
    """Say whether words for a time name one day by themselves: no year, no span, no other act's day."""
    return any(is_day(time.form) and not leans(time.form.core) for time in find_times(words))


def lend(frames: Sequence[Frame]) -> list[Frame]:
    """Return the frames, incidents without a time with the day of those told in one sentence with them.

    Where these have more days than one, none of them is lent.
    """
    return [_lent(one, frames) for one in frames]


def _lent(frame: Frame, frames: Sequence[Frame]) -> Frame:
    if frame.kind != Kind.INCIDENT or frame.background or frame.of(Role.TIME):
        return frame
    offers = list(_offers(frame, frames))
    days = [one.mention.span.quote for times in offers for one in times]
    apart = any(same_time(one, other, None) is False for one, other in combinations(days, 2))
    lent = offers[0] if offers and not apart else ()
    return replace(frame, fillers=(*frame.fillers, *(replace(one, score=LENT_SCORE) for one in lent)))


def _offers(frame: Frame, frames: Sequence[Frame]) -> Iterator[tuple[Filler, ...]]:
    """Yield the days of each other incident that is told in the first sentence of a frame, too."""
    first = frame.sentences[0]
    for other in frames:
        times = tuple(one for one in other.of(Role.TIME) if names_one_day(one.mention.span.quote))
        told = other is not frame and other.kind == Kind.INCIDENT and not other.background
        if told and times and first in other.sentences:
            yield times
