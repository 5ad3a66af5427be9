"""Which templates are one instance by the contest's own rule (task documentation, section 5.0).

A separate instance of a type has another location, date, category or perpetrator; what the text tells
apart by none of these goes into one template. The codebook is finer: it parts acts by their targets, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from evaluation.muc4.dates import key_dates
from evaluation.muc4.keys import Filler, Slot, Template
from evaluation.muc4.strings import core

_ONCE = (Slot.TYPE, Slot.DATE, Slot.LOCATION, Slot.STAGE, Slot.PERP_CATEGORY)
"""Slots that hold one filler."""
_UNITS = ": "


def as_instances(templates: Sequence[Template]) -> tuple[Template, ...]:
    """Return templates of which no two are one instance; an earlier one takes up the later."""
    found: list[Template] = []
    for one in templates:
        at = next((n for n, other in enumerate(found) if not _apart(one, other)), None)
        if at is None:
            found.append(one)
        else:
            found[at] = _joined(found[at], one)
    return tuple(found)


def _apart(one: Template, other: Template) -> bool:
    """Say whether two templates differ in type, or in a slot that tells instances apart and both fill."""
    if one.strings(Slot.TYPE) != other.strings(Slot.TYPE):
        return True
    here, there = (_units(row) for row in (one, other))
    if here[: len(there)] != there[: len(here)]:
        return True
    groups, others = ({core(words) for words in row.strings(Slot.PERP_GROUP)} for row in (one, other))
    if groups and others and not groups & others:
        return True
    category, another = (row.strings(Slot.PERP_CATEGORY) for row in (one, other))
    return bool(category and another and category != another) or _other_days(one, other)


def _other_days(one: Template, other: Template) -> bool:
    """Say whether two dates have no day in common; one without a first day reaches back for ever."""
    here, there = (key_dates(row.slots[Slot.DATE]) for row in (one, other))
    return bool(here and there) and not any(
        (a.first or date.min) <= b.last and (b.first or date.min) <= a.last for a in here for b in there
    )


def _units(one: Template) -> list[str]:
    """Return the units of a location, the widest first; none where there is no location."""
    return [unit for words in one.strings(Slot.LOCATION) for unit in words.split(_UNITS)]


def _joined(one: Template, other: Template) -> Template:
    """Return one template with the fillers of two; the narrower of two locations."""
    wide, narrow = sorted((one, other), key=lambda row: len(_units(row)))
    slots = {}
    for slot in Slot:
        both: tuple[Filler, ...] = tuple(dict.fromkeys((*one.slots[slot], *other.slots[slot])))
        slots[slot] = both[:1] if slot in _ONCE else both
    slots[Slot.LOCATION] = narrow.slots[Slot.LOCATION] or wide.slots[Slot.LOCATION]
    return replace(one, slots=slots)
