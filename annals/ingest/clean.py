"""The text that is stored: one form of every character, plain line breaks, no page furniture.

Offsets in Annals point into what comes out of here. Cleaning what is clean changes nothing.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

from annals.text.furniture import links_below

# Line separators become line breaks; bytes read as the C1 "next line" too.
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Controls, soft hyphens, zero-width spaces and joiners of no width, marks of writing direction,
# byte-order marks, noncharacters, lone surrogates.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]"
)
_SPACES = re.compile("[\t \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_LINE_ENDS = re.compile(" *\n *")
_GAPS = re.compile(r"\n{3,}")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("annals.ingest").joinpath("data/boilerplate.toml").read_text(encoding="utf-8"))


@cache
def _run_on() -> tuple[tuple[re.Pattern[str], bool, bool], ...]:
    """Return what finds furniture within a line, with whether to part the line before it and after it."""
    sides = (("runs", True, True), ("openers", True, False), ("credits", False, True))
    return tuple(
        (re.compile("|".join(f"(?:{each})" for each in _data()[name]), re.MULTILINE), before, after)
        for name, before, after in sides
    )


def parted(text: str) -> str:
    """Return the text with furniture that was run into a line set apart by blank lines."""
    for pattern, before, after in _run_on():
        pieces, at = [], 0
        for match in pattern.finditer(text):
            head, rest = text[at : match.start()], text[match.end() :]
            opens = before and bool(head.strip(" ")) and not head.rstrip(" ").endswith("\n")
            ends = after and bool(rest) and not rest.lstrip(" ").startswith("\n") and bool(rest.strip(" "))
            pieces += [head.rstrip(" ") + "\n\n" if opens else head, match[0]]
            at = match.end()
            if ends:
                pieces.append("\n\n")
                at += len(rest) - len(rest.lstrip(" "))
        text = "".join([*pieces, text[at:]])
    return text


@cache
def _boilerplate() -> tuple[re.Pattern[str], int]:
    raw = _data()
    return re.compile("|".join(f"(?:{each})" for each in raw["patterns"]), re.IGNORECASE), raw["longest_line"]


def clean_text(text: str) -> str:
    """Return the text as it is stored.

    NFC; line breaks are line feeds, at most two together; runs of spaces of any kind are one space, none
    at the ends of lines; control and invisible characters are gone; page furniture run into a line
    (``data/boilerplate.toml``) stands apart, and lines that are furniture are left out whole.
    """
    text = parted(normal_form(text))
    lines = text.split("\n")
    kept = (line for n, line in enumerate(lines) if not is_boilerplate(line) or _heads(lines, n))
    return _GAPS.sub("\n\n", "\n".join(kept)).strip("\n ")


def _heads(lines: list[str], at: int) -> bool:
    """Say whether a line is a heading above links to other stories, which are told by it."""
    below = next((line for line in lines[at + 1 :] if line.strip()), "")
    return links_below(lines[at], below) and not is_boilerplate(below)


def clean_line(text: str | None, longest: int) -> str | None:
    """Return a title, name or address on one line, None where nothing is left or it is too long."""
    if text is None:
        return None
    line = " ".join(normal_form(text).split())
    return line if 0 < len(line) <= longest else None


def normal_form(text: str) -> str:
    """Return the text with one form of every character, space and line break, no line left out."""
    text = _DROPPED.sub("", _BREAKS.sub("\n", text))
    # Composing may need a second look: a character dropped can bring two others together.
    text = unicodedata.normalize("NFC", text)
    text = _LINE_ENDS.sub("\n", _SPACES.sub(" ", text))
    return _GAPS.sub("\n\n", text).strip("\n ")


def is_boilerplate(line: str) -> bool:
    """Say whether a whole line is page furniture rather than reporting."""
    pattern, longest = _boilerplate()
    line = line.strip()
    return 0 < len(line) <= longest and pattern.fullmatch(line) is not None
