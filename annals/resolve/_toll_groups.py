"""The class of a group of people from the words for it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from annals.model.vocabulary import GroupClass

_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_SAME_PEOPLE = frozenset({GroupClass.PEOPLE})


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


def group_class(words: str) -> GroupClass:
    """Return the class of the people that words name; people where they name none or several.

    Of words that stand together the last decides ("police recruits", "women journalists"); across
    "and", "or" and commas all must agree.
    """
    found: set[GroupClass] = set()
    for piece in re.split(r",|;|/|\band\b|\bor\b|\bas well as\b", words.lower()):
        head = re.split(
            r"\b(?:of|from|in|at|near|who|whose|with|by|belonging)\b(?! war\b)(?! the security)", piece
        )[0]
        named = _mentioned(tuple(_WORD.findall(head))) or _mentioned(tuple(_WORD.findall(piece)))
        if named:
            found.add(named[-1][1])
        elif _WORD.search(head):
            found |= _SAME_PEOPLE if piece.strip() and _counts_people(head) else frozenset()
    return found.pop() if len(found) == 1 else GroupClass.PEOPLE


def _counts_people(head: str) -> bool:
    """Say whether a head names people of no class ("others", "people"), so that a list is mixed."""
    words = set(_WORD.findall(head))
    return bool(
        words
        & {"people", "persons", "others", "person", "other", "officials", "members", "victims", "suspects"}
    )
