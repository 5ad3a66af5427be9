"""Running totals that a reader heard: each a frame of its own with the span that it covers, never an act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annals.extract.tagger import Tagged
from annals.model.ids import FrameId, content_id
from annals.model.reading import Count, Filler, Frame, Label, Mention, Role
from annals.model.report import Report, Span
from annals.model.vocabulary import Kind, Scope, Stage
from annals.text._time_forms import Bounded, Dated, Shifted, Stretch, TimeForm, is_day, of_week
from annals.text.timewords import TimeWords, find_times

_SINCE = re.compile(r"\b(?:ever )?since\b[^,;.]*", re.IGNORECASE)
_WHICH = re.compile(r"[^,;.]*,?\s(?:that|which|in which)\s+(?:(?!has\b|have\b)\w+\s+){1,2}", re.IGNORECASE)
"""Between the words for an act and the count of whom it harmed ("the truck bomb that killed 22")."""
_NAMED = re.compile(r"(\w+)['’]s\s+(?:[\w-]+\s+){0,2}$")
"""Before the words for an act: the day that it is named after."""
_UP_TO_NOW = (Bounded, Shifted, Stretch)
_YEAR = re.compile(r"(?:\w+\s+)?\d{4}")
_AROUND = frozenset({Role.PLACE, Role.TIME})


def worded(counts: Sequence[Count], tagged: Sequence[Tagged]) -> list[Count]:
    """Return the lexicon's counts, running totals only those whose own words tell of a span or of a war.

    A bare year may be that of one act ("the bomb that killed 22 people in 2005").
    """
    running = {hit.number for one in tagged for hit in one.counts if hit.scope == Scope.CUMULATIVE}
    found = []
    for one in counts:
        year = one.period is not None and _YEAR.fullmatch(one.period.quote)
        told = (one.number.start, one.number.end) in running and not year
        found.append(one if told else replace(one, scope=Scope.INCIDENT, period=None))
    return found


def totals(
    report: Report, frames: Sequence[Frame], counts: Sequence[Count], sentences: Sequence[Span]
) -> tuple[list[Frame], tuple[Count, ...]]:
    """Return frames and counts with each running total, and its span, in a frame that tells only of totals.

    A total that counts nobody is none; an act that is told only by a total over a span is a series.
    """
    known = {one.id: one for one in frames}
    found: list[Count] = []
    for one in counts:
        whole = found[one.part_of] if one.part_of is not None else None
        act = _act_named(report, one, frames, sentences)
        if whole is not None:
            found.append(replace(one, frame=whole.frame, scope=whole.scope))
        elif act is not None:
            found.append(replace(one, frame=act.id, scope=Scope.INCIDENT))
        elif one.scope == Scope.CUMULATIVE and one.frame is not None:
            home = _home(report, one, known, sentences)
            known[home.id] = home
            found.append(replace(one, frame=home.id, period=one.period or _period(report, one, sentences)))
        else:
            found.append(one)
    own = {one.frame for one in found}
    running = [one for one in found if one.scope == Scope.CUMULATIVE]
    kept = [one for one in known.values() if one.kind != Kind.TOLL or one.id in own]
    return [_dated(_act(one, own, running), found) for one in kept], tuple(found)


def _act_named(
    report: Report, count: Count, frames: Sequence[Frame], sentences: Sequence[Span]
) -> Frame | None:
    """Return the act of which a total is told ("the number killed in Sunday's blast has risen to 21")."""
    if count.scope != Scope.CUMULATIVE or count.period is not None:
        return None
    here = _sentence(count.span, sentences)
    for one in frames:
        for event in one.events if one.kind == Kind.INCIDENT else ():
            if not _within(event.span, here):
                continue
            named = _NAMED.search(report.text, here.start, event.span.start)
            if named is not None and any(is_day(time.form) for time in find_times(named[1])):
                return one
            behind = report.text[event.span.end : max(event.span.end, count.number.start)]
            if not event.span.quote.endswith("s") and _WHICH.fullmatch(behind):
                return one
    return None


def _home(report: Report, count: Count, known: dict[FrameId, Frame], sentences: Sequence[Span]) -> Frame:
    """Return the frame of a running total: that which it was heard of, where that is no act."""
    heard = known[count.frame] if count.frame else next(iter(known.values()))
    if heard.kind == Kind.TOLL:
        return heard
    start, end = count.number.start, count.number.end
    here = _sentence(count.span, sentences)
    around = (one for one in heard.fillers if one.role in _AROUND and here.covers(one.mention.span))
    return replace(
        heard,
        id=FrameId(content_id("f", report.id, Kind.TOLL, str(start), str(end))),
        kind=Kind.TOLL,
        type="",
        stage=Stage.CARRIED_OUT,
        events=(Mention(label=Label.EVENT, span=count.number, tag=None, score=count.score),),
        sentences=(here,),
        fillers=tuple(around),
        manners=(),
        main=0.0,
    )


def _sentence(span: Span, sentences: Sequence[Span]) -> Span:
    return next((one for one in sentences if one.start <= span.start < one.end), span)


def _period(report: Report, count: Count, sentences: Sequence[Span]) -> Span | None:
    """Return the words of the span that a total covers: from when on it counts, else no single day."""
    here = _sentence(count.span, sentences)
    times = list(_spans(report, here))
    since = next((m.span() for m in _SINCE.finditer(report.text, here.start, here.end)), None)
    if since is not None and any(since[0] <= at < since[1] for at, _, _ in times):
        return report.span(*since)
    near = min(times, key=lambda one: abs(one[0] - count.span.start), default=None)
    return report.span(near[0], near[1]) if near else None


def _spans(report: Report, here: Span) -> Iterator[tuple[int, int, TimeWords]]:
    """Yield the times of a sentence that are no single day, and the days from which on something is told."""
    since = [m.span() for m in _SINCE.finditer(report.text, here.start, here.end)]
    for one in find_times(report.text[here.start : here.end]):
        start, end = here.start + one.start, here.start + one.end
        if not is_day(one.form) or any(first <= start < after for first, after in since):
            yield start, end, one


def _dated(frame: Frame, counts: Sequence[Count]) -> Frame:
    """Return a frame of totals with the span that they cover for its time."""
    spans = {one.period for one in counts if one.frame == frame.id and one.period is not None}
    if frame.kind != Kind.TOLL or not spans:
        return frame
    times = (Mention(label=Label.TIME, span=one, tag=None, score=frame.score) for one in spans)
    told = [Filler(role=Role.TIME, mention=one, score=one.score) for one in times]
    rest = (one for one in frame.fillers if one.role != Role.TIME)
    return replace(frame, fillers=(*rest, *told))


def _act(frame: Frame, own: set[FrameId | None], running: Sequence[Count]) -> Frame:
    """Return an act that is told only by a running total as a series: its time is a span, it has no count."""
    if frame.kind != Kind.INCIDENT or frame.id in own:
        return frame
    over = [[one for one in running if _within(one.span, told)] for told in frame.sentences]
    times = [one.mention.span.quote for one in frame.of(Role.TIME)]
    times = times or [one.period.quote for told in over for one in told if one.period is not None]
    if all(over) and times and all(_runs(one, frame) for one in times):
        return replace(frame, kind=Kind.SERIES)
    return frame


def _within(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start < sentence.end


def _runs(time: str, frame: Frame) -> bool:
    """Say whether words for a time are a span up to now, or a year in which acts were many; no day."""
    many = any(event.span.quote.endswith("s") for event in frame.events)
    return bool(found := find_times(time)) and all(_is_span(one.form, many=many) for one in found)


def _is_span(form: TimeForm, *, many: bool) -> bool:
    core = form.core
    if isinstance(core, Dated):
        return many and core.month is None and core.day is None
    return isinstance(core, _UP_TO_NOW) and not of_week(form)
