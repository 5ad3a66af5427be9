"""When an act was of which a reader already knows who and what it hit: the times that may date it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from annals.extract.tagger import Tagged
from annals.model.reading import Mention, Role
from annals.model.vocabulary import Kind

# What the words of one of each role say for a sentence that holds them, to tell of the act.
_WEIGHT = {Role.VICTIM: 2.0, Role.TARGET: 2.0, Role.ATTACKER: 1.0, Role.WEAPON: 1.0}
_OF_TYPE, _OTHER_TYPE = 2.0, 1.0
_NEEDED = 2.0  # the weight with which a sentence tells of the act whatever acts it holds
_HAPPENS = 1.0
_LATER = 0.05
_BEFORE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One who or what of an act, by role, with all places of the text that name it."""

    role: Role
    spans: tuple[tuple[int, int], ...]


def times_given(tagged: Sequence[Tagged], named: Sequence[Named], types: AbstractSet[str]) -> list[Mention]:
    """Return the times that may date an act, the likeliest first.

    ``types`` are the event types that the act may be of, by the codebook's ids. A time counts by
    how much of the act its sentence names and by the type of the act that it stands with. Where no
    sentence that names the act has one, the days told a few sentences before come, nearest first.
    """
    weights = {one.sentence.index: _weight(one, named) for one in tagged}
    found = [pair for one in tagged for pair in _times(one, weights[one.sentence.index], types)]
    ranked = sorted(found, key=lambda pair: (-pair[0], pair[1].span.start))
    return [mention for _, mention in ranked] + _scenes(tagged, weights)


def _weight(tagged: Tagged, named: Sequence[Named]) -> float:
    start, end = tagged.sentence.start, tagged.sentence.end
    inside = (one for one in named if any(start <= span[0] < end for span in one.spans))
    return sum(_WEIGHT.get(one.role, 0.0) for one in inside)


def _times(tagged: Tagged, weight: float, types: AbstractSet[str]) -> Iterator[tuple[float, Mention]]:
    """Yield the times of a sentence that tells of the act, each with what speaks for it."""
    late = _LATER * tagged.sentence.index
    for act in tagged.acts:
        fits = act.type in types
        if not (fits and weight) and weight < _NEEDED:
            continue
        for filler in act.fillers:
            if filler.role == Role.TIME:
                yield weight + (_OF_TYPE if fits else _OTHER_TYPE) - late, filler.mention
    if weight >= _NEEDED:
        for loose in tagged.loose:
            yield weight + (_HAPPENS if loose.happens else 0.0) - late, loose.mention


def _scenes(tagged: Sequence[Tagged], weights: Mapping[int, float]) -> list[Mention]:
    """Return the days told for incidents and scenes before the first sentence that names the act."""
    first = min((index for index, weight in weights.items() if weight), default=0)
    near = [one for one in tagged if 0 <= first - one.sentence.index <= _BEFORE]
    return [mention for one in reversed(near) for mention in _told(one)]


def _told(tagged: Tagged) -> Iterator[Mention]:
    for act in tagged.acts:
        if act.kind == Kind.INCIDENT:
            yield from (filler.mention for filler in act.fillers if filler.role == Role.TIME)
    yield from (loose.mention for loose in tagged.loose)
