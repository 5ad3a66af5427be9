"""Who was said to have done an act and is cleared of it: acquitted, found to have had no part in it."""

from __future__ import annotations

import re
from functools import cache

from annals.model.report import Span
from annals.resolve.words import any_of

_NOT = r"(?<!\bnot\s)(?<!n['’]t\s)(?<!\bnever\s)(?<!\bcannot\s)(?<!\bto\s)(?<!\bnot\syet\s)"
"""Before a verb: nobody is cleared who is not cleared, or whom somebody refuses or is asked to clear."""
_NAME = r"(?:(?!(?:of|for|in|over|by|and|that|from|with|who|to|at|on)\b)[\w'’-]+\s+){0,4}$"
"""Words between a verb and whom it is done to: articles, numbers and adjectives."""
_REST = r"(?:\s+(?!(?:of|over|in|on|from|and|out|for|it|he|she|they|that|which|said|says)\b)[\w'’-]+){0,3}?"
_CHARGED = (
    r"(?:\s+(?:who\s+(?:was|were|had\s+been)\s+)?(?:accused|charged|suspected|tried|arrested|held|jailed|detained|"
    r"convicted|blamed|on\s+trial)\b[^;.]*?)?(?:,[^,;.]*,|,)?"
)
"""What may be told of somebody between his name and his acquittal."""
_BE = r"\s+(?:(?:was|were|is|are|has|have|had|been|being|be|later|since|then|also|both|all|finally)\s+)"
_LEAD, _BEHIND = 80, 240
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s+(?=[A-Z“\"])|\n\s*\n")


def is_cleared(text: str, who: Span) -> bool:
    """Say whether the words beside a name say that he did not do it, or is held for it no longer."""
    before = _SENTENCE_END.split(text[max(0, who.start - _LEAD) : who.start])[-1]
    behind = _SENTENCE_END.split(text[who.end : who.end + _BEHIND])[0]
    acquits, clears, of, passive, no_part = _patterns()
    if acquits.search(before) or passive.match(behind) or no_part.match(behind):
        return True
    return clears.search(before) is not None and of.match(behind) is not None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return what clears a name before or behind it; the second, before it, needs the third behind it."""
    rules_out = rf"\b{any_of('cleared', 'rules_out')}\s+{_NAME}"
    acquits = rf"{_NOT}\b{any_of('cleared', 'acquits')}\s+{_NAME}|{rules_out}"
    clears = rf"{_NOT}\b{any_of('cleared', 'clears')}\s+{_NAME}"
    of = rf"{_REST}\s+(?:of|over|in\s+connection|from\s+all|on\s+all)\b"
    passive = rf"{_REST}{_CHARGED}{_BE}+{any_of('cleared', 'acquitted')}\b"
    no_part = rf"{_REST}(?:{_BE}*|\s+){any_of('cleared', 'innocent')}\b"
    return tuple(re.compile(one, re.IGNORECASE) for one in (acquits, clears, of, passive, no_part))
