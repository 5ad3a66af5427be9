"""Turns quotations into offsets and back, so that a reader writes words and the corpus keeps none.

A quotation is found by its words, white space aside, in letters as they stand. ``7| three men`` looks in
sentence 7 alone, ``three men#2`` takes the second of several, and ``The council said ... by night`` goes
from the first words to the last.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from annals.extract.sentence.words import sentences
from corpus.annotation import SPAN_FIELDS, Span
from corpus.texts import Document

_FORM = re.compile(r"^(?:(?P<sentence>\d+)\|)?\s*(?P<words>.*?)(?:#(?P<nth>\d+))?$", re.DOTALL)
_GAP = " ... "
_NEAR = 30


class QuoteError(ValueError):
    """A quotation that is not in the text, or is there more than once."""


@cache
def _sentences(text: str) -> tuple[Span, ...]:
    return tuple((sentence.start, sentence.end) for sentence in sentences(text))


def find(document: Document, quotation: str) -> Span:
    """Return where a quotation stands.

    Raises:
        QuoteError: it stands nowhere, or more than once.
    """
    form = _FORM.match(quotation)
    if form is None or not form["words"].strip():
        raise QuoteError(f"an empty quotation: {quotation!r}")
    start, end = 0, len(document.text)
    if form["sentence"]:
        known = _sentences(document.text)
        if not 1 <= int(form["sentence"]) <= len(known):
            raise QuoteError(f"{quotation!r}: the text has {len(known)} sentences")
        start, end = known[int(form["sentence"]) - 1]
    first, _, last = form["words"].strip().partition(_GAP)
    hits = _hits(document.text, first, start, end)
    if not hits:
        raise QuoteError(f"{quotation!r} does not stand in {_where(document, start, end)}")
    if len(hits) > 1 and not form["nth"]:
        around = (" ".join(document.text[max(0, a - _NEAR) : b + _NEAR].split()) for a, b in hits)
        raise QuoteError(f"{quotation!r} stands {len(hits)} times: " + " | ".join(around))
    nth = int(form["nth"] or 1)
    if nth > len(hits):
        raise QuoteError(f"{quotation!r}: it stands only {len(hits)} times")
    begin, stop = hits[nth - 1]
    if last:
        ends = _hits(document.text, last, stop, len(document.text))
        if not ends:
            raise QuoteError(f"{quotation!r}: the last words do not stand behind the first")
        stop = ends[0][1]
    return begin, stop


def _where(document: Document, start: int, end: int) -> str:
    whole = (start, end) == (0, len(document.text))
    return "the text" if whole else f"the sentence “{' '.join(document.text[start:end].split())}”"


def _hits(text: str, words: str, start: int, end: int) -> list[Span]:
    """Return every place where the words stand, at borders of words where they begin or end with a letter."""
    body = r"\s+".join(re.escape(word) for word in words.split())
    before = r"(?<!\w)" if words.strip()[0].isalnum() else ""
    after = r"(?!\w)" if words.strip()[-1].isalnum() else ""
    return [m.span() for m in re.compile(before + body + after).finditer(text, start, end)]


def offsets(
    document: Document, told: Mapping[str, Any], faults: list[str], where: str = ""
) -> dict[str, Any]:
    """Return a copy of what a reader wrote with every quotation as offsets; faults are added to the list."""
    return {key: _offsets(document, key, value, faults, f"{where}{key}") for key, value in told.items()}


def _offsets(document: Document, key: str, value: Any, faults: list[str], where: str) -> Any:  # noqa: ANN401
    if key in SPAN_FIELDS:
        return [
            _found(document, one, faults, where) for one in ([value] if isinstance(value, str) else value)
        ]
    if isinstance(value, Mapping):
        return offsets(document, value, faults, f"{where}.")
    if isinstance(value, list):
        return [
            offsets(document, one, faults, f"{where} {one.get('id', n)}.")
            if isinstance(one, Mapping)
            else one
            for n, one in enumerate(value, start=1)
        ]
    return value


def _found(document: Document, quotation: str, faults: list[str], where: str) -> Span:
    try:
        return find(document, quotation)
    except QuoteError as error:
        faults.append(f"{where}: {error}")
        return 0, 0


def quotations(document: Document, told: Any, key: str = "") -> Any:  # noqa: ANN401
    """Return a copy of a reading's plain form with every span as a quotation that is found again."""
    if key in SPAN_FIELDS:
        return [quotation(document, (start, end)) for start, end in told]
    if isinstance(told, dict):
        return {name: quotations(document, value, name) for name, value in told.items()}
    return [quotations(document, one) for one in told] if isinstance(told, list) else told


def quotation(document: Document, span: Span) -> str:
    """Return a quotation that leads back to a span: its words, with the number of its sentence."""
    words = " ".join(document.text[span[0] : span[1]].split())
    known = _sentences(document.text)
    number, within = next(((n, s) for n, s in enumerate(known, 1) if s[0] <= span[0] < s[1]), (0, None))
    if within is None or span[1] > within[1]:
        hits = _hits(document.text, words, 0, len(document.text))
        return f"{words}#{hits.index(span) + 1}" if len(hits) > 1 else words
    hits = _hits(document.text, words, *within)
    return f"{number}| {words}" + (f"#{hits.index(span) + 1}" if len(hits) > 1 else "")


def numbered(document: Document) -> list[tuple[int, str]]:
    """Return the sentences of a document with their numbers, each on one line."""
    known = _sentences(document.text)
    return [(n, " ".join(document.text[start:end].split())) for n, (start, end) in enumerate(known, 1)]
