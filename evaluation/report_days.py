"""Which days a dated news report implies for a shooting, worked out without the product.

This decides which rows of a set have a fair key, so it is kept plain: the days that the text names,
counted from publication as for releases, and those of them that stand right beside a word for it.
"""

from __future__ import annotations

import re
from datetime import date

from evaluation.release_days import WORDS_FOR_A_DAY, days_named

_ACT = r"shot|shooting|shootings|shoots|gunfire|gunned down|opened fire|shots were fired"
_BESIDE = 25
_PATTERN = re.compile(rf"\b(?:{_ACT})\b(?P<after>[^.!?;\n]{{0,{_BESIDE}}})", re.IGNORECASE)
_OLDEST = 30


def implies_day(text: str, published: date, day: date) -> bool:
    """Say whether a report implies that a shooting was on a day, and does not contradict it.

    The day is at most 30 days before publication (what is older is history by the codebook, no
    report's news); it is among the days that the text names; and where a day stands within 25
    characters after a word for the shooting, in the same clause, one that does so is this day.
    """
    if not 0 <= (published - day).days <= _OLDEST or day not in days_named(text, published):
        return False
    beside = [days_named(_with_day(text, found), published) for found in _PATTERN.finditer(text)]
    told = frozenset().union(*beside)
    return not told or day in told


def _with_day(text: str, found: re.Match[str]) -> str:
    """Return the words after one for the shooting, a word or date for a day at their end made whole."""
    named = list(WORDS_FOR_A_DAY.finditer(text, found.start("after"), found.end("after") + _BESIDE))
    inside = [one for one in named if one.start() < found.end("after")]
    return text[found.start("after") : max([found.end("after"), *(one.end() for one in inside)])]
