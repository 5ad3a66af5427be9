"""What a place name stands for by the words around it: a home, a police force, a court, a hospital."""

from __future__ import annotations

from functools import cache
from typing import cast

from annals.extract.sentence.cues import cue_set, read
from annals.extract.sentence.words import Word
from annals.model.vocabulary import Standing

_REACH = 4
_LINKS = frozenset({"in", "of", "from", "for", "near", "at"})
_ORDER = (Standing.MEDIA, Standing.POLICE, Standing.COURT, Standing.CARE, Standing.HOME)
_TWO = 2
_OPENING = 1


def standing_of(words: tuple[Word, ...], first: int, after: int) -> Standing | None:
    """Return what a place name stands for, None where it may be where something happened."""
    found = belonging(words, after)
    opened = first > 0 and words[first - 1].low in cue_set("grammar", "strong")
    if found == Standing.POLICE and opened:
        return None  # "Near Ramadi police arrested ..."
    return found or _behind(words, first, after)


def belonging(words: tuple[Word, ...], after: int) -> Standing | None:
    """Return what the words behind a name make of it ("Dayton man", "Harris County Sheriff's Office")."""
    index = after
    while index < min(len(words), after + _REACH):
        found = _head(words, index)
        if found is not None and (index == after or found not in {Standing.HOME, Standing.MEDIA}):
            return None if found == Standing.MEDIA and words[index].text.islower() else found
        if words[index].low not in no_towns() and not _named(words, index, after):
            return None
        index += 1
    return None


def _named(words: tuple[Word, ...], index: int, after: int) -> bool:
    """Say whether a word is one more name between a place and what is named after it."""
    return index == after and words[index].text[0].isupper() and words[index].low not in _LINKS


def _head(words: tuple[Word, ...], index: int) -> Standing | None:
    two = " ".join(word.low for word in words[index : index + _TWO])
    for standing in _ORDER:
        if words[index].low in _after(standing) or two in _after(standing):
            return standing
    return None


def _behind(words: tuple[Word, ...], first: int, after: int) -> Standing | None:
    """Return what the words in front of a name make of it ("of Dayton" behind an age, "police in Dayton")."""
    at = first - 1
    nouns = cue_set("places", "nouns") | cue_set("places", "directions") | {"the", "city", "town"}
    while at > 0 and words[at].low in nouns:
        at -= 1
    link = words[at].low if at >= 0 else ""
    if link not in _LINKS or at < 1:
        return None
    if link in {"of", "from"} and _aged(words, at, after):
        return Standing.HOME
    if link in {"in", "of", "from", "for"}:
        before = words[at - 1].low
        for standing in _ORDER:
            told_of = standing in {Standing.POLICE, Standing.COURT} and at - 1 > _OPENING
            if before in _before(standing) and not told_of:
                return standing  # "killed two officers in Dayton" is where, "police in Dayton said" who
    return None


def _aged(words: tuple[Word, ...], link: int, after: int) -> bool:
    """Say whether "of" and a place go with a person ("Ana Roe, 21, of Dayton", "Ana Roe of Dayton, 21")."""
    comma = link - 1 if words[link - 1].low == "," else link
    age = words[comma - 1].text if comma >= 1 else ""
    if age.isdigit() or age.endswith("-old") or age in {"Jr", "Sr"}:
        return True
    listed = words[link].low == "of" and comma < link and comma >= _TWO
    named = listed and all(words[i].text[0].isupper() for i in (comma - 1, comma - _TWO))
    follows = after + 1 < len(words) and words[after].low == "," and words[after + 1].text.isdigit()
    return named or follows


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return cast("dict[str, dict[str, list[str]]]", read("standing.toml"))


@cache
def no_towns() -> frozenset[str]:
    """Return the words that may stand between a place and what belongs to it; none is a town by itself."""
    return frozenset(cast("list[str]", read("standing.toml")["between"]))


@cache
def brought() -> frozenset[str]:
    """Return the words before a hospital that say it is where somebody was brought or lies."""
    return frozenset(cast("list[str]", read("standing.toml")["brought"]))


@cache
def not_homes() -> frozenset[str]:
    """Return words with a capital that say what a person is, not where one is from."""
    return frozenset(cast("list[str]", read("standing.toml")["not_homes"]))


@cache
def _after(standing: Standing) -> frozenset[str]:
    return frozenset(_table()[standing.value]["after"])


@cache
def _before(standing: Standing) -> frozenset[str]:
    return frozenset(_table()[standing.value]["before"])
