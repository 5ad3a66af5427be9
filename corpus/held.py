"""What an annotation holds, counted."""

from __future__ import annotations

from collections import Counter

from annals.model.vocabulary import Scope
from corpus.annotation import Annotation

_KINDS = ("incident", "series", "campaign", "threat", "posture", "toll", "none")


def held(annotation: Annotation) -> Counter[str]:
    """Return how many of each thing an annotation holds, in the order in which they are printed."""
    events = annotation.events
    tolls = [toll for event in events for toll in event.tolls]
    rows = {
        "documents": 1,
        "nothing": int(not events),
        **{kind: sum(event.kind == kind for event in events) for kind in _KINDS},
        "background": sum(event.background for event in events),
        "who": sum(len(event.who) for event in events),
        "tolls": len(tolls),
        "cumulative": sum(toll.scope is Scope.CUMULATIVE for toll in tolls),
        "sayings": len(annotation.said),
        "denials": sum(one.stance == "denied" for one in annotation.said),
    }
    return Counter(rows)
