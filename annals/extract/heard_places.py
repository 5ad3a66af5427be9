"""Words heard as where an act happened: the places that they tell, without those that say where these lie."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from annals.extract.cues import cue_set
from annals.extract.heard_tidy import no_names, shares_half
from annals.extract.lexicon import people_words
from annals.extract.surnames import in_place, surnames
from annals.extract.words import words as split
from annals.gazetteer.place_words import place_words
from annals.gazetteer.places import PlaceEntry, places
from annals.model.reading import Label, Mention
from annals.model.report import Report
from annals.model.vocabulary import Level, Standing
from annals.neural.heard import Words

_TOWARDS = re.compile(r"towards?\b")
_NAMED = re.compile(
    r"(?:[ae][a-z]h?[-’'])?[A-Z][\w'’-]*"
    r"(?:\s+(?:(?:of|de|del|la|al|el|and)\s+)*(?:[ae][a-z]h?[-’'])?[A-Z][\w'’-]*)*"
)
_APART = re.compile(r"(?:,|\W(?:in|of|near|at|on))\W[^A-Z]*$")
"""Between a name and the known place that says where it lies."""
_LISTED = re.compile(r"\s*(?:,|and|or|,\s*and|,\s*or)\s*(?:the\s+)?$")
"""Between two places of a list."""
_PLACED = re.compile(
    r"\b(?:in|at|of|near|nearby|outside|inside|around|to|off|over|above)\s+(?:the\s+)?$", re.IGNORECASE
)
"""Before the name of a place."""
_OF_PEOPLE = re.compile(r"(?P<who>[\w'’-]+)(?: of \w+)?,? (?:from|of) (?:the (?:city|town|village) of )?$")
"""Before the name of where somebody is from."""
_ELSEWHERE = re.compile(
    r"[^,;:.!?\n]*?\b(?:in|at|near|outside|inside|off)\s+(?:the\s+)?(?:[a-z]+\s+(?:in|of|near|outside)\s+)?"
)
"""Between somebody's home and where it happened."""
_NEXT = 80
"""How far behind a home the place of an act may be named, in code points."""
_WORD = re.compile(r"\w+")
_AREAS = frozenset({Level.DISTRICT, Level.REGION, Level.COUNTRY, Level.AREA})
_HERE = frozenset({"here", "there"})
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)


class HeardPlaces:
    """The places of one report, asked for those that heard words tell.

    ``known`` and ``actors`` are the mentions that the lexicon found.
    """

    def __init__(self, report: Report, known: Sequence[Mention], actors: Sequence[Mention]) -> None:
        self._report, self._known, self._actors = report, known, actors

    def likely(self, heard: Sequence[Words]) -> list[Words]:
        """Return the words that may tell a place, those for a direction or a home last resort."""
        heard = [one for one in heard if not _TOWARDS.match(self._report.text, one.start)] or heard
        placed = [one for one in heard if any(not self._is_home(m) for m in self._inside(one))]
        return [one for one in heard if one in placed or not self._inside(one)] if placed else list(heard)

    def told(self, words: Words) -> list[Mention]:
        """Return the places that words tell, without those that only say where they lie.

        A name before known places ("Tougzin, a village in the north") is the place, or a building there. For
        somebody's home stands the place that is told next ("shot a man from Aden in Taiz").
        """
        found = self._inside(words)
        instead = [place for one in found if (place := self._instead(one))]
        if instead:
            return instead[:1]
        if not found:
            return self._name(words) or self._back(words)
        first = min(one.span.start for one in found)
        apart = _APART.search(self._report.text[words.start : first])
        name = self._name(replace(words, end=first)) if apart else []
        building = any(_of_building(one.span.quote) for one in name)
        return [*name, *self._first(found)] if building or not name else name

    def _inside(self, words: Words) -> list[Mention]:
        """Return the known places within words."""
        return [one for one in self._known if shares_half(words, one.span)]

    def _is_home(self, place: Mention) -> bool:
        """Say whether a place is told as where somebody is from."""
        before = _OF_PEOPLE.search(self._report.text[max(0, place.span.start - _NEXT) : place.span.start])
        who = split(before["who"], 0, len(before["who"])) if before else ()
        return place.tag == Standing.HOME or any(people_words().scan(who))

    def _instead(self, home: Mention) -> Mention | None:
        """Return the place behind a home in its clause that does not say where the home lies."""
        end = home.span.end
        behind = (one for one in self._known if end < one.span.start <= end + _NEXT)
        if (
            not self._is_home(home)
            or (place := min(behind, key=lambda m: m.span.start, default=None)) is None
        ):
            return None
        between = _ELSEWHERE.fullmatch(self._report.text, end, place.span.start)
        return place if between and not _lies_in(home.span.quote, place.span.quote) else None

    def _first(self, found: Sequence[Mention]) -> list[Mention]:
        """Return the first of several places with those listed beside it; the rest say where it is."""
        text = self._report.text
        kept: list[Mention] = []
        for one in sorted(found, key=lambda m: m.span.start):
            between = text[kept[-1].span.end : one.span.start] if kept else ""
            if kept and not (_LISTED.match(between) and one.span.quote[0].isupper()):
                break
            kept.append(one)
        return kept

    def _name(self, words: Words) -> list[Mention]:
        """Return the name in words without a known place, best one at their head or behind "in"."""
        text, start = self._report.text, words.start
        names = [one for one in _NAMED.finditer(text, start, words.end) if self._names_a_place(one)]
        placed = (n for n in names if n.start() == start or _PLACED.search(text, start, n.start()))
        found = next(placed, names[0] if names else None)
        if found is None:
            return []
        span = self._report.span(*found.span())
        return [Mention(label=Label.PLACE, span=span, tag=None, score=words.score)]

    def _back(self, words: Words) -> list[Mention]:
        """Return words that name no place and refer back to one ("the town")."""
        span = self._report.span(words.start, words.end)
        words_told = {word.lower() for word in _WORD.findall(span.quote)}
        if not words_told & _HERE and not (words_told & place_words().definite and words_told & _kinds()):
            return []
        return [Mention(label=Label.PLACE, span=span, tag=None, score=words.score)]

    def _names_a_place(self, name: re.Match[str]) -> bool:
        """Say whether a name can be a place: no person or ship, no word at the head of a sentence."""
        if name[0].lower() in no_names() or self._only_an_actor(name) or _described(name[0]):
            return False
        return name[0].split()[-1] not in self._surnames or in_place(self._report.text, name.start())

    def _only_an_actor(self, name: re.Match[str]) -> bool:
        """Say whether a name is an actor's and no place's ("Houthi" in "Houthi areas")."""
        spans = (actor.span for actor in self._actors)
        acts = any(span.start <= name.start() and name.end() <= span.end for span in spans)
        return acts and not places().matches(name[0])

    @cached_property
    def _surnames(self) -> frozenset[str]:
        return surnames(self._report.text)


def _lies_in(name: str, around: str) -> bool:
    """Say whether a place may lie in an area."""
    inside = [one for one in places().find(name) if one.level not in _AREAS] or places().find(name)
    areas = [one for one in places().find(around) if one.level in _AREAS]
    return any(
        area.name in {one.admin1, one.admin2} or area.key == _land(one) for area in areas for one in inside
    )


def _land(place: PlaceEntry) -> str | None:
    land = places().country(place.country) if place.country else None
    return land.key if land else None


def _of_building(name: str) -> bool:
    """Say whether the last word of a name says that it is a building's."""
    return Level.INSTALLATION in place_words().kinds.get(name.rsplit(maxsplit=1)[-1].lower(), ())


def _described(name: str) -> bool:
    """Say whether words in capitals describe a spot by an article ("THE RESIDENCE") and no kind of place."""
    article = _ARTICLE.match(name) if name.isupper() else None
    return article is not None and name.lower().split()[-1] not in cue_set("places", "nouns")


def _kinds() -> frozenset[str]:
    """Return the words for kinds of places, and those for any place told before."""
    return place_words().back | place_words().kinds.keys()
