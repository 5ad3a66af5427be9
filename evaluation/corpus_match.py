"""Compares what the product coded with what a reader of the corpus wrote: events, places, days, tolls.

Words decide, not offsets: the product may clean a text before it reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from annals.codebook.event_types import event_types
from annals.export.chief import chief
from annals.model.draft import EventDraft
from annals.model.event import Event as CodedEvent
from annals.model.values import Participant, TimeRange
from annals.model.values import Place as CodedPlace
from annals.model.values import Toll as CodedToll
from annals.model.vocabulary import Granularity, GroupClass, Harm, Kind, ParticipantRole, Scope
from annals.text.normalise import fold
from corpus.annotation import Event, Span, Toll
from corpus.matching import pairs
from evaluation.picks import alone

Bounds = tuple[int | None, int | None]
"""The least and the most of a count, None for an open end."""

_FAINT = frozenset({"the", "of", "in", "and", "a", "an", "forces", "army", "military"})


class Gold:
    """One reading with its text, asked for words."""

    def __init__(self, text: str, events: Sequence[Event]) -> None:
        self.text = text
        self.events = events

    def words(self, spans: Iterable[Span]) -> list[str]:
        """Return the words of spans, folded."""
        return [fold(self.text[start:end]) for start, end in spans]

    @property
    def incidents(self) -> list[Event]:
        """Return the incidents."""
        return [event for event in self.events if event.kind == "incident"]


class Coded:
    """One incident of the product with the values that its table shows."""

    def __init__(self, draft: EventDraft) -> None:
        self.draft = draft
        self._event: CodedEvent = alone(draft)

    def value(self, field: str) -> object:
        """Return the value that is shown for a field, None of none."""
        statement = chief(self._event, field)
        return statement.value if statement else None

    @property
    def time(self) -> TimeRange | None:
        """Return the time."""
        found = self.value("time")
        return found if isinstance(found, TimeRange) else None

    @property
    def place(self) -> CodedPlace | None:
        """Return the place."""
        found = self.value("place")
        return found if isinstance(found, CodedPlace) else None

    @property
    def day(self) -> date | None:
        """Return the first day where the time was told in days."""
        time = self.time
        by_day = time is not None and time.granularity in {Granularity.DAY, Granularity.SPAN}
        return time.earliest if time is not None and by_day else None

    def actors(self, role: ParticipantRole) -> list[Participant]:
        """Return the participants of a role."""
        told = (statement.value for statement in self.draft.participants)
        return [one for one in told if one.role is role]

    def tolls(self, scope: Scope | None = None) -> list[CodedToll]:
        """Return the tolls, of one scope if asked."""
        return [s.value for s in self.draft.tolls if scope is None or s.value.scope is scope]


def incidents(drafts: Iterable[EventDraft]) -> list[Coded]:
    """Return the incidents that the product coded."""
    return [Coded(draft) for draft in drafts if draft.kind is Kind.INCIDENT]


def match(gold: Gold, coded: Sequence[Coded]) -> list[tuple[Event, Coded]]:
    """Pair incidents one to one where type family, day and place go together."""
    return pairs(gold.incidents, coded, lambda event, one: _alike(gold, event, one))


def _alike(gold: Gold, event: Event, coded: Coded) -> float:
    if not (same_family(event, coded) and same_time(event, coded) and same_place(gold, event, coded)):
        return 0.0
    words = {word for words in gold.words(event.words) for word in words.split()}
    told = {word for span in coded.draft.event_words for word in fold(span.quote).split()}
    return 1.0 + (event.type == coded.value("type")) + bool(words & told) + same_day(event, coded)


def same_family(event: Event, coded: Coded) -> bool:
    """Say whether two types are of one family."""
    types = event_types()
    told = coded.value("type")
    return isinstance(told, str) and event.type in types and types[event.type].family == types[told].family


def same_time(event: Event, coded: Coded) -> bool:
    """Say whether the days told can be the same; where one side tells none, neither may the other."""
    told = coded.time
    if event.time is None or told is None:
        return event.time is None and told is None
    below = event.time.before and told.earliest and event.time.before <= told.earliest
    above = told.before and event.time.earliest and told.before <= event.time.earliest
    return not (below or above)


def same_day(event: Event, coded: Coded) -> bool:
    """Say whether the first and the last day are the same."""
    told = coded.time
    if event.time is None or told is None:
        return event.time is None and told is None
    return (event.time.earliest, event.time.before) == (told.earliest, told.before)


def same_place(gold: Gold, event: Event, coded: Coded) -> bool:
    """Say whether two places bear one name, or the words of one hold the other's, in no two countries.

    Words for the same place at another event of the document count too.
    """
    told, place = coded.place, event.place
    if place is None or told is None:
        return place is None and told is None
    if place.country and told.country and place.country != told.country:
        return False
    alike = [one.place for one in gold.events if one.place and one.place.name == place.name]
    names = {fold(place.name), *(words for one in alike for words in gold.words(one.words))}
    said = {fold(told.name), fold(told.written)}
    return any(one and two and (_holds(one, two) or _holds(two, one)) for one in names for two in said)


def _holds(outer: str, inner: str) -> bool:
    return f" {inner} " in f" {outer} "


def same_words(one: str, other: str) -> bool:
    """Say whether the weighty words of one name are among the other's."""
    left, right = _weighty(one), _weighty(other)
    return bool(left and right) and (left <= right or right <= left)


def same_actor(gold: Gold, event: Event, coded: Coded, role: ParticipantRole) -> bool:
    """Say whether one actor of a role is named alike on both sides, or neither side has one."""
    wanted = [who for who in event.who if who.role is role]
    told = coded.actors(role)
    if not wanted or not told:
        return not wanted and not told
    names = [_weighty(words) for who in wanted for words in (fold(who.name), *gold.words(who.words))]
    said = [_weighty(words) for one in told for words in (fold(one.actor.name), fold(one.actor.written))]
    return any(one & two for one in names for two in said)


def every_actor(gold: Gold, event: Event, coded: Coded, role: ParticipantRole) -> tuple[int, int, int, int]:
    """Return of a role's actors how many told are right, are told, are found, and are wanted."""
    wanted = [
        [_weighty(words) for words in (fold(who.name), *gold.words(who.words))]
        for who in event.who
        if who.role is role
    ]
    told: dict[str, list[frozenset[str]]] = {}
    for one in coded.actors(role):
        forms = (fold(one.actor.name), fold(one.actor.written))
        told.setdefault(one.actor.key, []).extend(map(_weighty, forms))
    right = sum(any(_shared(forms, one) for one in wanted) for forms in told.values())
    found = sum(any(_shared(forms, one) for forms in told.values()) for one in wanted)
    return right, len(told), found, len(wanted)


def _shared(left: Iterable[frozenset[str]], right: Sequence[frozenset[str]]) -> bool:
    return any(one & two for one in left for two in right)


def _weighty(words: str) -> frozenset[str]:
    return frozenset(words.split()) - _FAINT


def figure(event: Event, harm: Harm) -> Bounds | None:
    """Return the bounds of the largest total of an incident, victims only; None where none is told."""
    here = {toll.id for toll in event.tolls}
    tolls = [toll for toll in event.tolls if _counts(toll, harm) and toll.part_of not in here]
    return _largest((toll.low, toll.high) for toll in tolls)


def told_figure(coded: Coded, harm: Harm) -> Bounds | None:
    """Return the same of what the product coded."""
    here = {statement.id for statement in coded.draft.tolls}
    tolls = [t for t in coded.tolls(Scope.INCIDENT) if t.harm is harm and t.part_of not in here]
    return _largest((t.low, t.high) for t in tolls if t.group_class is not GroupClass.ATTACKERS)


def _counts(toll: Toll, harm: Harm) -> bool:
    victims = toll.group is not GroupClass.ATTACKERS
    return toll.harm is harm and victims and toll.scope is Scope.INCIDENT


def _largest(bounds: Iterable[Bounds]) -> Bounds | None:
    return max(bounds, key=lambda pair: pair[0] or pair[1] or 0, default=None)
