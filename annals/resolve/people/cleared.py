"""Who was said to have done an act and is cleared of it: acquitted, found to have had no part in it."""

from __future__ import annotations

import re
from functools import cache

from annals.model.report import Span
from annals.resolve.words import any_of, has

_NOT = r"(?<!\bnot\s)(?<!n['’]t\s)(?<!\bnever\s)(?<!\bcannot\s)(?<!\bto\s)(?<!\bnot\syet\s)"
"""Before a verb: nobody is cleared who is not cleared, or whom somebody refuses or is asked to clear."""
_NAME = r"(?:(?!(?:of|for|in|over|by|and|that|from|with|who|to|at|on)\b)[\w'’-]+\s+){0,4}$"
"""Words between a verb and whom it is done to: articles, numbers and adjectives."""
_REST = (
    r"(?:\s+(?!(?:of|over|in|on|from|and|out|for|it|he|she|they|that|which|said|says|who|whom)\b)"
    r"[\w'’-]+){0,3}?"
)
_CHARGED = (
    r"(?:\s+(?:who\s+(?:was|were|had\s+been)\s+)?(?:accused|charged|suspected|tried|arrested|held|jailed|detained|"
    r"convicted|blamed|on\s+trial)\b[^;.]*?)?(?:,[^,;.]*,|,)?"
)
"""What may be told of somebody between his name and his acquittal."""
_BE = r"\s+(?:(?:was|were|is|are|has|have|had|been|being|be|later|since|then|also|both|all|finally)\s+)"
_LEAD, _BEHIND = 80, 240
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s+(?=[A-Z“\"])|\n\s*\n")


def is_cleared(text: str, who: Span) -> bool:
    """Say whether a court or those who inquire into an act say that somebody did not do it."""
    before = _SENTENCE_END.split(text[max(0, who.start - _LEAD) : who.start])[-1]
    behind = _SENTENCE_END.split(text[who.end : who.end + _BEHIND])[0]
    acquits, clears, of, passive, no_part, rules_out, involved, said = _patterns()
    if has("cleared", "undone", before + behind):
        return False
    if acquits.search(before) or passive.match(behind):
        return True
    if clears.search(before) and of.match(behind):
        return True
    if not (has("cleared", "authority", before) or said.match(behind)):
        return False
    none = rules_out.search(before) is not None and involved.match(behind) is not None
    return none or no_part.match(behind) is not None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return what clears a name before or behind it; what clears him before it needs its deed behind it."""
    acquits = rf"{_NOT}\b{any_of('cleared', 'acquits')}\s+{_NAME}"
    clears = rf"{_NOT}\b{any_of('cleared', 'clears')}\s+{_NAME}"
    of = rf"{_REST}\s+(?:of|over|in\s+connection|from\s+all|on\s+all)\b"
    passive = rf"{_REST}{_CHARGED}{_BE}+{any_of('cleared', 'acquitted')}\b"
    act = (
        rf"(?:\s+(?:in|of|for))?\s+(?:(?:the|any|that|this)\s+)?(?:[\w'’-]+\s+)?{any_of('cleared', 'act')}\b"
    )
    no_part = rf"{_REST}(?:{_BE}*|\s+){any_of('cleared', 'innocent')}{act}"
    rules_out = rf"\b{any_of('cleared', 'rules_out')}\s+{_NAME}"
    involved = rf"{_REST}\s+{any_of('cleared', 'involved')}\b"
    speaker = rf"(?:[\w-]+\s+){{0,2}}{any_of('cleared', 'authority')}"
    said = rf"[^,;]*,[”\"’']*\s+{speaker}\s+(?:said|says|found|ruled)\b"
    every = (acquits, clears, of, passive, no_part, rules_out, involved, said)
    return tuple(re.compile(one, re.IGNORECASE) for one in every)
