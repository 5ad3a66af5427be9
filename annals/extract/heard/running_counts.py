"""What a running total counts of: its own span, and the items of the list behind it as its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annals.extract.heard.running import BEGINS_WITH_NUMBER, LINE, Running
from annals.extract.heard.words import noun_for_people
from annals.model.reading import Count
from annals.model.report import Report
from annals.model.vocabulary import Harm, Scope
from annals.text.numbers import find_numbers

_GROUP_END = re.compile(
    r"[,.;:(]|\s(?:who|which|that|including|were|was|of|from|in|at|after|and|by|killed)\b", re.IGNORECASE
)
_INCLUDING = re.compile(r"\b(?:includ\w+|among\s+(?:them|whom)|of\s+(?:them|whom))\b", re.IGNORECASE)
_DEADLY = frozenset({Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED})
_HARM_WORD = re.compile(
    r"\b(?:kill|dead|death|die|dying|injur|wound|hurt|arrest|detain|abduct|kidnap|captur|missing|displac)",
    re.IGNORECASE,
)


def of_whole(report: Report, counts: Sequence[Count], stretches: Sequence[Running]) -> tuple[Count, ...]:
    """Return counts, those of a running total with its span, and the items of its list as its parts."""
    if not stretches:
        return tuple(counts)
    where = [_stretch(one, stretches) for one in counts]
    wholes = {at: _whole(counts, [n for n, of in enumerate(where) if of == at]) for at in {*where} - {None}}
    first = [n for n in wholes.values() if n is not None]
    order = first + [n for n in range(len(counts)) if n not in first]
    new = {old: at for at, old in enumerate(order)}
    found = []
    for n in order:
        one, at = counts[n], where[n]
        part = new[one.part_of] if one.part_of is not None else None
        if at is not None:
            whole = wholes[at]
            head = counts[whole] if whole is not None else None
            item = head is not None and whole != n and _is_part(report, one, head, stretches[at])
            if _alive_beside(counts, one):
                part = None
            if item and whole is not None and head is not None:
                part = part if part is not None else new[whole]
                one = replace(one, harm=one.harm if _has_harm(one) else head.harm)
            one = replace(one, scope=Scope.CUMULATIVE, period=one.period or stretches[at].period)
        found.append(replace(one, part_of=None if n in first else part))
    told = [(stretches[at], new[n]) for at, n in wholes.items() if at is not None and n is not None]
    return (*found, *(item for stretch, n in told for item in _items(report, found, stretch, n)))


def _items(report: Report, found: Sequence[Count], told: Running, whole: int) -> Iterator[Count]:
    """Yield the items of a total's list that nothing has counted yet ("- Seven unidentified people.")."""
    for line in LINE.finditer(report.text, told.listed, told.end):
        number = next(iter(find_numbers(line["words"])), None)
        if number is None or number.start or _counted(found, line):
            continue
        end = line.start("words") + len(_GROUP_END.split(line["words"], maxsplit=1)[0])
        span = report.span(line.start("words"), end)
        group = report.span(span.start + number.end, end)
        lead = len(group.quote) - len(group.quote.lstrip())
        if noun_for_people(report.text, group.start + lead, end):
            yield replace(
                found[whole],
                span=span,
                number=report.span(span.start, span.start + number.end),
                group=report.span(group.start + lead, end),
                part_of=whole,
                share=None,
            )


def _counted(found: Sequence[Count], line: re.Match[str]) -> bool:
    """Say whether the number that a line begins with is counted."""
    first = line.start("words")
    return any(first <= one.number.start <= first + BEGINS_WITH_NUMBER for one in found)


def _is_part(report: Report, one: Count, whole: Count, told: Running) -> bool:
    """Say whether a count is an item of a total's list, or stands behind "including"."""
    if one.number.start >= told.listed:
        return True
    between = report.text[whole.number.end : max(whole.number.end, one.number.start)]
    return one.harm is whole.harm and _INCLUDING.search(between) is not None


def _alive_beside(counts: Sequence[Count], one: Count) -> bool:
    """Say whether people who were hurt were taken for a part of the dead."""
    whole = counts[one.part_of] if one.part_of is not None else None
    return whole is not None and whole.harm is Harm.KILLED and one.harm is Harm.INJURED


def _stretch(count: Count, stretches: Sequence[Running]) -> int | None:
    at = (n for n, one in enumerate(stretches) if one.start <= count.number.start < one.end)
    return next(at, None)


def _whole(counts: Sequence[Count], mine: Sequence[int]) -> int | None:
    """Return the greatest of the counts of a stretch, where it is told before the others."""
    told = [n for n in mine if counts[n].harm in _DEADLY and counts[n].part_of is None]
    return max(told, key=lambda n: (_low(counts[n]), -counts[n].number.start), default=None)


def _low(count: Count) -> int:
    numbers = find_numbers(count.number.quote) or find_numbers(f"{count.number.quote} people")
    return (numbers[0].low or numbers[0].high or 0) if numbers else 0


def _has_harm(count: Count) -> bool:
    """Say whether the words of a count tell of a harm themselves."""
    return _HARM_WORD.search(count.span.quote) is not None
