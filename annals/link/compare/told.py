"""Are they told in the same words?"""

from __future__ import annotations

from annals.link.compare.compared import NOTHING, Compared, Context
from annals.link.profile import Profile
from annals.link.words import overlap

_VERBATIM = 0.8
_MUCH = 0.5
_SOME = 0.35
_LEAST_WORDS = 5
"""Fewer telling words than this are too few for their overlap to mean anything."""
_SHOWN = 5


def compare_words(left: Profile, right: Profile, context: Context) -> Compared:  # noqa: ARG001  (one form for all)
    """Compare the sentences and titles: shared names of people, streets and things speak for one act.

    Names of places and actors do not count here, for they have comparisons of their own, nor do
    the stock words of reports of violence. Sentences full of other names speak weakly against it.
    """
    shared = left.names & right.names
    named = min(1.0, 0.4 * len(shared))
    alike = overlap(left.told, right.told) if _enough(left.told, right.told) else 0.0
    titled = overlap(left.title, right.title) if _enough(left.title, right.title) else 0.0
    score = max(named, _graded(alike), 0.6 * _graded(titled))
    if score > 0:
        words = sorted(shared) or sorted((left.told & right.told) | (left.title & right.title))
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
    return Compared(-0.4, f"other sentences, in reports that share {likeness:.0%} of their text")


def _enough(left: frozenset[str], right: frozenset[str]) -> bool:
    return min(len(left), len(right)) >= _LEAST_WORDS


def _graded(alike: float) -> float:
    """Turn the overlap of two sets of words, 0 to 1, into a score."""
    if alike < _SOME:
        return 0.0
    return min(1.0, (alike - _SOME) / (_VERBATIM - _SOME))
