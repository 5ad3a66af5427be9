"""What the whole report says about where it plays: countries, units and words of one side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from annals.gazetteer.place_words import place_words
from annals.gazetteer.places import ContestedReading, Form, PlaceEntry, PlaceMatch, Places
from annals.model.reading import Reading
from annals.model.vocabulary import Level
from annals.resolve._place_scan import Name, Scanner, contains, tokens
from annals.text.normalise import fold

_POPULOUS = 15_000
_SURE = {Form.NAME: 1.0, Form.ALIAS: 0.7, Form.ADJECTIVE: 0.6}
_DATELINE = 2.0
_TITLE = 1.5


@dataclass(slots=True)
class Weights:
    """How much of the report speaks for each country, unit and place."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    units: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    sure: dict[str, PlaceEntry] = field(default_factory=dict)

    def country(self, code: str | None) -> float:
        """Return the weight of a country beside the weightiest, 0 to 1."""
        most = max(self.countries.values(), default=0.0)
        return self.countries.get(code or "", 0.0) / most if most else 0.0

    def unit(self, country: str | None, admin1: str | None) -> float:
        """Return the weight of a first-level unit beside the weightiest, 0 to 1."""
        most = max(self.units.values(), default=0.0)
        return self.units.get((country or "", admin1 or ""), 0.0) / most if most else 0.0

    def only_country(self) -> str | None:
        """Return the country that nearly all of the report speaks for, if there is one."""
        total = sum(self.countries.values())
        code, most = max(self.countries.items(), key=lambda item: item[1], default=("", 0.0))
        return code if total >= _TITLE and most >= 0.8 * total else None  # noqa: PLR2004  (four fifths)


class Context:
    """The report as context of each of its places."""

    def __init__(self, gazetteer: Places, reading: Reading) -> None:
        whole = f"{reading.report.title or ''}\n{reading.report.text}"
        self._folded = f" {fold.__wrapped__(whole)} "
        self.weights = Weights()
        self._read(gazetteer, reading.report.text, 1.0)
        if reading.report.title:
            self._read(gazetteer, reading.report.title, _TITLE)
        if reading.dateline is not None:
            span = reading.dateline.span
            self._read(gazetteer, span.quote, _DATELINE)

    def _read(self, gazetteer: Places, text: str, factor: float) -> None:
        names = Scanner(gazetteer, text).names(tokens(text, 0, len(text)))
        skipped = place_words().not_names
        seen: dict[str, int] = defaultdict(int)
        for name in names:
            folded = fold(name.text)
            seen[folded] += 1
            if name.matches and name.text.casefold() not in skipped:
                self._add(name, factor / seen[folded])
        for first, second in pairwise(names):
            self._pair(text, first, second, factor)

    def _add(self, name: Name, factor: float) -> None:
        """Spread a name's weight over the countries that it may lie in, by how populous the places are."""
        matches = [match for match in name.matches if match.weight >= _POPULOUS or " " in name.text]
        total = sum(match.weight for match in matches[:8]) or 1
        for match in matches[:8]:
            share = factor * _SURE.get(match.form, 0.0) * match.weight / total
            entry = match.entry
            if entry.country:
                self.weights.countries[entry.country] += share
                if entry.admin1:
                    self.weights.units[entry.country, entry.admin1] += share
        if matches and _unambiguous(name.matches):
            self.weights.sure.setdefault(matches[0].entry.key, matches[0].entry)

    def _pair(self, text: str, first: Name, second: Name, factor: float) -> None:
        """Count "Town, State" for the state, though both names may be many places' each."""
        if text[first.end : second.start] not in {", ", " in ", " (", " "}:
            return
        for outer in second.matches[:3]:
            unit = outer.entry
            for inner in first.matches[:12]:
                if contains(unit, inner.entry) and unit.country:
                    self.weights.countries[unit.country] += factor
                    if inner.entry.admin1:
                        self.weights.units[unit.country, inner.entry.admin1] += factor
                    return

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
        why = f"the report also writes: {cues}" if cues else "nothing in the report speaks for another reading"
        return best, round(score, 2), why

    def _cues(self, reading: ContestedReading) -> set[str]:
        return {cue for cue in reading.cues if f" {cue} " in self._folded}


def _unambiguous(matches: Iterable[PlaceMatch]) -> bool:
    """Say whether one place outweighs all others of its name twenty to one."""
    weights = [match.weight for match in matches]
    return len(weights) == 1 or weights[0] >= 20 * max(1, weights[1])  # noqa: PLR2004  (see above)

