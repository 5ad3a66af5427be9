"""Names in words heard for a place: without what names nothing, and each of a list by itself."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from annals.extract.heard.tidy import no_names
from annals.extract.sentence.cues import cue_set
from annals.gazetteer.actors import actors
from annals.gazetteer.place_words import is_held, place_words
from annals.gazetteer.places import Form, PlaceEntry, PlaceMatch, places
from annals.model.reading import Label, Mention
from annals.model.report import Report
from annals.model.vocabulary import Level

Offsets = tuple[int, int]

NAMED = re.compile(
    r"(?:[ae][a-z]h?[-’'])?[A-Z][\w'’-]*"
    r"(?:\s+(?:(?:of|de|del|la|al|el|and)\s+)*(?:[ae][a-z]h?[-’'])?[A-Z][\w'’-]*)*"
)
_AND = re.compile(r"\s+and\s+")
_WORD = re.compile(r"\S+")
_KNOWN = 50_000
"""People of a place that is one of a list without commas."""
_MEANINGS = 3
"""How many of the places of a name may be the one of a list."""
_SHORT = 3
"""Letters of a word that is an actor's name only by chance."""
_WORD_REACH = 60
_UNKNOWN = re.compile(
    r"\b(?:in|at|near|outside|of|hit|around|from|to|reached|the)\s+(?P<word>[A-Z][a-z][\w’'-]*(?<!['’]s))\s$"
)
"""Before a name, a word that may be its first, behind words that lead to a place."""
_MEETING = re.compile(
    r"\s+(?:peace\s+)?(?:summit|conference|accords?|agreements?|talks|negotiations|process|declaration|convention|protocols?|treaty"
    r"|deal)\b(?!\s+(?:centre|center|hall))",
    re.IGNORECASE,
)
_KIND_OF = re.compile(
    r"(?:village|town|area|neighbou?rhood|district|locality|suburb|axis|community)\s+of\s+(?:the\s+)?(?=[A-Z])"
)
_NAME_BEFORE = re.compile(r"\b(?P<word>[A-Z][a-z][\w’'-]*(?<!['’]s))\s$")
_HOLDERS = frozenset({Level.COUNTRY, Level.REGION})
_UNITS = frozenset({Level.REGION, Level.DISTRICT, Level.COUNTRY})


def names_in(text: str, start: int, end: int) -> list[Offsets]:
    """Return the names of a range that begins and ends with one: several where "and" lists them."""
    if places().holds(text[start:end]) or any(map(_of_building, _WORD.findall(text, start, end))):
        parts = [(start, end)]
    else:
        parts = _apart(text, start, end)
        parts = [piece for part in parts[:-1] for piece in _run(text, part, parts[-1])] + parts[-1:]
    cut = (bare(text, *part) for part in parts)
    return [one for one in cut if one is not None]


def whole(text: str, start: int, end: int) -> Offsets:
    """Return a name with the unknown word before it, where only both together name the place.

    "Kollaram Hamma" is no place called Hamma, nor "Naung Lin village" one called Lin.
    """
    before = _UNKNOWN.search(text, max(0, start - _WORD_REACH), start)
    name = NAMED.match(text, start, end)
    if before is None or name is None or text.isupper():
        return start, end
    words = name[0].split()
    while len(words) > 1 and words[-1].lower() in place_words().kinds:
        words.pop()
    best = next(iter(places().matches(" ".join(words))), None)
    variant = best is not None and best.entry.name.casefold() != words[0].casefold()
    little = best is None or best.form != Form.NAME or best.entry.population < _KNOWN or variant
    plain = len(words) > 1 or _is_plain(before["word"]) or bool(places().matches(before["word"]))
    return (start, end) if plain or not little else (before.start("word"), end)


def in_whole(report: Report, mention: Mention) -> Mention:
    """Return a mention of a place as the whole name that it only ends, or without the kind of another.

    Any other mention stays as it is.
    """
    if mention.label is not Label.PLACE:
        return mention
    start, end = whole(report.text, *_behind_kind(report.text, mention.span.start, mention.span.end))
    same = start == mention.span.start
    return mention if same else replace(mention, span=report.span(start, end), tag=None)


def names_a_meeting(text: str, mention: Mention) -> bool:
    """Say whether a place only says which summit, talks or treaty is meant ("the Paris summit")."""
    return mention.label is Label.PLACE and _MEETING.match(text, mention.span.end) is not None


def _behind_kind(text: str, start: int, end: int) -> Offsets:
    """Return a place without the kind of the one named before it ("Zobara | village of Borno State").

    Not so where what is named before holds it ("the Malian town of Gao").
    """
    kind, before = (
        _KIND_OF.match(text, start, end),
        _NAME_BEFORE.search(text, max(0, start - _WORD_REACH), start),
    )
    if kind is None or before is None or text.isupper() or _is_plain(before["word"]):
        return start, end
    known = places().matches(before["word"])[:2]
    holds = any(one.form == Form.ADJECTIVE or one.entry.level in _HOLDERS for one in known)
    return (start, end) if holds else (kind.end(), end)


def _is_plain(word: str) -> bool:
    """Say whether a word with a capital is a kind, a side, a rank or people, and no part of a name."""
    low = word.lower()
    lists = place_words()
    plain = low in lists.kinds or low in lists.not_names or low in lists.breaks or low in lists.directions
    ranks = cue_set("places", "ranks") | cue_set("places", "nouns") | cue_set("counting", "people")
    return plain or low in ranks or low in no_names() or bool(actors().find(word))


def is_list(text: str, names: list[Offsets]) -> bool:
    """Say whether names are a list that lacks its commas ("Hama Idlib and Homs")."""
    return any(text[one[1] : two[0]].isspace() for one, two in pairwise(names))


def bare(text: str, start: int, end: int) -> Offsets | None:
    """Return words for a place without those before it that name nothing, None where nothing is left.

    These are whose it is and who lives there: "Kurdish-held Zobaro", "Syrias Idlib".
    """
    words = list(_WORD.finditer(text, start, end))
    while words and not text[start:end].isupper() and not places().holds(text[words[0].start() : end]):
        low = words[0][0].lower()
        more = len(words) > 1
        if not (is_held(low) or (more and (low in no_names() or owns(words[0][0])))):
            break
        words.pop(0)
    kinds = place_words().kinds
    named = any(word[0].lower().removesuffix("s") not in kinds for word in words)
    return (words[0].start(), end) if named else None


def owns(word: str) -> bool:
    """Say whether a word is a country's possessive that has lost its apostrophe ("Syrias")."""
    land = places().matches(word[:-1])[:1] if word[-1:] == "s" and word[:1].isupper() else ()
    named = any(one.form == Form.NAME and one.entry.level == Level.COUNTRY for one in land)
    return named and not places().matches(word)


def of_an_actor(name: str) -> bool:
    """Say whether a name that no place has is an actor's with an "s" ("ISILs"), or holds one's."""
    if places().matches(name) or owns(name) or name.isupper():
        return False
    if name.endswith("s") and actors().find(name[:-1]):
        return True
    words = name.split()
    kinds = place_words().kinds.keys() & {word.lower() for word in words}
    groups = (one for word in words if len(word) > _SHORT for one in actors().find(word)[:1])
    return not kinds and any(one.category != "state" for one in groups)


def _apart(text: str, start: int, end: int) -> list[Offsets]:
    """Return the parts of a range that "and" stands between."""
    cuts = [match.span() for match in _AND.finditer(text, start, end)]
    return list(zip([start, *(after for _, after in cuts)], [*(at for at, _ in cuts), end], strict=True))


def _run(text: str, part: Offsets, last: Offsets) -> list[Offsets]:
    """Return the known places of one country that a part of a list names without commas, else the part."""
    if places().matches(text[slice(*part)]):
        return [part]
    words = [match.span() for match in _WORD.finditer(text, *part)]
    found: list[Offsets] = []
    at = 0
    while at < len(words):
        ends = (end for _, end in reversed(words[at:]))
        after = next((end for end in ends if _well_known(text[words[at][0] : end])), None)
        if after is None:
            return [part]
        found.append((words[at][0], after))
        at = next((i for i, (begin, _) in enumerate(words) if begin > after), len(words))
    listed = [_may_be(text[slice(*one)]) for one in (*found, last)]
    lands = [{entry.country for entry in entries} for entries in listed]
    nested = any(_holds(two, one) for one, two in pairwise(listed))
    return found if set.intersection(*lands) and not nested else [part]


def _well_known(name: str) -> bool:
    return any(match.weight >= _KNOWN for match in _named(name)[:1])


def _named(name: str) -> tuple[PlaceMatch, ...]:
    return tuple(one for one in places().matches(name) if one.form in {Form.NAME, Form.ALIAS})


def _may_be(name: str) -> list[PlaceEntry]:
    return [match.entry for match in _named(name)[:_MEANINGS]]


def _holds(outer: list[PlaceEntry], inner: list[PlaceEntry]) -> bool:
    """Say whether a name says only where the one before it lies ("Baghdad Iraq")."""
    units = [one for one in outer[:1] if one.level in _UNITS]
    towns = [one for one in inner if one.level == Level.SETTLEMENT]
    return any(
        unit.level == Level.COUNTRY or (unit.admin1 == town.admin1 and _no_unit(inner))
        for unit in units
        for town in towns
        if unit.country == town.country
    )


def _no_unit(entries: list[PlaceEntry]) -> bool:
    return not any(one.level in _UNITS for one in entries)


def _of_building(word: str) -> bool:
    """Say whether a word says that a name is a building's."""
    return word[:1].isupper() and Level.INSTALLATION in place_words().kinds.get(word.lower(), ())
