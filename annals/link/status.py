"""The status of an event: what it rests on, by the table of codebook section 8."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from annals.link.compare import Context, compare_places, compare_times, compare_types
from annals.link.kin import related
from annals.link.origins import Voice, Voices, act_statements
from annals.link.profile import Profile
from annals.model.draft import Denied, EventDraft
from annals.model.event import Dispute, Origin
from annals.model.ids import DraftId
from annals.model.vocabulary import ParticipantRole, SpeakerRole, Stance, Status

_AGREEING_TYPES = 0.3
_DENIERS = frozenset({SpeakerRole.ACCUSED, SpeakerRole.PERPETRATOR})


class Grounds:
    """What the status of one event is worked out from."""

    def __init__(
        self, drafts: Iterable[EventDraft], voices: Voices, profiles: dict[DraftId, Profile], context: Context
    ) -> None:
        self._drafts = list(drafts)
        self._voices = voices
        self._profiles = profiles
        self._context = context

    def status(self, origins: tuple[Origin, ...], disputes: tuple[Dispute, ...]) -> Status:
        """Return the status; the first of the rules that holds."""
        corroborated = self._corroborated()
        rules = (
            (self._retracted(), Status.RETRACTED),
            (self._denied() and not corroborated, Status.DENIED),
            (bool(disputes), Status.DISPUTED),
            (corroborated, Status.CORROBORATED),
            (any(_outside(origin) for origin in origins), Status.REPORTED),
            (bool(origins) and all(_does_it(origin) for origin in origins), Status.CLAIMED_BY_PERPETRATOR),
        )
        return next((status for holds, status in rules if holds), Status.ALLEGED)

    def _retracted(self) -> bool:
        """Say whether each outlet itself says of its report that the act did not happen."""
        return bool(self._drafts) and all(
            any(s.stance is Stance.DENIED and s.speaker.role is SpeakerRole.OUTLET for s in draft.type)
            for draft in self._drafts
        )

    def _denied(self) -> bool:
        """Say whether the party that the act is laid to denies it, or somebody that it happened.

        Who denies a part in an act that nobody lays to him does not make it one that is denied.
        """
        accused = {
            s.value.actor.key
            for draft in self._drafts
            for s in draft.participants
            if s.value.role is ParticipantRole.ATTACKER
        }
        if any(_denies_it(denied, draft, accused) for draft in self._drafts for denied in draft.denials):
            return True
        types = (s for draft in self._drafts for s in draft.type if s.stance is Stance.DENIED)
        return any(s.speaker.role in _DENIERS or s.speaker.actor in accused for s in types)

    def _corroborated(self) -> bool:
        """Say whether two independent origins, one of them no party, agree on place, day and type."""
        told = [
            (self._voices.of(statement, draft.source), draft)
            for draft in self._drafts
            for statement in act_statements(draft)
        ]
        return any(
            _independent(one, two) and self._agree((one, left), (two, right))
            for (one, left), (two, right) in combinations(told, 2)
        )

    def _agree(self, one: tuple[Voice, EventDraft], two: tuple[Voice, EventDraft]) -> bool:
        if one[1].id == two[1].id:
            # In one report the outlet's own voice rests on those whom it cites.
            return SpeakerRole.OUTLET not in (one[0].role, two[0].role)
        left, right = self._profiles[one[1].id], self._profiles[two[1].id]
        day = compare_times(left, right, self._context)
        place = compare_places(left, right, self._context)
        kind = compare_types(left, right, self._context)
        return day.firm and place.firm and kind.score >= _AGREEING_TYPES


def _denies_it(denied: Denied, draft: EventDraft, accused: set[str]) -> bool:
    """Say whether a denial is of an accused party, or of a report's act itself."""
    act = denied.speaker.role in _DENIERS and any(one.stance is Stance.DENIED for one in draft.type)
    denier = denied.speaker.actor
    return act or (denier is not None and any(related(denier, one) for one in accused))


def _outside(origin: Origin) -> bool:
    """Say whether an origin is known to be no party to the conflict."""
    return not origin.party and origin.role is not SpeakerRole.UNKNOWN


def _does_it(origin: Origin) -> bool:
    """Say whether an origin is the party that says that it did it."""
    return origin.role is SpeakerRole.PERPETRATOR


def _independent(one: Voice, two: Voice) -> bool:
    unknown = SpeakerRole.UNKNOWN in (one.role, two.role)
    apart = one.key != two.key and not related(one.key, two.key)
    return apart and not unknown and not (one.party and two.party)
