"""Strings of the text as fillers: how the published scorers fold them, and how alike two of them are."""

from __future__ import annotations

import re
import string
from functools import cache

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import actor_words, people_words, target_words
from annals.extract.sentence.words import words
from annals.gazetteer.actors import actors
from evaluation.muc4.keys import Slot

ROLES = {
    "PerpInd": Slot.PERP_PERSON,
    "PerpOrg": Slot.PERP_GROUP,
    "Target": Slot.THING,
    "Victim": Slot.HUMAN_NAME,
    "Weapon": Slot.INSTRUMENT,
}
"""The roles of GRIT and GTT and the slots that they were made of; their victims are the named ones alone."""

STRING_SLOTS = (*ROLES.values(), Slot.HUMAN_DESCRIPTION)
PARTIAL = 0.5
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)
_NUMBERS = frozenset(
    {
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        *("several", "some", "many", "various", "other", "another", "unidentified"),
        *("at", "least", "about", "approximately", "more", "than"),
    }
)
_UNNAMED = frozenset(
    {
        *("the", "a", "an", "his", "her", "their", "its", "this", "that", "these", "those", "former"),
        *("of", "in", "on", "at", "by", "from", "to", "for", "and", "or", "who"),
    }
)
_LONGEST_NAME = 5


def normal(text: str) -> str:
    """Fold a string as the scorers of GRIT and GTT do: small letters, no punctuation, no articles."""
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())


def entity(mentions: tuple[str, ...]) -> frozenset[str]:
    """Return an entity as the set of its folded mentions."""
    return frozenset(map(normal, mentions))


def core(text: str) -> tuple[str, ...]:
    """Return the folded words of a string without the numbers and quantifiers that it begins with."""
    found = normal(text).split()
    rest = found
    while rest and (rest[0] in _NUMBERS or rest[0].isdigit()):
        rest = rest[1:]
    return tuple(rest or found)


def alike(key: str, told: str) -> float:
    """Return 1 where a string is as good as the key's, 0.5 where it is partly, else 0.

    As good (guidelines, 3.1.1.1): the same words, or the key's with more of them in front. Partly
    (3.1.1.2): the key's words with others after them, or a part of the key's.
    """
    wanted, said = core(key), core(told)
    if not wanted or not said:
        return 0.0
    if said[-len(wanted) :] == wanted:
        return 1.0
    return PARTIAL if _holds(said, wanted) or _holds(wanted, said) else 0.0


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    starts = range(len(longer) - len(shorter) + 1)
    return any(longer[start : start + len(shorter)] == shorter for start in starts)


def named_person(text: str) -> tuple[str, str] | None:
    """Return title and name of words that name a person ("MAYOR", "ANA X"), None where they only describe.

    A name is two to five words, or one after a title, with a capital each, none of them a noun that
    the lexicon holds for people or things.
    """
    found = text.split()
    ranks = cue_set("places", "ranks")
    start = next((i for i, word in enumerate(found) if word.lower().strip(".") not in ranks), len(found))
    title, name = found[:start], found[start:]
    if not (2 - bool(title) <= len(name) <= _LONGEST_NAME) or any(map(_describes, name)):
        return None
    return (" ".join(title), " ".join(name)) if name[0][0].isupper() and name[-1][0].isupper() else None


@cache
def _describes(word: str) -> bool:
    low = word.lower().strip(".,")
    if not low.replace("-", "").isalpha() or low in _UNNAMED | _NUMBERS:
        return True
    (one, *_) = words(low, 0, len(low))
    tables = (people_words(), target_words(), actor_words())
    known = any(table.match([one], 0) is not None for table in tables)
    return known or actors().generic(low) is not None
