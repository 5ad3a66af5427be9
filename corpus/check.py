"""Finds what is wrong with an annotation: marks that do not fit the text, broken rules of the codebook."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from annals.codebook.event_types import event_types
from annals.model.vocabulary import Attribution, ParticipantRole, Scope, Stage
from corpus.annotation import SPAN_FIELDS, Annotation, Event, Place, Time, Toll
from corpus.texts import Document

_TYPED = {"incident", "series"}
_TYPES_WITH = {"crowd_form": {"riot"}, "response": {"protest"}, "means": {"property_destruction"}}


def faults(annotation: Annotation, document: Document | None = None) -> Iterator[str]:
    """Yield what is wrong, in words; without its document, what can be seen without the text."""
    if document is not None:
        yield from _marks(annotation, document)
    yield from _names(annotation)
    for event in annotation.events:
        for fault in _event(event):
            yield f"event {event.id}: {fault}"
    for said in annotation.said:
        if not said.content or not said.speaker:
            yield f"said {said.id}: needs a speaker and a content"


def _marks(annotation: Annotation, document: Document) -> Iterator[str]:
    if annotation.sha256 != document.sha256:
        yield f"the text is another than the one read ({document.sha256}, not {annotation.sha256})"
        return
    for start, end in _spans(msgspec.to_builtins(annotation)):
        words = document.text[start:end]
        if not 0 <= start < end <= len(document.text) or words != words.strip():
            yield f"span {start} to {end} does not mark words"


def _spans(told: object, key: str = "") -> Iterator[tuple[int, int]]:
    if isinstance(told, dict):
        for name, value in told.items():
            yield from _spans(value, name)
    elif isinstance(told, list | tuple):
        if key in SPAN_FIELDS:
            yield from ((start, end) for start, end in told)
        else:
            for one in told:
                yield from _spans(one)


def _names(annotation: Annotation) -> Iterator[str]:
    """Yield names used twice, and references that lead nowhere."""
    events = [event.id for event in annotation.events]
    tolls = [toll.id for event in annotation.events for toll in event.tolls]
    said = [one.id for one in annotation.said]
    known = [*events, *tolls, *said]
    yield from (f"the id {name} is used twice" for name in sorted({n for n in known if known.count(n) > 1}))
    for event in annotation.events:
        of = event.time.of if event.time else None
        wanted = [(name, events) for name in (event.part_of, event.during, of) if name]
        wanted += [(event.origin, said)] if event.origin else []
        wanted += [(toll.part_of, tolls) for toll in event.tolls if toll.part_of]
        yield from (
            f"event {event.id}: refers to {name}, which is not there" for name, to in wanted if name not in to
        )
    for one in annotation.said:
        yield from (
            f"said {one.id}: is about {n}, which is not there" for n in one.about if n not in events + tolls
        )


def _event(event: Event) -> Iterator[str]:
    if not event.words:
        yield "needs words that name it"
    if event.kind in _TYPED and event.type is None:
        yield f"a {event.kind} needs a type"
    if event.type is not None and event.type not in event_types():
        yield f"no such type: {event.type}"
    if (event.type == "interception") != (event.stage is Stage.INTERCEPTED):
        yield "type interception and stage intercepted go together"
    if event.kind == "incident" and event.mode != "asserted":
        yield "an incident is asserted; an act that is not is of kind none or threat"
    if event.kind == "none" and event.mode == "asserted":
        yield "kind none says that the act is not asserted; give its mode"
    for field, types in _TYPES_WITH.items():
        if getattr(event, field) is not None and event.type not in types:
            yield f"{field} belongs to {', '.join(types)}"
    yield from _values(event)


def _values(event: Event) -> Iterator[str]:
    for who in event.who:
        if not who.words:
            yield f"{who.role} {who.name}: needs words"
        if who.role is ParticipantRole.ATTACKER and who.attribution is None:
            yield f"attacker {who.name}: needs an attribution ({', '.join(Attribution)})"
    for thing in event.things:
        if not thing.words or not thing.classes:
            yield "a thing needs words and classes"
    if event.time is not None:
        yield from _time(event.time)
    for place in (event.place, event.origin_place, event.place_found):
        if place is not None:
            yield from _place(place)
    for toll in event.tolls:
        yield from (f"toll {toll.id}: {fault}" for fault in _toll(toll, event))


def _time(time: Time) -> Iterator[str]:
    if time.earliest is None and time.before is None:
        yield "a time needs a day; leave it out where nothing bounds it"
    elif time.earliest and time.before and time.earliest >= time.before:
        yield f"an empty time: from {time.earliest} before {time.before} (the end is the day after the last)"


def _place(place: Place) -> Iterator[str]:
    if place.country is not None and not (len(place.country) == 2 and place.country.isupper()):  # noqa: PLR2004
        yield f"{place.country} is no ISO 3166 code of two letters"


def _toll(toll: Toll, event: Event) -> Iterator[str]:
    if toll.low is None and toll.high is None:
        yield "needs low or high"
    if toll.low is not None and toll.high is not None and toll.low > toll.high:
        yield f"low {toll.low} above high {toll.high}"
    if not toll.words:
        yield "needs words"
    if event.kind == "toll" and toll.scope is Scope.INCIDENT:
        yield "the toll of a kind toll is cumulative or unclear"
