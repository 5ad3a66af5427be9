"""Words that point back to an act told before ("the blast hit"), or on to one more ("a second blast")."""

from __future__ import annotations

import re
from bisect import bisect_right

from annals.model.draft import EventDraft
from annals.model.reading import Reading
from annals.model.report import Span
from annals.model.vocabulary import ParticipantRole
from annals.text.another import ANOTHER, tells_again, tells_one_more, told_again

_SUBJECT = re.compile(
    r"(?:^|[,;:“\"]\s*|\b(?:said|says|that|when|where|as)\s+)"
    r"(?P<who>the\s+(?:[a-z][\w'’-]*\s+){0,2}?[a-z][\w'’-]*|it|they|he|she)"
    r"(?:\s+(?:(?:then|later|first|reportedly|apparently|had|was|were|has|have|been)\s+)*)$",
    re.IGNORECASE,
)
"""Who or what did it, known already, at the head of a clause whose verb follows."""
_PRONOUNS = frozenset({"it", "they", "he", "she"})
_OTHERS = ANOTHER | {"second", "third", "fourth", "other", "different", "further", "similar", "more"}
_WORD = re.compile(r"\w+")
_NEXT = re.compile(r"(?:\W+\w+){0,2}")


class Pointers:
    """Knows which words of a report point back to an act told before."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.report.text
        self._starts = [one.start for one in reading.sentences]

    def on(self, one: EventDraft, draft: EventDraft) -> bool:
        """Say whether the first words that tell of an act count it as one more than an act told before."""
        start, event = self._first(draft)
        following = _NEXT.match(self._text, event.end)
        return one.event_words[0].start < start and tells_one_more(
            self._text[start : following.end() if following else event.end]
        )

    def another(self, draft: EventDraft) -> bool:
        """Say whether the sentence of the first words that tell of an act tells, up to them, of another."""
        start, event = self._first(draft)
        following = _NEXT.match(self._text, event.end)
        told = self._text[start : following.end() if following else event.end]
        return bool(_OTHERS & {word.lower() for word in _WORD.findall(told)})

    def back(self, draft: EventDraft) -> bool:
        """Say whether the first words that tell of an act tell of one known already."""
        start, event = self._first(draft)
        before = self._text[start : event.end]
        if _OTHERS & {word.lower() for word in _WORD.findall(before)}:
            return False
        return tells_again(before) or self._by_known(draft, start, event)

    def names(self, draft: EventDraft, one: EventDraft) -> bool:
        """Say whether the first words for acts tell of them as known, by another's noun ("the raids")."""
        start, event = self._first(draft)
        noun = told_again(self._text[start : event.end])
        told = (self._text[span.start : span.end].lower() for span in one.event_words if span.end <= start)
        return bool(noun) and any(words.endswith(noun) for words in told)

    def _first(self, draft: EventDraft) -> tuple[int, Span]:
        """Return the first words that tell of an act, and where their sentence starts."""
        event = draft.event_words[0]
        return self._starts[max(0, bisect_right(self._starts, event.start) - 1)], event

    def _by_known(self, draft: EventDraft, start: int, event: Span) -> bool:
        """Say whether who or what does the act is told as known, and not for the first time."""
        found = _SUBJECT.search(self._text[start : event.start])
        if found is None:
            return False
        who = found["who"].lower()
        if who in _PRONOUNS:
            return True
        first, after = start + found.start("who"), start + found.end("who")
        doers = (one for one in draft.participants if one.value.role is ParticipantRole.ATTACKER)
        told = [
            *(span for one in doers for span in one.evidence),
            *(s for w in draft.weapon for s in w.evidence),
        ]
        doer = any(span.start < after and first < span.end for span in told)
        return doer and who not in self._text[:start].lower()
