"""Finds what a word that points back ("the group", "the coalition", "they") stands for in a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from annals.gazetteer.actors import ActorEntry, Actors, Reference
from annals.resolve.actors.report import Occurrence, ReportActors, kind_of_name
from annals.text.normalise import fold

_REACH = 8
"""After this many sentences, an earlier naming weighs no more than any other."""
_SUBJECT = 0.3
_NAMED = 0.8
_FIRST_CATEGORY = 0.2
_UMBRELLA = 0.4
_EACH = 0.05
_MOST_EACH = 0.3
_CLEAR = 0.3
_ALONE_SCORE, _CLEAR_SCORE, _OPEN_SCORE = 0.8, 0.7, 0.55
_FEWEST_PARTS = 2
_AFTER = 0.6
"""A naming that comes only later counts for this share."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What words point back to. ``keys`` are the candidates, the best first, with ``score`` for it.

    ``weights`` tell what spoke for each of all that were named.
    """

    keys: tuple[str, ...]
    weights: Mapping[str, float]
    words: str
    score: float


def antecedent(
    context: ReportActors, reference: Reference, position: int, *, bearing: bool, ahead: bool
) -> Antecedent | None:
    """Return what a noun at a position points back to, else ahead to, or None.

    With ``bearing``, only an actor counts that has the noun in a name. Only with ``ahead`` may the
    name come after the noun.
    """
    if bearing:
        reference = replace(reference, only_named=True, lone=False)
    earlier = [one for one in context.named if one.start < position]
    weights = _weights(context, reference, earlier, position)
    share = 1.0
    if not weights and ahead:
        later = [one for one in context.named if one.start > position]
        weights, share = _weights(context, reference, later, position), _AFTER
    if not weights:
        return None
    ranked = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))
    margin = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)
    score = _ALONE_SCORE if len(ranked) == 1 else _CLEAR_SCORE if margin > _CLEAR else _OPEN_SCORE
    keys = tuple(key for key, _ in ranked[:4])
    words = next(one.words for one in (*reversed(earlier), *context.named) if keys[0] in one.keys)
    return Antecedent(keys, dict(ranked), words, score * share)


def _weights(
    context: ReportActors, reference: Reference, occurrences: Iterable[Occurrence], position: int
) -> dict[str, float]:
    """Weigh each actor that the noun can mean by where, how and how often it was named."""
    here = context.sentence(position)
    weights: dict[str, float] = {}
    counts: dict[str, int] = {}
    for one in occurrences:
        for key in one.keys[:1]:
            fitness = _fitness(context.registry, reference, key, one.words)
            if fitness is None:
                continue
            near = max(0.0, 1 - abs(here - one.sentence) / _REACH)
            weight = near + fitness + (_SUBJECT if one.lead else 0.0)
            weights[key] = max(weight, weights.get(key, 0.0))
            counts[key] = counts.get(key, 0) + 1
    return _restricted(
        context.registry,
        reference,
        {key: weight + min(_EACH * counts[key], _MOST_EACH) for key, weight in weights.items()},
        occurrences,
    )


def _restricted(
    registry: Actors, reference: Reference, weights: dict[str, float], occurrences: Iterable[Occurrence]
) -> dict[str, float]:
    """Keep the actors with the noun in their names, for a noun that means only those or a lone one."""
    if not reference.only_named:
        return weights
    words = {key: one.words for one in occurrences for key in one.keys[:1]}
    bearing = {key: w for key, w in weights.items() if _bears(registry.get(key), words[key], reference.word)}
    return bearing or (weights if reference.lone and len(weights) == 1 else {})


def _fitness(registry: Actors, reference: Reference, key: str, words: str) -> float | None:
    """Return how well an actor fits the noun, None when not at all."""
    entry = registry.get(key)
    category = kind_of_name(registry, words) if entry is None else entry.category
    umbrella = reference.umbrella and category == "armed_group" and _is_umbrella(registry, key)
    bears = reference.named and _bears(entry, words, reference.word)
    held = not reference.holding or any(_bears(entry, words, one) for one in reference.holding)
    if not held or category not in reference.categories or (entry and entry.kind == "civilians"):
        return None
    if reference.umbrella and category == "armed_group" and not (umbrella or bears):
        return None
    fitness = _FIRST_CATEGORY if category == reference.categories[0] else 0.0
    return fitness + (_UMBRELLA if umbrella else 0.0) + (_NAMED if bears else 0.0)


def _is_umbrella(registry: Actors, key: str) -> bool:
    """Say whether an armed group is made of others of its own countries; branches abroad make it none."""
    whole = registry.get(key)
    parts = [part for part in map(registry.get, registry.members(key)) if part]
    groups = [part for part in parts if part.category == "armed_group"]
    home = set(whole.countries) if whole else set()
    at_home = [part for part in groups if home >= set(part.countries)]
    return len(at_home) >= _FEWEST_PARTS and len(at_home) == len(groups)


def _bears(entry: ActorEntry | None, words: str, noun: str) -> bool:
    """Say whether a name of the actor, or the report's own words for it, holds the noun."""
    names = (words, *((entry.name, *entry.aliases) if entry else ()))
    wanted = f" {fold(noun)} "
    return any(wanted in f" {fold(name)} " for name in names)
