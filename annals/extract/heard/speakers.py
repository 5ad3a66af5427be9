"""Who speaks, in whole words: of "a source at the ministry" a reader may have heard "the ministry" alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import speaker_words
from annals.extract.sentence.words import Word

Part = tuple[int, int]
"""Some words of a sentence: the first and the one after the last, by their indices."""

_DETERMINERS = cue_set("grammar", "determiners")
_PREPOSITIONS = cue_set("grammar", "prepositions")
_SKIPPED = cue_set("grammar", "skipped")
_RELATIVE = frozenset({"which", "who"})
_TAKES = frozenset({"of", "at", "in", "for", "from", "by"})
"""Behind one who speaks: whose he is, and where."""
_LINKS = frozenset({"of", "for", "the", "and"})
"""Words inside of names."""
_ENDS = (
    cue_set("grammar", "stops") | cue_set("grammar", "finite") | _PREPOSITIONS | _RELATIVE | {".", '"', "("}
)
_THOSE = _DETERMINERS | {"people", "all", ","}
"""Before "who": these words tell of nobody without what follows."""
_DASHES = frozenset({",", "-", "–", "—", "(", "“"})
_LONGEST = 8
"""How many words name who speaks at the head of a sentence."""
_STEM = 4
"""How long at the least what "-ing" ends is in a word for what people do."""


def whole(words: Sequence[Word], cue: int, heard: Part | None) -> Part | None:
    """Return which words of a sentence name who speaks, by its grammar; None where that knows no better.

    ``cue`` is where the verb of saying stands, ``heard`` who was heard to speak, None where he was heard in
    another sentence.
    """
    head = _head(words, cue, heard)
    if head is not None:
        return head
    if heard is None:
        return _beside(words, cue)
    name = _name(words, heard)
    told = name or _begun(words, _ended(words, cue, _untitled(words, heard)))
    return told if told != heard and told[0] < told[1] else None


def _head(words: Sequence[Word], cue: int, heard: Part | None) -> Part | None:
    """Return the head of a sentence that tells more of him before it says so ("X which ... said")."""
    if any(word.text in {",", ";", ":"} for word in words[:cue]):
        return None
    for at in range(1, min(cue, _LONGEST + 1)):
        stated = _is_stated(words, at)
        told_of = words[at].text in _RELATIVE and (heard is None or not _can_speak(words, heard))
        if (stated or told_of) and (heard is None or at + 1 < heard[0] < cue):
            after = at if words[at - 1].low[0].isalnum() else at - 1
            return (0, after) if _can_speak(words, (0, after)) else None
        if words[at].low in _ENDS - _LINKS and not stated:
            break
    return None


def _is_stated(words: Sequence[Word], at: int) -> bool:
    """Say whether words tell by what means one says something, who stands before them: "in a statement"."""
    means = [word.low for word in words[at : at + 3]]
    return means[:2] == ["in", "a"] and means[2] in cue_set("speech", "nouns")


def _can_speak(words: Sequence[Word], part: Part) -> bool:
    """Say whether words name somebody: without a preposition, by a noun or a name at their end."""
    first, after = part
    last = next((at for at in range(first, after) if words[at].low in _PREPOSITIONS), after)
    named = any(word.text[0].isupper() for word in words[first + (first == 0) : last])
    named = named or (words[first].text.isupper() and len(words[first].text) > 1)
    return last > first and (named or any(True for _ in speaker_words().scan(words[first:last])))


def _beside(words: Sequence[Word], cue: int) -> Part | None:
    """Return the noun between a name and a verb of saying ("in the town of Belo rebels say")."""
    at = cue - 1
    while at > 0 and words[at].low in _SKIPPED:
        at -= 1
    noun = at > 0 and words[at].text[0].islower() and speaker_words().match(words, at)
    name = _name_before(words, at) if noun else at
    return (at if name else 0, at + 1) if name < at else None


def _untitled(words: Sequence[Word], heard: Part) -> Part:
    """Return who speaks without others named before him ("meeting foreign ministers President X said")."""
    first, after = heard
    for at in range(after - 2, first, -1):
        many = words[at].low.endswith("s") and words[at].text[0].islower() and words[at + 1].text[0].isupper()
        if many and speaker_words().match(words, at) and any(speaker_words().scan(words[at + 1 : after])):
            return at + 1, after
    return heard


def _ended(words: Sequence[Word], cue: int, heard: Part) -> Part:
    """Return who speaks without a clause about him, and with what "of" or "and" at the end begins."""
    first, after = heard
    cut = (
        at
        for at in range(first + 1, after)
        if words[at].text in _RELATIVE and words[at - 1].low not in _THOSE
    )
    after = next(cut, after)
    last = words[after - 1].low
    torn = last in _DETERMINERS and (after - first == 1 or words[after - 2].low in _PREPOSITIONS)
    if last in _PREPOSITIONS - _TAKES or last in _DASHES or (last in _DETERMINERS and not torn):
        return first, after - 1
    if not torn and last not in _TAKES | {"and"}:
        return first, after
    start = after + (after < len(words) and words[after].low in _DETERMINERS)
    follow = words[start : cue if cue > after else len(words)]
    more = len(list(takewhile(lambda word: word.low not in _ENDS | _DETERMINERS, follow)))
    return first, start + more if more else after - 1


def _name(words: Sequence[Word], heard: Part) -> Part | None:
    """Return the name before what its bearer is ("X a group of ...") or is called too ("X (Y) group")."""
    first, after = heard
    if first and words[first - 1].low == ")" and words[first].low not in _DETERMINERS:
        at = next((at for at in range(first - 1, 0, -1) if words[at].low == "("), 0)
        return (_name_before(words, at), after) if at and _name_before(words, at) < at else None
    known = words[first].low in {"a", "an"} and first > 1 and _name_before(words, first) == 0
    dated = words[0].low in _PREPOSITIONS or words[first - 1].low in cue_set("grammar", "weekdays")
    return (0, first) if known and not dated else None


def _name_before(words: Sequence[Word], after: int) -> int:
    """Return where a name begins that ends before a word."""
    at = after
    while at and (words[at - 1].text[0].isupper() or (words[at - 1].low in _LINKS and at < after)):
        at -= 1
    return at


def _begun(words: Sequence[Word], heard: Part) -> Part:
    """Return who speaks with the noun for him, of whom only where he is was heard ("a source at X")."""
    first, after = heard
    link = first - 1 - (first > 1 and words[first - 1].low in _DETERMINERS)
    doing = link > 0 and words[link].low.endswith("ing") and len(words[link].low) > _STEM + len("ing")
    if link < 1 or not (words[link].low in _TAKES or doing):
        return heard
    noun = link - 1
    if not (speaker_words().match(words, noun) or (doing and words[noun].low.endswith("s"))):
        return heard
    start = noun
    while start and words[start - 1].low not in _ENDS - {"of"} and words[start].low not in _DETERMINERS:
        start -= 1
    return (start, after) if start == 0 or words[start].low in _DETERMINERS else heard
