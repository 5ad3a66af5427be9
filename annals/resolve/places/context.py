"""What the whole report says about where it plays: countries, units and words of one side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from annals.gazetteer.actors import actors
from annals.gazetteer.place_words import place_words
from annals.gazetteer.places import ContestedReading, Form, PlaceEntry, PlaceMatch, Places
from annals.model.reading import Label, Reading
from annals.model.report import Span
from annals.model.vocabulary import ActorKind, Level
from annals.resolve.places.neighbours import Neighbours
from annals.resolve.places.scan import Name, Scanner, all_tokens, contains, is_shouted
from annals.text.normalise import fold

_POPULOUS = 15_000
_LITTLE = 0.5
_KNOWN, _OBSCURE, _SHOUTED = 100_000, 0.5, 0.1
"""People of a place that speaks for its country in full, and what a word for a lesser one is worth, in
capitals, too, where any word may be taken for its name."""
_UNTOLD = 0.1
"""What a name says of a country that no other name speaks of, beside one that they all speak of."""
_PASSING = 0.4
_MOST, _NEARLY_ALL = 0.6, 0.8
_FILED = 0.4
_MORE = 1.5
"""The part of a report that has to speak for the country it was filed from for a place to lie there."""
_ALONE = 0.6
"""How much has to speak for a country that nothing speaks against: a name, or an adjective."""
_CUE, _CUES = 0.4, 3
_GROUP = 0.45
"""What an armed group says of the countries that it acts in, all together."""
_GROUPS = frozenset({ActorKind.REBEL, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA})
_SURE = {Form.NAME: 1.0, Form.ALIAS: 0.7, Form.ADJECTIVE: 0.6}
_DATELINE = 2.0
_WORLD_CITY, _FILED_THERE = 1_000_000, 1.0
"""People of a city that agencies file from, and what it is worth for its country."""
_DESK = 0.5
"""What a city says of a place from which agencies report on their whole region."""
_TITLE = 1.5
_TOWNS = ("city", "town")


@dataclass(slots=True)
class Weights:
    """How much of the report speaks for each country, unit and place, name by name.

    A name is no evidence about itself, so that each name's own part can be left out again. ``lands`` are
    countries told by their own names or those of large places, ``filed`` is the country of the dateline,
    ``grouped`` marks that an armed group speaks for some.
    """

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    units: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    by_name: dict[str, list[tuple[str, str | None, float]]] = field(default_factory=lambda: defaultdict(list))
    sure: dict[str, PlaceEntry] = field(default_factory=dict)
    lands: set[str] = field(default_factory=set)
    filed: str | None = None
    grouped: bool = False
    paired: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, name: str, country: str, admin1: str | None, weight: float) -> None:
        """Count a name's weight for a country and, where known, one of its units."""
        self.countries[country] += weight
        if admin1:
            self.units[country, admin1] += weight
        self.by_name[name].append((country, admin1, weight))

    def settle(self) -> None:
        """Let each name count most for the countries that the other names speak of."""
        settled = Weights(
            sure=self.sure, lands=self.lands, filed=self.filed, grouped=self.grouped, paired=self.paired
        )
        for name, told in self.by_name.items():
            others = self.without(name) if name else self
            shares = [
                weight * (_UNTOLD + others.country(code)) if name else weight for code, _, weight in told
            ]
            scale = sum(weight for _, _, weight in told) / (sum(shares) or 1.0)
            for (code, unit, _), share in zip(told, shares, strict=True):
                settled.add(name, code, unit, share * scale)
        self.countries, self.units, self.by_name = settled.countries, settled.units, settled.by_name

    def without(self, name: str) -> Weights:
        """Return the weights without what this name itself, or a part of it, put in."""
        rest = Weights(
            sure=self.sure, lands=self.lands, filed=self.filed, grouped=self.grouped, paired=self.paired
        )
        rest.countries.update(self.countries)
        rest.units.update(self.units)
        own = set(name.split())
        parts = (other for other in self.by_name if other and set(other.split()) <= own)
        for country, admin1, weight in (told for other in parts for told in self.by_name[other]):
            rest.countries[country] -= weight
            if admin1:
                rest.units[country, admin1] -= weight
        return rest

    def country(self, code: str | None) -> float:
        """Return the weight of a country beside the weightiest, 0 to 1."""
        return _share(self.countries.get(code or "", 0.0), self.countries.values())

    def unit(self, country: str | None, admin1: str | None) -> float:
        """Return the weight of a first-level unit beside the weightiest, 0 to 1."""
        return _share(self.units.get((country or "", admin1 or ""), 0.0), self.units.values())

    def spoken_of(self) -> tuple[str, ...]:
        """Return the countries that the report speaks of more than in passing, none where it says little."""
        if not self.grouped and sum(self.countries.values()) < _TITLE:
            return ()
        return tuple(sorted(code for code in self.countries if code and self.country(code) >= _PASSING))

    def likely_country(self) -> str | None:
        """Return the country that most of the report speaks for, if there is one."""
        total = sum(self.countries.values())
        code, most = max(self.countries.items(), key=lambda item: item[1], default=("", 0.0))
        if total < _TITLE:
            sure = code in self.lands and most >= max(_ALONE, _NEARLY_ALL * total)
            return code if sure else None
        return code if most >= (_FILED if code == self.filed else _MOST) * total else None

    def told_country(self) -> str | None:
        """Return the likely country; of a report on armed groups the one it clearly speaks for most."""
        ranked = sorted(((most, code) for code, most in self.countries.items() if code), reverse=True)[:2]
        if self.likely_country() or not self.grouped or not ranked:
            return self.likely_country()
        (most, code), *others = ranked
        clear = most >= max(_LITTLE, _MORE * max((less for less, _ in others), default=0.0))
        return code if clear else None

    def likely_unit(self, country: str | None) -> str | None:
        """Return the unit of a country that all its sure districts lie in, or most of what is told of it."""
        districts = (e for e in self.sure.values() if e.level == Level.DISTRICT and e.country == country)
        told = {entry.admin1 for entry in districts}
        if len(told) == 1:
            return told.pop()
        units = {unit: most for (code, unit), most in self.units.items() if code == country and most > 0.0}
        unit, most = max(units.items(), key=lambda item: item[1], default=("", 0.0))
        return unit if most >= _LITTLE and most >= _MOST * sum(units.values()) else None

    def only_country(self) -> str | None:
        """Return the country that nearly all of the report speaks for, if there is one."""
        total = sum(self.countries.values())
        code, most = max(self.countries.items(), key=lambda item: item[1], default=("", 0.0))
        return code if total >= _TITLE and most >= _NEARLY_ALL * total else None


def _share(weight: float, weights: Iterable[float]) -> float:
    """Return a weight beside the greatest; less than a mention in all counts for less."""
    most = max(weights, default=0.0)
    return max(0.0, weight) / max(most, _LITTLE)


class Context:
    """The report as context of each of its places."""

    def __init__(self, gazetteer: Places, reading: Reading) -> None:
        self._gazetteer = gazetteer
        self._shouted = is_shouted(reading.report.text)
        words = f"{reading.report.title or ''}\n{reading.report.text}".split()
        self._folded = f" {' '.join(filter(None, map(fold, words)))} "
        title = " ".join(filter(None, map(fold, (reading.report.title or "").split())))
        twice = bool(title) and self._folded.startswith(f" {title} {title} ")
        self._title = (len(title) + 1) * (2 if twice else 1) if title else 0
        self.weights = Weights()
        self.neighbours = Neighbours()
        self._read(reading.report.text, 1.0, [m.span for m in reading.mentions if m.label == Label.ACTOR])
        if reading.report.title:
            self._read(reading.report.title, _TITLE)
        if reading.dateline is not None:
            self._read_dateline(reading.dateline.span.quote)
        told = frozenset(self._folded.split())
        for code, alone, phrases in _country_cues():
            hits = len(alone & told) + sum(cue in self._folded for cue in phrases)
            if hits:
                self.weights.add("", code, None, _CUE * min(hits, _CUES))
        self._read_groups(reading.report.text)
        self.weights.settle()

    def _read_groups(self, text: str) -> None:
        """Count the armed groups that the report names for the countries that they act in."""
        registry = actors()
        keys = dict.fromkeys(key for match in registry.match(text) for key in match.keys)
        groups = (registry.get(key) for key in keys)
        for group in groups:
            if group is not None and group.kind in _GROUPS and group.countries:
                self.weights.grouped = True
                for code in group.countries:
                    self.weights.add("", code, None, _GROUP / len(group.countries))

    def _read_dateline(self, dateline: str) -> None:
        """Count where a report was filed; from where agencies report on their region that says little."""
        if fold(dateline) in place_words().desks:
            self._read(dateline, _DESK)
            return
        before = dict(self.weights.countries)
        self._read(dateline, _DATELINE)
        added = {c: w - before.get(c, 0.0) for c, w in self.weights.countries.items()}
        self.weights.filed = max(added, key=lambda c: added[c], default=None)
        self._read_world_city(dateline)

    def _read_world_city(self, dateline: str) -> None:
        """Count a world city of the dateline for its country, even for its own name, and not for its unit.

        Agencies file there on all of the country.
        """
        for name in Scanner(self._gazetteer, dateline).names(all_tokens(dateline)):
            cities = (one for one in name.matches if one.form == Form.NAME and one.weight >= _WORLD_CITY)
            units = {(city.entry.country, city.entry.admin1) for city in cities if city.entry.country}
            for code in sorted({code for code, _ in units}):
                self.weights.add("", code, None, _FILED_THERE)
            for code, unit in units:
                self.weights.units.pop((code, unit or ""), None)

    def _read(self, text: str, factor: float, actors: Sequence[Span] = ()) -> None:
        """Count the names of a text, without those that are a part of an actor's."""
        names = Scanner(self._gazetteer, text).names(all_tokens(text))
        skipped = place_words().not_names
        seen: dict[str, int] = defaultdict(int)
        for name in names:
            folded = fold(name.text)
            seen[folded] += 1
            if name.matches and not (
                name.referring or name.text.casefold() in skipped or _of_an_actor(name, actors)
            ):
                self._add(folded, name, factor / seen[folded])
                self.neighbours.add(folded, name.matches)
        for first, second in pairwise(names):
            self._pair(text, first, second, factor)

    def _add(self, folded: str, name: Name, factor: float) -> None:
        """Spread a name's weight over the countries that it may lie in, by how populous the places are."""
        matches = [match for match in name.matches if match.weight >= _POPULOUS or " " in name.text][:8]
        total = sum(match.weight for match in matches) or 1
        for match in matches:
            share = factor * _SURE.get(match.form, 0.0) * match.weight / total
            if match.entry.country:
                if match.entry.level == Level.COUNTRY or match.weight >= _KNOWN:
                    self.weights.lands.add(match.entry.country)
                known = match.entry.level == Level.COUNTRY or match.weight >= _KNOWN or " " in name.text
                share *= 1.0 if known else _SHOUTED if self._shouted else _OBSCURE
                self.weights.add(folded, match.entry.country, match.entry.admin1, share)
        if matches and _unambiguous(name.matches):
            self.weights.sure.setdefault(matches[0].entry.key, matches[0].entry)

    def _pair(self, text: str, first: Name, second: Name, factor: float) -> None:
        """Count "Town, State" for the state, though both names may be many places' each."""
        between = text[first.end : second.start]
        if between not in {", ", " in ", " (", " "}:
            return
        outers = (
            self._gazetteer.matches(second.text, abbreviations=True) if between == ", " else second.matches
        )
        short = [] if text.isupper() else [one for one in outers if _is_abbreviated(one, second.text)]
        for outer in short or outers[:3]:
            unit = outer.entry
            inside = [match.entry for match in first.matches[:40] if contains(unit, match.entry)]
            if inside and unit.country:
                self.weights.add("", unit.country, inside[0].admin1, factor)
                self.weights.paired[fold(first.text)].add(inside[0].key)
                return
        if short and short[0].entry.country:
            self.weights.add("", short[0].entry.country, short[0].entry.admin1, factor)

    def first_as_unit(self, name: str) -> bool:
        """Say whether the report introduces a name as a unit's ("Kaduna state") and calls no town by it.

        A bare name in the title is introduced by its first telling in the text.
        """
        folded = fold(name)
        index = self._folded.find(f" {folded} ")
        if index < 0 or any(f" {kind} of {folded} " in self._folded for kind in _TOWNS):
            return False
        told = self._beside(folded, index)
        if not told and index < self._title:
            index = self._folded.find(f" {folded} ", self._title)
            told = self._beside(folded, index) if index >= 0 else frozenset()
            if any(f" {folded} {kind} " in self._folded for kind in _TOWNS):
                return False
        return bool({Level.REGION, Level.DISTRICT} & told)

    def _beside(self, folded: str, index: int) -> frozenset[Level]:
        """Return the levels that the kind words beside a name at an index speak for."""
        following = self._folded[index + len(folded) + 2 :].split(" ", 3)[:2]
        kinds, directions = _folded_words()
        if following[:1] and following[0] in directions:
            following = following[1:]
        before = self._folded[:index].rsplit(" ", 2)[-2:]
        if following[:1] and following[0] in _TOWNS:
            return frozenset({Level.SETTLEMENT})
        words = [following[0] if following else "", before[0] if before[-1] == "of" else ""]
        return frozenset(level for word in words for level in kinds.get(word, ()))

    def reading_of(self, readings: Sequence[ContestedReading]) -> tuple[ContestedReading | None, float, str]:
        """Return the reading that the report's own words speak for, its score, and why in words."""
        hits = {id(reading): self._cues(reading) for reading in readings}
        conflicts = dict.fromkeys(reading.conflict for reading in readings)
        counts = {
            number: sum(len(hits[id(reading)]) for reading in readings if reading.conflict == number)
            for number in conflicts
        }
        allowed = [reading for reading in readings if counts[reading.conflict] or not reading.only_with_cues]
        if not allowed:
            return None, 0.0, ""
        conflict = max(dict.fromkeys(r.conflict for r in allowed), key=lambda number: counts[number])
        ranked = sorted(
            (reading for reading in allowed if reading.conflict == conflict), key=lambda r: -len(hits[id(r)])
        )
        best = next((reading for reading in ranked if reading.entry is not None), None)
        if best is None:
            return None, 0.0, ""
        rivals = max((len(hits[id(r)]) for r in ranked if r is not best), default=0)
        mine = len(hits[id(best)])
        score = 0.9 if len(ranked) == 1 else 0.5 + 0.35 * max(0, mine - rivals) / (mine + rivals + 1)
        cues = ", ".join(sorted(hits[id(best)])[:4])
        why = (
            f"the report also writes: {cues}" if cues else "nothing in the report speaks for another reading"
        )
        return best, round(score, 2), why

    def _cues(self, reading: ContestedReading) -> set[str]:
        return {cue for cue in reading.cues if f" {cue} " in self._folded}


@cache
def _folded_words() -> tuple[Mapping[str, tuple[Level, ...]], frozenset[str]]:
    """Return the kinds of places and the directions as they stand in a folded text."""
    words = place_words()
    return {fold(kind): levels for kind, levels in words.kinds.items()}, frozenset(
        map(fold, words.directions)
    )


@cache
def _country_cues() -> tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]:
    """Return each country with the words that speak for it, and the phrases, a space on either side."""
    table = {code: {fold(cue) for cue in cues} for code, cues in place_words().country_cues.items()}
    return tuple(
        (
            code,
            frozenset(cue for cue in cues if " " not in cue),
            tuple(f" {cue} " for cue in sorted(cues) if " " in cue),
        )
        for code, cues in table.items()
    )


def _of_an_actor(name: Name, actors: Iterable[Span]) -> bool:
    """Say whether a town's name is a part of an actor's ("the Manuel Rodriguez Front"); a country's tells.

    What is only before a kind of people ("Jerusalem police") tells, too.
    """
    if any(one.form == Form.ADJECTIVE or one.entry.level == Level.COUNTRY for one in name.matches):
        return False
    around = [one for one in actors if one.start <= name.start and name.end <= one.end]
    return any(
        word[0].isupper() and word.lower() != "the"
        for one in around
        for part in (one.quote[: name.start - one.start], one.quote[name.end - one.start :])
        for word in part.split()
    )


def _is_abbreviated(match: PlaceMatch, text: str) -> bool:
    """Say whether a word stands for a place as its abbreviation: "Ill.", "IL"."""
    short = text.isupper() or len(text) <= 5  # noqa: PLR2004  (no abbreviation of a unit is longer)
    return short and match.form == Form.ABBREVIATION


def _unambiguous(matches: Iterable[PlaceMatch]) -> bool:
    """Say whether one place outweighs all others of its name twenty to one."""
    weights = [match.weight for match in matches]
    return len(weights) == 1 or weights[0] >= 20 * max(1, weights[1])
