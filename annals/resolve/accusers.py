"""Who only says that somebody else did it is not who did it."""

from __future__ import annotations

import re
from dataclasses import replace

from annals.model.reading import Filler, Frame, Role, Speech
from annals.model.vocabulary import Basis, Stance
from annals.resolve.actors import ActorResolver
from annals.resolve.speakers import Speakers, lineage

_HIMSELF = re.compile(r"\W*(?:that\s+)?(?:it|they|he|she|we|I|its|their|his|her|our)\b", re.IGNORECASE)


def without_accusers(frame: Frame, speakers: Speakers, resolver: ActorResolver) -> Frame:
    """Return a frame without attackers who lay it to another known actor ("Israel said Hamas fired it")."""
    attackers = frame.of(Role.ATTACKER)

    def accuses(one: Filler) -> bool:
        own = resolver.resolve(one.mention)
        for speech in speakers.speeches_by(one.mention.span):
            for other in attackers if _asserts(speech, speakers) else ():
                found = resolver.resolve(other.mention)
                kin = lineage(own.actor.key, own.entry) & lineage(found.actor.key, found.entry)
                named = found.entry is not None and found.basis is Basis.STATED
                if speech.content.covers(other.mention.span) and named and not kin:
                    return True
        return False

    left_out = {one for one in attackers if accuses(one)}
    return replace(frame, fillers=tuple(one for one in frame.fillers if one not in left_out))


def _asserts(speech: Speech, speakers: Speakers) -> bool:
    of_himself = _HIMSELF.match(speech.content.quote) is not None
    return speech.stance is Stance.ASSERTED and not of_himself and not speakers.claims(speech)
