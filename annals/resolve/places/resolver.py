"""Which place the words of a report mean: candidates from the gazetteer, the report as context."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from annals.gazetteer.actors import actors
from annals.gazetteer.place_words import place_words
from annals.gazetteer.places import Form, PlaceEntry, PlaceMatch, Places
from annals.model.reading import Label, Mention, Reading
from annals.model.report import Span
from annals.model.values import Candidate, Place
from annals.model.vocabulary import Basis, Level
from annals.resolve.considered import Considered
from annals.resolve.places.back import CAPITAL, Antecedents
from annals.resolve.places.beside import country_behind
from annals.resolve.places.considered import places_considered
from annals.resolve.places.context import Context
from annals.resolve.places.features import Clues
from annals.resolve.places.geography import SIZE, at_odds, full_name, same_spot, size, within
from annals.resolve.places.land import is_home, told_in
from annals.resolve.places.parse import Parsed, Parser
from annals.resolve.places.scan import Name, contains
from annals.resolve.places.score import Ranked, called_unit, rank, settlement_first, unit_first
from annals.resolve.places.value import (
    ResolvedPlace,
    beside,
    countries,
    distinct,
    finest,
    land_value,
    level_of,
    of_many_lands,
    place_value,
    stretched,
    unlisted,
    why,
)
from annals.text.normalise import fold

_ALIKE = 0.93
_ALIKE_LENGTH = 6
_ALIKE_FACTOR = 0.6
_FAMOUS, _WORLD_KNOWN = 100_000, 1_000_000
"""People of a place that is named without its country, and of one abroad that may hold another."""
_UNKNOWN = 0.3
_UNKNOWN_INSIDE = 0.55
_PART_OF_TOWN = 0.8
_SUREST = 0.98
_QUARTERS = frozenset({"neighborhood", "neighbourhood", "quarter"})
"""Kinds of places that are parts of a town, and so lie in a country that the report speaks of."""
_UNITS = frozenset({Level.REGION, Level.COUNTRY, Level.DISTRICT})
_SMALL = frozenset({Level.REGION, Level.DISTRICT})
_BORDER = re.compile(r"\s+(?:border|frontier)\b(?:\s+(?P<next>[a-z]+))?")
"""Behind the land on the other side of it, or the kind of a place on this one ("the Turkish border town")."""


class PlaceResolver:
    """Resolves the places of one report. It never gives up: a name nobody holds keeps no point."""

    def __init__(self, gazetteer: Places, reading: Reading) -> None:
        self._gazetteer = gazetteer
        self._reading = reading
        self._parser = Parser(gazetteer, reading.report.text)
        self._context = Context(gazetteer, reading)
        self._done: dict[tuple[int, int], ResolvedPlace] = {}
        self._told: dict[str, Parsed | None] = {}
        self._weighed: dict[Span, Sequence[Ranked]] = {}
        weights = self._context.weights
        self._antecedents = Antecedents(gazetteer, reading, self._parser, weights, self.resolve)

    def considered(self, span: Span) -> tuple[Considered, ...]:
        """Return the places that were ranked for words that were resolved before."""
        return places_considered(self._weighed.get(span, ()))

    def names(self, span: Span) -> bool:
        """Say whether words name a place, and do not only refer back to one ("the city")."""
        parsed = self._parser.parse(span.start, span.end)
        named = parsed.head is not None and not parsed.head.referring
        return named or bool(parsed.contested)

    def tells_town(self, span: Span) -> bool:
        """Say whether the report itself says of which town a place is a part ("the X quarter of Y")."""
        parsed = self._parser.parse(span.start, span.end)
        if parsed.head is not None and not parsed.town:
            parsed = self._as_told_elsewhere(parsed, parsed.head)
        return parsed.town is not None

    def resolve(self, mention: Mention) -> ResolvedPlace:
        """Return the place that the mention means, with the others that the report does not exclude."""
        key = (mention.span.start, mention.span.end)
        if key not in self._done:
            self._done[key] = self._resolve(mention)
        return self._done[key]

    def told(self, mention: Mention) -> tuple[ResolvedPlace, ...]:
        """Return the place that the mention means, the several ones for words that mean these again."""
        parsed = self._parser.parse(mention.span.start, mention.span.end)
        several = self._antecedents.several(mention, parsed) if parsed.head is None else ()
        return several or (self.resolve(mention),)

    def land(self, attacked: Collection[str] = ()) -> ResolvedPlace | None:
        """Return the country that most of the report speaks of, for an act that tells no place.

        It is told as a place, or by bodies that are at home there; ``attacked`` are keys of who was hit.
        """
        code = self._context.weights.likely_country()
        told = code and (
            told_in(self._reading, code, lambda one: self.resolve(one).place.country)
            or is_home(self._reading.report.text, code, actors(), attacked)
        )
        entry = self._gazetteer.country(code) if code and told else None
        return land_value(entry, _UNKNOWN) if entry else None

    def _resolve(self, mention: Mention) -> ResolvedPlace:
        parsed = self._parser.parse(mention.span.start, mention.span.end)
        if parsed.contested:
            found = self._contested(mention, parsed)
            if found is not None:
                return found
        if parsed.head is None or parsed.head.referring:
            return self._antecedents.of(mention, parsed) or self._unknown(mention, parsed, ())
        if parsed.head.adjective and Level.INSTALLATION in parsed.levels:
            return self._unknown(mention, replace(parsed, head=None, hints=(parsed.head,)), ())
        if parsed.street:
            return self._in_town(mention, parsed.containers) or self._unknown(
                mention, parsed, self._containers(parsed)
            )
        return self._antecedents.town(mention, parsed) or self._named(mention, parsed, parsed.head)

    def _contested(self, mention: Mention, parsed: Parsed) -> ResolvedPlace | None:
        """Read partisan words as this report uses them."""
        reading, score, why = self._context.reading_of(parsed.contested)
        if reading is None or reading.entry is None:
            return None
        labels = reading.entry.contested
        place = place_value(
            reading.entry, mention.span.quote, parsed, contested=labels if len(labels) > 1 else ()
        )
        partisan = len(labels) > 1
        reason = f"partisan words, read as {reading.label}: {why}" if partisan else f"read as {reading.label}"
        basis = Basis.INFERRED if partisan else Basis.STATED
        return ResolvedPlace(place=place, score=score, basis=basis, evidence=(), reason=reason)

    def _this_side(self, mention: Mention, parsed: Parsed, head: Name) -> ResolvedPlace | None:
        """Return the land that the report speaks of for the border of another one ("near the X border")."""
        at = _BORDER.match(self._reading.report.text, head.end)
        beyond = head.matches[0].entry if head.matches else None
        if at is None or beyond is None or beyond.level != Level.COUNTRY or at["next"] in place_words().kinds:
            return None
        code = self._context.weights.without(fold(head.text)).likely_country()
        land = self._gazetteer.country(code) if code and code != beyond.country else None
        if land is None:
            return None
        place = place_value(land, mention.span.quote, replace(parsed, part="border", near=False))
        reason = f"the side of the border of {beyond.name} that the report speaks of"
        basis = Basis.INFERRED
        return ResolvedPlace(place=place, score=_PART_OF_TOWN, basis=basis, evidence=(), reason=reason)

    def _named(self, mention: Mention, parsed: Parsed, head: Name) -> ResolvedPlace:
        this_side = self._this_side(mention, parsed, head)
        if this_side is not None:
            return this_side
        if not parsed.town and not self._containers(parsed):
            parsed = self._as_told_elsewhere(parsed, head)
        containers = self._containers(parsed)
        matches = self._capital(parsed, head) or head.matches or self._renamed(parsed)
        matches = (*matches, *self._counties(head))
        misplaced = [name for name, inside in containers if all(at_odds(m.entry, inside) for m in matches)]
        apart = [name for name, inside in containers if not any(within(m.entry, inside) for m in matches)]
        weights = self._context.weights.without(fold(head.text))
        home = weights.only_country()
        spoken_of = (home,) if home else weights.spoken_of()
        town = parsed.town.matches[:2] if parsed.town else ()
        if parsed.kind in _QUARTERS and spoken_of:
            matches = tuple(match for match in matches if match.entry.country in spoken_of)
        clues = Clues(
            text=head.text,
            levels=parsed.levels,
            containers=tuple(inside for name, inside in containers if name not in apart),
            aliases=tuple(name.matches for name in parsed.aliases),
            hints=frozenset(countries(parsed.hints)),
            weights=weights,
            homes=tuple(filter(None, map(self._gazetteer.country, spoken_of))),
            town=town,
            paired=frozenset(self._context.weights.paired.get(fold(head.text), ())),
            neighbours=self._context.neighbours,
        )
        ranked = self._weighed[mention.span] = rank(matches, clues)
        short = any(inside[0].form == Form.ABBREVIATION for name, inside in containers if name in misplaced)
        short = short and not self._reading.report.text.isupper()  # "X, ON 5 MAY" tells no Ontario
        unlikely = ranked and ranked[0].share < 1.0 - sum(one.share for one in ranked)
        alias = ranked and not any(m.form == Form.NAME for m in matches if m.entry.key == ranked[0].entry.key)
        if unlikely or (misplaced and ranked and (short or alias or ranked[0].weight <= _FAMOUS)):
            ranked = []
        if not ranked and parsed.town:
            found = self._in_town(mention, (parsed.town,))
            if found is not None:
                return found
        if not ranked:
            alike = self._alike(mention, parsed, head, containers)
            return alike or self._unknown(mention, parsed, containers)
        evidence = beside(self._reading.report, mention, [*parsed.aliases, *(name for name, _ in containers)])
        ranked = self._weighed[mention.span] = self._town_or_unit(ranked, parsed, head)
        return self._chosen(mention, parsed, ranked, evidence)

    def _as_told_elsewhere(self, parsed: Parsed, head: Name) -> Parsed:
        """Return what the words say with what the report says elsewhere of where that name lies.

        One name is one place throughout a report, unless the report puts it in several.
        """
        if head.text not in self._told:
            self._told[head.text] = self._alone(head.text)
        other = self._told[head.text]
        return replace(parsed, containers=other.containers, town=other.town) if other else parsed

    def _alone(self, name: str) -> Parsed | None:
        """Return the words that say where a name lies, if all that say it of the name say the same."""
        found: dict[str, Parsed] = {}
        for at in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", self._reading.report.text):
            other = self._parser.parse(*at.span())
            if other.head is not None and other.head.text == name and (outer := self._outer(other)):
                found.setdefault(outer, other)
        return next(iter(found.values())) if len(found) == 1 else None

    def _outer(self, parsed: Parsed) -> str | None:
        """Return the unit or town that words put a place in, a country aside."""
        if parsed.town:
            return parsed.town.text
        known = parsed.head is not None and bool(parsed.head.matches)
        small = _SMALL if known else _SMALL | {Level.SETTLEMENT}
        told = self._containers(replace(parsed, hints=()))
        inside = (match.entry for _, matches in told for match in matches[:1])
        return next((one.key for one in inside if one.level in small), None)

    def _town_or_unit(self, ranked: list[Ranked], parsed: Parsed, head: Name) -> list[Ranked]:
        """Return the ranking with the town first of town and unit of one name, unless the unit is meant."""
        if parsed.levels:
            return called_unit(ranked, parsed.levels, self._gazetteer)
        if parsed.among_units or self._context.first_as_unit(head.text):
            return unit_first(ranked)
        return ranked if parsed.part not in {None, "centre"} else settlement_first(ranked)

    def _in_town(self, mention: Mention, names: Sequence[Name]) -> ResolvedPlace | None:
        """Return the town, for a part or a street of it that the gazetteer does not hold."""
        for name in names[:1]:
            span = self._reading.report.span(name.start, name.end)
            found = self.resolve(Mention(label=Label.PLACE, span=span, tag=None, score=mention.score))
            if (found.place.key or name.matches) and found.place.level == Level.SETTLEMENT:
                place = replace(found.place, written=mention.span.quote)
                reason = f"a part of {found.place.name} that is not known by itself"
                score = round(_PART_OF_TOWN * found.score, 2)
                evidence = beside(self._reading.report, mention, [name])
                return ResolvedPlace(
                    place=place, score=score, basis=Basis.STATED, evidence=evidence, reason=reason
                )
        return None

    def _chosen(
        self, mention: Mention, parsed: Parsed, ranked: Sequence[Ranked], evidence: tuple[Span, ...]
    ) -> ResolvedPlace:
        best = ranked[0]
        rest = distinct(best, ranked[1:])
        alternatives = tuple(
            Candidate(key=one.entry.key, name=full_name(one.entry), score=round(one.share, 3)) for one in rest
        )
        place = place_value(best.entry, mention.span.quote, parsed, alternatives=alternatives)
        place = self._in_land(place, parsed)
        if parsed.between:
            place = stretched(place, parsed, best.entry, parsed.between.matches)
        same = sum(one.share for one in ranked[1:] if same_spot(best.entry, one.entry))
        score = round(min(_SUREST, best.share + same), 2)
        return ResolvedPlace(
            place=place, score=score, basis=Basis.STATED, evidence=evidence, reason=why(best, ranked, parsed)
        )

    def _in_land(self, place: Place, parsed: Parsed) -> Place:
        """Return a lake, river or border of several lands in the one that the words or the report tell."""
        told = finest(self._containers(parsed))
        if not of_many_lands(place):
            return place
        if told is None or told.country is None:
            return replace(place, country=self._context.weights.told_country())
        return replace(place, country=told.country, admin1=told.admin1)

    def _containers(self, parsed: Parsed) -> list[tuple[Name, tuple[PlaceMatch, ...]]]:
        """Return the names after the head that can hold it, with what they may be."""
        found = []
        head = parsed.head.matches if parsed.head else ()
        homes = self._context.weights.spoken_of()
        for name in (*parsed.containers, *(hint for hint in parsed.hints if not hint.adjective)):
            matches = self._gazetteer.matches(name.text, abbreviations=True)[:8]
            matches = tuple(sorted(matches, key=lambda match: -self._about(match.entry)))
            if name.text.casefold() in place_words().not_names or self._elsewhere(matches):
                continue
            if any(contains(one.entry, match.entry) for one in head[:3] for match in matches[:1]):
                continue
            if matches and matches[0].entry.country in homes:
                lands = {*homes, *(m.entry.country for m in matches if m.entry.level == Level.COUNTRY)}
                matches = tuple(match for match in matches if match.entry.country in lands)
            holding = tuple(match for match in matches if any(within(one.entry, [match]) for one in head))
            least = size(head[0].entry) if head else SIZE[Level.SETTLEMENT]
            units = tuple(m for m in matches if m.entry.level in _UNITS and size(m.entry) > least)
            if holding or units or (not head and matches):
                found.append((name, holding or units or matches[:1]))
        return found

    def _elsewhere(self, matches: Sequence[PlaceMatch]) -> bool:
        """Say whether places are little known and in none of the countries that the report speaks of."""
        homes = self._context.weights.spoken_of()
        little = all(m.weight < _WORLD_KNOWN and m.entry.level != Level.COUNTRY for m in matches)
        return bool(homes) and little and all(m.entry.country not in homes for m in matches)

    def _about(self, entry: PlaceEntry) -> float:
        """Return how much of the report speaks for where a place lies."""
        weights = self._context.weights
        return weights.country(entry.country) + weights.unit(entry.country, entry.admin1)

    def _capital(self, parsed: Parsed, head: Name) -> tuple[PlaceMatch, ...]:
        """Return what "the capital of Somalia" means; nothing for "the capital, Mogadishu"."""
        lands = head.matches[:1] and SIZE[head.matches[0].entry.level] >= SIZE[Level.REGION]
        if (
            parsed.kind not in CAPITAL
            or not lands
            or any(m.entry.level == Level.SETTLEMENT for m in head.matches[:2])
        ):
            return ()
        return self._gazetteer.matches(f"{head.text} capital")

    def _counties(self, head: Name) -> tuple[PlaceMatch, ...]:
        """Return the counties of this bare name where the report speaks of the United States."""
        here = self._context.weights.without(fold(head.text)).country("US") > 0.0
        return self._gazetteer.counties(head.text) if here else ()

    def _renamed(self, parsed: Parsed) -> tuple[PlaceMatch, ...]:
        """Return what the other name given beside an unknown name may be."""
        return next((name.matches for name in parsed.aliases if name.matches), ())

    def _alike(
        self,
        mention: Mention,
        parsed: Parsed,
        head: Name,
        containers: Sequence[tuple[Name, tuple[PlaceMatch, ...]]],
    ) -> ResolvedPlace | None:
        """Return the place of the same country whose spelling is nearly the same, if there is one."""
        folded = fold(head.text)
        country = self._country(containers)
        if len(folded) < _ALIKE_LENGTH or country is None:
            return None
        known = self._gazetteer.spellings(folded[:2], country)
        scored = sorted((-fuzz.ratio(folded, other) / 100, other) for other in known)
        if not scored or -scored[0][0] < _ALIKE:
            return None
        matches = [m for m in self._gazetteer.matches(scored[0][1]) if m.entry.country == country]
        outer = containers[0][1] if containers else ()
        matches = [m for m in matches if not outer or within(m.entry, outer)]
        if not matches:
            return None
        place = place_value(matches[0].entry, mention.span.quote, parsed)
        reason = f"spelt nearly as {matches[0].entry.name} in {country}; no place has this very spelling"
        score = round(_ALIKE_FACTOR * -scored[0][0], 2)
        return ResolvedPlace(place=place, score=score, basis=Basis.INFERRED, evidence=(), reason=reason)

    def _country(self, containers: Sequence[tuple[Name, tuple[PlaceMatch, ...]]]) -> str | None:
        stated = next((match.entry.country for _, matches in containers for match in matches), None)
        return stated or self._context.weights.only_country()

    def _unknown(
        self, mention: Mention, parsed: Parsed, containers: Sequence[tuple[Name, tuple[PlaceMatch, ...]]]
    ) -> ResolvedPlace:
        """Return a place without a key and a point: what the words say and no more."""
        outer = finest(containers)
        hint = next(iter(countries(parsed.hints)), None)
        hint = hint or country_behind(self._reading.report.text, mention.span.end, self._gazetteer)
        inferred = self._context.weights.told_country()
        country = (outer.country if outer else None) or hint or inferred
        local = parsed.head is not None and level_of(parsed) == Level.SETTLEMENT
        unit = self._context.weights.likely_unit(country) if local and outer is None else None
        place = unlisted(mention.span.quote, parsed, country, outer, unit)
        known = len(self._weighed.get(mention.span, ()))
        reason = f"none of {known} places of this name fits" if known else "no such place is known"
        if outer or hint:
            reason += f"; the words put it in {full_name(outer) if outer else hint}"
            score, basis = _UNKNOWN_INSIDE, Basis.STATED
        else:
            reason += f"; the report speaks mostly of {inferred}" if inferred else ""
            score = _UNKNOWN
            basis = Basis.INFERRED if inferred else Basis.STATED
        evidence = beside(self._reading.report, mention, [name for name, _ in containers])
        return ResolvedPlace(place=place, score=score, basis=basis, evidence=evidence, reason=reason)
