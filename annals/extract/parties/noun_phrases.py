"""Parties by their noun phrases: who stands behind a preposition, who is listed, whose forces they are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import cue_table
from annals.extract.sentence.nouns import is_named, named_for
from annals.extract.sentence.scan import Item, Scan
from annals.extract.sentence.senses import BARRIERS, BE
from annals.model.reading import Label
from annals.model.vocabulary import ActorKind

PLACES = cue_set("places", "nouns") | cue_set("sides", "places")
"""Nouns for places, before which words for a party only say whose they are."""
_OF_THE = 2
_STOPS = (
    cue_set("grammar", "prepositions") | BARRIERS | BE | cue_set("grammar", "finite") | {".", "?", "!", ";"}
)


def party_after(scan: Scan, after: int, prepositions: Collection[str], reach: int) -> Item | None:
    """Return the actor that stands right behind one of some prepositions, within its clause."""
    for at in range(after, min(len(scan.words), after + reach)):
        if scan.low(at) in BARRIERS | {".", ",", "which", "who", "that"}:
            return None
        if scan.low(at) in prepositions:
            found = noun_phrase(scan, at + 1)
            if found is not None:
                return found
    return None


def noun_phrase(scan: Scan, at: int) -> Item | None:
    """Return the actor in whom the noun phrase at a word ends."""
    for item in scan.actors:
        between = [scan.low(n) for n in range(at, item.first)]
        if item.first >= at and not any(low in _STOPS or not low[:1].isalnum() for low in between):
            return item if _is_head(scan, item) else None
    return None


def _is_head(scan: Scan, item: Item) -> bool:
    """Say whether an actor is told of, not a thing of his ("the army base")."""
    return _heads(scan, item.after) and scan.low(item.after) not in {"'s", "’s", "'"}


def _heads(scan: Scan, after: int) -> bool:
    """Say whether no thing and no place follows at once, which words before it only describe."""
    thing = any(one.first <= after < one.after for one in scan.targets)
    return not thing and scan.low(after) not in PLACES


def listed(scan: Scan, at: int) -> list[Item]:
    """Return the parties listed from a word on ("X and forces loyal to Y")."""
    found: list[Item] = []
    first = at
    while at < len(scan.words):
        aside = _aside(scan, at)
        item = next((one for one in scan.actors if one.first == at), None) or _forces(scan, first, at)
        if aside > at:
            at = first = aside
        elif item is not None:
            whole = with_lord(scan, item)
            if len(found) > 1 and _is_verb(scan, whole.after):
                break  # "between X and Y and Z attacked": he is of the next clause
            if _is_head(scan, whole):
                found.append(whole)
            at = first = whole.after
        elif scan.low(at) in _STOPS or any(one.first == at for one in scan.times) or _is_verb(scan, at):
            break
        else:
            at += 1
    joined = found and "and" in {scan.low(n) for n in range(found[0].after, at)}
    return found if joined else []


def _aside(scan: Scan, at: int) -> int:
    """Return where words that tell no party end: "and", "on the one hand", a name in brackets."""
    if scan.low(at) in {"and", ",", "both"}:
        return at + 1
    if scan.low(at) == "(":
        return next((n + 1 for n in range(at, len(scan.words)) if scan.low(n) == ")"), at)
    match = cue_table("sides", "hands").match(scan.words, at)
    return match.after if match is not None else at


def _forces(scan: Scan, first: int, at: int) -> Item | None:
    """Return the forces that a noun without an actor of its own ends ("pro-regime forces")."""
    words = scan.words
    if words[at].low not in cue_set("sides", "forces"):
        return None
    start = first + (words[first].low in {"the", "a", "an"} and first < at)
    kind = ActorKind.EXTERNAL_OR_OTHER
    return Item(Label.ACTOR, start, at + 1, words[start].start, words[at].end, kind)


def with_lord(scan: Scan, item: Item) -> Item:
    """Return fighters as whom they are of, forces with whom they are loyal to."""
    owner = named_for(scan, item)
    if owner is not item:
        return owner
    at = item.after + 1
    at += scan.low(at) == "the"
    if scan.low(item.after) in {"from", "of"}:
        return next((one for one in scan.actors if one.first == at and is_named(scan, one)), item)
    loyal = scan.low(item.after) in cue_set("sides", "loyal")
    if not loyal or scan.low(item.after + 1) not in {"to", "with"}:
        return item
    at = item.after + 2
    at += scan.low(at) == "the"
    lord = next((one.after for one in scan.actors if one.first == at), at + 1)
    return replace(item, after=lord, end=scan.words[lord - 1].end) if lord <= len(scan.words) else item


def fighters_of(scan: Scan, parties: Collection[Item]) -> list[Item]:
    """Return people without a name who are only told to be of a party ("fighters from X")."""
    people = (one for one in scan.actors if not one.keys and scan.low(one.after) in {"from", "of"})
    return [one for one in people if any(0 < party.first - one.after <= _OF_THE for party in parties)]


def _is_verb(scan: Scan, at: int) -> bool:
    return any(one.first == at and not all(sense.nominal for sense in one.senses) for one in scan.events)
