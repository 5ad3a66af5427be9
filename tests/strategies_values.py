"""Strategies for words, numbers and the values of fields; `tests.strategies` has them too."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st

from annals.codebook import event_types
from annals.model import vocabulary as v
from annals.model.statement import Producer
from annals.model.values import Actor, Amount, Candidate, Participant, Place, TimeRange, Toll

T = TypeVar("T")

letters = st.characters(codec="utf-8")
"""Any character that can be written to a file."""
words = st.text(letters, min_size=1, max_size=12)
scores = st.floats(0, 1)
days = st.dates(date(1945, 1, 1), date(2030, 12, 31))
digests = st.binary(min_size=32, max_size=32).map(bytes.hex)
producers = st.builds(Producer, name=words, version=words, person=st.booleans())
types_of_event = st.sampled_from(sorted(event_types()))


def maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """Draw None or what the strategy draws."""
    return st.none() | strategy


def few(strategy: st.SearchStrategy[T], least: int = 0, most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    """Draw a short tuple."""
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


candidates = st.builds(Candidate, key=words, name=words, score=scores)
amounts = st.builds(
    Amount, low=maybe(st.integers(0, 100)), high=st.none(), qualifier=st.sampled_from(v.Qualifier)
)
actors = st.builds(
    Actor,
    key=words,
    name=words,
    written=words,
    kind=st.sampled_from(v.ActorKind),
    country=maybe(st.sampled_from(["AF", "CO", "NG", "UA", "YE"])),
    alternatives=few(candidates),
)
participants = st.builds(
    Participant,
    role=st.sampled_from(v.ParticipantRole),
    actor=actors,
    attribution=st.sampled_from(v.Attribution),
)


@st.composite
def places(draw: st.DrawFn) -> Place:
    """Draw a place: one with a key and a point, or one that nothing holds."""
    held = draw(st.booleans())
    return Place(
        key=draw(words) if held else None,
        name=draw(words),
        written=draw(words),
        level=draw(st.sampled_from(v.Level)),
        latitude=draw(st.floats(-90, 90)) if held else None,
        longitude=draw(st.floats(-180, 180)) if held else None,
        radius_km=draw(st.floats(0, 2000)) if held else None,
        country=draw(maybe(st.sampled_from(["AF", "CO", "NG", "UA", "YE"]))),
        admin1=draw(maybe(words)),
        admin2=draw(maybe(words)),
        part=draw(maybe(st.sampled_from(["north", "south", "east", "west"]))),
        contested=draw(few(words)),
        alternatives=draw(few(candidates)),
    )


@st.composite
def time_ranges(draw: st.DrawFn) -> TimeRange:
    """Draw a half-open range of days; either end may be open."""
    earliest = draw(days)
    before = earliest + timedelta(days=draw(st.integers(1, 400)))
    return TimeRange(
        earliest=draw(st.sampled_from([earliest, None])),
        before=draw(st.sampled_from([before, None])),
        granularity=draw(st.sampled_from(v.Granularity)),
        anchor=draw(st.sampled_from(v.Anchor)),
        part_of_day=draw(maybe(st.sampled_from(["morning", "night"]))),
        approximate=draw(st.booleans()),
        ambiguous=draw(st.booleans()),
    )


@st.composite
def tolls(draw: st.DrawFn) -> Toll:
    """Draw a count of people harmed with at least one bound."""
    low, more = draw(st.integers(0, 3000)), draw(st.integers(0, 50))
    bounds = draw(st.sampled_from([(low, low), (low, low + more), (low, None), (None, low)]))
    return Toll(
        harm=draw(st.sampled_from(v.Harm)),
        group=draw(maybe(words)),
        group_class=draw(st.sampled_from(v.GroupClass)),
        low=bounds[0],
        high=bounds[1],
        qualifier=draw(st.sampled_from(v.Qualifier)),
        scope=draw(st.sampled_from(v.Scope)),
        period=draw(maybe(time_ranges())),
        as_of=draw(maybe(time_ranges())),
        share=draw(maybe(words)),
        part_of=None,
        about_enemy=draw(st.booleans()),
    )


FIELD_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "type": types_of_event,
    "stage": st.sampled_from(v.Stage),
    "acts": amounts,
    "acts_intercepted": amounts,
    "motive": st.sampled_from(v.Motive),
    "time": time_ranges(),
    "place": places(),
    "origin_place": places(),
    "participants": participants,
    "target": words,
    "target_class": st.sampled_from(v.TargetClass),
    "weapon": words,
    "weapon_class": st.sampled_from(v.WeaponClass),
    "effect": st.sampled_from(v.Effect),
    "warning": st.sampled_from(v.Warned),
    "civilian_targeting": st.booleans(),
    "reason_given": words,
    "nationality": words,
    "crowd_form": st.sampled_from(["demonstration", "mob"]),
    "response": st.sampled_from(["none", "intervention", "excessive_force"]),
    "means": st.sampled_from(["fire", "looting", "other"]),
    "tolls": tolls(),
}
"""What each field of a draft holds; a field that is missing here fails a test."""
