"""Looking places up: in a small gazetteer made here, and facts of the compiled one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from annals.errors import GazetteerError
from annals.gazetteer.place_words import place_words
from annals.gazetteer.places import Form, Places, places
from annals.model.vocabulary import Level
from tools.gazetteer import file
from tools.gazetteer.rows import Row


def _row(key: str, name: str, level: Level, weight: int, *also: str) -> Row:
    row = Row(key=key, name=name, level=level, point=(1.0, 2.0), radius_km=3.0, country="XX", weight=weight)
    row.add(also)
    return row


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Places:
    country = _row("iso:XX", "Exland", Level.COUNTRY, 900, "Republic of Exland")
    country.population = 900
    country.add(["Exlandic"], Form.ADJECTIVE)
    unit = _row("iso:XX-N", "Northland", Level.REGION, 500)
    unit.unit = unit.key
    unit.add(["Nor."], Form.ABBREVIATION)
    town = _row("gn:1", "Al-Chebaa", Level.SETTLEMENT, 100, "Umm al-Test")
    town.unit = unit.key
    twin = _row("gn:2", "Shebaa", Level.SETTLEMENT, 200)
    twin.point = None
    words = file.PartisanWords(
        words=("the held lands",),
        readings=(("Exland", "iso:XX", ("Northland",)), ("both", None, ())),
        only_with_cues=False,
    )
    path = tmp_path_factory.mktemp("gazetteer") / "places.sqlite"
    file.write(path, [town, unit, country, twin], [words])
    return Places(path)


def test_every_spelling_finds_the_place(small: Places) -> None:
    for name in ("Shebaa", "al-Shebaa", "CHEBAA", "Chebaa's"):
        assert [entry.key for entry in small.find(name)] == ["gn:2", "gn:1"]
    (found,) = small.find("Um-al-Test".replace("Um-", "Umm "))
    assert (found.name, found.admin1, found.country) == ("Al-Chebaa", "Northland", "XX")


def test_a_place_without_a_point_has_none(small: Places) -> None:
    entry = small.get("gn:2")
    assert entry is not None
    assert entry.latitude is None
    assert entry.longitude is None


def test_forms(small: Places) -> None:
    assert small.matches("Exlandic")[0].form == Form.ADJECTIVE
    assert small.matches("Republic of Exland")[0].form == Form.ALIAS
    assert not small.matches("Nor.")
    assert small.matches("Nor.", abbreviations=True)[0].entry.key == "iso:XX-N"
    assert small.holds("exland")
    assert not small.holds("Nor.")
    assert not small.holds("Nowhere")


def test_partisan_words_come_with_every_reading(small: Places) -> None:
    (entry,) = small.find("the held lands")
    assert (entry.key, entry.contested) == ("iso:XX", ("Exland", "both"))
    readings = small.contested("Held Lands")
    assert [reading.label for reading in readings] == ["Exland", "both"]
    assert readings[0].cues == ("northland",)
    assert readings[1].entry is None
    assert small.holds("held lands")


def test_country_and_key(small: Places) -> None:
    country = small.country("xx")
    assert country is not None
    assert country.name == "Exland"
    assert small.get("gn:99") is None
    assert small.spellings("sh", "XX") == ("sheba",)


def test_missing_and_broken_files_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"python -m tools\.build_gazetteer"):
        Places(tmp_path / "none.sqlite")
    (tmp_path / "broken.sqlite").write_bytes(b"no database at all, only words" * 100)
    with pytest.raises(GazetteerError, match="no gazetteer"):
        Places(tmp_path / "broken.sqlite")


def test_another_process_opens_the_file_anew(small: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    assert small.find("Exland")
    before = small._connection  # noqa: SLF001  (which connection is used is what is under test)
    monkeypatch.setattr(os, "getpid", lambda: -2)
    assert not small.find("A name that no other test asks for")
    assert small._connection is not before  # noqa: SLF001  (likewise)


def test_words_are_lower_case_and_kinds_are_levels() -> None:
    words = place_words()
    assert words.kinds["province"] == (Level.REGION,)
    assert words.directions["southern"] == "south"
    for group in (words.kinds, words.directions, words.inside, words.around, words.near):
        assert all(word == word.casefold() for word in group)


@pytest.fixture(scope="module")
def compiled() -> Places:
    try:
        return places()
    except GazetteerError as error:
        pytest.skip(str(error))


_FACTS = [
    ("Umm al-Rashrash", "Eilat", "IL", "Southern District"),
    ("Tabariya", "Tiberias", "IL", "Northern District"),
    ("Marawara", "Marawara", "AF", "Kunar"),
    ("Ain al-Assad", "Ain al-Asad air base", "IQ", "Anbar"),
    ("Lake Tiberias", "Sea of Galilee", "IL", None),
    ("Umm Rashrash", "Eilat", "IL", "Southern District"),
    ("Maiduguri", "Maiduguri", "NG", "Borno"),
    ("Zaire", "Democratic Republic of the Congo", "CD", None),
    ("Burmese", "Myanmar", "MM", None),
    ("Upper Volta", "Burkina Faso", "BF", None),
    ("Gazans", "Gaza Strip", "PS", "Gaza Strip"),
    ("Shiraz", "Shiraz", "IR", "Fars"),
    ("Ciudad Juárez", "Ciudad Juárez", "MX", "Chihuahua"),
    ("Bukavu", "Bukavu", "CD", "South Kivu"),
    ("DC", "Washington", "US", "District of Columbia"),
]


@pytest.mark.parametrize(("name", "expected", "country", "admin1"), _FACTS)
def test_compiled_facts(compiled: Places, name: str, expected: str, country: str, admin1: str | None) -> None:
    entry = compiled.find(name)[0]
    assert (entry.name, entry.country, entry.admin1) == (expected, country, admin1)


def test_every_state_of_the_united_states_has_its_cities(compiled: Places) -> None:
    cities = {
        ("Chicago", "Illinois"),
        ("Newark", "New Jersey"),
        ("Omaha", "Nebraska"),
        ("Anchorage", "Alaska"),
    }
    for city, state in cities:
        assert compiled.find(city)[0].admin1 == state


def test_villages_are_known_where_there_are_many_settlements_for_the_people(compiled: Places) -> None:
    assert {code for code in ("US", "FR", "NG", "SY") if compiled.knows_villages(code)} == {"US", "FR"}
    assert not compiled.knows_villages("")


def test_attribution_is_kept(compiled: Places) -> None:
    assert "CC BY 4.0" in compiled.attribution
    assert "GeoNames" in compiled.attribution
