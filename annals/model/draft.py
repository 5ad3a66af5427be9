"""One act as one report tells it, every field a tuple of statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from annals.model.ids import DraftId, ReportId
from annals.model.report import Span
from annals.model.statement import Producer, Speaker, Statement
from annals.model.values import Amount, Participant, Place, TimeRange, Toll
from annals.model.vocabulary import (
    Effect,
    Kind,
    Motive,
    Stage,
    TargetClass,
    Warned,
    WeaponClass,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What linking needs to know of a report.

    ``outlet_actor`` is the party that the outlet belongs to, by the registry; ``credits`` are the
    agencies that the report is credited to; ``sketch`` is the report's.
    """

    report_id: ReportId
    outlet: str | None
    outlet_actor: str | None
    published: date | None
    title: str | None
    url: str | None
    credits: tuple[str, ...]
    sketch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """A speaker denies the act or a part in it."""

    speaker: Speaker
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """One act as one report tells it. A field that nobody told is an empty tuple.

    ``told`` are the sentences that tell it, ``event_words`` the words in them that name the act.
    Text-valued fields (``weapon``, ``reason_given``, ``target``, ...) hold the report's own words.
    """

    id: DraftId
    source: Source
    kind: Kind
    background: bool
    aggregate: bool
    headline_only: bool
    part_of: DraftId | None
    told: tuple[Span, ...]
    event_words: tuple[Span, ...]
    producer: Producer
    denials: tuple[Denied, ...]
    type: tuple[Statement[str], ...]
    stage: tuple[Statement[Stage], ...]
    acts: tuple[Statement[Amount], ...]
    acts_intercepted: tuple[Statement[Amount], ...]
    motive: tuple[Statement[Motive], ...]
    time: tuple[Statement[TimeRange], ...]
    place: tuple[Statement[Place], ...]
    origin_place: tuple[Statement[Place], ...]
    participants: tuple[Statement[Participant], ...]
    target: tuple[Statement[str], ...]
    target_class: tuple[Statement[TargetClass], ...]
    weapon: tuple[Statement[str], ...]
    weapon_class: tuple[Statement[WeaponClass], ...]
    effect: tuple[Statement[Effect], ...]
    warning: tuple[Statement[Warned], ...]
    civilian_targeting: tuple[Statement[bool], ...]
    reason_given: tuple[Statement[str], ...]
    nationality: tuple[Statement[str], ...]
    crowd_form: tuple[Statement[str], ...]
    response: tuple[Statement[str], ...]
    means: tuple[Statement[str], ...]
    tolls: tuple[Statement[Toll], ...]

    def statements(self) -> Iterator[Statement[Any]]:
        """Yield every statement, in the order of the fields."""
        for name in STATEMENT_FIELDS:
            yield from getattr(self, name)


_NOT_STATEMENTS = frozenset(
    {
        *("id", "source", "kind", "background", "aggregate", "headline_only"),
        *("part_of", "told", "event_words", "producer", "denials"),
    }
)
STATEMENT_FIELDS = tuple(f.name for f in fields(EventDraft) if f.name not in _NOT_STATEMENTS)
