"""What a sentence tells of violence beside its words for acts: people harmed, weapons, armed men, crowds."""

from __future__ import annotations

from collections.abc import Sequence

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import weapon_words
from annals.extract.sentence.words import Word
from annals.model.vocabulary import WeaponClass


def is_harmful(words: Sequence[Word]) -> bool:
    """Say whether a sentence tells of people harmed, or of people who are there to harm."""
    return any(word.low in cue_set("unreal", "harmed") for word in words)


def is_bodily(words: Sequence[Word]) -> bool:
    """Say whether a sentence tells of weapons that hurt bodies, or of people harmed."""
    return is_harmful(words) or is_armed(words)


def is_violent(words: Sequence[Word]) -> bool:
    """Say whether a sentence tells of armed people, of weapons or of people harmed."""
    return is_bodily(words) or any(word.low in cue_set("figurative", "grave") for word in words)


def is_grave(words: Sequence[Word]) -> bool:
    """Say whether a sentence tells of violence or of a crowd."""
    return is_violent(words) or any(word.low in cue_set("figurative", "crowds") for word in words)


def is_armed(words: Sequence[Word]) -> bool:
    """Say whether a sentence names a weapon; "a rocket of a shot" is none."""
    for match in weapon_words().scan(words):
        behind = [word.low for word in words[match.after : match.after + 2]]
        image = behind in (["of", "a"], ["of", "an"])
        other = words[match.after - 1].low in cue_set("figurative", "no_weapons")
        if match.value != WeaponClass.CYBER and not image and not other:
            return True
    return False
