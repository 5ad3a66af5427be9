"""Sentences that each count whom an act harmed: by what else they tell, they tell of two acts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from annals.text._time_forms import TimeForm
from annals.text.another import of_two_sides, tells_again, tells_many_places
from annals.text.other_days import of_two_days

if TYPE_CHECKING:
    from annals.neural.decode import Found, Maker

_CLASH = "armed_clash"
_WORD = re.compile(r"\w+")


class CountedApart:
    """Knows which triggers of a text stand in sentences that count people and tell of two acts.

    ``places``, ``months`` and ``types`` are what each trigger's own sentence tells, by its number.
    """

    def __init__(
        self,
        maker: Maker,
        found: Sequence[Found],
        places: Mapping[int, frozenset[str]],
        months: Mapping[int, TimeForm | None],
        types: Mapping[int, str],
    ) -> None:
        self._maker, self._found = maker, found
        self._places, self._months, self._types = places, months, types
        self._counting = {n for n in places if maker.counts_people(found[n])}
        self._marked = {n for n in self._counting if maker.of_another(found[n])}
        self._known = {n for n in self._counting if self._tells_again(found[n])}
        self._doers = {n: self._doer(found[n]) for n in self._counting}

    def two(self, one: int, later: int) -> bool:
        """Say whether two triggers tell of two acts.

        The later one tells of no act known already, and of one more ("also") at a place of its own, of one
        place where the first sums up many, of another month or "also" of the deed of another side.
        """
        if not {one, later} <= self._counting or later in self._known:
            return False
        sentences = [self._maker.sentence(self._found[n]) for n in (one, later)]
        if sentences[0] == sentences[1]:
            return False
        here, there = self._places[one], self._places[later]
        more = later in self._marked and one not in self._marked and bool(here - there and there - here)
        rules = (self._of_two_sides, self._in_two_months, self._summed_up)
        return more or any(rule(one, later) for rule in rules)

    def _of_two_sides(self, one: int, later: int) -> bool:
        sided = later in self._marked and _CLASH not in {self._types[one], self._types[later]}
        return sided and of_two_sides(self._doers[one], self._doers[later])

    def _in_two_months(self, one: int, later: int) -> bool:
        here, then = self._months[one], self._months[later]
        return here is not None and then is not None and of_two_days(here, then)

    def _summed_up(self, one: int, later: int) -> bool:
        """Say whether the later trigger's place has a name and the first's sentence sums up many without."""
        here, there = self._places[one], self._places[later]
        start, end = self._maker.range_of(self._maker.sentence(self._found[one]))
        return bool(there) and not here & there and tells_many_places(self._maker.source[start:end])

    def _tells_again(self, found: Found) -> bool:
        """Say whether a sentence tells, up to the word behind a trigger, of an act known already."""
        source, words = self._maker.source, self._maker.words_of(found)
        start, end = self._maker.range_of(self._maker.sentence(found))
        told = (word for word in _WORD.finditer(source, start, end) if word.start() <= words.end + 1)
        return any(tells_again(source[start : word.end()]) for word in told)

    def _doer(self, found: Found) -> str:
        return " ".join(self._maker.source[a:b] for a, b in self._maker.named(found, "attacker"))
