"""All the drafts of one reading: what its mentions are looked up in, and the order of the fields."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from annals.gazetteer.actors import Actors, actors
from annals.gazetteer.places import places as gazetteer
from annals.model.draft import EventDraft, Source
from annals.model.ids import FrameId
from annals.model.reading import Count, Denial, Frame, Reading, Role
from annals.model.statement import Producer
from annals.model.values import TimeRange
from annals.model.vocabulary import Kind, ParticipantRole, Stage
from annals.resolve.actors.resolver import ActorResolver
from annals.resolve.acts import crowds, what
from annals.resolve.acts.doers import by_doer
from annals.resolve.considered import Note
from annals.resolve.drafts import DraftWriter, beside, denials, draft_id, empty_draft, prominence
from annals.resolve.people import participants as people
from annals.resolve.people.accusers import without_accusers
from annals.resolve.places.resolver import PlaceResolver
from annals.resolve.speakers.who_says import Speakers
from annals.resolve.times.days_told import DaysTold
from annals.resolve.tolls import harmed
from annals.resolve.where_when import statements as where_when
from annals.resolve.where_when.surroundings import Surroundings
from annals.version import VERSION

_CROWD = frozenset({"riot", "protest"})
_Told = tuple[Frame, tuple[Count, ...], tuple[Denial, ...], dict[int, TimeRange]]
"""All that a draft rests on beside the names of its report: what is told of its act, and the days before."""


class Resolver:
    """The values of one reading. ``notes``, where given, take how times and tolls were worked out.

    ``before`` is the resolver of the same report read with other frames: what its names mean stays.
    """

    def __init__(
        self, reading: Reading, notes: list[Note] | None = None, before: Resolver | None = None
    ) -> None:
        self._reading = reading
        self._registry: Actors = actors()
        self.places: PlaceResolver = before.places if before else PlaceResolver(gazetteer(), reading)
        self.around: Surroundings = before.around if before else Surroundings(reading, self.places)
        self.actors: ActorResolver = before.actors if before else ActorResolver(self._registry, reading)
        self.speakers: Speakers = (
            before.speakers if before else Speakers(reading, self.actors, self._registry)
        )
        self._source = _source(reading, self.speakers.outlet_actor)
        self._days = DaysTold(reading)
        self._notes = notes
        self.done: dict[FrameId, tuple[_Told, EventDraft]] = {}
        self._before = before.done if before and notes is None else {}

    def drafts(self) -> tuple[EventDraft, ...]:
        """Return the drafts, ranked."""
        found = [(self._once(frame), frame) for frame in self._reading.frames]
        opening = self._reading.sentences[0].start if self._reading.sentences else -1
        around = beside((draft for draft, _ in found), opening)
        ranked = sorted(found, key=lambda it: (*prominence(it[0], it[1], around), it[0].id))
        return tuple(draft for draft, _ in ranked)

    def _once(self, frame: Frame) -> EventDraft:
        """Return the draft of a frame: that of the resolver before, where all that is told is as it was."""
        counts = tuple(one for one in self._reading.counts if one.frame == frame.id)
        denied = tuple(one for one in self._reading.denials if one.frame == frame.id)
        all_told = frame, counts, denied, self._days.so_far()
        told_before, draft = self._before.get(frame.id, (None, None))
        if draft is None or told_before != all_told:
            draft = self._draft(frame)
        if frame.kind == Kind.INCIDENT and frame.stage == Stage.CARRIED_OUT and not frame.background:
            self._days.add(draft.time[:1])
        self.done[frame.id] = all_told, draft
        return draft

    def _draft(self, frame: Frame) -> EventDraft:
        frame = without_accusers(by_doer(frame, self.actors), self.speakers, self.actors)
        who = people.sides(frame, self.actors)
        writer = DraftWriter(
            report=self._reading.report,
            frame=frame,
            id=draft_id(frame),
            speakers=self.speakers,
            sides=who,
            rests_on=self.speakers.basis_of(frame, who) if frame.kind == Kind.INCIDENT else None,
            producer=Producer(name=f"annals {self._reading.tagger}", version=VERSION, person=False),
            notes=self._notes,
        )
        told = {**self._act(writer), **self._setting(writer), **self._people(writer)}
        return replace(empty_draft(writer, self._source), **told)

    def _act(self, writer: DraftWriter) -> dict[str, Any]:
        """Return the fields that tell what was done."""
        frame = writer.frame
        single = frame.kind == Kind.INCIDENT and not frame.aggregate and frame.type not in _CROWD
        crowd = frame.kind == Kind.INCIDENT and frame.type in _CROWD
        classes = what.target_classes(writer, self._registry)
        return dict(  # noqa: C408  (the names of the fields, as a draft has them)
            type=what.types(writer),
            stage=what.stages(writer),
            acts=what.numbers_of_acts(writer, Role.ACTS, "acts", single=single),
            acts_intercepted=what.numbers_of_acts(
                writer, Role.ACTS_INTERCEPTED, "acts_intercepted", single=False
            ),
            weapon=what.weapons(writer),
            weapon_class=what.weapon_classes(writer),
            target=what.targets(writer, self.actors),
            target_class=classes,
            civilian_targeting=what.civilian_targeting(writer, classes)
            if frame.kind == Kind.INCIDENT
            else (),
            effect=what.effects(writer),
            warning=what.warnings(writer),
            reason_given=what.reasons(writer),
            crowd_form=crowds.forms(writer) if crowd and frame.type == "riot" else (),
            response=crowds.responses(writer) if crowd and frame.type == "protest" else (),
            means=what.by_words(writer, "means") if frame.type == "property_destruction" else (),
        )

    def _setting(self, writer: DraftWriter) -> dict[str, Any]:
        """Return the fields that tell when and where."""
        frame = writer.frame
        time = where_when.times(writer, self._days)
        return dict(  # noqa: C408  (the names of the fields, as a draft has them)
            time=time,
            place=where_when.places(writer, self.places, self.around),
            origin_place=where_when.origins(writer, self.places),
            background=where_when.is_background(frame, time, writer.report.published),
        )

    def _people(self, writer: DraftWriter) -> dict[str, Any]:
        """Return the fields that tell who took part and who was harmed."""
        who = people.participants(writer, self.actors)
        kinds = [one.value.actor.kind for one in who if one.value.role == ParticipantRole.ATTACKER]
        incident = writer.frame.kind == Kind.INCIDENT
        return dict(  # noqa: C408  (the names of the fields, as a draft has them)
            participants=who,
            motive=what.motives(writer, kinds) if incident else (),
            nationality=people.nationalities(writer, self._reading, self._registry),
            tolls=harmed.tolls(writer, self._reading),
            denials=denials(writer, self._reading),
        )


def _source(reading: Reading, outlet_actor: str | None) -> Source:
    report = reading.report
    return Source(
        report_id=report.id,
        outlet=report.outlet,
        outlet_actor=outlet_actor,
        published=report.published,
        title=report.title,
        url=report.url,
        credits=tuple(dict.fromkeys(span.quote for span in reading.credits)),
        sketch=report.sketch,
    )
