"""Page furniture run into a report's text: links to other stories, key words, credits of pictures.

It stays in the text, and no reader reads it. Such text often has no marks: what shows it is a word like
"Related" or a credit, before a run of words with capitals that ends where a sentence begins.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from annals.text._furniture_lines import in_lines, links_below
from annals.text.dateline import agencies

__all__ = ["furniture", "links_below", "without_furniture"]

Offsets = tuple[int, int]

_LINE = re.compile(r"[^\n]+")
_TOKEN = re.compile(r"\S+")
_ENDS = re.compile(r"(?<!\b[A-Za-z])[.!?…]+[\"'”’)\]]*$")
_QUOTES = ('"', "“", "‘")
_AROUND = "\"'“”‘’()[],;:.!?-–—"
_NAME = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|ed|es|ez|er|et)-\w")
_PAST = re.compile(r"[a-z]+ed")
_FEWEST = 6
"""How many words with capitals a credit and the headline behind it have at least."""


@cache
def _words(name: str) -> frozenset[str]:
    raw = tomllib.loads(files("annals.text").joinpath("data/furniture.toml").read_text(encoding="utf-8"))
    return frozenset(raw[name])


@lru_cache(maxsize=1)  # a report is asked for twice: for its sentences and for what is heard in it
def without_furniture(text: str) -> str:
    """Return the text with an empty line and spaces, as long, where page furniture stands in it."""
    for start, end in furniture(text):
        text = f"{text[:start]}\n\n{' ' * (end - start - 2)}{text[end:]}"
    return text


def furniture(text: str) -> tuple[Offsets, ...]:
    """Return where page furniture stands in a text."""
    whole = in_lines(text)
    lines = (one for one in _LINE.finditer(text) if not any(a <= one.start() < z for a, z in whole))
    return tuple(sorted((*whole, *(span for line in lines for span in _in_line(line.group(), line.start())))))


def _in_line(line: str, start: int) -> Iterator[Offsets]:
    if line.isupper():  # capitals tell nothing
        return
    found = list(_TOKEN.finditer(line))
    tokens = [one.group() for one in found]
    at, opens = 0, True
    while at < len(tokens):
        after = _run(tokens, at) if opens or tokens[at - 1].isdigit() else at
        if after > at:
            yield start + found[at].start(), start + found[after - 1].end()
        opens = after > at or _ENDS.search(tokens[at]) is not None
        at = max(after, at + 1)


def _run(tokens: Sequence[str], at: int) -> int:
    """Return the index behind the furniture that begins at a token, or the token's own."""
    link, listed = _behind(tokens, at, "links"), _behind(tokens, at, "lists")
    heads = at < listed < len(tokens) and (_capital(tokens[listed]) or tokens[at] == "Tags")
    if (link > at or heads) and not any(map(_ENDS.search, tokens[at + 1 :])):
        return len(tokens)  # the line holds no sentence
    if link > at:
        return _sentence(tokens, link, _in_prose)
    if heads:
        after = _sentence(tokens, listed, _among_key_words)
        return after if after > listed else at
    if _credited(tokens[at]):
        after = _sentence(tokens, at + 1, _in_prose)
        return after if sum(map(_capital, tokens[at:after])) >= _FEWEST else at
    return at


def _behind(tokens: Sequence[str], at: int, name: str) -> int:
    """Return the index behind words of a list that begin at a token, or the token's own."""
    two = " ".join(tokens[at : at + 2]).rstrip(":")
    return at + (2 if two in _words(name) else int(tokens[at].rstrip(":") in _words(name)))


def _credited(token: str) -> bool:
    """Say whether a token names an agency that may have taken a picture."""
    word = token.partition("/")[0]
    return not {word, word.capitalize()}.isdisjoint(agencies() | _words("credits")) and word[0].isupper()


def _sentence(tokens: Sequence[str], at: int, tells: Callable[[str], bool]) -> int:
    """Return where the sentence begins, from an index on, whose first telling word is found.

    It begins with a dateline, a quotation, the last word that opens sentences, or else the last capital.
    """
    told = next((n for n in range(at, len(tokens)) if tells(tokens[n])), len(tokens))
    ended = next((n + 1 for n in range(at, told) if _ENDS.search(tokens[n])), None)
    if ended is not None:
        return at if ended == told else ended
    if told == len(tokens):
        return told
    for n in range(at, told - 1):
        if tokens[n].isupper() and tokens[n + 1].strip("()") in agencies() and tokens[n + 1][0] == "(":
            return n
    opening = [n for n in range(at, told) if _opens(tokens, n)]
    capital = [n for n in range(at, told) if _capital(tokens[n])]
    return max(opening or capital, default=at)


def _opens(tokens: Sequence[str], at: int) -> bool:
    """Say whether a token opens a sentence."""
    word = tokens[at]
    small = at + 1 < len(tokens) and not _capital(tokens[at + 1])
    if word.startswith(_QUOTES) or word in _words("openers"):
        return True
    return small and word in _words("openers_before_small")


def _capital(token: str) -> bool:
    """Say whether a token begins with a capital, a particle before the name left aside."""
    word = _NAME.sub("X", token.strip(_AROUND))
    return word[:1].isupper()


def _in_prose(token: str) -> bool:
    """Say whether a token is of a sentence, and no word of a headline."""
    word = token.strip(_AROUND)
    return word[:1].islower() and not _capital(token) and word not in _words("small")


def _among_key_words(token: str) -> bool:
    """Say whether a token among key words is of a sentence."""
    word = token.strip(_AROUND)
    return word in _words("small") | _words("verbs") or _PAST.fullmatch(word) is not None
