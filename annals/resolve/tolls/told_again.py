"""Whether two figures of one speaker are of the same people, and by which words these are known best."""

from __future__ import annotations

import re
from dataclasses import replace

from annals.model.statement import Statement
from annals.model.values import Toll
from annals.model.vocabulary import GroupClass
from annals.resolve.tolls.persons import Told, person_words

_ANYBODY = frozenset({GroupClass.PEOPLE, GroupClass.CIVILIANS})
_FORCES = frozenset(
    {GroupClass.COMBATANTS, GroupClass.POLICE, GroupClass.HORS_DE_COMBAT, GroupClass.ATTACKERS}
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ALL_OF = re.compile(r"\b(?:the|all|these|those|both)(?: of (?:the|these|those))?\s+$", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:an?other|second|third|fourth|fifth|separate(?:ly)?|also|elsewhere)\b", re.IGNORECASE
)
_PARTS = re.compile(
    r"[^.!?;\n\d]{0,40}?\b(?:including|among (?:them|whom)|of (?:them|whom))\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s|\n\s*\n")


def shared(value: Toll, other: Toll) -> bool:
    """Say whether two tolls name their people by a common word."""
    return bool(_words(value) & _words(other))


def bare(toll: Toll) -> bool:
    """Say whether a toll says nothing of who the people are."""
    words = _words(toll)
    plain = toll.group_class is GroupClass.PEOPLE and words <= person_words()["anybody"]
    return plain or (toll.group is not None and not words)


def one_group(one: Told, now: Toll, before: Toll, *, parted: bool) -> bool:
    """Say whether a figure may be of the same people as one told before, by what both are called.

    In a text, who is told of by a narrower word after "people" is told of anew, unless the words point
    back ("the four women"); so is whoever another act harmed. A figure with parts is no narrower one.
    """
    if not _may_agree(now, before):
        return False
    plain = bare(now), bare(before)
    if parted and plain[0] != plain[1]:
        return now.group is None or before.group is None
    if one.title:
        return True
    if _of_another(one):
        return False
    if plain[0] or before.group is None:
        return True
    return shared(now, before) or (plain[1] and _points_back(one))


def narrowed(before: Statement[Toll], now: Statement[Toll]) -> Statement[Toll]:
    """Return a toll of people with the words for who they are from the same figure told elsewhere."""
    value, other = before.value, now.value
    if not bare(value) or bare(other) or (value.low, value.high) != (other.low, other.high):
        return before
    known = replace(value, group=other.group, group_class=other.group_class)
    return replace(before, value=known, evidence=tuple(dict.fromkeys((*before.evidence, *now.evidence))))


def _may_agree(now: Toll, before: Toll) -> bool:
    """Say whether the classes of two tolls may be of the same people."""
    classes = {now.group_class, before.group_class}
    civil = GroupClass.CIVILIANS in classes and not classes.isdisjoint(_FORCES)
    return len(classes - _ANYBODY) < 2 and not civil  # noqa: PLR2004 - one class or none


def _words(toll: Toll) -> set[str]:
    """Return the words for the people in the singular, without those for a part of them."""
    group = (toll.group or "").lower().partition("including")[0]
    return {word.removesuffix("s") for word in _WORD.findall(group)}


def parts_behind(one: Told) -> bool:
    """Say whether words behind a figure tell of some of its people ("eight people, including two women")."""
    return _PARTS.match(one.text, one.end) is not None


def _points_back(one: Told) -> bool:
    """Say whether a figure points to people told of before ("the two women", "all four")."""
    first = _WORD.findall(one.count.number.quote.lower())[:1]
    pointing = not person_words()["pointing"].isdisjoint(first) or first == ["all"]
    return pointing or _ALL_OF.search(one.text, max(0, one.at - len("all of these ")), one.at) is not None


def _of_another(one: Told) -> bool:
    """Say whether the sentence of a figure tells of another act than the one before."""
    starts = [found.end() for found in _SENTENCE_END.finditer(one.text, 0, one.at)]
    end = _SENTENCE_END.search(one.text, one.at)
    sentence = one.text[max(starts, default=0) : end.start() if end else len(one.text)]
    return _ANOTHER.search(sentence) is not None
