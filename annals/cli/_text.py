"""Text of reports made safe for a terminal: nothing in it may move the cursor, colour or reorder."""

from __future__ import annotations

import re
import unicodedata

_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # control sequences: colour, cursor
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f]).*?(?:\x07|\x1b\\|\x9c|$)"  # strings: titles, links
    r"|\x1b[ -/]*[0-~]?",
    re.DOTALL,
)
_REORDERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NO_TEXT = frozenset({"Cc", "Cs", "Zl", "Zp"})


def clean(text: str) -> str:
    """Return the text on one line without escape sequences, control characters or marks of direction."""
    return inner(text).strip()


def inner(text: str) -> str:
    """Return a piece of a line as `clean` does, with the space at its ends kept."""
    plain = _ESCAPES.sub("", text)
    return re.sub(r"\s+", " ", "".join(_kept(char) for char in plain))


def _kept(char: str) -> str:
    if char in _REORDERING:
        return ""
    return " " if unicodedata.category(char) in _NO_TEXT else char


def counted(number: int, thing: str, several: str | None = None) -> str:
    """Write a number of things: "1 report", "2 reports"."""
    return f"{number:,} {thing if number == 1 else several or thing + 's'}"


def words(name: str) -> str:
    """Write a name of the codebook as words: "claimed_by_perpetrator" is "claimed by perpetrator"."""
    return name.replace("_", " ")


def listed(items: list[str]) -> str:
    """Write a list as a sentence does: "a, b and c"."""
    return " and ".join([*([", ".join(items[:-1])] if items[:-1] else []), *items[-1:]])
