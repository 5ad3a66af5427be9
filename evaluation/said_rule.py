"""Who says what without reading: a word of saying, the words beside it, the rest of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evaluation.attributions import Attribution, Tokens

_VERBS = frozenset(
    {
        *("say", "says", "said", "saying", "tell", "tells", "told", "add", "adds", "added", "write"),
        *("writes", "wrote", "tweet", "tweeted", "argue", "argues", "argued", "claim", "claims"),
        *("claimed", "announce", "announced", "explain", "explained", "insist", "insists", "insisted"),
        *("believe", "believes", "believed", "think", "thinks", "thought", "note", "notes", "noted"),
        *("report", "reports", "reported", "ask", "asked", "call", "called", "suggest", "suggested"),
        *("warn", "warned", "deny", "denied", "admit", "admitted", "state", "stated", "declare"),
        *("declared", "according"),
    }
)
_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "i", "we"})
_CLOSE = frozenset(".!?")
_QUOTES = frozenset("\"'\u201c\u201d\u2018\u2019")
_EDGES = frozenset(",;:()\u2013\u2014-") | _QUOTES | _CLOSE
_LONGEST = 6


def said_by_rule(text: str) -> list[Attribution]:
    """Return one attribution for each word of saying that has a speaker beside it."""
    tokens = Tokens(text)
    return [one for sentence in _sentences(text, tokens) for one in _in_sentence(tokens, sentence)]


def _sentences(text: str, tokens: Tokens) -> Iterator[range]:
    """Yield the words of each sentence: up to a full stop and its quotation mark, or a line's end."""
    first = 0
    for number, word in enumerate(tokens.words):
        after = tokens.starts[number + 1] if number + 1 < len(tokens.words) else len(text)
        gap = text[tokens.ends[number] : after]
        closed = word in _CLOSE or (word in _QUOTES and number > first and tokens.words[number - 1] in _CLOSE)
        if "\n" in gap or (closed and gap) or after == len(text):
            yield range(first, number + 1)
            first = number + 1


def _in_sentence(tokens: Tokens, sentence: range) -> Iterator[Attribution]:
    words = tokens.words
    for number in sentence:
        if words[number].casefold() not in _VERBS:
            continue
        cue = {number}
        if words[number].casefold() == "according" and number + 1 in sentence:
            cue.add(number + 1)
            source = _run(words, range(number + 2, sentence.stop))
        else:
            source = _before(words, number, sentence) or _run(words, range(number + 1, sentence.stop))
        if source:
            content = tokens.plain.intersection(sentence) - cue - source
            yield Attribution(source=source, cue=frozenset(cue), content=content)


def _before(words: Sequence[str], cue: int, sentence: range) -> frozenset[int]:
    """Return a pronoun before the word of saying, else the words before it back to a comma or mark."""
    if cue - 1 in sentence and words[cue - 1].casefold() in _PRONOUNS:
        return frozenset({cue - 1})
    return _run(words, range(cue - 1, sentence.start - 1, -1))


def _run(words: Sequence[str], places: range) -> frozenset[int]:
    """Return the words from the first place on, up to a comma or mark, none where they are too many."""
    found: set[int] = set()
    for place in places:
        if words[place] in _EDGES or not re.match(r"\w", words[place]):
            break
        found.add(place)
    return frozenset(found) if len(found) <= _LONGEST else frozenset()
