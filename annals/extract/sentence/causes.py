"""Harm that nobody meant: a disease or a force of nature that kills, an explosion by accident."""

from __future__ import annotations

from collections.abc import Sequence

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.words import Word

_BY = frozenset({"by", "in", "of", "from"})
_OTHERWISE = frozenset({"during", "amid", "after", "before", "since", "near", "at", "on", "over", "with"})
"""Words behind which something else is told than what did it ("looted in a town during the epidemic")."""
_BEFORE, _BEHIND = 12, 5
"""How many words before and behind a verb its cause may stand."""


def of_nature(words: Sequence[Word], index: int, people: set[int]) -> bool:
    """Say whether a disease or a force of nature does what a word tells; ``people`` are words for actors.

    "An epidemic of shootings" is none.
    """
    causes = {
        at
        for at, word in enumerate(words)
        if word.low in cue_set("figurative", "causes") and (at + 1 == len(words) or words[at + 1].low != "of")
    }
    if index + 1 < len(words) and words[index + 1].low in _BY:
        for at in range(index + 2, min(len(words), index + 2 + _BEHIND)):
            if at in causes:
                return True
            if words[at].low in _OTHERWISE:
                break
    for at in range(index - 1, max(-1, index - 1 - _BEFORE), -1):
        if at in causes:
            return True
        if at in people or words[at].low in {",", ";"}:
            return False
    return False


def accidental(words: Sequence[Word]) -> bool:
    """Say whether a sentence that tells of an explosion tells of an accident: a boiler, a leak of gas.

    "A car bomb packed with gas cylinders" is none.
    """
    low = ["", *(word.low for word in words), ""]
    meant = cue_set("figurative", "no_accidents_beside")
    return meant.isdisjoint(low) and any(
        word in cue_set("figurative", "accidents")
        and before not in cue_set("figurative", "no_accidents_before")
        and after not in cue_set("figurative", "no_accidents_after")
        for before, word, after in zip(low, low[1:], low[2:], strict=False)
    )
