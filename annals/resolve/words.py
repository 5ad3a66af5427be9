"""The small word lists of this stage, and finding one of them in a sentence."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from annals.model.report import Report, Span


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    text = files("annals.resolve").joinpath("data/fields.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def listed(section: str, key: str) -> tuple[str, ...]:
    """Return the phrases of a list."""
    return tuple(_lists()[section][key])


def any_of(section: str, key: str) -> str:
    """Return the pattern that finds any phrase of a list, the longest first."""
    phrases = sorted(_lists()[section][key], key=lambda phrase: -len(phrase))
    return "(?:" + "|".join(re.escape(phrase) for phrase in phrases) + ")"


@cache
def _pattern(section: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(section, key)}\b", re.IGNORECASE)


def keys(section: str) -> tuple[str, ...]:
    """Return the values that a list of the data file tells apart, in its order."""
    return tuple(_lists()[section])


def has(section: str, key: str, words: str) -> bool:
    """Say whether one of the phrases of a list stands in the words."""
    return _pattern(section, key).search(words) is not None


def find(section: str, key: str, span: Span, report: Report) -> Span | None:
    """Return the first phrase of a list within a span."""
    return next(find_all(section, key, span, report), None)


def find_all(section: str, key: str, span: Span, report: Report) -> Iterator[Span]:
    """Yield the phrases of a list within a span."""
    for found in _pattern(section, key).finditer(report.text, span.start, span.end):
        yield report.span(found.start(), found.end())


@cache
def _forms(section: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_lists()[section][key])})\b", re.IGNORECASE)


def find_forms(section: str, key: str, span: Span, report: Report) -> Iterator[Span]:
    """Yield the words within a span that a list of regular expressions takes in, if there is such a list."""
    if _lists()[section].get(key):
        for found in _forms(section, key).finditer(report.text, span.start, span.end):
            yield report.span(found.start(), found.end())


@cache
def _classes(table: str) -> dict[str, dict[str, re.Pattern[str]]]:
    text = files("annals.resolve").joinpath(f"data/{table}.toml").read_text(encoding="utf-8")
    return {
        section: {name: _beginning(words) for name, words in of.items()}
        for section, of in tomllib.loads(text).items()
    }


def _beginning(words: list[str]) -> re.Pattern[str]:
    either = "|".join(rf"{re.escape(one[:-1])}\b" if one.endswith(".") else re.escape(one) for one in words)
    return re.compile(rf"\b(?:{either})", re.IGNORECASE)


def class_of(table: str, section: str, words: str) -> str | None:
    """Return the first class of a table's section of which a word begins one of these, None where none does.

    A table is a file of this folder's data; a section that it lacks has no classes.
    """
    classes = _classes(table).get(section, {})
    return next((name for name, pattern in classes.items() if pattern.search(words)), None)


def without(table: str, section: str, key: str, words: str) -> str:
    """Return words less those that one of a list of a table's section takes in."""
    unlike = _classes(table).get(section, {}).get(key)
    return unlike.sub(" ", words) if unlike else words


def before(table: str, section: str, words: str) -> str:
    """Return words up to the first that begins as one of a table's section does."""
    found = [one.start() for of in _classes(table)[section].values() for one in of.finditer(words)]
    return words[: min(found, default=len(words))]
