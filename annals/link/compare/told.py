"""Are they told in the same words?"""

from __future__ import annotations

from annals.link.compare.compared import NOTHING, Compared, Context
from annals.link.profile import Profile
from annals.link.words import overlap

_VERBATIM = 0.8
_MUCH = 0.5
_TITLE = (0.35, 0.8)
"""From which share of telling words on two titles begin to say something, and say all."""
_WORDS, _SHARE = (2, 8), (0.1, 0.25)
"""From which number and which share of particular words on they begin to say something, and say all."""
_LEAST_WORDS = 5
"""Fewer telling words than this are too few for their overlap to mean anything."""
_SHOWN = 5


def compare_words(left: Profile, right: Profile, context: Context) -> Compared:  # noqa: ARG001  (one form for all)
    """Compare the sentences and titles: shared names of people, streets and things speak for one act.

    So do many particular words: eight that make a quarter of one account are hardly ever chance. Names
    of places, actors and speakers do not count here, nor words that many reports hold. Sentences full of
    other names speak weakly against it.
    """
    shared = left.names & right.names
    named = min(1.0, 0.4 * len(shared))
    both = left.particular & right.particular
    alike = _ramp(len(both), _WORDS) * _ramp(overlap(left.particular, right.particular), _SHARE)
    titled = overlap(left.title, right.title) if _enough(left.title, right.title) else 0.0
    score = max(named, alike, 0.6 * _ramp(titled, _TITLE))
    if score > 0:
        words = sorted(shared) or sorted(both) or sorted(left.title & right.title)
        return Compared(round(score, 3), f"share the words {', '.join(words[:_SHOWN])}")
    if min(len(left.names), len(right.names)) >= _SHOWN - 2:
        return Compared(-0.3, "name other people and things")
    return NOTHING


def compare_text(left: Profile, right: Profile, context: Context) -> Compared:
    """Compare reports that reuse each other's text: the same sentences tell of the same act.

    In such reports, other sentences tell of another act.
    """
    likeness = context.likeness(left.report, right.report)
    if not likeness:
        return NOTHING
    together = len(left.told | right.told)
    alike = len(left.told & right.told) / together if together else 0.0
    if alike >= _VERBATIM:
        return Compared(1.0, f"the same sentences, in reports that share {likeness:.0%} of their text")
    if alike >= _MUCH:
        return Compared(0.4, f"much the same sentences, in reports that share {likeness:.0%} of their text")
    return Compared(-1.0, f"other sentences, in reports that share {likeness:.0%} of their text")


def _enough(left: frozenset[str], right: frozenset[str]) -> bool:
    return min(len(left), len(right)) >= _LEAST_WORDS


def _ramp(value: float, between: tuple[float, float]) -> float:
    """Return 0 up to the lower bound, 1 from the upper one on, and what lies between in between."""
    low, high = between
    return min(1.0, max(0.0, (value - low) / (high - low)))
