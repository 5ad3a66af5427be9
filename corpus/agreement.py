"""How far two readings of the same documents agree, field by field.

Whether a thing is there at all is scored by F1 (each reading is the other's key, so it does not matter
which is first); a value of what both have, by Krippendorff's alpha for nominal data and by the plain
share that agrees. Source of alpha: Krippendorff, Content Analysis (4th ed. 2018), chapter 12.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.annotation import Annotation, Event, Place, Said, Toll, Who
from corpus.matching import (
    days,
    events_alike,
    overlap,
    pairs,
    said_alike,
    spans_alike,
    tolls_alike,
    who_alike,
)


@dataclass(slots=True)
class Agreement:
    """Counts of things found by both, and the pairs of values of each field."""

    both: Counter[str] = field(default_factory=Counter)
    either: Counter[str] = field(default_factory=Counter)
    values: dict[str, list[tuple[Hashable, Hashable]]] = field(default_factory=lambda: defaultdict(list))

    def found(self, name: str, one: int, other: int, both: int) -> None:
        """Count things of each reading and those that both have."""
        self.either[name] += one + other
        self.both[name] += 2 * both

    def f1(self, name: str) -> float:
        """Return the F1 of a kind of thing."""
        return self.both[name] / self.either[name] if self.either[name] else 1.0


def alpha(values: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Return Krippendorff's alpha of two readings of nominal values, None where no value ever differs."""
    counts = Counter(value for pair in values for value in pair)
    total = sum(counts.values())
    chance = total * total - sum(n * n for n in counts.values())
    if not chance:
        return None
    differ = sum(2 for one, other in values if one != other)
    return 1.0 - (total - 1) * differ / chance


def compare(readings: Sequence[tuple[Annotation, Annotation]]) -> Agreement:
    """Compare two readings of each of several documents."""
    agreement = Agreement()
    for one, other in readings:
        _documents(agreement, one, other)
    return agreement


def _documents(agreement: Agreement, one: Annotation, other: Annotation) -> None:
    agreement.values["relevant"].append((bool(one.events), bool(other.events)))
    both = pairs(one.events, other.events, events_alike)
    agreement.found("event", len(one.events), len(other.events), len(both))
    kinds = [[e for e in reading.events if e.kind == "incident"] for reading in (one, other)]
    incidents = sum(a.kind == b.kind == "incident" for a, b in both)
    agreement.found("incident", len(kinds[0]), len(kinds[1]), incidents)
    for a, b in both:
        _events(agreement, a, b)
    said = pairs(one.said, other.said, said_alike)
    agreement.found("saying", len(one.said), len(other.said), len(said))
    for left, right in said:
        _said(agreement, left, right)


def _events(agreement: Agreement, one: Event, other: Event) -> None:
    names = ("kind", "type", "stage", "mode", "motive", "background", "aggregate", "civilian_targeting")
    for name in names:
        agreement.values[name].append((getattr(one, name), getattr(other, name)))
    agreement.values["days"].append((days(one.time), days(other.time)))
    agreement.values["place country"].append((_country(one.place), _country(other.place)))
    agreement.values["place level"].append((_level(one.place), _level(other.place)))
    same = one.place is not None and other.place is not None and overlap(one.place.words, other.place.words)
    agreement.found("place (words)", one.place is not None, other.place is not None, same)
    _tolls(agreement, one.tolls, other.tolls)
    _who(agreement, one.who, other.who)
    for name, a, b in (
        ("thing", one.things, other.things),
        ("weapon", one.weapons, other.weapons),
    ):
        words = [[thing.words for thing in things] for things in (a, b)]
        agreement.found(name, len(a), len(b), len(pairs(words[0], words[1], spans_alike)))
    both = pairs(one.weapons, other.weapons, lambda x, y: spans_alike(x.words, y.words))
    agreement.values["weapon class"] += [(x.weapon, y.weapon) for x, y in both]


def _tolls(agreement: Agreement, one: Sequence[Toll], other: Sequence[Toll]) -> None:
    both = pairs(one, other, tolls_alike)
    agreement.found("toll", len(one), len(other), len(both))
    for a, b in both:
        agreement.values["toll bounds"].append(((a.low, a.high), (b.low, b.high)))
        agreement.values["toll qualifier"].append((a.qualifier, b.qualifier))
        agreement.values["toll group"].append((a.group, b.group))
        agreement.values["toll scope"].append((a.scope, b.scope))


def _who(agreement: Agreement, one: Sequence[Who], other: Sequence[Who]) -> None:
    for role in ("attacker", "target", "victim", "interceptor"):
        ones, others = ([w for w in side if w.role == role] for side in (one, other))
        both = pairs(ones, others, who_alike)
        agreement.found(role, len(ones), len(others), len(both))
        for a, b in both:
            agreement.values["actor kind"].append((a.kind, b.kind))
            if role == "attacker":
                agreement.values["attribution"].append((a.attribution, b.attribution))


def _said(agreement: Agreement, one: Said, other: Said) -> None:
    agreement.values["speaker role"].append((one.role, other.role))
    agreement.values["stance"].append((one.stance, other.stance))
    agreement.values["anonymous"].append((one.anonymous, other.anonymous))


def _country(place: Place | None) -> str | None:
    return place.country if place else None


def _level(place: Place | None) -> str | None:
    return place.level if place else None


def rows(agreement: Agreement) -> Iterator[tuple[str, str, float | None, float, int]]:
    """Yield a line for each field: its name, the measure, its value, the plain share that agrees, n."""
    for name in agreement.either:
        n = agreement.either[name]
        yield name, "F1", agreement.f1(name), agreement.f1(name), n
    for name, values in agreement.values.items():
        if not values:
            continue
        share = sum(one == other for one, other in values) / len(values)
        yield name, "alpha", alpha(values), share, len(values)


def disagreements(agreement: Agreement) -> list[tuple[int, str]]:
    """Return how often each pair of different values stood against each other, most frequent first."""
    counts: Counter[str] = Counter()
    for name, values in agreement.values.items():
        if name in {"days", "toll bounds"}:
            counts[f"{name}: differ"] += sum(one != other for one, other in values)
            continue
        for one, other in values:
            if one != other:
                counts[f"{name}: {' / '.join(sorted((str(one), str(other))))}"] += 1
    for name, either in agreement.either.items():
        counts[f"{name}: only one reading has it"] += either - agreement.both[name]
    return sorted(((n, what) for what, n in counts.items() if n), key=lambda row: (-row[0], row[1]))
