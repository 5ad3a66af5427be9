"""Whom a speaker without an office is told to be elsewhere: "Shah", "he", "the source", "its statement"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annals.model.report import Span

_BACK = re.compile(
    r"(?:(?:the|its|his|her|their|these|this|that|same|a|second)\s+)*"
    r"(?:he|she|it|they|we|i|him|them|sources?|statements?|reports?|communiqu[eé]s?|documents?|releases?|"
    r"bulletins?|letters?|notes?|posters?|leaflets?|leaders?|groups?|office|organi[sz]ation|body)"
    r"(?:\s+(?:said|says|added|claimed|also))?$",
    re.IGNORECASE,
)
"""Words that only lead back to who spoke before, or put out what was said."""
_SURNAME = re.compile(r"[^\W\d_][\w'’-]{2,}$")
_BESIDE = re.compile(r",\s+([^.;\n]{3,80})")
_DEFINITE = re.compile(r"(?:the|its|his|her|their|this|that|these|same)\s+", re.IGNORECASE)


def beside(text: str, span: Span) -> str:
    """Return what stands behind a name to say who that is (", a doctor at the clinic")."""
    found = _BESIDE.match(text, span.end)
    return found.group(1) if found and span.quote[:1].isupper() else ""


def spoken_of_before(span: Span, speakers: Sequence[Span]) -> tuple[Span, ...]:
    """Return the words of other speakers that may be meant, the best first.

    ``speakers`` stand in the order of the report. A name is looked for in all of them, other words in those
    before.
    """
    before = [one for one in reversed(speakers) if one.end <= span.start]
    if _BACK.match(span.quote):
        last = span.quote.rsplit(None, 1)[-1].casefold()
        named = [one for one in before if last in one.quote.casefold()]
        return tuple([*named, *before][:4])
    surname = _SURNAME.search(span.quote)
    if surname is None or not (span.quote[:1].isupper() or _DEFINITE.match(span.quote)):
        return ()
    last = surname.group().casefold()
    longer = [one for one in (*before, *speakers) if len(one.quote) > len(span.quote)]
    return tuple(one for one in longer if re.search(rf"\b{re.escape(last)}\b", one.quote.casefold()))
