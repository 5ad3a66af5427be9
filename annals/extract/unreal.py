"""Sentences whose words for violence tell of none: a mishap, a drill or a test of weapons, a film."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annals.extract.cues import cue_list, cue_set
from annals.extract.words import Word

_MISHAP, _ANIMAL, _DRILL, _STORY, _STORY_TELLS = (
    re.compile(rf"\b(?:{'|'.join(cue_list('unreal', name))})\b")
    for name in ("mishap", "animal", "drill", "story", "story_tells")
)
"""Each looked for in the words of a sentence in small letters with a space between them."""


def is_mishap(words: Sequence[Word]) -> bool:
    """Say whether a sentence tells of a crash, a fire, a stampede or a beast, and of nobody who meant it."""
    lows = {word.low for word in words}
    told = _told(words)
    if _ANIMAL.search(told):
        return lows.isdisjoint(cue_set("unreal", "meant"))
    meant = cue_set("unreal", "meant") | cue_set("figurative", "no_accidents_beside")
    return lows.isdisjoint(meant) and _MISHAP.search(told) is not None


def is_no_deed(words: Sequence[Word]) -> bool:
    """Say whether a sentence tells of a drill or a test that harmed nobody, or of what happens in a film."""
    lows = {word.low for word in words}
    told = _told(words)
    if _DRILL.search(told) and lows.isdisjoint(cue_set("unreal", "no_drill")):
        return True
    return _STORY.search(told) is not None and _STORY_TELLS.search(told) is not None


def _told(words: Sequence[Word]) -> str:
    return " ".join(word.low for word in words)
