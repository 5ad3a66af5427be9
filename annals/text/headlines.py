"""Where the headline of a report ends: its title, or a first line that no mark ends."""

from __future__ import annotations

import re

_LONGEST, _FEWEST = 200, 4
_LINE = re.compile(r"[^\n]+")
_NO_HEADLINE = re.compile(
    r"(?:by|from|photo|image|published|updated|source)\b|[^\n]*\d{4}\W*$", re.IGNORECASE
)


def headline_end(text: str, title: str | None) -> int:
    """Return where the headline of a text ends, 0 where it has none.

    A first line of a few words or more is one that ends in no mark and has text in lines behind it.
    """
    if title:
        return len(title) if text.startswith(title) else 0
    line = _LINE.match(text)
    if line is None or line.end() >= len(text) - 1 or line.end() > _LONGEST:
        return 0
    words = line.group().rstrip()
    marked = words.endswith((".", "!", "?", ":", ",", ";", "…", "”", '"'))
    return 0 if marked or len(words.split()) < _FEWEST or _NO_HEADLINE.match(words) else line.end()
