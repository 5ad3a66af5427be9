"""Why each mention of a report was taken for what it was: the resolver's own choices, laid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from annals.model.draft import EventDraft
from annals.model.ids import DraftId, ReportId
from annals.model.reading import Count, Filler, Frame, Label, Mention, Reading, Role
from annals.model.report import Span
from annals.model.statement import Speaker
from annals.model.values import Actor, Place, TimeRange, Toll
from annals.model.vocabulary import Basis, Kind, Stance
from annals.resolve.actors.found import ResolvedActor
from annals.resolve.acts.twice import once
from annals.resolve.considered import Considered, Note
from annals.resolve.drafts import draft_id
from annals.resolve.resolver import Resolver
from annals.resolve.times.resolver import resolve_time
from annals.resolve.tolls.one_death import deaths_once

_NO_DAY = "nothing that is known places it on a day"
_NO_ACT = "it was read with no act"
_Told = tuple[Place | TimeRange | Actor | Toll | None, float | None, Basis | None, str]


class Sort(StrEnum):
    """Which sort of value a mention was worked out to."""

    PLACE = "place"
    TIME = "time"
    ACTOR = "actor"
    TOLL = "toll"


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """Where a value went: the draft, and what it is there.

    ``draft`` is None for who says something. ``left_out`` says why the draft goes without it.
    """

    draft: DraftId | None
    role: str
    left_out: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the words of one mention were taken for, what else was weighed, and why.

    ``value`` is None where the words gave none. ``evidence`` are words outside the mention that
    helped to decide. ``speaker`` and ``stance`` are told of times and tolls. ``uses`` is empty for a mention
    that was read with no act.
    """

    sort: Sort
    span: Span
    sentence: Span
    value: Place | TimeRange | Actor | Toll | None
    score: float | None
    basis: Basis | None
    reason: str
    evidence: tuple[Span, ...]
    considered: tuple[Considered, ...]
    speaker: Speaker | None
    stance: Stance | None
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One draft in a line: its id, its kind, its type and the words that tell it."""

    draft: DraftId
    kind: Kind
    type: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Every mention of one report, in the order of the text, and the acts that they belong to."""

    report_id: ReportId
    title: str | None
    acts: tuple[Act, ...]
    choices: tuple[Choice, ...]


def explain(reading: Reading) -> Explanation:
    """Work out the drafts of a reading, and return why each mention was taken for what it was."""
    notes: list[Note] = []
    before = Resolver(reading)
    told = before.drafts()
    reading = deaths_once(once(reading, told), told)
    resolver = Resolver(reading, notes, before)
    drafts = resolver.drafts()
    chooser = _Chooser(reading, resolver, notes)
    choices = [*chooser.places(), *chooser.actors(), *chooser.times(), *chooser.tolls()]
    return Explanation(
        report_id=reading.report.id,
        title=reading.report.title,
        acts=tuple(map(_act, drafts)),
        choices=tuple(sorted(choices, key=lambda one: (one.span.start, one.span.end, one.sort))),
    )


def _act(draft: EventDraft) -> Act:
    return Act(
        draft=draft.id,
        kind=draft.kind,
        type=draft.type[0].value if draft.type else "",
        words=tuple(dict.fromkeys(span.quote for span in draft.event_words)),
    )


class _Chooser:
    """Lays out what one resolver chose."""

    def __init__(self, reading: Reading, resolver: Resolver, notes: Sequence[Note]) -> None:
        self._reading = reading
        self._resolver = resolver
        self._notes = notes
        self._fillers: dict[Span, list[tuple[Frame, Filler]]] = {}
        for frame in reading.frames:
            for filler in frame.fillers:
                self._fillers.setdefault(filler.mention.span, []).append((frame, filler))

    def places(self) -> Iterator[Choice]:
        """Yield the choice for each place, the dateline's among them."""
        dateline = self._reading.dateline
        for mention in self._mentions(Label.PLACE, [dateline] if dateline else []):
            found = self._resolver.places.resolve(mention)
            uses = [*self._uses(mention.span), *([_said("dateline")] if mention == dateline else [])]
            told = (found.place, found.score, found.basis, found.reason)
            yield replace(
                self._choice(Sort.PLACE, mention.span, told, uses),
                considered=self._resolver.places.considered(mention.span),
                evidence=found.evidence,
            )
        for note in (note for note in self._notes if note.statement.field == "place"):
            use = Use(draft=note.statement.draft_id, role=Role.PLACE, left_out=note.left_out)
            yield self._noted(Sort.PLACE, note, [use])

    def actors(self) -> Iterator[Choice]:
        """Yield the choice for each actor, speakers among them."""
        speakers = [one.speaker for one in self._reading.speeches if one.speaker is not None]
        saying = {mention.span for mention in speakers}
        for mention in self._mentions(Label.ACTOR, speakers):
            uses, said = list(self._uses(mention.span)), [_said("speaker")]
            if mention.span not in saying:
                yield self._actor(mention, self._resolver.actors.resolve(mention), uses)
                continue
            speaker = self._resolver.speakers.actor(mention)
            acting = self._resolver.actors.resolve(mention) if uses else speaker
            alike = acting.actor == speaker.actor
            yield self._actor(mention, speaker, [*(uses if alike else ()), *said])
            if not alike:
                yield self._actor(mention, acting, uses)

        for note in (note for note in self._notes if note.statement.field == "participants"):
            yield self._participant(note)

    def _participant(self, note: Note) -> Choice:
        """Return the choice for somebody who follows from more than his words."""
        one = note.statement
        use = Use(draft=one.draft_id, role=one.value.role.value, left_out=note.left_out)
        told = (one.value.actor, one.score, one.basis, note.reason)
        choice = self._choice(Sort.ACTOR, note.span, told, [use])
        return replace(choice, speaker=one.speaker, stance=one.stance)

    def _actor(self, mention: Mention, found: ResolvedActor, uses: Sequence[Use]) -> Choice:
        told = (found.actor, found.score, found.basis, found.reason)
        choice = self._choice(Sort.ACTOR, mention.span, told, uses)
        return replace(choice, considered=self._resolver.actors.considered(mention.span))

    def times(self) -> Iterator[Choice]:
        """Yield a choice for each range that the words of a time were laid to in some draft."""
        noted = [one for one in self._notes if one.statement.field == "time"]
        for group in _alike(noted):
            uses = [Use(draft=n.statement.draft_id, role=Role.TIME, left_out=n.left_out) for n in group]
            yield self._noted(Sort.TIME, group[0], uses)
        done = {note.span for note in noted}
        dating = [one.time for one in self._reading.speeches if one.time is not None]
        for mention in self._mentions(Label.TIME, dating):
            if mention.span not in done:
                yield self._time(mention, dates_speech=mention in dating)

    def _time(self, mention: Mention, *, dates_speech: bool) -> Choice:
        """Return the choice for a time that no draft has."""
        found = resolve_time(mention.span.quote, published=self._reading.report.published)
        uses = [replace(use, left_out=_NO_DAY) for use in self._uses(mention.span)]
        uses += [_said("when it was said")] if dates_speech else []
        if found is None:
            return self._choice(Sort.TIME, mention.span, (None, None, None, _NO_DAY), uses)
        told = (found.range, found.score, found.basis, found.reason)
        return self._choice(Sort.TIME, mention.span, told, uses)

    def tolls(self) -> Iterator[Choice]:
        """Yield a choice for each count of people, then one for each number worked out from several."""
        noted: dict[tuple[Span, DraftId], list[Note]] = {}
        for note in self._notes:
            if note.statement.field == "tolls":
                noted.setdefault((note.span, note.statement.draft_id), []).append(note)
        for count in self._reading.counts:
            frame = next((frame for frame in self._reading.frames if frame.id == count.frame), None)
            here = noted.get((count.span, draft_id(frame))) if frame else None
            if frame is None or not here:
                yield self._choice(Sort.TOLL, count.span, (None, None, None, _NO_ACT), [])
                continue
            note = max(here, key=lambda one: one.statement.value.harm == count.harm)
            here.remove(note)
            yield self._noted(Sort.TOLL, note, [_toll_use(note)], why=f"; {self._whose(count, frame)}")
        for note in (note for rest in noted.values() for note in rest):
            yield self._noted(Sort.TOLL, note, [_toll_use(note)])

    def _whose(self, count: Count, frame: Frame) -> str:
        """Say of which act a count is, as it was read."""
        words = ", ".join(dict.fromkeys(repr(one.span.quote) for one in frame.events[:3]))
        whole = self._reading.counts[count.part_of] if count.part_of is not None else None
        part = f"; a part of {whole.span.quote!r}" if whole else ""
        return f"read as of the act told by {words}, scope {count.scope}{part}"

    def _noted(self, sort: Sort, note: Note, uses: Sequence[Use], why: str = "") -> Choice:
        one = note.statement
        told = (one.value, one.score, one.basis, note.reason + why)
        return replace(self._choice(sort, note.span, told, uses), speaker=one.speaker, stance=one.stance)

    def _mentions(self, label: Label, others: Iterable[Mention]) -> tuple[Mention, ...]:
        """Return the mentions of one label and the others given, each place in the text once."""
        mentions = (one for one in self._reading.mentions if one.label == label)
        fillers = (f.mention for frame in self._reading.frames for f in frame.fillers)
        filled = (one for one in fillers if one.label == label)
        return tuple({one.span: one for one in (*mentions, *filled, *others)}.values())

    def _uses(self, span: Span) -> Iterator[Use]:
        for frame, filler in self._fillers.get(span, ()):
            yield Use(draft=draft_id(frame), role=filler.role, left_out=None)

    def _choice(self, sort: Sort, span: Span, told: _Told, uses: Iterable[Use]) -> Choice:
        value, score, basis, reason = told
        return Choice(
            sort=sort,
            span=span,
            sentence=self._sentence(span),
            value=value,
            score=score,
            basis=basis,
            reason=reason,
            evidence=(),
            considered=(),
            speaker=None,
            stance=None,
            uses=tuple(uses),
        )

    def _sentence(self, span: Span) -> Span:
        return next((one for one in self._reading.sentences if one.covers(span)), span)


def _toll_use(note: Note) -> Use:
    return Use(draft=note.statement.draft_id, role="toll", left_out=note.left_out)


def _said(role: str) -> Use:
    return Use(draft=None, role=role, left_out=None)


def _alike(notes: Iterable[Note]) -> list[list[Note]]:
    """Return the notes of one span and one value together."""
    groups: dict[tuple[Span, str], list[Note]] = {}
    for note in notes:
        groups.setdefault((note.span, repr(note.statement.value)), []).append(note)
    return list(groups.values())
