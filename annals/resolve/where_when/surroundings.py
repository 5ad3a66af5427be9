"""Where an act happened that tells no place of its own: what the words around it and the report say."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from annals.gazetteer.places import PlaceEntry, places
from annals.model.reading import Frame, Label, Mention, Reading, Role
from annals.model.report import Span
from annals.model.values import Place
from annals.model.vocabulary import Basis, Kind, Level, Standing
from annals.resolve.places.geography import distance_km
from annals.resolve.places.inside import LOCAL, NESTED, is_capital, level_of, lies_in, surely_in
from annals.resolve.places.quarters import KIND, QUARTERS, is_listed
from annals.resolve.places.resolver import PlaceResolver
from annals.resolve.places.value import ResolvedPlace
from annals.resolve.times.of_statements import places_a_statement
from annals.text.brought import brought_to

_VOTED = NESTED | {Level.WATER}
_SAME = frozenset({Level.SETTLEMENT, Level.AREA})
"""Levels of what may be a town in other words ("the X area")."""
_IN = re.compile(
    r"\b(?i:in|at|inside|within|across|on)\b(?:\s+(?:the|a|an|[a-z]+ern|[a-z]+|[A-Z]\w+['\u2019]s)){0,3}\s+$"
)
_NEAR = re.compile(r"\b(?i:near|outside|around|of)\s+(?:the\s+)?$")
_WAY = re.compile(r"\b(?i:from|to|toward|towards|via|for)\s+(?:near\s+)?(?:the\s+)?$")
_HOLDER = re.compile(r",\s(?:in )?[A-Z]|\s\([A-Z]|\sin [A-Z]")
_ONE = re.compile(r"\b(?i:an?|another)\s+$")
_SITE = re.compile(r"\s(?:[-|\u2013\u2014]|::)\s")
_WINDOW = 40
_SIDES = frozenset({"north", "south", "east", "west"})
_TOWNS = frozenset(
    {"village", "town", "city", "district", "county", "province", "hamlet", "township", "community", "rural"}
)
_FAR = 12
"""Sentences from an act beyond which a place is no longer read for it."""
_BEFORE = (1.0, 0.75, 0.5, 0.4)
_AFTER = (1.0, 0.5, 0.35, 0.3)
_LATER, _ANYWHERE = 0.2, 0.5
_HEADLINE, _DATELINE, _DESK, _DESK_ASIDE, _SITE_NAME = 1.0, 0.7, 0.35, 0.15, 0.1
_LEAD = 2
"""The sentence up to which the acts of the report itself are told, the title among them."""
_OF_ACT, _OF_NEXT = 0.3, 0.5
_STANDS = {
    Standing.POLICE: 0.8,
    Standing.COURT: 0.3,
    Standing.HOME: 0.3,
    Standing.CARE: 0.15,
    Standing.MEDIA: 0.05,
}
_STATED, _BESIDE, _BARE, _PASSING = 1.0, 0.6, 0.45, 0.15
_INSIDE = 0.3
_UNKNOWN = 0.25
_FINER = 0.35
_LEAST, _LEAST_INSIDE = 0.2, 0.3
_SUREST = 0.6
_MOST_EVIDENCE = 3
_QUARTER = 300_000
"""People beyond whom a place within a town's reach is no quarter of it."""
_GREATER, _FAR_GREATER, _HALF = 4, 20, 0.5
_REACH_KM, _REACH_OF = 3.5, 50_000
_LEAST_KM, _MOST_KM = 4.0, 25.0
_ELSEWHERE_KM = 80.0
"""How far from a town a place has to be for the town's police to mean no place there, but a quarter."""
_SHARE = 0.25
"""How much has to speak for it beside what speaks for the other towns."""
_RULES = 0.7
"""How much has to speak for the town that a quarter lies in, such as a dateline or its police."""


@dataclass(slots=True)
class Vote:
    """What speaks for one place: how much, and in which words."""

    found: ResolvedPlace
    weight: float = 0.0
    spans: list[tuple[float, Span]] = field(default_factory=list)

    def add(self, weight: float, span: Span) -> None:
        """Count one more mention."""
        self.weight += weight
        self.spans.append((-weight, span))


class Surroundings:
    """The places of one report by their standing, asked for the acts that tell no place.

    ``of_one_act`` says whether it tells of one incident alone.
    """

    def __init__(self, reading: Reading, resolver: PlaceResolver) -> None:
        self._reading = reading
        self._resolver = resolver
        self._title = len(reading.report.title or "")
        site = [match.start() for match in _SITE.finditer(reading.report.title or "")]
        self._site = site[-1] if site else self._title
        dateline = reading.dateline
        self._places = [
            m
            for m in reading.mentions
            if m.label == Label.PLACE and (dateline is None or not _overlap(m.span, dateline.span))
        ]
        acts = [frame for frame in reading.frames if frame.kind == Kind.INCIDENT]
        self._told = {f.mention.span.start for frame in acts for f in frame.of(Role.PLACE)}
        self.of_one_act = len(acts) == 1

    def around(
        self, frame: Frame, inside: Place | None
    ) -> tuple[ResolvedPlace, float, tuple[Span, ...]] | None:
        """Return the likeliest place of an act with its score and evidence, None where little speaks for any.

        ``inside`` is the wide place that the act itself tells, if any.
        """
        votes: dict[str, Vote] = {}
        for mention, weight in self._weighed(frame, inside):
            found = self._resolver.resolve(mention)
            if inside is None or (lies_in(found.place, inside) and surely_in(found.place, inside)):
                placed = found.place.admin1 is not None and found.basis == Basis.STATED
                known = found.place.key is not None or placed
                vote = votes.setdefault(_key(found.place), Vote(found))
                if found.place.level == Level.SETTLEMENT and level_of(vote.found.place) in _SAME:
                    vote.found = found  # the town itself before what lies near it
                vote.add(weight if known else _UNKNOWN * weight, mention.span)
        best = _best(votes.values(), wide=inside is None)
        if best is None or best.weight < (_LEAST if inside is None else _LEAST_INSIDE):
            return None
        rest = sum(v.weight for v in votes.values() if v.found.place.level in LOCAL) or best.weight
        score = round(min(_SUREST, _SUREST * best.weight / max(rest, 1.0)), 2)
        spans = tuple(dict.fromkeys(span for _, span in sorted(best.spans, key=lambda s: (s[0], s[1].start))))
        return best.found, score, spans[:_MOST_EVIDENCE]

    def town_of(self, quarter: Place, span: Span) -> Vote | None:
        """Return the town whose quarter a place is, as far as the report shows.

        The report speaks for the town, and for no police of the place's own; the place is called a
        neighbourhood, lies within the town's reach, or is known only in a state that is not told of.
        ``span`` are the words of the place.
        """
        entry = places().get(quarter.key) if quarter.key else None
        called = self._called(quarter, span)
        if quarter.level != Level.SETTLEMENT or (_key(quarter) in self._seats and not called):
            return None
        if self._resolver.tells_town(span):
            return None
        large = entry is not None and entry.population > _QUARTER and not called
        others = [town for town in self._towns if town.found.place.key != quarter.key]
        least = _SHARE * self._towns[0].weight if others else 0.0
        towns = [t for t in others if t.weight >= least and (not large or self._told_from(t))]
        at = self._sentence(span.start)
        near = [self._reading.sentences[index].quote.lower() for index in (at, at - 1) if index >= 0]
        towns.sort(key=lambda town: (*_untold(town, near), _key(town.found.place) not in self._rulers))
        if called:
            towns.sort(key=lambda town: not self._beside(town, span))
        return next((town for town in towns if self._holds(town, quarter, span, called=called)), None)

    def _called(self, quarter: Place, span: Span) -> bool:
        """Say whether the report calls a place a quarter, there or anywhere ("the Austin section")."""
        after = self._reading.report.text[span.end : span.end + _WINDOW].split()[:2]
        beside = after if after[:1] and after[0].lower() in _SIDES else after[:1]
        text = self._reading.report.text
        if {*_words(quarter.written), *beside} & QUARTERS or is_listed(text, span):
            return _ONE.search(text[: span.start][-_WINDOW:]) is None
        if not self._tells_quarters:
            return False
        named = rf"(?<!\ba )\b{re.escape(quarter.name)}(?: [A-Z]\w+)?{KIND.pattern}"
        return re.search(named, text) is not None

    @cached_property
    def _tells_quarters(self) -> bool:
        """Whether the report calls anything a quarter."""
        return KIND.search(self._reading.report.text) is not None

    def _placed(self, span: Span) -> bool:
        """Say whether what holds a place is written behind it ("Evanston, Ill.")."""
        return _HOLDER.match(self._reading.report.text, span.end) is not None

    def _holds(self, town: Vote, quarter: Place, span: Span, *, called: bool) -> bool:
        """Say whether a town is the one that a quarter lies in."""
        entry = places().get(quarter.key) if quarter.key else None
        home = places().get(town.found.place.key or "")
        unknown = entry is None and called and self._beside(town, span)
        if (town.weight < _RULES and not unknown) or home is None or home.key == quarter.key:
            return False
        if entry is None:
            return called or _may_be_quarter(quarter, town)
        if not called and self._placed(span):
            return False
        if _reaches(home, entry, 1.0) and (called or home.key in self._policed):
            return home.population >= _GREATER * max(entry.population, 1)
        if is_capital(home) or quarter.country != home.country:
            return False
        if home.key in self._rulers and _reaches(home, entry, _HALF):
            return home.population >= _FAR_GREATER * max(entry.population, 1)
        larger = home.population > entry.population
        if called:
            ruled = home.key in self._rulers and (larger or quarter.admin1 != home.admin1)
            return ruled or (larger and town.weight >= _STATED)
        return larger and self._meant_nowhere_else(home, entry)

    def _beside(self, town: Vote, span: Span) -> bool:
        """Say whether a town is told in the sentence of some words or the one before it, not as a desk."""
        at, desk = self._sentence(span.start), self._reading.dateline
        told = (one for _, one in town.spans if not (one.quote.isupper() or (desk and one == desk.span)))
        return any(self._sentence(one.start) in {at, at - 1} for one in told)

    def _meant_nowhere_else(self, home: PlaceEntry, entry: PlaceEntry) -> bool:
        """Say whether a place of this name lies too far from a town for its police to mean it."""
        if (distance_km(home, entry) or 0.0) <= _ELSEWHERE_KM:
            return False
        if entry.admin1 == home.admin1:
            return home.key in self._policed
        return home.key in self._rulers and entry.admin1 not in self._units

    def _told_from(self, town: Vote) -> bool:
        """Say whether a town has both the dateline and police of its own."""
        dateline = self._reading.dateline
        filed = dateline is not None and self._resolver.resolve(dateline).place.key == town.found.place.key
        return filed and _key(town.found.place) in self._policed

    @cached_property
    def _units(self) -> frozenset[str | None]:
        """The first-level units that the report names."""
        keys = (self._resolver.resolve(m).place.key for m in self._places)
        named = (places().get(key) for key in keys if key)
        return frozenset(e.admin1 for e in named if e and e.level in {Level.REGION, Level.DISTRICT})

    def support(self, place: Place) -> float:
        """Return how much of the report speaks for a town beside the one that most speaks for, 0 to 1."""
        most = self._towns[0].weight if self._towns else 0.0
        own = next((vote.weight for vote in self._towns if _key(vote.found.place) == _key(place)), 0.0)
        return own / most if most else 0.0

    @cached_property
    def _rulers(self) -> frozenset[str]:
        """The places with police of their own, or a dateline."""
        dateline = self._reading.dateline
        return self._policed | ({_key(self._resolver.resolve(dateline).place)} if dateline else set())

    @cached_property
    def _seats(self) -> frozenset[str]:
        """The places with police of their own, or a dateline that says where they lie."""
        dateline = self._reading.dateline
        placed = dateline is not None and ("," in dateline.span.quote or self._placed(dateline.span))
        return self._rulers if placed else self._policed

    @cached_property
    def _policed(self) -> frozenset[str]:
        """The places with police of their own."""
        mentions = (m for m in self._places if m.tag == Standing.POLICE and not _IN.search(self._before(m)))
        return frozenset(_key(self._resolver.resolve(m).place) for m in mentions)

    def _before(self, mention: Mention) -> str:
        """Return the words in front of a mention."""
        return self._reading.report.text[max(0, mention.span.start - _WINDOW) : mention.span.start]

    def _filed(self, frame: Frame) -> float:
        """Return how much the dateline speaks for its town as the place of an act.

        Little for a capital, where all of a land is told, and nothing there but for what the report is of.
        """
        if not self._is_desk:
            return _DATELINE
        first = min(self._sentence(span.start) for span in frame.sentences)
        return _DESK if first <= _LEAD else _DESK_ASIDE

    @cached_property
    def _is_desk(self) -> bool:
        """Whether the dateline is a capital."""
        dateline = self._reading.dateline
        key = self._resolver.resolve(dateline).place.key if dateline else None
        entry = places().get(key) if key else None
        return entry is not None and is_capital(entry)

    @cached_property
    def _towns(self) -> Sequence[Vote]:
        """The towns of the report, those that most speaks for first."""
        votes: dict[str, Vote] = {}
        dateline = self._reading.dateline
        for mention, weight in [*self._standings, *([(dateline, _DATELINE)] if dateline else [])]:
            found = self._resolver.resolve(mention)
            if found.place.level == Level.SETTLEMENT and found.place.key is not None:
                votes.setdefault(_key(found.place), Vote(found)).add(weight, mention.span)
        return sorted(votes.values(), key=lambda v: (-v.weight, v.spans[0][1].start))

    def _weighed(self, frame: Frame, inside: Place | None) -> Iterator[tuple[Mention, float]]:
        """Yield the places of the report that may be the act's, with how much each speaks for itself.

        A dateline is no finer place of an act that tells its place widely, and none of one told as history.
        """
        if self._reading.dateline is not None and inside is None and not frame.background:
            yield self._reading.dateline, self._filed(frame)
        told = {self._sentence(span.start) for span in frame.sentences}
        for mention, standing in self._standings:
            yield mention, standing * self._near(mention, told)

    @cached_property
    def _standings(self) -> Sequence[tuple[Mention, float]]:
        """The places of the report with how well each stands as where something happened."""
        return [(one, self._standing(one)) for one in self._places]

    def _standing(self, mention: Mention) -> float:
        """Return how well a place stands as where something happened, by the words around it."""
        if self._site <= mention.span.start < self._title:
            return _SITE_NAME
        if mention.tag:
            return _STANDS[Standing(mention.tag)]
        if mention.span.end <= self._title:
            return _STATED
        before = self._before(mention)
        if _WAY.search(before) or brought_to(self._reading.report.text, mention.span.start, mention.span.end):
            return _PASSING
        if places_a_statement(self._reading.report, mention.span):
            return _PASSING
        if _IN.search(before):
            return _STATED
        return _BESIDE if _NEAR.search(before) else _BARE

    def _near(self, mention: Mention, told: set[int]) -> float:
        """Return how near a place stands to the tellings of an act."""
        if mention.span.end <= self._title:
            return _HEADLINE
        at = self._sentence(mention.span.start)
        apart = min((at - one for one in told), key=abs, default=_FAR)
        scale = _BEFORE if apart <= 0 else _AFTER
        near = scale[abs(apart)] if abs(apart) < len(scale) else _LATER
        if mention.tag == Standing.POLICE:
            near = max(near, _ANYWHERE)
        if mention.span.start in self._told:
            return near + _OF_ACT if apart <= 0 else _OF_NEXT * near
        return near

    def _sentence(self, start: int) -> int:
        for index, span in enumerate(self._reading.sentences):
            if start < span.end:
                return index
        return len(self._reading.sentences)


def _overlap(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end


def _untold(town: Vote, sentences: Sequence[str]) -> tuple[bool, ...]:
    """Say of each of some sentences, in small letters, whether it tells of no police of a town."""
    police = {f"{span.quote.lower()} police" for _, span in town.spans}
    return tuple(not any(words in one for words in police) for one in sentences)


def _words(written: str) -> set[str]:
    return set(written.lower().split())


def _key(place: Place) -> str:
    return place.key or f"{place.name} {place.admin1} {place.country}"


def _best(votes: Iterable[Vote], *, wide: bool) -> Vote | None:
    """Return the finest place with enough weight, to which what lies around it adds."""
    listed = [vote for vote in votes if vote.found.place.level in _VOTED]
    full: dict[int, float] = defaultdict(float)
    for vote in listed:
        around = sum(other.weight for other in listed if lies_in(vote.found.place, other.found.place))
        full[id(vote)] = vote.weight + _INSIDE * around
    ranked = sorted(listed, key=lambda v: (-full[id(v)], -v.spans[0][0], v.spans[0][1].start))
    local = [vote for vote in ranked if level_of(vote.found.place) in LOCAL and vote.found.place.admin1]
    others = [vote for vote in ranked if vote not in local]
    for vote in local:
        against = [
            full[id(o)] * (_FINER if lies_in(vote.found.place, o.found.place) else 1.0) for o in others
        ]
        if full[id(vote)] >= max(against, default=0.0):
            return vote
    return ranked[0] if wide and ranked else None


def _may_be_quarter(place: Place, town: Vote) -> bool:
    """Say whether a place that nobody knows may be a part of a town: no village of its own, nor elsewhere.

    Where few villages are known it is most likely one of them.
    """
    home = town.found.place
    if not places().knows_villages(home.country or ""):
        return False
    told = sum(-weight for weight, _ in town.spans if weight != -_DATELINE)
    elsewhere = place.admin1 not in {None, home.admin1} or place.country not in {None, home.country}
    return not elsewhere and told >= _LEAST and not _words(place.written) & _TOWNS


def _reaches(town: PlaceEntry, quarter: PlaceEntry, share: float) -> bool:
    """Say whether a point lies within the built-up land of a town, whose size follows from its people."""
    apart = distance_km(town, quarter)
    reach = min(_MOST_KM, max(_LEAST_KM, _REACH_KM * math.sqrt(town.population / _REACH_OF)))
    return town.country == quarter.country and apart is not None and apart <= share * reach
