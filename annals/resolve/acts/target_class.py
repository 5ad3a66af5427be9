"""The classes of what was aimed at or hit (codebook section 3): people count by what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annals.gazetteer.actors import Actors
from annals.model.reading import PERSON, Filler, Label
from annals.model.vocabulary import ActorKind, GroupClass, TargetClass
from annals.resolve.actors.phrase import one_of
from annals.resolve.tolls.groups import group_class
from annals.resolve.words import before, class_of, listed, without

_TABLE = "target_words"
_JOINED = re.compile(r"\band\b|,")
_PARTS = re.compile(r",?\s+(?:and|as well as)\s+|,\s+")
_KIN_OF = re.compile(r"(?:his|her|its|their)\b", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|from|in|at|who|and|with)\b|,")
_COUNTED = re.compile(
    r"(?:at least |up to |about )?(?:\w+|a number|a group|\w+ more) of (?:(?:the|its|his|her|their|our) )?",
    re.IGNORECASE,
)
"""Before a noun for people: how many of them."""
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
_ARRESTS = "arrests"
_OF_FORCES = frozenset(
    {
        *("arrests", "armed_clash", "protest", "state_takes_territory", "nonstate_takes_territory"),
        *("weapons_seized", "interception", "agreement", "group_change", "territory_transfer"),
        *("base_established", "other_violence"),
    }
)
"""Types of acts that may be aimed at those who fight, or who are sought."""
_UPON_CIVILIANS = frozenset({"attack_on_civilians"})
_ANYBODYS = frozenset(
    {
        TargetClass.TRANSPORT,
        TargetClass.MILITARY,
        TargetClass.BUSINESS,
        TargetClass.HOME,
        TargetClass.INFRASTRUCTURE,
        TargetClass.OTHER,
    }
)
"""Classes of things that may be anybody's: a car of the police, an office of a party."""
_ARMED_GROUPS = frozenset({ActorKind.REBEL, ActorKind.POLITICAL_MILITIA})
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


def target_class(filler: Filler, registry: Actors, act: str) -> TargetClass | None:
    """Return the class of one thing or group of people that an act of a type hit, None where nothing says it.

    Fighters of either side are military; gunmen and suspects are of no class, nor fighters and people
    without more who are arrested.
    """
    tag, words = filler.mention.tag, filler.mention.span.quote
    if filler.mention.label == Label.TARGET:
        return _of_thing(words, tag)
    arrested = act == _ARRESTS
    if class_of(_TABLE, "people", _head(words)) == "kin" and not _JOINED.search(words):
        return None if arrested else TargetClass.CIVILIANS
    if named := _named(words):
        return named
    people = class_of(_TABLE, "people", words)
    if people == "fighters" or tag == ActorKind.REBEL or _is_fighter(words, registry):
        return None if arrested else TargetClass.MILITARY
    if act in _UPON_CIVILIANS and group_class(words) is GroupClass.HORS_DE_COMBAT:
        return TargetClass.CIVILIANS
    told = _BY_GROUP.get(group_class(words)) if people != "unsure" else None
    if told is None and tag == ActorKind.CIVILIANS:
        anybody = people != "own" and class_of(_TABLE, "people", _head(words)) is not None
        return None if arrested or anybody else TargetClass.CIVILIANS
    return told or (None if people == "unsure" else _by_kind(words, tag, registry))


def target_classes(filler: Filler, registry: Actors, act: str) -> list[TargetClass]:
    """Return the classes of a thing or of people: of several who are told together, those of each part."""
    first = target_class(filler, registry, act)
    found = [] if first is None else [first]
    words = filler.mention.span.quote
    if filler.mention.label == Label.TARGET or act == _ARRESTS:
        return found
    parts = [part for part in _PARTS.split(words) if not _KIN_OF.match(part)]
    told = [value for part in parts if (value := _of_part(part)) is not None] if len(parts) > 1 else []
    return list(dict.fromkeys([*found, *told]))


def _of_part(words: str) -> TargetClass | None:
    """Return the class of some of those who are told together, where their own words say it."""
    return _named(words) or _BY_GROUP.get(group_class(words))


def _named(words: str) -> TargetClass | None:
    """Return the class that words for people name."""
    told = without(_TABLE, "unlike", "people_classes", words)
    named = class_of(_TABLE, "people_classes", told) or class_of(_TABLE, "ranks", told)
    return TargetClass(named) if named else None


def plain(hit: Sequence[Filler], act: str) -> list[Filler]:
    """Return those hit by an act of a type who are told as persons and as nothing more: civilians, then.

    There are none in an act that may be aimed at those who fight, or where any of those hit may have fought,
    and none of a force, on guard or of a rank.
    """
    people = [one for one in hit if one.mention.label is Label.ACTOR]
    if act in _OF_FORCES or any(one.mention.tag in _ARMED_GROUPS for one in people):
        return []
    persons = [one for one in people if one.mention.tag in {PERSON, ActorKind.CIVILIANS}]
    return [one for one in persons if not _may_be_armed(one.mention.span.quote)]


def _may_be_armed(words: str) -> bool:
    """Say whether words are for people in doubt, for some who may bear arms, or for no people at all."""
    armed = class_of(_TABLE, "armed", without(_TABLE, "armed", "household", words)) is not None
    return armed or _IN_DOUBT.search(words) is not None


def _of_thing(words: str, tag: str | None) -> TargetClass | None:
    """Return the class of a thing: whose it is, told beside it, counts for more than what it is."""
    words = before(_TABLE, "beside", words) or words
    owner = class_of(_TABLE, "owners", without(_TABLE, "unlike", "owners", words))
    if owner is not None and (tag is None or tag in _ANYBODYS):
        return TargetClass(owner)
    if tag is not None and tag != TargetClass.OTHER:
        return TargetClass(tag)
    found = class_of(_TABLE, "things", _OF.split(words, maxsplit=1)[0]) or class_of(_TABLE, "things", words)
    known = found or tag
    return TargetClass(known) if known else None


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
    """Return the last word for people before what is said of them ("two of the sons of a chief": "sons")."""
    counted = _COUNTED.match(words)
    some = counted is not None and class_of(_TABLE, "people", counted[0]) != "kin"
    told = words[counted.end() :] if counted and some else words
    return (_OF.split(told, maxsplit=1)[0].split() or [""])[-1]


def _by_kind(words: str, tag: str | None, registry: Actors) -> TargetClass | None:
    if tag != ActorKind.STATE_FORCES:
        return None
    entries = registry.find(words)
    state = bool(entries) and entries[0].category in {"state", "government"}
    return TargetClass.GOVERNMENT if state else TargetClass.MILITARY
