"""Who took part, how firmly the act is laid to them, and the people harmed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from annals.gazetteer.actors import Actors, actors
from annals.model.reading import Filler, Frame, Label, Reading, Role
from annals.model.statement import Speaker, Statement
from annals.model.values import Actor, Participant
from annals.model.vocabulary import (
    ActorKind,
    Attribution,
    Basis,
    Kind,
    ParticipantRole,
    SpeakerRole,
    Stance,
)
from annals.resolve.actors.found import ResolvedActor
from annals.resolve.actors.nobody import is_a_thing, is_nobody
from annals.resolve.actors.one_actor import is_plain, without_echoes
from annals.resolve.actors.resolver import ActorResolver
from annals.resolve.actors.slashed import with_slashed
from annals.resolve.actors.umbrellas import in_their_war
from annals.resolve.drafts import DraftWriter, merged
from annals.resolve.people.claimed import claims_it
from annals.resolve.people.cleared import is_cleared
from annals.resolve.speakers.role import Sides, is_authority
from annals.resolve.speakers.who_says import lineage
from annals.resolve.words import has

_ROLES = {
    Role.ATTACKER: ParticipantRole.ATTACKER,
    Role.TARGET: ParticipantRole.TARGET,
    Role.VICTIM: ParticipantRole.VICTIM,
    Role.INTERCEPTOR: ParticipantRole.INTERCEPTOR,
    Role.BYSTANDER: ParticipantRole.BYSTANDER,
}
_SCORE = 0.7
_MUTUAL = frozenset({"armed_clash", "agreement", "riot", "group_change"})
"""Types of acts whose sides do and suffer it alike, or are of one body."""
_OF_FORCES = frozenset({"air_drone_strike", "shelling_missile", "interception"})
_SURE = 0.85
"""How surely plain people must be heard to have fired artillery or flown a drone."""
_BY_ANYBODY = frozenset({"", "protest", "riot", "agreement"})
"""Types of acts that civilians do, who stay civilians by it."""
_VAGUE = ("", "government", "armed_forces")
"""What stands behind a state's key where words name it, or its forces, no more finely; the vaguest first."""
_NO_ARMY = frozenset({"police", "people", "intelligence"})
"""What else of a state acts or is hit: the army is not told more finely by it."""
_SUFFERS = frozenset({Role.TARGET, Role.VICTIM})
_HERDERS = re.compile(
    r"^(?!.*\b(?:armed|suspected|alleged|militant|militia|killer|warring|rampaging)\b)"
    r".*\b(?:herd(?:ers?|sm[ae]n)|pastoralists?|youths?|tribesm[ae]n)$",
    re.IGNORECASE,
)
"""Words for those who keep cattle or are of a tribe, told without arms."""
_CIVILIANS = "local:civilians"
_BEFORE, _AFTER = 40, 20
_SLASHED = "joined by a slash to who is told"
_IN_WAR = "plain words: the side of the war, or the one group that the report names"
_DAY = timedelta(days=1)


def sides(frame: Frame, resolver: ActorResolver) -> Sides:
    """Return the keys of attackers and attacked, with those of what they belong to."""
    attackers: set[str] = set()
    attacked: set[str] = set()
    kinds: set[ActorKind] = set()
    home = resolver.context.main_country()
    for filler in frame.fillers:
        if filler.mention.label != Label.ACTOR or filler.role not in _ROLES:
            continue
        found = resolver.resolve(filler.mention)
        if filler.role == Role.ATTACKER and _anybody(found):
            continue
        group = attackers if filler.role == Role.ATTACKER else attacked
        group |= {found.actor.key} if filler.role == Role.ATTACKER else lineage(found.actor.key, found.entry)
        if filler.role == Role.ATTACKER:
            kinds.add(found.actor.kind)
    return Sides(
        attackers=frozenset(attackers),
        attacked=frozenset(attacked - attackers),
        forces=ActorKind.STATE_FORCES in kinds,
        rebels=ActorKind.REBEL in kinds,
        act=frame.type or "",
        home=f"state:{home}" if home else "",
    )


def _anybody(found: ResolvedActor) -> bool:
    """Say whether words only tell people without a name, of whom two are not the same."""
    return found.entry is None and found.actor.kind is ActorKind.CIVILIANS and not found.masked


def participants(writer: DraftWriter, resolver: ActorResolver) -> tuple[Statement[Participant], ...]:
    """Return who took part, each with the attribution that the words give."""
    found, registry = [], actors()
    things = [one.mention for role in (Role.PLACE, Role.WEAPON) for one in writer.frame.of(role)]
    for filler in writer.frame.fillers:
        if filler.role not in _ROLES or filler.mention.label != Label.ACTOR:
            continue
        resolved = resolver.resolve(filler.mention)
        others = len(writer.frame.of(filler.role)) > 1
        if _is_bystander(writer.frame, filler, resolved.actor) or is_nobody(
            writer.report, filler, resolved, registry, others=others
        ):
            continue
        if filler.role is Role.ATTACKER and is_a_thing(filler.mention, resolved, things, registry):
            continue
        speaker, stance = _speaker(writer, filler)
        value = Participant(
            role=_ROLES[filler.role],
            actor=_in_role(writer.frame, filler.role, resolved.actor),
            attribution=_attribution(writer, filler, (speaker, stance), resolved),
        )
        said = ((filler.mention.span,), speaker, stance)
        score = min(filler.score, resolved.score)
        found.append(writer.stated_by("participants", value, said, resolved.basis, score))
    found = _noted(writer, found, with_slashed(found, registry, resolver.context, writer.report), _SLASHED)
    told = [one for one in merged(_named_first(found, registry)) if not _told_finer(one.value, found)]
    mutual = writer.frame.type in _MUTUAL
    sided = told if mutual else list(_on_one_side(told))
    named = without_echoes(sided, registry, writer.report.text, mutual=mutual)
    return merged(_noted(writer, named, in_their_war(named, registry, resolver.context), _IN_WAR))


def _noted(
    writer: DraftWriter,
    before: Sequence[Statement[Participant]],
    after: Sequence[Statement[Participant]],
    reason: str,
) -> list[Statement[Participant]]:
    """Return statements of who took part, with a note for each that is new."""
    known = {one.id for one in before}
    for one in after:
        if one.id not in known:
            writer.note(one.evidence[0], one, reason)
    return list(after)


def _named_first(found: Sequence[Statement[Participant]], registry: Actors) -> list[Statement[Participant]]:
    """Return statements, of those of one actor in one role the first with its name before plain words."""
    told = list(found)
    first: dict[tuple[ParticipantRole, str], int] = {}
    for place, one in enumerate(found):
        held = first.setdefault((one.value.role, one.value.actor.key), place)
        named = not one.value.actor.key.startswith("local:") and not is_plain(one, registry)
        if named and is_plain(told[held], registry):
            told[held], told[place] = told[place], told[held]
    return told


def _is_bystander(frame: Frame, filler: Filler, actor: Actor) -> bool:
    """Say whether an attacker is hardly one: plain people seldom fly aircraft, fire guns or besiege."""
    armed = frame.type in _OF_FORCES or frame.kind is Kind.POSTURE
    return filler.role is Role.ATTACKER and filler.score < _SURE and armed and _plain(actor)


def _in_role(frame: Frame, role: Role, actor: Actor) -> Actor:
    """Return an actor as its role makes it: plain people who do violence are no civilians.

    Herders without arms to whom something is done are.
    """
    hit = role in _SUFFERS and frame.type not in _MUTUAL and actor.key.startswith("local:")
    if hit and actor.kind is ActorKind.IDENTITY_MILITIA and _HERDERS.search(actor.name):
        return replace(actor, key=_CIVILIANS, kind=ActorKind.CIVILIANS)
    violent = role is Role.ATTACKER and frame.type not in _BY_ANYBODY
    return replace(actor, kind=ActorKind.EXTERNAL_OR_OTHER) if violent and _plain(actor) else actor


def _plain(actor: Actor) -> bool:
    return actor.kind is ActorKind.CIVILIANS and actor.key.startswith("local:")


def _on_one_side(told: Sequence[Statement[Participant]]) -> Iterator[Statement[Participant]]:
    """Yield the statements, of those that have a known actor do an act to itself the surer."""
    best: dict[tuple[str, bool], float] = {}
    for one in told:
        side = one.value.actor.key, one.value.role is ParticipantRole.ATTACKER
        best[side] = max(best.get(side, 0.0), one.score)
    for one in told:
        key, attacks = one.value.actor.key, one.value.role is ParticipantRole.ATTACKER
        several = key.startswith("local:") or _some(one.value)
        if several or best.get((key, not attacks), 0.0) <= best[key, attacks]:
            yield one


def _some(who: Participant) -> bool:
    """Say whether words tell some of a nation, who may do to others of it what they do ("a Palestinian")."""
    first = who.actor.written.split(maxsplit=1)[0]
    counted = first.isdecimal() or has("nation", "one", first) or has("nation", "some", first)
    return counted and who.actor.key.endswith("/people")


def _told_finer(who: Participant, found: Iterable[Statement[Participant]]) -> bool:
    """Say whether a state, its government or its forces are told more finely in the same role ("army")."""
    state, _, part = who.actor.key.partition("/")
    if not state.startswith("state:") or part not in _VAGUE:
        return False
    others = (one.value.actor.key.partition("/") for one in found if one.value.role is who.role)
    parts = {part for of, _, part in others if of == state}
    if part == "armed_forces":
        parts -= _NO_ARMY
    return any(other not in _VAGUE or _VAGUE.index(other) > _VAGUE.index(part) for other in parts)


def _speaker(writer: DraftWriter, filler: Filler) -> tuple[Speaker, Stance]:
    """Return who lays the act to a participant: one who tells of the own act is the speaker."""
    for speech in writer.speakers.speeches_by(filler.mention.span):
        if speech.stance is Stance.DENIED or writer.speakers.blames(speech):
            continue
        tells = any(speech.content.covers(event.span) for event in writer.frame.events)
        if tells or writer.speakers.claims(speech):
            return writer.speakers.speaker(speech, writer.sides), Stance.ASSERTED
    accusing = writer.speakers.accuser(filler.mention.span)
    if accusing is not None:
        speaker = writer.speakers.speaker(accusing, writer.sides)
        himself = speaker.role is SpeakerRole.PERPETRATOR
        return replace(speaker, role=SpeakerRole.ACCUSED) if himself else speaker, Stance.ASSERTED
    return writer.speakers.of(filler.mention.span, writer.sides)


def _attribution(
    writer: DraftWriter, filler: Filler, said: tuple[Speaker, Stance], resolved: ResolvedActor
) -> Attribution:
    """Return one of MUC-4's six values, from who says it, with what stance, and the words beside the name."""
    speaker, stance = said
    if filler.role not in {Role.ATTACKER, Role.INTERCEPTOR}:
        return Attribution.REPORTED_AS_FACT
    start = filler.mention.span.start
    near = writer.report.text[max(0, start - _BEFORE) : filler.mention.span.end + _AFTER]
    if is_cleared(writer.report.text, filler.mention.span) and not _of_himself(writer, filler, resolved):
        return Attribution.CLEARED
    if filler.role == Role.ATTACKER and claims_it(writer.report.text, filler.mention.span):
        return Attribution.CLAIMED_OR_ADMITTED
    own = writer.rests_on if speaker.role == SpeakerRole.OUTLET else speaker
    himself = own is not None and (own.role == SpeakerRole.PERPETRATOR or stance is Stance.DENIED)
    claimed = himself and filler.role == Role.ATTACKER
    if claimed and own is not None and writer.speakers.stands_with(own, resolved.actor):
        return Attribution.ACCUSED if stance is Stance.DENIED else Attribution.CLAIMED_OR_ADMITTED
    if has("possible", "words", near):
        return Attribution.POSSIBLE
    accused = has("accused", "words", near) or writer.speakers.accuser(filler.mention.span) is not None
    if filler.role == Role.INTERCEPTOR:
        return _claimed_interception(speaker, resolved.actor.key)
    if speaker.role in {SpeakerRole.OUTLET, SpeakerRole.MEDIA, SpeakerRole.UNKNOWN} or not (
        resolved.entry or accused
    ):
        return Attribution.ACCUSED if accused else Attribution.REPORTED_AS_FACT
    if speaker.role == SpeakerRole.OFFICIAL_THIRD_PARTY or _authority(speaker):
        return Attribution.ACCUSED_BY_AUTHORITIES
    return Attribution.ACCUSED


def _of_himself(writer: DraftWriter, filler: Filler, resolved: ResolvedActor) -> bool:
    """Say whether somebody, or one of his side, says so of himself: that denies it, and clears nobody."""
    speech = writer.speakers.speech(filler.mention.span)
    if speech is None or speech.speaker is None or has("cleared", "acquits", speech.cue.quote):
        return False
    speaker = writer.speakers.actor(speech.speaker)
    own = lineage(resolved.actor.key, resolved.entry)
    return bool(own & lineage(speaker.actor.key, speaker.entry))


def _claimed_interception(speaker: Speaker, key: str) -> Attribution:
    """Return how an interception is laid to a party: nobody is accused of one, its own side claims it."""
    own = speaker.actor is not None and speaker.actor.partition("/")[0] == key.partition("/")[0]
    return Attribution.CLAIMED_OR_ADMITTED if own else Attribution.REPORTED_AS_FACT


def _authority(speaker: Speaker) -> bool:
    """Say whether a speaker of the victim's side speaks for a state."""
    of_state = (speaker.actor or "").startswith("state:") or is_authority(speaker.words or "")
    return speaker.role == SpeakerRole.VICTIM_SIDE and of_state


def nationalities(writer: DraftWriter, reading: Reading, registry: Actors) -> tuple[Statement[str], ...]:
    """Return the nationality of targets and victims where the words beside them tell it, as country codes."""
    spans = [f.mention.span for f in writer.frame.fillers if f.role in {Role.TARGET, Role.VICTIM}]
    spans += [c.group for c in reading.counts if c.frame == writer.frame.id and c.group is not None]
    found = []
    for span in dict.fromkeys(spans):
        at = span.start
        for word in span.quote.split():
            start = writer.report.text.index(word, at)
            at = start + len(word)
            if not word[:1].isupper():
                continue
            entry = next((e for e in registry.find(word) if e.category == "state" and e.country), None)
            if entry is not None and entry.country is not None:
                evidence = [writer.report.span(start, at)]
                found.append(writer.state("nationality", entry.country, evidence, Basis.STATED, _SCORE))
    return merged(found)
