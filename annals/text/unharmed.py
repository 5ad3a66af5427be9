"""Words that say that nobody was harmed: "no casualties", "without hurting anyone", "all 23 crew safe"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from annals.model.vocabulary import Harm

_BOTH = (Harm.KILLED, Harm.INJURED)
_LOSSES = {
    r"casualt(?:y|ies)|victims?|(?:human|life) losses|loss(?:es)? of life": _BOTH,
    r"dead or (?:injured|wounded|hurt)": _BOTH,
    r"deaths? or injur(?:y|ies)|deaths? or casualties|injur(?:y|ies) or deaths?": _BOTH,
    r"injur(?:y|ies)|injured|wounded": (Harm.INJURED,),
    r"deaths?|fatalit(?:y|ies)|dead": (Harm.KILLED,),
}
_HARMED = {
    r"hurt|harmed|struck|hit": _BOTH,
    r"(?:killed|dead) (?:or|nor) (?:injured|wounded|hurt)|(?:injured|wounded|hurt) (?:or|nor) killed": _BOTH,
    r"injured|wounded": _BOTH,
    r"killed": (Harm.KILLED,),
}
_OF = r"(?:(?:human|civilian|personal|immediate|serious|own|friendly)\s+)?"
_ANY = rf"(?:any\s+)?{_OF}"
_WAS = r"(?:was|were|is|are|had been|has been|have been|got)"
_NO_ONE = r"(?:no one|nobody|none(?: of [^.;!?]{1,40}?)?|neither(?: of [^.;!?]{1,30}?)?|no \w+(?: \w+)?)"
_SAFE = (
    r"(?:safe(?: and sound| and well)?|unhurt|unharmed|uninjured|unscathed"
    r"|not (?:hurt|harmed|injured|wounded)|well(?=\s*(?:[.,;]|after\b|$)))"
)
_GOT_AWAY = r"(?:was|were|is|are|escaped|emerged|walked away|got away|got out|survived|landed)"
_CAUSE = r"cause|inflict|leave|suffer|claim|produce|result in|lead to|take"
_WHO = (
    r"(?:all|the|both|he|she|they|everyone|everybody|his|her|their|a|an|its)\b"
    r"(?:(?!\b(?:and|but|who|that|which|while|when|as|after|killed|killing|wounded|wounding|injured|died|hit|struck)\b)"
    r"[^.;:!?,]){0,60}?"
)
_COUNTED = (
    r"(?:all\s+)?(?:\d+|the|its)\s+(?:\d+\s+)?(?:people|crew|passengers|workers|occupants|sailors|seafarers)"
)
_LEFT_BEHIND = (
    r"\b(?:survived by|surviving(?: (?:him|her|them))? (?:is|are)|survivors include (?:his|her|their)"
    r"|(?:preceded|predeceased)(?: in death)? by)\b(?:(?!, who\b)[^.\n]|(?<=\b[A-Z])\.)*"
)
"""Who outlived somebody, or died before: none of them was harmed with him."""
_NO_HARM = re.compile(
    r"^(?:there\s+(?:was|were)\s+|denied\s+)?(?P<none>no(?:ne|body)?|nil|neither|without|not\s+one|did\s+not)\b"
    rf"|(?:\b|^){_SAFE}$",
    re.IGNORECASE,
)
"""In words for people harmed: what says that there were none."""
_MATERIAL = r"(?:\w+\s+)?(?:material|property)\s+(?:damages?|loss(?:es)?)"
"""What harmed nobody where it was all ("causing material damage only")."""
_NOT_SO = re.compile(
    r"\b(?:if|to|ensure|ensuring|ensured|so that|would|could|will|should|hop\w+|avoid\w*|until|unless"
    r"|whether|claim\w*)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_NOT_ALL = re.compile(
    r"^[^.;!?]{0,40}\b"
    r"(?:reported|confirmed|known|but for|except|apart from|other than|besides|yet|to report)\b",
    re.IGNORECASE,
)


class Unharmed(NamedTuple):
    """Words from ``start`` to ``end`` of a text that say so, and which harms nobody suffered.

    ``known``: they are of those alone that are known, or of all but some ("were reported", "except").
    """

    start: int
    end: int
    harms: tuple[Harm, ...]
    known: bool


def find_unharmed(text: str) -> Iterator[Unharmed]:
    """Yield what says in a sentence that nobody was harmed, in the order of the text."""
    found: list[Unharmed] = []
    for pattern, harms in _patterns():
        for match in pattern.finditer(text):
            taken = any(match.start() < one.end and one.start < match.end() for one in found)
            if not taken and not _NOT_SO.search(text[: match.start()]):
                known = _NOT_ALL.search(text[match.end() :]) is not None
                found.append(Unharmed(match.start(), match.end(), harms, known))
    yield from sorted(found, key=lambda one: one.start)


def says_nobody(words: str) -> bool:
    """Say whether the words of a count say that nobody was harmed."""
    told = none_harmed(words)
    whole = told == (0, len(words)) and words.lower() != "no"
    return whole or any(pattern.fullmatch(words) for pattern, _ in _patterns())


def none_harmed(words: str) -> tuple[int, int] | None:
    """Return where words that stand for people harmed say that there were none, None where they do not."""
    found = _NO_HARM.search(words)
    if found is None:
        return None
    return found.span("none") if found["none"] else found.span()


def only_known(words: str) -> bool:
    """Say whether words say so only as far as is known ("no injuries were reported")."""
    return any(one.known for one in find_unharmed(words))


def _made() -> Iterator[tuple[str, tuple[Harm, ...]]]:
    for words, harms in _LOSSES.items():
        none = rf"(?:there\s+{_WAS}\s+)?no|without(?: causing| inflicting| suffering)?"
        yield rf"\b(?:{none})\s+{_ANY}(?:{words})\b", harms
        yield rf"\b(?:did|do|does|had|has)\s+not\s+(?:{_CAUSE})\s+{_ANY}(?:{words})\b", harms
    for words, harms in _HARMED.items():
        yield rf"\b{_NO_ONE}\s+{_WAS}\s+(?:{words})\b", harms
    yield r"\b(?:without\s+)?(?:hurting|harming|injuring)\s+(?:no one|nobody|anyone|anybody)\b", _BOTH
    yield rf"\b{_WHO}\s*\b{_GOT_AWAY}\s+{_SAFE}\b", _BOTH
    yield _LEFT_BEHIND, ()
    yield rf"\b(?:only|just)\s+{_MATERIAL}|\b{_MATERIAL}\s+(?:only|alone)\b", _BOTH
    yield rf"\b{_COUNTED}\b[^.;:!?,]{{0,20}}?\s{_SAFE}(?=\s*(?:[.;,!?]|$))", _BOTH


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], tuple[Harm, ...]], ...]:
    return tuple((re.compile(words, re.IGNORECASE), harms) for words, harms in _made())
