"""All Hypothesis strategies for the model: every id names its content, every span quotes its report."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import Any, TypeVar

from hypothesis import strategies as st

from annals.model import vocabulary as v
from annals.model.draft import STATEMENT_FIELDS, Denied, EventDraft
from annals.model.event import Dispute, Event, Origin
from annals.model.ids import DraftId, EventId, FrameId, ReportId, StatementId, content_id
from annals.model.judgement import Judgement, judgement_id
from annals.model.reading import (
    Count,
    Denial,
    Filler,
    Frame,
    Label,
    Manner,
    Mention,
    Reading,
    Role,
    Speech,
    Subject,
)
from annals.model.report import Refused, Report, Span
from annals.model.statement import Speaker, Statement, statement_id
from annals.model.values import Toll
from tests.plain import source_of
from tests.strategies_values import (
    FIELD_VALUES,
    days,
    digests,
    few,
    letters,
    maybe,
    places,
    producers,
    scores,
    time_ranges,
    tolls,
    types_of_event,
    words,
)

__all__ = [
    "counts",
    "days",
    "draft_lists",
    "drafts",
    "events",
    "few",
    "frames",
    "judgements",
    "letters",
    "maybe",
    "mentions",
    "places",
    "producers",
    "readings",
    "refusals",
    "reports",
    "scores",
    "source_of",
    "spans",
    "speakers",
    "speeches",
    "statements",
    "time_ranges",
    "tolls",
    "types_of_event",
    "words",
]

T = TypeVar("T")

SENTENCES = (
    "Two people were killed on Thursday when a shell hit a market.",
    "Gunmen attacked a checkpoint near the town, the army said.",
    "The group denied that its fighters had been in the village.",
    "At least 12 people, among them three children, were injured.",
    "Les témoins ont parlé de « deux explosions » à l'aube.",
    "قال شهود إن طائرة مسيّرة سقطت قرب المطار.",
    "The mayor said 🚑 crews were still searching.",
)

# Reports ------------------------------------------------------------------------------------------

texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(" ".join) | st.text(
    letters, min_size=1, max_size=80
)


@st.composite
def reports(draw: st.DrawFn, text: st.SearchStrategy[str] = texts) -> Report:
    """Draw a report whose id names its content, as ingest names it."""
    body = draw(text)
    title, url, outlet = draw(maybe(words)), draw(maybe(words)), draw(maybe(words))
    published = draw(maybe(days))
    parts = (url or "", outlet or "", title or "", published.isoformat() if published else "", body)
    return Report(
        id=ReportId(content_id("r", *parts)),
        text=body,
        title=title,
        url=url,
        outlet=outlet,
        outlet_from="metadata" if outlet else None,
        published=published,
        published_from="metadata" if published else None,
        language="en",
        sketch=draw(words),
        raw_sha256=draw(digests),
    )


refusals = st.builds(
    Refused, source=words, reason=st.sampled_from(v.Reason), detail=words, raw_sha256=maybe(digests)
)


@st.composite
def spans(draw: st.DrawFn, report: Report) -> Span:
    """Draw a span that quotes the report."""
    start = draw(st.integers(0, len(report.text) - 1))
    return report.span(start, draw(st.integers(start + 1, len(report.text))))


# Readings -----------------------------------------------------------------------------------------


def mentions(report: Report, label: Label | None = None) -> st.SearchStrategy[Mention]:
    """Draw words of the report that name something."""
    labels = st.just(label) if label else st.sampled_from(Label)
    return st.builds(Mention, label=labels, span=spans(report), tag=maybe(words), score=scores)


def speeches(report: Report) -> st.SearchStrategy[Speech]:
    """Draw somebody saying something."""
    return st.builds(
        Speech,
        cue=spans(report),
        speaker=maybe(mentions(report, Label.ACTOR)),
        through=maybe(mentions(report, Label.ACTOR)),
        content=spans(report),
        stance=st.sampled_from(v.Stance),
        anonymous=st.booleans(),
        time=maybe(mentions(report, Label.TIME)),
    )


def frames(report: Report, number: int) -> st.SearchStrategy[Frame]:
    """Draw an act told, the ``number``-th of its report; an act can be part of an earlier one."""
    earlier = [frame_id(report, index) for index in range(number)]
    filler = st.builds(Filler, role=st.sampled_from(Role), mention=mentions(report), score=scores)
    return st.builds(
        Frame,
        id=st.just(frame_id(report, number)),
        kind=st.sampled_from(v.Kind),
        type=types_of_event,
        stage=st.sampled_from(v.Stage),
        mode=st.sampled_from(v.Mode),
        background=st.booleans(),
        aggregate=st.booleans(),
        headline_only=st.booleans(),
        events=few(mentions(report, Label.EVENT), least=1),
        sentences=few(spans(report), least=1),
        fillers=few(filler),
        part_of=maybe(st.sampled_from(earlier)) if earlier else st.none(),
        score=scores,
        manners=few(st.builds(Manner, field=words, value=words, score=scores)),
    )


def frame_id(report: Report, number: int) -> FrameId:
    """Name the ``number``-th frame of a report."""
    return FrameId(content_id("f", report.id, str(number)))


@st.composite
def counts(draw: st.DrawFn, report: Report, told: tuple[Frame, ...], number: int) -> Count:
    """Draw people counted, the ``number``-th count of its report."""
    return Count(
        span=draw(spans(report)),
        number=draw(spans(report)),
        harm=draw(st.sampled_from(v.Harm)),
        group=draw(maybe(spans(report))),
        scope=draw(st.sampled_from(v.Scope)),
        period=draw(maybe(spans(report))),
        share=draw(maybe(spans(report))),
        part_of=draw(maybe(st.integers(0, number - 1))) if number else None,
        frame=draw(maybe(st.sampled_from([frame.id for frame in told]))) if told else None,
        score=draw(scores),
    )


@st.composite
def readings(draw: st.DrawFn, report: Report | None = None) -> Reading:
    """Draw a reading of the report, or of one that is drawn."""
    of = draw(reports()) if report is None else report
    told = tuple(draw(frames(of, number)) for number in range(draw(st.integers(0, 2))))
    denied = maybe(st.sampled_from([frame.id for frame in told])) if told else st.none()
    return Reading(
        report=of,
        sentences=draw(few(spans(of))),
        mentions=draw(few(mentions(of))),
        speeches=draw(few(speeches(of))),
        counts=tuple(draw(counts(of, told, number)) for number in range(draw(st.integers(0, 2)))),
        frames=told,
        denials=draw(few(st.builds(Denial, speech=speeches(of), frame=denied), most=1)),
        dateline=draw(maybe(mentions(of, Label.PLACE))),
        credits=draw(few(spans(of))),
        tagger=draw(words),
        subjects=draw(maybe(few(st.builds(Subject, part=words, span=spans(of), score=scores)))),
    )


# Statements, drafts, judgements, events -----------------------------------------------------------


def speakers(report: Report) -> st.SearchStrategy[Speaker]:
    """Draw the outlet's own voice, or somebody named in the report."""
    own = Speaker(
        words=None,
        evidence=(),
        actor=None,
        role=v.SpeakerRole.OUTLET,
        anonymous=False,
        through=None,
        inferred=False,
    )
    named = st.builds(
        Speaker,
        words=words,
        evidence=few(spans(report), least=1),
        actor=maybe(words),
        role=st.sampled_from(v.SpeakerRole),
        anonymous=st.booleans(),
        through=maybe(words),
        inferred=st.booleans(),
    )
    return st.just(own) | named


@st.composite
def statements(
    draw: st.DrawFn, report: Report, draft_id: DraftId, field: str, values: st.SearchStrategy[T]
) -> Statement[T]:
    """Draw one statement about one field, quoting the report."""
    value = draw(values)
    evidence = draw(few(spans(report), least=1))
    return Statement(
        id=statement_id(draft_id, field, value, evidence),
        draft_id=draft_id,
        field=field,
        value=value,
        evidence=evidence,
        speaker=draw(speakers(report)),
        rests_on=draw(maybe(speakers(report))),
        stance=draw(st.sampled_from(v.Stance)),
        basis=draw(st.sampled_from(v.Basis)),
        score=draw(scores),
        producer=draw(producers),
    )


@st.composite
def drafts(draw: st.DrawFn, report: Report | None = None, *, number: int = 0) -> EventDraft:
    """Draw the ``number``-th act that the report, or one that is drawn, tells of; a few fields told."""
    of = draw(reports()) if report is None else report
    draft_id = DraftId(content_id("d", of.id, str(number)))
    told = draw(st.sets(st.sampled_from(STATEMENT_FIELDS), max_size=4))
    values: dict[str, Any] = dict.fromkeys(STATEMENT_FIELDS, ())
    for name in sorted(told):
        drawn = draw(few(statements(of, draft_id, name, FIELD_VALUES[name]), least=1))
        values[name] = tuple({one.id: one for one in drawn}.values())
    values["tolls"] = draw(with_parts(values["tolls"]))
    return EventDraft(
        id=draft_id,
        source=source_of(of),
        kind=draw(st.sampled_from(v.Kind)),
        background=draw(st.booleans()),
        aggregate=draw(st.booleans()),
        headline_only=draw(st.booleans()),
        part_of=DraftId(content_id("d", of.id, "0")) if number and draw(st.booleans()) else None,
        told=draw(few(spans(of), least=1)),
        event_words=draw(few(spans(of), least=1)),
        producer=draw(producers),
        denials=draw(few(st.builds(Denied, speaker=speakers(of), evidence=few(spans(of), least=1)), most=1)),
        **values,
    )


@st.composite
def with_parts(draw: st.DrawFn, told: tuple[Statement[Toll], ...]) -> tuple[Statement[Toll], ...]:
    """Make some of the later tolls parts of the first, as "19, among them 3 children" does."""
    return told[:1] + tuple(part_of(told[0], one) if draw(st.booleans()) else one for one in told[1:])


def part_of(whole: Statement[Toll], toll: Statement[Toll]) -> Statement[Toll]:
    """Return the toll as a part of another, under the id that it then has."""
    value = replace(toll.value, part_of=whole.id)
    return replace(toll, value=value, id=statement_id(toll.draft_id, toll.field, value, toll.evidence))


@st.composite
def draft_lists(draw: st.DrawFn, least: int = 0, most: int = 4) -> tuple[EventDraft, ...]:
    """Draw drafts with different ids, several of one report among them."""
    drawn: dict[DraftId, EventDraft] = {}
    for report in draw(st.lists(reports(), min_size=1, max_size=most, unique_by=lambda one: one.id)):
        for number in range(draw(st.integers(1, 2))):
            draft = draw(drafts(report, number=number))
            drawn[draft.id] = draft
    while len(drawn) < least:
        draft = draw(drafts())
        drawn[draft.id] = draft
    kept = list(drawn.values())
    return tuple(kept[: draw(st.integers(least, max(least, min(most, len(kept)))))])


@st.composite
def judgements(draw: st.DrawFn, pair: tuple[DraftId, DraftId] | None = None) -> Judgement:
    """Draw a judgement on the pair, or on two drafts that are named at random."""
    numbers = st.sets(st.integers(0, 20), min_size=2, max_size=2)
    drawn = [DraftId(content_id("d", str(number))) for number in sorted(draw(numbers))]
    left, right = sorted(pair or drawn)
    by = draw(producers)
    at = draw(maybe(st.datetimes(timezones=st.just(UTC)))) if by.person else None
    return Judgement(
        id=judgement_id(left, right, by, at),
        left=left,
        right=right,
        verdict=draw(st.sampled_from(v.Verdict)),
        score=draw(scores),
        reasons=draw(few(words)),
        by=by,
        at=at,
    )


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Draw an event over one to three drafts, with origins and disputes among its statements."""
    over = draw(draft_lists(least=1, most=3))
    told: list[StatementId] = sorted({one.id for draft in over for one in draft.statements()})
    pair = st.lists(st.sampled_from(told), min_size=2, max_size=2, unique=True) if len(told) > 1 else None
    pairs = few(pair.map(lambda two: (min(two), max(two)))) if pair is not None else st.just(())
    among = [(a.id, b.id) for a in over for b in over if a.id < b.id]
    reports_of = st.sampled_from(sorted({draft.source.report_id for draft in over}))
    origin = st.builds(
        Origin,
        key=words,
        name=words,
        role=st.sampled_from(v.SpeakerRole),
        party=st.booleans(),
        inferred=st.booleans(),
        reports=few(reports_of, least=1),
    )
    return Event(
        id=EventId(content_id("e", *sorted(draft.id for draft in over))),
        kind=draw(st.sampled_from(v.Kind)),
        status=draw(st.sampled_from(v.Status)),
        drafts=over,
        origins=draw(few(origin, least=1)),
        disputes=draw(few(st.builds(Dispute, field=st.sampled_from(STATEMENT_FIELDS), pairs=pairs), most=1)),
        judgements=tuple(draw(judgements(two)) for two in among),
    )
