"""When and where somebody said something, by the words before: "Confirming it on Monday in Gao, he said"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from annals.model.report import Report, Span
from annals.model.values import TimeRange
from annals.model.vocabulary import Anchor, Granularity

_REACH = 160
_ON = r"\s*,?\s*(?:(?:late|early|only|again)\s+)?(?:on\s+)?$"
_PAST = (
    r"confirmed|condemned|denounced|deplored|disclosed|revealed|announced|reported|documented|mourned|published|learn(?:ed|t)"
)
_DONE = r"which|that|who|when|where|after|before|happened|occurred|took place|carried out|launched|killed|since"
_SAME = rf"(?:(?!\b(?:{_DONE})\b)[^,;:.!?\n“”\"])"
_SPEAKING = re.compile(
    r"(?:^|[.!?“”\"]\s+|\n)(?:while\s+|in\s+)?"
    r"(?:confirming|announcing|condemning|disclosing|speaking|addressing|briefing|reacting|commenting|narrating"
    rf"|recounting|parading|revealing|giving)\b{_SAME}{{0,120}}{_ON}",
    re.IGNORECASE,
)
"""From the head of a sentence that opens with a saying to the day of it."""
_STATEMENT = re.compile(
    r"\b(?:in|through|by|at|during)\s+(?:an?|the|its|his|her|their|another)\s+(?:[a-z-]+\s+){0,3}?"
    r"(?:statement|communiqu[eé]|release|briefing|conference|interview|tweet|post|bulletin|dispatch)\b"
    rf"{_SAME}{{0,60}}{_ON}",
    re.IGNORECASE,
)
"""What somebody said something in, up to the day of it."""
_ISSUED = re.compile(
    r"\b(?:statement|communiqu[eé]|release|briefing|conference|interview)\s+(?:(?:issued|released|held|made|signed)\s+)?"
    r"(?:in|at|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"\b(?:was|were|been)\s+(?:(?:also|first|later|officially|only)\s+)?(?:{_PAST})(?:\s+by\s+{_SAME}{{1,40}}?)?{_ON}",
    re.IGNORECASE,
)
"""A passive of saying up to the day of it ("was confirmed by the army on Monday")."""
_ACTIVE = re.compile(
    rf"\b(?<!was )(?<!were )(?<!been )(?<!be )(?<!is )(?:{_PAST})(?:\s+(?:in|at)\s+[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*)?{_ON}"
)
"""A verb of saying right before a day ("condemned on Monday the killing")."""
_SAID_IN = re.compile(
    r"\b(?:said|says|stated|disclosed|revealed|announced|(?:speaking|addressing|briefing|told)\s+(?:to\s+)?(?:the\s+)?"
    r"(?:reporters|newsmen|journalists|media|press)|speaking|spoke(?:\s+to\s+[a-z]+)?)\s+(?:in|at|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Verbs of saying right before a place."""
_IN = re.compile(r"\s*,?\s*(?:in|at|from)\s+(?:the\s+)?$")
_OWNS = re.compile(r"['’]s?\b")
_NOUN = re.compile(r"\s+(?:attacks?|raids?|blasts?|strikes?|killings?|bombings?|shootings?|incidents?|clash(?:es)?)\b")
"""Behind a day, the act that it is told of ("Monday's attack", "the Monday attack")."""
_MANY = re.compile(r"\b(?:clashes|fighting|explosions?|gunfire|casualties|cases|incidents|attacks|strikes|protests)\s+$")
"""Before a passive: what is reported on the day that it happens on."""


def dates_a_statement(report: Report, time: Span) -> bool:
    """Say whether a time dates what somebody said, and no act that is told before it in its clause."""
    text = report.text
    if _OWNS.match(text, time.end) or _NOUN.match(text, time.end):
        return False
    before = text[max(0, time.start - _REACH) : time.start] + _on(time.quote)
    passive = _PASSIVE.search(before)
    if passive is not None:
        return _MANY.search(before[: passive.start()]) is None
    if _ACTIVE.search(before) or _STATEMENT.search(before):
        return True
    return _SPEAKING.search(before) is not None


def places_a_statement(report: Report, place: Span, days: Iterable[Span] = ()) -> bool:
    """Say whether a place is where somebody said something: "said in Gao", "the attack on Monday in Gao, he said".

    ``days`` are the times of the report; a place right behind the day of a statement is that of it, too.
    """
    before = report.text[max(0, place.start - _REACH) : place.start]
    if _SAID_IN.search(before) or _ISSUED.search(before):
        return True
    link = _IN.search(before)
    end = place.start - len(before) + link.start() if link else 0
    return any(one.end == end and dates_a_statement(report, one) for one in days)


def _on(words: str) -> str:
    """Return the preposition that words for a time begin with."""
    return "on " if words.lower().startswith("on ") else ""


def up_to(days: TimeRange) -> TimeRange:
    """Return the time of an act that was told of on some days: none but that it had happened by then."""
    return replace(days, earliest=None, granularity=Granularity.OPEN, anchor=Anchor.STATEMENT, part_of_day=None)
