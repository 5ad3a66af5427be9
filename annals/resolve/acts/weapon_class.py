"""The class of a weapon (codebook section 3): by the words for it, by the type of the act, by its verb."""

from __future__ import annotations

import re
from collections.abc import Collection

from annals.model.vocabulary import WeaponClass
from annals.resolve.words import class_of

_TABLE = "weapon_words"
_TOLD = frozenset(WeaponClass)
_LOOSE = frozenset({WeaponClass.EXPLOSIVE, WeaponClass.OTHER})
_BURNT = "property_destruction"
_BARE = re.compile(r"(?:bomb|explosive|shell)s?", re.IGNORECASE)
_CLOSER = {
    WeaponClass.EXPLOSIVE: frozenset({"ied", "mine", "grenade", "bomb_from_the_air", "chemical"}),
    WeaponClass.ARTILLERY: frozenset({"mortar", "rocket", "chemical"}),
}
"""What a bomb or a shell is that is told more closely elsewhere."""


def weapon_class(words: str, tag: str | None, act: str | None) -> WeaponClass | None:
    """Return the class of words for a weapon of an act of a type, None where they name none.

    ``tag`` is the class that the lists of weapons give the words. "Bombs" of an air strike fell from the
    air; "weapons" and "ammunition" are of no class.
    """
    of_type = class_of(_TABLE, act, words) if act else None
    if of_type is not None and tag in {None, WeaponClass.EXPLOSIVE, WeaponClass.OTHER}:
        return WeaponClass(of_type)
    if tag in _TOLD and tag not in _LOOSE:
        return WeaponClass(tag)
    found = class_of(_TABLE, "classes", words)
    if found is not None:
        return WeaponClass(found)
    if tag not in _TOLD or (tag == WeaponClass.OTHER and class_of(_TABLE, "none", words)):
        return None
    return WeaponClass(tag)


def of_verb(words: str, act: str | None) -> WeaponClass | None:
    """Return the class that words for an act name with it ("burned", of property destroyed)."""
    told = class_of(_TABLE, "classes", words) if act == _BURNT else None
    return WeaponClass.FIRE if told == WeaponClass.FIRE else None


def is_again(words: str, value: WeaponClass, told: Collection[WeaponClass]) -> bool:
    """Say whether bare words ("the bomb") are for a weapon that other words tell closer ("a car bomb")."""
    return _BARE.fullmatch(words) is not None and not _CLOSER.get(value, frozenset()).isdisjoint(told)
