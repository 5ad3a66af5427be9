"""Words heard, cut to whole words without what hangs loose at their ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from annals.extract.sentence.cues import cue_set
from annals.model.report import Span
from annals.neural.heard import Act, Words

_MARKS = " ,;:.!?()[]\"“”‘’'\n\t-–—"
_WORD = re.compile(r"\w+")
_DOERS = frozenset({"attacker", "interceptor"})
_REACH = 3
"""How many words behind words of no weight are looked at."""
_NOUN = re.compile(r"(?: (?:and|or) [a-z]+)? [a-z]+\b")
_LOOSE_END = re.compile(
    r"[\s,;:(\"“”]+(?:and|or|as|at|in|of|on|to|for|with|from|by|the|an?|including|who|which|that|were|was)$",
    re.IGNORECASE,
)


def reaching(text: str, words: Words) -> Words | None:
    """Return words with those behind them up to the first of weight, None where none is near."""
    for match in islice(_WORD.finditer(text, words.end), _REACH):
        found = tidy(text, replace(words, end=match.end()))
        if found is not None:
            return found
    return None


def tidy(text: str, words: Words) -> Words | None:
    """Return words to the ends of the first and the last of them, None where nothing of weight is left.

    Articles, prepositions and bare numbers say nobody and nothing by themselves.
    """
    start, end = words.start, words.end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    before = -1
    while end != before:
        before = end
        end = start + len(text[start:end].rstrip(_MARKS))
        loose = _LOOSE_END.search(text[start:end])
        end = start + loose.start() if loose else end
    start = end - len(text[start:end].lstrip(_MARKS))
    weighty = [
        word for word in re.findall(r"\w+", text[start:end]) if word.lower() not in cue_set("heard", "light")
    ]
    if not any(not word.isdecimal() for word in weighty):
        return None
    return Words(start, end, words.score)


def thing(text: str, words: Words) -> Words | None:
    """Return words for a thing to its noun ("public and private property"), None where they are none."""
    quote = text[words.start : words.end].lower()
    if quote in cue_set("heard", "no_thing"):
        return None
    noun = _NOUN.match(text, words.end) if quote in cue_set("heard", "qualities") else None
    return replace(words, end=noun.end()) if noun else words


def whole(text: str, act: Act) -> Act:
    """Return an act, the words for who did it that weigh nothing joined to those behind ("the" "SDF").

    So are those that go right on ("Thirty-" "one members").
    """
    done = {role: _joined(text, words) for role, words in act.roles.items() if role in _DOERS}
    return replace(act, roles={**act.roles, **done})


def _joined(text: str, words: Sequence[Words]) -> tuple[Words, ...]:
    told: list[Words] = []
    for one in sorted(words, key=lambda w: w.start):
        last = told[-1] if told else None
        between = text[last.end : one.start] if last else None
        if last and (between == "" or (between == " " and tidy(text, last) is None)):
            told[-1] = Words(last.start, one.end, max(last.score, one.score))
        else:
            told.append(one)
    return tuple(told)


def shares_half(words: Words, span: Span) -> bool:
    """Say whether words and a span share at least half of the shorter."""
    if span.end <= words.start or words.end <= span.start:
        return False
    both = min(span.end, words.end) - max(span.start, words.start)
    return 2 * both >= min(span.end - span.start, words.end - words.start)


def no_names() -> frozenset[str]:
    """Return words that begin with a capital at the head of a sentence and name nothing."""
    return cue_set("heard", "light") | cue_set("grammar", "prepositions") | cue_set("heard", "heads")
