"""Numbers beside words of harm that count nobody who came to it: attacks, shares, who gave up or is free."""

from __future__ import annotations

import re

from annals.extract.sentence.cues import cue_list
from annals.model.report import Report, Span
from annals.model.vocabulary import Harm, Scope

_ACTS = "|".join(cue_list("counting", "acts"))
_NUMBER_OF_ACTS = re.compile(
    rf"\bnumber of (?:(?!(?:in|of|by|from|during|to|and)\b)[\w-]+ ){{0,3}}?(?:{_ACTS})\b[^,;.]{{0,120}}"
    r"\b(?:to|at|of|by|is|was|reached|reaches|hit)\s+$",
    re.IGNORECASE,
)
_OF_ACTS = re.compile(rf"(?:[\w-]+ ){{0,3}}(?:{_ACTS})$", re.IGNORECASE)
_ACTS_NEXT = re.compile(rf"\s+(?:{_ACTS})\b", re.IGNORECASE)
_OTHER_THINGS = re.compile(
    rf"\s+(?:[\w-]+ )?(?:{'|'.join(cue_list('counting', 'other_things'))})\b", re.IGNORECASE
)
_THOUSANDS_NEXT = re.compile(r",\d{3}\b")
_NTH = re.compile(
    r"(?:the|its|their)\s+(?:\w+\s+)?(?:\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|eleventh|twelfth|\w+teenth|\w+tieth|hundredth)\b",
    re.IGNORECASE,
)
_SO_FAR = re.compile(
    r"[^.;:!?\n]{0,80}?\b(?:since|so\s+far|this\s+(?:year|month|week)|in\s+\d{4}|in\s+as\s+many|in\s+less\s+than"
    r"|in\s+(?:the\s+)?(?:past|last|\w+)\s+(?:\w+\s+)?(?:days|weeks|months|years?))\b",
    re.IGNORECASE,
)
_UNTOLD = re.compile(r"\b(?:untold|unknown|uncounted|countless)\s+$", re.IGNORECASE)
_NUMBERS = re.compile(r"(?:(?P<untold>untold|unknown|uncounted|countless)\s+)?numbers\b", re.IGNORECASE)
_GAVE_UP = re.compile(
    r"\s*(?:(?:others|more|of them)\s+)?(?:who\s+)?(?:(?:have|has|had)\s+)?(?:since\s+)?"
    r"(?:surrender(?:ed|ing)?|laid\s+down|turned\s+themselves\s+in|gave\s+themselves\s+up|defected|deserted)\b",
    re.IGNORECASE,
)
_CAPTURED = re.compile(
    r"\b(?:arrest(?:ed|s|ing)?|captur(?:ed?|es|ing)|detain(?:ed|s|ing)?|seiz(?:ed?|es|ing)|round(?:ed|ing)?\s+up)\s+$",
    re.IGNORECASE,
)
_GIVING_UP = re.compile(r"\b(?:surrender|defection)s?\s+of\s+$", re.IGNORECASE)
_FREED_BEFORE = re.compile(
    r"\b(?:releas(?:ed?|es|ing)|free[ds]?|freeing|rescu(?:ed?|es|ing)|liberat(?:ed?|es|ing))\s+$",
    re.IGNORECASE,
)
_FREED_AFTER = re.compile(
    r"\s+(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?:(?:later|also|since|then|safely)\s+)?"
    r"(?:released|freed|rescued|liberated|(?:found|brought\s+out|pulled\s+out)\s+alive|reunited)\b",
    re.IGNORECASE,
)
_LOST = frozenset({Harm.KILLED, Harm.MISSING, Harm.TRAPPED, Harm.ABDUCTED, Harm.DETAINED})
_AWAY = frozenset({Harm.MISSING, Harm.DISPLACED})
_HELD = frozenset({Harm.ABDUCTED, Harm.DETAINED})
_TAKEN = re.compile(
    r"\b(?:abducted|kidnapped|hijacked|detained|arrested|captured|seized|taken)\b", re.IGNORECASE
)
_HARM_WORD = r"(?:killed|dead|died|slain|wounded|injured|hurt|victims|casualties|arrested|detained)"
_SHARE_OF = re.compile(
    rf"(?:many|most|some|several|half|a\s+number|the\s+majority)\s+of\s+(?:the|those)\s+(?:people\s+)?"
    rf"(?:who\s+(?:were|had\s+been)\s+)?{_HARM_WORD}(?:\s+(?:or|and)\s+{_HARM_WORD})?\b(?P<rest>[^.;\n]*)",
    re.IGNORECASE,
)
_SHARE_BESIDE = re.compile(
    r"(?:many|most|some|several|half)\s+of\s+(?:them|whom)\b(?P<rest>[^,.;:\n]*)", re.IGNORECASE
)
_HARMED = re.compile(
    r"\b(?:died|dead|dying|succumbed|killed|executed|shot|wounded|injured|hurt|critical(?:ly)?|serious(?:ly)?"
    r"|severe(?:ly)?|fatal(?:ly)?|missing|taken|abducted|kidnapped|arrested|detained|displaced|fled|flee)\b",
    re.IGNORECASE,
)
_LIVING_AWAY = re.compile(
    r"(?:many|some|several|most|[\w,]+(?:\s+[\w,]+)?)\s+(?:internally\s+)?displaced\s+"
    r"(?:people|persons|families|households|\w+(?:men|ers|ors|ents|ians|ees))\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:leav\w+|left|with|creat\w+|caus\w+|to|are|were|have|had|has|driv(?:es?|ing)|drove|forc(?:ed?|es|ing)"
    r"|push(?:ed|es|ing)?|ma(?:de|k(?:es?|ing))|sen[dt]|sending|compell\w+|uproot\w*|chas(?:ed?|ing))\s+$",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"(?P<between>[^.;,\n]{0,60})\bwhose\s+(?!homes?\b|houses?\b|village|camps?\b|tents?\b|shelters?\b|towns?\b"
    r"|boats?\b|ships?\b|vessels?\b|bus\b|buses\b|cars?\b|trucks?\b|vehicles?\b|convoys?\b|planes?\b|farms?\b)"
    r"(?:[\w-]+\s+){1,3}(?:are|is|were|was|went|go)\b",
    re.IGNORECASE,
)
_BEFORE, _AHEAD, _BEHIND = 160, 120, 60


def counts_nobody(report: Report, harm: Harm, scope: Scope, number: Span, end: int) -> bool:
    """Say whether a number that ends with its people at ``end`` counts nobody who came to a harm.

    It counts acts ("the number of attacks has risen to 40"), tells a share ("many of them civilians"), or
    is of people who gave up, are free again, or were displaced long before.
    """
    text = report.text
    before = _clause_before(text, number.start)
    after = text[end : end + _AHEAD]
    acts = _NUMBER_OF_ACTS.search(before) and number.end == end
    counted = number.end == end and _ACTS_NEXT.match(after)
    if (
        _no_number(text, number)
        or _is_nth(text, number)
        or (number.end == end and _OTHER_THINGS.match(after))
        or _OTHER_THINGS.fullmatch(text[number.end : end])
    ):
        return True
    if acts or counted or _OF_ACTS.fullmatch(text[number.end : end].strip()):
        return True
    if (
        harm in _HELD
        and not _CAPTURED.search(before)
        and (_GAVE_UP.match(text, number.end) or _GAVE_UP.match(after) or _GIVING_UP.search(before))
    ):
        return True
    if _share(text, number.start, before) or _free(harm, text[number.start : end], before, after):
        return True
    clause = _WHOSE.match(after) if harm in _AWAY else None
    whose = clause is not None and _HARMED.search(clause["between"]) is None
    away = harm is Harm.DISPLACED and scope is Scope.INCIDENT and _LIVING_AWAY.match(text, number.start)
    return whose or (bool(away) and _LEFT.search(before) is None)


def _no_number(text: str, number: Span) -> bool:
    """Say whether a number is only the head of one, or one that nobody knows ("untold numbers of people")."""
    if _THOUSANDS_NEXT.match(text, number.end):
        return True
    told = _NUMBERS.match(number.quote)
    before = text[max(0, number.start - _BEHIND) : number.start]
    return told is not None and (told["untold"] is not None or _UNTOLD.search(before) is not None)


def _is_nth(text: str, number: Span) -> bool:
    """Say whether somebody told before is ranked in a row ("the fourth officer killed since June")."""
    return _NTH.match(text, number.start) is not None and _SO_FAR.match(text, number.end) is not None


def _clause_before(text: str, at: int) -> str:
    """Return what stands before a place in its sentence."""
    return re.split(r"[.!?]\s|\n", text[max(0, at - _BEFORE) : at])[-1]


def _share(text: str, start: int, before: str) -> bool:
    """Say whether words tell who people counted before were, and harm nobody further."""
    beside = before.rstrip().endswith((",", "(", "-", "–", "—"))
    told = _SHARE_OF.match(text, start) or (_SHARE_BESIDE.match(text, start) if beside else None)
    return told is not None and _HARMED.search(told["rest"]) is None


def _free(harm: Harm, people: str, before: str, after: str) -> bool:
    """Say whether people are told to be free again; who was abducted before stays abducted."""
    if _FREED_BEFORE.search(before):
        return harm in _LOST and _TAKEN.search(people + after[:_BEHIND]) is None
    return harm in _LOST - _HELD and _FREED_AFTER.match(after) is not None
