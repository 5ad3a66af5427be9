"""Whether somebody who is told of in a sentence does an act of his own behind some words of it."""

from __future__ import annotations

from collections.abc import Iterator

from annals.extract.parties.sides import is_attack
from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import harm_words, light_verbs
from annals.extract.sentence.scan import EventHit, Item, Scan
from annals.extract.sentence.senses import BE, is_passive
from annals.model.vocabulary import Harm, Kind

_HARMS = frozenset({Harm.KILLED, Harm.INJURED, Harm.ABDUCTED, Harm.DETAINED})
_KINDS = frozenset({Kind.INCIDENT, Kind.SERIES})
_NO_DEED = frozenset(
    {"protest", "agreement", "group_change", "territory_transfer", "base_established", "weapons_seized"}
)
_COUNTED = cue_set("deeds", "counted")
_DETERMINERS = cue_set("grammar", "determiners") | cue_set("sides", "owners") | {"its", "'s", "’s"}
_DESCRIBES = _DETERMINERS | _COUNTED | BE | cue_set("grammar", "prepositions") - {"by"}
_RELATIVE = frozenset({"who", "which", "that"})
_JOINS = frozenset({"and", ",", "but", "then", ";"})
_STARTS = cue_set("deeds", "starts")
_BEFORE_ING = cue_set("deeds", "before_ing")
_FOR = _BEFORE_ING - {"when", "while"}
_BESIDE = cue_set("deeds", "beside_verb")
_OF_BOTH = cue_set("deeds", "of_both")
_PRONOUNS = frozenset({"he", "she", "they"})
_LEADS = frozenset({"led", "leads", "leading"})
_NOUN_REACH, _OBJECT_REACH = 4, 3


def deed_of_his_own(scan: Scan, who: Item | None, at: int, *, suffers: bool = False) -> int | None:
    """Return the first verb from a word on for what its subject, who is told of before, does himself.

    Where he is told to have been harmed by the word before, a participle without an object goes on with that.
    """
    for first, after in sorted(set(_active(scan))):
        if first < at:
            continue
        before = _before(scan, first)
        if scan.low(first).endswith("ing"):
            if scan.low(before) in _BEFORE_ING:
                return first
        else:  # "people killed in a raid", where nobody is its object
            participle = suffers or any(one.after == before + 1 for one in scan.actors)
            if (not participle or _has_object(scan, first, after)) and _is_his(scan, who, at, before):
                return first
    return None


def done_before(scan: Scan, at: int) -> bool:
    """Say whether a harm is told to have come for something done ("arrested for throwing acid at a man")."""
    doing = (n for n in range(at, len(scan.words)) if scan.low(n).endswith("ing"))
    return any(scan.low(_before(scan, n)) in _FOR and _object_at(scan, n + 1) for n in doing)


def acted_before(scan: Scan, at: int) -> bool:
    """Say whether somebody's deed is told before a word of a sentence."""
    return any(first < at for first, _ in _active(scan))


def _is_his(scan: Scan, who: Item | None, at: int, before: int) -> bool:
    """Say whether nobody else stands as subject between some words and a verb, before a word."""
    low = scan.low
    joint = next((n for n in range(before, at - 1, -1) if low(n) in _JOINS | _STARTS | _RELATIVE), None)
    if joint is None:  # "stun grenades fired at protesters"
        return not any(one.after == before + 1 for one in scan.weapons)
    between = {low(n) for n in range(joint + 1, before + 1)}
    if low(joint) in _RELATIVE:
        return False
    if not between:
        return low(joint) in _JOINS
    again = who is not None and low(who.after - 1) in between
    related = who is not None and low(who.after + (low(who.after) == ",")) in _RELATIVE
    return again or low(before) in _PRONOUNS or (related and low(joint) == "and")


def _active(scan: Scan) -> Iterator[tuple[int, int]]:
    """Yield each verb for what its subject does to somebody, and each verb that carries a noun for it."""
    harms = (
        one for one in harm_words().scan(scan.words) if one.value[0] in _HARMS and one.value[1] != "word"
    )
    verbs = [(one.first, one.after) for one in harms]
    verbs += [(hit.first, hit.after) for hit in scan.events if _is_deed(hit)]
    for first, after in verbs:
        before = scan.low(_before(scan, first))
        describes = before in _DESCRIBES or _is_number(scan, _before(scan, first))
        if scan.low(first).endswith("ing"):
            describes = before in _DETERMINERS or before in BE
        if not is_passive(scan, first) and not describes:
            yield first, after
    nouns = [hit.first for hit in scan.events if any(map(is_attack, hit.senses))]
    carry = [(one.first, one.after) for one in light_verbs().scan(scan.words)]
    carry += [(n, n + 1) for n, word in enumerate(scan.words) if word.low in _LEADS]
    for first, after in carry:
        if any(after <= noun < after + _NOUN_REACH for noun in nouns) and not is_passive(scan, first):
            yield first, after


def _is_deed(hit: EventHit) -> bool:
    verbs = (one for one in hit.senses if not one.nominal)
    return any(one.kind in _KINDS and one.type not in _NO_DEED for one in verbs)


def _before(scan: Scan, verb: int) -> int:
    """Return the word before a verb and the adverbs and auxiliaries that stand beside it."""
    at = verb - 1
    while scan.low(at) in _BESIDE or scan.low(at).endswith("ly"):
        at -= 1
    return at


def _has_object(scan: Scan, first: int, after: int) -> bool:
    """Say whether a verb has an object, so that it is active behind a passive ("attacked and killed two")."""
    if scan.low(first) == "fired":
        return scan.low(after) != "by"
    told = after - first > 1 and scan.low(first + 1) not in _OF_BOTH
    return told or _object_at(scan, after)


def _object_at(scan: Scan, at: int) -> bool:
    """Say whether people, a thing or how many of them stand at a word, and no time."""
    if any(one.first <= at + 1 and at < one.after for one in scan.times):
        return False
    least = f"{scan.low(at)} {scan.low(at + 1)}" in cue_set("deeds", "at_least")
    if least or scan.low(at) in (_DETERMINERS | _COUNTED) - {"that"} or _is_number(scan, at):
        return True
    ends = cue_set("grammar", "prepositions") | BE | _JOINS | _STARTS | {"."}
    for one in (*scan.actors, *scan.targets, *scan.weapons):
        if at <= one.first < at + _OBJECT_REACH:
            return not any(scan.low(n) in ends for n in range(at, one.first))
    return False


def _is_number(scan: Scan, at: int) -> bool:
    if not 0 <= at < len(scan.words):
        return False
    start = scan.words[at].start - scan.sentence.start
    return any(one.start <= start < one.end for one in scan.numbers)
