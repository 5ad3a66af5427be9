"""What tells that words of a report name two acts: places, types, sides of the sky, clauses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from operator import attrgetter

from annals.neural.chances import Array
from annals.neural.counted_apart import CountedApart
from annals.neural.mentions import Mention
from annals.text._time_forms import TimeForm
from annals.text.another import one_act, tells_an_effect, tells_anew, told_on
from annals.text.clauses import Range, answers, clauses, later
from annals.text.other_days import names_a_day, names_a_month, of_two_days
from annals.text.timewords import TimeWords, find_times

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


def parted(mentions: Sequence[Mention], types: Mapping[int, str], same: Array) -> Array:
    """Return how likely triggers are one act, less so where places or types speak against it.

    Places and days do where each one's own sentence names another, types where each is surely of another.
    What is told of two sides of the sky is never one act, nor what two do at two places in two clauses of a
    sentence, nor one more with a toll of its own, nor what two sentences count apart. ``types`` are those
    of acts, by their number, "" in doubt.
    """
    events = list(types)
    clauses, told = _Clauses([mentions[n] for n in events]), _Days(mentions)
    days = {n: told.of(mentions[n]) for n in events}
    months = {n: told.month(mentions[n]) for n in events}
    counted = CountedApart({n: mentions[n] for n in events}, months, types)
    parted = same.copy()
    for a, b in combinations(events, 2):
        first, second = (a, b) if mentions[a].at <= mentions[b].at else (b, a)
        one, later = mentions[first], mentions[second]
        (here, side), (there, other_side) = one.place_names, later.place_names
        share = _ELSEWHERE if here and there and not here & there else 1.0
        share *= _OF_ANOTHER_TYPE if types[a] and types[b] and types[a] != types[b] else 1.0
        on, then = days[first], days[second]
        share *= _ON_ANOTHER_DAY if on and then and of_two_days(on, then) else 1.0
        share *= _ANOTHER if later.of_another and not one.of_another else 1.0
        apart = bool(side and other_side) and not side & other_side and not here & there
        apart = apart or clauses.apart(one, later) or one.counted_apart(later)
        apart = apart or counted.two(first, second) or _anew(one, later)
        share = 0.0 if apart else share
        if share != 1.0:
            parted[a, b] *= share
            parted[b, a] *= share
    for a, b in _told_on(mentions, events):
        parted[a, b] = parted[b, a] = max(parted[a, b], _TOLD_ON)
    return parted


def _told_on(mentions: Sequence[Mention], events: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield each trigger that opens its sentence as one known, with those of the nearest sentence before."""
    order = sorted(events, key=lambda n: mentions[n].at)
    for at, n in enumerate(order):
        one = mentions[n]
        until = told_on(one.source[one.start : one.end])
        if until and one.words.start < one.start + until:
            before = [m for m in order[:at] if mentions[m].sentence != one.sentence]
            last = mentions[before[-1]].sentence if before else None
            yield from ((m, n) for m in before if mentions[m].sentence == last)


def _anew(one: Mention, later: Mention) -> bool:
    """Say whether the sentence of a later trigger opens with the report of an act of another day."""
    if one.line == later.line:
        return False
    before, here = one.source[one.line : later.line], one.source[later.line : later.end]
    return tells_anew(before, here, later.words.end - later.line)


def gathered(mentions: Sequence[Mention], groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the groups, those of one trigger in that of the noun it belongs to ("heavy shelling")."""
    told = [list(group) for group in groups]
    for (one,) in (group for group in groups if len(group) == 1):
        own = next(group for group in told if one in group)
        home = next((group for group in told if group is not own and _of_one(mentions, one, group)), None)
        if home is not None:
            home += own
            told.remove(own)
    return told


def _of_one(mentions: Sequence[Mention], one: int, group: Sequence[int]) -> bool:
    """Say whether a trigger names one act together with one of a group, or tells what that did."""
    if _is_effect(mentions, one, group):
        return True
    source = mentions[one].source
    pairs = (sorted((mentions[one].words, mentions[n].words), key=attrgetter("start")) for n in group)
    return any(one_act(source, (a.start, a.end), (b.start, b.end)) for a, b in pairs)


def _is_effect(mentions: Sequence[Mention], one: int, group: Sequence[int]) -> bool:
    """Say whether a trigger tells what the one act that its sentence tells before it did to things."""
    effect = mentions[one]
    if not tells_an_effect(effect.source[effect.words.start : effect.words.end]):
        return False
    of_sentence = (n for n, other in enumerate(mentions) if other.is_event and n != one)
    here = [n for n in of_sentence if mentions[n].sentence == effect.sentence]
    return bool(here) and set(here) <= set(group) and mentions[here[0]].words.start < effect.words.start


class _Days:
    """Knows the day that the own sentence of a trigger tells for it."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._cues = [(one.words.start, one.words.end) for one in mentions if one.found.trigger.sort == "cue"]

    def of(self, one: Mention) -> TimeForm | None:
        """Return the day of a trigger, the nearest of several; what dates a saying is none of it."""
        return self._nearest(one, names_a_day)

    def month(self, one: Mention) -> TimeForm | None:
        """Return the month of a trigger, as far as its own sentence names one."""
        return self._nearest(one, names_a_month)

    def _nearest(self, one: Mention, names: Callable[[TimeWords], bool]) -> TimeForm | None:
        told = one.named("time")
        if not told:
            return None
        days = (time for time in find_times(one.source[one.start : one.end]) if names(time))
        placed = ((one.start + time.start, one.start + time.end, time.form) for time in days)
        heard = [
            (start, end, form)
            for start, end, form in placed
            if any(a < end and start < b for a, b in told) and not self._of_a_saying(one.source, start, end)
        ]
        here = one.words.start
        return min(heard, key=lambda time: max(time[0] - here, here - time[1]))[2] if heard else None

    def _of_a_saying(self, source: str, start: int, end: int) -> bool:
        """Say whether a time stands beside a cue ("on Monday claimed", "said on Monday")."""
        before = any(end <= a and source[end:a] == " " for a, _ in self._cues)
        after = any(b <= start and source[b:start] in {" ", " on "} for _, b in self._cues)
        return before or (after and not source.startswith("the ", start))  # "condemned the 3 May attack"


class _Clauses:
    """Knows the clause of each trigger in a sentence that tells several."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._of: dict[int, Range] = {}
        sentences: dict[tuple[int, int], list[Mention]] = {}
        for one in sorted(mentions, key=attrgetter("at")):
            sentences.setdefault(one.sentence, []).append(one)
        for here in sentences.values():
            if len(here) > 1:
                people = [words for one in here for role in _PEOPLE for words in one.named(role)]
                words = [(one.words.start, one.words.end) for one in here]
                cut = clauses(here[0].source, (here[0].start, here[0].end), words, people)
                self._of.update(zip(map(id, here), cut, strict=True))

    def apart(self, one: Mention, other: Mention) -> bool:
        """Say whether two triggers stand in clauses of one sentence that tell of two acts.

        Each tells another doer and another place, or that one followed or answered the other. What
        shares a doer or a place is one.
        """
        mine, its = self._of.get(id(one)), self._of.get(id(other))
        if one.sentence != other.sentence or mine is None or its is None or mine == its:
            return False
        told = [(_tells(one, role, mine), _tells(other, role, its)) for role in ("attacker", "place")]
        if any(left & right for left, right in told):
            return False
        words = sorted((each.words.start, each.words.end) for each in (one, other))
        between = one.source, words[0][1], words[1][0]
        doers, places = map(all, told)
        return answers(*between) or (doers and (places or later(*between)))


def _tells(one: Mention, role: str, clause: Range) -> frozenset[str]:
    """Return the words in a role to a trigger that stand in a clause."""
    told = (words for words in one.named(role) if clause[0] <= words[0] < clause[1])
    words = (word for a, b in told for word in one.source[a:b].split())
    named = (word for word in words if role != "place" or word[0].isupper())
    return frozenset(_stem(word.lower()) for word in named) - _BARE


def _stem(word: str) -> str:
    """Return a word without the end of its plural or of who owns."""
    return word.removesuffix("'s").removesuffix("’s").rstrip("s'’")
