"""The country of an act that tells no place: the one that its report tells as a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from annals.model.reading import Frame, Label, Mention, Reading
from annals.model.vocabulary import Standing
from annals.resolve.speaker_role import Sides

_AT_SEA = re.compile(
    r"(?<!fuel )(?<!petrol )(?<!gas )(?<!water )\btankers?\b(?!\s+(?:trucks?|lorr|drivers?))"
    r"|\b(?:ships?|vessels?|bulk carriers?|freighters?|pirates?|nautical|at sea|high seas"
    r"|off (?:the|its|their) coasts?)\b",
    re.IGNORECASE,
)
_STATE = "state:"


def told_in(reading: Reading, code: str, country_of: Callable[[Mention], str | None]) -> bool:
    """Say whether a report tells a country, or a place in it, as where something is ("unrest in Mali").

    Who speaks, acts or is hit says nothing of where: "Spain's foreign minister confirmed it".
    """
    told = [m for m in reading.mentions if m.label is Label.PLACE and m.tag != Standing.HOME]
    filed = [reading.dateline] if reading.dateline is not None else []
    return any(country_of(one) == code for one in (*told, *filed))


def may_be_in(frame: Frame, sides: Sides, code: str) -> bool:
    """Say whether an act that tells no place may be in a country: not at sea, nor its strike on another."""
    abroad = code in _states(sides.attackers) and bool(_states(sides.attacked) - {code})
    return not abroad and not any(_AT_SEA.search(one.quote) for one in frame.sentences)


def _states(keys: Iterable[str]) -> set[str]:
    """Return the states among actors."""
    return {key.removeprefix(_STATE).partition("/")[0] for key in keys if key.startswith(_STATE)}
