"""Comparisons of two drafts: one small function each, with a score and the reason in words."""

from annals.link.compare.compared import Compared, Comparison, Context
from annals.link.compare.places import compare_places
from annals.link.compare.times import compare_times
from annals.link.compare.told import compare_text, compare_words
from annals.link.compare.tolls import compare_tolls
from annals.link.compare.types import compare_types
from annals.link.compare.who import compare_attackers, compare_targets, compare_weapons

COMPARISONS: dict[str, Comparison] = {
    "type": compare_types,
    "time": compare_times,
    "place": compare_places,
    "attacker": compare_attackers,
    "target": compare_targets,
    "weapon": compare_weapons,
    "tolls": compare_tolls,
    "words": compare_words,
    "text": compare_text,
}
"""Every comparison by the name of its weight; those that can settle the matter alone come first."""

__all__ = [
    "COMPARISONS",
    "Compared",
    "Comparison",
    "Context",
    "compare_attackers",
    "compare_places",
    "compare_targets",
    "compare_text",
    "compare_times",
    "compare_tolls",
    "compare_types",
    "compare_weapons",
    "compare_words",
]
