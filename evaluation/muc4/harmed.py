"""HUM TGT: the people whom a draft names as targets or victims or counts as harmed, in the slots' forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from annals.gazetteer.actors import actors
from annals.model.draft import EventDraft
from annals.model.report import Span
from annals.model.values import Amount, Toll
from annals.model.vocabulary import ActorKind, ParticipantRole, Scope, TargetClass
from annals.resolve.tolls.how_many import how_many
from evaluation.muc4 import set_lists
from evaluation.muc4.keys import Filler, Message, Slot
from evaluation.muc4.numbers import filler as number
from evaluation.muc4.strings import core, named_person, normal

AIMED_AT = (ParticipantRole.TARGET, ParticipantRole.VICTIM)
_OUTSIDE = (ActorKind.REBEL, ActorKind.POLITICAL_MILITIA)


@dataclass(slots=True)
class Harmed:
    """People as one filler: the words that tell them, where, how many and what befell them."""

    words: str
    spans: tuple[Span, ...]
    amount: Amount | None = None
    effects: list[str] = field(default_factory=list)


def human_slots(draft: EventDraft, message: Message) -> dict[Slot, tuple[Filler, ...]]:
    """Return the slots of the human targets. Members of armed groups are none (task's document, part 1)."""
    found: dict[Slot, list[Filler]] = {slot: [] for slot in _SLOTS}
    for one in harmed(draft):
        title, name = named_person(one.words) or ("", "")
        about = (name or one.words,)
        if name:
            found[Slot.HUMAN_NAME].append(Filler(values=(name,)))
        if title or not name:
            tag = about if name else ()
            found[Slot.HUMAN_DESCRIPTION].append(Filler(values=(title or one.words,), about=tag))
        found[Slot.HUMAN_TYPE].append(Filler(values=(_type(draft, one.spans),), about=about))
        amount = one.amount or how_many(message.text, message.spans(one.words), name=bool(name))
        found[Slot.HUMAN_NUMBER].append(Filler(values=(number(amount),), about=about))
        found[Slot.HUMAN_EFFECT] += [Filler(values=(effect,), about=about) for effect in one.effects]
    found[Slot.HUMAN_EFFECT] += [Filler(values=(effect,)) for effect in _unharmed(draft)]
    return {slot: tuple(fillers) for slot, fillers in found.items()}


_SLOTS = (
    Slot.HUMAN_NAME,
    Slot.HUMAN_DESCRIPTION,
    Slot.HUMAN_TYPE,
    Slot.HUMAN_NUMBER,
    Slot.HUMAN_EFFECT,
)


def harmed(draft: EventDraft) -> tuple[Harmed, ...]:
    """Return the people aimed at or hit, each once, with the counts and harms that are theirs."""
    found: list[Harmed] = []
    for one in draft.participants:
        if one.value.role in AIMED_AT and one.value.actor.kind not in _OUTSIDE:
            _take(found, Harmed(one.value.actor.written, one.evidence))
    for statement in draft.tolls:
        toll = statement.value
        if toll.group and _is_of_people(toll):
            taken = _take(found, Harmed(toll.group, statement.evidence))
            taken.amount = taken.amount or Amount(low=toll.low, high=toll.high, qualifier=toll.qualifier)
            effect = set_lists.PERSON_EFFECTS.get(toll.harm)
            if effect and effect not in taken.effects:
                taken.effects.append(effect)
    return tuple(found)


def _is_of_people(toll: Toll) -> bool:
    """Say whether people of this incident are counted, none of them of an armed group."""
    kind = actors().generic(toll.group or "")
    return toll.scope is Scope.INCIDENT and toll.high != 0 and not (kind and kind.kind in _OUTSIDE)


def _take(found: list[Harmed], one: Harmed) -> Harmed:
    """Add people unless the same words told them before; return whoever holds them."""
    known = next((other for other in found if core(other.words) == core(one.words)), None)
    if known is None and normal(one.words):
        found.append(one)
    return known or one


def _type(draft: EventDraft, spans: Sequence[Span]) -> str:
    found = next(iter(classes_at(draft, spans)), None)
    return set_lists.PERSON_TYPES.get(found, set_lists.OTHER_PERSON) if found else set_lists.OTHER_PERSON


def classes_at(draft: EventDraft, spans: Sequence[Span]) -> Iterator[TargetClass]:
    """Yield the target classes that rest on the same words."""
    for statement in draft.target_class:
        if overlap(statement.evidence, spans):
            yield statement.value


def overlap(some: Iterable[Span], others: Sequence[Span]) -> bool:
    """Say whether any two spans share a character."""
    return any(one.start < other.end and other.start < one.end for one in some for other in others)


def _unharmed(draft: EventDraft) -> list[str]:
    """Return what is said not to have befallen anybody."""
    none = {one.value.harm for one in draft.tolls if one.value.high == 0}
    told = [value for harm, value in set_lists.UNHARMED.items() if harm in none]
    return ["NO INJURY OR DEATH"] if len(told) > 1 else told
