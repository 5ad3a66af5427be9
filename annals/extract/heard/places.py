"""Words heard as where an act happened: the places that they tell, without those that say where these lie."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from annals.extract.heard.lying import all_kinds, described, is_adjective, lies_in, of_a_town
from annals.extract.heard.names import (
    NAMED,
    Offsets,
    bare,
    in_whole,
    is_list,
    names_a_meeting,
    names_in,
    of_an_actor,
    owns,
)
from annals.extract.heard.tidy import no_names, shares_half
from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import people_words
from annals.extract.sentence.shortforms import short_forms
from annals.extract.sentence.surnames import first_names, in_place, surnames
from annals.extract.sentence.words import words as split
from annals.gazetteer.place_words import is_held, place_words
from annals.gazetteer.places import places
from annals.model.reading import Label, Mention
from annals.model.report import Report, Span
from annals.model.vocabulary import Level, Standing
from annals.neural.heard import Words
from annals.text.brought import brought_to

_TOWARDS = re.compile(r"towards?\b")
_APART = re.compile(r"(?:,|\W(?:in|of|near|at|on))\W[^A-Z]*$")
"""Between a name and the known place that says where it lies."""
_LIES_IN = re.compile(
    r"(?:,\s+an?\s+(?:[a-z-]+\s+){1,4}?|,?\s+(?:(?:village|town|area|community|hamlet|locality|axis)\s+)?)"
    r"(?:in|of|under|within)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}[A-Z]"
)
"""Behind a name: the unit that it lies in ("Zobaro, a community in Gao", "Zobaro in the south of Gao")."""
_SIDE_OF = re.compile(r"(?P<side>[\w-]+) of ")
"""Before the known place that a name lies to one side of ("north of Gao")."""
_CUT_OFF = re.compile(r"(?:the|this|that|these|those)((?:\s+[a-z-]+){1,3})", re.IGNORECASE)
"""An article and the words behind it, one of which may be the kind of a place that was told before."""
_LISTED = re.compile(r"\s*(?:,|and|or|,\s*and|,\s*or)\s*(?:the\s+)?$")
"""Between two places of a list."""
_AND = re.compile(r",?\s+(?:and|or)\s+(?:the\s+|other\s+)?")
"""Between a place and the last one of its list."""
_AND_TOWN = re.compile(r",?\s+and\s+(?:in\s+)?(?:the\s+)?(?:[a-z]+\s+)?")
"""Between where a place lies and another town."""
_LISTS = re.compile(r"(?:\band|\bor|,)\s+(?:the\s+)?$")
"""Before one of a list."""
_OWNS = re.compile(r"['’]s\s+")
"""Between a place and another in it."""
_HOLDS = re.compile(
    r"(?:['’]s)?\s+(?:(?!and\b|or\b|in\b|to\b|from\b|near\b|with\b)[a-z][a-z-]*\s+){0,2}"
    r"(?:(?:town|village|township|district|hamlet|province|region|suburb|settlement|neighbou?rhood)s?|cit(?:y|ies)"
    r"|communit(?:y|ies))\s+of\s+(?=[A-Z])"
)
"""Between a place and those of a kind that lie in it ("the Gao villages of Zobaro and Kelim")."""
_OF_KIND = re.compile(r"\s+of\s+(?=[A-Z])")
_AS_WELL = re.compile(r",?\s+as well as\s+(?:(?:in|at|near)\s+)?(?:the\s+)?(?=[A-Z])")
"""Between a place and others that share its act."""
_NEXT_LISTED = re.compile(r",?\s+and\s+(?=[A-Z])|,\s+(?=[A-Z])")
_BORN = re.compile(
    r"\b(?:natives?|indigenes?|born|hail(?:s|ed|ing)?|originally)\s+(?:of|in|from)\s+[^,;.!?\n]{0,40}$",
    re.IGNORECASE,
)
"""Before the name of where somebody was born."""
_GOES_ON = re.compile(r"\s+(?!in\b|on\b|at\b|near\b|towns\b|villages\b)[a-z]")
"""Behind a name that is only what describes something ("Gao and Malian villages")."""
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
_SENTENCE = re.compile(r"\s+[A-Z](?:[a-z]+)?\s")
"""The head of a sentence right behind a name."""
_WORD = re.compile(r"\w+")
_HERE = frozenset({"here", "there"})


class HeardPlaces:
    """The places of one report, asked for those that heard words tell.

    ``known`` and ``actors`` are the mentions that the lexicon found.
    """

    def __init__(self, report: Report, known: Sequence[Mention], actors: Sequence[Mention]) -> None:
        self._report, self._actors = report, actors
        short = short_forms(report.text)
        bare_ones = (self._bare(one) for one in known)
        named = (one for one in bare_ones if one and one.span.quote not in short)
        self._known = [in_whole(report, one) for one in named if not names_a_meeting(report.text, one)]

    def likely(self, heard: Sequence[Words]) -> list[Words]:
        """Return the words that may tell a place, those for a direction or a home last resort."""
        text = self._report.text
        heard = [one for one in heard if not _TOWARDS.match(text, one.start)] or heard
        heard = [one for one in heard if not self._is_dateline(one)] or heard
        heard = [one for one in heard if not self._is_aside(one)]
        placed = [one for one in heard if any(not self._is_home(m) for m in self._inside(one))]
        return [one for one in heard if one in placed or not self._inside(one)] if placed else list(heard)

    def _is_aside(self, words: Words) -> bool:
        """Say whether a place is where somebody was born or brought: what happened, happened elsewhere."""
        text = self._report.text
        name = NAMED.search(text, words.start, words.end)
        if name is None:
            return False
        born = _BORN.search(text, max(0, name.start() - _NEXT), name.start())
        return born is not None or brought_to(text, *name.span())

    def _is_dateline(self, words: Words) -> bool:
        """Say whether a name in capitals only stands before a sentence ("BEIRUT Jets bombed a town")."""
        text = self._report.text
        before = text[: words.start].split()[-1:]
        alone = text[words.start : words.end].isupper() and not any(map(str.islower, before))
        return alone and _SENTENCE.match(text, words.end) is not None

    def told(self, words: Words) -> list[Mention]:
        """Return the places that words tell, without those that only say where they lie.

        A name before known places ("Tougzin, a village in the north") is the place, or a building there. For
        somebody's home stands the place that is told next ("shot a man from Aden in Taiz").
        """
        found = self._inside(words)
        held = self._held(words, found)
        return held or [*self._told(words, found), *self._as_well(words, found)]

    def _told(self, words: Words, found: Sequence[Mention]) -> list[Mention]:
        """Return the places that words tell, of which these are known."""
        instead = [place for one in found if (place := self._instead(one))]
        if instead:
            return instead[:1]
        run = self._run(words)
        if run or not found:
            return run or self._names(words) or self._back(words)
        first = min(one.span.start for one in found)
        name = self._names(replace(words, end=first))
        if name and _AND.fullmatch(self._report.text, name[-1].span.end, first):
            return [*name, *self._first(words, found)]
        name = name if self._lies_apart(words.start, name, first) or self._nested(name, found) else []
        building = any(self._is_building(one) for one in name)
        return [*name, *self._first(words, found, within=bool(name) and not building)]

    def _held(self, words: Words, found: Sequence[Mention]) -> list[Mention]:
        """Return the places of a kind that a place, or no place at all, is told to hold.

        "Gao's villages of Zobaro and Kelim", "the villages | of Zobaro and Kelim".
        """
        text = self._report.text
        if not found:
            last = text[words.start : words.end].split()[-1:]
            kind = bool(last) and last[0].lower() in place_words().kinds
            link = _OF_KIND.match(text, words.end) if kind else None
        else:
            first = min(found, key=lambda m: m.span.start)
            link = _HOLDS.match(text, first.span.end)
        listed = self._listed_from(words, link.end()) if link else []
        around = found and listed and lies_in(first.span.quote, listed[0].span.quote)
        return [] if around else listed

    def _as_well(self, words: Words, found: Sequence[Mention]) -> list[Mention]:
        """Return the places behind "as well as in", which share an act with the ones before."""
        last = max(found, key=lambda m: m.span.end, default=None)
        link = _AS_WELL.match(self._report.text, last.span.end) if last else None
        listed = self._listed_from(words, link.end()) if link else []
        return [one for one in listed if one in self._known]

    def _listed_from(self, words: Words, start: int) -> list[Mention]:
        """Return the places of the list that begins at an offset, the first alone where no "and" ends it."""
        text = self._report.text
        listed: list[Mention] = []
        ended = False
        name = NAMED.match(text, start)
        while name is not None and not ended:
            spans = [self._report.span(*one) for one in self._places_in(name)]
            listed += [self._as_known(words, one) for one in spans]
            link = _NEXT_LISTED.match(text, name.end())
            ended = len(spans) > 1 or (
                bool(listed) and len(listed) > 1 and " and " in text[start : name.start()]
            )
            name = NAMED.match(text, link.end()) if link and not ended else None
        return listed if ended else listed[:1]

    def _as_known(self, words: Words, span: Span) -> Mention:
        """Return the known place that begins where a name does, else the name."""
        known = (one for one in self._known if span.start <= one.span.start and one.span.end <= span.end)
        return next(known, self._mention(words, span))

    def _nested(self, name: Sequence[Mention], found: Sequence[Mention]) -> bool:
        """Say whether a known place behind nothing but a space holds the name ("Baghdad Iraq")."""
        around = min(found, key=lambda m: m.span.start)
        beside = bool(name) and self._report.text[name[-1].span.end : around.span.start].isspace()
        return beside and lies_in(name[-1].span.quote, around.span.quote)

    def in_full(self, words: Words) -> Words | None:
        """Return words for a place that were cut off behind the article ("the | provincial capital")."""
        cut = _CUT_OFF.match(self._report.text, words.start)
        behind = list(_WORD.finditer(self._report.text, *cut.span(1))) if cut else []
        kind = next((one for one in behind if one[0].lower() in place_words().kinds), None)
        return replace(words, end=kind.end()) if kind else None

    def _bare(self, place: Mention) -> Mention | None:
        """Return a known place without words before its name for whose it is, None where none is named."""
        words = place.span.quote.removeprefix("the ").split(" ", 1)
        if not (is_held(words[0]) or (len(words) > 1 and owns(words[0]))):
            return place
        found = bare(self._report.text, place.span.start, place.span.end)
        return replace(place, span=self._report.span(*found)) if found else None

    def _lies_apart(self, start: int, name: Sequence[Mention], first: int) -> bool:
        """Say whether the known place at an offset only says where the one named before it lies."""
        text = self._report.text
        if _APART.search(text[start:first]):
            return True
        if not name:
            return False
        head = text[start : name[0].span.start].lstrip()
        if (not head or _PLACED.fullmatch(head)) and _LIES_IN.match(text, name[-1].span.end, first):
            return True
        between = text[name[-1].span.end : first].split()
        side = _SIDE_OF.match(text, first)
        if side is not None and side["side"].lower() in cue_set("places", "directions"):
            road = place_words().street & set(name[-1].span.quote.lower().split())
            return not road and all(word in place_words().kinds for word in between)
        return "between" in between and self._is_building(name[-1])

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
        return place if between and not lies_in(home.span.quote, place.span.quote) else None

    def _run(self, words: Words) -> list[Mention]:
        """Return the known places of a list that lacks its commas ("Hama Idlib and Homs")."""
        name = NAMED.search(self._report.text, words.start, words.end)
        names = names_in(self._report.text, *name.span()) if name else []
        if not is_list(self._report.text, names):
            return []
        spans = [self._report.span(*one) for one in names]
        told = next(
            (one for one in self._known if one.span.touches(spans[-1])), self._mention(words, spans[-1])
        )
        return [*(self._mention(words, one) for one in spans[:-1]), told]

    def _first(self, words: Words, found: Sequence[Mention], *, within: bool = False) -> list[Mention]:
        """Return the first of several places with those listed beside it; the rest say where it is.

        Behind where it is another town may be told ("Gao in Mali and the town of Agadez"); ``within`` says
        that the first of them only tells where one lies.
        """
        text = self._report.text
        kept: list[Mention] = []
        begun, edge = within, 0
        for one in self._not_owning(words, found):
            between = text[edge : one.span.start]
            listed = _LISTED.match(between) is not None and one.span.quote[0].isupper() and not within
            another = _AND_TOWN.fullmatch(between) is not None and of_a_town(one.span.quote)
            within = begun and not listed and not another
            kept += [] if within else [one, *self._listed_behind(words, one)]
            edge = max(told.span.end for told in (one, *kept[-1:]))
            begun = True
        return kept

    def _not_owning(self, words: Words, found: Sequence[Mention]) -> list[Mention]:
        """Return places in their order, without those that only say whose the next one is ("Mali's Gao")."""
        text = self._report.text
        order = sorted(found, key=lambda m: m.span.start)
        starts = [one.span.start for one in order]
        owning = [self._link_to_own(one) for one in order]
        last = NAMED.match(text, owning[-1].end(), words.end) if owning[-1] else None
        names = (
            [self._mention(words, self._report.span(*one)) for one in self._places_in(last)] if last else []
        )
        kept = [one for one, of in zip(order, owning, strict=True) if not of or of.end() not in starts]
        return [*kept[:-1], *names[:1]] if names else kept

    def _link_to_own(self, place: Mention) -> re.Match[str] | None:
        """Return what stands between a land and its town: "Mali's Gao", "the Malian town of Gao"."""
        land, *kind = place.span.quote.removeprefix("the ").split(" ")
        link = _OF_KIND if len(kind) == 1 and kind[0] in place_words().kinds and is_adjective(land) else _OWNS
        return link.match(self._report.text, place.span.end)

    def _listed_behind(self, words: Words, place: Mention) -> list[Mention]:
        """Return the names that nobody knows in a list behind a known place ("Gao and Zobaro")."""
        text = self._report.text
        link = _AND.match(text, place.span.end, words.end)
        name = NAMED.match(text, link.end(), words.end) if link else None
        names = self._places_in(name) if name and not _GOES_ON.match(text, name.end()) else []
        names = [one for one in names if not is_adjective(text[slice(*one)])]
        spans = [self._report.span(*one) for one in names]
        known = any(one.touches(other.span) for one in spans for other in self._known)
        return [] if known else [self._mention(words, one) for one in spans]

    def _mention(self, words: Words, span: Span) -> Mention:
        return Mention(label=Label.PLACE, span=span, tag=None, score=words.score)

    def _names(self, words: Words) -> list[Mention]:
        """Return the name in words without a known place, best one at their head or behind "in".

        With it come the names listed behind it.
        """
        text, start = self._report.text, words.start
        groups = [(one.start(), self._places_in(one)) for one in NAMED.finditer(text, start, words.end)]
        groups = [(at, names) for at, names in groups if names]
        placed = (n for n, (at, _) in enumerate(groups) if at == start or _PLACED.search(text, start, at))
        chosen = groups[next(placed, 0) :]
        listed = list(chosen[0][1]) if chosen else []
        for _, names in chosen[1:]:
            if not _LISTED.match(text[listed[-1][1] : names[0][0]]):
                break
            listed += names
        if len(listed) > 1 and not _AND.search(text, listed[0][1], listed[-1][0]):
            listed = list(chosen[0][1])  # "Zobaro, Kelim": the second says where the first lies
        return [self._mention(words, self._report.span(*one)) for one in listed]

    def _places_in(self, name: re.Match[str]) -> list[Offsets]:
        """Return the names of places that words in capitals hold."""
        return [one for one in names_in(self._report.text, *name.span()) if self._names_a_place(*one)]

    def _back(self, words: Words) -> list[Mention]:
        """Return words that name no place and refer back to one ("the town")."""
        span = self._report.span(words.start, words.end)
        words_told = {word.lower() for word in _WORD.findall(span.quote)}
        if not words_told & _HERE and not (words_told & place_words().definite and words_told & all_kinds()):
            return []
        return [self._mention(words, span)]

    def _is_building(self, place: Mention) -> bool:
        """Say whether the last word of a name, or the words behind it, say that it is a building's."""
        behind = self._report.text[place.span.end :].split(maxsplit=3)[:2]
        kinds = (place.span.quote.split()[-1], behind[:1], behind)
        lows = [one.lower() if isinstance(one, str) else " ".join(one) for one in kinds]
        return any(Level.INSTALLATION in place_words().kinds.get(low, ()) for low in lows)

    def _names_a_place(self, start: int, end: int) -> bool:
        """Say whether a name can be a place: no person or ship, no word at the head of a sentence."""
        name = self._report.text[start:end]
        if name in short_forms(self._report.text) or (
            name in first_names(self._report.text) and not in_place(self._report.text, start)
        ):
            return False
        if name.lower() in no_names() or self._only_an_actor(start, end) or described(name):
            return False
        if of_an_actor(name) or self._of_a_people(start, end):
            return False
        last = name.split()[-1]
        kind = " " in name and last.lower() in place_words().kinds.keys() | place_words().street
        return kind or last not in self._surnames or in_place(self._report.text, start)

    def _only_an_actor(self, start: int, end: int) -> bool:
        """Say whether a name is an actor's and no place's ("Houthi" in "Houthi areas")."""
        spans = (actor.span for actor in self._actors)
        acts = any(span.start <= start and end <= span.end for span in spans)
        return acts and not places().matches(self._report.text[start:end])

    def _of_a_people(self, start: int, end: int) -> bool:
        """Say whether a word that no place has is a people's ("Yazidi villages", "Yazidis")."""
        text = self._report.text
        name = text[start:end]
        if " " in name or places().matches(name):
            return False
        behind = text[end:].split(maxsplit=1)[:1]
        plural = any(one.endswith("s") and one in place_words().kinds for one in behind)
        return (plural and not _LISTS.search(text, 0, start)) or re.search(
            rf"\b{re.escape(name)}s\b", text
        ) is not None

    @cached_property
    def _surnames(self) -> frozenset[str]:
        return surnames(self._report.text)
