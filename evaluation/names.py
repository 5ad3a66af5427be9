"""Compares names of places of a key with the product's, by a rule of the evaluation's own."""

from __future__ import annotations

import re
import unicodedata

_SHORT = {"saint": "st", "sainte": "st", "fort": "ft", "mount": "mt"}
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = dict.fromkeys(map(ord, "'`\u2018\u2019\u02bb\u02bc"))


def plain(name: str) -> str:
    """Return the name in small letters without diacritics, punctuation and spaces.

    "Saint", "Fort" and "Mount" become "st", "ft" and "mt".
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = _WORD.findall(kept.translate(_APOSTROPHES))
    return "".join(_SHORT.get(word, word) for word in words)
