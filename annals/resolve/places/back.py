"""Which place words without a name refer back to: "the city", "the country", "there"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from annals.gazetteer.place_words import place_words
from annals.gazetteer.places import PlaceEntry, Places
from annals.model.reading import Label, Mention, Reading, Role
from annals.model.values import Place
from annals.model.vocabulary import Basis, Level
from annals.resolve.places.context import Weights
from annals.resolve.places.parse import Parsed, Parser
from annals.resolve.places.value import ResolvedPlace, place_value

_LESS = 0.6
"""What a place's score is worth where words refer back to it."""
CAPITAL = frozenset({"capital", "capital city"})
"""Kinds that mean a country's first town."""
_OF_A_UNIT = frozenset({"provincial", "regional", "state"})
"""Before a capital that is a unit's."""
_ANY = frozenset({Level.INSTALLATION, Level.SETTLEMENT, Level.DISTRICT, Level.REGION, Level.WATER})
"""What "there" and "the area" may be."""
_ANOTHER = re.compile(
    r"\s*(?:an?|another|some|several|many|various|(?:one|two|three|some|several|many|most|each)\s+of"
    r"|(?:the\s+)?(?:other|next|nearby|neighbou?ring|adjacent|surrounding))\b",
    re.IGNORECASE,
)
"""Words for a place that was not told before, or for some of several."""
_LISTED = re.compile(r"(?:,|,?\s+and)\s+(?:the\s+)?")
_OF_THE_TOWN = re.compile(r"\s+(?:of|in)\s+the\s+(?:city|town)\b")
_WORD = re.compile(r"\w+")


class Antecedents:
    """The places that a report has told, asked for the one that later words mean.

    ``resolve`` returns the place of a mention that names one.
    """

    def __init__(
        self,
        gazetteer: Places,
        reading: Reading,
        parser: Parser,
        weights: Weights,
        resolve: Callable[[Mention], ResolvedPlace],
    ) -> None:
        self._gazetteer, self._reading, self._parser = gazetteer, reading, parser
        self._weights, self._resolve = weights, resolve

    def of(self, mention: Mention, parsed: Parsed) -> ResolvedPlace | None:
        """Return the place that words refer back to: the last one told that their kind fits, if any."""
        words = {word.lower() for word in _WORD.findall(mention.span.quote)}
        wanted = _ANY if words & place_words().back else _wanted(parsed)
        if not wanted or _ANOTHER.match(mention.span.quote):
            return None
        if parsed.kind in CAPITAL and words & _OF_A_UNIT:
            return self._seat(mention, parsed)
        if parsed.kind in CAPITAL:
            return self._capital(mention, parsed)
        if Level.COUNTRY in wanted:
            return self._land(mention, parsed)
        found = self._last(mention, parsed, wanted)
        return found or (self._unit(mention, parsed) if Level.REGION in wanted else None)

    def several(self, mention: Mention, parsed: Parsed) -> tuple[ResolvedPlace, ...]:
        """Return the places told together before that words for several of a kind mean ("these villages")."""
        words = {word.lower() for word in _WORD.findall(mention.span.quote)}
        if not words & place_words().again or not _is_plural(parsed.kind):
            return ()
        found: list[tuple[Mention, ResolvedPlace]] = []
        for other in self._told(mention):
            place = self._resolve(other)
            if found and not self._listed(other, found[-1][0]):
                if len(found) > 1:
                    break
                found.clear()
            if place.place.level in parsed.levels:
                found.append((other, place))
        together = reversed(found) if len(found) > 1 else ()
        return tuple(self._again(mention, parsed, other, place) for other, place in together)

    def _listed(self, first: Mention, second: Mention) -> bool:
        """Say whether two places stand in one list."""
        return _LISTED.fullmatch(self._reading.report.text, first.span.end, second.span.start) is not None

    def town(self, mention: Mention, parsed: Parsed) -> ResolvedPlace | None:
        """Return the last town told before a part of it that is told so ("the X district | of the city")."""
        part = parsed.kind in place_words().town_part and not parsed.containers
        if not part or not _OF_THE_TOWN.match(self._reading.report.text, mention.span.end):
            return None
        return self._last(mention, parsed, frozenset({Level.SETTLEMENT}))

    def _last(self, mention: Mention, parsed: Parsed, wanted: frozenset[Level]) -> ResolvedPlace | None:
        """Return the last place that is told before a mention, of some levels or called by the same kind."""
        for other in self._told(mention):
            found = self._resolve(other)
            kind = self._parser.parse(other.span.start, other.span.end).kind
            if found.place.level in wanted or (kind is not None and kind == parsed.kind):
                return self._again(mention, parsed, other, found)
        return None

    def _told(self, mention: Mention) -> Iterator[Mention]:
        """Yield the places named before a mention, the last one first."""
        for other in reversed(self._named):
            if other.span.end <= mention.span.start:
                yield other

    @cached_property
    def _named(self) -> Sequence[Mention]:
        """The places that the report names, in its order; the dateline is the first told."""
        known = [other for other in self._reading.mentions if other.label == Label.PLACE]
        heard = [one.mention for frame in self._reading.frames for one in frame.of(Role.PLACE)]
        places = sorted((*known, *heard), key=lambda one: one.span.start)
        if self._reading.dateline is not None:
            places.insert(0, self._reading.dateline)
        return [one for one in places if self._parser.parse(one.span.start, one.span.end).head is not None]

    def _capital(self, mention: Mention, parsed: Parsed) -> ResolvedPlace | None:
        """Return the capital of the country that the report is about, for "the capital" alone."""
        country = self._gazetteer.country(self._weights.only_country() or "")
        found = self._gazetteer.matches(f"{country.name} capital") if country else ()
        if not found or country is None:
            return None
        return _inferred(
            mention, parsed, found[0].entry, f"the capital of {country.name}, which the report is about"
        )

    def _seat(self, mention: Mention, parsed: Parsed) -> ResolvedPlace | None:
        """Return the chief town of the unit that was told last, for "the provincial capital"."""
        for other in self._told(mention):
            place = self._resolve(other).place
            unit = place.name if place.level == Level.REGION else place.admin1
            known = self._gazetteer.matches(f"{unit} capital") if unit else ()
            seat = next((match.entry for match in known if match.entry.country == place.country), None)
            if seat is not None:
                return _inferred(mention, parsed, seat, f"the chief town of {unit}, which was told before")
        return None

    def _land(self, mention: Mention, parsed: Parsed) -> ResolvedPlace | None:
        """Return the country that most of the report speaks for, for "the country" alone."""
        country = self._gazetteer.country(self._weights.likely_country() or "")
        if country is None:
            return None
        return _inferred(mention, parsed, country, "the country that the report is about")

    def _unit(self, mention: Mention, parsed: Parsed) -> ResolvedPlace | None:
        """Return the unit that most of what is told lies in, for "the province" alone."""
        country = self._weights.likely_country()
        unit = self._weights.likely_unit(country)
        found = (match.entry for match in self._gazetteer.matches(unit or ""))
        entry = next((one for one in found if one.level == Level.REGION and one.country == country), None)
        return _inferred(mention, parsed, entry, "the unit that the report plays in") if entry else None

    def _again(self, mention: Mention, parsed: Parsed, other: Mention, found: ResolvedPlace) -> ResolvedPlace:
        """Return a place once more, by the words that refer back to it."""
        entry = self._gazetteer.get(found.place.key or "")
        place: Place = replace(found.place, written=mention.span.quote)
        if entry is not None:
            place = place_value(entry, mention.span.quote, parsed, alternatives=found.place.alternatives)
        score = round(_LESS * found.score, 2)
        reason = f"refers back to {other.span.quote!r}"
        return ResolvedPlace(
            place=place, score=score, basis=Basis.INFERRED, evidence=(other.span,), reason=reason
        )


def _wanted(parsed: Parsed) -> frozenset[Level]:
    """Return the levels that words for one place speak for."""
    if _is_plural(parsed.kind) or not parsed.levels:
        return frozenset()
    return _ANY if parsed.levels == (Level.AREA,) else frozenset(parsed.levels)


def _is_plural(kind: str | None) -> bool:
    """Say whether a kind word means several places."""
    return kind is not None and kind.endswith("s") and kind[:-1] in place_words().kinds


def _inferred(mention: Mention, parsed: Parsed, entry: PlaceEntry, reason: str) -> ResolvedPlace:
    place = place_value(entry, mention.span.quote, parsed)
    return ResolvedPlace(place=place, score=_LESS, basis=Basis.INFERRED, evidence=(), reason=reason)
