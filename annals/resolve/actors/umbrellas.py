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
from annals.gazetteer.places import places
from annals.model.reading import Label
from annals.model.report import Span
from annals.model.statement import Statement, statement_id
from annals.model.values import Participant
from annals.model.vocabulary import ActorKind, Basis, Level, ParticipantRole
from annals.resolve.actors.one_actor import is_other
from annals.resolve.actors.report import LOCAL, ReportActors
from annals.text.normalise import fold

Told = Statement[Participant]

_SCORE = 0.55
_NEAR = 1
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
_APART = re.compile(
    r"\b(?:not|no|never|nothing|neither|nor|ha(?:s|ve|d)|talks?|negotiat\w+|truce|cease-?fire|peace"
    r"|withdr[ae]w\w*|active|operates?|present|based|freed|released?|ago|earlier|previous\w*|former(?:ly)?"
    r"|last (?:week|month|year))\b",
    re.IGNORECASE,
)
"""In a clause that names a group for what is not the act: what was before, is always so, or is denied."""
_CLAUSES = re.compile(r";|\b(?:while|whereas|meanwhile|separately|elsewhere)\b", re.IGNORECASE)
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
    entry = _of_war(one, registry, context, first=True) or _alone(one, registry, context)
    entry = entry or _of_war(one, registry, context, first=False)
    attacks = one.value.role is ParticipantRole.ATTACKER
    others = {o.value.actor.key for o in told if (o.value.role is ParticipantRole.ATTACKER) is not attacks}
    nouns = {key.rpartition(" ")[2] for key in others if key.startswith(LOCAL)}
    both = actor.key.removeprefix(LOCAL).rpartition(" ")[2] in nouns
    if entry is None or entry.key in others or both:
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


def _alone(one: Told, registry: Actors, context: ReportActors) -> ActorEntry | None:
    """Return the one group that a report names of those who fight the state of its country then."""
    written = one.value.actor.written
    several = _SEVERAL.search(written) is not None
    if one.value.actor.key not in _FIGHTERS or several or _AGAINST_A_STATE.search(written) is None:
        return None
    named = [found for found in context.named if found.start >= 0 and not _is_laid(found.start, context)]
    entries = [entry for key in sorted({found.keys[0] for found in named}) if (entry := registry.get(key))]
    groups = [one for one in entries if one.category == "armed_group" and one.kind is not ActorKind.CIVILIANS]
    rebels = _without_wholes(groups, registry)
    fits = rebels[0] if len(rebels) == 1 and rebels[0].kind is ActorKind.REBEL else None
    if fits is None or context.main_country() not in fits.countries or context.lasting(fits) < 1.0:
        return None
    spans = [found.start for found in named if found.keys[0] == fits.key]
    near = any(_of_one_act(span.start, start, context) for span in one.evidence for start in spans)
    return fits if near else None


def _of_one_act(words: int, name: int, context: ReportActors) -> bool:
    """Say whether plain words and a group's name, by their offsets, may be told of one act.

    They stand in one sentence or in two that follow each other; the name's clause has no place or day of
    its own, and tells nothing that was before the act or that the group denies.
    """
    if abs(context.sentence(words) - context.sentence(name)) > _NEAR:
        return False
    ours, theirs = _clause(words, context), _clause(name, context)
    if _APART.search(context.text, *theirs) is not None:
        return False
    own, told = ({fold(mark.quote) for mark in _marks(bounds, context)} for bounds in (theirs, ours))
    return own <= told


def _clause(start: int, context: ReportActors) -> tuple[int, int]:
    """Return the bounds of the clause around an offset."""
    first, last = context.bounds(start)
    cuts = [found.start() for found in _CLAUSES.finditer(context.text, first, last)]
    return max([first, *(cut for cut in cuts if cut <= start)]), min([last, *(c for c in cuts if c > start)])


def _marks(bounds: tuple[int, int], context: ReportActors, label: Label | None = None) -> list[Span]:
    """Return the words for places and days, or those of one label, between two offsets."""
    begun, ended = bounds
    told = (one for one in context.where_when if label is None or one.label == label)
    return [one.span for one in told if begun <= one.span.start < ended]


def _is_laid(start: int, context: ReportActors) -> bool:
    """Say whether somebody named at an offset is named only as whom an act is laid to."""
    sentence = context.sentence_at(start)
    return _LAID.search(sentence) is not None and "claim" not in sentence.lower()


def _without_wholes(groups: Iterable[ActorEntry], registry: Actors) -> list[ActorEntry]:
    """Return groups without those of whom another is a part."""
    every = list(groups)
    parts = {one.key: set(registry.members(one.key)) for one in every}
    return [one for one in every if parts[one.key].isdisjoint(other.key for other in every)]


def _of_war(one: Told, registry: Actors, context: ReportActors, *, first: bool) -> ActorEntry | None:
    """Return the side that a noun means in the war of the report's country and year.

    Of those that a noun means ``first``, whatever one group is named beside it, else of the others.
    """
    written = one.value.actor.written.casefold()
    for war in _wars():
        begun, ended = (*war["years"], 9999)[:2]
        holding = war.get("holding", ())
        noun = " ".join(
            word for word in one.value.actor.key.removeprefix(LOCAL).split() if word not in holding
        )
        fits = (
            war["country"] == context.main_country()
            and war.get("first", False) is first
            and begun <= (context.year or 0) <= ended
            and noun in war["nouns"]
            and any(word in written for word in holding or ("",))
            and not any(word in written for word in war.get("without", ()))
        )
        if fits and all(_is_there(war, span.start, context) for span in one.evidence):
            return registry.get(war["actor"])
    return None


def _is_there(war: dict[str, Any], start: int, context: ReportActors) -> bool:
    """Say whether the place that is told beside words is where a war is, if the war is not everywhere.

    It is a place of the war's part of the country, or that part is named in the clause; with no place
    beside the words, the part must be named before, where ``near`` and not only ``within`` tells it.
    """
    parts = war.get("near") or war.get("within", ("",))
    bounds = _clause(start, context)
    if any(part in context.text[slice(*bounds)] for part in parts):
        return True
    told = (places().find(span.quote) for span in _marks(bounds, context, Label.PLACE))
    found = (one for some in told if all(one.level is not Level.COUNTRY for one in some) for one in some)
    regions = [one.admin1 for one in found if one.country == war["country"] and one.admin1]
    if regions:
        return any(part in region for part in parts for region in regions)
    return "near" not in war or any(part in context.text[:start] for part in parts)
