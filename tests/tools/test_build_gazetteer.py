"""The gazetteer's sources and what is derived from them, on a handful of rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from annals.gazetteer.places import Form, Places
from annals.model.vocabulary import Level
from tools.build_gazetteer import DATA
from tools.gazetteer import admin1, derive, file, geonames, second_level, supplement
from tools.gazetteer.rows import Row, centre, distance_km, middle, spread


def _town(number: int, name: str, point: tuple[float, float], code: str = "", people: int = 1000) -> Row:
    return Row(
        key=f"gn:{number}",
        name=name,
        level=Level.SETTLEMENT,
        point=point,
        radius_km=1.0,
        country="XX",
        code=code,
        population=people,
        weight=people,
    )


def _unit(code: str, name: str) -> Row:
    return Row(key=f"iso:XX-{code}", name=name, level=Level.REGION, country="XX")


def test_a_seat_tells_which_code_is_which_unit() -> None:
    towns = [
        _town(1, "Norchester", (50.0, 5.0), "07", 90_000),
        _town(2, "Southam", (40.0, 5.0), "02", 80_000),
        _town(3, "Westland", (40.1, 5.1), "02", 10),
    ]
    units = [_unit("N", "Northland"), _unit("S", "Southland"), _unit("W", "Westland")]
    seats = {"iso:XX-N": "Norchester", "iso:XX-S": "Southam"}
    evidence = admin1.Evidence(admin1.Units(units), admin1.Nearest(towns), seats)
    codes = admin1.match_codes(towns, [], evidence, {})
    assert codes == {("XX", "07"): "iso:XX-N", ("XX", "02"): "iso:XX-S"}


def test_what_is_stated_goes_before_what_is_worked_out() -> None:
    towns = [_town(1, "Northland", (50.0, 5.0), "07", 90_000)]
    units = [_unit("N", "Northland"), _unit("S", "Southland")]
    evidence = admin1.Evidence(admin1.Units(units), admin1.Nearest(towns), {})
    codes = admin1.match_codes(towns, [], evidence, {("XX", "07"): "iso:XX-S"})
    assert codes == {("XX", "07"): "iso:XX-S"}


def test_a_unit_takes_middle_people_and_spread_of_its_towns() -> None:
    towns = [_town(1, "A", (10.0, 10.0), people=5), _town(2, "B", (12.0, 10.0), people=7)]
    unit = _unit("N", "Northland")
    for town in towns:
        town.unit = unit.key
    derive.locate_units([unit], towns)
    assert unit.population == 12
    assert unit.point == pytest.approx((11.0, 10.0), abs=0.01)
    assert unit.radius_km == pytest.approx(distance_km((10.0, 10.0), (11.0, 10.0)), rel=0.01)


def test_a_place_held_twice_becomes_one() -> None:
    source = _town(1, "Old Kobane", (36.89, 38.35))
    own = Row(
        key="an:kobani", name="Kobani", level=Level.SETTLEMENT, point=(36.9, 38.36), country="XX", radius_km=3
    )
    own.add(["Old Kobane"])
    camp = Row(
        key="an:camp",
        name="Kobani camp",
        level=Level.SETTLEMENT,
        point=(36.9, 38.36),
        country="XX",
        radius_km=1,
    )
    left = derive.join_doubles([own, camp], [source])
    assert [row.key for row in left] == ["an:camp"]
    assert source.name == "Kobani"
    assert ("Old Kobane", Form.ALIAS) in source.names


def test_machine_made_and_foreign_names_are_left_out() -> None:
    names = ("Soldeu", "surudeu", "TLV", "Солдеу", "Sol'deu", "X1")
    kept = [name for name in names if geonames.is_name(name)]
    assert kept == ["Soldeu", "Sol'deu"]


def test_geometry() -> None:
    assert distance_km((0.0, 0.0), (0.0, 90.0)) == pytest.approx(10_007.5, abs=1)
    assert middle([(0.0, 179.0), (0.0, -179.0)])[1] in {180.0, -180.0}
    assert abs(centre([(10.0, 178.0), (10.0, -178.0)])[1]) == pytest.approx(180.0, abs=0.01)
    assert spread([(0.0, 0.0), (0.0, 1.0)], (0.0, 0.0)) == pytest.approx(111.2, abs=0.1)


def test_the_data_beside_the_code_is_well_formed() -> None:
    extra = supplement.read(DATA)
    rows = supplement.rows(extra)
    assert len({row.key for row in rows}) == len(rows)
    for row in rows:
        assert row.point is not None
        assert -90 <= row.point[0] <= 90, row.key
        assert -180 <= row.point[1] <= 180, row.key
        assert row.name, row.key
    for words in supplement.contested(DATA):
        assert words.words
        assert any(key for _, key, _ in words.readings)


def test_the_same_rows_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    rows = supplement.rows(supplement.read(DATA))
    file.write(tmp_path / "one.sqlite", rows, [])
    file.write(tmp_path / "two.sqlite", list(reversed(rows)), [])
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()
    assert Places(tmp_path / "one.sqlite").version == Places(tmp_path / "two.sqlite").version


def test_a_reading_of_a_place_that_is_not_there_is_refused(tmp_path: Path) -> None:
    words = file.PartisanWords(words=("our land",), readings=(("X", "an:nowhere", ()),), only_with_cues=False)
    with pytest.raises(ValueError, match="an:nowhere"):
        file.write(tmp_path / "one.sqlite", [], [words])
    assert not (tmp_path / "one.sqlite").exists()


def _second(name: str, unit: str | None = None) -> Row:
    row = Row(key=f"adm2:XX-{name}", name=name, level=Level.DISTRICT, point=(5.0, 5.0), radius_km=25.0)
    row.country, row.unit, row.population = "XX", unit, 900
    return row


def test_a_district_without_a_point_takes_that_of_the_second_level_unit_it_is() -> None:
    here = Row(key="x:1", name="Nor County", level=Level.DISTRICT, country="XX", unit="iso:XX-N", weight=20)
    there = Row(key="x:2", name="Nor County", level=Level.DISTRICT, country="XX", unit="iso:XX-S", weight=20)
    left = second_level.locate([_second("Nor County", "iso:XX-S"), _second("Elsewhere")], [here, there])
    assert (here.point, there.point) == (None, (5.0, 5.0))
    assert (there.population, there.weight) == (900, 20)
    assert [row.name for row in left] == ["Elsewhere"]


def test_second_level_units_are_held_once_and_have_points() -> None:
    units = second_level.units()
    assert len({unit.key for unit in units}) == len(units)
    assert all(unit.point and unit.name and unit.country for unit in units)


def test_a_stated_middle_keeps_the_spread_of_the_towns() -> None:
    towns = [_town(1, "A", (10.0, 10.0)), _town(2, "B", (12.0, 10.0))]
    unit = _unit("N", "Northland")
    for town in towns:
        town.unit = unit.key
    supplement.place_units({"XX-N": (15.0, 10.0)}, [unit])
    derive.locate_units([unit], towns)
    assert unit.point == (15.0, 10.0)
    assert unit.radius_km == pytest.approx(distance_km((10.0, 10.0), (15.0, 10.0)), abs=0.1)
    with pytest.raises(ValueError, match="XX-Q"):
        supplement.place_units({"XX-Q": (0.0, 0.0)}, [unit])
