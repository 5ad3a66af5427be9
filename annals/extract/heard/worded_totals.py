"""Whom a running total counts by the words before its number ("the number of rebels killed to 61")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from annals.extract.sentence.cues import cue_list
from annals.model.reading import Count, Frame, Role
from annals.model.report import Report, Span
from annals.model.vocabulary import Kind, Scope

_LOSSES = "|".join(cue_list("counting", "losses"))
_NUMBER_OF = re.compile(
    r"\bnumber\s+of\s+(?P<group>(?:[\w'’-]+\s+){0,3}?[\w'’-]+)\s+(?:(?:who|that)\s+)?"
    r"(?:(?:have|had|has)\s+been\s+|were\s+)?(?:killed|slain|neutrali[sz]ed|wounded|injured|arrested|detained|captured)\b",
    re.IGNORECASE,
)
_TAKING = re.compile(
    r"\b(?:tak(?:es?|ing|en)|took|bring(?:s|ing)?|brought|rais(?:es?|ed|ing)|push(?:es|ed|ing)?)\s+(?:the\s+)?"
    rf"(?:(?:total|overall)\s+)?(?:number\s+of\s+)?(?P<group>(?:[\w'’-]+\s+){{1,3}}?)(?:{_LOSSES})\b",
    re.IGNORECASE,
)
_TO = re.compile(r"[^;.!?\n]{0,80}\b(?:to|at|reached|is|was|are|were)\s+(?:at\s+least\s+)?", re.IGNORECASE)
_NO_GROUP = frozenset({"people", "death", "the", "total", "overall", "official", "confirmed", "combined"})


def with_groups(report: Report, counts: Sequence[Count]) -> list[Count]:
    """Return the counts, each that lacks a group with the people whose number its sentence says it is."""
    return [replace(one, group=_group(report, one)) if one.group is None else one for one in counts]


def _group(report: Report, count: Count) -> Span | None:
    start, end = _line(report.text, count.number.start), count.number.start
    for words in (_NUMBER_OF, _TAKING):
        for told in words.finditer(report.text, start, end):
            span = report.span(told.start("group"), told.start("group") + len(told["group"].rstrip()))
            if _TO.fullmatch(report.text, told.end(), end) and span.quote.lower() not in _NO_GROUP:
                return span
    return None


def _line(text: str, at: int) -> int:
    """Return where the sentence of a place begins, as far as that is near."""
    first = max(0, at - 200)
    ends = [m.end() for m in re.finditer(r"[.!?]\s|\n", text[first:at])]
    return first + (ends[-1] if ends else 0)


@lru_cache(maxsize=1)
def _counted(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a text has the people whose number it tells."""
    return tuple(told.span("group") for words in (_NUMBER_OF, _TAKING) for told in words.finditer(text))


def without_counted(report: Report, frame: Frame) -> Frame:
    """Return a frame whose doers are none of those whose number is told ("the number of rebels killed")."""
    spans = _counted(report.text)
    if not spans:
        return frame
    hit = [
        replace(one, role=Role.VICTIM)
        if one.role is Role.ATTACKER
        and any(a <= one.mention.span.start < one.mention.span.end <= b for a, b in spans)
        else one
        for one in frame.fillers
    ]
    return replace(frame, fillers=tuple(dict.fromkeys(hit)))


def only_counts(report: Report, frame: Frame, counts: Sequence[Count]) -> bool:
    """Say whether an act is no more than the noun of a running total ("and 40 arrests since May")."""
    running = [one for one in counts if one.scope is Scope.CUMULATIVE]
    own = any(one.frame == frame.id for one in counts)
    acts = frame.kind in {Kind.INCIDENT, Kind.SERIES} and not own
    first = frame.events[0].span.start
    return (
        acts
        and len(frame.sentences) == 1
        and any(one.number.end < first and report.text[one.number.end : first].isspace() for one in running)
    )
