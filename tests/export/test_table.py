"""The incident table: which incidents it shows, and what each cell holds."""

from dataclasses import asdict, replace
from typing import Any

import pytest

from annals.export import COLUMNS, Row, incidents, row, value_text
from annals.export.table import geo_precision, time_precision
from annals.link import link
from annals.model import vocabulary as v
from annals.model.event import Event
from annals.model.ids import StatementId
from annals.model.values import Amount, Participant, Place, TimeRange
from annals.settings import ExportSettings, LinkSettings
from tests.link.acts import COUNTRY, EAST, EAST_TOWN, FAR_TOWN, act, actor, day, judged, place, toll, undated

SETTINGS = ExportSettings()


def event_of(*told: dict[str, Any]) -> Event:
    drafts = [act(report=chr(ord("a") + number), **one) for number, one in enumerate(told)]
    joined = [judged(drafts[0], draft, v.Verdict.SAME, minute) for minute, draft in enumerate(drafts[1:])]
    (event,) = link(drafts, joined, LinkSettings())
    return event


def row_of(*told: dict[str, Any]) -> Row:
    return row(event_of(*told), SETTINGS)


CELLS: list[tuple[str, list[dict[str, Any]], dict[str, Any]]] = [
    (
        "a day, a town, a type",
        [{"stage": v.Stage.CARRIED_OUT}],
        {
            "date": "2024-10-24",
            "date_from": "2024-10-24",
            "date_before": "2024-10-25",
            "date_precision": 1,
            "date_basis": "stated",
            "place": "Easton",
            "admin1": "East",
            "country": "XA",
            "latitude": 10.0,
            "geo_precision": 1,
            "contested_wording": False,
            "type": "armed_clash",
            "acled_event_type": "Battles",
            "acled_sub_event_type": "Armed clash",
            "stage": "carried_out",
            "status": "reported",
            "reports": 1,
            "outlets": "Paper a",
            "evidence": "Something happened there.",
            "urls": "https://example.org/a",
        },
    ),
    (
        "an act without a day has the last day that it can have, flagged",
        [undated()],
        {"date": "2024-10-25", "date_from": None, "date_precision": 3, "date_basis": "inferred"},
    ),
    (
        "what nobody told is empty, and never zero",
        [{"when": None, "where": None, "type": None}],
        {
            "date": None,
            "date_precision": None,
            "place": None,
            "latitude": None,
            "geo_precision": None,
            "contested_wording": None,
            "type": None,
            "acled_event_type": None,
            "attackers": None,
            "killed_low": None,
            "killed_best": None,
            "killed_high": None,
            "injured_best": None,
            "civilian_targeting": None,
            "motive": None,
        },
    ),
    ("nobody was hurt is zero", [{"tolls": (toll(0),)}], {"killed_best": 0, "injured_best": None}),
    (
        "the narrowest day and the finest place are shown",
        [{"where": COUNTRY}, {"when": day("2024-10-01..2024-11-01")}],
        {"date": "2024-10-24", "place": "Easton"},
    ),
    (
        "two attackers",
        [{"attacker": "x:front"}, {"attacker": "x:league"}, {"attacker": "x:league"}],
        {
            "attackers": "league; front",
            "disputes": 2,
            "status": "disputed",
            "attribution": "reported_as_fact",
        },
    ),
    (
        "a name comes before what several reports only call them",
        [{"attacker": "local:gunmen"}, {"attacker": "local:gunmen"}, {"attacker": "x:league"}],
        {"attackers": "league; gunmen"},
    ),
    (
        "an actor who is cleared is no attacker",
        [{"attacker": "x:front", "attribution": v.Attribution.CLEARED}],
        {"attackers": None, "attribution": None},
    ),
    (
        "targets are actors, then words",
        [{"hit": "x:army", "target": "a fuel depot", "target_class": v.TargetClass.ENERGY}],
        {"targets": "army; a fuel depot", "target_class": "energy"},
    ),
    (
        "words with several readings",
        [{"where": replace(COUNTRY, contested=("one", "other"), part="south")}],
        {"contested_wording": True, "place_part": "south", "geo_precision": 3},
    ),
    ("other violence that harmed nobody", [{"type": "other_violence"}], {"acled_sub_event_type": "Other"}),
    (
        "other violence that harmed people",
        [{"type": "other_violence", "tolls": (toll(1),)}],
        {"acled_sub_event_type": "Attack"},
    ),
    ("no counterpart with ACLED", [{"type": "a_type_of_the_user"}], {"acled_event_type": None}),
    (
        "origins that are no party",
        [{}, {"outlet_actor": "x:army"}],
        {"origins": 2, "independent_origins": 1, "reports": 2},
    ),
    (
        "a coordinate is never finer than a place",
        [{"where": place("P", (1.23456789, -2.98765432))}],
        {"longitude": -2.9877},
    ),
]


@pytest.mark.parametrize(("told", "cells"), [c[1:] for c in CELLS], ids=[c[0] for c in CELLS])
def test_cells(told: list[dict[str, Any]], cells: dict[str, Any]) -> None:
    found = {name: getattr(row_of(*told), name) for name in cells}
    shown = {
        name: str(value) if name.startswith("date") and name != "date_precision" and value else value
        for name, value in found.items()
    }
    assert shown == cells


SHOWN: list[tuple[str, dict[str, Any], dict[str, Any], bool]] = [
    ("an incident", {}, {}, True),
    ("a criminal act", {"motive": v.Motive.CRIMINAL}, {}, False),
    ("a criminal act, asked for", {"motive": v.Motive.CRIMINAL}, {"motives": tuple(v.Motive)}, True),
    ("a motive not told", {}, {"motives": (v.Motive.UNCLEAR,)}, True),
    ("a motive not told, political asked for", {}, {"motives": (v.Motive.POLITICAL,)}, False),
    ("a series", {"kind": v.Kind.SERIES}, {}, False),
    ("history", {"background": True}, {}, True),
]


@pytest.mark.parametrize(("told", "settings", "shown"), [c[1:] for c in SHOWN], ids=[c[0] for c in SHOWN])
def test_which_incidents_are_shown(told: dict[str, Any], settings: dict[str, Any], shown: bool) -> None:  # noqa: FBT001
    event = event_of(told)
    assert bool(incidents((event,), ExportSettings(**settings))) is shown


def test_history_can_be_left_out() -> None:
    assert not incidents((event_of({"background": True}),), SETTINGS, background=False)
    assert incidents((event_of({"background": True}, {}),), SETTINGS, background=False)


def test_rows_come_by_day() -> None:
    late, early = event_of({}), event_of({"when": day("2024-01-05"), "where": FAR_TOWN})
    undatable = event_of({"when": None, "number": 7})
    assert incidents((undatable, late, early), SETTINGS) == (early, late, undatable)


def test_columns_are_the_rows_fields() -> None:
    assert tuple(asdict(row_of({}))) == COLUMNS


PRECISIONS = [
    (day("2024-10-24"), 1),
    (day("2024-10-24", approximate=True), 2),
    (day("2024-10-21..2024-10-28"), 2),
    (day("2024-10-01..2024-11-01"), 3),
    (day("..2024-10-25"), 3),
    (day("2024-10-25.."), 3),
]


@pytest.mark.parametrize(("when", "wanted"), PRECISIONS)
def test_time_precision(when: TimeRange, wanted: int) -> None:
    assert time_precision(when) == wanted


PLACES = [(EAST_TOWN, 1), (EAST, 3), (COUNTRY, 3), (place("Lost", None), 3)]


@pytest.mark.parametrize(("where", "wanted"), PLACES)
def test_geo_precision(where: Place, wanted: int) -> None:
    assert geo_precision(where) == wanted


TEXTS: list[tuple[object, str]] = [
    (EAST_TOWN, "Easton, East, XA"),
    (replace(COUNTRY, part="south"), "south of Xandria, XA"),
    (day("2024-10-24"), "2024-10-24"),
    (day("2024-10-24..2024-10-27", approximate=True), "about 2024-10-24 to 2024-10-26"),
    (day("..2024-10-25", part_of_day="morning"), "by 2024-10-24 (morning)"),
    (day("2023-10-07.."), "from 2023-10-07"),
    (toll(12, None, group="shoppers"), "at least 12 killed (shoppers)"),
    (toll(5, 9, scope=v.Scope.CUMULATIVE), "5 to 9 killed (people, running total)"),
    (Amount(low=2, high=2, qualifier=v.Qualifier.EXACT), "2"),
    (
        Participant(
            role=v.ParticipantRole.ATTACKER, actor=actor("x:front"), attribution=v.Attribution.ACCUSED
        ),
        "attacker: front (accused)",
    ),
    (True, "yes"),
    (v.Stage.FOILED, "foiled"),
]


@pytest.mark.parametrize(("value", "text"), TEXTS)
def test_values_in_text(value: object, text: str) -> None:
    assert value_text(value) == text


def test_of_places_as_fine_the_one_is_shown_that_its_report_puts_first() -> None:
    draft = act(where=FAR_TOWN)
    (first,) = draft.place
    second = replace(first, id=StatementId("s-second"), value=EAST_TOWN, score=1.0)
    for places, shown in (((first, second), "Farham"), ((second, first), "Easton")):
        (event,) = link([replace(draft, place=places)], (), LinkSettings())
        assert row(event, SETTINGS).place == shown


def test_a_building_that_nobody_knows_is_told_by_its_town() -> None:
    school = place("Easton High School", level=v.Level.INSTALLATION)
    unknown = replace(school, key=None)
    assert school.width < EAST_TOWN.width < unknown.width < EAST.width
