"""Whether an act that tells no place was on land, and at home."""

from __future__ import annotations

import re

from annals.model.reading import Frame
from annals.resolve.places.land import states
from annals.resolve.speakers.role import Sides

_AT_SEA = re.compile(
    r"(?<!fuel )(?<!petrol )(?<!gas )(?<!water )\btankers?\b(?!\s+(?:trucks?|lorr|drivers?))"
    r"|\b(?:ships?|vessels?|bulk carriers?|freighters?|pirates?|nautical|at sea|high seas"
    r"|off (?:the|its|their) coasts?)\b",
    re.IGNORECASE,
)


def may_be_in(frame: Frame, sides: Sides, code: str) -> bool:
    """Say whether an act that tells no place may be in a country: not at sea, nor its strike on another."""
    abroad = code in states(sides.attackers) and bool(states(sides.attacked) - {code})
    return not abroad and not any(_AT_SEA.search(one.quote) for one in frame.sentences)
