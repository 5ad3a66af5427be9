"""One death told in two acts of a report: the boy of the headline and "the boy" that a shell killed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annals.model.draft import EventDraft
from annals.model.ids import DraftId, FrameId
from annals.model.reading import Count, Frame, Reading
from annals.model.vocabulary import Harm, Kind, Level, Scope
from annals.resolve._toll_persons import Person, Told, person_words, told
from annals.resolve.drafts import draft_id
from annals.resolve.tolls import toll_values

_CLASH = "armed_clash"
_AGED = re.compile(r"^.*year-old$")
_KNOWN = frozenset({"victim", "deceased", "dead"})
_WHICH = re.compile(
    r"\s+(?:who|whom|that|whose|of|from|in|at|on|behind|inside|they|he|she|it"
    r"|(?!(?:during|morning|evening|including|following|according|being)\b)[a-z]{2,}ing)\b",
    re.IGNORECASE,
)
"""Behind words that tell anew which person is meant ("the soldier who drove")."""
_FAR = 5
"""How many sentences before the words that point to somebody dead may have told of the death."""


def deaths_once(reading: Reading, drafts: Sequence[EventDraft]) -> Reading:
    """Return a reading in which a death that is told again ("killing the boy") is the toll of one act.

    It is that of the act that says how, where the other is a clash in which it came; else the first told.
    ``drafts`` tell when and where the acts were: nobody dies on two days, nor in two towns.
    """
    known = {one.id: one for one in drafts}
    acts = {one.id: one for one in reading.frames if one.kind is Kind.INCIDENT}
    dead = [
        told(reading, index, toll_values(reading, count))
        for index, count in enumerate(reading.counts)
        if count.harm is Harm.KILLED and count.scope is Scope.INCIDENT and count.frame in acts
    ]
    lost: set[int] = set()
    for again in dead:
        if again.index not in lost and _points_back(again):
            lost |= set(_told_twice(again, [one for one in dead if one.index not in lost], acts, known))
    if not lost:
        return reading
    counts = tuple(_apart(one) if n in lost else one for n, one in enumerate(reading.counts))
    return replace(reading, counts=counts)


def _points_back(one: Told) -> bool:
    """Say whether words point to one person known already ("the boy", "the slain soldier").

    "The driver" may be that of whatever was told last.
    """
    known = one.single and bool(one.noun) and one.definite and not one.other and not one.pronoun
    known = known and one.noun not in person_words()["posts"]
    return known and _WHICH.match(one.text, one.end) is None


def _told_twice(
    again: Told, dead: list[Told], acts: dict[FrameId, Frame], drafts: dict[DraftId, EventDraft]
) -> Iterator[int]:
    """Yield the counts of a person's death that are another act's than that which keeps it."""
    before = [one for one in dead if one.at < again.at and again.sentence - one.sentence <= _FAR]
    same = [one for one in before if one.single and _one_noun(one, again) and Person([one]).fits(again)]
    homes = {one.count.frame for one in same}
    home, here = next(iter(homes), None), again.count.frame
    if len(homes) != 1 or home is None or here is None or here == home:
        return
    first, then = acts[home], acts[here]
    one_act, other = drafts.get(draft_id(first)), drafts.get(draft_id(then))
    if one_act and other and _lie_apart(one_act, other):
        return
    kept = then if first.type == _CLASH and then.type != _CLASH else first
    for one in (*same, again):
        if one.count.frame != kept.id:
            yield one.index


def _lie_apart(one: EventDraft, other: EventDraft) -> bool:
    """Say whether two acts were on different days or in different towns."""
    days = {told.value.day() for draft in (one, other) for told in draft.time[:1]} - {None}
    towns = [
        {told.value.name for told in draft.place if told.value.level is Level.SETTLEMENT and told.value.key}
        for draft in (one, other)
    ]
    return len(days) > 1 or (all(towns) and towns[0].isdisjoint(towns[1]))


def _one_noun(one: Told, again: Told) -> bool:
    """Say whether the nouns for two people may be of one."""
    nouns = {_AGED.sub("year-old", noun) for noun in (one.noun, again.noun)}
    return again.noun in _KNOWN or len(nouns) == 1 or nouns <= person_words()["anybody"]


def _apart(count: Count) -> Count:
    """Return a count that is of no act."""
    return replace(count, frame=None)
