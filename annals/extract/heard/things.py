"""Things that a trained reader heard to be hit: no landmark beside one, each of one act, none cut in two."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from annals.extract.sentence.cues import cue_list, cue_set
from annals.model.reading import Filler, Frame, Label, Role
from annals.model.report import Span
from annals.model.vocabulary import Kind
from annals.neural.heard import Words

_BESIDE = re.compile(
    rf"\b(?:{'|'.join(cue_list('heard', 'landmarks'))})\s+(?:(?:an?|the|its|their)\s+)?(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
"""Before a thing that only says where another was."""
_BEFORE = 40


def things_hit(text: str, words: Sequence[Words]) -> list[Words]:
    """Return the words for things, none for what lies beside another, those of one noun together."""
    whole = [_in_full(text, one, words) for one in words]
    inside = {one for one in whole for two in whole if _is_inside(one, two)}
    whole = [one for one in whole if one not in inside]
    hit = [one for one in whole if not _BESIDE.search(text, max(0, one.start - _BEFORE), one.start)]
    return hit or whole


def _is_inside(one: Words, two: Words) -> bool:
    return (one.start, one.end) != (two.start, two.end) and two.start <= one.start and one.end <= two.end


def _in_full(text: str, one: Words, words: Sequence[Words]) -> Words:
    """Return an adjective with the noun that another heard has for both ("private and public properties")."""
    if text[one.start : one.end].lower() not in cue_set("heard", "bare_qualities"):
        return one
    ends = (two.end for two in words if text[one.end : two.start] == " and ")
    return replace(one, end=next(ends, one.end))


def of_one_act(frames: Sequence[Frame], sentences: Sequence[Span]) -> list[Frame]:
    """Return the frames, each thing with the act that its sentence tells, else with the last before."""
    starts = [span.start for span in sentences]
    acts = [one for one in frames if one.kind is Kind.INCIDENT]
    told = {one.id: {bisect_right(starts, e.span.start) for e in one.events} for one in acts}

    def near(frame: Frame, thing: Span) -> tuple[bool, int]:
        """Return whether the sentence of a thing tells an act, and where it was told last before."""
        before = (event.span.start for event in frame.events if event.span.start < thing.start)
        return bisect_right(starts, thing.start) in told[frame.id], max(before, default=-1)

    def keeps(frame: Frame, one: Filler) -> bool:
        thing = one.mention.span
        mine = near(frame, thing)
        return mine[0] or all(near(other, thing) <= mine for other in acts if _hits(other, thing))

    return [
        replace(one, fillers=tuple(f for f in one.fillers if not _is_thing(f) or keeps(one, f)))
        if one.id in told
        else one
        for one in frames
    ]


def _hits(frame: Frame, thing: Span) -> bool:
    return any(_is_thing(one) and one.mention.span.touches(thing) for one in frame.fillers)


def _is_thing(one: Filler) -> bool:
    return one.role is Role.TARGET and one.mention.label is Label.TARGET
