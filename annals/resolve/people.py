"""Who took part, how firmly the act is laid to them, and the people harmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from annals.gazetteer.actors import Actors
from annals.model.ids import StatementId
from annals.model.reading import Count, Filler, Frame, Label, Reading, Role
from annals.model.statement import Speaker, Statement
from annals.model.values import Participant, TimeRange, Toll
from annals.model.vocabulary import (
    Anchor,
    Attribution,
    Basis,
    Granularity,
    GroupClass,
    ParticipantRole,
    Qualifier,
    Scope,
    SpeakerRole,
    Stance,
    TargetClass,
)
from annals.resolve.actors import ActorResolver, ResolvedActor
from annals.resolve.drafts import DraftWriter, merged
from annals.resolve.speakers import Sides, lineage
from annals.resolve.times import resolve_time
from annals.resolve.tolls import toll_values
from annals.resolve.words import has

_ROLES = {
    Role.ATTACKER: ParticipantRole.ATTACKER,
    Role.TARGET: ParticipantRole.TARGET,
    Role.VICTIM: ParticipantRole.VICTIM,
    Role.INTERCEPTOR: ParticipantRole.INTERCEPTOR,
    Role.BYSTANDER: ParticipantRole.BYSTANDER,
}
_SCORE = 0.7
_BEFORE, _AFTER = 40, 20
_DAY = timedelta(days=1)


def sides(frame: Frame, resolver: ActorResolver) -> Sides:
    """Return the keys of attackers and attacked, with those of what they belong to."""
    attackers: set[str] = set()
    attacked: set[str] = set()
    for filler in frame.fillers:
        if filler.mention.label != Label.ACTOR or filler.role not in _ROLES:
            continue
        found = resolver.resolve(filler.mention)
        group = attackers if filler.role == Role.ATTACKER else attacked
        group |= {found.actor.key} if filler.role == Role.ATTACKER else lineage(found.actor.key, found.entry)
    return Sides(attackers=frozenset(attackers), attacked=frozenset(attacked - attackers))


def participants(writer: DraftWriter, resolver: ActorResolver) -> tuple[Statement[Participant], ...]:
    """Return who took part, each with the attribution that the words give."""
    found = []
    for filler in writer.frame.fillers:
        if filler.role not in _ROLES or filler.mention.label != Label.ACTOR:
            continue
        resolved = resolver.resolve(filler.mention)
        speaker, stance = _speaker(writer, filler)
        value = Participant(
            role=_ROLES[filler.role],
            actor=resolved.actor,
            attribution=_attribution(writer, filler, speaker, resolved),
        )
        said = ((filler.mention.span,), speaker, stance)
        score = min(filler.score, resolved.score)
        found.append(writer.stated_by("participants", value, said, resolved.basis, score))
    return merged(found)


def _speaker(writer: DraftWriter, filler: Filler) -> tuple[Speaker, Stance]:
    """Return who lays the act to a participant: one who tells of the own act is the speaker."""
    for speech in writer.speakers.speeches_by(filler.mention.span):
        tells = any(speech.content.covers(event.span) for event in writer.frame.events)
        if tells or any(cue in speech.cue.quote.lower() for cue in ("claim", "admit", "responsib")):
            return writer.speakers.speaker(speech, writer.sides), Stance.ASSERTED
    accusing = writer.speakers.accuser(filler.mention.span)
    if accusing is not None:
        return writer.speakers.speaker(accusing, writer.sides), Stance.ASSERTED
    return writer.speakers.of(filler.mention.span, writer.sides)


def _attribution(
    writer: DraftWriter, filler: Filler, speaker: Speaker, resolved: ResolvedActor
) -> Attribution:
    """Return one of MUC-4's six values, from who says it and the words beside the name."""
    if filler.role not in {Role.ATTACKER, Role.INTERCEPTOR}:
        return Attribution.REPORTED_AS_FACT
    start = filler.mention.span.start
    near = writer.report.text[max(0, start - _BEFORE) : filler.mention.span.end + _AFTER]
    if filler.role == Role.ATTACKER and writer.rests_on is not None and speaker.role == SpeakerRole.OUTLET:
        return Attribution.CLAIMED_OR_ADMITTED
    if speaker.role == SpeakerRole.PERPETRATOR and filler.role == Role.ATTACKER:
        return Attribution.CLAIMED_OR_ADMITTED
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


def _claimed_interception(speaker: Speaker, key: str) -> Attribution:
    """Return how an interception is laid to a party: nobody is accused of one, its own side claims it."""
    own = speaker.actor is not None and speaker.actor.partition("/")[0] == key.partition("/")[0]
    return Attribution.CLAIMED_OR_ADMITTED if own else Attribution.REPORTED_AS_FACT


def _authority(speaker: Speaker) -> bool:
    """Say whether a speaker of the victim's side speaks for a state."""
    return speaker.role == SpeakerRole.VICTIM_SIDE and (speaker.actor or "").startswith("state:")


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


def tolls(writer: DraftWriter, reading: Reading) -> tuple[Statement[Toll], ...]:
    """Return the people harmed: each count with its bounds, group, scope, and what it is a part of."""
    made: dict[int, StatementId] = {}
    found: list[Statement[Toll]] = []
    for index, count in enumerate(reading.counts):
        if count.frame != writer.frame.id:
            continue
        value, reason = _toll(writer, reading, count, made)
        whole = next((one.value for one in found if one.id == value.part_of), None)
        if whole is not None and value.group is not None and has("anyone", "words", value.group):
            value = replace(value, group=whole.group, group_class=whole.group_class)
        basis = Basis.STATED if value.scope == Scope.INCIDENT else Basis.INFERRED
        evidence = [count.span] if count.span.covers(count.number) else [count.number, count.span]
        statement = writer.state("tolls", value, evidence, basis, count.score)
        told = next(
            (s for s in found if s.value == value and s.speaker.words == statement.speaker.words), None
        )
        made[index] = told.id if told else statement.id
        writer.note(
            count.span, statement, reason, left_out="it is told before in this report" if told else None
        )
        if told is None:
            found.append(statement)
    return tuple(found)


def _toll(
    writer: DraftWriter, reading: Reading, count: Count, made: dict[int, StatementId]
) -> tuple[Toll, str]:
    values = toll_values(reading, count)
    low, high, qualifier = values.low, values.high, values.qualifier
    if low is None and high is None:
        low, high, qualifier = 1, 1, Qualifier.EXACT
        values = replace(values, group=_nameless(values.group), reason=f"{values.reason}: one person")
    speaker, _ = writer.speakers.of(count.number, writer.sides)
    published = writer.report.published
    period = resolve_time(count.period.quote, published=published) if count.period else None
    toll = Toll(
        harm=count.harm,
        group=values.group,
        group_class=_class(writer, values.group, values.group_class),
        low=low,
        high=high,
        qualifier=qualifier,
        scope=count.scope,
        period=period.range if period else None,
        as_of=_as_of(writer, count),
        share=values.share,
        part_of=made.get(count.part_of) if count.part_of is not None else None,
        about_enemy=_about_enemy(speaker, values.group_class, writer.sides),
    )
    return toll, values.reason


def _class(writer: DraftWriter, group: str | None, told: GroupClass) -> GroupClass:
    """Return whom a count is of; officers are police where the act was against police."""
    officers = group is not None and group.lower().split()[-1:] in (["officers"], ["officer"])
    if (
        told in {GroupClass.PEOPLE, GroupClass.CIVILIANS}
        and group is not None
        and writer.speakers.armed(group)
    ):
        return GroupClass.COMBATANTS
    hit = {f.mention.tag for f in writer.frame.of(Role.TARGET)}
    return GroupClass.POLICE if officers and told == GroupClass.PEOPLE and TargetClass.POLICE in hit else told


def _nameless(group: str | None) -> str | None:
    """Return the words for one person told of without a number, None where they are a name.

    A victim's name stays in the report's text (codebook 10).
    """
    return group if group is not None and group[:1].islower() else None


def _as_of(writer: DraftWriter, count: Count) -> TimeRange | None:
    """Return the day on which a figure stood: that of the statement, else of the publication."""
    speech = writer.speakers.speech(count.number)
    if speech is not None and speech.time is not None:
        said = resolve_time(speech.time.span.quote, published=writer.report.published)
        if said is not None and said.range.day() is not None:
            return said.range
    day = writer.report.published
    if day is None:
        return None
    return TimeRange(
        earliest=day,
        before=day + _DAY,
        granularity=Granularity.DAY,
        anchor=Anchor.PUBLICATION,
        part_of_day=None,
        approximate=False,
        ambiguous=False,
    )


def _about_enemy(speaker: Speaker, group: GroupClass, sides: Sides) -> bool:
    """Say whether a party counts the losses of the other side."""
    party = speaker.role == SpeakerRole.PERPETRATOR
    return party and group in {GroupClass.COMBATANTS, GroupClass.POLICE} and bool(sides.attackers)
