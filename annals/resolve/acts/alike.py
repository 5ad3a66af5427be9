"""Whether two incidents of one report are one: nothing tells them apart, or one is told as known already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import repeat
from typing import TypeVar

from annals.codebook import event_types
from annals.model.draft import EventDraft
from annals.model.reading import Reading
from annals.model.statement import Statement
from annals.model.values import Amount, Place, TimeRange
from annals.model.vocabulary import Basis, Harm, Level, ParticipantRole, Qualifier
from annals.resolve.acts.retold import Pointers
from annals.resolve.places.inside import lies_in
from annals.text.headlines import headline_end

_FROM_AFAR = frozenset({"air_drone_strike", "shelling_missile", "chemical_weapon"})
"""Types of which one side's acts in one settlement on one day are told quarter by quarter."""
_AT_LARGE = frozenset({"", "government", "armed_forces"})
"""What a state's own forces are called where a report does not say which of them it was."""
_FEW, _MANY = 3, 10
"""The least number of people harmed that two acts of one type hardly share on a day, and any two."""
_T = TypeVar("_T")
_Figures = dict[Harm, frozenset[tuple[int | None, int | None]]]


def same_toll(one: EventDraft, other: EventDraft) -> bool:
    """Say whether two incidents tell one figure of people harmed in one way."""
    here, there = _figures(one), _figures(other)
    return any(here[harm] & there[harm] for harm in here.keys() & there.keys())


class Likeness:
    """Judges which incidents of one report are one: nothing tells them apart, or one points to the other."""

    def __init__(self, reading: Reading) -> None:
        self._pointers = Pointers(reading)
        report = reading.report
        self.head = headline_end(report.text, report.title)

    def alike(self, one: EventDraft, other: EventDraft) -> bool:
        """Say whether type, day and place of two incidents are the same and sides and tolls do not differ."""
        same = _types(one) == _types(other) and _days(one) == _days(other)
        same = same and _one_place(one.place, other.place)
        same = same and (_fit(one, other, _may_be_sides) or _part(one, other))
        same = same and not one.aggregate and not other.aggregate
        return same and not self._pointers.on(one, other)

    def one_toll(self, one: EventDraft, other: EventDraft) -> bool:
        """Say whether two incidents of like type and one day tell one number of people harmed.

        Their places may lie in each other, or one of them be only where the report is at.
        """
        number = 0 if self.is_headline(one) or self.is_headline(other) else _one_number(one, other)
        by_one = bool(_attackers(one)) and _attackers(one) == _attackers(other)
        if number < _FEW or (number < _MANY and not by_one and _types(one) != _types(other)):
            return False
        same = _families(one) == _families(other) and _may_be_days(one.time, other.time)
        same = same and _one_kind(one, other) and _share_sides(_attackers(one), _attackers(other))
        near = _nested(one.place, other.place) or (number >= _MANY and any(map(_nowhere, (one, other))))
        same = same and (number >= _MANY or _as_often(one, other))
        return same and near and not self._pointers.another(other)

    def mentions(self, other: EventDraft, one: EventDraft) -> bool:
        """Say whether an act only mentions one told before it ("after the clashes"), with whatever else.

        The label of a headline names the act told behind it.
        """
        if self._pointers.labels(other):
            return self._pointers.labelled(one)
        noun = self._pointers.only_mentions(other)
        told = bool(noun) and self._pointers.tells_noun(one, noun, self._pointers.known_before(other))
        return told and _families(one) == _families(other) and not one.aggregate

    def points_to(self, other: EventDraft, one: EventDraft) -> bool:
        """Say whether an incident tells another's figure, or its very noun as that of acts known already."""
        return same_toll(one, other) or self._pointers.names(other, one)

    def is_headline(self, draft: EventDraft) -> bool:
        """Say whether the words that tell of an incident all stand in the title."""
        return draft.event_words[-1].end <= self.head

    def tells(self, other: EventDraft, one: EventDraft) -> bool:
        """Say whether an incident tells another again that is told in full elsewhere.

        What sums up several acts does so no other, and is told again only by its days.
        """
        summed_up = other.aggregate or (one.aggregate and _days(one) != _days(other))
        sides = None if self.is_headline(other) else _may_share
        if not _fit(one, other, sides) or (summed_up and _one_number(one, other) < _FEW):
            return False
        if self.is_headline(other):
            return not self.is_headline(one) and self._sums_up(other, one)
        back = one.event_words[0].start < other.event_words[0].start and (
            self._pointers.back(other) or self._pointers.names(other, one)
        )
        same = _types(one) == _types(other) and _may_be_days(one.time, other.time)
        return back and same and _nested(one.place, other.place)

    def _sums_up(self, headline: EventDraft, body: EventDraft) -> bool:
        """Say whether a headline tells of an incident; what it has from elsewhere does not count.

        One that tells of several acts or of an act of a like type must tell the same toll.
        """
        told = (headline.acts or not headline.tolls) and _types(headline) == _types(body)
        if not told and not (_families(headline) == _families(body) and same_toll(headline, body)):
            return False
        return _may_be_days(self._own(headline.time), body.time) and _nested(
            self._own(headline.place), body.place
        )

    def _own(self, told: Sequence[Statement[_T]]) -> list[Statement[_T]]:
        """Return what a headline tells itself."""
        return [one for one in told if one.evidence[0].end <= self.head]


def _types(draft: EventDraft) -> set[str]:
    return {told.value for told in draft.type}


def _families(draft: EventDraft) -> set[str]:
    known = event_types()
    return {known[name].family if name in known else name for name in _types(draft)}


def _days(draft: EventDraft) -> tuple[date | None, date | None] | None:
    return (draft.time[0].value.earliest, draft.time[0].value.before) if draft.time else None


def _may_be_days(one: Sequence[Statement[TimeRange]], other: Sequence[Statement[TimeRange]]) -> bool:
    """Say whether two acts were on the same days; one may tell none, or not when they began."""
    if not one or not other:
        return True
    here, there = one[0].value, other[0].value
    same = (here.earliest, here.before) == (there.earliest, there.before)
    return same or (None in {here.earliest, there.earliest} and here.may_equal(there))


def _one_place(one: Sequence[Statement[Place]], other: Sequence[Statement[Place]]) -> bool:
    """Say whether the first place of one act is a place of the other; one may have none."""
    here, there = ([(told.value.name, told.value.country) for told in places] for places in (one, other))
    if not here or not there:
        return bool(here or there)
    return here[0] in there or there[0] in here


def _nested(one: Sequence[Statement[Place]], other: Sequence[Statement[Place]]) -> bool:
    """Say whether the first place of one act is or may lie in that of the other; each may have none."""
    if not one or not other or _one_place(one, other):
        return True
    here, there = one[0].value, other[0].value
    return lies_in(here, there) or lies_in(there, here)


def _fit(
    one: EventDraft, other: EventDraft, sides: Callable[[EventDraft, EventDraft], bool] | None = None
) -> bool:
    """Say whether two acts may be one by how far they went, who did them and who was harmed."""
    return (
        _one_kind(one, other)
        and (_sides_fit(_attackers(one), _attackers(other)) or (sides is not None and sides(one, other)))
        and _tolls_fit(_figures(one), _figures(other))
    )


def _part(whole: EventDraft, part: EventDraft) -> bool:
    """Say whether an act is part of one told before: of one side in one settlement, with fewer people harmed.

    So a report tells them quarter by quarter ("nine were killed in one, two in another").
    """
    here, there = _figures(whole), _figures(part)
    told = (
        _attackers(whole) and _sides_fit(_attackers(whole), _attackers(part)) and _types(whole) <= _FROM_AFAR
    )
    if not told or not there or not there.keys() <= here.keys():
        return False
    left = [_most(here[harm]) - _most(there[harm]) for harm in there]
    less = min(left) >= 0 and max(left) > 0
    first = [
        (draft.place[0].value.name, draft.place[0].value.level) for draft in (whole, part) if draft.place
    ]
    settled = len(first) > 1 and first[0] == first[1] and first[0][1] == Level.SETTLEMENT
    elsewhere = {told.value.name for told in whole.place if told.value.level == Level.SETTLEMENT}
    return less and settled and len(elsewhere) == 1 and _one_kind(whole, part)


def _one_kind(one: EventDraft, other: EventDraft) -> bool:
    """Say whether two acts went as far, and are both of the news or both history."""
    stages = [{told.value for told in draft.stage} for draft in (one, other)]
    return one.background == other.background and stages[0] == stages[1]


def _most(figures: Iterable[tuple[int | None, int | None]]) -> int:
    return max((high or low or 0 for low, high in figures), default=0)


def _attackers(draft: EventDraft) -> set[str]:
    told = (one.value for one in draft.participants if one.value.role is ParticipantRole.ATTACKER)
    return {one.actor.key for one in told}


def _sides_fit(one: set[str], other: set[str]) -> bool:
    """Say whether two sides may be one: nothing is told of one, or one holds the other."""
    return not one or not other or one <= other or other <= one


def _may_be_sides(one: EventDraft, other: EventDraft) -> bool:
    """Say whether all of one side are of the other, forces of a state that the report also names at large.

    What was done as often at a place that is told was one act of theirs.
    """
    here, there = _attackers(one), _attackers(other)
    held = all(any(map(_may_be, repeat(who), there)) for who in here)
    held = held or all(any(map(_may_be, repeat(who), here)) for who in there)
    return held and _as_often(one, other) and not (_nowhere(one) and _nowhere(other))


def _share_sides(one: set[str], other: set[str]) -> bool:
    """Say whether two sides may be one or have somebody in common."""
    return not one or not other or any(_may_be(who, its) for who in one for its in other)


def _may_share(one: EventDraft, other: EventDraft) -> bool:
    """Say whether two acts may have somebody who did them in common."""
    return _share_sides(_attackers(one), _attackers(other))


def _may_be(one: str, other: str) -> bool:
    """Say whether two keys may mean one actor: a state at large may be any of its forces."""
    (state, _, force), (its, _, part) = one.partition("/"), other.partition("/")
    at_large = state == its and state.startswith("state:") and bool({force, part} & _AT_LARGE)
    return one == other or at_large


def _as_often(one: EventDraft, other: EventDraft) -> bool:
    """Say whether two incidents do not state two numbers of acts."""
    here, there = (
        {told.value.low for told in draft.acts if told.basis is Basis.STATED and _is_exact(told.value)}
        for draft in (one, other)
    )
    return not here or not there or bool(here & there)


def _is_exact(number: Amount) -> bool:
    return number.qualifier is Qualifier.EXACT


def _nowhere(draft: EventDraft) -> bool:
    """Say whether the place of an incident is only inferred from what its report tells elsewhere."""
    return all(place.basis is Basis.INFERRED for place in draft.place)


def _one_number(one: EventDraft, other: EventDraft) -> int:
    """Return the highest number of people harmed in one way that two incidents both tell, 0 for none."""
    return max((low for _, low in _numbers(one) & _numbers(other)), default=0)


def _numbers(draft: EventDraft) -> set[tuple[Harm, int]]:
    told = (toll.value for toll in draft.tolls if toll.value.qualifier is not Qualifier.VAGUE)
    return {(one.harm, one.low or 0) for one in told}


def _figures(draft: EventDraft) -> _Figures:
    found: dict[Harm, set[tuple[int | None, int | None]]] = defaultdict(set)
    for toll in draft.tolls:
        found[toll.value.harm].add((toll.value.low, toll.value.high))
    return {harm: frozenset(told) for harm, told in found.items()}


def _tolls_fit(one: _Figures, other: _Figures) -> bool:
    return all(one[harm] <= other[harm] or other[harm] <= one[harm] for harm in one.keys() & other.keys())
