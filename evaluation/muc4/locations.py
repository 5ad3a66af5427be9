"""INCIDENT: LOCATION, its name given: which place of the gazetteer the product takes the name for.

The slot's form is that of the task's document (part 1, section 7.4): the country, then names from
the widest to the finest, each with its kind: ``PERU: LIMA (CITY): MIRAFLORES (NEIGHBORHOOD)``. Two
names with a dash between them are a stretch, of which either end is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from annals.gazetteer.places import PlaceEntry, places
from annals.model.values import Place
from evaluation.measures import share
from evaluation.muc4.keys import Message, Slot
from evaluation.names import plain
from evaluation.place_measures import Countries
from evaluation.product import Document, Prediction
from evaluation.results import BASE_LINE_MARK, Score

_KIND = re.compile(r"\([^)]*\)?")
_STRETCH = re.compile(r"\s+-\s+")
_WRAP = re.compile(r"(?<!\n)\n(?![\n ])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place as the slot holds it. ``names`` are the ends of a stretch, one for any other place."""

    country: str
    units: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A location of a key whose name stands in the text at ``offsets``."""

    location: Location
    message: Message
    offsets: tuple[int, int]

    @property
    def words(self) -> str:
        """Return the name as the text has it, on one line."""
        return " ".join(self.message.text[slice(*self.offsets)].split())


def read_location(words: str) -> Location | None:
    """Read "PERU: LIMA (CITY)"; None where no more than a country is given."""
    country, *rest = (part.strip() for part in _KIND.sub("", words).split(":"))
    if not rest or not rest[-1]:
        return None
    return Location(country=country, units=tuple(rest[:-1]), names=tuple(_STRETCH.split(rest[-1])))


def named(messages: Sequence[Message]) -> tuple[Named, ...]:
    """Return each location of each message once, where its name stands in the text."""
    return tuple(
        Named(location=location, message=message, offsets=found)
        for message in messages
        for location in _locations(message)
        if (found := _first(message, location))
    )


def _locations(message: Message) -> tuple[Location, ...]:
    """Return the first alternative that names more than a country, for every template, each once."""
    told = (
        [read_location(words) for words in template.strings(Slot.LOCATION)] for template in message.templates
    )
    return tuple(dict.fromkeys(found[0] for one in told if (found := [place for place in one if place])))


def _first(message: Message, location: Location) -> tuple[int, int] | None:
    spans = (span for name in location.names for span in message.spans(name))
    return next(iter(sorted(spans)), None)


def documents(rows: Sequence[Named]) -> tuple[Document, ...]:
    """Return what the product gets: the text, its wrapped lines joined, its date, one name's offsets."""
    return tuple(
        Document(text=_WRAP.sub(" ", row.message.text), published=row.message.filed, names=(row.offsets,))
        for row in rows
    )


def score(rows: Sequence[Named], told: Sequence[Prediction]) -> Iterator[Score]:
    """Score the product's places beside the most populous of each name."""
    answers = [one.places[0].place if one.places else None for one in told]
    largest = [_most_populous(row.words) for row in rows]
    columns: dict[str, Sequence[Place | PlaceEntry | None]] = {
        "": answers,
        f"{BASE_LINE_MARK}most_populous": largest,
    }
    for name, column in columns.items():
        pairs = list(zip(rows, column, strict=True))
        value, n = share(_same_country(row.location, place) for row, place in pairs)
        yield Score(measure=f"location_country{name}", value=value, n=n)
        value, n = share(is_right(row.location, place) for row, place in pairs)
        yield Score(measure=f"location{name}", value=value, n=n)


def is_right(key: Location, told: Place | PlaceEntry | None) -> bool:
    """Say whether a place is one that the gazetteer holds, in the key's country and all its units."""
    if told is None or told.key is None or not _same_country(key, told):
        return False
    around = {plain(name) for name in (told.name, told.admin1, told.admin2) if name}
    return all(_is_one_of(plain(unit), around) for unit in key.units)


def _is_one_of(unit: str, around: set[str]) -> bool:
    """Say whether a unit is among names, an article ("EL PETEN") or a kind ("Metropolitan Region") apart."""
    return any(unit in name or name in unit for name in around)


def _same_country(key: Location, told: Place | PlaceEntry | None) -> bool:
    return told is not None and told.country is not None and told.country == _code(key.country)


@cache
def _code(name: str) -> str | None:
    return Countries(places()).named(name.title())


def _most_populous(words: str) -> PlaceEntry | None:
    found = (match.entry for match in places().matches(words))
    return max(found, key=lambda entry: entry.population, default=None)
