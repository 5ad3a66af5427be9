"""What statements rest on in the end: their origins, and which of them are one.

The origin of a statement is the speaker it rests on, else the outlet. Reports of one event that
reuse each other's text, credit one agency or come from one outlet share the outlet's origin. An
outlet that belongs to a party is that party (codebook 8).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from annals.link.compare import Context
from annals.link.kin import agency, full_name, named, owner, party, related, state_of
from annals.model.draft import EventDraft, Source
from annals.model.event import Origin
from annals.model.ids import ReportId
from annals.model.statement import Speaker, Statement
from annals.model.vocabulary import ActorKind, ParticipantRole, SpeakerRole, Stance
from annals.text.normalise import fold

_PARTY_ROLES = frozenset({SpeakerRole.PERPETRATOR, SpeakerRole.ACCUSED, SpeakerRole.VICTIM_SIDE})
_INVOLVED = frozenset({ParticipantRole.ATTACKER, ParticipantRole.TARGET, ParticipantRole.INTERCEPTOR})
_UNNAMED = "outlet not named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One origin of one statement. Voices of different keys are independent of each other."""

    key: str
    name: str
    role: SpeakerRole
    party: bool
    inferred: bool


class Voices:
    """Tells on what each statement of an event's drafts rests."""

    def __init__(self, drafts: Iterable[EventDraft], context: Context) -> None:
        told = list(drafts)
        self._attackers = _keys(told, frozenset({ParticipantRole.ATTACKER}))
        self._involved = _keys(told, _INVOLVED)
        self._attacked = _attacked_states(told)
        self._outlets = _shared(told, context)

    def of(self, statement: Statement[Any], source: Source) -> Voice:
        """Return the origin of a statement of one of the drafts, whose report ``source`` is."""
        speaker = statement.rests_on or statement.speaker
        if statement.rests_on is not None:
            speaker = replace(speaker, inferred=True)
        if speaker.role is SpeakerRole.OUTLET or (speaker.words is None and speaker.actor is None):
            return self._outlet(speaker, source)
        if speaker.role is SpeakerRole.MEDIA:
            return self._medium(speaker)
        unnamed = speaker.actor is None or not named(speaker.actor)
        if unnamed and (speaker.anonymous or speaker.role is SpeakerRole.WITNESS):
            return self._unnamed(speaker, source)
        return self._named(speaker)

    def _outlet(self, speaker: Speaker, source: Source) -> Voice:
        if speaker.role is SpeakerRole.PERPETRATOR and self._attackers:
            return self._named(speaker)
        key, name = self._outlets[source.report_id]
        if source.outlet_actor is not None:
            key = owner(source.outlet_actor)
        role = speaker.role if speaker.role is SpeakerRole.UNKNOWN else SpeakerRole.OUTLET
        return Voice(
            key=key, name=name, role=role, party=source.outlet_actor is not None, inferred=speaker.inferred
        )

    def _medium(self, speaker: Speaker) -> Voice:
        """Return another outlet that a report cites; it is one origin with that outlet's own reports."""
        words = (speaker.through, speaker.words) if speaker.anonymous else (speaker.words, speaker.through)
        name = words[0] or words[1] or _UNNAMED
        known = speaker.actor if speaker.actor is not None and named(speaker.actor) else None
        key = owner(known or _outlet_key(name))
        belongs = party(key) is True
        return Voice(key=key, name=name, role=speaker.role, party=belongs, inferred=speaker.inferred)

    def _unnamed(self, speaker: Speaker, source: Source) -> Voice:
        """Return people without a name: those that one outlet cites are one origin."""
        through, _ = self._outlets[source.report_id]
        if speaker.through:
            through = _outlet_key(speaker.through)
        words = speaker.words or speaker.role.replace("_", " ")
        return Voice(
            key=f"{speaker.role}:{through}",
            name=words,
            role=speaker.role,
            party=speaker.role in _PARTY_ROLES,
            inferred=speaker.inferred,
        )

    def _named(self, speaker: Speaker) -> Voice:
        actor = speaker.actor
        if actor is None and speaker.role is SpeakerRole.PERPETRATOR and self._attackers:
            actor = min(self._attackers)
        words = speaker.words or speaker.role.replace("_", " ")
        key = owner(actor) if actor is not None else f"said:{fold(words)}"
        name = full_name(key) or self._attackers.get(key, words)
        return Voice(
            key=key,
            name=name,
            role=speaker.role,
            party=self._is_party(speaker.role, actor),
            inferred=speaker.inferred,
        )

    def _is_party(self, role: SpeakerRole, actor: str | None) -> bool:
        if role in {SpeakerRole.PERPETRATOR, SpeakerRole.ACCUSED}:
            return True
        if actor is None:
            return role in _PARTY_ROLES
        if party(actor) is False:
            return False
        if state_of(actor) in self._attacked:
            return True
        near = any(related(actor, key) for key in sorted(self._involved) if named(key))
        return near or role in _PARTY_ROLES


def act_statements(draft: EventDraft) -> tuple[Statement[Any], ...]:
    """Return the statements that say that the act happened: of its type, else all that are asserted."""
    told = tuple(s for s in draft.type if s.stance is Stance.ASSERTED)
    return told or tuple(s for s in draft.statements() if s.stance is Stance.ASSERTED)


def origins(drafts: Iterable[EventDraft], voices: Voices) -> tuple[Origin, ...]:
    """Return what the telling of the act rests on, one for each key, in the order of keys.

    The origins of its single values are those of their statements.
    """
    found: dict[str, list[tuple[Voice, ReportId]]] = defaultdict(list)
    for draft in drafts:
        for statement in act_statements(draft):
            voice = voices.of(statement, draft.source)
            found[voice.key].append((voice, draft.source.report_id))
    return tuple(_origin(key, found[key]) for key in sorted(found))


def _origin(key: str, told: list[tuple[Voice, ReportId]]) -> Origin:
    heard = [voice for voice, _ in told]
    first = min(heard, key=lambda voice: (voice.inferred, list(SpeakerRole).index(voice.role), voice.name))
    return Origin(
        key=key,
        name=first.name,
        role=first.role,
        party=any(voice.party for voice in heard),
        inferred=all(voice.inferred for voice in heard),
        reports=tuple(sorted({report for _, report in told})),
    )


def _keys(drafts: Iterable[EventDraft], roles: frozenset[ParticipantRole]) -> dict[str, str]:
    """Return the keys of those who took part in these roles, with their names; civilians left out."""
    return {
        statement.value.actor.key: statement.value.actor.name
        for draft in drafts
        for statement in draft.participants
        if statement.value.role in roles and statement.value.actor.kind is not ActorKind.CIVILIANS
    }


def _attacked_states(drafts: Iterable[EventDraft]) -> frozenset[str]:
    """Return the countries where an act took place that is laid to another state."""
    told = list(drafts)
    countries = {s.value.country for draft in told for s in draft.place if s.value.country}
    states = {state_of(key) for key in _keys(told, frozenset({ParticipantRole.ATTACKER}))} - {None}
    return frozenset(countries - states) if states else frozenset()


def _outlet_key(name: str) -> str:
    """Return the key of an outlet or agency; "outlet:" where none is named."""
    return agency(name) or f"outlet:{fold(name)}"


def _shared(drafts: Iterable[EventDraft], context: Context) -> Mapping[ReportId, tuple[str, str]]:
    """Return the key and name of each report's outlet, one for reports that are not independent."""
    sources = sorted(
        {draft.source.report_id: draft.source for draft in drafts}.values(),
        key=lambda source: (source.published or date.max, source.report_id),
    )
    leader: dict[ReportId, Source] = {}
    group: dict[ReportId, set[ReportId]] = {source.report_id: {source.report_id} for source in sources}
    for one, two in _dependent(sources, context):
        if group[one] is not group[two]:
            group[one] |= group[two]
            for report in group[two]:
                group[report] = group[one]
    for source in sources:
        for report in group[source.report_id]:
            leader.setdefault(report, source)
    return {report: _name(source) for report, source in leader.items()}


def _name(source: Source) -> tuple[str, str]:
    """Return key and name of a report's outlet: the one agency that it credits, else its own."""
    name = source.credits[0] if len(source.credits) == 1 else source.outlet
    if name is None:
        return "outlet:", _UNNAMED
    return _outlet_key(name), name


def _dependent(sources: list[Source], context: Context) -> Iterator[tuple[ReportId, ReportId]]:
    """Yield pairs of reports with one outlet, one agency or shared text."""
    first: dict[str, ReportId] = {}
    for source in sources:
        own = [source.outlet] if source.outlet else []
        for name in (*own, *source.credits):
            key = _outlet_key(name)
            yield first.setdefault(key, source.report_id), source.report_id
        if not own and not source.credits:
            yield first.setdefault("", source.report_id), source.report_id
    for number, one in enumerate(sources):
        for two in sources[number + 1 :]:
            if context.likeness(one.report_id, two.report_id):
                yield one.report_id, two.report_id
