"""What one reading of one document holds; offsets point into the document's text, which it does not hold."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from annals.model.vocabulary import (
    ActorKind,
    Attribution,
    Basis,
    Effect,
    GroupClass,
    Harm,
    Level,
    Motive,
    ParticipantRole,
    Qualifier,
    Scope,
    SpeakerRole,
    Stage,
    Stance,
    TargetClass,
    Warned,
    WeaponClass,
)

Span = tuple[int, int]
Words = list[Span]
Count = Annotated[int, msgspec.Meta(ge=0)]
Kind = Literal["incident", "series", "campaign", "threat", "posture", "toll", "none"]
Mode = Literal["asserted", "denied", "hypothetical", "planned", "habitual"]
Part = Literal[
    "north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest", "central", "border"
]
Made = Literal["first", "second", "settled", "afresh"]


class _Struct(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    pass


class Time(_Struct, kw_only=True):
    """A half-open range of days; ``of`` is the event that the words count from ("a day after the ambush")."""

    words: Words = []
    earliest: date | None = None
    before: date | None = None
    basis: Basis = Basis.RELATIVE
    part_of_day: str | None = None
    of: str | None = None


class Place(_Struct, kw_only=True):
    """A place: its neutral name, level, country (ISO 3166) and first-level unit; alternatives if open."""

    words: Words = []
    name: str
    level: Level
    country: str | None = None
    admin1: str | None = None
    part: Part | None = None
    basis: Basis = Basis.STATED
    contested: list[str] = []
    alternatives: list[str] = []


class Who(_Struct, kw_only=True):
    """A participant: every mention of it in this role, its neutral name, kind, and attribution of its own."""

    role: ParticipantRole
    words: Words
    name: str
    kind: ActorKind
    attribution: Attribution | None = None
    country: str | None = None
    classes: list[TargetClass] = []
    nationality: str | None = None


class Thing(_Struct, kw_only=True):
    """What was aimed at or hit that is no person or organisation."""

    words: Words
    classes: list[TargetClass]
    effect: Effect = Effect.UNKNOWN


class Weapon(_Struct, kw_only=True):
    """Words for a weapon and its class."""

    words: Words
    weapon: WeaponClass


class Amount(_Struct, kw_only=True):
    """A number of acts by the table of codebook 7."""

    words: Words
    low: Count | None = None
    high: Count | None = None
    qualifier: Qualifier = Qualifier.EXACT


class Toll(_Struct, kw_only=True):
    """A count of people harmed; ``part_of`` is the toll that it is part of, ``whose`` a combatant's side."""

    id: str
    harm: Harm
    words: Words
    low: Count | None = None
    high: Count | None = None
    qualifier: Qualifier = Qualifier.EXACT
    group: GroupClass = GroupClass.PEOPLE
    whose: str | None = None
    scope: Scope = Scope.INCIDENT
    period: Time | None = None
    as_of: Time | None = None
    part_of: str | None = None
    about_enemy: bool = False


class Event(_Struct, kw_only=True):
    """One act, series, campaign, threat, posture or toll; ``words`` name it, the best first."""

    id: str
    kind: Kind = "incident"
    type: str | None = None
    stage: Stage | None = None
    mode: Mode = "asserted"
    motive: Motive | None = None
    background: bool = False
    aggregate: bool = False
    headline_only: bool = False
    words: Words
    part_of: str | None = None
    during: str | None = None
    origin: str | None = None
    acts: Amount | None = None
    acts_intercepted: Amount | None = None
    time: Time | None = None
    place: Place | None = None
    origin_place: Place | None = None
    place_found: Place | None = None
    who: list[Who] = []
    things: list[Thing] = []
    weapons: list[Weapon] = []
    civilian_targeting: bool | None = None
    warning: Warned | None = None
    reason: Words = []
    crowd_form: Literal["demonstration", "mob"] | None = None
    response: Literal["none", "intervention", "excessive_force"] | None = None
    means: Literal["fire", "looting", "other"] | None = None
    tolls: list[Toll] = []


class Said(_Struct, kw_only=True):
    """One speaker's saying: who, the cue, the content, its stance, and the events and tolls it is about."""

    id: str
    speaker: Words
    cue: Words = []
    content: Words
    name: str
    role: SpeakerRole
    anonymous: bool = False
    stance: Stance = Stance.ASSERTED
    about: list[str] = []


class Annotation(_Struct, kw_only=True):
    """One reading of one document, with what made it; ``hard`` names the rules that were hard to apply.

    ``published`` is the date that the text itself shows; it outranks what the set says.
    """

    document: str
    sha256: str
    reading: Made
    day: date
    guidelines: int
    reader: str
    published: date | None = None
    events: list[Event] = []
    said: list[Said] = []
    hard: list[str] = []


SPAN_FIELDS = frozenset({"words", "speaker", "cue", "content", "reason"})
"""Fields whose values are spans of the text, at every depth."""
