"""HUM TGT: the people whom a draft names as victims or counts as harmed, in the slots' forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from annals.extract.heard.words import noun_for_people
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
_VICTIM = ParticipantRole.VICTIM
_OUTSIDE = (ActorKind.REBEL, ActorKind.POLITICAL_MILITIA)
_LISTED = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)
_NOBODY = frozenset(
    {
        *("he", "him", "his", "she", "her", "they", "them", "us", "we", "one of them"),
        *("victims", "casualties"),
    }
)
"""Words that tell nothing of who was harmed."""


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
    acts = " ".join(span.quote for span in draft.event_words)
    by_act = list(filter(None, [set_lists.by_word(set_lists.EFFECTS_BY_ACT, acts)]))
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
        effects = one.effects or by_act
        found[Slot.HUMAN_EFFECT] += [Filler(values=(effect,), about=about) for effect in effects]
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
    """Return the people hit, each once, with the counts and harms that are theirs.

    Who was aimed at and not hit is mostly an organisation or a building; of counts those of people are taken.
    """
    found: list[Harmed] = []
    victims = {core(one.value.actor.written) for one in draft.participants if one.value.role is _VICTIM}
    for one in draft.participants:
        actor = one.value.actor
        aimed = one.value.role in AIMED_AT and core(actor.written) in victims
        if aimed and actor.kind not in _OUTSIDE and _tells_whom(actor.written):
            for words in each(actor.written):
                _take(found, Harmed(words, one.evidence))
    for statement in draft.tolls:
        toll = statement.value
        if toll.group and _is_of_people(toll) and _tells_whom(toll.group) and _names_people(toll.group):
            _count(toll, [_take(found, Harmed(words, statement.evidence)) for words in each(toll.group)])
    return tuple(found)


def _count(toll: Toll, people: Sequence[Harmed]) -> None:
    """Give people the harm of a toll, and its figure where they are all that it counts."""
    effect = set_lists.PERSON_EFFECTS.get(toll.harm)
    for one in people:
        if effect and effect not in one.effects:
            one.effects.append(effect)
        if len(people) == 1:
            one.amount = one.amount or Amount(low=toll.low, high=toll.high, qualifier=toll.qualifier)


def each(words: str) -> list[str]:
    """Return the people of a list one by one, where each is told by more than a word."""
    pieces = [piece.strip() for piece in _LISTED.split(words)]
    return pieces if all(" " in piece for piece in pieces) else [words]


def _tells_whom(words: str) -> bool:
    """Say whether words are more than a pronoun or whose something is ("Rivera's")."""
    return " ".join(core(words)) not in _NOBODY and not words.lower().endswith(("'s", "\u2019s"))


def _names_people(words: str) -> bool:
    """Say whether words hold a noun for people or a name of somebody."""
    low = words.lower()
    return noun_for_people(low, 0, len(low)) or named_person(words) is not None


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
