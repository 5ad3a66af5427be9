"""The class of a weapon (codebook section 3): by the words for it, by the type of the act, by its verb."""

from __future__ import annotations

from annals.model.vocabulary import WeaponClass
from annals.resolve.words import class_of

_TABLE = "weapon_words"
_TOLD = frozenset(WeaponClass)
_BURNT = "property_destruction"


def weapon_class(words: str, tag: str | None, act: str | None) -> WeaponClass | None:
    """Return the class of words for a weapon of an act of a type, None where they name none.

    ``tag`` is the class that the lists of weapons give the words. "Bombs" of an air strike fell from the
    air; "weapons" and "ammunition" are of no class.
    """
    of_type = class_of(_TABLE, act, words) if act else None
    if of_type is not None and tag in {None, WeaponClass.EXPLOSIVE, WeaponClass.OTHER}:
        return WeaponClass(of_type)
    if tag in _TOLD and tag != WeaponClass.OTHER:
        return WeaponClass(tag)
    found = class_of(_TABLE, "classes", words)
    if found is not None:
        return WeaponClass(found)
    return None if tag not in _TOLD or class_of(_TABLE, "none", words) else WeaponClass.OTHER


def of_verb(words: str, act: str | None) -> WeaponClass | None:
    """Return the class that words for an act name with it ("burned", of property destroyed)."""
    told = class_of(_TABLE, "classes", words) if act == _BURNT else None
    return WeaponClass.FIRE if told == WeaponClass.FIRE else None
