"""Words heard for somebody that are nobody by themselves: pronouns, adjectives, leaders beside their men."""

from __future__ import annotations

import re
from collections.abc import Iterable

from annals.gazetteer.actors import Actors
from annals.model.reading import Filler, Mention, Role
from annals.model.report import Report, Span
from annals.model.vocabulary import ActorKind
from annals.resolve.actors import phrase
from annals.resolve.actors.found import ResolvedActor
from annals.resolve.actors.person import is_rank
from annals.resolve.words import listed
from annals.text.normalise import fold
from annals.text.numbers import find_numbers

_LED = re.compile(
    r"\b(?:led|headed|commanded|spearheaded|under the (?:command|leadership)) (?:of|by) (?:the |one )?$"
)
_IDENTIFIED = re.compile(r"\b(?:identified|named) (?:(?:by \w+ )?as|the \w+(?: \w+){0,3} as) $")
_OPERATION = re.compile(r"\bOperation\s+[\u201c\"\u2018']?$")
_FOR_OR_AGAINST = re.compile(r"(?:pro|anti)[-\u2011]\w+", re.IGNORECASE)
_DEAD = re.compile(r"\b(?:bodies|corpses?|remains)$", re.IGNORECASE)
_A_LOCAL = re.compile(r"(?:an?|one)\s+[\w-]+", re.IGNORECASE)
_ALONE = re.compile(
    r"\s*(?:[,.;:!?]|$|\s(?:and|or|in|at|on|near|was|is|were|who|during|after|when|while|from)\b)"
)
"""Behind an adjective that stands for a person ("killed a local, ...")."""
_SOME = frozenset({"group", "groups", "number", "band", "bands", "batch", "team"})
_OF_SOME = re.compile(r"\s+of\s+(?:\w+\s)?[a-z][\w-]+s\b")
"""Behind a word for several: who they are ("a group of terrorists")."""
_NO_NOUN = frozenset(listed("naming", "no_noun"))
_REACH = 40


def is_nobody(
    report: Report, filler: Filler, resolved: ResolvedActor, registry: Actors, *, others: bool
) -> bool:
    """Say whether words for somebody tell of no participant; ``others``: more words are in his role."""
    span, attacks = filler.mention.span, filler.role is Role.ATTACKER
    words = phrase.core(span.quote)
    if registry.is_pronoun(words) and not (words.isupper() and len(words) > 1):
        return _stands_for_none(words, resolved, attacks=attacks)
    if resolved.entry is not None:
        return False
    before = report.text[max(0, span.start - _REACH) : span.start]
    leads = others and (resolved.masked or is_rank(words.split(maxsplit=1)[0]))
    if leads and _LED.search(before) is not None:
        return True
    if resolved.masked and others and _IDENTIFIED.search(before) is not None:
        return True
    if others and words.casefold() in _SOME and _OF_SOME.match(report.text, span.end) is not None:
        return True
    if words.istitle() and words.casefold() in _NO_NOUN:
        return True
    if _OPERATION.search(before) is not None or _FOR_OR_AGAINST.fullmatch(words) is not None:
        return True
    if not attacks and _DEAD.search(words) is not None:
        return True
    common = others and _is_common(report, span, words, resolved)
    somebody = _A_LOCAL.fullmatch(span.quote) and _ALONE.match(report.text, span.end)
    return common or (not somebody and _tells_nothing(registry, words, attacks=attacks))


def is_a_thing(who: Mention, resolved: ResolvedActor, things: Iterable[Mention], registry: Actors) -> bool:
    """Say whether words for who did it only name a place or a weapon of the act ("the Orlando shootings")."""
    words = fold(phrase.core(who.span.quote))
    somebody = resolved.entry is not None or resolved.masked or registry.generic(words) is not None
    alone = fold(phrase.core(resolved.actor.name)) == words
    return alone and not somebody and any(fold(one.span.quote) == words for one in things)


def _stands_for_none(words: str, resolved: ResolvedActor, *, attacks: bool) -> bool:
    """Say whether a pronoun stands for nobody who is told of; one that attacks never stands for civilians."""
    actor = resolved.actor
    alone = resolved.entry is None and actor.key == f"local:{fold(words) or words.casefold()}"
    return alone or (attacks and actor.kind is ActorKind.CIVILIANS)


def _tells_nothing(registry: Actors, words: str, *, attacks: bool) -> bool:
    """Say whether words hold no noun at all ("local", "both"); of those hit, numbers may count them."""
    if registry.content(words) or registry.generic(words) or registry.reference(words):
        return False
    return attacks or (" " not in words and not find_numbers(words))


def _is_common(report: Report, span: Span, words: str, resolved: ResolvedActor) -> bool:
    """Say whether a headline's capital makes a common word a person's name ("Bus", "Rider")."""
    title = report.title or ""
    head = len(title) if title and report.text.startswith(title) else report.text.find("\n")
    if not resolved.masked or span.end > head or " " in words or not words.istitle():
        return False
    return re.search(rf"(?<![\w'\u2019-]){re.escape(words.lower())}(?![\w-])", report.text[head:]) is not None
