"""The text that is stored: one form of every character, plain line breaks, no page furniture.

Offsets in Annals point into what comes out of here. Cleaning what is clean changes nothing.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

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
def _boilerplate() -> tuple[re.Pattern[str], int]:
    raw = tomllib.loads(files("annals.ingest").joinpath("data/boilerplate.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(f"(?:{each})" for each in raw["patterns"]), re.IGNORECASE), raw["longest_line"]


def clean_text(text: str) -> str:
    """Return the text as it is stored.

    NFC; line breaks are line feeds, at most two together; runs of spaces of any kind are one space, none
    at the ends of lines; control and invisible characters are gone; lines that are page furniture
    (``data/boilerplate.toml``) are left out whole.
    """
    text = normal_form(text)
    kept = "\n".join(line for line in text.split("\n") if not is_boilerplate(line))
    return _GAPS.sub("\n\n", kept).strip("\n ")


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
