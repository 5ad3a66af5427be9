"""An event: a view over the drafts that were judged to tell of one act."""

from __future__ import annotations

from dataclasses import dataclass

from annals.model.draft import EventDraft
from annals.model.ids import EventId, ReportId, StatementId
from annals.model.judgement import Judgement
from annals.model.vocabulary import Kind, SpeakerRole, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What statements rest on in the end; different keys are independent of each other.

    ``party`` marks a party to the conflict, ``inferred`` one that the report does not name.
    """

    key: str
    name: str
    role: SpeakerRole
    party: bool
    inferred: bool
    reports: tuple[ReportId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Comparable statements that cannot both hold, as pairs, each in the order of the ids."""

    field: str
    pairs: tuple[tuple[StatementId, StatementId], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Drafts judged to be one act. It keeps every statement; no figure is chosen here.

    ``judgements`` are those in force between its drafts.
    """

    id: EventId
    kind: Kind
    status: Status
    drafts: tuple[EventDraft, ...]
    origins: tuple[Origin, ...]
    disputes: tuple[Dispute, ...]
    judgements: tuple[Judgement, ...]
