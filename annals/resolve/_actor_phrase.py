"""Says what the words of a mention are made of: a name, filling, a part of another, those against it."""

from __future__ import annotations

import re

from annals.gazetteer.actors import Actors

_STATES_OWN = (
    "government",
    "regime",
    "pro-government",
    "loyalist",
    "junta",
    "state",
    "federal",
    "national",
    "western",
    "eastern",
)
_AGAINST_REACH = 2
"""At most so many words back from a name stands "against"."""


def is_against(registry: Actors, before: str) -> bool:
    """Say whether the words before a name are of those against it ("the coalition to counter ...")."""
    near = re.findall(r"[^\W_]+", before.casefold())[-_AGAINST_REACH:]
    return not set(registry.word_list("against")).isdisjoint(near)


def names_a_part(registry: Actors, around: str) -> bool:
    """Say whether the words around a known name are themselves a name ("Hamza Brigade of ...")."""
    capitals = [word for word in re.findall(r"[^\W\d_]+", around) if word[0].isupper() and not word.isupper()]
    tails = [word for word in capitals if registry.tail(word)]
    return bool(tails) and len(capitals) > len(tails)


def is_filling(registry: Actors, around: str) -> bool:
    """Say whether the words around a name tell nothing more of who it is."""
    telling = [word for word in re.findall(r"[\w'\u2019-]+", around) if registry.content(word)]
    return all(registry.generic(word) or registry.reference(word) for word in telling)


def is_name(registry: Actors, words: str) -> bool:
    """Say whether capitals on the noun and on telling words before it make the words a name."""
    last = words.rsplit(maxsplit=1)[-1]
    telling = [word for word in words.split()[:-1] if word[0].isupper() and registry.content(word)]
    return last[0].isupper() and bool(telling) and not words.isupper() and not registry.unnamed(words)


def telling(registry: Actors, words: str) -> list[str]:
    """Return the qualifiers that are no such noun themselves ("militant fighters" has none)."""
    return [one for one in registry.qualifiers(words) if not registry.generic(one)]


def is_plain_force(registry: Actors, words: str) -> bool:
    """Say whether at most a place's name tells whose force it is ("Kurdish forces" are no state's)."""
    telling = [one for one in registry.qualifiers(words) if one not in _STATES_OWN]
    return not any(registry.unnamed(f"{one} forces") for one in telling)
