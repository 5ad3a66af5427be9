"""Page furniture in lines of its own: a heading with links or a plea below it, bylines, "sign up for ..."."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_ENDED = re.compile(r"[.…;:,][\"'”’)\]]*$")
_STOP = re.compile(r"[.!?:](?=\s+[^\W_])")
"""What ends a call to readers before the words of a report ("Join us on Telegram. ...")."""
_DATED = re.compile(
    r"\b(?:on|since|late|early) (?:sun|mon|tues|wednes|thurs|fri|satur)day\b|\byesterday\b", re.IGNORECASE
)
"""What tells news rather than calls for it: no link to another story, and no plea."""
_LONGEST = 160
"""How many code points a headline has at most."""
_PLEA = 5
"""How many lines below its heading a plea for money may have."""
_OPENING = 6
"""Among how many first and last lines a byline is looked for."""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    raw = tomllib.loads(files("annals.text").joinpath("data/furniture.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(f"(?:{one})" for one in raw["lines"][name]), re.IGNORECASE)


def opens_links(line: str) -> bool:
    """Say whether a line is a heading of links to other stories ("Related stories:")."""
    return _pattern("links").fullmatch(line.strip(" \t•*#-–—|>»▶➡️:")) is not None


def links_below(line: str, below: str) -> bool:
    """Say whether a line is a heading of links, and the line below it one of them."""
    return opens_links(line) and _is_link(below)


def in_lines(text: str) -> tuple[tuple[int, int], ...]:
    """Return where lines of page furniture stand in a text, in order; none if they are all that it has."""
    found = tuple(_found(list(_LINE.finditer(text))))
    left, at = [], 0
    for start, end in found:
        left.append(text[at:start])
        at = end
    return found if "".join((*left, text[at:])).strip() else ()


def _found(lines: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Yield where page furniture stands: whole lines, or a call before the first full stop of a line."""
    told = [one.group().strip() for one in lines]
    at = 0
    while at < len(lines):
        after = _behind(told, at)
        call = _STOP.search(lines[at].group()) if after == at and _pattern("calls").match(told[at]) else None
        if after > at:
            yield lines[at].start(), lines[after - 1].end()
        elif call and call.end() <= _LONGEST:
            yield lines[at].start(), lines[at].start() + call.end()
        at = max(after, at + 1)


def _behind(lines: Sequence[str], at: int) -> int:
    """Return the index behind the furniture that begins at a line, or the line's own."""
    line = lines[at]
    if opens_links(line):
        after = at + 1
        while at > 0 and after < len(lines) and _is_link(lines[after]):
            after += 1
        return after
    if _pattern("pleas").fullmatch(line.rstrip(" !.:")):
        last = min(len(lines), at + 1 + _PLEA)
        below = range(at + 1, next((n for n in range(at + 1, last) if _DATED.search(lines[n])), last))
        return 1 + max((n for n in below if _pattern("pleading").search(lines[n])), default=at)
    if _pattern("calls").match(line) and len(line) <= _LONGEST and _STOP.search(line) is None:
        return at + 1
    outer = min(at, len(lines) - 1 - at) < _OPENING
    return at + 1 if outer and _is_byline(line) else at


def _is_link(line: str) -> bool:
    """Say whether a line may be another story's headline: with a capital, no stop at its end, and no day."""
    head = line.lstrip(" \t•*-–—|>»▶➡️\"'“‘")[:1]
    return (
        len(line) <= _LONGEST
        and (head.isupper() or head.isdigit())
        and not (_ENDED.search(line) or _DATED.search(line))
    )


def _is_byline(line: str) -> bool:
    """Say whether a line names who wrote a report and for whom, and no more."""
    return len(line) <= _LONGEST // 2 and _byline().fullmatch(line) is not None


@cache
def _byline() -> re.Pattern[str]:
    """Return what tells a byline; its names begin with capitals."""
    name = r"[A-Z][\w.'’-]*(?: (?:(?:de|del|el|al|bin|van|von|the|of|and|&) ){0,2}[A-Z][\w.'’-]*){0,5}"
    return re.compile(
        rf"[\"“][^\"”]{{2,40}}[\"”],? for (?:the )?{name}|By {name},? for (?:the )?{name}|By [Tt]he {name}"
    )
