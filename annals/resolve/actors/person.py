"""Tells one person from a group, and takes the personal name away: the role alone makes key and name."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from annals.gazetteer.actors import Actors
from annals.gazetteer.places import places
from annals.model.vocabulary import ActorKind
from annals.text.full_name import FULL_NAME
from annals.text.normalise import fold
from annals.text.numbers import find_numbers

_WORD = re.compile(r"[^\W_]+(?:[-.'\u2019][^\W_]+)*|,")
_OWNER = re.compile(r"['\u2019]s$")
_MOST_ROLE_WORDS = 4
_MOST_NAME_WORDS = 5
_DIGITS = 8
_SHORTEST_GIVEN = 3
"""A given name stands alone for somebody where it has more letters."""
_AGED = re.compile(
    r"^(?:an? )?\d{1,3}[- ](?:year|month|week|day)[- ]old "
    r"|(?:, ?(?:aged? )?| ?\()\d{1,3}\b(?! (?:men|members|fighters)\b).*$",
    re.DOTALL,
)
"""Beside a name: the age of a person, with what stands behind it."""
_HOME = re.compile(r" (?:of|from) [A-Z].*$", re.DOTALL)
"""Behind somebody's age and name: where he is from."""
_TAIL = re.compile(
    r"^(?P<name>[^,]*?[^,\s])"
    r"(?:,? who\b|, (?:of|an?|the|his|her)\b| and (?:his|her|their)\b(?P<others>.*)).*$",
    re.DOTALL,
)
"""What is told behind a person's name: where from, what he is, who with."""
_REACH = 20
_ABOUT_HIM = r"(?:,? who\b|[^.!?\n]{0,40}\b(?:he|she|his|her|him|himself|herself)\b)"
_FULL = re.compile(rf"\b{FULL_NAME}")
_NOTHING = frozenset({",", "the", "a", "an", "his", "her", "its", "their", "our"})
_LINKS = frozenset({"of", "for", "in"})
_FROM = frozenset({"from", "to", "at", "near", "on", "by", "with", "and", "the"})
_PARTICLES = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "de",
        "da",
        "dos",
        "del",
        "la",
        "van",
        "von",
        "ul",
        "abu",
        "al-din",
        "alias",
        "aka",
    }
)


@dataclass(frozen=True, slots=True)
class Person:
    """One person as the words describe them: no personal name is left in ``key`` or ``name``.

    ``key`` is what follows ``local:``. ``head`` marks an office of a state that is held now, ``role``
    is the bare role, "" where none is told; ``surname`` is the last word of the personal name.
    """

    key: str
    name: str
    role: str
    head: bool
    surname: str


@cache
def _lists() -> dict[str, frozenset[str]]:
    """Return the word lists that the package carries."""
    text = files("annals.resolve").joinpath("data", "persons.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


def person(words: str, registry: Actors, *, lone: bool = False) -> Person | None:
    """Return the person that words without an actor of the registry are of, None for a group's name.

    ``lone`` says that the words are known to name somebody who was harmed.
    """
    told = _TAIL.match(words)
    bare = _AGED.sub("", words)
    bare = _HOME.sub("", bare) if bare != words else bare
    lone = lone or (bare != words and registry.tail(bare) is None and all(map(_is_name, bare.split())))
    words = bare if lone else words
    cut = _WORD.findall(words)
    lows = [_OWNER.sub("", word).casefold() for word in cut]
    first, after = _role(lows)
    if first == after:
        return _unknown(words, cut, lows, registry, lone=lone) or (_described(cut, lows) if lone else None)
    named = any(word[:1].isupper() for word in cut[after:]) or any(word[:1].isupper() for word in cut[:first])
    if not named or _is_group(words, after == len(cut), registry):
        return None
    role = " ".join(lows[first:after])
    if role in _lists()["kin"]:
        return Person(role, role, role, head=False, surname="")
    own = _WORD.findall(told["name"]) if told is not None else []
    full = 1 < len(own) <= first and all(map(_is_name, own)) and registry.tail(" ".join(own)) is None
    before = [index for index in range(first) if not full and _tells(cut[index], lows[index], registry)]
    behind = _behind(cut, lows, after, registry)
    kept = [*before, *range(first, after), *behind]
    name = " ".join(cut[index] if index in behind or index in before else lows[index] for index in kept)
    names = [word for index, word in enumerate(cut) if index not in kept and word[0].isupper()]
    surname = _OWNER.sub("", names[-1]) if names else ""
    past = {"former", "ex", "late"} & set(lows[:first])
    head = role in _lists()["heads"] and not past
    return Person(fold(name) or role, name, role, head=head, surname=surname)


def with_others(words: str, registry: Actors, *, lone: bool = False) -> Person | None:
    """Return the person that words name first, with what he is or who is with him ("X and her son")."""
    told = _TAIL.match(words)
    first, after = _role([_OWNER.sub("", word).casefold() for word in _WORD.findall(words)])
    of_name = first == after or bool(told and told["others"])
    with_him = registry.generic(told["others"] or "") if told else None
    armed = with_him is not None and with_him.kind is not ActorKind.CIVILIANS
    if told is None or not of_name or armed:
        return None
    return person(told["name"], registry, lone=lone)


def shown_surnames(text: str, harmed: Iterable[str] = ()) -> frozenset[str]:
    """Return the last words of the full names that a report surely shows to be one person's.

    Stricter than what keeps surnames from being read as towns: a verb of saying may be a group's.
    ``harmed`` are words for people who may be told by a name alone: the surname of a full name among them is
    a person's, as is a name that "he" or "her" goes back to.
    """
    shown = {found["last"] for one in (*_told_as(), _given_first()) for found in one.finditer(text)}
    full = {_OWNER.sub("", found["last"]) for found in _FULL.finditer(text)}
    alone = {_OWNER.sub("", words) for words in harmed if not words.endswith("s")}
    he = {one for one in alone if re.search(rf"\b{re.escape(one)}\b{_ABOUT_HIM}", text)}
    first = {found[0].split()[0] for one in _told_as() for found in one.finditer(text)}
    given = {one for one in map(fold, first) if len(one) > _SHORTEST_GIVEN}
    again = {one for one in full if _again(text, one)}
    return frozenset({_OWNER.sub("", one) for one in shown} | (full & alone) | he | given | again)


def _again(text: str, last: str) -> bool:
    """Say whether the last word of a full name stands alone later for who acts or owns, as a surname does.

    That of an organisation follows "the" ("the Front") or is a word by itself ("court").
    """
    alone = re.compile(
        rf"(?<![A-Z][\w.'\u2019-] )(?<!\bthe )(?<!\bThe )(?<![\w-]){re.escape(last)}"
        rf"(?=['\u2019]s [a-z]| (?:{_any_of('acts')})\b)"
    )
    before = re.compile(r"[A-Z][\w.'\u2019-]* $")
    starts = (one.start() for one in alone.finditer(text))
    met = (start for start in starts if not before.search(text, max(0, start - _REACH), start))
    return next(met, None) is not None and re.search(rf"\b{re.escape(last.lower())}\b", text) is None


@cache
def _told_as() -> tuple[re.Pattern[str], ...]:
    """Return what shows that a full name is a person's: an age, a noun for one, what befalls persons."""
    patterns = (
        rf"\b{FULL_NAME}(?=,? (?:[JS]r\.?)?,? ?\d{{1,3}}(?:[,.;)]| of\b| and\b| years? old\b))",
        rf"\b{FULL_NAME}(?=, an? \d{{1,3}}-year-old)",
        rf"-year-old {FULL_NAME}",
        rf"\b(?i:{_any_of('one')}) {FULL_NAME}",
        rf"\b(?:his|her|whose|their|['\u2019]s) (?:{_any_of('near')}),? {FULL_NAME}",
        r"\b[A-Z][a-z'\u2019-]+ (?:[A-Z]\. )+(?P<last>[A-Z][a-z][A-Za-z'\u2019-]*)",
        rf"\bidentified as {FULL_NAME}",
        rf"\b{FULL_NAME}(?=,? (?:who|pleaded|allegedly|is in custody|was (?:{_any_of('befalls')}))\b)",
    )
    return tuple(map(re.compile, patterns))


def _any_of(name: str) -> str:
    """Return the pattern of any of a list of words."""
    return "|".join(sorted(map(re.escape, _lists()[name])))


@cache
def _given_first() -> re.Pattern[str]:
    """Return the pattern of a full name that begins with a given name common in the news."""
    given = "|".join(sorted(name.capitalize() for name in _lists()["given"]))
    return re.compile(rf"\b(?=(?:{given}) ){FULL_NAME}")


def bears(words: str, names: frozenset[str]) -> bool:
    """Say whether words are a name that ends with one of some surnames, an age aside."""
    told = _TAIL.match(words)
    several = (told["name"] if told else words).split(" and ")
    lasts = [_OWNER.sub("", _AGED.sub("", one).rpartition(" ")[2]) for one in several]
    known = (last in names or (last[:1].isupper() and fold(last) in names) for last in lasts)
    return any(known) and all(last[:1].isupper() for last in lasts)


def is_rank(word: str) -> bool:
    """Say whether a word is a rank, or short for one ("Capt.")."""
    low = word.casefold()
    return low in _lists()["address"] or low in _lists()["roles"]


def _role(lows: list[str]) -> tuple[int, int]:
    """Return where the first role stands, the longest first; two equal places for none."""
    lists = _lists()
    for first in range(len(lows)):
        for after in range(min(len(lows), first + _MOST_ROLE_WORDS), first, -1):
            phrase = " ".join(lows[first:after])
            if phrase in lists["heads"] or phrase in lists["roles"] or phrase in lists["kin"]:
                return first, after
    return 0, 0


def _is_group(words: str, ends: bool, registry: Actors) -> bool:  # noqa: FBT001  (says what it is at the one call)
    """Say whether the last word makes the words a group's name ("Commander Nazir Group")."""
    return not ends and registry.tail(words) is not None


def _tells(word: str, low: str, registry: Actors) -> bool:
    """Say whether a word tells whose role it is: no personal name."""
    if low in _NOTHING or low in _lists()["address"]:
        return False
    if not word[0].isupper():
        return True
    bare = _OWNER.sub("", word)
    short = bare.isupper() and len(bare) > 1
    given = low in _lists()["given"]
    return (
        low in _lists()["beside"]
        or short
        or bool(registry.countries(bare))
        or (not given and places().holds(bare))
    )


def _behind(cut: list[str], lows: list[str], after: int, registry: Actors) -> list[int]:
    """Return the words after the role that tell of what: those that "of" or "for" begins."""
    link = next((index for index in range(after, len(cut)) if lows[index] in _LINKS), None)
    if link is None:
        return []
    told = [index for index in range(link, len(cut)) if _tells(cut[index], lows[index], registry)]
    return told if len(told) > 1 else []


def _is_name(word: str) -> bool:
    return word[0].isupper() or word.casefold() in _PARTICLES or word == "and"


def _described(cut: list[str], lows: list[str]) -> Person | None:
    """Return somebody told by what he is, without the name behind that ("his aunts, Y and Z")."""
    first = len(cut)
    while first > 0 and (_is_name(cut[first - 1]) or cut[first - 1] == ","):
        first -= 1
    names = [low for low in lows[first:] if low != ","]
    known = _lists()["address"] | _lists()["given"]
    personal = cut[first : first + 1] == [","] or not known.isdisjoint(names[:1])
    if not 0 < first < len(cut) or not personal or lows[first - 1] in _LINKS | _FROM:
        return None
    name = " ".join(lows[:first])
    return Person(fold(name), name, name, head=False, surname="")


def _unknown(words: str, cut: list[str], lows: list[str], registry: Actors, *, lone: bool) -> Person | None:
    """Return a person whom no role describes, known by a given name or a form of address."""
    if lone and find_numbers(words):
        return None
    lists = _lists()
    plain = [low for low in lows if low not in {",", "and"}]
    several = "and" in lows and (lone or len(plain) > lows.count("and") + 1 or plain[0] in lists["given"])
    address = plain[:1] and plain[0] in lists["address"]
    bears = plain[:1] and plain[0] in lists["given"]
    capital = all(
        word[0].isupper()
        or word == ","
        or low in _PARTICLES
        or (lone and low.isdecimal())
        or (several and low == "and")
        for word, low in zip(cut, lows, strict=True)
    )
    plain = [low for low in plain if not (lone and low.isdecimal())]  # an age
    most = _MOST_NAME_WORDS * (1 + (lows.count("and") if several else 0))
    fits = (1 if lone or bears else 2) <= len(plain) <= most and capital
    if not (fits and (address or bears or lone)) or registry.tail(words) is not None:
        return None
    digest = hashlib.sha256(fold(words).encode()).hexdigest()[:_DIGITS]
    return Person(f"person-{digest}", "a person", "", head=False, surname="")
