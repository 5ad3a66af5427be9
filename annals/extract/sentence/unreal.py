"""Sentences whose words for violence tell of none: a mishap, a drill, a film, "there was no attack"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annals.extract.sentence.causes import accidental
from annals.extract.sentence.cues import cue_list, cue_set
from annals.extract.sentence.lexicon import event_words
from annals.extract.sentence.words import Word


def _any_of(name: str) -> re.Pattern[str]:
    """Return what finds one of a list in the words of a sentence, in small letters with spaces between."""
    return re.compile(rf"\b(?:{'|'.join(cue_list('unreal', name))})\b")


_MISHAP, _ANIMAL, _DRILL, _NONE_TOLD = map(_any_of, ("mishap", "animal", "drill", "none_told"))
_BURSTS = frozenset({"explosion", "blast", "explode", "go off", "rip through", "blow up"})
_STORY, _STORY_TELLS = map(_any_of, ("story", "story_tells"))
_NATURAL = _any_of("natural")
_DEAD = frozenset({"dead", "died"})
_NOT_OF_TYPE = {
    name: (_any_of(f"no_{name}"), _any_of(name))
    for name in ("protest", "agreement", "weapons_seized", "arrests", "territory_transfer")
}
"""For types of acts, what speaks against a sentence telling of one, and what speaks for it all the same."""
_AGREEMENT_OVER, _AGREEMENT_NEW = map(_any_of, ("agreement_over", "agreement_new"))
_AGREEMENT_KNOWN, _AGREEMENT_MADE = map(_any_of, ("agreement_known", "agreement_made"))


def is_mishap(words: Sequence[Word]) -> bool:
    """Say whether a sentence tells of a crash, a fire, a stampede or a beast, and of nobody who meant it."""
    lows = {word.low for word in words}
    told = _told(words)
    if _ANIMAL.search(told):
        return lows.isdisjoint(cue_set("unreal", "meant"))
    meant = cue_set("unreal", "meant") | cue_set("figurative", "no_accidents_beside")
    return lows.isdisjoint(meant) and _MISHAP.search(told) is not None


def is_natural(words: Sequence[Word]) -> bool:
    """Say whether a sentence tells that somebody died of age or illness, and of no violence."""
    violent = (cue_set("unreal", "harmed") - _DEAD) | cue_set("unreal", "meant")
    violent |= cue_set("figurative", "grave") | cue_set("figurative", "no_accidents_beside")
    return violent.isdisjoint({word.low for word in words}) and _NATURAL.search(_told(words)) is not None


def is_unreal(words: Sequence[Word]) -> bool:
    """Say whether a sentence tells of a drill or a test that harmed nobody, of a film, or of no deed."""
    lows = {word.low for word in words}
    told = _told(words)
    if _NONE_TOLD.search(told) and lows.isdisjoint(cue_set("unreal", "told_beside")):
        return True
    real = cue_set("unreal", "no_drill") | cue_set("unreal", "harmed")
    if _DRILL.search(told) and lows.isdisjoint(real):
        return True
    story = _STORY.search(told)
    in_life = story and cue_set("unreal", "in_life") & set(told[: story.start()].split())
    return bool(story and not in_life and _STORY_TELLS.search(told))


def is_none_of(type_: str, words: Sequence[Word]) -> bool:
    """Say whether a sentence tells of no act of a type: a protest planned, talks that failed, a deal."""
    if type_ not in _NOT_OF_TYPE:
        return False
    against, for_it = _NOT_OF_TYPE[type_]
    told = _told(words)
    if type_ == "agreement" and _AGREEMENT_OVER.search(told) and not _AGREEMENT_NEW.search(told):
        return True
    if type_ == "agreement" and _AGREEMENT_KNOWN.search(told) and not _AGREEMENT_MADE.search(told):
        return True
    return against.search(told) is not None and for_it.search(told) is None


def _told(words: Sequence[Word]) -> str:
    return " ".join(word.low for word in words)


def no_deed(words: Sequence[Word]) -> frozenset[int]:
    """Return the words that name no deed in a sentence: of an accident, a drill, a film.

    Of an explosion by accident they are the words for it, else all.
    """
    if is_mishap(words) or is_natural(words) or is_unreal(words):
        return frozenset(range(len(words)))
    if not accidental(words):
        return frozenset()
    bursts = (m for m in event_words().scan(words) if any(sense.lemma in _BURSTS for sense in m.value))
    return frozenset(at for match in bursts for at in range(match.first, match.after))
