"""Surnames of the persons that a report names in full, and names of its ships: many are towns too."""

from __future__ import annotations

import re
from functools import lru_cache

from annals.extract.sentence.cues import cue_set
from annals.text.full_name import FULL_NAME, NAME

_SAYS = "who|said|told|says|was|were|has|had|is|allegedly|pleaded|died"
_NEXT = rf"(?=,? (?:Jr|Sr)?\.?,? ?(?:(?:an? )?\d{{1,3}}\b|of\b|(?:{_SAYS})\b))"
_AGED = re.compile(rf"\b{FULL_NAME}{_NEXT}")
_OF_AGE = re.compile(rf"\b(?P<first>{NAME}) {FULL_NAME},? (?:\(|aged? )?\d{{1,3}}\b")
_TITLED = re.compile(rf"\b(?P<rank>[A-Za-z]+)\.? {FULL_NAME}\b")
_CALLED = re.compile(rf"(?:-year-old|\bidentified as|\bnamed) {FULL_NAME}\b")
_SHIP = re.compile(rf"\b(?:USS|HMS|HMAS|HMCS|INS|PNS|BNS|KRI|RFA|MV|MT|SS|FV)(?: (?P<ship>{NAME}))")
_BEFORE = re.compile(r"(\w+)\W*$")
_REACH = 24
_STANDS = frozenset(
    {"in", "at", "near", "nearby", "outside", "inside", "across", "around", "throughout", "downtown"}
)


@lru_cache(maxsize=2)
def surnames(text: str) -> frozenset[str]:
    """Return the last words of full names that an age, a verb, a rank or "named" shows to be a person's.

    Names of ships are among them.
    """
    ranks = cue_set("places", "ranks")
    found = {match["last"] for match in _AGED.finditer(text) if not _of_place(text, match.start())}
    found |= {match["last"] for match in _CALLED.finditer(text)}
    titled = (match for match in _TITLED.finditer(text) if match["rank"].lower() in ranks)
    found |= {match["ship"] for match in _SHIP.finditer(text)}
    return frozenset(found | {match["last"] for match in titled})


@lru_cache(maxsize=2)
def first_names(text: str) -> frozenset[str]:
    """Return the first words of full names of three words or more that an age shows to be a person's."""
    found = (match for match in _OF_AGE.finditer(text) if not _of_place(text, match.start()))
    return frozenset(match["first"] for match in found)


def in_place(text: str, start: int) -> bool:
    """Say whether a preposition of place stands before an offset."""
    return _of_place(text, start)


def _of_place(text: str, start: int) -> bool:
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    return before is not None and before[1].lower() in _STANDS
