"""Short forms that a report gives for organisations ("the Kollar People's Union (KPU)"): no places."""

from __future__ import annotations

import re
from functools import lru_cache

from annals.gazetteer.place_words import place_words
from annals.gazetteer.places import places

_SHORT = re.compile(r"(?:^|\s)(?P<before>\S+\s+\S+)\s+\((?P<short>[A-Z]{2,7})\)", re.MULTILINE)
_LONGEST = 5
"""Words before the brackets that may be a place's name in full."""


@lru_cache(maxsize=2)
def short_forms(text: str) -> frozenset[str]:
    """Return the capitals in brackets behind a name that is no place's."""
    if text.isupper():
        return frozenset()
    found = ((match["short"], text[: match.end("before")]) for match in _SHORT.finditer(text))
    return frozenset(short for short, before in found if _names_no_place(before))


def _names_no_place(before: str) -> bool:
    """Say whether words end with a name, and with no place's and no kind of place."""
    words = before[-120:].split()[-_LONGEST:]
    last = words[-1]
    if not last[:1].isupper() or last.lower() in place_words().kinds or not last[-1:].isalnum():
        return False
    return not any(places().holds(" ".join(words[at:])) for at in range(len(words) - 1))
