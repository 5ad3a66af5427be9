"""What is told behind people who were counted: that they died in the end, or as many more."""

from __future__ import annotations

import re
from dataclasses import replace

from annals.extract.heard.words import noun_for_people
from annals.model.reading import Count
from annals.model.report import Report
from annals.model.vocabulary import Harm
from annals.text.numbers import find_numbers

_DIED_LATER = re.compile(
    r"[^.,;:!?\n]{0,30}?\b(?:was|were|been)\s+(?:\w+ly\s+)?(?:injured|wounded|hurt|shot|stabbed|beaten|hit)\b"
    r"(?P<between>[^.;:!?\n]{0,160}?)\band\s+(?:(?:later|then|subsequently|eventually|both)\s+)?"
    r"(?:died|succumbed)\b",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(
    r"\b(?:while|but|when|who|which|that|(?:and|,)\s+(?:an?|the|his|her|their|another|one|two|three|\d+|several))\b",
    re.IGNORECASE,
)
"""What may begin a clause about others between a wound and a death."""
_AS_MANY = re.compile(
    r",?\s+and\s+as\s+many\s+(?P<people>(?!as\b|times\b)[\w-]+)(?P<noun>\s+[\w-]+)?", re.IGNORECASE
)


def in_the_end(report: Report, count: Count) -> Count:
    """Return a count with the death that its people's wounds led to ("was injured in a clash and died")."""
    if count.harm is not Harm.INJURED or count.part_of is not None:
        return count
    died = _DIED_LATER.match(report.text, end_of(count))
    told = died is not None and _NEW_CLAUSE.search(died["between"]) is None
    return replace(count, harm=Harm.KILLED) if told else count


def with_as_many(report: Report, count: Count) -> Count:
    """Return a count with those told next to be as many ("three children and as many women")."""
    again = _AS_MANY.match(report.text, end_of(count))
    if again is None or not find_numbers(count.number.quote) or count.group is None:
        return count
    ends = (again.end(name) for name in ("people", "noun") if again[name])
    end = next((at for at in ends if noun_for_people(report.text, again.start("people"), at)), None)
    if end is None:
        return count
    both = report.span(count.number.start, end)
    span = report.span(min(count.span.start, both.start), max(count.span.end, both.end))
    return replace(count, number=both, group=both, span=span)


def end_of(count: Count) -> int:
    """Return where the words for the people of a count end."""
    return max(count.number.end, count.group.end if count.group else 0)
