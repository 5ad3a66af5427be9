"""Days told for the scene of an act, given to an incident that tells no day of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annals.extract.acts.event_words import Act
from annals.extract.tagger import Tagged
from annals.extract.tellings.told import Told
from annals.extract.where_when.when import Loose
from annals.extract.where_when.whereabouts import agree, is_fresh, same_time
from annals.model.reading import Filler, Mention, Role
from annals.model.report import Report
from annals.model.vocabulary import Kind, Mode
from annals.text._time_forms import is_day, leans
from annals.text.timewords import find_times

LENT_SCORE = 0.5
"""The score of a day that an incident has from what is told beside it."""
_REACH = 6.0
_BACKWARDS = 2.0  # a day told before what happened on it sets the scene; one told after it seldom does
_SCENE = 1.0
_OTHER_ACT = 1.5
_AFTERMATH = "arrests"
_OPERATIONS = frozenset(
    {"operation", "operations", "raid", "raids", "mission", "patrol", "assault", "offensive"}
)


class Clock:
    """The days of one report that no act of their own sentence took."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._loose: list[tuple[int, Loose]] = []
        self._index: dict[int, int] = {}

    def add(self, tagged: Tagged, dropped: Sequence[Act]) -> None:
        """Take in the days of one sentence, those of its acts that stand nowhere too."""
        index = tagged.sentence.index
        self._index[tagged.sentence.start] = index
        self._loose.extend((index, one) for one in tagged.loose)
        told = (act for act in dropped if act.mode == Mode.ASSERTED)
        for filler in (f for act in told for f in act.fillers if f.role == Role.TIME and _is_day(f)):
            self._loose.append((index, Loose(filler.mention, happens=False)))

    def lend(self, told: Sequence[Told]) -> None:
        """Give each incident without a day the day told nearest to it, for the scene or another act of it."""
        found = [(one, self._nearest(one, told)) for one in told if _without_day(one)]
        for one, filler in found:
            if filler is not None:
                one.fillers.append(filler)

    def _nearest(self, told: Told, others: Sequence[Told]) -> Filler | None:
        offers = [*self._scenes(told), *self._acts(told, others)]
        own = [f.mention.span.quote for f in told.fillers if f.role == Role.TIME]
        fitting = [
            (cost, filler)
            for cost, filler in offers
            if cost <= _REACH and not any(self._apart(filler, words) for words in own)
        ]
        return min(fitting, key=lambda pair: (pair[0], pair[1].mention.span.start), default=(0, None))[1]

    def _apart(self, filler: Filler, words: str) -> bool:
        return same_time(filler.mention.span.quote, words, self._report.published) is False

    def _scenes(self, told: Told) -> Iterator[tuple[float, Filler]]:
        for index, loose in self._loose:
            if not self._is_news(loose.mention) and not (loose.happens and told.type != _AFTERMATH):
                continue
            steps = self._steps(told, index)
            after = steps > 0 and not loose.happens
            cost = abs(steps) + (_BACKWARDS if after else 0) + (0 if loose.happens else _SCENE)
            yield cost, _lent(loose.mention)

    def _acts(self, told: Told, others: Sequence[Told]) -> Iterator[tuple[float, Filler]]:
        for other in others:
            if other is told or other.background or not _may_be_one(told, other):
                continue
            for filler in other.fillers:
                news = other.kind == Kind.INCIDENT and told.type != _AFTERMATH
                lent = filler.score <= LENT_SCORE or not (news or self._is_news(filler.mention))
                if filler.role == Role.TIME and not lent and _is_day(filler):
                    steps = min((abs(self._steps(told, i)) for i in self._indices(other)), default=_REACH)
                    yield steps + _OTHER_ACT, _lent(filler.mention)

    def _is_news(self, mention: Mention) -> bool:
        """Say whether a day is one of those before publication, so that news may have happened on it."""
        published = self._report.published
        return published is None or is_fresh(mention.span.quote, published)

    def _steps(self, told: Told, index: int) -> int:
        """Return how many sentences after the nearest telling of an incident a sentence stands."""
        return min((index - one for one in self._indices(told)), key=abs, default=int(_REACH) + 1)

    def _indices(self, told: Told) -> list[int]:
        return [self._index[s.start] for s in told.sentences if s.start in self._index]


def _without_day(told: Told) -> bool:
    return told.kind == Kind.INCIDENT and not any(f.role == Role.TIME and _is_day(f) for f in told.fillers)


def _may_be_one(told: Told, other: Told) -> bool:
    """Say whether two tellings may be of one engagement, so that the day of one is the other's too.

    Not where each has a place of its own that the other is not known to share.
    """
    if other.kind not in {Kind.INCIDENT, Kind.SERIES, Kind.POSTURE}:
        return False
    loose = told.harm or other.harm or told.refine or other.refine or told.weak or other.weak
    if not _in_operation(other) and told.type != other.type and not loose:
        return False
    if other.type == _AFTERMATH != told.type and not _in_operation(other):
        return False
    if _in_operation(told) and _in_operation(other):
        return True
    places, others = told.places(), other.places()
    return not places or not others or any(agree(a, b) is True for a in places for b in others)


def _in_operation(told: Told) -> bool:
    """Say whether an arrest is told as part of an operation, not as what followed a crime."""
    return any(event.span.quote.lower() in _OPERATIONS for event in told.events)


def _is_day(filler: Filler) -> bool:
    """Say whether the words of a time name a day by themselves."""
    found = find_times(filler.mention.span.quote)
    return any(is_day(time.form) and not leans(time.form.core) for time in found)


def _lent(mention: Mention) -> Filler:
    return Filler(role=Role.TIME, mention=mention, score=LENT_SCORE)
