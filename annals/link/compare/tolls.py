"""Do the two accounts count the same people?"""

from __future__ import annotations

from annals.link.compare.compared import NOTHING, Compared, Context
from annals.link.profile import Profile
from annals.model.values import Toll

_TELLING = 3
"""From this count on, the same figure is seldom chance."""
_MANY = 8
MASS = 20
"""Where two accounts count this many and more, the figures need not be one: such acts are rare."""
_DISASTER = 100
"""Acts with this many are so rare that two hardly fall on one day."""
_CORRECTED = 0.5
"""The least share of a large toll that a later report may correct it to."""


def compare_tolls(left: Profile, right: Profile, context: Context) -> Compared:  # noqa: ARG001  (one form for all)
    """Compare counts of people harmed in the same way: the same figure speaks for one act.

    The larger the shared figure the more it says. Figures that cannot both hold speak against it,
    little where the later report has the higher one, for tolls grow; a large toll that can hold, grew or
    was corrected speaks for it. Running totals, parts of a
    count and other kinds of harm are not compared.
    """
    found = [
        _pair(one, two, _later(left, right))
        for one in left.tolls
        for two in right.tolls
        if one.harm is two.harm and one.group_class is two.group_class and not _of_enemy(one, two)
    ]
    if not found:
        return NOTHING
    total = sum(compared.score for compared in found) / len(found)
    best = max(found, key=lambda compared: abs(compared.score))
    return Compared(round(max(total, best.score if best.score > 0 else total), 3), best.reason)


def _later(left: Profile, right: Profile) -> int:
    """Return 1 when the right report is the later one, -1 when the left is, else 0."""
    if left.published is None or right.published is None:
        return 0
    return (right.published > left.published) - (right.published < left.published)


def _of_enemy(one: Toll, two: Toll) -> bool:
    return one.about_enemy != two.about_enemy


def _pair(one: Toll, two: Toll, later: int) -> Compared:
    words = f"{figure(one)} and {figure(two)} {one.harm.replace('_', ' ')}"
    exact = one.low is not None and one.low == one.high == two.low == two.high
    if exact or (one.low == two.low and one.high == two.high):
        count = one.low if one.low is not None else one.high or 0
        score = 0.2 if count == 0 else 1.0 if count >= _MANY else 0.7 if count >= _TELLING else 0.4
        return Compared(score, f"the same figure: {figure(one)} {one.harm.replace('_', ' ')}")
    least, most = sorted((one.low or 0, two.low or 0))
    large = 0.6 if least >= _DISASTER else 0.4 if least >= MASS else 0.0
    if one.may_equal(two):
        return Compared(large or 0.2, f"{words} can both hold")
    if ((two.low or 0) - (one.low or 0)) * later > 0:
        return Compared(large or -0.1, f"{words}: a toll that grew")
    if large and later and least >= _CORRECTED * most:
        return Compared(large - 0.1, f"{words}: a large toll that was corrected")
    return Compared(-0.5, f"{words}: not the same figure")


def figure(toll: Toll) -> str:
    """Write the bounds of a toll in words."""
    if toll.low is None:
        return f"up to {toll.high}"
    if toll.high is None:
        return f"at least {toll.low}"
    return str(toll.low) if toll.low == toll.high else f"{toll.low} to {toll.high}"
