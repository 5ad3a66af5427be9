"""Who only says that somebody else did it is not who did it."""

from __future__ import annotations

import re
from dataclasses import replace

from annals.model.reading import Filler, Frame, Role, Speech
from annals.model.vocabulary import ActorKind, Basis, Stance
from annals.resolve.actors.found import ResolvedActor
from annals.resolve.actors.resolver import ActorResolver
from annals.resolve.speakers.who_says import Speakers, lineage

_HIMSELF = re.compile(r"\W*(?:that\s+)?(?:it|they|he|she|we|I|its|their|his|her|our)\b", re.IGNORECASE)

_QUOTES = ('"', "“", "‘")
_REBELS = frozenset({ActorKind.REBEL, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA})


def without_accusers(frame: Frame, speakers: Speakers, resolver: ActorResolver) -> Frame:
    """Return a frame without attackers who lay it to another side ("Israel said Hamas fired it").

    Of two who blame one another both stay.
    """
    attackers = frame.of(Role.ATTACKER)

    def accuses(one: Filler) -> bool:
        own = resolver.resolve(one.mention)
        accuser = speakers.accuser(one.mention.span)
        mutual = accuser is not None and accuser.content == one.mention.span
        return not mutual and any(
            _lays(speech, other, own, resolver.resolve(other.mention))
            for speech in speakers.speeches_by(one.mention.span)
            if _asserts(speech, speakers)
            for other in attackers
        )

    left_out = {one for one in attackers if accuses(one)}
    return replace(frame, fillers=tuple(one for one in frame.fillers if one not in left_out))


def _asserts(speech: Speech, speakers: Speakers) -> bool:
    of_himself = _HIMSELF.match(speech.content.quote) is not None
    return speech.stance is Stance.ASSERTED and not of_himself and not speakers.claims(speech)


def _lays(speech: Speech, other: Filler, own: ResolvedActor, found: ResolvedActor) -> bool:
    """Say whether a speech lays an act to a known actor, no kin of the speaker, or to the other side."""
    span = other.mention.span
    kin = lineage(own.actor.key, own.entry) & lineage(found.actor.key, found.entry)
    if not speech.content.covers(span) or kin:
        return False
    before = span.start - speech.content.start
    quoted = speech.content.quote[before - 1 : before] in _QUOTES
    kinds = {own.actor.kind, found.actor.kind}
    opposed = len(kinds) > 1 and ActorKind.STATE_FORCES in kinds and bool(kinds & _REBELS)
    return (found.entry is not None and found.basis is Basis.STATED) or (opposed and not quoted)
