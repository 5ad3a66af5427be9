"""Series, campaigns, threats, postures and tolls: joined only when they are clearly the same."""

from __future__ import annotations

from annals.link.compare import Compared, Context
from annals.link.profile import Profile
from annals.model.vocabulary import Kind

_VERBATIM = 0.9
_LEAST_WORDS = 5
_LIKELY = 0.95
_UNLIKE = Compared(-1.0, "not clearly the same")


def compare_other(left: Profile, right: Profile, context: Context) -> Compared:
    """Compare two accounts of one kind that are no incidents; 1 is clearly the same, -1 is not.

    The same sentences in copies of one text are the same; so are campaigns of one place that began
    on one day, and counts of the same people in the same figures over the same period.
    """
    if _verbatim(left, right) and context.likeness(left.report, right.report):
        return Compared(1.0, "the same sentences, in reports that share their text")
    if left.kind is Kind.CAMPAIGN and same_start(left, right):
        return Compared(_LIKELY, "campaigns of one place that began on one day")
    if left.kind is Kind.TOLL and left.tolls_key and left.tolls_key == right.tolls_key:
        return Compared(_LIKELY, "the same figures of the same people since one day")
    return _UNLIKE


def same_start(left: Profile, right: Profile) -> bool:
    """Say whether two campaigns have one place, one known first day and no rival attackers."""
    if campaign_key(left) is None or campaign_key(left) != campaign_key(right):
        return False
    return not left.attackers or not right.attackers or bool(left.attackers & right.attackers)


def campaign_key(of: Profile) -> tuple[str, int] | None:
    """Return the place and the first day of a campaign, None where either is not known."""
    if not of.places or of.places[0].key is None or not of.times or of.times[0].earliest is None:
        return None
    return of.places[0].key, of.times[0].earliest


def _verbatim(left: Profile, right: Profile) -> bool:
    together = left.told | right.told
    if len(together) < _LEAST_WORDS:
        return False
    return len(left.told & right.told) >= _VERBATIM * len(together)
