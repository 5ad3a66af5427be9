"""MUC-4's INCIDENT: LOCATION with its name given: reading the slot, finding the name, and what is right."""

from __future__ import annotations

import pytest

from annals.gazetteer.places import PlaceEntry, places
from evaluation.muc4.keys import Filler, Message, Slot, Template, read_filler
from evaluation.muc4.locations import Location, documents, is_right, named, read_location, score
from evaluation.product import Prediction


def template(line: str) -> Template:
    slots: dict[Slot, tuple[Filler, ...]] = dict.fromkeys(Slot, ())
    return Template(
        number="1", optional=False, slots=slots | {Slot.LOCATION: (read_filler(line, Slot.LOCATION),)}
    )


def message(text: str, *lines: str) -> Message:
    return Message(id="invented", text=text, templates=tuple(map(template, lines)))


@pytest.mark.parametrize(
    ("words", "location"),
    [
        ("PERU", None),
        ("PERU: YUNGUYO (CITY)", Location(country="PERU", units=(), names=("YUNGUYO",))),
        (
            "PERU: LIMA (CITY): MIRAFLORES (NEIGHBORHOOD)",
            Location(country="PERU", units=("LIMA",), names=("MIRAFLORES",)),
        ),
        (
            "COLOMBIA: CUCUTA (CITY) - CAMPANARIO (REGION)",
            Location(country="COLOMBIA", units=(), names=("CUCUTA", "CAMPANARIO")),
        ),
        ("PERU: HUANTA (PROVINCE / CITY)", Location(country="PERU", units=(), names=("HUANTA",))),
    ],
)
def test_the_slot_is_read(words: str, location: Location | None) -> None:
    assert read_location(words) == location


def test_a_slash_inside_brackets_parts_no_alternatives() -> None:
    assert read_filler("PERU: HUANTA (PROVINCE / CITY)", Slot.LOCATION).values == (
        "PERU: HUANTA (PROVINCE / CITY)",
    )


def test_each_location_of_a_text_is_one_row_where_its_name_stands_there() -> None:
    told = message(
        "LIMA, 3 JAN 90 -- A BOMB WENT OFF IN PUERTO\nALTO. ANOTHER WAS FOUND.",
        "PERU: PUERTO ALTO (TOWN)",
        "PERU: PUERTO ALTO (TOWN)",
        "PERU: QUIJARRO (TOWN)",
        "PERU",
    )
    rows = named([told])
    assert [row.words for row in rows] == ["PUERTO ALTO"]
    (document,) = documents(rows)
    assert document.text[slice(*document.names[0])] == "PUERTO ALTO"
    assert len(document.text) == len(told.text)


def test_right_is_a_known_place_in_the_country_and_all_units() -> None:
    flores = place("Arequipa", "PE")
    assert is_right(Location(country="PERU", units=(), names=("AREQUIPA",)), flores)
    assert is_right(Location(country="PERU", units=("AREQUIPA",), names=("AREQUIPA",)), flores)
    assert not is_right(Location(country="PERU", units=("PUNO",), names=("AREQUIPA",)), flores)
    assert not is_right(Location(country="CHILE", units=(), names=("AREQUIPA",)), flores)
    assert not is_right(Location(country="PERU", units=(), names=("AREQUIPA",)), None)


def test_the_most_populous_place_of_the_name_stands_beside() -> None:
    rows = named([message("A BOMB WENT OFF IN AREQUIPA.", "PERU: AREQUIPA (CITY)")])
    scores = {one.measure: (one.value, one.n) for one in score(rows, [Prediction()])}
    assert scores == {
        "location_country": (0.0, 1),
        "location": (0.0, 1),
        "location_country/most_populous": (1.0, 1),
        "location/most_populous": (1.0, 1),
    }


def place(name: str, country: str) -> PlaceEntry:
    return next(one for one in places().find(name) if one.country == country)
