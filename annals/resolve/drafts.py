"""A frame's words made into one draft: every value a statement with its evidence and speaker."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from math import log2
from typing import Any, TypeVar

from annals.model.draft import Denied, EventDraft, Source
from annals.model.ids import DraftId, content_id
from annals.model.reading import Frame, Reading, Role
from annals.model.report import Report, Span
from annals.model.statement import Producer, Speaker, Statement, statement_id
from annals.model.values import Participant, Place
from annals.model.vocabulary import Basis, Harm, Kind, SpeakerRole, Stance
from annals.resolve.considered import Note
from annals.resolve.speakers.role import Sides
from annals.resolve.speakers.who_says import Speakers

V = TypeVar("V")

HISTORY = timedelta(days=30)
"""How long before publication an act must have ended to be background (codebook 1, rule 5)."""


def draft_id(frame: Frame) -> DraftId:
    """Name a draft after its frame, so that judgements about it outlive a better reading."""
    return DraftId(content_id("d", frame.id))


@dataclass(slots=True)
class DraftWriter:
    """Writes the statements of one draft: it knows who says the words of each piece of evidence.

    ``notes`` take how times, tolls and inferred places were worked out, None where nobody asked.
    """

    report: Report
    frame: Frame
    id: DraftId
    speakers: Speakers
    sides: Sides
    rests_on: Speaker | None
    producer: Producer
    notes: list[Note] | None
    event_spans: tuple[Span, ...] = field(init=False)
    """The event words: those that tell the act before those that only point to it.

    Among the first, those that a named speaker tells lead.
    """

    def __post_init__(self) -> None:
        said = self.speakers.speech
        ranked = sorted(self.frame.events, key=lambda e: (-e.score, said(e.span) is None, e.span.start))
        self.event_spans = tuple(event.span for event in ranked)

    def state(
        self, field: str, value: V, evidence: Iterable[Span], basis: Basis, score: float
    ) -> Statement[V]:
        """Return the statement of a value; its speaker is that of the first evidence."""
        spans = tuple(dict.fromkeys(evidence))
        speaker, stance = self.speakers.of(spans[0], self.sides)
        return self.stated_by(field, value, (spans, speaker, stance), basis, score)

    def stated_by(
        self,
        field: str,
        value: V,
        said: tuple[tuple[Span, ...], Speaker, Stance],
        basis: Basis,
        score: float,
    ) -> Statement[V]:
        """Return the statement of a value by a speaker that is known already."""
        spans, speaker, stance = said
        own = speaker.role == SpeakerRole.OUTLET and self.rests_on is not None
        return Statement(
            id=statement_id(self.id, field, value, spans),
            draft_id=self.id,
            field=field,
            value=value,
            evidence=spans,
            speaker=speaker,
            rests_on=self.rests_on if own else None,
            stance=stance,
            basis=basis,
            score=round(max(0.0, min(1.0, score)), 3),
            producer=self.producer,
        )

    def note(
        self, span: Span, statement: Statement[Any], reason: str, *, left_out: str | None = None
    ) -> None:
        """Keep how a statement came about, where somebody asked for it."""
        if self.notes is not None:
            self.notes.append(Note(span=span, statement=statement, reason=reason, left_out=left_out))


def merged(statements: Iterable[Statement[V]]) -> tuple[Statement[V], ...]:
    """Join statements of one value by one speaker, in whatever words: the evidence of all, the best score."""
    every = tuple(statements)
    if len(every) < 2:  # noqa: PLR2004  (nothing to join, as most often)
        return every
    found: dict[tuple[Any, ...], list[Statement[V]]] = {}
    for one in every:
        key = (_unworded(one.value), one.speaker.actor, one.speaker.words, one.stance)
        found.setdefault(key, []).append(one)
    return tuple(_joined(alike) for alike in found.values())


def _unworded(value: V) -> V | Place | Participant:
    """Return a value without the report's own words for it."""
    if isinstance(value, Place):
        return replace(value, written="")
    if isinstance(value, Participant):
        return replace(value, actor=replace(value.actor, written=""))
    return value


def _joined(alike: list[Statement[V]]) -> Statement[V]:
    """Return the first of several statements of one value with the evidence of all."""
    first = alike[0]
    if len(alike) == 1:
        return first
    evidence = tuple(dict.fromkeys(span for one in alike for span in one.evidence))
    return replace(
        first,
        id=statement_id(first.draft_id, first.field, first.value, evidence),
        evidence=evidence,
        score=max(one.score for one in alike),
    )


def empty_draft(writer: DraftWriter, source: Source) -> EventDraft:
    """Return the draft of a frame before any statement is made."""
    frame = writer.frame
    return EventDraft(
        id=writer.id,
        source=source,
        kind=frame.kind,
        background=frame.background,
        aggregate=frame.aggregate,
        headline_only=frame.headline_only,
        part_of=DraftId(content_id("d", frame.part_of)) if frame.part_of else None,
        told=frame.sentences,
        event_words=tuple(event.span for event in frame.events),
        producer=writer.producer,
        denials=(),
        type=(),
        stage=(),
        acts=(),
        acts_intercepted=(),
        motive=(),
        time=(),
        place=(),
        origin_place=(),
        participants=(),
        target=(),
        target_class=(),
        weapon=(),
        weapon_class=(),
        effect=(),
        warning=(),
        civilian_targeting=(),
        reason_given=(),
        nationality=(),
        crowd_form=(),
        response=(),
        means=(),
        tolls=(),
    )


def denials(writer: DraftWriter, reading: Reading) -> tuple[Denied, ...]:
    """Return who denies the act of a frame."""
    found = []
    for denial in reading.denials:
        if denial.frame == writer.frame.id and denial.speech.speaker is not None:
            speaker = replace(writer.speakers.speaker(denial.speech, writer.sides), role=SpeakerRole.ACCUSED)
            found.append(Denied(speaker=speaker, evidence=(denial.speech.cue, denial.speech.content)))
    return tuple(found)


_MAIN = 3.0
"""What it weighs in the order of a report's drafts that its main act is surely of a draft's type."""
_DEAD = 0.25
"""What it weighs that twice as many were killed by one act, or by those that a report opens with."""
_LOOSE = 3.0
"""What it weighs against an act beside a grave one that it was on no day, or many acts in one."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a draft is ranked beside: what its report opens with, and what its incidents of the news tell.

    ``opening`` is the first word for an act in the first sentence, -1 where that names none. ``dead`` is what
    the dead of one told further down weigh at most. ``dated`` says whether one of them tells its day,
    ``grave`` whether one of those was killed in.
    """

    opening: int
    dead: float
    dated: bool
    grave: bool


def beside(drafts: Iterable[EventDraft], opening: int) -> Beside:
    """Return what the drafts of a report are ranked beside; ``opening`` is its first sentence's start."""
    acts = [d for d in drafts if d.kind == Kind.INCIDENT and not d.aggregate]
    news = [d for d in acts if not d.background]
    dated = [d for d in news if any(t.value.day() for t in d.time)]
    killed = (t.value for d in dated for t in d.tolls if t.value.harm == Harm.KILLED)
    told = (
        (event.start, d.told[0].end) for d in acts if d.told[0].start == opening for event in d.event_words
    )
    first = min((start for start, end in told if start < end), default=-1)
    dead = max((_dead(one) for one in news if not _opens(one, first)), default=0.0)
    return Beside(first, dead, bool(dated), any((toll.low or 0) > 0 for toll in killed))


def _dead(draft: EventDraft) -> float:
    """Return what it weighs how many were killed by an act."""
    killed = (t.value.low or 0 for t in draft.tolls if t.value.harm == Harm.KILLED)
    return _DEAD * log2(1 + max(killed, default=0))


def _opens(draft: EventDraft, opening: int) -> bool:
    """Say whether an act is the one that a report opens with."""
    return any(event.start == opening for event in draft.event_words)


def prominence(draft: EventDraft, frame: Frame, around: Beside) -> tuple[int, bool, float]:
    """Return a sort key: incidents before the rest, the news before background, the main act first.

    An early telling, tellings, tolls, a day and a place speak for an act, and what the report is about. Where
    no news tells its day, what the report opens with and tells again is ranked as news. Beside
    a grave incident, one that nobody is said to be harmed by counts less on no day, or as many acts in one;
    the one act that a report opens with is not counted less, nor the dead of another act against it.
    """
    harms = {t.value.harm for t in draft.tolls if (t.value.low or 0) > 0}
    dated = any(t.value.day() for t in draft.time)
    first = _opens(draft, around.opening)
    loose = around.grave and not harms
    weight = (
        (Harm.KILLED in harms)
        + (Harm.INJURED in harms)
        + _dead(draft) * (first or not draft.aggregate)
        + around.dead * (first and not draft.aggregate)
        + len(draft.told)
        + len({t.value.harm for t in draft.tolls})
        + bool(draft.place)
        + dated
        + _MAIN * frame.main
        - _LOOSE * (loose and draft.aggregate)
        - _LOOSE * (loose and not first and not any(t.value.earliest for t in draft.time))
    )
    told_first = first and not around.dated and len(draft.told) > 1
    late = min(event.start for event in draft.event_words) / 500
    return (
        draft.kind != Kind.INCIDENT,
        (draft.background and not told_first) or draft.headline_only,
        late - weight,
    )


def of_role(frame: Frame, role: Role, write: Callable[..., Statement[V] | None]) -> list[Statement[V]]:
    """Return what a function makes of each filler of a role, leaving out what it makes nothing of."""
    return [one for filler in frame.of(role) if (one := write(filler)) is not None]
