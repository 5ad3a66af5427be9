"""Short forms that a report introduces for its actors: in brackets, by "known as", or by a name's letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annals.gazetteer.actors import ActorMatch, Actors

_BRACKETS = re.compile(r"\(\s*[\"'\u201c\u2018]?([^()\"'\u201d\u2019]{2,60}?)[\"'\u201d\u2019]?\s*\)")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z0-9.&/-]{1,11}")
_KNOWN_AS = re.compile(
    r",?\s+(?:also\s+)?(?:known (?:as|by its initials as)|abbreviated (?:as|to)|or)"
    r"\s+(?:the\s+)?([A-Z][A-Za-z]{0,4}[A-Z])\b"
)
_CAPITALS = re.compile(r"\b[A-Z][A-Z&]{2,5}\b")
_RUN = re.compile(r"[A-Z][\w'\u2019-]+(?:\s+(?:(?:of|for|the|and|de|del)\s+){0,2}[A-Z][\w'\u2019-]+){2,6}")
_EXTRA_WORDS = 5
_MOST_CAPITALS = 6


@dataclass(frozen=True, slots=True)
class Introduced:
    """What an abbreviation was introduced for: registry keys, or none for a name of the report's own."""

    keys: tuple[str, ...]
    name: str


def introduced(
    registry: Actors, text: str, matches: tuple[ActorMatch, ...]
) -> Iterator[tuple[str, Introduced]]:
    """Yield each abbreviation that brackets introduce, and what for."""
    before = {match.end: match for match in matches}
    for found in _BRACKETS.finditer(text):
        inside = found[1].strip().removeprefix("or ").removeprefix("the ")
        head = text[: found.start()].rstrip(" \"'\u201c\u201d\u2018\u2019")
        if _ABBREVIATION.fullmatch(inside):
            known = _long_form(registry, text, head, inside, before.get(len(head)))
            if known:
                yield inside, known
            continue
        short = re.search(r"([A-Z][A-Za-z0-9-]{1,9})$", head)
        if short and _capitals(short[1]) > 1:
            keys = tuple(entry.key for entry in registry.find(inside))
            if keys and _initials(inside).startswith(short[1][0].lower()):
                yield short[1], Introduced(keys, inside)
    yield from _known_as(registry, text, before)


def _known_as(
    registry: Actors, text: str, before: Mapping[int, ActorMatch]
) -> Iterator[tuple[str, Introduced]]:
    """Yield each abbreviation that "known as" or "or" introduces, and what for."""
    for found in _KNOWN_AS.finditer(text):
        known = _long_form(registry, text, text[: found.start()], found[1], before.get(found.start()))
        if known:
            yield found[1], known


def initialled(registry: Actors, text: str) -> Iterator[tuple[str, Introduced]]:
    """Yield the abbreviations that nobody introduces but whose letters begin the words of a name before them.

    Only those that the registry holds for nobody, or that have too many meanings to count alone.
    """
    if text.isupper():
        return
    runs: dict[str, tuple[int, str]] = {}
    for run in _RUN.finditer(text):
        letters = "".join(word[0] for word in run[0].split() if word[0].isupper())
        runs.setdefault(letters, (run.start(), run[0]))
    for found in _CAPITALS.finditer(text):
        start, name = runs.get(found[0], (len(text), ""))
        open_to_it = found[0] in registry.word_list("weak") or not registry.find(found[0])
        if start < found.start() and open_to_it:
            yield found[0], Introduced(tuple(entry.key for entry in registry.find(name)), name)


def _long_form(
    registry: Actors, text: str, head: str, short: str, match: ActorMatch | None
) -> Introduced | None:
    """Return what stands before a bracketed abbreviation, when the abbreviation is of it."""
    if _capitals(short) < 2 or len(head) < len(short):  # noqa: PLR2004  (one capital is a name)
        return None
    fitting = _fitting(head, short)
    if match:
        name = text[match.start : match.end]
        known = {entry.key for entry in registry.find(short)}
        ours = set(match.keys) & known
        if ours or (fitting and len(fitting) <= len(name)):
            keys = tuple(key for key in match.keys if not ours or key in ours)
            return Introduced(keys, name)
        if not known and _capitals(short) <= _MOST_CAPITALS and all("actor:" in key for key in match.keys):
            return Introduced(match.keys, name)
        if known:
            return None
    if not fitting or not fitting[0].isupper():
        return None
    known = {entry.key for entry in registry.find(short)}
    inside = [key for one in registry.match(fitting) for key in one.keys if key in known]
    keys = tuple(entry.key for entry in registry.find(fitting)) or tuple(inside)
    return Introduced(keys, fitting)


def _fitting(head: str, short: str) -> str:
    """Return the shortest end of ``head`` whose words give the letters of the abbreviation.

    The letters are looked for from the right, the first at the start of a word (the algorithm of
    Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
    text", 2003).
    """
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    window = head[-200:]
    words = window.split()
    most = min(len(letters) + _EXTRA_WORDS, 2 * len(letters))
    window = " ".join(words[-most:])
    low, at = window.casefold(), len(window)
    for place in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and not (
            low[at] == letters[place] and (place > 0 or at == 0 or not low[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return ""
    found = window[at:]
    return found if not re.search(r"[.;:!?]\s", found) else ""


def _capitals(word: str) -> int:
    return sum(map(str.isupper, word))


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name)).lower()
