"""An act told twice in one report: frames that nothing tells apart become one (codebook 1, rules 2 and 3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import reduce
from itertools import combinations
from typing import Any, TypeVar

from annals.model.draft import EventDraft
from annals.model.ids import DraftId, FrameId
from annals.model.reading import Count, Filler, Frame, Reading
from annals.model.vocabulary import Kind
from annals.resolve.acts.alike import Likeness
from annals.resolve.drafts import draft_id

_T = TypeVar("_T")


def once(reading: Reading, drafts: Sequence[EventDraft]) -> Reading:
    """Return a reading in which the frames of one incident are one frame; ``drafts`` is what they came to.

    It is the same reading where each incident is one frame already.
    """
    frames = {draft_id(frame): frame for frame in reading.frames}
    ranked = sorted(drafts, key=lambda one: _start(frames[one.id]))
    incidents = [one for one in ranked if one.kind == Kind.INCIDENT]
    likeness = Likeness(reading)
    first: dict[DraftId, DraftId] = {}
    for judge in (likeness.alike, likeness.one_toll):
        for one, other in combinations(incidents, 2):
            if one.id not in first and other.id not in first and judge(one, other):
                first[other.id] = one.id
    mentioned = set()
    for other in incidents:
        told = {first.get(one.id, one.id) for one in incidents if likeness.mentions(other, one)} - {other.id}
        if other.id not in first and other.id not in first.values() and len(told) == 1:
            first[other.id] = told.pop()
            mentioned.add(frames[other.id].id)
    for other in incidents:
        in_full = likeness.is_headline(other) and other.id in first.values()
        if other.id not in first and not in_full:
            found = [one for one in incidents if likeness.tells(other, one)]
            found = [one for one in found if likeness.points_to(other, one)] or found
            told = {first.get(one.id, one.id) for one in found} - {other.id}
            if len(told) == 1:
                first[other.id] = told.pop()
    bare = _bare(reading, mentioned) if mentioned else reading
    return _joined(bare, {frames[two].id: frames[one].id for two, one in first.items()}, likeness.head)


def _bare(reading: Reading, mentioned: AbstractSet[FrameId]) -> Reading:
    """Return a reading in which frames that only mention their act have nothing from its sentence."""
    return replace(
        reading,
        frames=tuple(replace(f, fillers=_before(f)) if f.id in mentioned else f for f in reading.frames),
        counts=tuple(replace(c, frame=None) if c.frame in mentioned else c for c in reading.counts),
    )


def _before(frame: Frame) -> tuple[Filler, ...]:
    """Return what stands right before the last word for an act ("Rebel attack | Five killed")."""
    event = frame.events[-1].span
    return tuple(one for one in frame.fillers if 0 <= event.start - one.mention.span.end <= 1)


def _start(frame: Frame) -> int:
    return frame.events[0].span.start


def _joined(reading: Reading, first: dict[FrameId, FrameId], head: int) -> Reading:
    """Return a reading with frames joined to the one that stands for their act, by the ids of both.

    Of a headline, which ends at ``head``, its own words alone.
    """
    if not first:
        return reading

    def whose(frame: FrameId | None) -> FrameId | None:
        while frame in first:
            frame = first[frame]
        return frame

    groups: dict[FrameId | None, list[Frame]] = defaultdict(list)
    for frame in sorted(reading.frames, key=lambda one: (one.id in first, _start(one))):
        own = _of_headline(frame, head) if frame.id in first else frame
        groups[whose(frame.id)].append(replace(own, part_of=whose(frame.part_of)))
    joined = {
        name: replace(reduce(_with, group), type=max(group, key=_told).type) for name, group in groups.items()
    }
    return replace(
        reading,
        frames=tuple(joined[frame.id] for frame in reading.frames if frame.id in joined),
        counts=_counted_once([replace(one, frame=whose(one.frame)) for one in reading.counts]),
        denials=tuple(replace(one, frame=whose(one.frame)) for one in reading.denials),
    )


def _counted_once(counts: Sequence[Count]) -> tuple[Count, ...]:
    """Return counts, of which one that two frames of one act share is of that act once.

    None is left out, for others may be parts of it by its place in the list.
    """
    first: dict[tuple[Any, ...], int] = {}
    for n, one in enumerate(counts):
        first.setdefault((one.span.start, one.span.end, one.harm, one.group, one.frame), n)
    kept = set(first.values())
    return tuple(one if n in kept else replace(one, frame=None) for n, one in enumerate(counts))


def _of_headline(frame: Frame, head: int) -> Frame:
    """Return a frame without what it has from elsewhere, where a headline tells it."""
    if frame.events[-1].span.end > head:
        return frame
    return replace(frame, fillers=tuple(one for one in frame.fillers if one.mention.span.end <= head))


def _told(frame: Frame) -> int:
    """Return by how many words an act is told."""
    return len(frame.events)


def _with(one: Frame, other: Frame) -> Frame:
    """Return a frame with what another tells of its act."""
    known = {manner.field for manner in one.manners}
    return replace(
        one,
        headline_only=one.headline_only and other.headline_only,
        events=_both(one.events, other.events, lambda e: (e.span.start, e.span.end)),
        sentences=_both(one.sentences, other.sentences, lambda s: s.start),
        fillers=_both(
            one.fillers, other.fillers, lambda f: (f.mention.span.start, f.mention.span.end, f.role)
        ),
        score=max(one.score, other.score),
        manners=(*one.manners, *(manner for manner in other.manners if manner.field not in known)),
    )


def _both(one: Iterable[_T], other: Iterable[_T], place: Callable[[_T], Any]) -> tuple[_T, ...]:
    """Return what either holds, once each, in the order of the text."""
    return tuple(sorted(dict.fromkeys((*one, *other)), key=place))
