"""What a report sums up over a span, as closing figures do: a series, whose people no act of a day harmed.

"The number of attacks since early March has risen to 27; they are as follows:", with the list behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annals.extract.heard.days import names_one_day
from annals.extract.sentence.cues import cue_list, cue_set
from annals.model.ids import FrameId
from annals.model.reading import Count, Filler, Frame, Label, Mention, Role
from annals.model.report import Report, Span
from annals.model.vocabulary import Kind, Scope

_ACTS = "|".join(cue_list("counting", "summed_acts"))
_MONTHS = "|".join(sorted(cue_set("grammar", "months")))
_SINCE = re.compile(
    r"\b(?:ever )?since (?:"
    r"(?:the )?(?:(?:early|mid|late)[ -])?"
    rf"(?:this year|last year|(?:{_MONTHS})(?: (?:of )?\d{{4}})?|\d{{4}})\b"
    r"|the (?:beginning|start|onset|outbreak) of "
    r"(?!the (?:[a-z-]+ )?(?:attack|assault|clash|fighting|battle|siege|raid|operation|offensive"
    r"|shelling|bombardment|strike|protest|rall|march|day|week))[^,;.:\n]{1,60}?"
    r"(?=,|;|\.|:|\n|$| (?:has|have|had|is|was|were)\b))",
    re.IGNORECASE,
)
_RISEN = re.compile(
    r"\b(?:number|toll|total|tally)\b[^.;\n]{0,160}?\b(?:has|have|had) (?:now |also |thus )?"
    r"(?:risen|increased|reached|climbed|grown|jumped|mounted|gone up)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:has|have) (?:so far |also )?(?:documented|recorded|registered|counted|monitored|verified|logged)"
    rf" (?:[a-z]+ ){{0,3}}\d[\d,.]*\d? (?:[a-z-]+ ){{0,2}}?(?:{_ACTS})\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\bas follows\b|\b(?:categori[sz]ed|classified|broken down|divided) (?:as|into)\b", re.IGNORECASE
)
_THESE = re.compile(
    r"(?:According to [^,.\n]{1,60}, |It is worth (?:noting|mentioning) that )?"
    r"(?:these|those|such) (?:[a-z-]+ ){0,2}?"
    rf"(?:{_ACTS}|assassinations|figures|statistics)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^[ \t]*[•▪●◦‣*–—-][ \t]*", re.MULTILINE)


class Summaries:
    """Knows which sentences of a report sum up what was done over a span, and from when on."""

    def __init__(self, report: Report, sentences: Sequence[Span]) -> None:
        self._report, self._starts = report, [one.start for one in sentences]
        self._since: dict[int, Span] = {}
        items = {one.end() for one in _ITEM.finditer(report.text)}
        items |= {one.start() for one in _ITEM.finditer(report.text)}
        since: Span | None = None
        for n, one in enumerate(sentences):
            if (found := self._opens(one)) is not None:
                since = found
            elif not (one.start in items or _THESE.match(one.quote)):
                since = None
            if since is not None:
                self._since[n] = since

    def _opens(self, sentence: Span) -> Span | None:
        """Return from when on a sentence counts what was done, None where it sums up nothing."""
        since = _SINCE.search(sentence.quote)
        told = any(one.search(sentence.quote) for one in (_RISEN, _COUNTED, _LISTED))
        if since is None or not told:
            return None
        return self._report.span(sentence.start + since.start(), sentence.start + since.end())

    def since(self, at: int) -> Span | None:
        """Return from when on the sentence of a place sums up, None where it does not."""
        return self._since.get(bisect_right(self._starts, at) - 1)

    def set_apart(
        self, frames: Sequence[Frame], counts: Sequence[Count]
    ) -> tuple[list[Frame], tuple[Count, ...]]:
        """Return frames and counts, what is only summed up as series, and none of it with other acts."""
        if not self._since:
            return list(frames), tuple(counts)
        told = [self._apart(one) for one in frames]
        acts = frozenset(one.id for one in told if one.kind is Kind.INCIDENT)
        home = next((one.id for one in told if one.kind is not Kind.INCIDENT and self._is_summed(one)), None)
        return told, tuple(self._count(one, acts, home) for one in counts)

    def _is_summed(self, frame: Frame) -> bool:
        return all(self.since(one.span.start) for one in frame.events)

    def _apart(self, frame: Frame) -> Frame:
        """Return a series for an incident that is only summed up, and another without what is."""
        if frame.kind is not Kind.INCIDENT or not any(map(self.since, _places(frame))):
            return frame
        if not self._is_summed(frame):
            events = tuple(one for one in frame.events if not self.since(one.span.start))
            sentences = tuple(one for one in frame.sentences if not self.since(one.start))
            own = [one for one in frame.fillers if not self.since(one.mention.span.start)]
            if not any(one.role is Role.PLACE for one in own):  # the province that is summed up is around it
                own += frame.of(Role.PLACE)
            return replace(
                frame, events=events, sentences=sentences or frame.sentences[:1], fillers=tuple(own)
            )
        times = frame.of(Role.TIME)
        if any(names_one_day(one.mention.span.quote) for one in times):
            return frame
        since = self.since(frame.events[0].span.start)
        if times or since is None:
            return replace(frame, kind=Kind.SERIES, aggregate=True)
        from_then = Mention(label=Label.TIME, span=since, tag=None, score=frame.score)
        over = Filler(role=Role.TIME, mention=from_then, score=frame.score)
        return replace(frame, kind=Kind.SERIES, aggregate=True, fillers=(*frame.fillers, over))

    def _count(self, count: Count, acts: frozenset[FrameId], home: FrameId | None) -> Count:
        """Return a count that is summed up as a running total, of no act that is told elsewhere."""
        since = self.since(count.span.start)
        if since is None:
            return count
        frame = home if count.frame in acts else count.frame
        return replace(count, frame=frame, scope=Scope.CUMULATIVE, period=count.period or since)


def _places(frame: Frame) -> Iterator[int]:
    """Yield where the words of a frame stand."""
    yield from (one.span.start for one in frame.events)
    yield from (one.mention.span.start for one in frame.fillers)
