"""Builds drafts and a product by hand, so that scorers are tested without the coder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from annals.model.draft import STATEMENT_FIELDS, EventDraft, Source
from annals.model.event import Event
from annals.model.ids import DraftId, EventId, ReportId, StatementId
from annals.model.reading import Reading, Speech
from annals.model.report import Report, Span
from annals.model.statement import Producer, Speaker, Statement
from annals.model.values import Place, TimeRange
from annals.model.vocabulary import (
    Anchor,
    Basis,
    Granularity,
    Harm,
    Kind,
    Level,
    SpeakerRole,
    Stance,
    Status,
)
from evaluation.product import Document, Figure, Prediction
from tests.plain import bare_reading

V = TypeVar("V")

PRODUCER = Producer(name="by hand", version="1", person=False)
OUTLET = Speaker(
    words=None,
    evidence=(),
    actor=None,
    role=SpeakerRole.OUTLET,
    anonymous=False,
    through=None,
    inferred=False,
)


def statement(field: str, value: V, *, score: float = 0.5, stance: Stance = Stance.ASSERTED) -> Statement[V]:
    """Return a statement in the outlet's voice with one word of evidence."""
    return Statement(
        id=StatementId(f"s-{field}-{score}"),
        draft_id=DraftId("d"),
        field=field,
        value=value,
        evidence=(Span(report_id=ReportId("r"), start=0, end=4, quote="Four"),),
        speaker=OUTLET,
        rests_on=None,
        stance=stance,
        basis=Basis.STATED,
        score=score,
        producer=PRODUCER,
    )


def draft(
    draft_id: str, *, kind: Kind = Kind.INCIDENT, background: bool = False, **values: object
) -> EventDraft:
    """Return a draft with one statement for each value given, or the statements themselves."""
    fields: dict[str, tuple[Statement[object], ...]] = dict.fromkeys(STATEMENT_FIELDS, ())
    for name, value in values.items():
        fields[name] = value if isinstance(value, tuple) else (statement(name, value),)
    source = Source(
        report_id=ReportId("r"),
        outlet=None,
        outlet_actor=None,
        published=None,
        title=None,
        url=None,
        credits=(),
        sketch="",
    )
    fixed: dict[str, object] = {
        "id": DraftId(draft_id),
        "source": source,
        "kind": kind,
        "background": background,
        "aggregate": False,
        "headline_only": False,
        "part_of": None,
        "told": (),
        "event_words": (),
        "producer": PRODUCER,
        "denials": (),
    }
    return EventDraft(**fixed, **fields)  # type: ignore[arg-type]  # fields by name


def days(first: date, last: date | None = None, granularity: Granularity = Granularity.DAY) -> TimeRange:
    """Return the range from the first day to the last, both in it."""
    return TimeRange(
        earliest=first,
        before=(last or first) + timedelta(days=1),
        granularity=granularity,
        anchor=Anchor.CALENDAR,
        part_of_day=None,
        approximate=False,
        ambiguous=False,
    )


def place(
    name: str, *, admin1: str | None = None, country: str | None = None, level: Level = Level.SETTLEMENT
) -> Place:
    """Return a place without a point."""
    return Place(
        key=None,
        name=name,
        written=name,
        level=level,
        latitude=None,
        longitude=None,
        radius_km=None,
        country=country,
        admin1=admin1,
        admin2=None,
        part=None,
        contested=(),
        alternatives=(),
    )


def first_and_all(*drafts: EventDraft) -> Prediction:
    """Return the prediction of a report that told these, in this rank."""
    first = next((d for d in drafts if d.kind == Kind.INCIDENT and not d.background), None)
    return Prediction(first=first, drafts=drafts, seconds=0.25)


class FakeProduct:
    """Answers from tables: predictions by text, figures and events by draft id."""

    def __init__(
        self,
        answers: Mapping[str, Prediction] | None = None,
        figures: Mapping[tuple[str, Harm], Figure] | None = None,
        event_of: Callable[[DraftId], str] = lambda draft_id: f"e-{draft_id}",
    ) -> None:
        self.answers, self.figures, self.event_of = answers or {}, figures or {}, event_of
        self.asked: list[Document] = []

    def code(self, document: Document) -> Prediction:
        """Return the answer for the text; a text without one is a bug of the product."""
        self.asked.append(document)
        return self.answers[document.text]

    def link(self, drafts: Iterable[EventDraft]) -> tuple[Event, ...]:
        """Join the drafts that ``event_of`` gives one name."""
        groups: dict[str, list[EventDraft]] = {}
        for one in drafts:
            groups.setdefault(self.event_of(one.id), []).append(one)
        return tuple(_event(name, group) for name, group in groups.items())

    def figure(self, draft: EventDraft, harm: Harm) -> Figure:
        """Return the figure in the table, else that nobody told one."""
        return self.figures.get((draft.id, harm), Figure(low=None, best=None, high=None))


def _event(name: str, group: list[EventDraft]) -> Event:
    return Event(
        id=EventId(name),
        kind=Kind.INCIDENT,
        status=Status.REPORTED,
        drafts=tuple(group),
        origins=(),
        disputes=(),
        judgements=(),
    )


def report(text: str) -> Report:
    """Return a report of this text with nothing else known."""
    return Report.plain(text, "r")


def reading(text: str, *speeches: Speech, sentences: tuple[Span, ...] = ()) -> Reading:
    """Return the reading of a text in which only this was found."""
    return replace(bare_reading(report(text)), sentences=sentences, speeches=speeches, tagger="by hand")
