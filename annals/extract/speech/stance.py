"""How a thing is said: "said they were not behind it" denies, "neither confirmed nor denied" says nothing."""

from __future__ import annotations

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.scan import Scan
from annals.model.vocabulary import Stance

_HIMSELF = frozenset({"he", "she", "it", "they", "we", "i", "its", "their", "his", "our"})
_NOT = frozenset({"not", "n't", "never", "nothing", "no", "neither"})
_LEADING = 3
_CLAUSE = 9
_NEAR = 3


def withheld(scan: Scan, cue: int) -> bool:
    """Say whether a verb of saying is negated ("neither confirmed nor denied"): nothing is said."""
    return scan.low(cue - 1) in {"neither", "nor"}


def stance_of(scan: Scan, after: int, stance: Stance) -> Stance:
    """Return how the words after a cue are said: a speaker who says that he was not in it denies it."""
    return Stance.DENIED if stance == Stance.ASSERTED and _disavows(scan, after) else stance


def _disavows(scan: Scan, after: int) -> bool:
    """Say whether a clause tells that its speaker did not do it ("that they were not behind the blast")."""
    lows = [scan.low(at) for at in range(after, after + _CLAUSE)]
    if _HIMSELF.isdisjoint(lows[:_LEADING]):
        return False
    negated = (at for at, low in enumerate(lows) if low in _NOT)
    return any(not cue_set("speech", "part_in").isdisjoint(lows[at : at + 1 + _NEAR]) for at in negated)
