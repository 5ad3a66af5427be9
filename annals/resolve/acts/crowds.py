"""Crowds: what form one had, and what was done to it."""

from __future__ import annotations

import re
from itertools import chain

from annals.model.reading import Role
from annals.model.report import Span
from annals.model.statement import Statement
from annals.model.vocabulary import Basis
from annals.resolve.acts.what import by_words, first_told
from annals.resolve.drafts import DraftWriter
from annals.resolve.words import any_of, find_all, find_forms

_SCORE = 0.7
_COMPLAINT = re.compile(rf"\b{any_of('complaint', 'before')}\b[^,;.]{{0,80}}$", re.IGNORECASE)
"""Before words for what a crowd protests against ("justice for two boys killed by soldiers")."""
_AFTER = re.compile(
    r"\b(?:protested|rallied|marched|demonstrated|took to the streets)\b[^,;.]{0,60}?"
    r" (?:after|over|because|following)\b[^,;.]{0,60}$",
    re.IGNORECASE,
)
"""Before words for what made a crowd protest ("marched in Goma after a boy was killed")."""
_REACH = 140
"""How far before such words a complaint may begin, in code points."""


def responses(writer: DraftWriter) -> tuple[Statement[str], ...]:
    """Return what was done to a crowd that protested."""
    return by_words(writer, "response", _done_to_it)


def _done_to_it(writer: DraftWriter, section: str, key: str) -> Span | None:
    """Return the first words of a list that tell what was done to a crowd, not what it protests against."""
    why = [one.mention.span for one in writer.frame.of(Role.REASON)]
    for told in writer.frame.sentences:
        phrases = find_all(section, key, told, writer.report)
        for found in chain(phrases, find_forms("response_forms", key, told, writer.report)):
            before = writer.report.text[max(told.start, found.start - _REACH) : found.start]
            complained = _COMPLAINT.search(before) or _AFTER.search(before)
            if not complained and not any(one.covers(found) for one in why):
                return found
    return None


def forms(writer: DraftWriter) -> tuple[Statement[str], ...]:
    """Return what form a crowd that was violent had: a mob is one of people who came to protest nothing."""
    told = by_words(writer, "crowd_form")
    if any(one.basis is Basis.STATED for one in told):
        return told
    found = first_told(writer, "crowd_of", "mob")
    return (writer.state("crowd_form", "mob", [found], Basis.STATED, _SCORE),) if found else told
