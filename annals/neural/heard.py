"""What a trained reader hears in a text: words for acts and sayings, and those in a role to each.

Offsets are code points of the text; nothing is looked up or worked out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annals.model.vocabulary import GroupClass, Harm, Mode, Scope, Stage, Stance


@dataclass(frozen=True, slots=True)
class Words:
    """A half-open range of the text, and how sure the reader is of it, from 0 to 1."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Harmed:
    """Words that count people harmed, with the harm, who they are and what the count covers."""

    words: Words
    harm: Harm
    group: GroupClass
    scope: Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act with every mention of it. ``kind`` is a kind of the codebook or "none", ``type`` "" for none.

    ``roles`` holds words by role: attacker, target, victim, interceptor, thing, weapon, place,
    origin_place, time, acts, reason. ``manners`` holds what was heard of how it was done, each with
    how likely it is. ``placed`` is how likely the likeliest word of all says where, told as such or not.
    """

    words: tuple[Words, ...]
    kind: str
    type: str
    stage: Stage
    mode: Mode
    background: bool
    aggregate: bool
    score: float
    roles: Mapping[str, tuple[Words, ...]] = field(default_factory=dict)
    tolls: tuple[Harmed, ...] = ()
    manners: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    placed: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Somebody says something: the words for who and what, empty where none are named."""

    cue: Words
    speaker: tuple[Words, ...]
    content: tuple[Words, ...]
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """All that was heard in a text; ``relevance`` is how likely it tells of anything that is recorded.

    ``whole`` holds the words that are in a role to the report as a whole: the individuals and organisations
    that it accuses, the human and physical targets, the instruments. ``about`` is how likely its main act is
    of each type, "" for none.
    """

    relevance: float
    acts: tuple[Act, ...]
    sayings: tuple[Saying, ...]
    whole: Mapping[str, tuple[Words, ...]] = field(default_factory=dict)
    about: Mapping[str, float] = field(default_factory=dict)
