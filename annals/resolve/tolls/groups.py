"""The class of a group of people from the words for it."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from annals.model.vocabulary import GroupClass
from annals.resolve.tolls.lists import without_parts
from annals.text._number_lexicon import number_lexicon
from annals.text.numbers import find_numbers

_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_JOINTS = re.compile(r",|;|/|\band\b|\bor\b|\bas well as\b")
_TAIL = re.compile(r"\b(?:of|from|in|at|near|who|whose|with|by|belonging)\b(?! war\b)")
_AGED = re.compile(r"\b(?P<age>\d{1,2}|[a-z]+)[- ](?P<unit>year|month)s?[- ]old\b")
_OF_AGE = 18
_RANKED = {GroupClass.COMBATANTS, GroupClass.PEOPLE}
_OFFICERS = re.compile(
    r"(?:^|\band\b|,)\s*(?:[\w-]+\s+)?officers?\s+and\b|\band\s+(?:[\w-]+\s+)?officers?$", re.IGNORECASE
)
"""Officers in one list with soldiers, who are soldiers too."""
_EMPTY = frozenset(
    {"the", "his", "her", "their", "its", "other", "more", "at", "least", "also", "about", "both", "all"}
)


@cache
def _classes() -> tuple[dict[tuple[str, ...], GroupClass], int]:
    """Return the class of each word or phrase, and the length of the longest phrase."""
    text = files("annals.text").joinpath("data/people_groups.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    table = {
        tuple(words.split()): GroupClass(name)
        for part in (data["nouns"], data["phrases"])
        for name, entries in part.items()
        for words in entries
    }
    return table, max(map(len, table))


def _mentioned(words: tuple[str, ...]) -> list[tuple[int, GroupClass]]:
    """Return the classes named, each with the word after it, longest phrases first, none twice."""
    table, longest = _classes()
    found: list[tuple[int, GroupClass]] = []
    at = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            if words[at : at + length] in table:
                found.append((at + length, table[words[at : at + length]]))
                at += length - 1
                break
        at += 1
    return found


@lru_cache(maxsize=1 << 12)
def group_class(words: str) -> GroupClass:
    """Return the class of the people that words name; people where they name none or several.

    Of words that stand together the last decides ("police recruits", "women journalists"); across
    "and", "or" and commas all must agree. Numbers, and parts told beside a whole, name nobody.
    """
    found: set[GroupClass] = set()
    for piece in _JOINTS.split(_unnumbered(without_parts(words)).lower()):
        head = _TAIL.split(piece)[0]
        named = _mentioned(tuple(_WORD.findall(head))) or _mentioned(tuple(_WORD.findall(piece)))
        if named:
            found.add(named[-1][1])
        elif _is_child(head):
            found.add(GroupClass.CHILDREN)
        elif set(_WORD.findall(head)) - _EMPTY:
            found.add(GroupClass.PEOPLE)
    if found == _RANKED and _OFFICERS.search(words) is not None:
        return GroupClass.COMBATANTS
    return found.pop() if len(found) == 1 else GroupClass.PEOPLE


def plural_people(words: str) -> bool:
    """Say whether the last word of a group is a plural ("the priests", "women")."""
    head = _WORD.findall(_TAIL.split(words.lower())[0])[-1:]
    if not head:
        return False
    word = head[0]
    plural = word in _PLURALS or word.endswith(("children", "women"))
    return plural or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


_PLURALS = frozenset(
    {
        "people",
        "men",
        "women",
        "children",
        "police",
        "policemen",
        "gunmen",
        "crew",
        "personnel",
        "dead",
        "wounded",
    }
    | {
        "injured",
        "staff",
        "clergymen",
        "fishermen",
        "businessmen",
        "bystanders",
        "family",
        "population",
        "peasantry",
    }
)


def _is_child(words: str) -> bool:
    """Say whether words tell an age under eighteen ("a three-year-old")."""
    aged = _AGED.search(words)
    if aged is None or aged["unit"] == "month":
        return aged is not None
    years = int(aged["age"]) if aged["age"].isdigit() else number_lexicon().cardinals.get(aged["age"])
    return years is not None and years < _OF_AGE


def _unnumbered(words: str) -> str:
    for number in reversed(find_numbers(words)):
        if not words[number.start : number.end].endswith("couple"):  # two people, not two of something
            words = f"{words[: number.start]} {words[number.end :]}"
    return words
