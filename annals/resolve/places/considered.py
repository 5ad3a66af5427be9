"""What was weighed for the name of a place."""

from __future__ import annotations

from collections.abc import Sequence

from annals.resolve.considered import Considered
from annals.resolve.places.geography import full_name
from annals.resolve.places.score import Ranked


def places_considered(ranked: Sequence[Ranked]) -> tuple[Considered, ...]:
    """Return the places that a name may be, in the order of the ranking."""
    return tuple(
        Considered(
            key=one.entry.key,
            name=f"{full_name(one.entry)} ({one.entry.level})",
            weight=round(one.share, 3),
            reasons=one.reasons,
        )
        for one in ranked
    )
