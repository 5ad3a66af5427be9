"""Counts of people that a trained reader heard: the number, who, and of which count they are a part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from annals.extract.counted import CountHit
from annals.extract.tagger import Tagged
from annals.model.ids import FrameId
from annals.model.reading import Count
from annals.model.report import Report, Span
from annals.model.vocabulary import Harm, Scope
from annals.neural.heard import Harmed
from annals.text.numbers import find_numbers

_PART = re.compile(
    r"\b(?:includ\w+|among (?:them|whom|the \w+)|of (?:them|whom|those|the)|both|all of)\b"
    r"|^\s*(?:some|most) of\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\band\b|\bplus\b|\bas well as\b", re.IGNORECASE)
_BEFORE = 40


class Counter:
    """Makes the counts of one report, each once."""

    def __init__(self, report: Report, tagged: Iterable[Tagged]) -> None:
        self._report = report
        self._hits = [hit for sentence in tagged for hit in sentence.counts]
        self._tagged = {id(hit): sentence for sentence in tagged for hit in sentence.counts}
        self.counts: list[Count] = []

    def add(self, harmed: Sequence[Harmed], frame: FrameId) -> None:
        """Add the counts of one act or total, in the order of the text."""
        made: dict[int, int] = {}
        for one in sorted(harmed, key=lambda h: h.words.start):
            hit = self._hit(one)
            if hit is not None and id(hit) in made:
                continue
            if hit is not None:
                made[id(hit)] = len(self.counts)
            self.counts.append(self._count(one, hit, frame, made))

    def _hit(self, one: Harmed) -> CountHit | None:
        """Return the count that the lexicon finds in the words, of the same harm if there is one."""
        inside = [
            hit for hit in self._hits if hit.number[0] < one.words.end and one.words.start < hit.number[1]
        ]
        return min(
            inside, key=lambda h: (h.harm != one.harm, abs(h.number[0] - one.words.start)), default=None
        )

    def _count(self, one: Harmed, hit: CountHit | None, frame: FrameId, made: dict[int, int]) -> Count:
        words = self._report.span(one.words.start, one.words.end)
        number = self._report.span(*hit.number) if hit and not _lists(words) else self._number(words)
        part = made.get(id(hit.part_of)) if hit and hit.part_of else None
        if part is not None and self.counts[part].harm not in {one.harm, Harm.KILLED_OR_INJURED}:
            part = None
        if part is None and hit is None and one.scope == Scope.INCIDENT:
            part = self._whole(one, words, frame)
        group = self._report.span(*hit.group) if hit and hit.group else self._group(words, number)
        return Count(
            span=words,
            number=number,
            harm=one.harm,
            group=group,
            scope=one.scope,
            period=self._report.span(*hit.period) if hit and hit.period else None,
            share=self._report.span(*hit.share) if hit and hit.share else None,
            part_of=part,
            frame=frame,
            score=one.words.score,
        )

    def _number(self, words: Span) -> Span:
        """Return the words of a number with what hedges it, all the words where they hold none."""
        found = find_numbers(words.quote)
        if len(found) != 1 or _lists(words):
            return words
        return self._report.span(words.start + found[0].start, words.start + found[0].end)

    def _group(self, words: Span, number: Span) -> Span | None:
        """Return the words for the people behind a number."""
        rest = self._report.text[number.end : words.end]
        start = number.end + len(rest) - len(rest.lstrip())
        return self._report.span(start, words.end) if start < words.end else None

    def _whole(self, one: Harmed, words: Span, frame: FrameId) -> int | None:
        """Return the count before that this one says it is a part of."""
        before = self._report.text[max(0, words.start - _BEFORE) : words.start].rpartition(".")[2]
        if not (
            _PART.search(words.quote) or re.search(r"\b(?:including|among them|of whom|of them)\s*$", before)
        ):
            return None
        same = [n for n, c in enumerate(self.counts) if c.frame == frame and c.harm == one.harm]
        wholes = [n for n in same if self.counts[n].part_of is None]
        return wholes[-1] if wholes else None


def _lists(words: Span) -> bool:
    """Say whether words list several people, who are counted together ("a shopkeeper and his son")."""
    return _AND.search(words.quote) is not None and not _PART.search(words.quote)
