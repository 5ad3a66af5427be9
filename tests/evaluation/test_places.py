from __future__ import annotations

import pytest

from annals.model.vocabulary import Level
from evaluation.names import plain
from evaluation.us_places import first_city_and_state, key_place, told_place
from tests.evaluation.builders import place


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saint Louis", "St. Louis"),
        ("Fort Worth", "Ft Worth"),
        ("Sar-e Pul", "SAR E PUL"),
        ("Nīmrūz", "Nimruz"),
        ("Coeur d\u2019Alene", "Coeur d'Alene"),
    ],
)
def test_names_that_are_one(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_names_that_are_two() -> None:
    assert plain("Paktya") != plain("Paktika")


@pytest.mark.parametrize(
    ("city", "said", "right"),
    [
        ("Chicago", "Chicago", True),
        ("Chicago (Englewood)", "Chicago", True),
        ("Chicago (Englewood)", "Englewood", True),
        ("Chicago (Englewood)", "Oakland", False),
        ("New York (Manhattan)", "New York City", True),
        ("Catawba (county)", "Catawba County", True),
    ],
)
def test_a_key_with_two_names_is_met_by_either(city: str, said: str, *, right: bool) -> None:
    told = told_place(place(said, admin1="Illinois", country="US"))
    assert key_place(city, "Illinois").met_by(told) is right


def test_the_city_of_another_state_is_wrong() -> None:
    told = told_place(place("Springfield", admin1="Missouri", country="US"))
    assert not key_place("Springfield", "Illinois").met_by(told)


@pytest.mark.parametrize(
    ("name", "admin1", "country", "level"),
    [
        ("Georgia", "Georgia", "US", Level.REGION),
        ("Chicago", None, "US", Level.SETTLEMENT),
        ("Peoria", "Illinois", "CA", Level.SETTLEMENT),
    ],
)
def test_what_names_no_city(name: str, admin1: str | None, country: str, level: Level) -> None:
    assert told_place(place(name, admin1=admin1, country=country, level=level)) is None


def test_no_place_names_no_city() -> None:
    assert told_place(None) is None
    assert not key_place("Chicago", "Illinois").met_by(None)


@pytest.mark.parametrize(
    ("text", "city", "state"),
    [
        ("It happened in Baton Rouge, Louisiana, at noon", "Baton Rouge", "Louisiana"),
        ("ST. LOUIS - Police in St. Louis, Mo. said", "Saint Louis", "Missouri"),
        ("She moved to Gary, IN last year", "Gary", "Indiana"),
    ],
)
def test_first_city_and_state(text: str, city: str, state: str) -> None:
    assert key_place(city, state).met_by(first_city_and_state(text))


def test_a_lower_case_word_is_no_postal_code() -> None:
    assert first_city_and_state("They went to Gary, in the dark") is None
