"""Whether words for who did something name somebody in particular, or say only what they are ("gunmen")."""

from __future__ import annotations

from functools import lru_cache

from annals.gazetteer.actors import actors


@lru_cache(maxsize=1 << 12)
def is_named(words: str) -> bool:
    """Say whether words hold the name of an actor that is known, or a name at all."""
    if actors().match(words):
        return True
    return not words.isupper() and any(word[:1].isupper() for word in words.split()[1:])
