"""Noun phrases by the order of words: the subject of a verb, whom people are of, the words before a noun."""

from __future__ import annotations

from collections.abc import Iterable

from annals.extract.sentence.cues import cue_list, cue_set
from annals.extract.sentence.scan import Item, Scan
from annals.extract.sentence.senses import BARRIERS
from annals.model.reading import Label
from annals.text.numbers import NumberWords

_PREPOSITIONS = cue_set("grammar", "prepositions")
_OF_REACH = 4
_APPOSED_REACH = 4
_HELD = frozenset({"believed", "suspected", "thought"})
_JOINED = frozenset({"and", "together with", "along with", "alongside", "as well as"})
_ADVERBS = cue_set("grammar", "adverbs")


def parted(scan: Scan, first: int, after: int) -> bool:
    """Say whether another clause begins between two words."""
    return any(scan.low(i) in BARRIERS or scan.low(i) in {"which", "who"} for i in range(first, after))


def subject_before(
    scan: Scan, index: int, *, only_actors: bool = False, with_targets: bool = False
) -> Item | None:
    """Return who or what stands as subject before a verb; what follows a preposition is passed over."""
    pool: Iterable[Item] = scan.actors if only_actors else (*scan.actors, *scan.weapons)
    if with_targets:
        pool = (*pool, *scan.targets)
    index = before_relative(scan, index)
    near = sorted(
        (item for item in pool if item.after <= index),
        key=lambda item: (-item.after, item.label != Label.ACTOR, item.first),
    )
    second: Item | None = None
    for item in near:
        if parted(scan, item.after, index) and not _relative(scan, item, index):
            break
        earlier = _object_of_earlier(scan, item, index)
        if earlier is not None:
            return subject_before(scan, earlier, only_actors=only_actors, with_targets=with_targets)
        if not _in_phrase(scan, item):
            named = apposed(scan, item) or item
            return widened(scan, named) if with_targets and not named.keys else named_for(scan, named)
        second = second or item
    return (
        second
        if second is not None and index - second.after <= 2 and scan.low(second.first - 1) == "of"
        else None
    )


def _object_of_earlier(scan: Scan, item: Item, index: int) -> int | None:
    """Return the verb whose object an actor is, where "and" joins it to the verb at an index.

    "killed 20 people and injured 30 others": both have one subject.
    """
    if "and" not in {scan.low(i) for i in range(item.after, index)}:
        return None
    before = [
        hit.first for hit in scan.events if hit.after <= item.first and not parted(scan, hit.first, index)
    ]
    return max(before, default=None)


def before_relative(scan: Scan, index: int) -> int:
    """Step back over a relative clause between commas ("X, which Y fought for years, attacked")."""
    if scan.low(index - 1) != ",":
        return index
    for at in range(index - 2, 0, -1):
        if scan.low(at) in {"which", "who", "whom", "whose"} and scan.low(at - 1) == ",":
            return at - 1
    return index


def partners_of(scan: Scan, item: Item) -> list[Item]:
    """Return the parties that "and" joins to one, as doers of one act ("X and Y forces")."""
    return [
        other
        for other in scan.actors
        if is_named(scan, other)
        and other is not item
        and (
            (_joined(scan, other, item) and not _acted_on(scan, other))
            or (_joined(scan, item, other) and not _acts_alone(scan, item, other))
        )
    ]


def _without_the(scan: Scan, item: Item) -> int:
    """Return the first word of an item, its article included."""
    return item.first - (scan.low(item.first - 1) == "the")


def is_named(scan: Scan, item: Item) -> bool:
    """Say whether an actor has a name, of the registry or of the report alone."""
    return bool(item.keys) or (item.after - item.first > 1 and scan.words[item.after - 1].text[0].isupper())


def _joined(scan: Scan, one: Item, other: Item) -> bool:
    """Say whether only "and", "and the" or "together with" stands between two items."""
    between = [scan.low(i) for i in range(one.after, _without_the(scan, other))]
    return " ".join(between) in _JOINED


def _acted_on(scan: Scan, item: Item) -> bool:
    """Say whether a verb or a preposition before a party makes it no doer of a later one."""
    if scan.low(item.first - 1) in _PREPOSITIONS - {"by"}:
        return True
    return any(hit.after <= item.first and not parted(scan, hit.first, item.first) for hit in scan.events)


def _acts_alone(scan: Scan, one: Item, item: Item) -> bool:
    """Say whether a party after "and" is the subject of words of its own ("by X and Y said")."""
    if "with" in {scan.low(i) for i in range(one.after, item.first)}:
        return False
    following = scan.low(item.after)
    ended = not following.isalpha() or following in _PREPOSITIONS | {"and", "when", "during", "after", "as"}
    return not ended and all(time.first != item.after for time in scan.times)


def named_for(scan: Scan, item: Item) -> Item:
    """Return the organisation that people are said to be of ("fighters of X"), else the people."""
    if item.label != Label.ACTOR or is_named(scan, item):
        return item
    return owner_of(scan, item) or item


def apposed(scan: Scan, item: Item) -> Item | None:
    """Return the named actor that a noun without a name only describes ("X, a group based in ...")."""
    if item.keys or item.label != Label.ACTOR:
        return None
    first = item.first - 1
    while first > 0 and item.first - first <= _APPOSED_REACH and scan.low(first) not in {"a", "an", "the"}:
        if not scan.low(first).replace("-", "").isalpha():
            return None
        first -= 1
    if scan.low(first) not in {"a", "an", "the"} or scan.low(first - 1) != ",":
        return None
    closes = any(scan.low(i) == "," for i in range(item.after, len(scan.words)))
    return next((a for a in scan.actors if a.keys and a.after == first - 1), None) if closes else None


def thing_of(scan: Scan, item: Item) -> Item:
    """Return a thing with what it is of, whose class says more ("the office of a radio station")."""
    if item.label != Label.TARGET or scan.low(item.after) != "of":
        return item
    for other in scan.targets:
        if item.after < other.first <= item.after + _OF_REACH:
            tag = item.tag if other.tag == "other" else other.tag
            return Item(item.label, item.first, other.after, item.start, other.end, tag)
    return item


def owner_of(scan: Scan, item: Item) -> Item | None:
    """Return the named actor that people or a thing are said to be of ("a vehicle of X")."""
    at = item.after
    held = scan.low(at) in _HELD and (scan.low(at + 1), scan.low(at + 2)) == ("to", "be")
    at += 3 if held else 0
    at += held and scan.low(at) == "members"
    if scan.low(at) in {"of", "from"}:
        at += 1
    elif not held:
        return None
    at += scan.low(at) == "the"
    return next((other for other in scan.actors if other.first == at and other.keys), None)


def _relative(scan: Scan, item: Item, index: int) -> bool:
    """Say whether only a relative pronoun stands between ("gunmen who attacked")."""
    between = [scan.low(i) for i in range(item.after, index)]
    return bool(between) and set(between) <= {"who", "which", "that", ",", "has", "have", "had", "also"}


def _in_phrase(scan: Scan, item: Item) -> bool:
    """Say whether an item stands after a preposition, other than the "of" of a number or group."""
    index = item.first - 1
    limit = 4
    while index >= 0 and item.first - index <= limit:
        low = scan.low(index)
        if low == "of":
            before = scan.low(index - 1)
            groups = {"group", "number", "dozens", "hundreds", "members", "thousands", "scores"}
            return before not in groups
        if low in _PREPOSITIONS:
            return True
        if (
            low not in {"the", "a", "an", "two", "three", "several"}
            and not scan.words[index].text[0].islower()
        ):
            return False
        if low.endswith("ed") or low in {",", "and"}:
            return False
        index -= 1
    return False


_PHRASE_STOPS = (
    _PREPOSITIONS
    | BARRIERS
    | _ADVERBS
    | frozenset(
        [
            "and",
            "or",
            ",",
            ".",
            "(",
            ")",
            "that",
            "which",
            "who",
            "what",
            "it",
            "they",
            "he",
            "she",
            "we",
            "was",
            "were",
            "is",
            "are",
            "be",
            "been",
            "being",
            "had",
            "has",
            "have",
            "struck",
            "hit",
            "attacked",
            "targeted",
            "deems",
            "deemed",
            "considers",
        ]
    )
)


def widened(scan: Scan, item: Item) -> Item:
    """Return an item with the words of its noun phrase before it ("a vital Israeli target")."""
    if item.keys:
        return item
    first = item.first
    limit = 5
    busy = {i for hit in scan.events for i in range(hit.first, hit.after)}
    busy |= {i for time in scan.times for i in range(time.first, time.after)}
    if item.label == Label.ACTOR:
        busy |= {i for other in scan.actors if other.keys for i in range(other.first, other.after)}
    while (
        first > 0
        and first - 1 not in busy
        and item.first - first < limit
        and scan.low(first - 1) not in _PHRASE_STOPS
    ):
        word = scan.words[first - 1]
        if not word.text[0].isalnum() or (
            word.low.endswith(("ing", "ed")) and word.low not in cue_list("effect", "damaged")
        ):
            break
        first -= 1
        if word.low in {"the", "a", "an"}:
            break
    start = min(
        (scan.sentence.start + n.start for n in scan.numbers if _touches(scan, n, first)),
        default=scan.words[first].start,
    )
    return Item(
        item.label, first, item.after, min(start, scan.words[first].start), item.end, item.tag, item.keys
    )


def _touches(scan: Scan, number: NumberWords, index: int) -> bool:
    """Say whether a number with its hedge ends at a word or right before it."""
    at = scan.words[index]
    start, end = scan.sentence.start + number.start, scan.sentence.start + number.end
    return start <= at.start < end or (index > 0 and end == scan.words[index - 1].end)
