"""What a filler of a slot is worth beside the key's: 1 right, 0.5 partly right, 0 wrong.

The rules are those of the scoring guidelines (version 7, sections 3.1 and 3.2), made mechanical
where a person judged: `alike` for strings, places by country and finest name.
"""

from __future__ import annotations

from datetime import date

from evaluation.muc4 import dates, numbers
from evaluation.muc4.keys import Filler, Slot
from evaluation.muc4.locations import Location, read_location
from evaluation.muc4.set_lists import partly
from evaluation.muc4.strings import PARTIAL, STRING_SLOTS, alike
from evaluation.names import plain

_NUMBERS = (Slot.THING_NUMBER, Slot.THING_TOTAL, Slot.HUMAN_NUMBER, Slot.HUMAN_TOTAL)


def credit(slot: Slot, key: Filler, told: Filler, filed: date | None) -> float:
    """Return what a told filler is worth, its cross-reference too.

    A right value with a wrong reference is partly right; a partly right one needs no right reference.
    """
    value = max((_value(slot, one, told.values[0], filed) for one in key.values), default=0.0)
    return value if value < 1.0 or _refers(key, told) else PARTIAL


def _value(slot: Slot, key: str, told: str, filed: date | None) -> float:
    if slot in STRING_SLOTS:
        return alike(key, told)
    if slot in _NUMBERS:
        return numbers.credit((key,), numbers.plain(told))
    if slot is Slot.DATE:
        days = dates.read_dates(key)
        return dates.credit((days,), dates.read_dates(told), filed) if days else 0.0
    if slot is Slot.LOCATION:
        return _place(key, told)
    if key == told:
        return 1.0
    return PARTIAL if partly(slot, told, key) else 0.0


def _refers(key: Filler, told: Filler) -> bool:
    """Say whether a cross-reference is as good as the key's; where the key has none, any is."""
    if not key.about:
        return True
    return any(alike(wanted, said) == 1.0 for wanted in key.about for said in told.about)


def _place(key: str, told: str) -> float:
    """Compare places (guidelines, 3.2.3): the country alone, or all but the country, is partly right."""
    wanted, said = _read(key), _read(told)
    country = bool(said.country) and plain(wanted.country) == plain(said.country)
    if not wanted.names:
        return (PARTIAL if said.names else 1.0) if country else 0.0
    names, ends = ({plain(name) for name in place.names} for place in (wanted, said))
    if names == ends and country:
        return 1.0
    return PARTIAL if names & ends or country else 0.0


def _read(words: str) -> Location:
    """Read a place; alternatives of a key may stand in brackets: "(PERU: LIMA (CITY))"."""
    words = words.strip()
    words = words[1:].removesuffix(")") if words.startswith("(") else words
    country = words.partition(":")[0].partition("(")[0].strip()
    return read_location(words) or Location(country=country, units=(), names=())
