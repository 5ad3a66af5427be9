"""Who, where, when and with what in news of a shooting, without reading: names, ages and a list of words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NAME = r"[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+){1,2}"
_ACCUSED = re.compile(
    r"\b(?:suspects?|suspected|accused|charged|arrested|custody|wanted|gunman|shooter)\b", re.IGNORECASE
)
_HIT = re.compile(
    r"\b(?:victims?|killed|dead|died|wounded|injured|shot|hospital|hit|struck)\b", re.IGNORECASE
)
_PERSON = re.compile(rf"{_NAME}(?=,? (?:\(|age |\d\d\b))|\b\d{{1,2}}[- ]year[- ]old\b|(?<=, )\d\d(?=,)")
_WEAPON = re.compile(
    r"\b(?:(?:\.?\d\d[- ]caliber|semi-?automatic|9 ?mm|assault) )?"
    r"(?:handguns?|pistols?|rifles?|shotguns?|revolvers?|firearms?|guns?|AK-47|AR-15)\b",
    re.IGNORECASE,
)
_BLOCK = r"(?:\d+ )?[Bb]lock of (?:[A-Z0-9][\w.]*\s?)+"
_STREET = (
    r"(?:[A-Z0-9][\w.]* )+(?:Street|Avenue|Road|Drive|Boulevard|Lane|St\.?|Ave\.?|Rd\.?|Dr\.?|Blvd\.?)\b"
)
_TOWN = r"(?<=\b[Ii]n )[A-Z][a-z]+(?: [A-Z][a-z]+)*"
_PLACE = re.compile(f"{_BLOCK}|{_STREET}|{_TOWN}")
_TIME = re.compile(
    r"\b\d{1,2}(?::\d\d)? ?[ap]\.? ?m\b\.?"
    r"|\b(?:early|late|morning|afternoon|evening|night|midnight|noon)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^\n]+")


def roles_by_words(text: str) -> dict[str, list[str]]:
    """Return the words for each role; a person belongs to the role whose words come first in the line."""
    people: dict[str, list[str]] = {"shooter": [], "victim": []}
    for line in _SENTENCE.findall(text):
        role = _role(line)
        if role:
            people[role] += [found[0] for found in _PERSON.finditer(line)]
    others = {"weapon": _WEAPON, "place": _PLACE, "time": _TIME}
    return people | {role: list(_found(pattern, text)) for role, pattern in others.items()}


def _role(line: str) -> str | None:
    accused, hit = _ACCUSED.search(line), _HIT.search(line)
    if accused and (hit is None or accused.start() < hit.start()):
        return "shooter"
    return "victim" if hit else None


def _found(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for found in pattern.finditer(text):
        yield found[0]
