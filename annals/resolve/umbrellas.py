"""Whom plain words for fighters mean in a war: the side without a name, or the one group that is named."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from annals.gazetteer.actors import ActorEntry, Actors
from annals.model.statement import Statement, statement_id
from annals.model.values import Participant
from annals.model.vocabulary import ActorKind, Basis, ParticipantRole
from annals.resolve._actor_report import LOCAL, Occurrence, ReportActors
from annals.resolve.one_actor import is_other

Told = Statement[Participant]

_SCORE = 0.55
_NEAR = 2
"""How many sentences away plain words may stand from the name of the group that they mean."""
_FIGHTERS = frozenset(f"{LOCAL}{noun}" for noun in ("militants", "rebels", "terrorists"))
_AGAINST_A_STATE = re.compile(
    r"\b(?:militant|terrorist|insurgent|jihadi|jihadist|rebel|extremist|islamist|separatist|guerrilla)s?\b",
    re.IGNORECASE,
)
"""Words for those who fight a state; "fighters" may be anybody's."""


_LAID = re.compile(
    r"\b(?:accus\w+|blam\w+|den(?:y|ies|ied|ying)|suspect\w*|alleg\w+|responsib\w+"
    r"|(?:did|done) it|behind the)\b",
    re.IGNORECASE,
)
"""In a sentence that names whom somebody lays an act to; who claims it himself is named by that."""
_SEVERAL = re.compile(r"\b(?:groups|factions|organi[sz]ations|gangs|networks)\b", re.IGNORECASE)


@cache
def _wars() -> tuple[dict[str, Any], ...]:
    """Return the wars that the package's list knows."""
    text = files("annals.resolve").joinpath("data", "umbrellas.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["war"])


def in_their_war(told: Sequence[Told], registry: Actors, context: ReportActors) -> list[Told]:
    """Return statements, those of plain words for fighters as of the side of the war that they are.

    Nobody is put on both sides of an act, and "unknown militants" stay unknown.
    """
    country = context.main_country()
    if country is None or context.year is None:
        return list(told)
    return [_meant(one, told, registry, context) for one in told]


def _meant(one: Told, told: Sequence[Told], registry: Actors, context: ReportActors) -> Told:
    actor = one.value.actor
    if not actor.key.startswith(LOCAL) or is_other(one, context.text):
        return one
    words = actor.key, actor.written, registry, context
    alone = _alone(*words) if _stands_near(one, context) else None
    entry = _of_war(*words, first=True) or alone or _of_war(*words, first=False)
    attacks = one.value.role is ParticipantRole.ATTACKER
    others = {o.value.actor.key for o in told if (o.value.role is ParticipantRole.ATTACKER) is not attacks}
    if entry is None or entry.key in others:
        return one
    meant = replace(
        actor, key=entry.key, name=entry.name, kind=entry.kind, country=entry.country, alternatives=()
    )
    value = replace(one.value, actor=meant)
    return replace(
        one,
        id=statement_id(one.draft_id, one.field, value, one.evidence),
        value=value,
        basis=Basis.INFERRED,
        score=min(one.score, _SCORE),
    )


def _stands_near(one: Told, context: ReportActors) -> bool:
    """Say whether an armed group is named near some words: what it did elsewhere says nothing here."""
    at = {context.sentence(span.start) for span in one.evidence}
    named = {
        context.sentence(found.start)
        for found in context.named
        if found.start >= 0 and _armed(found, context)
    }
    return any(abs(here - there) <= _NEAR for here in at for there in named)


def _armed(found: Occurrence, context: ReportActors) -> bool:
    entry = context.registry.get(found.keys[0])
    return entry is not None and entry.category == "armed_group"


def _alone(key: str, written: str, registry: Actors, context: ReportActors) -> ActorEntry | None:
    """Return the one group that a report names of those who fight the state of its country then."""
    several = _SEVERAL.search(written) is not None
    if key not in _FIGHTERS or several or _AGAINST_A_STATE.search(written) is None:
        return None
    keys = {one.keys[0] for one in context.named if one.start >= 0 and not _is_laid(one.start, context)}
    named = [entry for entry in map(registry.get, sorted(keys)) if entry is not None]
    groups = [one for one in named if one.category == "armed_group" and one.kind is not ActorKind.CIVILIANS]
    rebels = _without_wholes(groups, registry)
    fits = rebels[0] if len(rebels) == 1 and rebels[0].kind is ActorKind.REBEL else None
    there = fits is not None and context.main_country() in fits.countries and context.lasting(fits) == 1.0
    return fits if there else None


def _is_laid(start: int, context: ReportActors) -> bool:
    """Say whether somebody named at an offset is named only as whom an act is laid to."""
    sentence = context.sentence_at(start)
    return _LAID.search(sentence) is not None and "claim" not in sentence.lower()


def _without_wholes(groups: Iterable[ActorEntry], registry: Actors) -> list[ActorEntry]:
    """Return groups without those of whom another is a part."""
    every = list(groups)
    parts = {one.key: set(registry.members(one.key)) for one in every}
    return [one for one in every if parts[one.key].isdisjoint(other.key for other in every)]


def _of_war(
    key: str, written: str, registry: Actors, context: ReportActors, *, first: bool
) -> ActorEntry | None:
    """Return the side that a noun means in the war of the report's country and year.

    Of those that a noun means ``first``, whatever one group is named beside it, else of the others.
    """
    for war in _wars():
        begun, ended = (*war["years"], 9999)[:2]
        fits = (
            war["country"] == context.main_country()
            and war.get("first", False) is first
            and begun <= (context.year or 0) <= ended
            and key.removeprefix(LOCAL) in war["nouns"]
            and any(word in written.casefold() for word in war.get("holding", ("",)))
            and any(word in context.text for word in war.get("near", ("",)))
        )
        if fits:
            return registry.get(war["actor"])
    return None
