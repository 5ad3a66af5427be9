"""Sentences that each count whom an act harmed: by what else they tell, they tell of two acts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from annals.neural.mentions import Mention
from annals.text._time_forms import TimeForm
from annals.text.another import of_two_sides, tells_again, tells_many_places
from annals.text.other_days import of_two_days

_CLASH = "armed_clash"
_WORD = re.compile(r"\w+")


class CountedApart:
    """Knows which triggers of a text stand in sentences that count people and tell of two acts.

    ``months`` and ``types`` are what each trigger's own sentence tells, by its number.
    """

    def __init__(
        self,
        mentions: Mapping[int, Mention],
        months: Mapping[int, TimeForm | None],
        types: Mapping[int, str],
    ) -> None:
        self._mentions, self._months, self._types = mentions, months, types
        self._counting = {n for n, one in mentions.items() if one.counts_people}
        self._known = {n for n in self._counting if _tells_again(mentions[n])}
        self._doers = {n: _doer(mentions[n]) for n in self._counting}

    def two(self, one: int, later: int) -> bool:
        """Say whether two triggers tell of two acts.

        The later one tells of no act known already, and of one more ("also") at a place of its own, of one
        place where the first sums up many, of another month or "also" of the deed of another side.
        """
        if not {one, later} <= self._counting or later in self._known:
            return False
        first, second = self._mentions[one], self._mentions[later]
        if first.sentence == second.sentence:
            return False
        (here, _), (there, _) = first.place_names, second.place_names
        placed = bool(here - there and there - here)
        more = second.of_another and not first.of_another and placed
        return more or any(
            rule(one, later) for rule in (self._of_two_sides, self._in_two_months, self._summed_up)
        )

    def _of_two_sides(self, one: int, later: int) -> bool:
        clash = _CLASH in {self._types[one], self._types[later]}
        sided = self._mentions[later].of_another and not clash
        return sided and of_two_sides(self._doers[one], self._doers[later])

    def _in_two_months(self, one: int, later: int) -> bool:
        here, then = self._months[one], self._months[later]
        return here is not None and then is not None and of_two_days(here, then)

    def _summed_up(self, one: int, later: int) -> bool:
        """Say whether the later trigger's place has a name and the first's sentence sums up many without."""
        first = self._mentions[one]
        (here, _), (there, _) = first.place_names, self._mentions[later].place_names
        return bool(there) and not here & there and tells_many_places(first.source[first.start : first.end])


def _tells_again(one: Mention) -> bool:
    """Say whether a sentence tells, up to the word behind a trigger, of an act known already."""
    words = (word for word in _WORD.finditer(one.source, one.start, one.end))
    told = (word for word in words if word.start() <= one.words.end + 1)
    return any(tells_again(one.source[one.start : word.end()]) for word in told)


def _doer(one: Mention) -> str:
    return " ".join(one.source[a:b] for a, b in one.named("attacker"))
