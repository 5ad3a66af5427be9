"""Counts of people told before the act that harmed them ("Two are dead. A gunman opened fire ...")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annals.model.ids import FrameId
from annals.model.reading import Count, Frame
from annals.model.report import Span
from annals.model.vocabulary import Harm, Kind, Scope

_REACH = 4
"""How many sentences on an act may be told."""
_HARMS = frozenset({Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED})


def place(
    counts: Sequence[Count], frames: Sequence[Frame], sentences: Sequence[Span]
) -> tuple[tuple[Count, ...], tuple[Frame, ...]]:
    """Give counts of no act to the report's only incident, else to the first where it is told next."""
    by_id = {frame.id: frame for frame in frames}
    found: list[Count] = []
    lent: dict[FrameId, list[Span]] = {}
    for count in counts:
        home = by_id.get(count.frame) if count.frame else None
        act = _act(home, frames, sentences) if home and _loose(count, home) else None
        if home is not None and act is not None:
            lent.setdefault(act.id, []).extend(home.sentences)
        found.append(replace(count, frame=act.id, scope=Scope.INCIDENT) if act else count)
    kept = {count.frame for count in found}
    left = (frame for frame in frames if frame.kind != Kind.TOLL or frame.id in kept)
    return tuple(found), tuple(_with(frame, lent.get(frame.id, [])) for frame in left)


def _with(frame: Frame, sentences: list[Span]) -> Frame:
    told = tuple(sorted(dict.fromkeys((*frame.sentences, *sentences)), key=lambda span: span.start))
    return replace(frame, sentences=told) if sentences else frame


def _loose(count: Count, home: Frame) -> bool:
    return home.kind == Kind.TOLL and count.scope == Scope.UNCLEAR and count.harm in _HARMS


def _act(home: Frame, frames: Sequence[Frame], sentences: Sequence[Span]) -> Frame | None:
    """Return the incident that a count without an act is of."""
    acts = [frame for frame in frames if frame.kind == Kind.INCIDENT and not frame.background]
    if len(acts) == 1:
        return acts[0]
    told = [frame for frame in acts if not frame.headline_only]
    first = min(told, key=lambda frame: frame.sentences[0].start, default=None)
    if first is None or first.sentences[0].start < home.sentences[0].start:
        return None
    apart = sum(home.sentences[0].start < span.start <= first.sentences[0].start for span in sentences)
    return first if apart <= _REACH else None
