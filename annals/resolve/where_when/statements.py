"""Where and when: places and times of an act, the finest first, and an open range when no time is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from annals.model.reading import Filler, Frame, Role
from annals.model.report import Span
from annals.model.statement import Statement, statement_id
from annals.model.values import Candidate, Place, TimeRange
from annals.model.vocabulary import Anchor, Basis, Granularity, Kind, Level
from annals.resolve.drafts import HISTORY, DraftWriter, merged
from annals.resolve.places.resolver import PlaceResolver
from annals.resolve.times.days_told import DaysTold
from annals.resolve.times.of_statements import dates_a_statement, places_a_statement, tells_a_way, up_to
from annals.resolve.times.resolver import ResolvedTime, resolve_time
from annals.resolve.where_when.at_home import may_be_in
from annals.resolve.where_when.placed_times import all_placed
from annals.resolve.where_when.surroundings import Surroundings

_OPEN_SCORE = 0.5
Days = tuple[date | None, date | None]
_LOOSE = 3  # days by which a time told roughly is wider than it is placed
_LATER_TELLING = 0.8  # what a time weighs beside the one told before it
_LOCAL = frozenset({Level.INSTALLATION, Level.SETTLEMENT})
_NAMED = _LOCAL | {Level.DISTRICT}
_UNITS = frozenset({Level.DISTRICT, Level.REGION})
_QUARTER, _RIVAL = 0.7, 0.8
_HALF_HEARD = 0.2
"""How likely some word must say where an act happened for it to get a place that is told of no act."""
_SEVERAL = 2
_AROUND = frozenset({"suburb", "suburbs", "suburban", "area", "outskirts", "rural", "near", "outside"})
_DAY = timedelta(days=1)
_CLAUSE = 80
"""How far before a time its clause may begin, in code points."""
_BEGINS = re.compile(
    r"\b(?:launch(?:ed|ing)|beg(?:an|un|ins|inning)|start(?:ed|ing|s)|commenc(?:ed|ing)|erupted|broke out)\b"
    r"[^,;.!?\n]*$",
    re.IGNORECASE,
)
"""Before the time at which something began."""
_SINCE = re.compile(r"\bsince\b[^,;.!?\n]*$", re.IGNORECASE)
"""Before words for what began, which goes on."""
_ENDS = re.compile(
    r"[^.!?\n]{0,120}\b(?:end(?:ed|ing)|until|till|lasted|conclud(?:ed|ing)|was over|halted)\b", re.IGNORECASE
)
"""Behind the time at which something began that is over."""


def places(
    writer: DraftWriter, resolver: PlaceResolver, surroundings: Surroundings
) -> tuple[Statement[Place], ...]:
    """Return the places of an act, each with its candidates; the finest first, and of these the surest heard.

    An incident that tells no place, or only a wide one, gets the likeliest of the words around it; where they
    tell none, the country of the report if it is no history. What nothing says where it happened gets
    neither, but for the country where the report tells of no other act.
    """
    found = _told(writer, Role.PLACE, "place", resolver)
    known = [s.value for s in found if s.value.key or s.value.admin1 or s.value.level in _NAMED]
    wide = min(known, key=lambda place: place.width, default=None)
    lends = writer.frame.kind == Kind.INCIDENT and (found or writer.frame.placed >= _HALF_HEARD)
    if lends and _open_to_finer(wide):
        around = surroundings.around(writer.frame, wide)
        if around is not None and (found or _may_be_there(writer, around[0].place)):
            one, score, spans = around
            evidence = [*spans, *one.evidence]
            found.append(writer.state("place", one.place, evidence, Basis.INFERRED, min(one.score, score)))
            writer.note(spans[0], found[-1], "told of no act here, but read for one that tells no place")
    news = (lends or surroundings.of_one_act) and not writer.frame.background
    land = resolver.land(writer.sides.attacked) if news and not found else None
    if land is not None and _may_be_there(writer, land.place):
        found.append(writer.state("place", land.place, writer.event_spans[:1], Basis.INFERRED, land.score))
        writer.note(writer.event_spans[0], found[-1], land.reason)
    kept = [_in_town(told, surroundings) for told in _rivals(found, surroundings)]
    for told in (told for told in kept if told not in found):
        writer.note(told.evidence[0], told, f"a quarter of {told.value.name}, the town of the report")
    return _ordered(kept, writer.frame.of(Role.PLACE))


def _may_be_there(writer: DraftWriter, place: Place) -> bool:
    """Say whether an act that tells no place may be at one that was read for it, if that is a country."""
    return place.level != Level.COUNTRY or may_be_in(writer.frame, writer.sides, place.country or "")


def _rivals(found: list[Statement[Place]], surroundings: Surroundings) -> list[Statement[Place]]:
    """Score several towns of one act down by how little of the report speaks for each."""
    towns = {one.value.key for one in found if one.value.level == Level.SETTLEMENT}
    if len(towns) < _SEVERAL:
        return found
    return [
        replace(one, score=round(one.score * _share(one.value, surroundings), 3))
        if one.value.level == Level.SETTLEMENT
        else one
        for one in found
    ]


def _share(town: Place, surroundings: Surroundings) -> float:
    """Return what a town's score is worth beside its rivals; least where only its surroundings are told."""
    around = _AROUND & set(town.written.lower().split())
    return _RIVAL * (_RIVAL if around else 1.0) + (1 - _RIVAL) * surroundings.support(town)


def _open_to_finer(told: Place | None) -> bool:
    """Say whether an act may get a finer place than it tells: no part of a country, no partisan words."""
    if told is None or told.contested:
        return told is None
    return told.level in _UNITS and (told.part is None or told.admin1 is not None)


def _in_town(told: Statement[Place], surroundings: Surroundings) -> Statement[Place]:
    """Return the town for a quarter of it: the quarters of one town are one settlement (codebook 1)."""
    town = surroundings.town_of(told.value, told.evidence[0])
    if town is None:
        return told
    value = replace(town.found.place, written=told.value.written)
    evidence = (*told.evidence, min(town.spans, key=lambda s: (s[0], s[1].start))[1])
    score = round(_QUARTER * town.found.score, 3)
    return replace(
        told,
        value=value,
        evidence=evidence,
        basis=Basis.INFERRED,
        score=min(told.score, score),
        id=statement_id(told.draft_id, told.field, value, evidence),
    )


def origins(writer: DraftWriter, resolver: PlaceResolver) -> tuple[Statement[Place], ...]:
    """Return the places that an act was launched from; several are alternatives of each other."""
    found = _told(writer, Role.ORIGIN_PLACE, "origin_place", resolver)
    fillers = writer.frame.of(Role.ORIGIN_PLACE)
    return _ordered(_as_alternatives(found) if len(found) > 1 else found, fillers)


def _told(writer: DraftWriter, role: Role, field: str, resolver: PlaceResolver) -> list[Statement[Place]]:
    found = []
    for filler in _not_said_there(writer, writer.frame.of(role)):
        for one in resolver.told(filler.mention):
            if one.place.key is None and not one.evidence and not resolver.names(filler.mention.span):
                continue  # words that refer to a place which the report does not name
            evidence = [filler.mention.span, *one.evidence]
            found.append(writer.state(field, one.place, evidence, one.basis, min(one.score, filler.score)))
    return found


def _not_said_there(writer: DraftWriter, fillers: Sequence[Filler]) -> Sequence[Filler]:
    """Return words for places without those of where somebody spoke or went, unless there are no others."""
    days = [one.mention.span for one in writer.frame.of(Role.TIME)]
    report = writer.report
    kept = [one for one in fillers if not places_a_statement(report, one.mention.span, days)] or fillers
    acts = [one for one in kept if not tells_a_way(report, one.mention.span)]
    return acts or kept


def _ordered(found: Iterable[Statement[Place]], fillers: Iterable[Filler]) -> tuple[Statement[Place], ...]:
    """Return places, the finest first, of a known country, heard most surely for the act, known best."""
    heard = {one.mention.span: one.score for one in fillers}

    def rank(told: Statement[Place]) -> tuple[float, ...]:
        place, sure = told.value, max(heard.get(span, 0.0) for span in told.evidence)
        known = place.country is None, -sure, place.key is None
        return place.width, *known, -told.score, told.evidence[0].start

    return tuple(sorted(merged(found), key=rank))


def _as_alternatives(found: Sequence[Statement[Place]]) -> list[Statement[Place]]:
    """Give each of several launch places the others as alternatives: the report leaves it open."""
    named = [Candidate(key=s.value.key or "", name=s.value.name, score=s.score) for s in found]
    return [
        replace(
            s,
            value=replace(
                s.value, alternatives=(*s.value.alternatives, *(c for c in named if c.name != s.value.name))
            ),
        )
        for s in found
    ]


def times(writer: DraftWriter, days: DaysTold) -> tuple[Statement[TimeRange], ...]:
    """Return the times of an act; ``days`` are those of the incidents told before, for "the day after".

    An act without a time of its own has no start, and ends with the statement or the publication.
    """
    published = writer.report.published
    told: list[Statement[TimeRange]] = []
    why: dict[Span, str] = {}
    for filler, placed in all_placed(writer, days):
        span = filler.mention.span
        found = _ended(_begun(writer, span, placed), published, writer.frame.kind)
        basis = found.basis if _in_own_words(writer.frame, span) else Basis.INFERRED
        if _only_said(writer, span, found.range):
            found, basis = replace(found, range=up_to(found.range)), Basis.INFERRED
        one = writer.state("time", found.range, [span], basis, min(found.score, filler.score))
        if _beyond(found, published, writer.frame.kind):
            writer.note(span, one, found.reason, left_out="it lies after the publication")
            continue
        told.append(one)
        why[span] = found.reason
    kept = _agreeing(_weighed(told))
    _note(writer, told, kept, why)
    if kept or writer.frame.kind != Kind.INCIDENT:
        return kept
    return _open(writer, published)


def _only_said(writer: DraftWriter, span: Span, days: TimeRange) -> bool:
    """Say whether a day is that of a statement alone, up to which an incident had happened."""
    day, published = days.day(), writer.report.published
    if writer.frame.kind != Kind.INCIDENT or day is None:
        return False
    fresh = published is None or day >= published - _DAY
    return dates_a_statement(writer.report, span, fresh=fresh)


def _ended(found: ResolvedTime, published: date | None, kind: Kind) -> ResolvedTime:
    """Return a time "since Monday" with its end: an act that is reported has happened by publication."""
    told = found.range
    if kind != Kind.INCIDENT or published is None or told.before is not None:
        return found
    if told.earliest is None or told.earliest > published:
        return found
    return replace(found, range=replace(told, before=published + _DAY))


def _begun(writer: DraftWriter, span: Span, found: ResolvedTime) -> ResolvedTime:
    """Return the time that a campaign began with no end: "launched in April" dates its beginning alone.

    So does "since it began in April", of whatever that is told.
    """
    before = writer.report.text[max(0, span.start - _CLAUSE) : span.start]
    begins = _BEGINS.search(before) if found.range.earliest is not None else None
    opens = begins is not None and (_SINCE.search(before) or writer.frame.kind == Kind.CAMPAIGN)
    if not opens or _ENDS.match(writer.report.text, span.end):
        return found
    return replace(found, range=replace(found.range, before=None, granularity=Granularity.OPEN))


def _in_own_words(frame: Frame, span: Span) -> bool:
    """Say whether a time stands in a sentence that tells the act, not beside it for its scene."""
    return any(one.start <= span.start < one.end for one in frame.sentences)


def _weighed(told: Sequence[Statement[TimeRange]]) -> list[Statement[TimeRange]]:
    """Join what names one range and rank it: the narrowest, then the most told, then the first told.

    What is told first weighs most, and each telling of a range adds to it; a score falls with the
    share of the weight that other ranges of its width have.
    """
    order = sorted(told, key=lambda s: s.evidence[0].start)
    weights: dict[Days, float] = {}
    rivals: dict[int, float] = {}
    for place, one in enumerate(order):
        weight = one.score * _LATER_TELLING**place
        weights[_days(one.value)] = weights.get(_days(one.value), 0.0) + weight
        rivals[_width(one.value)] = rivals.get(_width(one.value), 0.0) + weight

    def share(one: Statement[TimeRange]) -> float:
        return weights[_days(one.value)] / rivals[_width(one.value)]

    def width(one: Statement[TimeRange]) -> int:
        return _width(one.value) + (_LOOSE if one.value.approximate else 0)

    ranked = sorted(merged(told), key=lambda s: (width(s), -share(s), s.evidence[0].start))
    return [replace(one, score=round(one.score * (1 + share(one)) / 2, 3)) for one in ranked]


def _days(value: TimeRange) -> Days:
    """Return the days of a range without what else is told of it."""
    return value.earliest, value.before


def _note(
    writer: DraftWriter,
    told: Sequence[Statement[TimeRange]],
    kept: Sequence[Statement[TimeRange]],
    why: dict[Span, str],
) -> None:
    """Keep why each time was placed as it was, and why one was left out."""
    values = [one.value for one in kept]
    for one in told:
        less = None if one.value in values else f"it shares no day with {kept[0].evidence[0].quote!r}"
        writer.note(one.evidence[0], one, why[one.evidence[0]], left_out=less)


def _beyond(found: ResolvedTime, published: date | None, kind: Kind) -> bool:
    """Say whether a time lies after publication, where no act that has happened can be."""
    earliest = found.range.earliest
    return kind != Kind.THREAT and published is not None and earliest is not None and earliest > published


def _width(value: TimeRange) -> int:
    """Return how many days a range spans; an open one is the widest."""
    if value.earliest is None or value.before is None:
        return 1 << 20
    return (value.before - value.earliest).days


def _agreeing(told: Sequence[Statement[TimeRange]]) -> tuple[Statement[TimeRange], ...]:
    """Keep the finest time and those that share a day with it or come from another speaker."""
    if not told:
        return ()
    best = told[0]
    rest = [
        one for one in told[1:] if one.value.may_equal(best.value) or one.speaker.words != best.speaker.words
    ]
    return (best, *rest)


def _open(writer: DraftWriter, published: date | None) -> tuple[Statement[TimeRange], ...]:
    """Return the range that ends with the statement, else with the publication; none without either."""
    end, evidence, anchor = published, list(writer.event_spans[:1]), Anchor.PUBLICATION
    told = (writer.speakers.speech(span) for span in writer.event_spans)
    dated = next((speech.time for speech in told if speech is not None and speech.time is not None), None)
    if dated is not None:
        said = resolve_time(dated.span.quote, published=published)
        if said is not None and said.range.before is not None:
            end, anchor = said.range.before - _DAY, Anchor.STATEMENT
            evidence.append(dated.span)
    if end is None:
        return ()
    value = TimeRange(
        earliest=None,
        before=end + _DAY,
        granularity=Granularity.OPEN,
        anchor=anchor,
        part_of_day=None,
        approximate=False,
        ambiguous=False,
    )
    return (writer.state("time", value, evidence, Basis.INFERRED, _OPEN_SCORE),)


def is_background(frame: Frame, time: Sequence[Statement[TimeRange]], published: date | None) -> bool:
    """Say whether an act is history told beside the news: introduced so, or ended over 30 days before.

    One that tells a single day of the last 30 is news, however it was heard.
    """
    if published is None or not time:
        return frame.background
    told = time[0].value
    if frame.background and told.day() and told.earliest is not None:
        return told.earliest < published - HISTORY
    return frame.background or (told.before is not None and told.before <= published - HISTORY)
