"""Counting people who are listed and not numbered: "a man and his two sons"."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from annals.model.values import Amount
from annals.model.vocabulary import Qualifier
from annals.text.numbers import NumberWords, find_numbers

_JOINTS = re.compile(
    r"\s*(?:,\s*and\b|,|;|\band\b|&|\bplus\b|\bas well as\b|\balong with\b|\btogether with\b)\s*",
    re.IGNORECASE,
)
_PART = re.compile(
    r"[,(]?\s*\b(?:including|includes|among (?:them|whom)|of whom|of them|mostly|some of them)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_DETERMINED = re.compile(
    r"^(?:the|his|her|their|its|our|my|this|that|one's)\s+(.+)$", re.IGNORECASE | re.DOTALL
)
_AGES = re.compile(
    r",\s+(?:both\s+)?aged\b[^,]*|(?<=[a-z]),\s+\d{1,2}(?:\s+and\s+\d{1,2})?(?=,|\s+and\b|$)|\s*\([^()]*\)"
)
"""Ages, and what stands in brackets: who people are that are counted before them."""
_OF_AGE = re.compile(
    r"(?<=[a-z])\s+(?:aged|of)\s+(?P<age>\d{1,2}(?:\s+and\s+\d{1,2})?|[a-z]+)(?=,|\s+and\b|$)", re.IGNORECASE
)
_FIRST = re.compile(
    r"^(?:(?:the|his|her|their|its|these|those|all|other|another|a|an|[\w-]+ly)\s+)*$", re.IGNORECASE
)
"""What may stand before the number of people of a list."""
_NAME = re.compile(r"(?:[A-Z][\w.'’-]*\s+){1,6}[A-Z][\w'’-]*$")
_PRONOUNS = frozenset({"he", "she", "him", "i", "me"})
_TWINS = re.compile(r"\btwin\b", re.IGNORECASE)
_OF_WHOM = re.compile(r"\s(?:of|from|in|at|who|whose|with)\s")
_RUN_ON = re.compile(
    r"\b([Aa]n? (?:(?!(?:of|from|in|at|on|by|near|to|for|who|whose|with|and)\b)[a-z-]+ ){1,3})(?=an? )"
)
"""One person of a list right before the next, where the comma was lost ("a boy a girl and two women")."""
_THEIRS = re.compile(r"(?:its|the)\s+[\w\s-]+", re.IGNORECASE)
_KIN = frozenset(
    {
        *("mother", "father", "son", "daughter", "wife", "husband", "brother", "sister", "child", "baby"),
        *("grandmother", "grandfather", "uncle", "aunt", "cousin", "nephew", "niece", "driver", "bodyguard"),
    }
)
_PLURALS = frozenset(
    {"men", "women", "children", "people", "parents", "policemen", "gunmen", "wives", "police", "family"}
)
_MEN = (
    "children",
    "women",
    "fishermen",
    "gunmen",
    "herdsmen",
    "tribesmen",
    "militiamen",
    "servicemen",
    "policemen",
)
"""Ends of plurals without an s, in headlines with a capital too ("Raid Kills Herdsmen")."""
_LEAST_PLURAL = 2
_MORE = re.compile(r"\b(?:and|plus|with|as well as)\b|&|;", re.IGNORECASE)
_WORD_END = re.compile(r"[\w-]+$")


@dataclass(frozen=True, slots=True)
class _Part:
    """What one member of a list stands for; ``sure`` when the number itself is said."""

    low: int
    high: int | None
    qualifier: Qualifier


def without_parts(words: str) -> str:
    """Return a phrase without the part that it tells beside the whole: "12 people, including 3 children"."""
    return _PART.sub("", words, count=1) or words


def numbers_of(words: str) -> tuple[NumberWords, ...]:
    """Return the numbers in words that may lack their noun: "some", "no", "2014"."""
    return find_numbers(words) or find_numbers(f"{words} people") or find_numbers(f"{words} of people")


def plural(words: str) -> bool:
    """Say whether words without a number are of several people: "militants", "others of the group"."""
    noun = _OF_WHOM.split(words)[0].split()
    if not noun:
        return False
    return _is_plural(noun[-1]) if noun[-1].islower() else noun[-1].lower().endswith(_MEN)


def listed(words: str) -> Amount | None:
    """Return the sum of a list of people, None where the words are no list or hold what is no number.

    A range ("between 10 and 15") is one number and no list.
    """
    words = _RUN_ON.sub(r"\1, ", without_ages(words))
    numbers = find_numbers(words)
    pieces = _pieces(words, numbers)
    if not pieces:
        return None
    parts: list[_Part] = []
    for piece in pieces:
        again = parts and piece.lower().startswith("as many ")
        part = parts[-1] if again else _member(piece)
        parts += [part] if part is not None else []
    if len(parts) != len(pieces):
        return None
    ones = all(part.low == part.high == 1 for part in parts)
    apposed = ones and len(parts) == _LEAST_PLURAL and not _MORE.search(words)
    return _amount(parts[:1] if apposed else parts)


def without_ages(words: str) -> str:
    """Return words for people without their ages ("a girl of 17", "two boys, 9 and 11")."""
    words = _AGES.sub("", words) or words
    aged = (
        one for one in _OF_AGE.finditer(words) if one[0].split()[0].lower() == "aged" or _young(words, one)
    )
    for one in reversed(list(aged)):
        words = words[: one.start()] + words[one.end() :]
    return words


def _young(words: str, age: re.Match[str]) -> bool:
    """Say whether the noun before "of" and a number is one for somebody who has an age."""
    noun = _WORD_END.search(words[: age.start()].lower())
    numbered = age["age"][0].isdigit() or find_numbers(f"{age['age']} people")
    return noun is not None and bool(numbered) and noun[0] in _aged()


@cache
def _aged() -> frozenset[str]:
    """Return the nouns for a person, in both numbers."""
    text = files("annals.text").joinpath("data/people_groups.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    nouns = {word for name in ("men", "women", "children") for word in data["persons"][name]}
    return frozenset(nouns.union(*data["nouns"].values()))


def _pieces(words: str, numbers: tuple[NumberWords, ...]) -> list[str]:
    """Cut a phrase at its commas and "and", but never inside a number."""
    pieces: list[str] = []
    start = 0
    for joint in _JOINTS.finditer(words):
        inside = any(number.start < joint.end() and joint.start() < number.end for number in numbers)
        if not inside:
            pieces.append(words[start : joint.start()])
            start = joint.end()
    pieces.append(words[start:])
    told = [piece.strip() for piece in pieces if piece.strip()]
    return [piece for before, piece in zip(["", *told], told, strict=False) if not _of_whom(before, piece)]


def _of_whom(before: str, piece: str) -> bool:
    """Say whether words go on with whose people are counted ("members of the army" and "its allies")."""
    numbers = find_numbers(before)
    many = bool(numbers) and (numbers[0].low or 0) > 1 and _OF_WHOM.search(before) is not None
    return many and _THEIRS.fullmatch(piece) is not None and _is_plural(piece.lower().rpartition(" ")[2])


def _member(piece: str) -> _Part | None:
    numbers = find_numbers(piece)
    if numbers:
        first = numbers[0]
        if not _FIRST.match(piece[: first.start]):
            return None
        low = first.low if first.low is not None else 0
        if low == 1 and piece.endswith(" couple"):
            return _Part(_LEAST_PLURAL, _LEAST_PLURAL, Qualifier.EXACT)
        return _Part(low, first.high, first.qualifier)
    determined = _DETERMINED.match(piece)
    noun = _OF_WHOM.split(determined[1] if determined else piece)[0].lower()
    head = noun.split()[-1] if noun.split() else ""
    if determined is None and head not in _KIN and head not in _PRONOUNS and not _NAME.match(piece):
        return None
    if _TWINS.search(noun):
        return _Part(_LEAST_PLURAL, _LEAST_PLURAL, Qualifier.EXACT)
    if _is_plural(head) and (determined is not None or not _NAME.match(piece)):
        return _Part(_LEAST_PLURAL, None, Qualifier.AT_LEAST)
    return _Part(1, 1, Qualifier.EXACT)


def _is_plural(noun: str) -> bool:
    plural = noun in _PLURALS or noun.endswith(_MEN)
    return plural or (noun.endswith("s") and not noun.endswith("ss"))


def _amount(parts: list[_Part]) -> Amount:
    """Add the members up: open above as soon as one of them is."""
    low = sum(part.low for part in parts)
    highs = [part.high for part in parts]
    if len(parts) == 1:
        return Amount(low=low, high=highs[0], qualifier=parts[0].qualifier)
    if None in highs:
        vague = all(part.qualifier in (Qualifier.EXACT, Qualifier.VAGUE) for part in parts)
        return Amount(low=low, high=None, qualifier=Qualifier.VAGUE if vague else Qualifier.AT_LEAST)
    high = sum(high for high in highs if high is not None)
    hedges = [part.qualifier for part in parts if part.qualifier is not Qualifier.EXACT]
    if high > low:
        return Amount(low=low, high=high, qualifier=Qualifier.BETWEEN)
    return Amount(low=low, high=high, qualifier=hedges[0] if hedges else Qualifier.EXACT)
