"""Who is told in so many words to have claimed an act, whoever reports it."""

from __future__ import annotations

import re
from functools import cache

from annals.model.report import Span
from annals.resolve.words import any_of

_REACH = 120


def claims_it(text: str, who: Span) -> bool:
    """Say whether the words right behind somebody are that he claimed the act."""
    return _claims().match(text, who.end, who.end + _REACH) is not None


@cache
def _claims() -> re.Pattern[str]:
    """Return what stands behind a name: words for what it is, a day, "has", then the claim."""
    between = rf"(?!{any_of('claimed', 'never')}\b)[a-z]+"
    aside = r"(?:\s*\([^()]*\))?"
    return re.compile(rf"{aside}(?:\s+(?:{between}|on\s+[A-Z][a-z]+))*?\s+{any_of('claimed', 'words')}\b")
