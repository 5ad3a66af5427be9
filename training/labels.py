"""What the reader learns to say: the closed lists that its heads choose from, in a fixed order."""

from __future__ import annotations

from annals.codebook.event_types import event_types
from annals.model.vocabulary import GroupClass, Harm, Mode, Motive, Scope, Stage, Stance

SORTS = ("event", "cue")
"""Words that others stand in a role to: an act's, and a saying's. A report as a whole is asked, too."""
EVENT_ROLES = (
    "attacker",
    "target",
    "victim",
    "interceptor",
    "thing",
    "weapon",
    "place",
    "origin_place",
    "time",
    "toll",
    "acts",
    "reason",
)
CUE_ROLES = ("speaker", "content")
REPORT_ROLES = ("individual", "organisation", "human", "physical", "instrument")
"""Who and what a report as a whole is about, where a data set says no more."""
ROLES = EVENT_ROLES + CUE_ROLES + REPORT_ROLES
KINDS = ("incident", "series", "campaign", "threat", "posture", "toll", "none")
TYPES = ("", *event_types())
STAGES = tuple(str(one) for one in Stage)
MODES = tuple(str(one) for one in Mode if one is not Mode.BACKGROUND)
STANCES = tuple(str(one) for one in Stance)
MOTIVES = tuple(str(one) for one in Motive)
HARMS = tuple(str(one) for one in Harm)
GROUPS = tuple(str(one) for one in GroupClass)
SCOPES = tuple(str(one) for one in Scope)
ATTRIBUTES = {
    "kind": KINDS,
    "type": TYPES,
    "stage": STAGES,
    "mode": MODES,
    "background": ("no", "yes"),
    "aggregate": ("no", "yes"),
    "motive": MOTIVES,
    "response": ("none", "intervention", "excessive_force"),
    "crowd_form": ("demonstration", "mob"),
    "means": ("fire", "looting", "other"),
    "stance": STANCES,
}
"""What is told of a trigger; the stance of a saying, the rest of an act."""
TOLL = {"harm": HARMS, "group": GROUPS, "scope": SCOPES}
