"""One report says one thing about one field of one act, in these words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from annals.model.ids import DraftId, StatementId, content_id
from annals.model.report import Span
from annals.model.vocabulary import Basis, SpeakerRole, Stance

V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Producer:
    """What made a statement or judgement: a part of Annals with its version, or a person."""

    name: str
    version: str
    person: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says it. ``words`` is None when it is the outlet's own voice.

    ``actor`` is a key of the registry (or ``local:``) where known. ``through`` is the medium
    cited in between. ``inferred`` marks a speaker whom the report does not name for these words.
    """

    words: str | None
    evidence: tuple[Span, ...]
    actor: str | None
    role: SpeakerRole
    anonymous: bool
    through: str | None
    inferred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Generic[V]):
    """A value of one field, never without the words that say it.

    ``rests_on`` is set when the statement has another origin than its voice: an act told in the
    outlet's voice whose only basis shown is the perpetrator's own statement.
    """

    id: StatementId
    draft_id: DraftId
    field: str
    value: V
    evidence: tuple[Span, ...]
    speaker: Speaker
    rests_on: Speaker | None
    stance: Stance
    basis: Basis
    score: float
    producer: Producer

    def __post_init__(self) -> None:
        if not self.evidence:
            message = f"a statement about {self.field!r} has no evidence"
            raise ValueError(message)
        if not 0.0 <= self.score <= 1.0:
            message = f"score {self.score} of a statement about {self.field!r} is outside 0..1"
            raise ValueError(message)


def statement_id(draft_id: DraftId, field: str, value: object, evidence: tuple[Span, ...]) -> StatementId:
    """Name a statement after its draft, field, value and the place of its evidence."""
    places = ",".join(f"{span.start}:{span.end}" for span in evidence)
    return StatementId(content_id("s", draft_id, field, repr(value), places))
