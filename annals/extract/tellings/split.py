"""One telling of acts at several places, parted where the report counts people at each of them."""

from __future__ import annotations

from dataclasses import replace

from annals.extract.acts.event_words import Act
from annals.extract.tagger import Tagged
from annals.extract.tellings.told import Told
from annals.extract.tolls.counted import CountHit
from annals.extract.where_when.whereabouts import agree, whereabouts
from annals.model.ids import FrameId, content_id
from annals.model.reading import Filler, Role
from annals.model.report import Report
from annals.model.vocabulary import Kind

_REACH = 40


class Splitter:
    """Parts the acts of one report by place, and says which part a count belongs to."""

    def __init__(self, report: Report) -> None:
        self._text = report.text
        self._twins: dict[FrameId, list[Told]] = {}

    def take(self, act: Act, kind: Kind, tagged: Tagged) -> list[Filler]:
        """Take from an act the places that are told with people of their own; the first place stays."""
        if kind != Kind.INCIDENT:
            return []
        others: list[Filler] = []
        places = [f for f in act.fillers if f.role == Role.PLACE]
        for place in places[1:]:
            where = whereabouts(place.mention.span.quote)
            known = [whereabouts(f.mention.span.quote) for f in (places[0], *others)]
            apart = all(agree(one, where) is False for one in known)
            if apart and any(self._next(hit, places) is place for hit in tagged.counts):
                others.append(place)
        if others:
            act.fillers = [f for f in act.fillers if f.role != Role.PLACE or f is places[0]]
        return others

    def twins(self, told: Told, act: Act, others: list[Filler]) -> list[Told]:
        """Return an act of its own for each place that was taken."""
        shared = [f for f in act.fillers if f.role != Role.PLACE]
        found = []
        for place in others:
            name = content_id("f", told.id, str(place.mention.span.start))
            twin = replace(told, id=FrameId(name), fillers=[*shared, place], events=[], sentences=[])
            self._twins.setdefault(told.id, [told]).append(twin)
            found.append(twin)
        return found

    def owner(self, hit: CountHit, told: Told) -> Told:
        """Return which part a count belongs to: the one whose place is named next after it."""
        found = []
        for twin in self._twins.get(told.id, []):
            places = (f for f in twin.fillers if f.role == Role.PLACE)
            found += [(at, twin.id, twin) for f in places if (at := self._names(hit, f)) is not None]
        return min(found)[2] if found else told

    def _next(self, hit: CountHit, places: list[Filler]) -> Filler | None:
        """Return the place named first after a count."""
        found = [(at, i) for i, place in enumerate(places) if (at := self._names(hit, place)) is not None]
        return places[min(found)[1]] if found else None

    def _names(self, hit: CountHit, place: Filler) -> int | None:
        """Return how far after a count a place is named, None where it is not."""
        after = self._text[hit.number[1] : hit.number[1] + _REACH].lower()
        at = after.find(place.mention.span.quote.split()[-1].lower())
        return at if at >= 0 else None


def twin_act(act: Act, twin: Told) -> Act:
    """Return the telling of an act with the place of one part."""
    return replace(act, fillers=list(twin.fillers))
