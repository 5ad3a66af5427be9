"""Are they of one attacker, one target, one weapon?"""

from __future__ import annotations

from annals.link.compare.compared import NOTHING, Compared, Context
from annals.link.kin import related
from annals.link.profile import Profile
from annals.link.words import overlap

_RIVALS = -0.6
_DOUBTFUL_RIVALS = -0.2


def compare_attackers(left: Profile, right: Profile, context: Context) -> Compared:  # noqa: ARG001  (one form for all)
    """Compare who did it: a shared attacker speaks for one act, one belonging to the other less.

    Two other attackers speak against it, but rule nothing out: rival attributions of one act are
    what a dispute is. People named only by what they are ("gunmen") say little.
    """
    if left.attackers and right.attackers:
        return _named(left, right)
    if left.generic & right.generic:
        return Compared(0.2, f"both by {_keys(left.generic & right.generic)}")
    return NOTHING


def _named(left: Profile, right: Profile) -> Compared:
    shared = left.attackers & right.attackers
    if shared:
        return Compared(1.0, f"both by {_keys(shared)}")
    for one in sorted(left.attackers):
        for two in sorted(right.attackers):
            how = related(one, two)
            if how:
                return Compared(0.6, f"by {one} and by {two}: {how}")
    score = _RIVALS if left.certain and right.certain else _DOUBTFUL_RIVALS
    return Compared(score, f"by others: {_keys(left.attackers)}, {_keys(right.attackers)}")


def compare_targets(left: Profile, right: Profile, context: Context) -> Compared:  # noqa: ARG001  (one form for all)
    """Compare what was aimed at or hit: by the actors hit, the words, and the class of target.

    Other targets speak weakly against one act, because reports name different things that one
    attack hit.
    """
    hit = left.others & right.others
    shared = left.target_words & right.target_words
    classes = left.target_classes & right.target_classes
    worded = overlap(left.target_words, right.target_words)
    score = min(1.0, 0.5 * bool(hit) + 0.5 * worded + 0.3 * bool(classes))
    if score > 0:
        what = _keys(hit) if hit else ", ".join(sorted(shared or classes))
        return Compared(round(score, 3), f"both hit {what}")
    if left.target_classes and right.target_classes:
        classed = f"{', '.join(sorted(left.target_classes))} and {', '.join(sorted(right.target_classes))}"
        return Compared(-0.3, f"other targets: {classed}")
    if left.others and right.others:
        return Compared(-0.2, f"others hit: {_keys(left.others)}, {_keys(right.others)}")
    return NOTHING


def compare_weapons(left: Profile, right: Profile, context: Context) -> Compared:  # noqa: ARG001  (one form for all)
    """Compare weapons: a shared class or word speaks for one act, other classes against it."""
    classes = left.weapon_classes & right.weapon_classes
    if classes:
        return Compared(0.7, f"both with {', '.join(sorted(classes))}")
    words = left.weapon_words & right.weapon_words
    if words:
        return Compared(0.6, f"both with {', '.join(sorted(words))}")
    if left.weapon_classes and right.weapon_classes:
        one, two = (", ".join(sorted(side.weapon_classes)) for side in (left, right))
        return Compared(-0.4, f"other weapons: {one} and {two}")
    return NOTHING


def _keys(keys: frozenset[str]) -> str:
    return ", ".join(sorted(keys))
