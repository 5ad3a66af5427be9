"""Attributions of a text as sets of its words: a source, a cue, a content; read from brat files, compared."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from evaluation.files import DataError
from evaluation.measures import f1
from evaluation.offsets import Range

ROLES = ("source", "cue", "content")
_TOKEN = re.compile(r"\w+(?:['\u2019]\w+)*|[^\w\s]")
_SPAN = re.compile(r"T\d+\t\S+ (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
_KIND = "Attribution"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who, by which words, is given what; each the numbers of words of the text, in no role twice."""

    source: frozenset[int] = frozenset()
    cue: frozenset[int] = frozenset()
    content: frozenset[int] = frozenset()


class Tokens:
    """The words and punctuation marks of a text; ``plain`` are the numbers of those that are words."""

    def __init__(self, text: str) -> None:
        found = list(_TOKEN.finditer(text))
        self.words = [one[0] for one in found]
        self.plain = frozenset(n for n, word in enumerate(self.words) if word[0].isalnum())
        self.starts = [one.start() for one in found]
        self.ends = [one.end() for one in found]

    def within(self, *ranges: Range) -> frozenset[int]:
        """Return the numbers of the words that the ranges touch, punctuation apart."""
        touched = (
            range(bisect_right(self.ends, start), bisect_left(self.starts, end)) for start, end in ranges
        )
        return self.plain.intersection(chain.from_iterable(touched))


def read_attributions(path: Path, tokens: Tokens) -> list[Attribution]:
    """Read the attributions of a brat file; marks of another kind ("Discard", "Discuss") are none.

    Raises:
        DataError: the file cannot be read, or an attribution names words that it does not mark.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path.name} cannot be read: {error}") from error
    spans = {line.partition("\t")[0]: _ranges(found[1]) for line in lines if (found := _SPAN.match(line))}
    events = [(n, line) for n, line in enumerate(lines, start=1) if re.match(rf"E\d+\t{_KIND}", line)]
    return [_attribution(f"{path.name}, line {n}", line, spans, tokens) for n, line in events]


def _ranges(written: str) -> list[Range]:
    pairs = (part.split() for part in written.split(";"))
    return [(int(start), int(end)) for start, end in pairs]


def _attribution(where: str, line: str, spans: dict[str, list[Range]], tokens: Tokens) -> Attribution:
    """Return one attribution; a second source or content is written "Content2"."""
    held: dict[str, frozenset[int]] = dict.fromkeys(ROLES, frozenset())
    for part in line.partition("\t")[2].split():
        name, _, key = part.partition(":")
        role = name.rstrip("0123456789").casefold()
        if role not in held:
            continue
        if key not in spans:
            raise DataError(f"{where}: {part!r} marks no words")
        held[role] |= tokens.within(*spans[key])
    return Attribution(**held)


def role_figures(
    role: str, gold: Sequence[Sequence[Attribution]], said: Sequence[Sequence[Attribution]]
) -> tuple[float, float, float, int]:
    """Return precision, recall and F1 over the words of one role in all texts, and how many the key has."""
    wanted, given = _words(role, gold), _words(role, said)
    right = len(wanted & given)
    precision, recall = _ratio(right, len(given)), _ratio(right, len(wanted))
    return precision, recall, f1(precision, recall), len(wanted)


def _words(role: str, texts: Sequence[Sequence[Attribution]]) -> set[tuple[int, int]]:
    return {(n, word) for n, told in enumerate(texts) for one in told for word in getattr(one, role)}


def span_figures(
    role: str, gold: Sequence[Sequence[Attribution]], said: Sequence[Sequence[Attribution]]
) -> tuple[float, int]:
    """Return the F1 over spans of one role that share a word with one of the key's, each paired once."""
    wanted = [[one for one in told if getattr(one, role)] for told in gold]
    given = [[one for one in told if getattr(one, role)] for told in said]
    return whole_figures(wanted, given, (role,))


def whole_figures(
    gold: Sequence[Sequence[Attribution]], said: Sequence[Sequence[Attribution]], roles: Iterable[str]
) -> tuple[float, int]:
    """Return the F1 over attributions of which each of these roles shares a word with the key's, or has none.

    Each is paired once, in the order of the cues.
    """
    asked = tuple(roles)
    right = sum(len(list(_pairs(wanted, given, asked))) for wanted, given in zip(gold, said, strict=True))
    n, told = sum(map(len, gold)), sum(map(len, said))
    return f1(_ratio(right, told), _ratio(right, n)), n


def _pairs(
    wanted: Sequence[Attribution], given: Sequence[Attribution], roles: Sequence[str]
) -> Iterator[tuple[Attribution, Attribution]]:
    free = sorted(wanted, key=_place)
    for one in sorted(given, key=_place):
        met = next((other for other in free if all(_meet(one, other, role) for role in roles)), None)
        if met is not None:
            free.remove(met)
            yield met, one


def _place(one: Attribution) -> int:
    return min(one.cue, default=-1)


def _meet(one: Attribution, other: Attribution, role: str) -> bool:
    a, b = getattr(one, role), getattr(other, role)
    return bool(a & b) or not (a or b)


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
