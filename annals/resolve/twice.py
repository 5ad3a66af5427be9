"""An act told twice in one report: frames that nothing tells apart become one (codebook 1, rules 2 and 3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from itertools import combinations
from typing import Any, TypeVar

from annals.model.draft import EventDraft
from annals.model.ids import DraftId, FrameId
from annals.model.reading import Frame, Reading
from annals.model.values import Place
from annals.model.vocabulary import Harm, Kind, ParticipantRole
from annals.resolve.drafts import draft_id

_T = TypeVar("_T")
_Figures = dict[Harm, frozenset[tuple[int | None, int | None]]]


def once(reading: Reading, drafts: Sequence[EventDraft]) -> Reading:
    """Return a reading in which the frames of one incident are one frame; ``drafts`` is what they came to.

    It is the same reading where each incident is one frame already.
    """
    frames = {draft_id(frame): frame for frame in reading.frames}
    ranked = sorted(drafts, key=lambda one: _start(frames[one.id]))
    incidents = [one for one in ranked if one.kind == Kind.INCIDENT and not one.aggregate]
    first: dict[DraftId, DraftId] = {}
    for one, other in combinations(incidents, 2):
        if one.id not in first and other.id not in first and _alike(one, other):
            first[other.id] = one.id
    return _joined(reading, {frames[two].id: frames[one].id for two, one in first.items()})


def _start(frame: Frame) -> int:
    return frame.events[0].span.start


def _alike(one: EventDraft, other: EventDraft) -> bool:
    """Say whether type, day and place of two incidents are the same and neither sides nor tolls differ."""
    return (
        one.background == other.background
        and {told.value for told in one.type} == {told.value for told in other.type}
        and {told.value for told in one.stage} == {told.value for told in other.stage}
        and _days(one) == _days(other)
        and _one_place(one, other)
        and _fit(_attackers(one), _attackers(other))
        and _tolls_fit(_figures(one), _figures(other))
    )


def _days(draft: EventDraft) -> tuple[date | None, date | None] | None:
    return (draft.time[0].value.earliest, draft.time[0].value.before) if draft.time else None


def _one_place(one: EventDraft, other: EventDraft) -> bool:
    """Say whether the first place of one act is a place of the other; one may have none."""
    here, there = ([_named(told.value) for told in draft.place] for draft in (one, other))
    if not here or not there:
        return bool(here or there)
    return here[0] in there or there[0] in here


def _named(place: Place) -> tuple[str, str | None]:
    return place.name, place.country


def _attackers(draft: EventDraft) -> set[str]:
    told = (one.value for one in draft.participants if one.value.role is ParticipantRole.ATTACKER)
    return {one.actor.key for one in told}


def _fit(one: set[str], other: set[str]) -> bool:
    """Say whether two sides may be one: nothing is told of one, or one holds the other."""
    return not one or not other or one <= other or other <= one


def _figures(draft: EventDraft) -> _Figures:
    found: dict[Harm, set[tuple[int | None, int | None]]] = defaultdict(set)
    for toll in draft.tolls:
        found[toll.value.harm].add((toll.value.low, toll.value.high))
    return {harm: frozenset(told) for harm, told in found.items()}


def _tolls_fit(one: _Figures, other: _Figures) -> bool:
    return all(one[harm] <= other[harm] or other[harm] <= one[harm] for harm in one.keys() & other.keys())


def _joined(reading: Reading, first: dict[FrameId, FrameId]) -> Reading:
    """Return a reading with frames joined to the first that tells of their act, by the ids of both."""
    if not first:
        return reading

    def whose(frame: FrameId | None) -> FrameId | None:
        return first.get(frame, frame) if frame else None

    groups: dict[FrameId, list[Frame]] = defaultdict(list)
    for frame in sorted(reading.frames, key=_start):
        groups[first.get(frame.id, frame.id)].append(replace(frame, part_of=whose(frame.part_of)))
    joined = {name: reduce(_with, group) for name, group in groups.items()}
    return replace(
        reading,
        frames=tuple(joined[frame.id] for frame in reading.frames if frame.id in joined),
        counts=tuple(replace(one, frame=whose(one.frame)) for one in reading.counts),
        denials=tuple(replace(one, frame=whose(one.frame)) for one in reading.denials),
    )


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
