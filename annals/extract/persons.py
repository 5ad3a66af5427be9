"""Single people told of without a number: "the mayor", a name."""

from __future__ import annotations

from annals.extract.cues import cue_set
from annals.extract.lexicon import people_words
from annals.extract.scan import Scan
from annals.extract.senses import BE

_BETWEEN = BE | {"has", "had", "have", "also", "later", "fatally", "reportedly"}
_NOT_GROUP = cue_set("grammar", "not_group")
_THE = frozenset({"the", "his", "her", "their", "its"})
_SINGLE_REACH = 8


def person_before(scan: Scan, index: int) -> tuple[int, int] | None:
    """Return one person as the subject of a passive or of "died"."""
    edge = index
    while edge > 0 and scan.low(edge - 1) in _BETWEEN:
        edge -= 1
    for first in range(edge - 1, max(-1, edge - _SINGLE_REACH), -1):
        if scan.low(first) in _NOT_GROUP | {",", ".", ";"}:
            return None
        if scan.low(first) in _THE:
            noun = people_words().match(scan.words, first + 1) or people_words().match(scan.words, edge - 1)
            singular = noun is not None and scan.low(noun.after - 1) == noun.value.split()[-1]
            return (first, edge) if singular else None
    return _name(scan, edge)


def _name(scan: Scan, edge: int) -> tuple[int, int] | None:
    """Return a person's name of two or three capitalised words that ends at an index."""
    first = edge
    while first > 0 and edge - first < 3 and scan.words[first - 1].text[0].isupper():
        first -= 1
    busy = {i for item in (*scan.actors, *scan.places, *scan.times) for i in range(item.first, item.after)}
    if edge - first < 2 or set(range(first, edge)) & busy:
        return None
    return first, edge


def person_after(scan: Scan, index: int) -> tuple[int, int] | None:
    """Return one person as the object of a verb ("killed the mayor")."""
    if scan.low(index) not in _THE:
        return None
    for at in range(index + 1, min(len(scan.words), index + 4)):
        noun = people_words().match(scan.words, at)
        if noun is not None:
            return (index, noun.after) if scan.low(noun.after - 1) == noun.value.split()[-1] else None
    return None
