"""What a comparison is given and what it returns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from annals.link.profile import Profile
from annals.model.ids import ReportId


class Compared(NamedTuple):
    """What one comparison found.

    ``score`` runs from -1 (speaks against one act) over 0 (says nothing) to 1 (speaks for it);
    ``reason`` says why, in words. ``firm`` marks agreement on something exact, ``bars`` what no
    two accounts of one act can differ in.
    """

    score: float
    reason: str
    firm: bool = False
    bars: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What comparisons know beside the two drafts.

    ``window_days`` is how long before its publication an undated act is likely to have happened.
    ``copies`` holds the likeness of reports that reuse each other's text, by pair in the order of
    ids.
    """

    window_days: int
    copies: Mapping[tuple[ReportId, ReportId], float] = field(default_factory=dict)

    def likeness(self, left: ReportId, right: ReportId) -> float:
        """Return how much text two reports share, 0 for those that are no copies."""
        return self.copies.get((left, right) if left < right else (right, left), 0.0)


Comparison: TypeAlias = Callable[[Profile, Profile, Context], Compared]

NOTHING = Compared(0.0, "")
