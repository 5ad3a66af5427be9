"""Which sense an event word has in its sentence, if any: verb or noun, with what it asks for beside it."""

from __future__ import annotations

from dataclasses import replace

from annals.extract.sentence.causes import of_nature
from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import EventWord, event_words, in_flight, light_verbs, people_words
from annals.extract.sentence.scan import EventHit, Item, Scan
from annals.model.vocabulary import ActorKind, WeaponClass

BARRIERS = cue_set("grammar", "barriers")
BE = cue_set("grammar", "be")
_DETERMINERS = cue_set("grammar", "determiners")
_RELATIVE = frozenset({"that"})
_TO = cue_set("grammar", "to")
_NO_OBJECT = cue_set("grammar", "no_object")
_WHERE = frozenset({"in", "at", "near", "from", "during", "outside", "inside"})
_FLYING = frozenset({WeaponClass.BOMB_FROM_THE_AIR.value})
_KILLS = frozenset({"kill", "slay"})
_OBJECT_REACH = 7
_SUBJECT_REACH = 4
_AIM_REACH = 8
_HEADLINE_SHARE = 0.5
_AT = frozenset({"at", "into", "toward", "towards", "on", "against"})


def sense_of(scan: Scan, hit: EventHit) -> EventWord | None:
    """Return the sense that an event word has here, None where it is no event word."""
    if _figurative(scan, hit):
        return None
    for sense in hit.senses:
        if not sense.nominal and not _stands_as_verb(scan, hit, sense):
            continue
        if sense.nominal and (not _stands_as_noun(scan, hit) or _takes_object(scan, hit)):
            continue
        if sense.needs_weapon and not _weapon_near(scan, hit):
            if sense.lemma in {"shoot down", "down", "bring down"} and _aircraft_near(scan, hit):
                return _crewed(sense)
            continue
        if sense.object and not _has_kind(scan, hit, sense.object):
            continue
        if sense.subject and not _has_subject(scan, hit, sense.subject):
            continue
        if sense.needs_people and not _people_near(scan, hit):
            continue
        return sense
    return None


def _has_kind(scan: Scan, hit: EventHit, kind: str) -> bool:
    """Say whether a verb has an object of this kind, or a subject of it where it is passive."""
    if kind == "weapon":
        return any(_object_of(scan, item.first, hit) for item in scan.weapons)
    if kind == "base":
        return any(_object_of(scan, item.first, hit) for item in scan.targets if item.tag == "military")
    if kind == "organisation":
        named = (item for item in scan.actors if item.keys or scan.words[item.first].text[0].isupper())
        return any(_object_of(scan, item.first, hit) for item in named)
    nouns = cue_set("places", "nouns")
    at = range(hit.after, hit.after + 4)
    at = range(at.start, next((i for i in at if scan.low(i) in _WHERE), at.stop))
    place = any(item.first in at for item in scan.places) or any(scan.low(i) in nouns for i in at)
    passive = is_passive(scan, hit.first) and any(0 <= hit.first - item.after <= 3 for item in scan.places)
    return (place and not any(a.first in at and not a.keys for a in scan.actors)) or passive


def _has_subject(scan: Scan, hit: EventHit, kind: str) -> bool:
    """Say whether a weapon, or a crowd, stands before a verb as its subject."""
    if kind in {"weapon", "weapon_aimed"}:
        aimed = kind == "weapon" or any(scan.low(i) in _AT for i in range(hit.after, hit.after + _AIM_REACH))
        return aimed and any(0 <= hit.first - item.after <= _SUBJECT_REACH for item in scan.weapons)
    return any(
        0 <= hit.first - item.after <= _SUBJECT_REACH
        and item.tag in {ActorKind.PROTESTERS, ActorKind.RIOTERS}
        for item in scan.actors
    )


def _figurative(scan: Scan, hit: EventHit) -> bool:
    """Say whether an event word tells of no violence: of sport, of words alone, of an accident."""
    if hit.senses[0].lemma in _KILLS and of_nature(scan.words, hit.first, scan.people()):
        return True
    by_accident = scan.no_deed
    if hit.first in by_accident or (by_accident and any(sense.harm for sense in hit.senses)):
        return True
    return hit.first in scan.figurative


def _takes_object(scan: Scan, hit: EventHit) -> bool:
    """Say whether an -ing form that is a noun too has an object here, as a verb ("killing four people")."""
    if not any(sense.form == "ing" for sense in hit.senses):
        return False
    start = scan.words[hit.after].start if hit.after < len(scan.words) else -1
    counted = any(scan.sentence.start + number.start == start for number in scan.numbers)
    return (
        counted
        or scan.low(hit.after) in _DETERMINERS - _RELATIVE
        or any(a.first == hit.after for a in scan.actors)
    )


def _people_near(scan: Scan, hit: EventHit) -> bool:
    """Say whether a verb has people as its object."""
    return any(_object_of(scan, item.first, hit) and _of_people(scan, item) for item in scan.actors)


def _of_people(scan: Scan, item: Item) -> bool:
    """Say whether an actor is told of as people ("two fighters"), not as an organisation."""
    return not item.keys or people_words().match(scan.words, item.after - 1) is not None


def _crewed(sense: EventWord) -> EventWord:
    """Return the sense of shooting down a crewed aircraft: an attack, not an interception."""
    return replace(sense, type="armed_clash", stage=None, needs_weapon=False)


def _stands_as_noun(scan: Scan, hit: EventHit) -> bool:
    """Say whether a noun stands as one ("march" after a month's day does not)."""
    following = scan.low(hit.after)
    lone = scan.low(hit.first)
    if lone in {"march", "mass"}:
        return scan.low(hit.first - 1) in _DETERMINERS or following in {"in", "to", "against", "through"}
    if _in_name(scan, hit):
        return False
    wholes = (*scan.targets, *scan.weapons, *scan.actors)
    if any(whole.first <= hit.after < whole.after for whole in wholes if whole.first >= hit.first):
        return False
    if lone == "fighting" and (
        following in {"the", "a", "against", "for", "alongside", "with"}
        or any(a.first == hit.after for a in scan.actors)
    ):
        return False
    return not (lone in {"strike", "raid", "attack", "protest"} and scan.low(hit.first - 1) in {"to", "will"})


def _in_name(scan: Scan, hit: EventHit) -> bool:
    """Say whether a noun stands inside a name ("the X Attack Network"), in a sentence that is no headline."""
    words = scan.words
    if hit.first == 0 or hit.after >= len(words):
        return False
    beside = words[hit.first - 1].text[0].isupper() and words[hit.after].text[0].isupper()
    capitals = sum(word.text[0].isupper() for word in words)
    return words[hit.first].text[0].isupper() and beside and capitals < _HEADLINE_SHARE * len(words)


def _stands_as_verb(scan: Scan, hit: EventHit, sense: EventWord) -> bool:
    previous = scan.low(hit.first - 1)
    if _is_light(scan, hit):
        return False
    if sense.form == "base":
        return previous in _TO or (previous.endswith("s") and previous not in {"'s", "its", "his", "this"})
    if sense.form == "third":
        return _has_object(scan, hit.after) and previous not in _DETERMINERS and _noun_before(scan, hit.first)
    if sense.form in {"past", "participle"}:
        return previous not in _DETERMINERS - _RELATIVE
    return previous not in {"the", "a", "an"} or " " in sense.lemma


def _has_object(scan: Scan, index: int) -> bool:
    """Say whether something a verb acts on may follow."""
    low = scan.low(index)
    return bool(low) and low[0].isalnum() and low not in _NO_OBJECT


def _noun_before(scan: Scan, index: int) -> bool:
    """Say whether a subject stands right before a word: an actor, a weapon or a pronoun."""
    if scan.low(index - 1) in {"it", "he", "she", "who", "which", "that"}:
        return True
    return any(item.after == index for item in (*scan.actors, *scan.weapons))


def _is_light(scan: Scan, hit: EventHit) -> bool:
    """Say whether a verb only carries an event noun that follows ("executed a drone strike")."""
    if light_verbs().match(scan.words, hit.first) is None:
        return False
    for index in range(hit.first + 1, min(len(scan.words), hit.first + _OBJECT_REACH)):
        if scan.low(index) in BARRIERS | {",", "by"}:
            return False
        match = event_words().match(scan.words, index)
        if match is not None and any(sense.nominal for sense in match.value):
            return True
    return False


def _weapon_near(scan: Scan, hit: EventHit) -> bool:
    return any(
        item.tag in {w.value for w in in_flight()}
        for item in scan.weapons
        if _object_of(scan, item.first, hit)
    )


def _aircraft_near(scan: Scan, hit: EventHit) -> bool:
    return any(item.tag in _FLYING for item in scan.weapons if _object_of(scan, item.first, hit))


def _object_of(scan: Scan, index: int, hit: EventHit) -> bool:
    """Say whether a thing is what the verb does something to: after it, or before a passive."""
    if hit.after <= index <= hit.after + _OBJECT_REACH:
        return True
    return hit.first - _OBJECT_REACH <= index < hit.first and is_passive(scan, hit.first)


def is_passive(scan: Scan, index: int) -> bool:
    """Say whether the verb at an index is passive: a form of "be" before it, or "by" after it."""
    at = index - 1
    while at >= 0 and (
        scan.low(at).endswith("ly") or scan.low(at) in {"also", "not", "then", "being", "since"}
    ):
        if scan.low(at) == "being":
            return True
        at -= 1
    being = scan.low(at) in BE and not any(item.first == at and item.keys for item in scan.actors)
    return being or scan.low(index + 1) == "by"
