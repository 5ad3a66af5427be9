"""Acts of one report that lay claim to the same words: words in a role go to the acts that are surest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from annals.extract.parties.named import is_named
from annals.model.report import Span
from annals.neural.heard import Act, Words
from annals.text.clauses import Range, clauses

_SHARED = {"victim": 0.7}
_SHARED_ELSE = 0.4
"""How sure words in a role to an act must be, beside the act that they are surest of, to be in it too."""
_BESIDE, _ATTACKERS_BESIDE, _NAMED_BESIDE = 0.6, 0.65, 0.4
"""How sure they must be beside the surest words in the role, in that of the attacker, and to be looked at
there if they are the only ones with a name or joined to surer ones."""
_AND = re.compile(
    r"(?:,|\b(?:and|or|with|along with|together with|as well as))\s+(?:the\s+)?$", re.IGNORECASE
)
_NEAR = 20
"""How many characters may lie between two attackers that one word joins."""
_OWN = 0.6
"""How sure words of the own clause must be, beside those of another's, to be told alone."""
_PEOPLE = ("attacker", "interceptor", "target", "victim")


def settled(acts: Sequence[Act], text: str, sentences: Sequence[Span]) -> list[Act]:
    """Return the acts, each with the words in a role that no other act has a much better claim to."""
    apart = _by_clause(acts, text, sentences)
    every: dict[str, list[Words]] = defaultdict(list)
    for act in apart:
        for role, words in act.roles.items():
            every[role] += words
    return [
        replace(act, roles={role: _kept(text, role, words, every[role]) for role, words in act.roles.items()})
        for act in apart
    ]


def _kept(text: str, role: str, words: Sequence[Words], every: Sequence[Words]) -> tuple[Words, ...]:
    """Return the words in a role to one act that it may keep; ``every`` are those in it to any."""
    best = max((one.score for one in words), default=0.0)
    least = _NAMED_BESIDE if role == "attacker" else _BESIDE
    able = [one for one in words if one.score >= least * best]
    if role == "attacker":
        sure = [one for one in able if one.score >= _ATTACKERS_BESIDE * best]
        known = any(is_named(text[one.start : one.end]) for one in sure)
        able = [one for one in able if one in sure or _kept_beside(text, one, sure, known=known)]
    return tuple(one for one in able if one.score >= _SHARED.get(role, _SHARED_ELSE) * _claim(one, every))


def _kept_beside(text: str, one: Words, sure: Sequence[Words], *, known: bool) -> bool:
    """Say whether less sure attackers stay: the only ones with a name, or joined to a surer one by "and"."""
    name = not known and is_named(text[one.start : one.end])
    return name or any(_joined(text, one, other) for other in sure)


def _joined(text: str, one: Words, other: Words) -> bool:
    """Say whether two words stand side by side, joined by "and" or a comma."""
    first, second = sorted((one, other), key=lambda words: words.start)
    near = second.start - first.end <= _NEAR
    return near and _AND.search(text[first.start : second.start]) is not None


def _claim(words: Words, every: Sequence[Words]) -> float:
    """Return how sure the surest act is of words."""
    start, end = words.start, words.end
    return max((o.score for o in every if o.start < end and start < o.end), default=0.0)


def _by_clause(acts: Sequence[Act], text: str, sentences: Sequence[Span]) -> list[Act]:
    """Return the acts without the words of another's clause, in roles that their own clauses tell."""
    told: list[list[Range]] = [[] for _ in acts]
    for sentence in sentences:
        words = sorted(
            (one.start, one.end, n)
            for n, act in enumerate(acts)
            for one in act.words
            if sentence.start <= one.start < sentence.end
        )
        if len({n for _, _, n in words}) > 1:
            people = [(w.start, w.end) for act in acts for role in _PEOPLE for w in act.roles.get(role, ())]
            found = clauses(text, (sentence.start, sentence.end), [(a, b) for a, b, _ in words], people)
            for (_, _, n), clause in zip(words, found, strict=True):
                told[n].append(clause)
    return [
        _own(act, mine, {clause for others in told for clause in others} - set(mine))
        for act, mine in zip(acts, told, strict=True)
    ]


def _own(act: Act, mine: Sequence[Range], others: Collection[Range]) -> Act:
    """Return an act without words of others' clauses, in the roles that its own clauses tell as surely."""
    roles = {}
    for role, words in act.roles.items():
        sure = max((one.score for one in words if _in(one, mine)), default=0.0)
        roles[role] = tuple(
            one for one in words if _in(one, mine) or not _in(one, others) or sure < _OWN * one.score
        )
    return replace(act, roles=roles)


def _in(words: Words, ranges: Collection[Range]) -> bool:
    """Say whether words begin in any of some ranges."""
    return any(start <= words.start < end for start, end in ranges)
