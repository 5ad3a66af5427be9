"""The classes of what was aimed at or hit (codebook section 3): people count by what they are."""

from __future__ import annotations

import re

from annals.gazetteer.actors import Actors
from annals.model.reading import Filler, Label
from annals.model.vocabulary import ActorKind, GroupClass, TargetClass
from annals.resolve._actor_phrase import one_of
from annals.resolve._toll_groups import group_class
from annals.resolve.words import class_of, listed

_TABLE = "target_words"
_OF = re.compile(r"\s+(?:of|from|in|at|who|and|with)\b|,")
_IN_DOUBT = re.compile(r"\b(?:suspect|alleg|accused|former|presumed|would-be|ex-)", re.IGNORECASE)
_FIGHTERS = re.compile(
    r"(?:\W*(?:(?P<member>member)|fighter|militant|cadre|operative|commander|insurgent|terrorist|rebel)s?)?\W*"
)
"""Behind the name of an armed group: nothing more, or a noun for those who are of it."""
_CIVIL_BODY = re.compile(
    r"\bmembers?\s+(?:of|from|on|in)\s+(?:(?!who\b)[\w'-]+\s+){0,4}?(?:parliament|assembly|senate|congress|councils?"
    r"|commission|committee|cabinet|government|board|union|party|teams?|crews?|staff|delegation|bureau|family)\b",
    re.IGNORECASE,
)
_WITH_OTHERS = re.compile(
    r"\b(?:and|with)\s+(?:(?:their|his|her|its)\s+(?:\w+\s+)?(?:famil|relatives|wi[fv]e|child|kin\b|sons?|daughters?)"
    r"|(?:[\w-]+\s+)?(?:civilians?|villagers|residents)\b)",
    re.IGNORECASE,
)
_CIVIL = re.compile(
    r"\b(?:herd(?:er|s[mw][ae]n)|herders|pastoralist|farmer|villager|shepherd|resident|trader|fisherm[ae]n)s?\W*$",
    re.IGNORECASE,
)
"""Who is no fighter for being of a people or a group: by the body, the company or the trade."""
_BY_GROUP = {
    GroupClass.CIVILIANS: TargetClass.CIVILIANS,
    GroupClass.CHILDREN: TargetClass.CIVILIANS,
    GroupClass.WOMEN: TargetClass.CIVILIANS,
    GroupClass.PROTESTERS: TargetClass.CIVILIANS,
    GroupClass.COMBATANTS: TargetClass.MILITARY,
    GroupClass.POLICE: TargetClass.POLICE,
    GroupClass.JOURNALISTS: TargetClass.MEDIA,
    GroupClass.HEALTH_WORKERS: TargetClass.MEDICAL,
    GroupClass.AID_WORKERS: TargetClass.AID,
}


def target_class(filler: Filler, registry: Actors, *, arrested: bool, killed: bool) -> TargetClass | None:
    """Return the class of one thing or group of people, None where the words do not say.

    Fighters of either side are military; gunmen and suspects are of no class, nor is who is ``arrested``,
    unless the words say it. Prisoners who are ``killed`` are civilians aimed at, as the act's type has it.
    """
    tag, words = filler.mention.tag, filler.mention.span.quote
    thing = filler.mention.label == Label.TARGET
    if thing and tag in set(TargetClass) and tag != TargetClass.OTHER:
        return TargetClass(tag)
    if named := class_of(_TABLE, "classes", words):
        return TargetClass(named)
    if thing:
        return TargetClass(tag) if tag else None
    if _is_fighter(words, registry):
        return TargetClass.MILITARY
    if killed and group_class(words) is GroupClass.HORS_DE_COMBAT:
        return TargetClass.CIVILIANS
    people = class_of(_TABLE, "people", words)
    told = _BY_GROUP.get(group_class(words)) if people != "unsure" else None
    if told is None and tag == ActorKind.CIVILIANS:
        anybody = people != "own" and class_of(_TABLE, "people", _head(words)) is not None
        return None if arrested or anybody else TargetClass.CIVILIANS
    return told or (None if people == "unsure" else _by_kind(words, tag, registry))


def _is_fighter(words: str, registry: Actors) -> bool:
    """Say whether words are for those of an armed group ("two Taliban fighters"), for sure.

    A bare member of a group that is a party, too, may be none; nor are herders, nor who sits in a council.
    """
    told = _OF.split(words, maxsplit=1)[0]
    if (
        _IN_DOUBT.search(told)
        or _CIVIL.search(told)
        or _CIVIL_BODY.search(words)
        or _WITH_OTHERS.search(words)
    ):
        return False
    told = one_of(registry, told) or told
    for match in registry.match(told):
        entry, behind = registry.get(match.keys[0]), _FIGHTERS.fullmatch(told, match.end)
        if entry is None or entry.category != "armed_group" or behind is None:
            continue
        if not behind["member"] or entry.key not in listed("parties", "keys"):
            return True
    return False


def _head(words: str) -> str:
    """Return the last word for people before what is said of them ("the son of a chief": "son")."""
    return (_OF.split(words, maxsplit=1)[0].split() or [""])[-1]


def _by_kind(words: str, tag: str | None, registry: Actors) -> TargetClass | None:
    if tag == ActorKind.REBEL:
        return TargetClass.MILITARY
    if tag != ActorKind.STATE_FORCES:
        return None
    entries = registry.find(words)
    state = bool(entries) and entries[0].category in {"state", "government"}
    return TargetClass.GOVERNMENT if state else TargetClass.MILITARY
