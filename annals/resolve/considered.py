"""What was weighed for the words of one mention, so that a choice can be explained by what made it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from annals.model.report import Span
from annals.model.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """One thing that words may mean.

    ``weight`` is what spoke for it: for a place its share of belief, 0 to 1; for an actor a number
    that has a meaning beside those of its rivals alone. ``reasons`` say it in words.
    """

    key: str
    name: str
    weight: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """How one statement of a draft was worked out; ``left_out`` says why the draft goes without it.

    ``span`` are the words of the mention or of the count.
    """

    span: Span
    statement: Statement[Any]
    reason: str
    left_out: str | None
