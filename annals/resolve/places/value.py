"""What a choice of place is turned into: the value, its alternatives and the reason in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from annals.gazetteer.places import PlaceEntry, PlaceMatch
from annals.model.reading import Mention
from annals.model.report import Report, Span
from annals.model.values import Candidate, Place
from annals.model.vocabulary import Basis, Level
from annals.resolve.places.geography import SIZE, distance_km, full_name, same_spot
from annals.resolve.places.parse import Parsed
from annals.resolve.places.scan import Name
from annals.resolve.places.score import Ranked

_INLAND = frozenset({"lake", "river", "line", "border", "basin"})
"""Words in the names of what reaches over several countries, of which a report means one."""
_LEAD = re.compile(r"(?i:(?:at|in|inside|near|on|outside)\s+)?(?i:the\s+)?(?=[A-Z])")
"""What stands before a name that no list knows, and is none of it."""
_WORTH_KEEPING = 0.05
_MOST_ALTERNATIVES = 4
_NEAR_KM = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedPlace:
    """A place with how sure it is and why. ``evidence`` are words outside the mention that decided."""

    place: Place
    score: float
    basis: Basis
    evidence: tuple[Span, ...]
    reason: str


def countries(names: Sequence[Name]) -> list[str]:
    """Return the countries of the likeliest places of some names."""
    return [match.entry.country for name in names for match in name.matches[:1] if match.entry.country]


def finest(containers: Sequence[tuple[Name, tuple[PlaceMatch, ...]]]) -> PlaceEntry | None:
    """Return the smallest unit that the words name as holding the place."""
    entries = [match.entry for _, matches in containers for match in matches[:1]]
    units = [entry for entry in entries if entry.level != Level.SETTLEMENT] or entries
    return min(units, key=lambda entry: SIZE[entry.level], default=None)


def distinct(best: Ranked, rest: Sequence[Ranked]) -> list[Ranked]:
    """Return the other places that are not excluded, without the best one's own unit."""
    kept = [one for one in rest if one.share >= _WORTH_KEEPING and not same_spot(best.entry, one.entry)]
    return kept[:_MOST_ALTERNATIVES]


def level_of(parsed: Parsed) -> Level:
    """Return the level that the words speak for, a settlement when they say nothing."""
    if parsed.levels and not (parsed.head and parsed.kind == "rural"):
        return parsed.levels[0]
    return Level.SETTLEMENT if parsed.head else Level.AREA


def land_value(entry: PlaceEntry, score: float) -> ResolvedPlace:
    """Return a country as the place of an act that tells none."""
    place = Place(
        key=entry.key,
        name=entry.name,
        written=entry.name,
        level=entry.level,
        latitude=entry.latitude,
        longitude=entry.longitude,
        radius_km=entry.radius_km,
        country=entry.country,
        admin1=None,
        admin2=None,
        part=None,
        contested=(),
        alternatives=(),
    )
    reason = "the country that the report speaks of"
    return ResolvedPlace(place=place, score=score, basis=Basis.INFERRED, evidence=(), reason=reason)


def of_many_lands(place: Place) -> bool:
    """Say whether a place is a lake, a river or a border that no one land has for itself."""
    wide = place.country is None and place.level in {Level.WATER, Level.AREA}
    return wide and bool(_INLAND & set(f"{place.name} {place.written}".lower().split()))


def place_value(
    entry: PlaceEntry,
    written: str,
    parsed: Parsed,
    *,
    contested: tuple[str, ...] = (),
    alternatives: tuple[Candidate, ...] = (),
) -> Place:
    """Return the value: a part of a country is a region; near a place the radius is wider."""
    level, radius = entry.level, entry.radius_km
    if parsed.part and level == Level.COUNTRY:
        level = Level.REGION
    if parsed.near and radius is not None:
        radius = round(radius + (parsed.distance_km if parsed.distance_km is not None else _NEAR_KM), 1)
    return Place(
        key=entry.key,
        name=entry.name,
        written=written,
        level=level,
        latitude=entry.latitude,
        longitude=entry.longitude,
        radius_km=radius,
        country=entry.country,
        admin1=entry.admin1,
        admin2=entry.admin2,
        part=parsed.part,
        contested=contested,
        alternatives=alternatives,
    )


def unlisted(
    written: str, parsed: Parsed, country: str | None, outer: PlaceEntry | None, unit: str | None
) -> Place:
    """Return a place that no list knows: a name in a country and in what holds it, as the words say."""
    name = parsed.head.text if parsed.head else written
    return Place(
        key=None,
        name=" ".join(_LEAD.sub("", name, count=1).split()) or name,
        written=written,
        level=level_of(parsed),
        latitude=None,
        longitude=None,
        radius_km=None,
        country=country,
        admin1=outer.admin1 if outer else unit,
        admin2=outer.name if outer and outer.level == Level.DISTRICT else None,
        part=parsed.part,
        contested=(),
        alternatives=(),
    )


def stretched(place: Place, parsed: Parsed, entry: PlaceEntry, ends: Sequence[PlaceMatch]) -> Place:
    """Return a place of "between X and Y": it reaches to the other end, which is kept as an alternative."""
    apart = [
        (distance_km(entry, match.entry) or 0.0, match.entry)
        for match in ends
        if match.entry.key != entry.key and match.entry.latitude is not None
    ]
    far, end = min(apart, key=lambda pair: pair[0], default=(0.0, None))
    small = SIZE[entry.level] <= SIZE[Level.DISTRICT]
    if end is None or place.radius_km is None or not (small or parsed.part == "border"):
        return place  # "talks between X and Y" happen in neither
    return replace(
        place,
        level=Level.DISTRICT if small else place.level,
        radius_km=round(max(place.radius_km, far), 1) if small else place.radius_km,
        alternatives=(*place.alternatives, Candidate(key=end.key, name=full_name(end), score=0.5)),
    )


def why(best: Ranked, ranked: Sequence[Ranked], parsed: Parsed) -> str:
    """Return the reason in words."""
    name = full_name(best.entry)
    if len(ranked) == 1:
        text = f"{name} is the only place of this name"
    else:
        text = f"{name}, of {len(ranked)} places of this name"
        text += f": {'; '.join(best.reasons)}" if best.reasons else ": the most populous"
    if parsed.distance_km is not None:
        text += f"; {parsed.distance_km:.0f} km from it"
    elif parsed.near:
        text += "; near it"
    return text


def beside(report: Report, mention: Mention, names: Sequence[Name]) -> tuple[Span, ...]:
    """Return the spans of names beside a mention that helped to decide."""
    outside = [name for name in names if name.end > mention.span.end or name.start < mention.span.start]
    return tuple(report.span(name.start, name.end) for name in sorted(outside, key=lambda one: one.start))
