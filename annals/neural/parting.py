"""What tells that words of a report name two acts: places, types, sides of the sky, clauses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from annals.neural.counted_apart import CountedApart
from annals.text._time_forms import TimeForm
from annals.text.another import one_act, tells_an_effect, tells_anew, told_on
from annals.text.clauses import Range, answers, clauses, later
from annals.text.other_days import names_a_day, names_a_month, of_two_days
from annals.text.timewords import TimeWords, find_times

if TYPE_CHECKING:
    from annals.neural.decode import Found, Maker
    from annals.neural.heard import Words

Array = NDArray[np.float32]
_ELSEWHERE = 0.5
"""What the likeness of two acts is worth that are told in sentences with two places of theirs."""
_ON_ANOTHER_DAY = 0.5
"""What the likeness of two acts is worth whose own sentences tell two days of theirs."""
_OF_ANOTHER_TYPE = 0.5
"""What the likeness of two acts is worth that are surely of two types."""
_ANOTHER = 0.8
"""What the likeness of two acts is worth of which the second is told to be another."""
_TOLD_ON = 0.9
"""How likely what opens a sentence as known ("Confirming the attack, ...") is the act told right before."""
_BARE = frozenset({"a", "an", "the", "of", "in", "near", "on"})
_PEOPLE = ("attacker", "interceptor", "target", "victim")


def parted(maker: Maker, found: Sequence[Found], same: Array) -> Array:
    """Return how likely triggers are one act, less so where places or types speak against it.

    Places and days do where each one's own sentence names another, types where each is surely of another.
    What is told of two sides of the sky is never one act, nor what two do at two places in two clauses of a
    sentence, nor one more with a toll of its own, nor what two sentences count apart.
    """
    events = [n for n, one in enumerate(found) if one.trigger.sort == "event"]
    named = {n: maker.place_names(found[n]) for n in events}
    marked = {n for n in events if maker.of_another(found[n])}
    clauses = _Clauses(maker, [found[n] for n in events])
    types = dict(zip(events, maker.sure_types([found[n] for n in events]), strict=True))
    at = {n: maker.place(found[n]) for n in events}
    told = _Days(maker, found)
    days = {n: told.of(found[n]) for n in events}
    months = {n: told.month(found[n]) for n in events}
    counted = CountedApart(maker, found, {n: named[n][0] for n in events}, months, types)
    parted = same.copy()
    for a, b in combinations(events, 2):
        (here, side), (there, other_side) = named[a], named[b]
        elsewhere = bool(here and there) and not here & there
        other = types[a] and types[b] and types[a] != types[b]
        apart = bool(side and other_side) and not side & other_side and not here & there
        share = (_ELSEWHERE if elsewhere else 1.0) * (_OF_ANOTHER_TYPE if other else 1.0)
        first, second = (a, b) if at[a] <= at[b] else (b, a)
        on, then = days[first], days[second]
        share *= _ON_ANOTHER_DAY if on and then and of_two_days(on, then) else 1.0
        if second in marked and first not in marked:
            share *= _ANOTHER
        apart = apart or clauses.apart(found[a], found[b]) or maker.counted_apart(found[first], found[second])
        apart = apart or counted.two(first, second) or _anew(maker, found[first], found[second])
        share = 0.0 if apart else share
        if share != 1.0:
            parted[a, b] *= share
            parted[b, a] *= share
    for a, b in _told_on(maker, found, events):
        parted[a, b] = parted[b, a] = max(parted[a, b], _TOLD_ON)
    return parted


def _told_on(maker: Maker, found: Sequence[Found], events: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield each trigger that opens its sentence as one known, with those of the nearest sentence before."""
    order = sorted(events, key=lambda n: maker.place(found[n]))
    for at, n in enumerate(order):
        start, end = maker.range_of(maker.sentence(found[n]))
        until = told_on(maker.source[start:end])
        if until and maker.words_of(found[n]).start < start + until:
            before = [m for m in order[:at] if maker.sentence(found[m]) != maker.sentence(found[n])]
            last = maker.sentence(found[before[-1]]) if before else None
            yield from ((m, n) for m in before if maker.sentence(found[m]) == last)


def _anew(maker: Maker, one: Found, later: Found) -> bool:
    """Say whether the sentence of a later trigger opens with the report of an act of another day."""
    source = maker.source
    starts = [_line(maker, each) for each in (one, later)]
    if starts[0] == starts[1]:
        return False
    words, after = maker.words_of(later), maker.range_of(maker.sentence(later))[1]
    return tells_anew(source[starts[0] : starts[1]], source[starts[1] : after], words.end - starts[1])


def _line(maker: Maker, found: Found) -> int:
    """Return where the sentence of a trigger begins, or the line of it."""
    start, _ = maker.range_of(maker.sentence(found))
    return max(start, maker.source.rfind("\n", start, maker.words_of(found).start) + 1)


def gathered(maker: Maker, found: Sequence[Found], groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the groups, those of one trigger in that of the noun it belongs to ("heavy shelling")."""
    told = [list(group) for group in groups]
    for (one,) in (group for group in groups if len(group) == 1):
        own = next(group for group in told if one in group)
        home = next((group for group in told if group is not own and _of_one(maker, found, one, group)), None)
        if home is not None:
            home += own
            told.remove(own)
    return told


def _of_one(maker: Maker, found: Sequence[Found], one: int, group: Sequence[int]) -> bool:
    """Say whether a trigger names one act together with one of a group, or tells what that did."""
    if _is_effect(maker, found, one, group):
        return True
    pairs = (sorted((maker.words_of(found[one]), maker.words_of(found[n])), key=_start) for n in group)
    return any(one_act(maker.source, (a.start, a.end), (b.start, b.end)) for a, b in pairs)


def _is_effect(maker: Maker, found: Sequence[Found], one: int, group: Sequence[int]) -> bool:
    """Say whether a trigger tells what the one act that its sentence tells before it did to things."""
    words = maker.words_of(found[one])
    if not tells_an_effect(maker.source[words.start : words.end]):
        return False
    sentence = maker.sentence(found[one])
    here = [n for n, other in enumerate(found) if n != one and _tells_in(maker, other, sentence)]
    return bool(here) and set(here) <= set(group) and maker.words_of(found[here[0]]).start < words.start


def _tells_in(maker: Maker, found: Found, sentence: tuple[int, int]) -> bool:
    return found.trigger.sort == "event" and maker.sentence(found) == sentence


def _start(words: Words) -> int:
    return words.start


class _Days:
    """Knows the day that the own sentence of a trigger tells for it."""

    def __init__(self, maker: Maker, found: Sequence[Found]) -> None:
        self._maker = maker
        cues = (maker.words_of(one) for one in found if one.trigger.sort == "cue")
        self._cues = [(one.start, one.end) for one in cues]

    def of(self, found: Found) -> TimeForm | None:
        """Return the day of a trigger, the nearest of several; what dates a saying is none of it."""
        return self._nearest(found, names_a_day)

    def month(self, found: Found) -> TimeForm | None:
        """Return the month of a trigger, as far as its own sentence names one."""
        return self._nearest(found, names_a_month)

    def _nearest(self, found: Found, names: Callable[[TimeWords], bool]) -> TimeForm | None:
        told = self._maker.named(found, "time")
        if not told:
            return None
        start, end = self._maker.range_of(self._maker.sentence(found))
        days = (one for one in find_times(self._maker.source[start:end]) if names(one))
        placed = ((start + one.start, start + one.end, one.form) for one in days)
        heard = [
            one
            for one in placed
            if any(a < one[1] and one[0] < b for a, b in told) and not self._dates_a_saying(one[0], one[1])
        ]
        here = self._maker.words_of(found).start
        return min(heard, key=lambda one: max(one[0] - here, here - one[1]))[2] if heard else None

    def _dates_a_saying(self, start: int, end: int) -> bool:
        """Say whether a time stands beside a cue ("on Monday claimed", "said on Monday")."""
        source = self._maker.source
        before = any(end <= a and source[end:a] == " " for a, _ in self._cues)
        after = any(b <= start and source[b:start] in {" ", " on "} for _, b in self._cues)
        return before or (after and not source.startswith("the ", start))  # "condemned the 3 May attack"


class _Clauses:
    """Knows the clause of each trigger in a sentence that tells several."""

    def __init__(self, maker: Maker, found: Sequence[Found]) -> None:
        self._maker = maker
        self._of: dict[int, Range] = {}
        sentences: dict[tuple[int, int], list[Found]] = {}
        for one in sorted(found, key=maker.place):
            sentences.setdefault(maker.sentence(one), []).append(one)
        for tokens, here in sentences.items():
            if len(here) > 1:
                people = [words for one in here for role in _PEOPLE for words in maker.named(one, role)]
                words = [maker.words_of(one) for one in here]
                cut = clauses(
                    maker.source, maker.range_of(tokens), [(one.start, one.end) for one in words], people
                )
                self._of.update(zip(map(id, here), cut, strict=True))

    def apart(self, one: Found, other: Found) -> bool:
        """Say whether two triggers stand in clauses of one sentence that tell of two acts.

        Each tells another doer and another place, or that one followed or answered the other. What
        shares a doer or a place is one.
        """
        mine, its = self._of.get(id(one)), self._of.get(id(other))
        here = self._maker.sentence(one) == self._maker.sentence(other)
        if not here or mine is None or its is None or mine == its:
            return False
        told = [
            (self._tells(one, role, mine), self._tells(other, role, its)) for role in ("attacker", "place")
        ]
        if any(left & right for left, right in told):
            return False
        words = sorted((w.start, w.end) for w in map(self._maker.words_of, (one, other)))
        between = self._maker.source, words[0][1], words[1][0]
        doers, places = map(all, told)
        return answers(*between) or (doers and (places or later(*between)))

    def _tells(self, found: Found, role: str, clause: Range) -> frozenset[str]:
        """Return the words in a role to a trigger that stand in a clause."""
        told = (words for words in self._maker.named(found, role) if clause[0] <= words[0] < clause[1])
        source = self._maker.source
        words = (word for a, b in told for word in source[a:b].split())
        named = (word for word in words if role != "place" or word[0].isupper())
        return frozenset(_stem(word.lower()) for word in named) - _BARE


def _stem(word: str) -> str:
    """Return a word without the end of its plural or of who owns."""
    return word.removesuffix("'s").removesuffix("’s").rstrip("s'’")
