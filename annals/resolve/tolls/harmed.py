"""The people harmed: each count of an act as a toll, the same people once, parts linked to their wholes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from annals.model.ids import StatementId
from annals.model.reading import Count, Reading, Role
from annals.model.report import Span
from annals.model.statement import Speaker, Statement
from annals.model.values import TimeRange, Toll
from annals.model.vocabulary import (
    Anchor,
    Basis,
    Granularity,
    GroupClass,
    Harm,
    Qualifier,
    Scope,
    SpeakerRole,
    TargetClass,
)
from annals.resolve.drafts import DraftWriter
from annals.resolve.speakers.role import Sides, is_authority
from annals.resolve.times.resolver import resolve_time
from annals.resolve.tolls.bounds import none_reported, toll_values
from annals.resolve.tolls.persons import Person, Told, persons, told
from annals.resolve.tolls.sums import REST, among_told, rest_of, total_of, unnamed_dead
from annals.resolve.tolls.told_again import bare, narrowed, one_group, parts_behind, shared
from annals.resolve.words import has

_DAY = timedelta(days=1)
_HARMS = (Harm.KILLED, Harm.INJURED)
_FORCES = frozenset({GroupClass.COMBATANTS, GroupClass.POLICE, GroupClass.HORS_DE_COMBAT})


def tolls(writer: DraftWriter, reading: Reading) -> tuple[Statement[Toll], ...]:
    """Return the people harmed: each count with its bounds, group, scope, and what it is a part of.

    Whoever is told of more than once is counted once. People told of one by one are parts of the
    count of them all; where the report gives none, their sum is a statement of its own, inferred.
    """
    return _Tolls(writer, reading).all()


class _Tolls:
    """The tolls of one draft while they are written."""

    def __init__(self, writer: DraftWriter, reading: Reading) -> None:
        self._writer = writer
        self._reading = reading
        self._made: dict[int, StatementId] = {}
        self._found: list[Statement[Toll]] = []
        self._notes: list[tuple[Span, StatementId, str, str | None]] = []
        self._sums: list[tuple[Span, StatementId, str, str | None]] = []

    def all(self) -> tuple[Statement[Toll], ...]:
        """Return the tolls, those of groups first in the order of the text."""
        mine = [
            self._told(index, count)
            for index, count in enumerate(self._reading.counts)
            if count.frame == self._writer.frame.id and not none_reported(self._reading, count)
        ]
        kin = [_family(one.count.harm) for one in mine]
        for family in dict.fromkeys(kin):
            self._family([one for one, of in zip(mine, kin, strict=True) if of == family])
        final = {one.id: one for one in self._found}
        for span, key, reason, left_out in (*self._notes, *self._sums):
            self._writer.note(span, final[key], reason, left_out=left_out)
        return tuple(self._found)

    def _told(self, index: int, count: Count) -> Told:
        """Return a count with what tells its people apart: attackers by words for who did it."""
        values = toll_values(self._reading, count)
        one = told(self._reading, index, values)
        if (values.group_class in _FORCES and not one.single) or not _attacks(self._writer, count):
            return one
        return replace(one, attacker=True, values=replace(values, group_class=GroupClass.ATTACKERS))

    def _family(self, mine: list[Told]) -> None:
        """Write the tolls of harms that one person may suffer one after the other."""
        apart = [one for one in mine if one.single and not one.part and not _running(one)]
        people = persons(apart)
        groups = [one for one in mine if one not in apart]
        wholes = {one.count.part_of for one in groups}
        groups.sort(key=lambda one: one.title and not _running(one) and one.index not in wholes)
        people = [p for p in people if p not in unnamed_dead(groups, people)]
        hit = rest_of(groups, people)
        either = frozenset(hit.wholes) if hit else among_told(groups, people)
        for one in groups:
            self._count(one, Harm.KILLED_OR_INJURED if one.index in either else one.count.harm)
        groups = [one for one in groups if one.index not in either]
        if hit and hit.told:
            self._made[REST] = self._sum(Harm.INJURED, hit.told.values.low or 0, hit.spans)
            groups.append(hit.told)
        for harm in dict.fromkeys([*_HARMS, *(one.count.harm for one in apart)]):
            self._persons(harm, [p for p in people if p.harm is harm], groups)

    def _persons(self, harm: Harm, people: list[Person], groups: list[Told]) -> None:
        """Write the people told of one by one, as parts of their whole."""
        if not people:
            return
        total = total_of(harm, people, groups)
        whole: StatementId | None = self._made.get(total.whole) if total.whole is not None else None
        if total.low is not None:
            whole = self._sum(harm, total.low, total.spans, above=total.open)
            self._take_in(harm, whole, total.parts)
        for person in people:
            part = whole if person in total.covered else None
            self._count(person.telling[0], harm, part)
            self._again(person)

    def _again(self, person: Person) -> None:
        """Keep, for who asks, that the other words for a person count nobody new."""
        key = self._made[person.telling[0].index]
        for one in person.told:
            if one is not person.telling[0]:
                self._notes.append((one.count.span, key, one.values.reason, _SAME))

    def _take_in(self, harm: Harm, whole: StatementId, parts: list[int]) -> None:
        """Make counts that were written before parts of a sum."""
        ids = {self._made[index] for index in parts if index in self._made}
        self._found = [
            replace(one, value=replace(one.value, part_of=whole))
            if one.id in ids and one.value.harm is harm and one.value.part_of is None
            else one
            for one in self._found
        ]

    def _sum(self, harm: Harm, low: int, spans: list[Span], *, above: bool = False) -> StatementId:
        """Write a number that follows from others: the sum of people, or who is left of a whole."""
        value = Toll(
            harm=harm,
            group=None,
            group_class=GroupClass.PEOPLE,
            low=low,
            high=None if above else low,
            qualifier=Qualifier.AT_LEAST if above else Qualifier.EXACT,
            scope=Scope.INCIDENT,
            period=None,
            as_of=_as_of(self._writer, spans[0]),
            share=None,
            part_of=None,
            about_enemy=False,
        )
        statement = self._writer.state("tolls", value, spans, Basis.INFERRED, _SUM_SCORE)
        self._found.append(statement)
        self._sums.append((spans[0], statement.id, _ADDED, None))
        return statement.id

    def _count(self, one: Told, harm: Harm, whole: StatementId | None = None) -> None:
        """Write one count, unless the same was said before by the same speaker."""
        value = self._toll(one, harm, whole)
        part = next((s.value for s in self._found if s.id == value.part_of), None)
        if part is not None and value.group is not None and has("anyone", "words", value.group):
            value = replace(value, group=part.group, group_class=part.group_class)
        count = one.count
        basis = Basis.STATED if value.scope == Scope.INCIDENT else Basis.INFERRED
        evidence = [count.span] if count.span.covers(count.number) else [count.number, count.span]
        statement = self._writer.state("tolls", value, evidence, basis, count.score)
        before = None if one.single and whole is not None else self._before(one, statement)
        self._made[one.index] = before.id if before else statement.id
        told_before = _BEFORE if before else None
        self._notes.append((count.span, self._made[one.index], one.values.reason, told_before))
        if before is None:
            self._found.append(statement)
        elif before.speaker.words == statement.speaker.words:
            self._found[self._found.index(before)] = narrowed(before, statement)
        elif before.speaker.words is None:
            self._give_way(before, statement)

    def _give_way(self, before: Statement[Toll], now: Statement[Toll]) -> None:
        """Put a figure with its speaker in the place of the same in the outlet's own voice."""
        for one in list(self._found):
            if one.value.part_of == before.id:
                at = self._found.index(one)
                self._found[at] = replace(one, value=replace(one.value, part_of=now.id))
        self._found[self._found.index(before)] = now
        self._made = {at: now.id if key == before.id else key for at, key in self._made.items()}
        self._notes = [
            (span, now.id if key == before.id else key, reason, left)
            for span, key, reason, left in self._notes
        ]

    def _before(self, one: Told, now: Statement[Toll]) -> Statement[Toll] | None:
        """Return the toll that tells a figure already, first one that calls its people the same."""
        same = [before for before in self._found if self._again_told(one, now, before)]
        return max(same, key=lambda before: shared(now.value, before.value), default=None)

    def _again_told(self, one: Told, now: Statement[Toll], before: Statement[Toll]) -> bool:
        """Say whether a figure was told before by the same speaker, or once in the outlet's own voice.

        A headline tells its own figure without its hedge.
        """
        value, other = now.value, before.value
        speakers = {now.speaker.words, before.speaker.words}
        if len(speakers - {None}) > 1:
            return False
        if value == other:
            return True
        if one.other or _running(one) or _counted(value) != _counted(other):
            return False
        if value.high == other.high:
            return one_group(one, value, other, parted=self._parted(one, before.id))
        hedged = one.title and value.low == value.high and len(speakers) == 1
        return hedged and (bare(value) or shared(value, other)) and one_group(one, value, other, parted=False)

    def _parted(self, one: Told, before: StatementId) -> bool:
        """Say whether one of two figures is told with parts of its own."""
        known = {one.index, *(at for at, key in self._made.items() if key == before)}
        return parts_behind(one) or any(c.part_of in known for c in self._reading.counts)

    def _toll(self, one: Told, harm: Harm, whole: StatementId | None) -> Toll:
        values, count = one.values, one.count
        if values.low is None and values.high is None:
            values = replace(values, low=1, high=1, qualifier=Qualifier.EXACT, group=_nameless(values.group))
        speaker, _ = self._writer.speakers.of(count.number, self._writer.sides)
        published = self._writer.report.published
        period = resolve_time(count.period.quote, published=published) if count.period else None
        return Toll(
            harm=harm,
            group=values.group,
            group_class=_class(self._writer, values.group, values.group_class),
            low=values.low,
            high=values.high,
            qualifier=values.qualifier,
            scope=count.scope,
            period=period.range if period else None,
            as_of=_as_of(self._writer, count.number),
            share=values.share,
            part_of=self._made.get(count.part_of) if count.part_of is not None else whole,
            about_enemy=_about_enemy(speaker, values.group_class, self._writer.sides),
        )


_SUM_SCORE = 0.5
_BEFORE = "it is told before in this report"
_ADDED = "worked out from what is told of them one by one"
_SAME = "the same person is told of elsewhere in this report"


def _counted(toll: Toll) -> tuple[object, ...]:
    """Return what two tolls of one figure have in common."""
    return toll.harm, toll.low, toll.scope, toll.part_of


def _family(harm: Harm) -> Harm:
    """Return one harm for those that one person may suffer one after the other."""
    return Harm.KILLED if harm in {*_HARMS, Harm.KILLED_OR_INJURED} else harm


def _running(one: Told) -> bool:
    return one.count.scope is not Scope.INCIDENT


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


def _attacks(writer: DraftWriter, count: Count) -> bool:
    """Say whether a count is told by words for who did the act, and for nobody whom it hit."""
    if count.harm not in {*_HARMS, Harm.KILLED_OR_INJURED}:
        return False
    people = count.group or count.number
    roles = {one.role for one in writer.frame.fillers if people.touches(one.mention.span)}
    return Role.ATTACKER in roles and roles.isdisjoint({Role.TARGET, Role.VICTIM})


def _nameless(group: str | None) -> str | None:
    """Return the words for one person told of without a number, None where they are a name.

    A victim's name stays in the report's text (codebook 10).
    """
    return group if group is not None and group[:1].islower() else None


def _as_of(writer: DraftWriter, words: Span) -> TimeRange | None:
    """Return the day on which a figure stood: that of the statement, else of the publication."""
    speech = writer.speakers.speech(words)
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
    """Say whether a party counts the losses of the other side, which is not so where its own was hit too."""
    of_home = is_authority(speaker.words or "") and not _is_listed(speaker.actor)
    own = frozenset({sides.home} if of_home else ())
    party = speaker.role == SpeakerRole.PERPETRATOR and not sides.strikes(own)
    return party and group in {GroupClass.COMBATANTS, GroupClass.POLICE} and bool(sides.attackers)


def _is_listed(actor: str | None) -> bool:
    """Say whether a key is that of a state's force or of a group with a name ("the Arakan Army")."""
    return (actor or "").startswith(("state:", "actor:"))
