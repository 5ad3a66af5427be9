"""Folds the spellings of one name into one key.

Reports write one place or group in many ways: "Deir ez-Zor", "Deir al-Zour", "Dayr az Zawr". The
rules here take away what transliteration and typesetting vary most (case, accents, articles,
apostrophes, doubled letters, a few vowel pairs); what they leave apart, aliases in the data join.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = "'`\N{ACUTE ACCENT}\u2018\u2019\u02bc\u02bb\u02bf\u02be\u2032\u02b9\u02c8"
"""Straight, curly, spacing accents, primes, and the half rings for ain and hamza."""
_LETTERS = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "")
    | {"ø": "o", "ł": "l", "\N{LATIN SMALL LETTER DOTLESS I}": "i", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d"}
    | {"ð": "d", "þ": "th", "ə": "a", "ħ": "h", "ŧ": "t", "&": " and ", ".": ""}
)
_POSSESSIVE = re.compile(r"['\u2019\u02bc]s(?!\w)")
_NOT_WORD = re.compile(r"[\W_]+")
_ARTICLES = frozenset({"al", "el", "ul", "il"})
_ASSIMILATED = re.compile(r"(?:[aeu])(d|dh|n|r|s|sh|t|th|z)$")
"""The Arabic article before a sun letter: "ar Raqqah", "ez-Zor", "ash-Shihr"."""
_LONGEST_ARTICLE = 3
_SHORT = {"saint": "st", "sainte": "st", "mount": "mt", "fort": "ft"}
_SPANISH = frozenset(
    {
        *("alto", "banco", "bagre", "cajon", "callao", "carmen", "centro", "cerrito", "charco", "dorado"),
        *("doncello", "espinal", "monte", "nido", "oro", "paso", "penon", "progreso", "retorno", "reno"),
        *("rosario", "salado", "salto", "salvador", "segundo", "tambo", "tarra", "tigre", "valle", "zulia"),
        *("campo", "cairo", "mirage", "plateado", "porvenir", "puerto", "tejar", "triunfo", "zapote"),
    }
)
"""Words after which "El" is the Spanish article, a part of the name ("El Salvador" is not Salvador)."""
_SOUNDS = (("ch", "sh"), ("ou", "u"), ("oo", "u"), ("q", "k"))
_AI = re.compile(r"(?:ay|ey|ei)(?![aeiou])")
_DOUBLED = re.compile(r"([^\W\d])\1+")
_FINAL_IA = re.compile(r"(?<=..)i(?:y?a|ye|e)h?$")
_FINAL_A = re.compile(r"(?<=..)[ae]h$")
_SHORTEST = 4
"""Shorter words carry too little to lose any of it."""


def _plain(name: str) -> str:
    """Return the name in lower case without accents and apostrophes."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name)
        name = "".join(letter for letter in name if not unicodedata.combining(letter))
    plain = name.casefold()
    return plain if plain.isalnum() and plain.isascii() else _POSSESSIVE.sub("", plain).translate(_LETTERS)


def _is_article(word: str, following: str) -> bool:
    if word in _ARTICLES:
        return not (word == "el" and following in _SPANISH)
    if len(word) > _LONGEST_ARTICLE:
        return False
    found = _ASSIMILATED.match(word)
    return bool(found and len(following) > 2 and following.startswith(found[1]))  # noqa: PLR2004  (a stem)


@lru_cache(maxsize=1 << 15)
def _sound(word: str) -> str:
    """Join spellings of one sound in one word."""
    if len(word) < _SHORTEST or not word.isalpha():
        return word
    for written, kept in _SOUNDS:
        word = word.replace(written, kept)
    if "y" in word or "ei" in word:
        word = _AI.sub("ai", word)
    word = _DOUBLED.sub(r"\1", word)
    if word[-1] in "aeh":
        word = _FINAL_A.sub("a", _FINAL_IA.sub("ia", word))
    return word


def _pass(text: str) -> str:
    words = text.split()
    while len(words) > 1 and words[0] == "the":
        del words[0]
    last = len(words) - 1
    kept = [
        _sound(_SHORT.get(word, word))
        for place, word in enumerate(words)
        if place == last or not _is_article(word, words[place + 1])
    ]
    return " ".join(kept)


@lru_cache(maxsize=1 << 15)
def fold(name: str) -> str:
    """Return the key under which every usual spelling of a name is found; "" when nothing is left.

    The key is for comparing only, never for showing. Folding a key again changes nothing.
    """
    text = _NOT_WORD.sub(" ", _plain(name)).strip()
    while (shorter := _pass(text)) != text:
        text = shorter
    return text
