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
    r"confirmed|condemned|denounced|deplored|disclosed|revealed|announced|reported|documented|mourned"
    r"|published|learn(?:ed|t)"
)
_DONE = (
    r"which|that|who|when|where|after|before|happened|occurred|took place|carried out|launched|killed|since"
)
_SAME = rf"(?:(?!\b(?:{_DONE})\b)[^,;:.!?\n“”\"])"
_SPEAKING = re.compile(
    r"(?:^|[.!?“”\"]\s+|\n)(?:while\s+|in\s+)?"
    r"(?:confirming|announcing|condemning|disclosing|speaking|addressing|briefing|reacting|commenting|narrating"
    rf"|recounting|parading|revealing|giving\s+(?:details|an|the))\b{_SAME}{{0,120}}{_ON}",
    re.IGNORECASE,
)
"""From the head of a sentence that opens with a saying to the day of it."""
_SPEAKS = re.compile(r"(?:while\s+)?(?:speaking|addressing|briefing)\b", re.IGNORECASE)
_HEAD = ' .!?“”"\n'
_SAID = rf"said|says|told|stated|wrote|posted|added|warned|claimed|denied|declared|explained|{_PAST}"
_GAP = rf"(?:(?!\b(?:about|regarding|concerning|over)\b){_SAME}){{0,60}}"
_WORDED = (
    r"(?:in|through|by|via)\s+(?:an?|the|its|his|her|their|another)\s+(?:[a-z-]+\s+){0,3}?"
    r"(?:statement|communiqu[eé]|(?:press|news|media)\s+release|tweet|bulletin|dispatch"
    r"|(?:media|facebook|telegram|twitter|instagram|x|online|blog)\s+post)\b"
)
_TALKED = (
    r"(?:in|at|during)\s+(?:an?|the|its|his|her|their|another)\s+(?:[a-z-]+\s+){0,3}?"
    r"(?:briefing|conference|interview)\b"
)
_STATEMENT = re.compile(
    rf"(?:\b{_WORDED}|\b(?:{_SAID})\b{_SAME}{{0,80}}\b{_TALKED}|,\s+{_TALKED}){_GAP}{_ON}", re.IGNORECASE
)
"""What somebody said something in, up to the day of it, or where he spoke."""
_TALK = re.compile(rf"(?:^|[.!?“”\"]\s+|\n){_TALKED}{_GAP}{_ON}", re.IGNORECASE)
_STRUCK = re.compile(
    r"(?:\s+in\s+[A-Z][\w-]+)?,?\s+(?:gunm[ae]n|militants|assailants|attackers|rebels|insurgents|bombers?"
    r"|an? (?:bomb|grenade|gunman|attacker|drone|rocket))\b",
    re.IGNORECASE,
)
"""Behind where and when people met, who struck them: "At a conference on Monday, gunmen opened fire"."""
_MOVED = re.compile(
    r"\b(?:arriv(?:ed|ing)\s+(?:[a-z]+\s+){0,2}?(?:in|at)|(?:dispatched|sent|head(?:ed|ing)|mov(?:ed|ing)"
    r"|travell?(?:ed|ing)|transferred|retreat(?:ed|ing)|fled|fleeing|return(?:ed|ing))"
    r"\s+(?:[a-z]+\s+){0,2}?(?:to|from|towards?))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before where somebody went, which is not where something was done."""
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
    rf"\b(?<!was )(?<!were )(?<!been )(?<!be )(?<!is )(?:{_PAST})"
    rf"(?:\s+(?:in|at)\s+[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){{0,3}})?{_ON}"
)
"""A verb of saying right before a day ("condemned on Monday the killing")."""
_SAID_IN = re.compile(
    r"\b(?:said|says|stated|disclosed|revealed|announced|(?:speaking|addressing|briefing|told)\s+(?:to\s+)?(?:the\s+)?"
    r"(?:reporters|newsmen|journalists|media|press)|speaking|spoke(?:\s+to\s+[a-z]+)?)\s+(?:in|at|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Verbs of saying right before a place."""
_IN = re.compile(r"\s*,?\s*(?:in|at|from)\s+(?:the\s+)?$")
_SAID_AT = re.compile(
    rf"\b(?:said|says|told\s+(?:the\s+)?[a-z]+)\s+(?:in|at|from)\s+[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){{0,3}}{_ON}"
)
"""A verb of saying with its place right before a day ("said in Gao on Monday")."""
_OWNS = re.compile(r"['’]s?\b")
_NOUN = re.compile(
    r"\s+(?:attacks?|raids?|blasts?|strikes?|killings?|bombings?|shootings?|incidents?|clash(?:es)?)\b"
)
"""Behind a day, the act that it is told of ("Monday's attack", "the Monday attack")."""
_MANY = re.compile(
    r"\b(?:clashes|fighting|explosions?|gunfire|casualties|cases|incidents|attacks|strikes|protests)\s+$",
    re.IGNORECASE,
)
"""Before a passive: what is reported on the day that it happens on."""


def dates_a_statement(report: Report, time: Span, *, fresh: bool = True) -> bool:
    """Say whether a time dates what somebody said, and no act that is told before it in its clause.

    What is confirmed is told on the day of the report or the one before it (``fresh``): "Confirming the
    attack on Monday", told on Thursday, dates the attack.
    """
    text = report.text
    if _OWNS.match(text, time.end) or _NOUN.match(text, time.end):
        return False
    before = text[max(0, time.start - _REACH) : time.start] + _on(time.quote)
    passive = _PASSIVE.search(before)
    if passive is not None:
        return _MANY.search(before[: passive.start()]) is None
    if any(one.search(before) for one in (_ACTIVE, _STATEMENT, _SAID_AT)):
        return True
    if _TALK.search(before) and not _STRUCK.match(text, time.end):
        return True
    speaking = _SPEAKING.search(before)
    return speaking is not None and (fresh or _SPEAKS.match(speaking[0].lstrip(_HEAD)) is not None)


def places_a_statement(report: Report, place: Span, days: Iterable[Span] = ()) -> bool:
    """Say whether a place is where somebody said something ("told reporters in Gao").

    ``days`` are the times of the report; a place right behind the day of a statement is that of it, too.
    """
    before = report.text[max(0, place.start - _REACH) : place.start]
    if _SAID_IN.search(before) or _ISSUED.search(before):
        return True
    link = _IN.search(before)
    end = place.start - len(before) + link.start() if link else 0
    return any(one.end == end and dates_a_statement(report, one) for one in days)


def tells_a_way(report: Report, place: Span) -> bool:
    """Say whether a place is where somebody went or came from ("reinforcements arrived in Gao")."""
    return _MOVED.search(report.text, max(0, place.start - _REACH), place.start) is not None


def _on(words: str) -> str:
    """Return the preposition that words for a time begin with."""
    return "on " if words.lower().startswith("on ") else ""


def up_to(days: TimeRange) -> TimeRange:
    """Return the time of an act that was told of on some days: none but that it had happened by then."""
    return replace(
        days, earliest=None, granularity=Granularity.OPEN, anchor=Anchor.STATEMENT, part_of_day=None
    )
