"""Who only stands behind a side that acted, and whose people it names ("rebels of the Northern Front")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from annals.extract.sentence.cues import cue_list, cue_set
from annals.gazetteer.actors import actors
from annals.model.reading import Filler, Frame, Role
from annals.model.report import Report, Span

_ALLIES = "|".join(cue_list("sides", "allies"))
_SUPPORTED = "|".join(cue_list("sides", "supported"))
_ALLY_OF = rf",\s+(?:an?|the|its|their)\s+(?:[\w-]+\s+){{0,2}}?(?:{_ALLIES})\s+of\s+(?:the\s+)?"
_ALLY_BEHIND = re.compile(_ALLY_OF, re.IGNORECASE)
_ALLY_BEFORE = re.compile(_ALLY_OF + "$", re.IGNORECASE)
_SUPPORTED_BY = re.compile(rf"\b(?:{_SUPPORTED})\s+(?:\w+ly\s+)?by\s+(?:the\s+)?$", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_STATE = re.compile(r"state:[A-Z]{2}(?:/(?:government|people))?")
_BEFORE = 60
"""How far before a name the words for what it is to another may begin, in code points."""


def without_backers(report: Report, frame: Frame) -> Frame:
    """Return a frame without attackers that only stand behind another: no force of theirs is told."""
    told = _named_once([_alone(report, one) for one in frame.fillers])
    behind = [one for one in told if one.role is Role.ATTACKER and _backs(report.text, one.mention.span)]
    if len(behind) < sum(one.role is Role.ATTACKER for one in told):
        told = [one for one in told if one not in behind]
    return replace(frame, fillers=tuple(told))


def _named_once(fillers: Sequence[Filler]) -> list[Filler]:
    """Return fillers without words for a group's people beside the group's own name."""
    names = [one.mention.span for one in fillers if one.role is Role.ATTACKER]

    def repeats(one: Filler) -> bool:
        words = one.mention.span
        inner = (name for name in names if name.end == words.end and words.start < name.start)
        return any(_people_of(words.quote[: name.start - words.start]) for name in inner)

    return [one for one in fillers if one.role is not Role.ATTACKER or not repeats(one)]


def _people_of(words: str) -> bool:
    """Say whether words before a group's name are for its people ("rebels of the", "members of")."""
    of = _OF.search(words)
    people = words[: of.start()] if of else ""
    some = people.lower().rpartition(" ")[2] in cue_set("heard", "some_of")
    return bool(people) and (some or actors().generic(people) is not None)


def _alone(report: Report, filler: Filler) -> Filler:
    """Return an attacker without the words for whose ally he is."""
    span = filler.mention.span
    ally = _ALLY_BEHIND.search(span.quote) if filler.role is Role.ATTACKER else None
    if ally is None or not ally.start():
        return filler
    return replace(
        filler, mention=replace(filler.mention, span=report.span(span.start, span.start + ally.start()))
    )


def _backs(text: str, span: Span) -> bool:
    before = text[max(0, span.start - _BEFORE) : span.start]
    if _ALLY_BEFORE.search(before):
        return True
    if not _SUPPORTED_BY.search(before):
        return False
    return any(_STATE.fullmatch(key) for match in actors().match(span.quote) for key in match.keys)
