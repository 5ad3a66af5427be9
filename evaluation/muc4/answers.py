"""What the product told, written as MUC-4 templates: the one table between the codebook and the contest.

A draft becomes a template where its type has a counterpart there, unless forces alone were hit; an
entity is told by its first mention. What the product does not tell is no filler, and no template
tells FOREIGN NATION or TOTAL NUMBER.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annals.codebook import event_types
from annals.export.chief import chief
from annals.gazetteer.actors import actors
from annals.gazetteer.places import places
from annals.model.draft import EventDraft
from annals.model.report import Span
from annals.model.values import Participant, Place
from annals.model.vocabulary import ActorKind, Kind, Level, ParticipantRole, WeaponClass
from annals.resolve.tolls.how_many import how_many
from annals.text.timewords import find_times
from evaluation.muc4 import set_lists
from evaluation.muc4.dates import Dates, as_dates
from evaluation.muc4.harmed import AIMED_AT, classes_at, human_slots, overlap
from evaluation.muc4.instances import as_instances
from evaluation.muc4.keys import Filler, Message, Slot, Template
from evaluation.muc4.numbers import filler as number
from evaluation.muc4.strings import core
from evaluation.picks import alone, shown
from evaluation.product import Prediction

_FORCES = (ActorKind.STATE_FORCES, ActorKind.REBEL, ActorKind.POLITICAL_MILITIA)
_NO_INSTRUMENT = ("ARSON", "KIDNAPPING")
_NO_THINGS = ("KIDNAPPING",)
_TERROR, _STATE = "TERRORIST ACT", "STATE-SPONSORED VIOLENCE"


def told_templates(prediction: Prediction, message: Message) -> tuple[Template, ...]:
    """Return a template for each instance that is news, else for the first of history, else for threats."""
    acts = [one for one in prediction.drafts if one.kind == Kind.INCIDENT]
    threats = [one for one in prediction.drafts if one.kind == Kind.THREAT and one.participants]
    recent = _templates((one for one in acts if not one.background), message)
    return recent or _templates(acts, message)[:1] or _templates(threats, message)


def _templates(drafts: Iterable[EventDraft], message: Message) -> tuple[Template, ...]:
    told = (_template(one, message) for one in drafts)
    return as_instances([one for one in told if one is not None])


def _template(draft: EventDraft, message: Message) -> Template | None:
    incident = incident_type(draft)
    if not incident or _forces_alone(draft):
        return None
    slots: dict[Slot, tuple[Filler, ...]] = {
        **dict.fromkeys(Slot, ()),
        **_incident(draft, message),
        **_perpetrators(draft, message),
        **human_slots(draft, message),
    }
    slots[Slot.TYPE] = (Filler(values=(incident,)),)
    if incident not in _NO_THINGS:
        slots |= _things(draft, message)
    if incident not in _NO_INSTRUMENT:
        slots |= _instruments(draft)
    return Template(number=draft.id, optional=False, slots=slots)


def incident_type(draft: EventDraft) -> str:
    """Return the contest's type of a draft, empty where it has none."""
    told = event_types().get(shown(draft, "type") or "")
    if told is None:
        return ""
    means = shown(draft, "means") if told.id == "property_destruction" else None
    return set_lists.BY_MEANS.get(means or "", told.muc4)


def _forces_alone(draft: EventDraft) -> bool:
    """Say whether all who were aimed at are soldiers, police or armed groups, and no thing was."""
    aimed = [one.value.actor.kind for one in draft.participants if one.value.role in AIMED_AT]
    return bool(aimed) and all(kind in _FORCES for kind in aimed) and not list(_targets(draft))


def _incident(draft: EventDraft, message: Message) -> dict[Slot, tuple[Filler, ...]]:
    threat = draft.kind is Kind.THREAT
    place: Place | None = shown(draft, "place")
    stage = set_lists.THREATENED if threat else set_lists.STAGES.get(shown(draft, "stage"))
    return {
        Slot.DATE: _one(_date(draft, message)),
        Slot.LOCATION: _one(location(place) if place else None),
        Slot.STAGE: _one(stage),
    }


def _one(value: str | None) -> tuple[Filler, ...]:
    return (Filler(values=(value,)),) if value else ()


def _date(draft: EventDraft, message: Message) -> str | None:
    """Write the incident's time as the slot does; without one, on or before the message's own date."""
    told = chief(alone(draft), "time")
    words = " ".join(span.quote for span in told.evidence) if told else ""
    dates = Dates(None, message.filed) if message.filed else None
    if told and next(iter(find_times(words)), None):
        dates = as_dates(words, told.value, message.filed)
    elif told and told.value.earliest and told.value.day():
        dates = Dates(told.value.earliest, told.value.earliest)
    return str(dates) if dates else None


def location(place: Place) -> str:
    """Write a place as the slot does, without the kinds: country, units, name, the widest first."""
    entry = places().country(place.country) if place.country else None
    country = entry.name if entry else ""
    if place.level is Level.COUNTRY:
        return country
    units = [unit for unit in (place.admin1, place.admin2) if unit and unit != place.name]
    return ": ".join([country, *units, place.name]).replace(" - ", " ")


def _perpetrators(draft: EventDraft, message: Message) -> dict[Slot, tuple[Filler, ...]]:
    attackers = [one.value for one in draft.participants if one.value.role is ParticipantRole.ATTACKER]
    groups: dict[str, Participant] = {}
    persons: dict[tuple[str, ...], str] = {}
    for one in attackers:
        group = _group(one, message.text)
        if group:
            groups.setdefault(group, one)
        if group != _bare(one.actor.written):
            persons.setdefault(core(one.actor.written), one.actor.written)
    state = [one.actor.kind is ActorKind.STATE_FORCES for one in attackers]
    return {
        Slot.PERP_CATEGORY: _one((_STATE if state[0] else _TERROR) if state else None),
        Slot.PERP_PERSON: tuple(Filler(values=(words,)) for words in persons.values()),
        Slot.PERP_GROUP: tuple(Filler(values=(words,)) for words in groups),
        Slot.PERP_CONFIDENCE: tuple(
            Filler(values=(set_lists.CONFIDENCE[one.attribution],), about=(words,))
            for words, one in groups.items()
        ),
    }


def _group(one: Participant, text: str) -> str | None:
    """Return the name of the organisation that acted: the first that the text has of the actor.

    An actor that the registry does not hold is one where its last word says so ("X COMMAND").
    """
    written = _bare(one.actor.written)
    if not one.actor.key.startswith("local:"):
        within = (found for found in actors().match(written) if one.actor.key in found.keys)
        for found in within:
            return written[found.start : found.end]
        anywhere = (found for found in actors().match(text) if one.actor.key in found.keys)
        return next((text[found.start : found.end] for found in anywhere), None)
    describes = actors().generic(written) is not None or len(core(written)) == 1
    return written if not describes and actors().tail(written) is not None else None


def _bare(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in {"a", "an", "the"} and rest else words


def _targets(draft: EventDraft) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Yield the things aimed at: targets whose words are no participant."""
    people = [span for one in draft.participants for span in one.evidence]
    seen: set[tuple[str, ...]] = set()
    for one in draft.target:
        if core(one.value) not in seen and not overlap(one.evidence, people):
            seen.add(core(one.value))
            yield one.value, one.evidence


def _things(draft: EventDraft, message: Message) -> dict[Slot, tuple[Filler, ...]]:
    told = list(_targets(draft))
    effect = set_lists.THING_EFFECTS.get(shown(draft, "effect"))
    types, numbers = [], []
    for words, spans in told:
        first = next(iter(classes_at(draft, spans)), None)
        kind = set_lists.THING_TYPES.get(first, set_lists.OTHER_THING) if first else set_lists.OTHER_THING
        types.append(Filler(values=(kind,), about=(words,)))
        amount = how_many(message.text, message.spans(words), name=False)
        numbers.append(Filler(values=(number(amount),), about=(words,)))
    return {
        Slot.THING: tuple(Filler(values=(words,)) for words, _ in told),
        Slot.THING_TYPE: tuple(types),
        Slot.THING_NUMBER: tuple(numbers),
        Slot.THING_EFFECT: tuple(Filler(values=(effect,), about=(words,)) for words, _ in told if effect),
    }


def _instruments(draft: EventDraft) -> dict[Slot, tuple[Filler, ...]]:
    told = {core(one.value): one for one in reversed(draft.weapon)}
    types = []
    for one in told.values():
        held = (other.value for other in draft.weapon_class if overlap(other.evidence, one.evidence))
        kind = instrument_type(one.value, next(held, None))
        if kind:
            types.append(Filler(values=(kind,), about=(one.value,)))
    if not told:
        acts = " ".join(span.quote for span in draft.event_words)
        types += _one(set_lists.by_word(set_lists.WEAPONS_BY_ACT, acts))
    named = tuple(Filler(values=(one.value,)) for one in told.values())
    return {Slot.INSTRUMENT: named, Slot.INSTRUMENT_TYPE: tuple(types)}


def instrument_type(words: str, held: WeaponClass | None) -> str | None:
    """Return the set-list value of a weapon, by its words, else by its class."""
    if held is not WeaponClass.BOMB_FROM_THE_AIR:
        low = words.lower()
        for value, signs in set_lists.WEAPONS_BY_WORD.items():
            if any(sign in low for sign in signs):
                return value
    return set_lists.WEAPONS.get(held) if held else None
