"""Words that name a place, with the direction, the kind of place and the second name beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import event_words, target_words
from annals.extract.sentence.standing import belonging, no_towns, not_homes
from annals.extract.sentence.words import Sentence, Word
from annals.gazetteer.places import Form, Places
from annals.model.vocabulary import Level, Standing

_LONGEST = 5
_LINKS = cue_set("grammar", "links")
_BEFORE = cue_set("grammar", "before")
_ARTICLES = cue_set("grammar", "articles")
_STRONG = cue_set("grammar", "strong")
_FREE = frozenset({Level.COUNTRY, Level.SETTLEMENT, Level.REGION})
_NAMED_LATER = ("also known as", "known as", "formerly known as", "formerly", "otherwise known as")
_MANY = 50_000
_SHORT = frozenset({"st", "ste", "ft", "mt"})
_TWO = 2
_STATE = 3
"""Letters of the longest abbreviation of a state."""
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)")

Offsets = tuple[int, int]


def place_items(
    text: str, sentence: Sentence, blocked: set[int], places: Places, *, upper: bool
) -> Iterator[Offsets]:
    """Yield the places of a sentence as offsets, from left to right.

    ``blocked`` words belong to an actor or a time. In a text that is all capitals (``upper``) a
    capital letter says nothing, and a place needs a preposition before it.
    """
    words = sentence.words
    index = 0
    done = 0
    while index < len(words):
        after = _name_at(text, words, index, blocked, places, upper=upper)
        if after is None:
            index += 1
            continue
        if _street(words, index, after) or _behind_rank(words, index):
            index = after
            continue
        first = _extend_left(words, index, done)
        after = _extend_right(text, words, after, places)
        yield words[first].start, words[after - 1].end
        index = done = after


def _street(words: tuple[Word, ...], index: int, after: int) -> bool:
    """Say whether a name is a street's, or a house number stands before it."""
    streets = cue_set("places", "streets")
    following = words[after].low if after < len(words) else ""
    at = index - 1
    while at > 1 and words[at].low in cue_set("places", "directions"):
        at -= 1
    block = at > 0 and words[at].low == "of" and words[at - 1].low in {"block", "blocks"}
    if index > 1 and words[index - 1].low in {"and", "&"} and _NUMBERED.fullmatch(words[index - 2].low):
        return True
    corner = after + 2 < len(words) and words[after].low in {"and", "&"}
    if corner and any(word.low in streets for word in words[after + 2 : after + 2 + _TWO]):
        return words[after + 1].text[0].isupper() or words[after + 1].text[0].isdigit()
    plain = after < len(words) and words[after].text.islower() and words[index - 1].low in {"a", "the"}
    return block or (following in streets and not plain) or words[after - 1].low in streets


def _behind_rank(words: tuple[Word, ...], index: int) -> bool:
    """Say whether a rank stands before a name, which then is a person's."""
    before = index - 2 if index > 1 and words[index - 1].low == "." else index - 1
    return before >= 0 and _capital(words[before]) and words[before].low in cue_set("places", "ranks")


def _name_at(
    text: str, words: tuple[Word, ...], index: int, blocked: set[int], places: Places, *, upper: bool
) -> int | None:
    """Return the index after the longest place name that starts at a word."""
    if index in blocked or not (words[index].text[0].isalpha()):
        return None
    if not _capital(words[index]):
        return _partisan_at(text, words, index, places)
    if _no_beginning(text, words, index, places):
        return None
    context = _context(words, index)
    if upper and context != "strong":
        return None
    for after in range(min(len(words), index + _LONGEST), index, -1):
        if not _runs(words, index, after, blocked):
            continue
        name = text[words[index].start : words[after - 1].end]
        owning = _owning(words, index, after)
        if _venue(words, after) and _population(name, places) < _MANY:
            continue
        if owning and _by_the_way(name, places):
            continue
        if _is_place(name, owning or context, places) and (owning or not _goes_on(words, after, blocked)):
            return after
    return _unknown_name(text, words, index, blocked, places) if not upper else None


def _no_beginning(text: str, words: tuple[Word, ...], index: int, places: Places) -> bool:
    """Say whether no name begins at a word: people, a preposition, a side of a town, a name's end."""
    low = words[index].low
    site = target_words().match(words, index)
    if site is not None and site.after == index + 1 and not _capital(words[min(site.after, len(words) - 1)]):
        return True
    if _state_of(words, index):
        return True
    if low in _STRONG | _BEFORE or _side(words, index) or _tail(text, words, index, places):
        return True
    return _common(words[index]) and not _capital(words[min(index + 1, len(words) - 1)])


def _state_of(words: tuple[Word, ...], index: int) -> bool:
    """Say whether the abbreviation of a state only tells whose the next thing is ("US ship")."""
    short = words[index].text.replace(".", "")
    behind = words[index + 1].text if index + 1 < len(words) else ""
    return short.isupper() and len(short) <= _STATE and behind in cue_set("places", "abroad")


def _side(words: tuple[Word, ...], index: int) -> bool:
    """Say whether a word is of a side of a town, which is no name by itself ("the Far South Side")."""
    directions = cue_set("places", "directions")
    lows = [word.low for word in words[index : index + 3]]
    if lows[0] == "side" and index and words[index - 1].low in directions:
        return True
    first = lows[1:] if lows[0] in {"far", "near"} else lows
    return bool(first) and first[0] in directions and (first is not lows or first[1:2] == ["side"])


def _tail(text: str, words: tuple[Word, ...], index: int, places: Places) -> bool:
    """Say whether a word ends a longer name that begins right before it ("Jersey" in "New Jersey")."""
    before = words[index - 1] if index else words[index]
    if (
        index == 0
        or not _capital(before)
        or before.low in _BEFORE | _STRONG | _ARTICLES | _no_names() | {"the"}
    ):
        return False
    longer = text[before.start : words[index].end]
    return " " in longer and any(m.form == Form.NAME for m in places.matches(longer))


def _by_the_way(name: str, places: Places) -> bool:
    """Say whether a name is only some small town's other name ("But", "Far"), as many plain words are."""
    found = [match for match in places.matches(name) if match.form in {Form.NAME, Form.ALIAS}]
    alias = bool(found) and all(match.form == Form.ALIAS for match in found)
    return alias and " " not in name and max(match.entry.population for match in found) < _MANY


def _owning(words: tuple[Word, ...], index: int, after: int) -> str | None:
    """Say what the head behind a name makes of its context: police and courts are of a place."""
    if after == index + 1 and (words[index].low in _no_names() or _in_a_name(words, index)):
        return None
    standing = belonging(words, after)
    if standing == Standing.HOME and after == index + 1:
        if words[index].low in not_homes():
            return None
        before = words[index - 1].text if index else ""
        return "strong" if before in {"a", "an", "the"} or before[:1].isdigit() else "weak"
    if standing == Standing.HOME:
        return "strong"
    return "strong" if standing in {Standing.POLICE, Standing.COURT} else None


def _in_a_name(words: tuple[Word, ...], index: int) -> bool:
    """Say whether a word with a capital goes on a name that began before it ("the Criminal Gang unit")."""
    if index < _TWO or not _capital(words[index - 1]):
        return False
    return words[index - 1].low not in _BEFORE | no_towns() | cue_set("places", "directions")


def _venue(words: tuple[Word, ...], after: int) -> bool:
    """Say whether "'s" and a name stand behind a name, which then is an owner's ("Cole's Place")."""
    return after + 1 < len(words) and words[after].low in {"'s", "\u2019s"} and _capital(words[after + 1])


@cache
def _no_names() -> frozenset[str]:
    """Return words that are no names by themselves, also with a capital ("City police")."""
    return (
        cue_set("places", "nouns")
        | cue_set("places", "directions")
        | cue_set("counting", "people")
        | no_towns()
    )


def _runs(words: tuple[Word, ...], index: int, after: int, blocked: set[int]) -> bool:
    """Say whether the words could be one name: capitals, with small links between them."""
    if any(i in blocked for i in range(index, after)):
        return False
    inner = all(
        _capital(word) or word.low in _LINKS or (word.low == "." and words[i - 1].low in _SHORT)
        for i, word in enumerate(words[index:after], index)
    )
    return inner and (_capital(words[after - 1]) or words[after - 1].text[0].isdigit())


def _capital(word: Word) -> bool:
    """Say whether a word is written as a name is, an Arabic article aside ("al-Masharqa")."""
    if word.text[0].isupper():
        return True
    article, dash, rest = word.text.partition("-")
    return bool(dash) and article in _ARTICLES and rest[:1].isupper()


def _context(words: tuple[Word, ...], index: int) -> str:
    """Say what stands before a name: "strong" for a preposition of place, "weak" or "none"."""
    nouns, directions = cue_set("places", "nouns"), cue_set("places", "directions")
    at = index - 1
    while at >= 0 and (
        words[at].low in directions or words[at].low in nouns or words[at].low in {"the", "of", "occupied"}
    ):
        if words[at].low in nouns or words[at].low in directions:
            return "strong"
        at -= 1
    low = words[at].low if at >= 0 else ""
    if _of_site(words, index - 1):
        return "strong"
    if low in _STRONG or (at >= 0 and _is_event_verb(words, at)):
        return "strong"
    if index + 1 < len(words) and words[index + 1].low in nouns:
        return "strong"
    after = words[index + 1].low if index + 1 < len(words) else ""
    told_of = after in cue_set("counting", "people") and words[index + 1].text[0].islower()
    return "weak" if low in _BEFORE or told_of else "none"


def _of_site(words: tuple[Word, ...], index: int) -> bool:
    """Say whether "of" at an index follows a building or site ("the railway station of X")."""
    if index < 1 or words[index].low != "of":
        return False
    matches = (target_words().match(words, first) for first in range(max(0, index - 2), index))
    return any(match is not None and match.after == index for match in matches)


def _is_event_verb(words: tuple[Word, ...], index: int) -> bool:
    """Say whether a word is the verb of an act, whose object may be a place ("captured X")."""
    match = event_words().match(words, index)
    return match is not None and any(sense.form in {"past", "participle", "ing"} for sense in match.value)


def _population(name: str, places: Places) -> int:
    return max((match.entry.population for match in places.matches(name)[:1]), default=0)


def _is_place(name: str, context: str, places: Places) -> bool:
    """Say whether a name is a place's name in its context; an adjective ("Syrian") is not."""
    entries = [match for match in places.matches(name) if match.form.name in {"NAME", "ALIAS"}]
    if not entries:
        return bool(places.contested(name))
    if context == "strong":
        return True
    best = entries[0].entry
    if best.level == Level.COUNTRY:
        return True
    if context == "weak":
        return best.population >= _MANY or best.level in {Level.REGION, Level.AREA}
    return best.population >= 10 * _MANY and " " not in name


def _common(word: Word) -> bool:
    """Say whether a word names people or speakers when it is not capitalised ("Police")."""
    return word.low in cue_set("speech", "speakers") or word.low in cue_set("counting", "people")


def _goes_on(words: tuple[Word, ...], after: int, blocked: set[int]) -> bool:
    """Say whether a longer name goes on after these words, so that they are no name by themselves."""
    if after >= len(words) or after in blocked or not _capital(words[after]):
        return False
    return words[after].low not in cue_set("places", "nouns") | cue_set("places", "directions")


def _unknown_name(
    text: str, words: tuple[Word, ...], index: int, blocked: set[int], places: Places
) -> int | None:
    """Return the end of a name that a noun of place introduces ("the village of X")."""
    nouns = cue_set("places", "nouns")
    named = index + 1 < len(words) and words[index].low in cue_set("places", "directions")
    if words[index].low in _no_names() and not (named and _capital(words[index + 1])):
        return None
    end = index + 1
    while end < len(words) and _capital(words[end]) and end not in blocked:
        end += 1
    introduced = index > 1 and words[index - 1].low == "of" and words[index - 2].low in nouns
    introduced = introduced or (
        index > 1 and words[index - 1].low == "rural" and words[index - 2].low in _STRONG
    )
    if named and not introduced:
        return None
    followed = (
        end < len(words)
        and words[end].low
        in {
            "neighborhood",
            "neighbourhood",
            "area",
            "region",
            "village",
            "district",
            "town",
            "province",
            "township",
            "county",
            "community",
        }
        and index > 0
        and words[index - 1].low in _STRONG | {"the", ","}
    )
    if places.holds(text[words[index].start : words[end - 1].end]) or _adjectival(words, end):
        return None
    return end if introduced or followed else None


def _adjectival(words: tuple[Word, ...], end: int) -> bool:
    """Say whether "town of" goes on after words, so that they are an adjective ("the Corsican town of")."""
    return end + 1 < len(words) and words[end + 1].low == "of"


def _partisan_at(text: str, words: tuple[Word, ...], index: int, places: Places) -> int | None:
    """Return the end of partisan words for a place that are no name ("occupied territories")."""
    if not words[index].low.startswith(("occupied", "temporarily", "usurp", "southern", "zionist")):
        return None
    for after in range(min(len(words), index + 4), index, -1):
        solid = all(word.text[0].isalpha() for word in words[index:after])
        if solid and places.contested(text[words[index].start : words[after - 1].end]):
            return after
    return None


def _extend_left(words: tuple[Word, ...], index: int, done: int) -> int:
    """Take in what belongs to a name: "the southern part of", "the occupied port of", "northern"."""
    nouns, directions = cue_set("places", "nouns"), cue_set("places", "directions")
    whole = directions | nouns | {"part", "parts", "outskirts", "suburbs", "areas", "cities", "villages"}
    at = index
    while at - 1 >= done:
        low = words[at - 1].low
        if low in directions or (low in nouns and at == index):
            at -= 1
        elif low == "of" and at - 2 >= done and words[at - 2].low in whole:
            at -= 2
        elif (
            (low in {"the", "our", "its", "their"} and at >= 2 and words[at - 2].low == "of")
            or low in {"occupied", "disputed"}
            or (low in nouns and words[at].low == "of")
        ):
            at -= 1
        else:
            break
    return at - 1 if at - 1 >= done and at < index and words[at - 1].low == "the" else at


def _extend_right(text: str, words: tuple[Word, ...], after: int, places: Places) -> int:
    """Take in the kind of place after a name, and a second name ("also known as Y")."""
    nouns = cue_set("places", "nouns")
    while after < len(words) and words[after].low in nouns:
        after += 1
    rest = text[words[after - 1].end :]
    stripped = rest.lstrip(" ,(")
    for cue in _NAMED_LATER:
        if stripped.lower().startswith(cue + " "):
            begin = words[after - 1].end + len(rest) - len(stripped) + len(cue) + 1
            return _second_name(text, words, after, begin, places)
    return after


def _second_name(text: str, words: tuple[Word, ...], after: int, begin: int, places: Places) -> int:
    """Return the index after a second name that starts at an offset, where the gazetteer holds it."""
    first = next((i for i in range(after, len(words)) if words[i].start >= begin), None)
    if first is None:
        return after
    for last in range(min(len(words), first + _LONGEST), first, -1):
        solid = words[last - 1].text[0].isalnum()
        if solid and places.holds(text[words[first].start : words[last - 1].end]):
            return last
    return after
