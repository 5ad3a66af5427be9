"""Short builders of drafts for the tests of joining and exporting: one keyword for each thing told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from annals.model import vocabulary as v
from annals.model.draft import STATEMENT_FIELDS, Denied, EventDraft, Source
from annals.model.ids import DraftId, ReportId, content_id
from annals.model.judgement import Judgement, judgement_id
from annals.model.report import Span
from annals.model.statement import Producer, Speaker, Statement, statement_id
from annals.model.values import Actor, Participant, Place, TimeRange, Toll
from annals.text.shingles import sketch

MACHINE = Producer(name="annals.resolve", version="1", person=False)
PERSON = Producer(name="reviewer", version="1", person=True)
OWN_VOICE = Speaker(
    words=None,
    evidence=(),
    actor=None,
    role=v.SpeakerRole.OUTLET,
    anonymous=False,
    through=None,
    inferred=False,
)


def place(name: str, at: tuple[float, float] | None = None, **told: Any) -> Place:  # noqa: ANN401  (any field)
    """Build a settlement of one country, or whatever the keywords make of it."""
    values: dict[str, Any] = {
        "key": f"p:{name}",
        "name": name,
        "written": name,
        "level": v.Level.SETTLEMENT,
        "latitude": at[0] if at else None,
        "longitude": at[1] if at else None,
        "radius_km": 3.0 if at else None,
        "country": "XA",
        "admin1": None,
        "admin2": None,
        "part": None,
        "contested": (),
        "alternatives": (),
    }
    return Place(**{**values, **told})


EAST_TOWN = place("Easton", (10.0, 20.0), admin1="East")
NEAR_TOWN = place("Nearby", (10.0, 20.1), admin1="East")
FAR_TOWN = place("Farham", (12.0, 20.0), admin1="North")
COUNTRY = place("Xandria", (11.0, 20.0), level=v.Level.COUNTRY, radius_km=400.0)
EAST = place("East", (10.2, 20.2), level=v.Level.REGION, radius_km=80.0)


def day(text: str, **told: Any) -> TimeRange:  # noqa: ANN401  (any field)
    """Build a time: "2024-10-24" a day, "2024-10-01..2024-11-01" a span, "..2024-10-26" without a start."""
    start, dots, end = text.partition("..")
    earliest = date.fromisoformat(start) if start else None
    before = date.fromisoformat(end) if end else None
    if not dots and earliest:
        before = earliest + timedelta(days=1)
    values: dict[str, Any] = {
        "earliest": earliest,
        "before": before,
        "granularity": v.Granularity.OPEN if earliest is None else v.Granularity.DAY,
        "anchor": v.Anchor.CALENDAR,
        "part_of_day": None,
        "approximate": False,
        "ambiguous": False,
    }
    return TimeRange(**{**values, **told})


def actor(key: str, kind: v.ActorKind = v.ActorKind.REBEL, country: str | None = None) -> Actor:
    """Build an actor named after its key."""
    name = key.partition(":")[2] or key
    return Actor(key=key, name=name, written=name, kind=kind, country=country, alternatives=())


def toll(
    low: int | None,
    high: int | None = -1,
    harm: v.Harm = v.Harm.KILLED,
    **told: Any,  # noqa: ANN401
) -> Toll:
    """Build a toll of one act: one number, or two bounds."""
    values: dict[str, Any] = {
        "harm": harm,
        "group": None,
        "group_class": v.GroupClass.PEOPLE,
        "low": low,
        "high": low if high == -1 else high,
        "qualifier": v.Qualifier.EXACT,
        "scope": v.Scope.INCIDENT,
        "period": None,
        "as_of": None,
        "share": None,
        "part_of": None,
        "about_enemy": False,
    }
    return Toll(**{**values, **told})


def speaker(role: v.SpeakerRole, words: str | None = "somebody", **told: Any) -> Speaker:  # noqa: ANN401
    """Build a named speaker."""
    return replace(OWN_VOICE, role=role, words=words, **told)


@dataclass(frozen=True, kw_only=True)
class Act:
    """An act as one report tells it; every keyword is one thing told."""

    report: str = "a"
    number: int = 0
    outlet: str | None = None
    outlet_actor: str | None = None
    published: str | None = "2024-10-25"
    title: str | None = None
    credits: tuple[str, ...] = ()
    text: str = ""
    kind: v.Kind = v.Kind.INCIDENT
    background: bool = False
    aggregate: bool = False
    told: str = "Something happened there."
    type: str | None = "armed_clash"
    when: TimeRange | None = field(default_factory=lambda: day("2024-10-24"))
    time_basis: v.Basis = v.Basis.STATED
    where: Place | None = EAST_TOWN
    attacker: str | None = None
    attribution: v.Attribution = v.Attribution.REPORTED_AS_FACT
    target: str | None = None
    target_class: v.TargetClass | None = None
    hit: str | None = None
    weapon: str | None = None
    weapon_class: v.WeaponClass | None = None
    tolls: tuple[Toll, ...] = ()
    by: Speaker = OWN_VOICE
    rests_on: Speaker | None = None
    stance: v.Stance = v.Stance.ASSERTED
    denied_by: Speaker | None = None
    motive: v.Motive | None = None
    civilian_targeting: bool | None = None
    stage: v.Stage | None = None

    def draft(self) -> EventDraft:
        """Return the draft, with one statement for each thing told."""
        draft_id = self.id()
        span = Span(report_id=self.source().report_id, start=0, end=len(self.told), quote=self.told)
        values: dict[str, tuple[Statement[Any], ...]] = dict.fromkeys(STATEMENT_FIELDS, ())
        for name, told in self._values().items():
            values[name] = tuple(self._statement(draft_id, name, value, span) for value in told)
        denials = (Denied(speaker=self.denied_by, evidence=(span,)),) if self.denied_by else ()
        return EventDraft(
            id=draft_id,
            source=self.source(),
            kind=self.kind,
            background=self.background,
            aggregate=self.aggregate,
            headline_only=False,
            part_of=None,
            told=(span,),
            event_words=(span,),
            producer=MACHINE,
            denials=denials,
            **values,
        )

    def id(self) -> DraftId:
        """Return the id of the draft."""
        return DraftId(content_id("d", self.report, str(self.number)))

    def source(self) -> Source:
        """Return the report as joining knows it."""
        return Source(
            report_id=ReportId(content_id("r", self.report)),
            outlet=self.outlet if self.outlet is not None else f"Paper {self.report}",
            outlet_actor=self.outlet_actor,
            published=date.fromisoformat(self.published) if self.published else None,
            title=self.title,
            url=f"https://example.org/{self.report}",
            credits=self.credits,
            sketch=sketch(self.text or f"report {self.report} in words of its own {self.report * 3}"),
        )

    def _values(self) -> dict[str, tuple[Any, ...]]:
        told: dict[str, Any] = {
            "type": self.type,
            "stage": self.stage,
            "motive": self.motive,
            "time": self.when,
            "place": self.where,
            "target": self.target,
            "target_class": self.target_class,
            "weapon": self.weapon,
            "weapon_class": self.weapon_class,
            "civilian_targeting": self.civilian_targeting,
        }
        people = ((self.attacker, v.ParticipantRole.ATTACKER), (self.hit, v.ParticipantRole.TARGET))
        one = {name: (value,) for name, value in told.items() if value is not None}
        return {
            **one,
            "tolls": self.tolls,
            "participants": tuple(
                Participant(role=role, actor=actor(key), attribution=self.attribution)
                for key, role in people
                if key
            ),
        }

    def _statement(self, draft_id: DraftId, name: str, value: object, span: Span) -> Statement[Any]:
        basis = self.time_basis if name == "time" else v.Basis.STATED
        return Statement(
            id=statement_id(draft_id, name, value, (span,)),
            draft_id=draft_id,
            field=name,
            value=value,
            evidence=(span,),
            speaker=self.by,
            rests_on=self.rests_on,
            stance=self.stance,
            basis=basis,
            score=0.9,
            producer=MACHINE,
        )


def act(**told: Any) -> EventDraft:  # noqa: ANN401  (the fields of Act)
    """Build the draft of one act."""
    return Act(**told).draft()


def undated(published: str = "2024-10-25") -> dict[str, Any]:
    """Return what an act without a day of its own is told with."""
    after = date.fromisoformat(published) + timedelta(days=1)
    return {"when": day(f"..{after.isoformat()}"), "time_basis": v.Basis.INFERRED, "published": published}


def judged(one: EventDraft, two: EventDraft, verdict: v.Verdict, minute: int = 0) -> Judgement:
    """Build a person's judgement, made so many minutes after a fixed time."""
    left, right = sorted((one.id, two.id))
    at = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    return Judgement(
        id=judgement_id(left, right, PERSON, at),
        left=left,
        right=right,
        verdict=verdict,
        score=1.0,
        reasons=("read both",),
        by=PERSON,
        at=at,
    )
