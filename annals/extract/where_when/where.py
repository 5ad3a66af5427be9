"""Which place goes with which act of a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from annals.extract.acts.event_words import Act
from annals.extract.parties.roles import RoleFinder
from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import cue_table
from annals.extract.sentence.scan import Item, Scan
from annals.extract.sentence.senses import BARRIERS
from annals.extract.sentence.standing import brought
from annals.extract.speech.grammar import Said
from annals.model.reading import Filler, Role
from annals.model.report import Span
from annals.model.vocabulary import Kind, Standing

_WHOSE = frozenset({Standing.HOME, Standing.POLICE, Standing.COURT, Standing.MEDIA})
_SKIP = cue_set("grammar", "skip")
_PHRASE_REACH = 7
_PHRASE_ENDS = BARRIERS | {
    "and",
    "or",
    "to",
    "from",
    "by",
    "against",
    "for",
    "with",
    "was",
    "were",
    "is",
    "are",
    "who",
}
_SEATS = frozenset(
    {"stronghold", "bastion", "outskirts", "heart", "south", "north", "east", "west", "centre", "edge"}
)
_TAKEN = frozenset({"abduction", "hijacking", "state_takes_territory", "territory_transfer"})
_BARRIER_COST = 6
_SCORE = 0.75
_BESIDE = 3
_FROM_REACH = 5
_SAID_REACH, _TOLD_REACH = 1, 4


def place_acts(
    scan: Scan, acts: list[Act], said: list[Said], reasons: list[Span], roles: RoleFinder
) -> list[Item]:
    """Give places to the acts of a sentence; return the launch places that no act took."""
    outside = [
        item
        for item in scan.places
        if item.tag not in _WHOSE
        and not _in_speaker(item, said)
        and not _in_reason(item, reasons)
        and not (item.tag == Standing.CARE and _brought(scan, item))
    ]
    origins = _origins(scan, outside)
    previous: Item | None = None
    where: set[int] = set()
    kind = False
    for item in outside:
        if item in origins:
            continue
        if _kind_of_next(scan, item):
            kind = _is_where(scan, item, acts, where)
            continue
        chained = previous is not None and _chained(scan, previous, item)
        stands, kind = kind or _is_where(scan, item, acts, where), False
        if not chained and stands:
            where.add(item.after)
            _give(scan, item, acts, roles, Role.PLACE)
        if not chained or previous is None:
            previous = item
    flown = [
        act for act in acts if act.kind == Kind.INCIDENT and any(f.role == Role.WEAPON for f in act.fillers)
    ]
    for item in origins if flown else ():
        _give(scan, item, flown, roles, Role.ORIGIN_PLACE)
    return [] if flown else origins


def _in_speaker(item: Item, said: Iterable[Said]) -> bool:
    """Say whether a place belongs to the words that name a speaker, or says where they spoke."""
    for one in said:
        if one.speaker is not None and one.speaker[0] <= item.start < one.speaker[1]:
            return True
        if 0 <= item.first - one.after <= (_TOLD_REACH if one.lemma.startswith("t") else _SAID_REACH):
            return True
    return False


def _in_reason(item: Item, reasons: Iterable[Span]) -> bool:
    """Say whether a place belongs to the reason given for an act."""
    return any(span.start <= item.start < span.end for span in reasons)


def _brought(scan: Scan, item: Item) -> bool:
    """Say whether a hospital's place is where somebody was brought ("shot and taken to X hospital")."""
    return any(scan.low(index) in brought() for index in range(item.first))


def _origins(scan: Scan, places: list[Item]) -> list[Item]:
    """Return the places that a weapon was launched from ("launched from Iraq or Lebanon")."""
    found: list[Item] = []
    for match in cue_table("verbs", "launched").scan(scan.words):
        last = match.after
        for item in places:
            between = [scan.low(i) for i in range(last, item.first)]
            near = (
                last == match.after
                and len(between) <= _FROM_REACH
                and bool(set(between[-2:]) & {"in", "off"})
            )
            if (item.first >= last and near) or (
                item.first >= last
                and set(between)
                <= {
                    "or",
                    ",",
                    "either",
                    "and",
                    "the",
                    "northern",
                    "southern",
                }
            ):
                found.append(item)
                last = item.after
    return found


def _chained(scan: Scan, previous: Item, item: Item) -> bool:
    """Say whether a place only says where the one before it lies ("Maiwand, Kandahar province")."""
    between = [scan.low(i) for i in range(previous.after, item.first)]
    if between in ([","], [",", "in"], ["in"], [",", "in", "the"], ["("], ["of"], ["in", "the"]):
        listed = scan.low(item.after) == "and" and between == [","] and _place_after(scan, item)
        return not listed
    return False


def _kind_of_next(scan: Scan, item: Item) -> bool:
    """Say whether words only say what kind of place is named next ("the Denver suburb of X")."""
    kind = item.after - item.first > 1 and scan.low(item.after - 1) in cue_set("places", "settled")
    return kind and scan.low(item.after) == "of" and _place_after(scan, item)


def _place_after(scan: Scan, item: Item) -> bool:
    return any(other.first == item.after + 1 for other in scan.places)


def _is_where(scan: Scan, item: Item, acts: list[Act], where: set[int]) -> bool:
    """Say whether a place stands as where something happened, by what is before and after it."""
    before_thing = any(other.first == item.after for other in (*scan.targets, *scan.actors))
    if before_thing and scan.low(item.first) in cue_set("places", "owners"):
        return False
    index = item.first - 1
    while index >= 0 and scan.low(index) in _SKIP:
        index -= 1
    low = scan.low(index)
    if low in cue_set("places", "incident"):
        return low != "of" or _beside(item, acts) or _of_site(scan, index)
    if low == "from" and any(act.type in _TAKEN for act in acts):
        return True
    if low in {"from", "to", "toward", "towards", "by", "for", "against", "via", "under", "with"}:
        return low == "against" and _beside(item, acts)
    if low in {"and", "or", ","} and any(other.after == index for other in scan.places):
        return index in where
    if _inside_phrase(scan, item.first) or (low == "," and _in_apposition(scan, index)):
        return True
    if scan.low(item.after) == "'s" or before_thing:
        return True
    return _beside(item, acts)


def _of_site(scan: Scan, index: int) -> bool:
    """Say whether "of" at an index follows a site where something happened ("at the station of X")."""
    site = any(target.after == index for target in scan.targets)
    return site and _inside_phrase(scan, index)


def _in_apposition(scan: Scan, comma: int) -> bool:
    """Say whether a place says which town is meant before a comma ("in the capital, X")."""
    nouns = cue_set("places", "nouns") | {"capital"}
    return scan.low(comma - 1) in nouns and _inside_phrase(scan, comma)


def _inside_phrase(scan: Scan, first: int) -> bool:
    """Say whether what begins at a word closes a noun phrase that a preposition of place opens.

    "on the rebel-held Syrian town of X", "in the former stronghold of X".
    """
    verbs = {index for hit in scan.events for index in range(hit.first, hit.after)}
    for index in range(first - 1, max(-1, first - 1 - _PHRASE_REACH), -1):
        low = scan.low(index)
        if low == "of" and scan.low(index - 1) in cue_set("places", "nouns") | _SEATS:
            continue
        if index in verbs or low in _PHRASE_ENDS or not (low[0].isalnum() or low == "'s"):
            return False
        if low in cue_set("places", "incident"):
            return low != "of"
    return False


def _beside(item: Item, acts: list[Act]) -> bool:
    """Say whether a place stands right beside an event word ("bombed Aleppo")."""
    return any(
        (item.after > hit.after and -_BESIDE <= item.first - hit.after <= _BESIDE)
        or 0 <= hit.first - item.after <= 1
        for act in acts
        for hit in act.hits
    )


def _give(scan: Scan, item: Item, acts: list[Act], roles: RoleFinder, role: Role) -> None:
    """Add an item to the act that it stands nearest to."""
    if not acts:
        return
    deeds = [i for i in range(len(acts)) if acts[i].kind != Kind.POSTURE] or list(range(len(acts)))
    best = min(deeds, key=lambda i: (_distance(scan, item, acts[i]), i))
    mention = roles.mention(item, _SCORE)
    acts[best].fillers.append(Filler(role=role, mention=mention, score=_SCORE))


def _distance(scan: Scan, item: Item, act: Act) -> float:
    """Return how far an item is from the nearest word of an act; clause borders count extra."""
    return min(_gap(scan, item, hit.first, hit.after) for hit in act.hits)


def _gap(scan: Scan, item: Item, first: int, after: int) -> float:
    between = range(after, item.first) if item.first >= after else range(item.after, first)
    barriers = sum(scan.low(i) in BARRIERS for i in between)
    commas = sum(scan.low(i) in {",", "and"} for i in between)
    return len(between) + _BARRIER_COST * barriers + commas
