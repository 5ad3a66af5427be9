"""A base line that reads nothing: the strings that fill a slot most often, wherever they stand in a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from evaluation.muc4.dates import Dates
from evaluation.muc4.keys import Filler, Message, Slot, Template
from evaluation.muc4.strings import STRING_SLOTS, normal

NAME = "frequent_strings"
_STRINGS = 5
_CONSTANT = (Slot.LOCATION, Slot.TYPE, Slot.STAGE, Slot.PERP_CATEGORY)

Strings = Mapping[Slot, Iterable[str]]
"""What fills the slots of one report, in the key."""


def frequent_templates(
    messages: Sequence[Message], keys: Sequence[Strings]
) -> tuple[tuple[Template, ...], ...]:
    """Return one template for each report that has one of the strings, none for the others.

    Strings are the five of a slot that fill it in most reports, taken from the very rows that are
    scored; country, type, stage and category are the most frequent, the date is the default fill.
    """
    often = {slot: _often(one[slot] for one in keys if slot in one) for slot in Slot}
    constant = {slot: often[slot][:1] for slot in _CONSTANT}
    constant[Slot.TYPE] = constant[Slot.TYPE] or ("ATTACK",)
    return tuple(_templates(message, often, constant) for message in messages)


def strings_of(templates: Iterable[Template]) -> Strings:
    """Return what fills the slots of some templates."""
    told = list(templates)
    return {slot: {value for one in told for value in one.strings(slot)} for slot in Slot}


def _often(fillers: Iterable[Iterable[str]]) -> tuple[str, ...]:
    counts = Counter(value for one in fillers for value in sorted(set(one)))
    return tuple(
        value for value, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_STRINGS]
    )


def _templates(
    message: Message, often: Mapping[Slot, Sequence[str]], constant: Mapping[Slot, Sequence[str]]
) -> tuple[Template, ...]:
    text = f" {normal(message.text)} "
    found = {slot: _standing(often[slot], text) for slot in STRING_SLOTS}
    if not any(found.values()):
        return ()
    date = (str(Dates(None, message.filed)),) if message.filed else ()
    told: dict[Slot, Sequence[str]] = {**dict.fromkeys(Slot, ()), **found, **constant, Slot.DATE: date}
    slots = {slot: tuple(Filler(values=(value,)) for value in values) for slot, values in told.items()}
    return (Template(number="1", optional=False, slots=slots),)


def _standing(strings: Sequence[str], text: str) -> tuple[str, ...]:
    """Return the strings that stand in a folded text, none that a longer one holds."""
    there = [one for one in strings if normal(one) and f" {normal(one)} " in text]
    return tuple(one for one in there if not any(one != other and one in other for other in there))
