"""What a report as a whole tells of its actors: who is named where, abbreviations, the main country."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from annals.gazetteer.actors import ActorEntry, ActorMatch, Actors
from annals.gazetteer.places import PlaceEntry, places
from annals.model.reading import PERSON, Label, Reading, Role
from annals.model.report import Span
from annals.resolve.actors.abbreviations import initialled, introduced
from annals.resolve.actors.person import bears, shown_surnames
from annals.text.normalise import fold

INACTIVE = 0.3
"""What is left of a score when the actor did not exist in the year of the report."""
LOCAL = "local:"
"""Begins the key of an actor that only the report knows."""
_GROUP_RUN = re.compile(r"\b[Tt]he ((?:[A-Z][\w'\u2019-]+ ){1,4}[A-Z][\w'\u2019-]+)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_MAIN_SHARE = 0.5
_NAME_LENGTH, _NAME_WORDS = 50, 4
_DATELINE_WEIGHT = 3
_PLACE_WEIGHT = 2
_ALIKE = 0.5
_CLEARLY = 5
"""A place this many times as populous as its namesakes abroad is meant."""
_JOINT = frozenset({"coalition", "peacekeepers"})


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One naming of an actor. ``lead`` marks the first actor named in its sentence."""

    start: int
    end: int
    sentence: int
    keys: tuple[str, ...]
    words: str
    lead: bool


class ReportActors:
    """The actors of one report, read once."""

    def __init__(self, registry: Actors, reading: Reading) -> None:
        report = reading.report
        self.registry = registry
        self.text = report.text
        self._surnames = shown_surnames(report.text, _harmed(reading))
        self._weak = frozenset(registry.word_list("weak"))
        self.where_when = tuple(one for one in reading.mentions if one.label in {Label.PLACE, Label.TIME})
        self.year = report.published.year if report.published else None
        starts = [span.start for span in reading.sentences]
        self._starts = starts or [0, *(found.end() for found in _SENTENCE.finditer(report.text))]
        matches = registry.match(report.text)
        self.introduced = dict(introduced(registry, report.text, matches))
        for short, known in initialled(registry, report.text):
            self.introduced.setdefault(short, known)
        self._unknown = tuple(_unknown(registry, reading, matches))
        self.named = tuple(self._occurrences(matches, report.title or ""))
        self.countries = registry.countries(report.text)
        if report.title:
            self._add_countries(_times(registry.countries(report.title)))
        if reading.dateline:
            self._add_countries([*registry.countries(reading.dateline.span.quote)] * _DATELINE_WEIGHT)
        self._add_countries([code for code in _of_places(reading) for _ in range(_PLACE_WEIGHT)])
        self._add_countries(list(_of_actors(registry, filter(self._is_known_here, self.named))))
        meant = ((one, self._meant(one)) for one in self.named)
        self.named = tuple(replace(one, keys=self._ranked(keys)) for one, keys in meant if keys)
        at = {(one.start, one.end) for one in self.named}
        forces = (one for one in matches if "/" in one.keys[0] and (one.start, one.end) in at)
        self._forces = {(one.start, one.end): one.keys for one in forces}

    def _meant(self, one: Occurrence) -> tuple[str, ...]:
        """Return the keys of a naming that the report allows, those of its own names too."""
        entries = ((key, self.registry.get(key)) for key in one.keys)
        words = one.words.lower() if one.start < 0 else one.words  # a title's capitals tell nothing
        return tuple(key for key, entry in entries if entry is None or self.is_meant(words, entry))

    def is_meant(self, words: str, entry: ActorEntry) -> bool:
        """Say whether the report allows what words with many meanings name.

        Those are some abbreviations, descriptions without a capital ("allied forces"), and names of
        plain words outside their country ("Eighth Brigade").
        """
        if not self._is_at_home(words, entry):
            return False
        if words in self._weak:
            return self.told_of(entry) > 0
        described = words.islower() and entry.key.startswith("actor:") and entry.category in _JOINT
        return not described or (self.told_of(entry) > 0 and self.lasting(entry) == 1.0)

    def _is_at_home(self, words: str, entry: ActorEntry) -> bool:
        """Say whether words are no name of plain words, or the report is of the actor's country then.

        Mainly of it, for names of mere words; for those told apart by their country, of no other alone.
        """
        home = self.registry.home(words, entry.key)
        if home is None:
            return True
        begun, ended = (*home.years, *(0, 9999)[len(home.years) :])
        if self.year is not None and not begun <= self.year <= ended:
            return False
        if not home.told:
            return not self.countries or self.told_of(entry) > 0
        places = {*entry.countries, *((entry.country,) if entry.country else ())}
        most = max(self.countries.values(), default=0)
        return most > 0 and any(self.countries.get(code, 0) == most for code in sorted(places))

    def _is_known_here(self, one: Occurrence) -> bool:
        entry = self.registry.get(one.keys[0])
        return entry is None or self._is_at_home(one.words, entry)

    def _ranked(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Return the actors that one name may mean, the likeliest in this report first."""
        if len(keys) == 1:
            return keys
        entries = {key: self.registry.get(key) for key in keys}
        return tuple(sorted(keys, key=lambda key: -self.weight(entry) if (entry := entries[key]) else 0.0))

    def weight(self, entry: ActorEntry) -> float:
        """Weigh an actor by what the report tells of its countries; news agencies work everywhere."""
        told = float(self.told_of(entry))
        if entry.category in {"agency", "outlet"}:
            told = max(told, 0.5)
        elif not entry.countries:
            told = max(told, 0.25)
        return told * self.lasting(entry)

    def lasting(self, entry: ActorEntry | None) -> float:
        """Return 1.0, or what is left of a score when the actor did not exist in the report's year."""
        return INACTIVE if entry and self.year is not None and not entry.active(self.year) else 1.0

    def called(self, words: Iterable[str]) -> str | None:
        """Return the state whose government or forces the report calls one of the words ("regime")."""
        wanted = set(words)
        for one in self.named:
            if one.keys[0].startswith("state:") and not wanted.isdisjoint(one.words.casefold().split()):
                return one.keys[0].partition("/")[0]
        return None

    def names_person(self, words: str) -> bool:
        """Say whether words end with the surname of somebody whom the report shows to be a person."""
        return bears(words, self._surnames)

    def _add_countries(self, codes: Iterable[str]) -> None:
        for code in codes:
            self.countries[code] = self.countries.get(code, 0) + 1

    def force_at(self, span: Span) -> tuple[str, ...]:
        """Return the force of a state that its adjective stands for ("Afghan and coalition forces")."""
        return self._forces.get((span.start, span.end), ())

    def states_in_arms(self) -> set[str]:
        """Return the states whose forces the report names."""
        return {key.partition("/")[0] for one in self.named for key in one.keys[:1] if "/" in key}

    def sentence(self, position: int) -> int:
        """Return the number of the sentence at a position of the text."""
        return bisect_right(self._starts, position)

    def sentence_at(self, start: int) -> str:
        """Return the sentence that holds an offset."""
        first, last = self.bounds(start)
        return self.text[first:last]

    def bounds(self, start: int) -> tuple[int, int]:
        """Return where the sentence that holds an offset begins and ends."""
        bounds = [0, *self._starts, len(self.text)]
        return bounds[self.sentence(start)], bounds[self.sentence(start) + 1]

    def governments(self, surname: str) -> list[str]:
        """Return the governments that the report names right before a surname ("Kenyan President ...")."""
        named = [one for one in self.named if one.keys[0].endswith("/government") and one.start >= 0]
        return [one.keys[0] for one in named if surname and surname in self._following(one.end)]

    def _following(self, position: int) -> list[str]:
        return re.findall(r"[^\W_]+(?:[-'][^\W_]+)*", self.text[position : position + _NAME_LENGTH])[
            :_NAME_WORDS
        ]

    def main_country(self) -> str | None:
        """Return the country that at least half of the words of countries are of, if there is one."""
        total = sum(self.countries.values())
        best = max(self.countries, key=lambda code: self.countries[code], default=None)
        return best if best is not None and self.countries[best] >= _MAIN_SHARE * total else None

    def told_of(self, entry: ActorEntry) -> int:
        """Return how often the report has words of the countries that an actor is active in."""
        places = {*entry.countries, *((entry.country,) if entry.country else ())}
        return sum(self.countries.get(code, 0) for code in sorted(places))

    def _occurrences(self, matches: tuple[ActorMatch, ...], title: str) -> Iterator[Occurrence]:
        for match in self.registry.match(title):
            yield Occurrence(-1, -1, 0, match.keys, title[match.start : match.end], lead=False)
        last = -1
        for start, end, keys in sorted({*self._plain(matches), *self._abbreviated(), *self._unknown}):
            sentence = self.sentence(start)
            yield Occurrence(start, end, sentence, keys, self.text[start:end], lead=sentence != last)
            last = sentence

    def _plain(self, matches: tuple[ActorMatch, ...]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        for match in matches:
            known = self.introduced.get(self.text[match.start : match.end])
            if known is None:
                yield match.start, match.end, match.keys

    def _abbreviated(self) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Yield where the abbreviations of the report stand, and names that it alone knows."""
        for short, known in self.introduced.items():
            keys = known.keys or (f"{LOCAL}{fold(known.name)}",)
            names = (short,) if known.keys else (short, known.name)
            for name in names:
                for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self.text):
                    yield found.start(), found.end(), keys


def _unknown(
    registry: Actors, reading: Reading, matches: Iterable[ActorMatch]
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield the names of groups that the report alone knows: read as actors, or capitals after "the"."""
    taken = [(one.start, one.end) for one in matches]
    taken += [(one.span.start, one.span.end) for one in reading.mentions if one.label != Label.ACTOR]
    read = [(one.span.start, one.span.end) for one in reading.mentions if one.label == Label.ACTOR]
    runs = [found.span(1) for found in _GROUP_RUN.finditer(reading.report.text)]
    for start, end in dict.fromkeys((*read, *runs)):
        name = reading.report.text[start:end].removeprefix("The ").removeprefix("the ")
        free = not any(start < last and first < end for first, last in taken)
        words = name.split()
        if (
            free
            and len(words) > 1
            and words[0][0].isupper()
            and kind_of_name(registry, name) == "armed_group"
        ):
            yield start, end, (f"{LOCAL}{fold(name)}",)


def kind_of_name(registry: Actors, name: str) -> str:
    """Return the category that a name of the report's own makes likely, by its last word.

    A plural that describes nobody is a group's ("Falcons").
    """
    tail = registry.tail(name)
    if tail is not None:
        return tail.category
    last = name.rsplit(maxsplit=1)[-1]
    plural = last[0].isupper() and last.endswith("s") and not last.endswith("ss")
    group = plural and registry.generic(name) is None and not registry.countries(name)
    return "armed_group" if group else "other"


def _harmed(reading: Reading) -> Iterator[str]:
    """Yield the words for those whom they only name: aimed at or hit, or told by one name alone."""
    for frame in reading.frames:
        for one in (*frame.of(Role.TARGET), *frame.of(Role.VICTIM)):
            if one.mention.tag == PERSON:
                yield one.mention.span.quote
        for one in frame.of(Role.ATTACKER):
            if one.mention.tag is None and " " not in one.mention.span.quote:
                yield one.mention.span.quote


def _times(counts: Mapping[str, int]) -> Iterator[str]:
    """Yield each country as often as it was counted."""
    for code, count in counts.items():
        yield from [code] * count


def _of_actors(registry: Actors, named: Iterable[Occurrence]) -> Iterator[str]:
    """Yield the country of each armed group of one country, and of each monitor, that is named."""
    for one in named:
        entry = registry.get(one.keys[0]) if len(one.keys) == 1 else None
        if entry is None or entry.country is None:
            continue
        if entry.category == "monitor" or (entry.category == "armed_group" and len(entry.countries) == 1):
            yield entry.country


def _of_places(reading: Reading) -> Iterator[str]:
    """Yield the country of each place named: that of others named, else one that leaves little doubt."""
    names = [one.span.quote for one in reading.mentions if one.label == Label.PLACE]
    clear = {name: _clearly(name, places().find(name)) for name in names}
    for name in names:
        others = Counter(code for other, code in clear.items() if other != name and code)
        shared = [one.country or "" for one in places().find(name) if one.country in others]
        code = max(shared, key=others.__getitem__, default=clear[name])
        if code:
            yield code


def _clearly(name: str, found: Sequence[PlaceEntry]) -> str | None:
    """Return the country of the first place of a name where it has far more people than those abroad.

    A quite other name of a place ("Berea" for Aleppo) is not clear where others have it for their own.
    """
    own = [one for one in found if fold(one.name) == fold(name)]
    if (
        own
        and found[0] not in own
        and SequenceMatcher(None, fold(found[0].name), fold(name)).ratio() < _ALIKE
    ):
        return None
    people = [one.population for one in found if one.country != found[0].country]
    return found[0].country if found and found[0].population >= _CLEARLY * max(people, default=0) else None
