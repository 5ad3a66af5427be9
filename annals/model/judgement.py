"""Decisions about pairs of drafts: appended, superseded, never edited or deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from annals.model.ids import DraftId, JudgementId, content_id
from annals.model.statement import Producer
from annals.model.vocabulary import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Whether two drafts tell of one incident, who says so and why.

    ``left`` sorts before ``right``. ``at`` is None for the machine's own judgements, which follow
    from the drafts and have no time of their own. A person's judgement outranks a model's.
    """

    id: JudgementId
    left: DraftId
    right: DraftId
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    by: Producer
    at: datetime | None

    def __post_init__(self) -> None:
        if not self.left < self.right:
            message = f"the drafts of a judgement must be two and in order: {self.left}, {self.right}"
            raise ValueError(message)


def judgement_id(left: DraftId, right: DraftId, by: Producer, at: datetime | None) -> JudgementId:
    """Name a judgement after its pair, its author and its time."""
    when = at.isoformat() if at else ""
    return JudgementId(content_id("j", left, right, by.name, by.version, when))
