"""What was weighed for the words for an actor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from annals.gazetteer.actors import ActorEntry, Actors
from annals.resolve.actors.report import LOCAL, ReportActors
from annals.resolve.considered import Considered
from annals.text.normalise import fold


def actors_considered(
    words: str, weights: Mapping[str, float], registry: Actors, context: ReportActors
) -> tuple[Considered, ...]:
    """Return the actors that were weighed for words, the weightiest first."""
    ranked = sorted(weights, key=lambda key: -weights[key])
    found = []
    for key in ranked:
        entry = registry.get(key)
        facts = _facts(words, entry, context) if entry else ["named by this report alone"]
        name = entry.name if entry else key.removeprefix(LOCAL)
        found.append(Considered(key=key, name=name, weight=round(weights[key], 3), reasons=tuple(facts)))
    return tuple(found)


def _facts(words: str, entry: ActorEntry, context: ReportActors) -> Iterator[str]:
    """Yield how the registry holds the words, and what of the report its weight is made from."""
    folded = fold(words)
    if folded == fold(entry.name):
        yield "the words are its name"
    elif any(folded == fold(alias) for alias in entry.aliases):
        yield "the words are another name of it"
    elif any(folded == fold(alias) for alias in entry.loaded):
        yield "the words are a partisan name of it"
    elif "/" in entry.key:
        yield "the words are a noun for such a force"
    named = sum(one.keys[0] == entry.key for one in context.named)
    if named:
        yield f"named {named} times" if named > 1 else "named once"
    told = context.told_of(entry)
    if told:
        yield f"the report has {told} words of its countries" if told > 1 else "the report names its country"
    if context.year is not None and not entry.active(context.year):
        yield f"not known to be active in {context.year}"
