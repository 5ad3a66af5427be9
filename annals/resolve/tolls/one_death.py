"""One death told in two acts of a report: the boy of the headline and "the boy" that a shell killed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annals.model.draft import EventDraft
from annals.model.ids import FrameId
from annals.model.reading import Count, Frame, Reading
from annals.model.values import Place
from annals.model.vocabulary import Harm, Kind, Level, Scope
from annals.resolve.drafts import draft_id
from annals.resolve.places.inside import lies_in
from annals.resolve.tolls.bounds import toll_values
from annals.resolve.tolls.persons import Person, Told, person_words, told

_CLASH = "armed_clash"
_AGED = re.compile(r"^.*year-old$")
_KNOWN = frozenset({"victim", "deceased", "dead"})
_WHICH = re.compile(
    r"\s+(?:who|whom|that|whose|of|from|in|at|on|behind|inside|aboard|they|he|she|it|we|(?!during\b)\w+ing)\b",
    re.IGNORECASE,
)
"""Behind words that tell anew which person is meant ("the soldier who drove", "the man they came for")."""
_Acts = dict[FrameId, tuple[Frame, EventDraft | None]]
_FAR = 5
"""How many sentences before the words that point to somebody dead may have told of the death."""


def deaths_once(reading: Reading, drafts: Sequence[EventDraft]) -> Reading:
    """Return a reading in which a death that is told again ("killing the boy") is the toll of one act.

    It is that of the act that says how, where the other is a clash in which it came; else the first told.
    Acts on different days or in different settlements, as ``drafts`` came to them, have each their own dead.
    """
    found = {one.id: one for one in drafts}
    acts = {one.id: one for one in reading.frames if one.kind is Kind.INCIDENT}
    dead = [
        told(reading, index, toll_values(reading, count))
        for index, count in enumerate(reading.counts)
        if count.harm is Harm.KILLED and count.scope is Scope.INCIDENT and count.frame in acts
    ]
    lost: set[int] = set()
    for again in dead:
        if again.index not in lost and _points_back(again):
            before = [one for one in dead if one.index not in lost]
            lost |= set(
                _told_twice(
                    again, before, {id_: (one, found.get(draft_id(one))) for id_, one in acts.items()}
                )
            )
    if not lost:
        return reading
    counts = tuple(_apart(one) if n in lost else one for n, one in enumerate(reading.counts))
    return replace(reading, counts=counts)


def _points_back(one: Told) -> bool:
    """Say whether words point to one person known already ("the boy", "the slain soldier")."""
    known = one.single and bool(one.noun) and one.definite and not one.other and not one.pronoun
    known = known and one.noun not in person_words()["aboard"]
    return known and _WHICH.match(one.text, one.end) is None


def _told_twice(again: Told, dead: list[Told], acts: _Acts) -> Iterator[int]:
    """Yield the counts of a person's death that are another act's than that which keeps it."""
    before = [one for one in dead if one.at < again.at and again.sentence - one.sentence <= _FAR]
    same = [one for one in before if one.single and _one_noun(one, again) and Person([one]).fits(again)]
    homes = {one.count.frame for one in same}
    home, here = next(iter(homes), None), again.count.frame
    if len(homes) != 1 or home is None or here is None or here == home:
        return
    (first, one_draft), (then, other) = acts[home], acts[here]
    if one_draft and other and _elsewhere(one_draft, other):
        return
    kept = then if first.type == _CLASH and then.type != _CLASH else first
    for one in (*same, again):
        if one.count.frame != kept.id:
            yield one.index


def _elsewhere(one: EventDraft, other: EventDraft) -> bool:
    """Say whether two acts are told to have been on different days, or in different settlements."""
    here, there = ({t.value.day() for t in draft.time} - {None} for draft in (one, other))
    homes, others = (
        [p.value for p in draft.place if p.value.level is Level.SETTLEMENT] for draft in (one, other)
    )
    apart = bool(homes and others) and not any(_near(a, b) for a in homes for b in others)
    return apart or (bool(here and there) and here.isdisjoint(there))


def _near(one: Place, other: Place) -> bool:
    """Say whether two places are one, or one of them lies in the other."""
    return one.key == other.key or lies_in(one, other) or lies_in(other, one)


def _one_noun(one: Told, again: Told) -> bool:
    """Say whether the nouns for two people may be of one."""
    nouns = {_AGED.sub("year-old", noun) for noun in (one.noun, again.noun)}
    return again.noun in _KNOWN or len(nouns) == 1 or nouns <= person_words()["anybody"]


def _apart(count: Count) -> Count:
    """Return a count that is of no act."""
    return replace(count, frame=None)
