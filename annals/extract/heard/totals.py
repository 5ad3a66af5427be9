"""Running totals that a reader heard: each a frame of its own with the span that it covers, never an act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from annals.extract.heard.running import Running, ranks
from annals.extract.heard.worded_totals import only_counts, with_groups, without_counted
from annals.extract.sentence.cues import cue_set
from annals.extract.tagger import Tagged
from annals.model.ids import FrameId, content_id
from annals.model.reading import Count, Filler, Frame, Label, Mention, Role
from annals.model.report import Report, Span
from annals.model.vocabulary import Kind, Scope, Stage
from annals.text._time_forms import Bounded, Dated, Shifted, Stretch, TimeForm, is_brief, is_day
from annals.text.timewords import TimeWords, find_times

_SINCE = re.compile(r"\b(?:ever )?since\b[^,;.]*", re.IGNORECASE)
_WHICH = re.compile(r"[^,;.]*,?\s(?:that|which|in which)\s+(?:(?!has\b|have\b)\w+\s+){1,2}", re.IGNORECASE)
"""Between the words for an act and the count of whom it harmed ("the truck bomb that killed 22")."""
_NAMED = re.compile(r"(\w+)['’]s\s+(?:[\w-]+\s+){0,2}$")
"""Before the words for an act: the day that it is named after."""
_UP_TO_NOW = (Bounded, Shifted, Stretch)
_YEAR = re.compile(r"(?:\w+\s+)?\d{4}")
_PART = re.compile(r"[,;:]\s|[–—]")
_THOUSANDS = re.compile(r"\d,\d{3}|\d{4}|thousand|million", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have)\s", re.IGNORECASE)
_UNTIL_NOW = cue_set("counting", "until_now")
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
    report: Report,
    frames: Sequence[Frame],
    counts: Sequence[Count],
    sentences: Sequence[Span],
    running: Sequence[Running] = (),
) -> tuple[list[Frame], tuple[Count, ...]]:
    """Return frames and counts with each running total, and its span, in a frame that tells only of totals.

    What stands in a stretch that is ``running`` is of no act. A total that counts nobody is none; an act that
    is told only by a total over a span is a series. What is told of an act over no longer than an act may go
    on is the toll of that act.
    """
    known = {one.id: one for one in frames}
    found: list[Count] = []
    for one in (replace(one, period=_over(report, one, sentences, frames)) for one in counts):
        whole = found[one.part_of] if one.part_of is not None else None
        act = None
        if not any(of.start <= one.number.start < of.end for of in running):
            act = _act_named(report, one, frames, sentences) or _act_going_on(
                report, one, known, counts, sentences
            )
        if whole is not None:
            found.append(replace(one, frame=whole.frame, scope=whole.scope))
        elif act is not None:
            found.append(replace(one, frame=act.id, scope=Scope.INCIDENT))
        elif one.scope == Scope.CUMULATIVE and one.frame is not None:
            home = _home(report, one, known, sentences)
            known[home.id] = home
            found.append(replace(one, frame=home.id))
        else:
            found.append(one)
    found = with_groups(report, found)
    own = {one.frame for one in found}
    summed = [one for one in found if one.scope == Scope.CUMULATIVE]
    kept = [one for one in known.values() if one.kind != Kind.TOLL or one.id in own]
    told = [one for one in kept if not only_counts(report, one, found)]
    acts = (without_counted(report, one) for one in told)
    return [_dated(_act(one, own, summed), found) for one in acts], tuple(found)


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


def _act_going_on(
    report: Report,
    count: Count,
    known: dict[FrameId, Frame],
    counts: Sequence[Count],
    sentences: Sequence[Span],
) -> Frame | None:
    """Return the act of which a total over no span was heard, or whose toll "so far" it is."""
    if count.scope != Scope.CUMULATIVE or count.period is not None or count.frame is None:
        return None
    here = _sentence(count.span, sentences)
    if _THOUSANDS.search(count.number.quote) and _PERFECT.search(here.quote):
        return None  # "the bombardment has killed 42,000 people" is no one act
    if known[count.frame].kind == Kind.INCIDENT:
        return known[count.frame]
    grows = any(words in here.quote.lower() for words in _UNTIL_NOW)
    told = {one.frame for one in counts if one.harm == count.harm and one.scope == Scope.INCIDENT}
    acts = (one for one in known.values() if one.kind == Kind.INCIDENT and one.id not in told)
    near = ((act, event.span) for act in acts for event in act.events if _within(event.span, here))
    return next((act for act, event in near if grows or _in_one_part(report, event, count.span)), None)


def _in_one_part(report: Report, one: Span, other: Span) -> bool:
    """Say whether no comma or the like stands between two places."""
    return _PART.search(report.text, min(one.end, other.end), max(one.start, other.start)) is None


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


def _over(report: Report, count: Count, sentences: Sequence[Span], frames: Sequence[Frame]) -> Span | None:
    """Return the words of the span that a total covers: from when on it counts, else no single day.

    Where its own sentence tells none, it counts since the war began that the sentence before tells.
    """
    if count.scope != Scope.CUMULATIVE:
        return count.period
    if count.period is not None and not any(_of_one_act(one.form) for one in find_times(count.period.quote)):
        return count.period
    here = _sentence(count.span, sentences)
    times = list(_spans(report, here))
    since = next((span for span, ranked in _since(report, here) if not ranked), None)
    if since is not None and any(since[0] <= at < since[1] for at, _, _ in times):
        return report.span(*since)
    near = min(times, key=lambda one: abs(one[0] - count.span.start), default=None)
    return report.span(near[0], near[1]) if near else _war_before(here, sentences, frames)


def _war_before(here: Span, sentences: Sequence[Span], frames: Sequence[Frame]) -> Span | None:
    """Return the words that tell since when a war goes on, in the sentence before one."""
    before = next((one for one, two in pairwise(sentences) if two == here), None)
    wars = (one for one in frames if one.kind == Kind.CAMPAIGN)
    times = (filler.mention.span for one in wars for filler in one.fillers if filler.role == Role.TIME)
    open_ = (span for span in times if before is not None and before.covers(span))
    return next((span for span in open_ if _SINCE.match(span.quote)), None)


def _of_one_act(form: TimeForm) -> bool:
    """Say whether a time that something counts from is that of one act; a date is where more may begin."""
    return is_brief(form) and not isinstance(form.core, Dated)


def _spans(report: Report, here: Span) -> Iterator[tuple[int, int, TimeWords]]:
    """Yield the times of a sentence that are no single day, and the days from which on something is told."""
    since = list(_since(report, here))
    for one in find_times(report.text[here.start : here.end]):
        start, end = here.start + one.start, here.start + one.end
        from_it = any(first <= start < after for (first, after), _ in since)
        if any(ranked and first <= start < after for (first, after), ranked in since):
            continue
        if not (_of_one_act(one.form) if from_it else is_brief(one.form)):
            yield start, end, one


def _since(report: Report, here: Span) -> Iterator[tuple[tuple[int, int], bool]]:
    """Yield the half-open ranges of "since" with its words, and whether they only rank an act."""
    for one in _SINCE.finditer(report.text, here.start, here.end):
        yield one.span(), ranks(here.quote, one.start() - here.start)


def _dated(frame: Frame, counts: Sequence[Count]) -> Frame:
    """Return a frame of totals with the span that they cover for its time."""
    told_over = (one.period for one in counts if one.frame == frame.id and one.period is not None)
    spans = sorted(set(told_over), key=lambda span: (span.start, span.end))
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
    return isinstance(core, _UP_TO_NOW) and not is_brief(form)
