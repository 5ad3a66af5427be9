"""What an act is by who does it: land taken by the forces of a state or by others (codebook 2)."""

from __future__ import annotations

from dataclasses import replace

from annals.model.reading import Frame, Label, Role
from annals.model.vocabulary import ActorKind
from annals.resolve.actors import ActorResolver

_OTHERS = frozenset({ActorKind.REBEL, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA})
_BY_A_STATE = {"nonstate_takes_territory": "state_takes_territory"}
_BY_OTHERS = {"state_takes_territory": "nonstate_takes_territory"}


def by_taker(frame: Frame, resolver: ActorResolver) -> Frame:
    """Return a frame with the type that fits those who do its act, where they are all of one sort."""
    if frame.type not in _BY_A_STATE | _BY_OTHERS:
        return frame
    told = (one.mention for one in frame.of(Role.ATTACKER) if one.mention.label == Label.ACTOR)
    kinds = {resolver.resolve(mention).actor.kind for mention in told}
    fitting = _BY_A_STATE if kinds == {ActorKind.STATE_FORCES} else _BY_OTHERS if kinds <= _OTHERS else {}
    return replace(frame, type=fitting.get(frame.type, frame.type)) if kinds else frame
