"""What the words for an actor came to."""

from __future__ import annotations

from dataclasses import dataclass

from annals.gazetteer.actors import ActorEntry
from annals.model.values import Actor
from annals.model.vocabulary import Basis


@dataclass(frozen=True, slots=True)
class ResolvedActor:
    """The actor that words name, how sure that is, how it follows from them, and why.

    ``entry`` is the registry's, None for an actor that it does not hold; ``masked`` marks a person whose
    name is left out.
    """

    actor: Actor
    score: float
    basis: Basis
    reason: str
    entry: ActorEntry | None
    masked: bool = False
