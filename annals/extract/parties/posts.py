"""Whom an attack on a thing was aimed at: whose post or vehicle it was, and who rode in it."""

from __future__ import annotations

from collections.abc import Iterator

from annals.extract.parties.deeds import deed_of_his_own
from annals.extract.parties.noun_phrases import noun_phrase
from annals.extract.parties.roles import RoleFinder
from annals.extract.parties.sides import Sides, is_attack
from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import harm_words
from annals.extract.sentence.scan import EventHit, Item, Scan
from annals.extract.sentence.senses import BARRIERS, BE, is_passive
from annals.model.reading import Label
from annals.model.report import Report
from annals.model.vocabulary import ActorKind, Kind

_AT = frozenset({"on", "at", "upon", "against"})
_NO_ATTACK = frozenset(
    {
        "protest",
        "agreement",
        "group_change",
        "territory_transfer",
        "base_established",
        "arrests",
        "interception",
    }
)
_ENDS = BARRIERS | {".", ",", "and", "who", "which", "that", "by", "near", "from", "in", ""}
_BEEN = BE | {"has", "have", "had", "also", "who", "which", ",", "then", "later", "reportedly", "allegedly"}
_HELD = ("-held", "-controlled")
_ARMED = frozenset({ActorKind.REBEL, ActorKind.STATE_FORCES, ActorKind.POLITICAL_MILITIA})
_UNARMED = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS})
_REACH, _RIDING, _NEXT = 6, 4, 2
_SCORE = 0.8


def posts(report: Report, scan: Scan, roles: RoleFinder) -> Iterator[Sides]:
    """Yield whose post or town was attacked, whom a vehicle carried, and who was attacked."""
    for hit in scan.events:
        suffers = _suffers(scan, hit) or _holder(scan, hit)
        acted = suffers is not None and deed_of_his_own(scan, suffers, hit.after, suffers=True) is not None
        bare = scan.low(hit.first - 1) not in BE  # "soldiers, attacked by drones, burned a village"
        if suffers is not None and not (acted and bare):
            told = roles.mention(suffers, _SCORE)
            men = (one for one in scan.actors if 0 < suffers.first - one.after <= _NEXT)
            of = [one for one in men if scan.low(one.after) in {"from", "of"}]
            yield Sides(
                words=(report.span(hit.start, hit.end),),
                attacked=(told,),
                outside=(told.span, *(report.span(one.start, one.end) for one in of)),
                only=True,
                aimed=True,
                whole=acted,
            )
        thing = _behind(scan, hit) or _before(scan, hit)
        owner = _owner(scan, thing) if thing is not None else None
        riders = noun_phrase(scan, thing.after + 1) if thing is not None and _carries(scan, thing) else None
        far = riders is not None and thing is not None and riders.first - thing.after > _RIDING
        if riders is not None and (far or scan.low(riders.after - 1) in cue_set("sides", "prisoners")):
            riders = None
        attacked = tuple(roles.mention(one, _SCORE) for one in (owner, riders) if one is not None)
        if attacked:
            words = (report.span(hit.start, hit.end),)
            outside = tuple(one.span for one in attacked)
            yield Sides(words=words, attacked=attacked, outside=outside, only=True, aimed=True)


def _behind(scan: Scan, hit: EventHit) -> Item | None:
    """Return the thing that is the object of a verb of attack, or that its noun is "on"."""
    noun = any(map(is_attack, hit.senses))
    if not noun and not (_attacks(hit) and not is_passive(scan, hit.first)):
        return None
    if noun and scan.low(hit.after) not in _AT and not _attacks(hit):
        return None
    at = hit.after + (scan.low(hit.after) in _AT)
    for item in scan.targets:
        between = {scan.low(n) for n in range(at, item.first)}
        if at <= item.first < at + _REACH and not between & _ENDS:
            return item
    return None


def _before(scan: Scan, hit: EventHit) -> Item | None:
    """Return the thing that is the subject of a passive verb of attack ("a convoy was attacked")."""
    if not _attacks(hit) or not is_passive(scan, hit.first):
        return None
    for item in scan.targets:
        between = {scan.low(n) for n in range(item.after, hit.first)}
        if item.after <= hit.first < item.after + _RIDING and not between & _ENDS:
            return item
    return None


def _suffers(scan: Scan, hit: EventHit) -> Item | None:
    """Return the subject of a passive verb of attack, or whose it is ("X, whose base was raided")."""
    if not _attacks(hit) or not is_passive(scan, hit.first):
        return None
    for item in (one for one in scan.actors if not _is_country(one) and not _rides(scan, one)):
        between = [scan.low(n) for n in range(item.after, hit.first)]
        if between and item.after < hit.first and all(low in _BEEN for low in between):
            return item
        relative = "whose" in between[:2] and len(between) <= _REACH and between[-1] in BE
        if relative and not set(between[2:]) & {",", "and", "by"}:
            return item
    return None


def _holder(scan: Scan, hit: EventHit) -> Item | None:
    """Return who holds the place that was struck ("rebel-held Tera"), where only fighters are told as hit."""
    fell = any(item.tag in _ARMED for item in scan.actors if item.first > hit.after and _is_hit(scan, item))
    if not fell or is_passive(scan, hit.first) or {item.tag for item in scan.actors} & _UNARMED:
        return None
    for n in range(hit.after, min(len(scan.words), hit.after + _RIDING)):
        word = scan.words[n]
        if word.low in _ENDS:
            return None
        if word.low.endswith(_HELD):
            end = word.end - len(word.low.rpartition("-")[2]) - 1
            return Item(Label.ACTOR, n, n + 1, word.start, end, ActorKind.EXTERNAL_OR_OTHER)
    return None


def _is_hit(scan: Scan, item: Item) -> bool:
    """Say whether people are the object of a verb of harm ("killing three fighters")."""
    before = range(max(0, item.first - _RIDING), item.first)
    return any(harm.first in before for harm in harm_words().scan(scan.words))


def _is_country(item: Item) -> bool:
    return any(key.startswith("state:") and "/" not in key for key in item.keys)


def _attacks(hit: EventHit) -> bool:
    senses = (one for one in hit.senses if not one.nominal and not one.harm)
    return any(one.kind == Kind.INCIDENT and one.type not in _NO_ATTACK for one in senses)


def _owner(scan: Scan, thing: Item) -> Item | None:
    """Return the force that the words for a thing begin with, or that stands right before them.

    Where a state is named, the land does not say whose it is ("Israeli fire killed two; they shot at an army
    post").
    """
    known = [one for one in scan.actors if one.after in {thing.first, thing.first + 1}]
    if known:
        return max(known, key=lambda one: one.after)
    if scan.low(thing.first) not in cue_set("sides", "services") or _of_a_state(scan, thing):
        return None
    word = scan.words[thing.first]
    return Item(Label.ACTOR, thing.first, thing.first + 1, word.start, word.end, ActorKind.STATE_FORCES)


def _of_a_state(scan: Scan, thing: Item) -> bool:
    """Say whether a sentence names a state, whose a thing's force may be, but no such force of it."""
    low = scan.low(thing.first)
    states = [one for one in scan.actors if any(key.startswith("state:") for key in one.keys)]
    alike = any(scan.low(n) == low for one in states for n in range(one.first, one.after))
    return bool(states) and not alike


def _rides(scan: Scan, item: Item) -> bool:
    """Say whether prisoners are told of as in a vehicle ("a van transporting inmates was attacked")."""
    before = {scan.low(n) for n in range(item.first - _NEXT, item.first)}
    held = scan.low(item.after - 1) in cue_set("sides", "prisoners")
    return held and bool(before & cue_set("sides", "carries"))


def _carries(scan: Scan, thing: Item) -> bool:
    return scan.low(thing.after) in cue_set("sides", "carries")
