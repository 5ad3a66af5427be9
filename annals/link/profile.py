"""A draft as joining sees it: its asserted values in the forms that comparisons need, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from annals.gazetteer.places import is_near
from annals.link.kin import named
from annals.link.words import names, particular, telling
from annals.model.draft import EventDraft
from annals.model.ids import DraftId, ReportId
from annals.model.statement import Statement, V
from annals.model.values import Participant, Place, TimeRange, Toll
from annals.model.vocabulary import (
    Attribution,
    Basis,
    Kind,
    Level,
    ParticipantRole,
    Scope,
    Stance,
    TargetClass,
    WeaponClass,
)
from annals.text.normalise import fold

_MOST_VALUES = 3
"""Of one field, the best-scored values that are compared; a draft seldom has more than one."""
FINE = frozenset({Level.INSTALLATION, Level.SETTLEMENT})
APART_KM = 30.0
"""Settlements further apart than this are two places."""
_EVENING = frozenset({"evening", "night", "late", "overnight", "midnight"})
_MORNING = frozenset({"morning", "dawn", "predawn", "early", "night", "overnight", "midnight"})


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A told time in day numbers, ``[earliest, before)``; None is an open end.

    ``exact`` is one day; ``dated`` says that the words gave a time and not publication alone;
    ``stated`` that they gave it without the help of another date; ``evening`` and ``morning`` are
    the ends of the day that the words put it near.
    """

    range: TimeRange
    earliest: int | None
    before: int | None
    exact: bool
    dated: bool
    stated: bool
    evening: bool
    morning: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the comparisons look at, from one draft. Sets hold folded words, keys or classes.

    ``published`` is a day number. ``attackers`` and ``others`` are keys of actors in particular,
    ``generic`` those of attackers named only by what they are. ``tolls`` are whole tolls of the
    act itself; ``tolls_key`` stands for running totals that say when they begin, "" without any.
    ``names`` are names in the sentences that are neither a place's nor an actor's nor a speaker's, nor
    in many reports; ``particular`` are those and the other words of sentences and title that few reports
    hold; ``towns`` are the words of each exact place's name.
    """

    id: DraftId
    report: ReportId
    kind: Kind
    background: bool
    aggregate: bool
    published: int | None
    times: tuple[When, ...]
    places: tuple[Place, ...]
    types: tuple[str, ...]
    attackers: frozenset[str]
    generic: frozenset[str]
    others: frozenset[str]
    certain: bool
    target_words: frozenset[str]
    target_classes: frozenset[TargetClass]
    weapon_classes: frozenset[WeaponClass]
    weapon_words: frozenset[str]
    tolls: tuple[Toll, ...]
    tolls_key: str
    told: frozenset[str]
    names: frozenset[str]
    particular: frozenset[str]
    title: frozenset[str]
    towns: tuple[frozenset[str], ...]


def profile(draft: EventDraft) -> Profile:
    """Return what joining looks at of a draft; statements that deny or doubt are left out."""
    told = [span.quote for span in draft.told]
    title = draft.source.title or ""
    places = asserted(draft.place)
    people = asserted(draft.participants)
    attackers = frozenset(p.actor.key for p in people if _laid(p))
    published = draft.source.published
    elsewhere = _said_elsewhere(places, people) | _speakers(draft)
    return Profile(
        id=draft.id,
        report=draft.source.report_id,
        kind=draft.kind,
        background=draft.background,
        aggregate=draft.aggregate,
        published=published.toordinal() if published else None,
        times=tuple(when(s) for s in _best(draft.time)),
        places=places,
        types=tuple(dict.fromkeys(asserted(draft.type))),
        attackers=frozenset(key for key in attackers if named(key)),
        generic=frozenset(key for key in attackers if not named(key)),
        others=frozenset(p.actor.key for p in people if _hit(p) and named(p.actor.key)),
        certain=any(_laid(p) and p.attribution in _CERTAIN for p in people),
        target_words=telling(asserted(draft.target)),
        target_classes=frozenset(asserted(draft.target_class)) - {TargetClass.OTHER},
        weapon_classes=frozenset(asserted(draft.weapon_class)) - {WeaponClass.OTHER},
        weapon_words=telling(asserted(draft.weapon)),
        tolls=tuple(s.value for s in draft.tolls if s.stance is Stance.ASSERTED and _own(s.value)),
        tolls_key=_running(draft),
        told=telling(told),
        names=particular(names(told) - elsewhere),
        particular=particular(telling([*told, title]) - elsewhere),
        title=telling([title]),
        towns=tuple(telling([place.name]) for place in places if is_exact(place)),
    )


def asserted(statements: tuple[Statement[V], ...]) -> tuple[V, ...]:
    """Return the values that somebody asserts, best-scored first, at most three."""
    return tuple(statement.value for statement in _best(statements))


def when(statement: Statement[TimeRange]) -> When:
    """Return a told time in day numbers."""
    told = statement.value
    part = set((told.part_of_day or "").casefold().replace("-", "").split())
    return When(
        range=told,
        earliest=_ordinal(told.earliest),
        before=_ordinal(told.before),
        exact=told.day() is not None and not told.approximate,
        dated=statement.basis is not Basis.INFERRED,
        stated=statement.basis is Basis.STATED,
        evening=bool(part & _EVENING),
        morning=bool(part & _MORNING),
    )


def fine(place: Place) -> bool:
    """Say whether the place is a point on the map: a settlement or a public installation."""
    return is_exact(place) and place.latitude is not None and place.longitude is not None


def is_exact(place: Place) -> bool:
    """Say whether a place is a settlement or a public installation, not near one, its point known or not."""
    return place.level in FINE and not is_near(place)


def small(place: Place) -> bool:
    """Say whether a place is exact enough to agree on: a settlement, or a unit no larger than one."""
    within = place.level in {Level.DISTRICT, Level.REGION} and (place.radius_km or APART_KM) <= APART_KM
    return place.level in FINE or within


_CERTAIN = frozenset({Attribution.REPORTED_AS_FACT, Attribution.CLAIMED_OR_ADMITTED})


def _best(statements: tuple[Statement[V], ...]) -> tuple[Statement[V], ...]:
    told = [statement for statement in statements if statement.stance is Stance.ASSERTED]
    return tuple(sorted(told, key=lambda s: (-s.score, s.id))[:_MOST_VALUES])


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _laid(who: Participant) -> bool:
    """Say whether the act is laid to this participant, however firmly."""
    return who.role is ParticipantRole.ATTACKER and who.attribution is not Attribution.CLEARED


def _hit(who: Participant) -> bool:
    return who.role in {ParticipantRole.TARGET, ParticipantRole.VICTIM}


def _own(toll: Toll) -> bool:
    """Say whether the toll is one whole count of this act: no running total, no part of another."""
    return toll.scope is not Scope.CUMULATIVE and toll.part_of is None


def _running(draft: EventDraft) -> str:
    """Name the running totals by their figures, groups and first days."""
    totals = [s.value for s in draft.tolls if s.value.scope is Scope.CUMULATIVE]
    dated = [(toll, toll.period.earliest) for toll in totals if toll.period and toll.period.earliest]
    places = [place.key or fold(place.name) for place in asserted(draft.place)[:1]]
    parts = [
        f"{toll.harm} {toll.group_class} {fold(toll.group or '')} {toll.low} {toll.high} {since}"
        for toll, since in dated
    ]
    return "; ".join([*places, *sorted(parts)]) if parts else ""


def _speakers(draft: EventDraft) -> frozenset[str]:
    """Return the words for who speaks in a draft."""
    said = {statement.speaker.words or "" for statement in draft.statements()}
    return frozenset(word.casefold() for words in said for word in words.replace("-", " ").split())


def _said_elsewhere(places: tuple[Place, ...], people: tuple[Participant, ...]) -> frozenset[str]:
    """Return the words of the names of places and actors, which have comparisons of their own."""
    told = [name for place in places for name in (place.name, place.written, place.admin1 or "")]
    told += [name for who in people for name in (who.actor.name, who.actor.written)]
    return frozenset(word.casefold() for name in told for word in name.replace("-", " ").split())
