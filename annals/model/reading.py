"""A report as read: the words that matter, grouped by act, with nothing yet interpreted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from annals.model.ids import FrameId
from annals.model.report import Report, Span
from annals.model.vocabulary import Harm, Kind, Mode, Scope, Stage, Stance

PERSON = "person"
"""The tag of words that name one person who holds no office told."""


class Label(StrEnum):
    """What the words of a mention name."""

    EVENT = "event"
    ACTOR = "actor"
    PLACE = "place"
    TIME = "time"
    WEAPON = "weapon"
    TARGET = "target"
    ACTS = "acts"
    WARNING = "warning"
    EFFECT = "effect"
    REASON = "reason"


class Role(StrEnum):
    """What a mention is to the act of its frame."""

    ATTACKER = "attacker"
    TARGET = "target"
    VICTIM = "victim"
    INTERCEPTOR = "interceptor"
    BYSTANDER = "bystander"
    PLACE = "place"
    ORIGIN_PLACE = "origin_place"
    TIME = "time"
    WEAPON = "weapon"
    ACTS = "acts"
    ACTS_INTERCEPTED = "acts_intercepted"
    WARNING = "warning"
    EFFECT = "effect"
    REASON = "reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of the report that name one thing.

    ``tag`` is the finer label where the words decide it: an event type of the codebook, a weapon
    class, a target class, an effect, ``given`` or ``not_given`` for a warning, the standing of a
    place that only says whose somebody or something is; else None.
    """

    label: Label
    span: Span
    tag: str | None
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """A mention in a role of one frame."""

    role: Role
    mention: Mention
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Somebody says something: the cue, who, and the words that are theirs.

    ``speaker`` is None when the cue names nobody ("reportedly"). ``through`` is the medium cited
    between speaker and outlet. ``time`` is a time attached to the verb of saying: it dates the
    statement, never the act. ``credits`` are agencies that a report is credited to.
    """

    cue: Span
    speaker: Mention | None
    through: Mention | None
    content: Span
    stance: Stance
    anonymous: bool
    time: Mention | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """People counted, in words. ``number`` holds the hedge too ("at least 12").

    ``frame`` is the act that the count belongs to, None for one that belongs to none.
    ``part_of`` is the index in ``Reading.counts`` of the count that this one is a part of.
    ``period`` are the words of the span that a running total covers; ``share`` are words that
    give a part without a number ("most of them women").
    """

    span: Span
    number: Span
    harm: Harm
    group: Span | None
    scope: Scope
    period: Span | None
    share: Span | None
    part_of: int | None
    frame: FrameId | None
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """A field of an act that was heard from the whole of what is told, not from words of its own."""

    field: str
    value: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One act told. ``events`` are its event words, one for each time that it is told.

    ``type`` is an event type of the codebook. ``background`` marks history told beside the news,
    ``aggregate`` a summary over places or days, ``headline_only`` an act told in the title alone. ``main`` is
    how likely the report's main act is of this type, 0 where the tagger does not say, and ``placed`` how
    likely any word of the report says where the act happened, 1 where the tagger does not say.
    """

    id: FrameId
    kind: Kind
    type: str
    stage: Stage
    mode: Mode
    background: bool
    aggregate: bool
    headline_only: bool
    events: tuple[Mention, ...]
    sentences: tuple[Span, ...]
    fillers: tuple[Filler, ...]
    part_of: FrameId | None
    score: float
    manners: tuple[Manner, ...]
    main: float = 0.0
    placed: float = 1.0

    def of(self, role: Role) -> tuple[Filler, ...]:
        """Return the fillers of one role, in the order of the text."""
        return tuple(filler for filler in self.fillers if filler.role == role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A party denies something; ``frame`` is the act denied, None when none is named."""

    speech: Speech
    frame: FrameId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Words by what they are to the report as a whole.

    ``part`` is ``individual`` or ``organisation`` for whom it names as perpetrators, ``human`` or
    ``physical`` for who and what was hit, ``instrument`` for what it was done with.
    """

    part: str
    span: Span
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One report and what was read in it, before anything is looked up or worked out.

    ``dateline`` is the place that the report was written from, ``credits`` the agencies that it
    is credited to. ``tagger`` names what read it, with its version. ``subjects`` are None where it asks
    nothing of the report as a whole.
    """

    report: Report
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    speeches: tuple[Speech, ...]
    counts: tuple[Count, ...]
    frames: tuple[Frame, ...]
    denials: tuple[Denial, ...]
    dateline: Mention | None
    credits: tuple[Span, ...]
    tagger: str
    subjects: tuple[Subject, ...] | None
