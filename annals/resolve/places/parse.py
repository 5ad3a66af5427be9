"""Takes the words of a place mention apart: the name, its kind, what contains it, its other names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from annals.gazetteer.place_words import PlaceWords, place_words
from annals.gazetteer.places import ContestedReading, Form, Places
from annals.model.vocabulary import Level
from annals.resolve.places.beside import (
    among_units,
    beyond_list,
    holds,
    is_border,
    is_street,
    is_unit,
    listed_kind,
    other_end,
    town_of,
)
from annals.resolve.places.scan import Name, Scanner, Token, all_tokens, tokens

_BEFORE, _AFTER = 60, 90
_LONGEST_GAP = 6
_LONGEST_WORDS = 7
_DISTANCE = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)?)\s*-?\s*(?P<unit>km|kilomet(?:er|re)s?|mi|miles?)\b", re.IGNORECASE
)
_HYPHEN = re.compile(r"[-\u2013/]")
_MILE_KM = 1.609344
"""The international mile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What the words of a mention say, before anything is looked up but the names.

    ``head`` is the name itself, None when the words only refer back ("the city"). ``levels`` are
    those that the kind words speak for. ``containers`` and ``aliases`` are other names of the
    report beside it; ``hints`` are adjectives before it ("the Syrian town of"). ``street`` says that
    the name is a street's, ``town`` is the town that the words call it a part of, ``among_units`` that
    it stands behind a place in it ("Buffalo, New York") or in a list of units, ``between`` is the other name
    of "between X and Y".
    """

    head: Name | None
    levels: tuple[Level, ...]
    kind: str | None
    part: str | None
    near: bool
    distance_km: float | None
    containers: tuple[Name, ...]
    aliases: tuple[Name, ...]
    others: tuple[Name, ...]
    hints: tuple[Name, ...]
    contested: tuple[ContestedReading, ...]
    partisan: tuple[int, int] | None
    street: bool
    town: Name | None
    among_units: bool
    between: Name | None


class Parser:
    """Parses the mentions of one report."""

    def __init__(self, gazetteer: Places, text: str) -> None:
        self._gazetteer = gazetteer
        self._text = text
        self._scanner = Scanner(gazetteer, text)
        self._known = all_tokens(text)
        self._words: PlaceWords = place_words()
        self._parsed: dict[tuple[int, int], Parsed] = {}

    def parse(self, start: int, end: int) -> Parsed:
        """Parse the mention at these offsets, looking a little to both sides of it."""
        known = self._parsed.get((start, end))
        if known is None:
            known = self._parsed[start, end] = self._parse(start, end)
        return known

    def _parse(self, start: int, end: int) -> Parsed:
        begin, stop = self._window(start, end)
        left, middle = self._tokens(begin, start), self._tokens(start, end)
        words = [*left, *middle, *self._tokens(end, stop)]
        first, after = len(left), len(left) + len(middle)
        partisan, readings = self._partisan(words, first, after)
        borders = ((0, first), (first, after), (after, len(words)))
        names = [] if partisan else [name for pair in borders for name in self._scanner.names(words, *pair)]
        head = self._head(words, names, first, after)
        anchor = (head.first, head.after) if head else partisan or (first, after)
        kind, levels = self._kind(words, anchor, first, after)
        before = [name for name in names if head and name.after <= head.first]
        later = [name for name in names if head and name.first >= head.after]
        hints = self._hints(words, before, head)
        containers, aliases, others = self._followers(words, head, later, after)
        inside = next((name.first for name in later if name.first < after), after)
        links = (index for index in range(anchor[1], inside) if words[index].low in {"in", "of", ","})
        part = self._part(words, anchor, first, next(links, inside) if inside < after else after)
        near, distance = self._near(start, end, words, anchor)
        if part is None and head is not None and is_border(words, head, before):
            part = "border"
        return Parsed(
            head=head,
            levels=levels,
            kind=kind,
            part=part if distance is None else None,
            near=near or distance is not None,
            distance_km=distance,
            containers=containers,
            aliases=aliases,
            others=others,
            hints=hints,
            contested=readings,
            partisan=(words[partisan[0]].start, words[partisan[1] - 1].end) if partisan else None,
            street=head is not None and is_street(words, head),
            town=town_of(words, head, later),
            among_units=head is not None and among_units(words, head, before, later),
            between=other_end(words, head, before, later) if head else None,
        )

    def _tokens(self, start: int, end: int) -> Sequence[Token]:
        """Return the tokens of a piece of the text, cut anew where one reaches over its ends."""
        known = self._known
        first = bisect_left(known, start, key=_start_of)
        after = bisect_left(known, end, lo=first, key=_start_of)
        reaches = (first and known[first - 1].end > start) or (after > first and known[after - 1].end > end)
        if reaches or "." in {self._text[start : start + 1], self._text[end : end + 1]}:
            return tokens(self._text, start, end)
        return known[first:after]

    def _window(self, start: int, end: int) -> tuple[int, int]:
        """Widen the offsets to both sides, to whole words of the same line."""
        begin, stop = max(0, start - _BEFORE), min(len(self._text), end + _AFTER)
        begin = max(begin, self._text.rfind("\n", begin, start) + 1)
        line = self._text.find("\n", end, stop)
        stop = line if line >= 0 else stop
        while begin > 0 and begin < start and self._text[begin - 1].isalnum():
            begin += 1
        while (
            stop > end
            and stop < len(self._text)
            and self._text[stop - 1].isalnum()
            and self._text[stop].isalnum()
        ):
            stop -= 1
        return begin, stop

    def _partisan(
        self, words: Sequence[Token], first: int, after: int
    ) -> tuple[tuple[int, int] | None, tuple[ContestedReading, ...]]:
        """Return the longest partisan words within the mention and their readings."""
        for length in range(min(_LONGEST_WORDS, after - first), 0, -1):
            for index in range(first, after - length + 1):
                text = self._text[words[index].start : words[index + length - 1].end]
                readings = self._gazetteer.contested(text)
                if readings:
                    return (index, index + length), readings
        return None, ()

    def _head(self, words: Sequence[Token], names: Sequence[Name], first: int, after: int) -> Name | None:
        """Return the name that the mention is about: its first that is no adjective before another."""
        inside = [name for name in names if name.first < after and name.after > first]
        proper = [name for name in inside if not name.adjective and not self._owner(words, name, inside)]
        head = next(iter(proper or inside), None)
        if (
            head is None
            and after - first == 1
            and words[first].named
            and words[first].low in self._words.kinds
        ):
            matches = self._gazetteer.matches(
                words[first].text
            )  # a name that is a word for a kind too: Canton
            head = Name(first, after, words[first].start, words[first].end, words[first].text, matches)
        return self._abbreviated(words, head, first, after) or self._hyphened(words, head) or head

    def _hyphened(self, words: Sequence[Token], head: Name | None) -> Name | None:
        """Return the first of two lands that share a border ("the Iraqi-Syrian border")."""
        if (
            head is None
            or head.matches
            or not any(w.low in self._words.border for w in words[head.after :][:1])
        ):
            return None
        lands = [self._gazetteer.matches(text) for text in _HYPHEN.split(head.text)]
        both = len(lands) > 1 and all(
            any(match.entry.level == Level.COUNTRY for match in matches[:1]) for matches in lands
        )
        return replace(head, matches=lands[0]) if both else None

    def _abbreviated(self, words: Sequence[Token], head: Name | None, first: int, after: int) -> Name | None:
        """Return the unit that a mention of one word abbreviates: "Ill.", or "IL" after a comma."""
        if after - first != 1 or not (head is None or head.after == after):
            return None
        word = words[first]
        dotted = self._text[word.end : word.end + 1] == "." or "." in word.text
        if not dotted and not (first > 0 and words[first - 1].text == "," and word.text.isupper()):
            return None
        found = self._gazetteer.matches(word.text, abbreviations=True)
        units = tuple(match for match in found if match.form == Form.ABBREVIATION)
        return Name(first, after, word.start, word.end, word.text, units) if units else None

    def _owner(self, words: Sequence[Token], name: Name, names: Sequence[Name]) -> bool:
        """Say whether a name owns the next one: "Afghanistan's Helmand province"."""
        owns = words[name.after - 1].text.endswith(("'s", "’s"))
        return owns and any(other.first >= name.after for other in names)

    def _kind(
        self, words: Sequence[Token], anchor: tuple[int, int], first: int, after: int
    ) -> tuple[str | None, tuple[Level, ...]]:
        """Return the kind word at the name: "the city of X", "X province", or within its last word."""
        begin, end = anchor
        if end < len(words) and words[end].low in self._words.directions:
            end += 1  # "Aleppo northern countryside"
        for count in (2, 1) if not self._of_one(words, begin) else ():
            low = " ".join(word.low for word in words[end : end + count])
            here = end + count <= len(words) and not words[end - 1].ends and low in self._words.kinds
            if here and " ".join(word.low for word in words[end + count : end + count + 1]) != "of":
                return low, self._words.kinds[low]
        of_all = listed_kind(words, end)
        if of_all is not None:
            return of_all, self._words.kinds[of_all]
        begin, end = anchor
        index = begin - 1
        if index >= 1 and words[index].low == "of" and words[index - 1].low in self._words.kinds:
            return words[index - 1].low, self._words.kinds[words[index - 1].low]
        if begin == first or index < 0:
            beside = [*words[first:begin], *words[end:after]]
            around = beside if anchor != (first, after) else words[first:after]
            lows = [word.low for word in around if word.low in self._words.kinds]
            return (lows[-1], self._words.kinds[lows[-1]]) if lows else (None, ())
        low = words[index].low
        return (low, self._words.kinds[low]) if low in self._words.kinds else (None, ())

    def _of_one(self, words: Sequence[Token], index: int) -> bool:
        """Say whether "a" stands before a name, and what follows is in it ("a South Florida community")."""
        while index > 0 and words[index - 1].low in self._words.directions:
            index -= 1
        return index > 0 and words[index - 1].low in {"a", "an", "another"}

    def _gap(self, words: Sequence[Token], begin: int, end: int, *, loose: bool) -> bool:
        """Say whether only words that link a place to what contains it stand between two names."""
        between = words[begin:end]
        if len(between) > _LONGEST_GAP:
            return False
        allowed = {",", "(", ")", "in", "of", "the", "'s", "’s", "-"}
        allowed |= {word for phrase in self._words.unit_phrases for word in phrase}
        return all(
            word.low in allowed
            or word.low in self._words.kinds
            or word.low in self._words.directions
            or word.low in self._words.part
            or (loose and word.low in self._words.around)
            for word in between
        )

    def _hints(self, words: Sequence[Token], before: Sequence[Name], head: Name | None) -> tuple[Name, ...]:
        """Return the names before the head that say where it lies."""
        if head is None:
            return ()
        found: list[Name] = []
        edge = head.first
        for name in reversed(before):
            owns = name.adjective or words[name.after - 1].text.endswith(("'s", "’s"))
            ended = any(word.ends for word in words[name.after - 1 : edge])
            if not owns or ended or not self._gap(words, name.after, edge, loose=True):
                break
            found.append(name)
            edge = name.first
        return tuple(found)

    def _followers(
        self, words: Sequence[Token], head: Name | None, later: Sequence[Name], after: int
    ) -> tuple[tuple[Name, ...], tuple[Name, ...], tuple[Name, ...]]:
        """Return what follows the name: what contains it, its other names, and others joined by "or"."""
        containers: list[Name] = []
        aliases: list[Name] = []
        others: list[Name] = []
        edge, later = beyond_list(words, head, later) if head else (0, later)
        for name in later:
            between = " ".join(word.low for word in words[edge : name.first])
            if head is None or any(word.ends for word in words[head.after - 1 : name.first]):
                break
            if self._renames(between):
                aliases.append(name)
            elif between in {"or", "or in", ", or"} and name.first < after:
                others.append(name)
            elif not name.adjective and self._gap(
                words, edge, name.first, loose=name.first < after or " in " in f" {between} "
            ):
                containers.append(name)
            else:
                break
            edge = name.after
        if head is not None and containers and self._listed(words, head, containers, later):
            containers = []
        return tuple(containers[: self._chain(containers)]), tuple(aliases), tuple(others)

    def _chain(self, containers: Sequence[Name]) -> int:
        """Return how many of the names hold each other, one after the other."""
        count = 1
        while count < len(containers) and self._held(containers[count], containers[:count]):
            count += 1
        return count

    def _held(self, outer: Name, inner: Sequence[Name]) -> bool:
        """Say whether a name may hold the last one before it that the gazetteer knows."""
        known = [name for name in inner if name.matches]
        return holds(outer, known[-1]) if known else is_unit(outer)

    def _listed(
        self, words: Sequence[Token], head: Name, containers: Sequence[Name], later: Sequence[Name]
    ) -> bool:
        """Say whether names are a list ("Raqqa, Aleppo and Idlib") and none holds the one before."""
        first, last = containers[0], containers[-1]
        country = any(match.entry.level == Level.COUNTRY for match in first.matches[:1]) and holds(
            first, head
        )
        if country or first.text.endswith(".") or first.text.isupper():
            return False
        if self._chain(containers) < len(containers):
            return True
        lows = [word.low for word in words[last.after : last.after + 2]]
        ahead = 2 if lows == [",", "and"] else 1 if lows[:1] == ["and"] else 0
        return bool(ahead) and any(name.first == last.after + ahead for name in later)

    def _renames(self, between: str) -> bool:
        stripped = between.strip(" ,(")
        return any(stripped == cue or stripped.startswith(cue + " ") for cue in self._words.alias)

    def _part(self, words: Sequence[Token], anchor: tuple[int, int], first: int, after: int) -> str | None:
        """Return the direction that the words give: "the southern part of X", "X's north"."""
        begin, end = anchor
        index = begin - 1
        while index >= max(0, first - 1):
            low = words[index].low
            if low in self._words.directions:
                beside = index >= first or index == begin - 1
                return self._words.directions[low] if beside else None
            if not self._parts(low):
                break
            index -= 1
        for word in words[end:after]:
            if word.low in self._words.directions:
                return self._words.directions[word.low]
        if end > begin and words[begin].low in self._words.directions and begin >= first and end - begin == 1:
            return self._words.directions[words[begin].low]
        return None

    def _parts(self, low: str) -> bool:
        """Say whether a word may stand between a direction and the place that it is a part of.

        "The southern suburbs of Beirut" are a part of it; "the southern city of Basra" is all of Basra.
        """
        if low in self._words.kinds:
            return Level.AREA in self._words.kinds[low] or low in self._words.part or low.endswith("s")
        return low in self._words.part or low in self._words.around

    def _near(
        self, start: int, end: int, words: Sequence[Token], anchor: tuple[int, int]
    ) -> tuple[bool, float | None]:
        """Return whether the words say near the place, and the distance from it in km."""
        edge = words[anchor[0]].start if anchor[0] < len(words) else end
        before = self._text[max(0, min(start, edge) - _BEFORE) : edge]
        before = re.split(r"[.;\n]\s", before)[-1].casefold()
        found = list(_DISTANCE.finditer(before))
        if found and len(before) - found[-1].end() <= _BEFORE // 2 and self._from(before[found[-1].end() :]):
            number = float(found[-1]["number"].replace(",", "."))
            return True, number * (_MILE_KM if found[-1]["unit"].startswith("mi") else 1.0)
        lead = re.sub(r"\b(?:the|a|city|town|village|of)\b", " ", before)
        lead = " ".join(lead.split())
        return f" {lead}".endswith(_near_words()), None

    def _from(self, gap: str) -> bool:
        """Say whether the words between a distance and a name lead from one to the other."""
        allowed = self._words.directions.keys() | self._words.part | self._words.around
        allowed |= self._words.kinds.keys() | {"from", "outside", "away", "off"}
        return all(word in allowed for word in re.findall(r"[\w’'-]+", gap))


def _start_of(token: Token) -> int:
    return token.start


@cache
def _near_words() -> tuple[str, ...]:
    """Return the words for nearness, bare, with a space before each."""
    return tuple(f" {_bare(words)}" for words in place_words().near)


def _bare(words: str) -> str:
    return " ".join(word for word in words.split() if word not in {"the", "of"})
