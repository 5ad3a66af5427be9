"""Names of groups that the registry does not hold, told by their words and by what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.words import Sentence

_HEADS = cue_set("organisations", "heads")
_FIRSTS = cue_set("organisations", "firsts")
_NAMING = cue_set("organisations", "naming")
_LINKS = frozenset({"of", "for"})
_OWN = frozenset({"'s", "\u2019s"})
_SHORTEST, _LONGEST = 3, 6
"""Letters of an abbreviation."""
_AUXILIARY = frozenset({"has", "had", "have", "also", "then", "later", "reportedly", "claimed"})
_PASSIVE_REACH = 2

Run = tuple[int, int]
"""The first word of a name and the one after its last."""


def group_names(sentence: Sentence, busy: set[int], verbs: set[int]) -> Iterator[Run]:
    """Yield the names of groups in a sentence.

    ``busy`` are words that mean something else, ``verbs`` the first words of verbs of attack. A name
    ends in a group's word ("Red Heron Brigade"), begins with one ("Katibat ..."), follows "called",
    or stands with "the" where somebody who attacks does.
    """
    index = 0
    while index < len(sentence.words):
        if index in busy or not _capital(sentence, index):
            index += 1
            continue
        after = _end(sentence, index, busy)
        name = _named(sentence, (index, after), busy, verbs)
        if name is not None:
            yield name
        index = max(after, index + 1)


def _capital(sentence: Sentence, index: int) -> bool:
    """Say whether a word begins with a capital, an article tied to it left out ("al-Fajr")."""
    text = sentence.words[index].text
    tied = text.partition("-")[2]
    return text[0].isupper() or (text[0].isalpha() and tied[:1].isupper())


def _end(sentence: Sentence, first: int, busy: set[int]) -> int:
    """Return where a run of capitals ends; "'s" between two capitals is part of it."""
    after = first
    while after < len(sentence.words) and after not in busy and _capital(sentence, after):
        after += 1
        if _goes_on(sentence, after, busy, _OWN):
            after += 1
    return after


def _goes_on(sentence: Sentence, index: int, busy: set[int], marks: frozenset[str]) -> bool:
    words = sentence.words
    last = index + 1
    return last < len(words) and words[index].low in marks and last not in busy and _capital(sentence, last)


def _named(sentence: Sentence, run: Run, busy: set[int], verbs: set[int]) -> Run | None:
    first, after = run
    words = sentence.words
    first += words[first].low == "the"
    if first >= after:
        return None
    last = next((i for i in range(after, first, -1) if words[i - 1].low in _HEADS), None)
    whole = _with_of(sentence, after, busy)
    if last is not None and (last - first > 1 or (last == after and whole > after)):
        return first, whole if last == after else last
    if words[first].low in _FIRSTS and after - first > 1:
        return first, whole
    if _is_called(sentence, first) or _acts(sentence, (first, whole), verbs):
        return first, whole
    return None


def _with_of(sentence: Sentence, after: int, busy: set[int]) -> int:
    """Return where a name ends that goes on with "of the" and capitals."""
    words = sentence.words
    if after >= len(words) or words[after].low not in _LINKS:
        return after
    at = after + 1
    at += at < len(words) and words[at].low == "the"
    end = _end(sentence, at, busy) if at < len(words) else at
    return end if end > at else after


def _is_called(sentence: Sentence, first: int) -> bool:
    """Say whether "called" or "calling itself the" stands before a word."""
    words = sentence.words
    at = first - 1
    at -= at >= 0 and words[at].low == "the"
    before = [word.low for word in words[max(0, at - 1) : at + 1]]
    return bool(before) and (before[-1] in _NAMING or " ".join(before) in _NAMING)


def _acts(sentence: Sentence, run: Run, verbs: set[int]) -> bool:
    """Say whether a name with "the" stands as who attacks: before the verb, or after its "by"."""
    words = sentence.words
    first, after = run
    short = words[first].text
    abbreviation = after - first == 1 and short.isupper() and _SHORTEST <= len(short) <= _LONGEST
    if first == 0 or words[first - 1].low != "the" or not (after - first > 1 or abbreviation):
        return False
    before = words[first - 2].low if first > 1 else ""
    if before == "by" and verbs & set(range(first - 2 - _PASSIVE_REACH, first - 1)):
        return True
    at = after
    while at < len(words) and words[at].low in _AUXILIARY:
        at += 1
    claims = at > after and words[at - 1].low == "claimed" and _low(sentence, at) == "responsibility"
    return at in verbs or claims or _shares_verb(sentence, after, verbs)


def _shares_verb(sentence: Sentence, after: int, verbs: set[int]) -> bool:
    """Say whether "and the" and another name follow, and then a verb of attack."""
    if _low(sentence, after) != "and" or _low(sentence, after + 1) != "the":
        return False
    end = _end(sentence, after + 2, set()) if after + 2 < len(sentence.words) else after
    return end > after + 2 and end in verbs


def _low(sentence: Sentence, index: int) -> str:
    return sentence.words[index].low if index < len(sentence.words) else ""
