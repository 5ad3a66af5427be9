"""Who and what a report as a whole is about: each once, by words that stand by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from annals.extract.heard.words import noun_for_people
from annals.extract.sentence.cues import cue_set
from annals.gazetteer.actors import actors
from annals.model.reading import Subject
from annals.model.report import Report, Span
from annals.neural.heard import Words
from annals.text.normalise import fold

_ORGANISATION = "organisation"
_PEOPLE = frozenset({"individual", "human"})
_BRACKET = re.compile(r"\s*[\[(]")
"""Before another name of the same ("the Shining Path [SL]")."""
_BELONGING = re.compile(r"\s(?:of|from)(?:\s+the)?$", re.IGNORECASE)
_OPEN = re.compile(r"(?:\s+(?:of|from|with|by|in|for|and|or|who|which|that|the|to|at|on))+$", re.IGNORECASE)
"""Words at the end that what follows them belongs to."""
_NEXT = re.compile(r"\s+(?:the\s+)?$", re.IGNORECASE)
_LISTED = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)
_REST = 60
"""Letters behind the words for an organisation in which its name may go on."""
_NUMBER = re.compile(r"\d+")


def subjects(report: Report, whole: Mapping[str, Sequence[Words]]) -> Iterator[Subject]:
    """Yield who and what a report is about, by part, in the order of the text."""
    told = sorted((one.start, one.end, part, one) for part, several in whole.items() for one in several)
    groups = [report.span(a, b) for a, b, part, _ in told if part == _ORGANISATION]
    known: dict[str, list[Span]] = {}
    for start, end, part, words in told:
        for span in _told(report, start, end, part, groups):
            if not any(_one(part, span, other) for other in known.get(part, ())):
                known.setdefault(part, []).append(span)
                yield Subject(part=part, span=span, score=words.score)


def _told(report: Report, start: int, end: int, part: str, groups: Sequence[Span]) -> Iterator[Span]:
    """Yield the words for each of those that a range tells: up to a bracket, people of a list one by one.

    Words that end in "of" go on to the organisation heard behind them ("members | of the FMLN").
    """
    text = report.text
    bracket = _BRACKET.search(text, start + 1, end)
    end = bracket.start() if bracket else end
    if _BELONGING.search(text, start, end):
        following = (one.end for one in groups if one.start >= end and _NEXT.match(text, end, one.start))
        end = next(following, end)
    cut_off = _OPEN.search(text, start + 1, end)
    end = cut_off.start() if cut_off else end
    if part in _PEOPLE:
        yield from _each(report, start, end)
    else:
        yield _group(report, start, end) if part == _ORGANISATION else report.span(start, end)


def _group(report: Report, start: int, end: int) -> Span:
    """Return the name of an organisation within words for it, without what it is called beside ("a group").

    A name goes on behind them where they break off in it ("Medellin | cartel"). Where the registry knows
    none, its members behind it are left out ("army | troops").
    """
    quote = report.text[start:end]
    begun = (one for one in actors().match(report.text[start : end + _REST]) if start + one.start < end)
    known = max(begun, key=lambda one: one.end - one.start, default=None)
    if known is not None:
        return report.span(start + known.start, start + known.end)
    before, _, last = quote.rpartition(" ")
    members = bool(before) and noun_for_people(last.lower(), 0, len(last))
    if members and actors().generic(before.lower()) is not None:
        return report.span(start, start + len(before))
    return report.span(start, end)


def _each(report: Report, start: int, end: int) -> list[Span]:
    """Return the people of a list one by one, where each is told by more than a word."""
    ends = [match.span() for match in _LISTED.finditer(report.text, start, end)]
    starts = [start, *(after for _, after in ends)]
    pieces = [report.span(a, b) for a, b in zip(starts, [*(a for a, _ in ends), end], strict=True) if a < b]
    several = all(" " in one.quote.strip() for one in pieces)
    return pieces if several else [report.span(start, end)]


def _one(part: str, span: Span, other: Span) -> bool:
    """Say whether words name what others named: more or fewer of the same words, or one organisation."""
    here, there = _weighty(span.quote), _weighty(other.quote)
    if here <= there or there <= here:
        return True
    return part == _ORGANISATION and bool(_keys(span.quote) & _keys(other.quote))


def _weighty(quote: str) -> frozenset[str]:
    """Return the folded words of a quote that are no numbers and no small words, in the singular."""
    words = [word for word in fold(quote).split() if not _NUMBER.fullmatch(word)]
    weighty = [word for word in words if word not in cue_set("heard", "light")] or words
    return frozenset(word.removesuffix("s") for word in weighty)


def _keys(quote: str) -> frozenset[str]:
    return frozenset(key for match in actors().match(quote) for key in match.keys)
