"""Do the two accounts tell of one type of act?"""

from __future__ import annotations

from annals.link.compare.compared import NOTHING, Compared, Context
from annals.link.profile import Profile
from annals.link.tables import rare_types, type_pairs


def compare_types(left: Profile, right: Profile, context: Context) -> Compared:  # noqa: ARG001  (one form for all)
    """Compare event types: the same speaks for one act, types that reports interchange say little.

    Types that no two reports would give to one act rule it out; the same is firm where one place seldom
    sees two of it. The tables of types that may stand for each other and of rare ones are data.
    """
    if not left.types or not right.types:
        return NOTHING
    pairs = type_pairs()
    found = [(pairs.get((one, two)), one, two) for one in left.types for two in right.types]
    held = [(pair.score, one, two) for pair, one, two in found if pair is not None]
    if not held:
        return Compared(-1.0, f"{left.types[0]} and {right.types[0]} cannot be one act", bars=True)
    score, one, two = max(held, key=lambda item: item[0])
    if one == two:
        return Compared(1.0, f"both told as {one}", firm=one in rare_types())
    return Compared(score, f"one act may be told as {one} and as {two}")
