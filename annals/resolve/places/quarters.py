"""Words by which a report calls places the quarters of a town."""

from __future__ import annotations

import re

from annals.model.report import Span

QUARTERS = frozenset({"neighborhood", "neighbourhood", "section", "quarter", "side"})
KIND = re.compile(rf" (?:{'|'.join(sorted(QUARTERS - {'side'}))})\b")
"""Behind the name of a quarter."""
_WINDOW = 80
_LISTED = r"(?:(?:[a-z]+-)?[A-Z][\w'’-]*,? |and )"
"""One word of a list: each in one way only, so that a text in capitals is read in no time."""
_OF = re.compile(rf"(?:\b(?:neighbou?rhoods|quarters)|-held districts) (?:of|including|such as) {_LISTED}*$")
"""Before one of several quarters that are named together."""
_AND = re.compile(rf",? (?:and )?{_LISTED}*(?:[a-z-]+ )?(?:neighbou?rhoods|quarters)\b")
"""Behind one of them."""


def is_listed(text: str, name: Span) -> bool:
    """Say whether a name is one of several that are called quarters together ("the X and Y quarters")."""
    before = text[max(0, name.start - _WINDOW) : name.start]
    return _OF.search(before) is not None or _AND.match(text, name.end, name.end + _WINDOW) is not None
