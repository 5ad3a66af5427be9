"""Words that point back to an act told before ("the blast hit"), or on to one more ("a second blast")."""

from __future__ import annotations

import re
from bisect import bisect_right

from annals.model.draft import EventDraft
from annals.model.reading import Reading
from annals.model.report import Span
from annals.model.vocabulary import ParticipantRole
from annals.text.another import ANOTHER, singular_act, tells_again, tells_one_more, told_again

_SUBJECT = re.compile(
    r"(?:^|[,;:“\"]\s*|\b(?:said|says|that|when|where|as)\s+)"
    r"(?P<who>the\s+(?:[a-z][\w'’-]*\s+){0,2}?[a-z][\w'’-]*|it|they|he|she)"
    r"(?:\s+(?:(?:then|later|first|reportedly|apparently|had|was|were|has|have|been)\s+)*)$",
    re.IGNORECASE,
)
"""Who or what did it, known already, at the head of a clause whose verb follows."""
_WE = re.compile(r"(?:^|[,;:“\"]\s*)we\s+(?:(?:then|also|had)\s+)*$", re.IGNORECASE)
_THEM = frozenset({"them", "him", "her", "it"})
_PRONOUNS = frozenset({"it", "they", "he", "she"})
_OTHERS = ANOTHER | {"second", "third", "fourth", "other", "different", "further", "similar", "more"}
_WORD = re.compile(r"\w+")
_OWN = re.compile(
    r"\s+(?:of|on|in|at|against|by|that|which|near|where|when|last|between|with|outside|inside|over|for)\b",
    re.IGNORECASE,
)
"""Behind a noun for an act: words that tell which act it is, and so of another than the one known."""
_MENTIONED = re.compile(
    r"\b(?:after|following|amid|since|behind|by|during|despite|of|in the wake of|because of|due to)\s+"
    r"(?:the|this|these|those)\s+(?:[a-z]+\s+)?(?P<noun>[a-z]+)$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"after|following|since", re.IGNORECASE)
_BAR, _HEADLINE = " | ", 200
_NEAR, _STEM = 60, 5
"""How far before a word its phrase may begin, and how much of a noun its verb shares, in code points."""
_NEXT = re.compile(r"(?:\W+\w+){0,2}")


class Pointers:
    """Knows which words of a report point back to an act told before."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.report.text
        self._starts = [one.start for one in reading.sentences]
        self._line = self._text.find("\n") if "\n" in self._text else len(self._text)

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

    def only_mentions(self, draft: EventDraft) -> str:
        """Return the noun of an act that only dates another ("after the clashes"), "" for none."""
        nouns = {self._mentioned(event.start, event.end) for event in draft.event_words}
        return nouns.pop() if len(nouns) == 1 and not draft.tolls else ""

    def _mentioned(self, start: int, end: int) -> str:
        """Return the noun in the singular that words for an act end in, one known, behind "after"."""
        first = self._starts[max(0, bisect_right(self._starts, start) - 1)]
        found = _MENTIONED.search(self._text[max(first, start - _NEAR) : end])
        return singular_act(found["noun"]) if found and not _OWN.match(self._text, end) else ""

    def known_before(self, draft: EventDraft) -> int:
        """Return where the act that another only mentions is told at the latest.

        That is before its sentence for what came after the act ("rebels hit a base a day after the attack").
        """
        start, event = self._first(draft)
        words = _MENTIONED.search(self._text[max(start, event.start - _NEAR) : event.end])
        return start if words and _AFTER.match(words[0]) else event.start

    def tells_noun(self, draft: EventDraft, noun: str, before: int) -> bool:
        """Say whether words for an act before an offset are a noun, or a verb that begins as it does."""
        told = (self._text[w.start : w.end].lower() for w in draft.event_words if w.end <= before)
        return any(noun[:_STEM] in words for words in told)

    def labels(self, draft: EventDraft) -> bool:
        """Say whether all that tells of an act is the label of a headline ("Raid on Orlan | Five killed")."""
        bar = self._text.find(_BAR, 0, _HEADLINE)
        return 0 < bar < self._line and draft.event_words[-1].end <= bar

    def labelled(self, draft: EventDraft) -> bool:
        """Say whether an act is told behind the label of a headline."""
        bar = self._text.find(_BAR, 0, _HEADLINE)
        return any(bar < event.start < self._line for event in draft.event_words)

    def _first(self, draft: EventDraft) -> tuple[int, Span]:
        """Return the first words that tell of an act, and where their sentence starts."""
        event = draft.event_words[0]
        return self._starts[max(0, bisect_right(self._starts, event.start) - 1)], event

    def _by_known(self, draft: EventDraft, start: int, event: Span) -> bool:
        """Say whether who or what does the act is told as known, and not for the first time."""
        found = _SUBJECT.search(self._text[start : event.start])
        following = _NEXT.match(self._text, event.end)
        whom = _WORD.findall(following.group().lower())[:1] if following else []
        if found is None:
            return _WE.search(self._text[start : event.start]) is not None and not _THEM.isdisjoint(whom)
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
