"""Words before the name of where somebody was brought afterwards: what happened, happened elsewhere."""

from __future__ import annotations

import re

_REACH = 90
_BROUGHT = re.compile(
    r"\b(?:transferred|taken|rushed|flown|airlifted|brought|escorted|conveyed|deported|extradited"
    r"|handed over)\s+(?:[a-z]+\s+)?to\s+"
    r"(?:(?!\b(?:after|when|as|where|following|before|while)\b)[^,;.!?\n]){0,50}$",
    re.IGNORECASE,
)


def brought_to(text: str, start: int) -> bool:
    """Say whether a name at an offset is where somebody was brought ("taken to a hospital in Zobaro")."""
    return _BROUGHT.search(text, max(0, start - _REACH), start) is not None
