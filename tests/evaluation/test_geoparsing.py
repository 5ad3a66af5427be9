"""Invented articles in each layout of the set, with figures worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annals.errors import GazetteerError
from annals.gazetteer.places import PlaceEntry, places
from annals.model.values import Place
from annals.model.vocabulary import Level
from evaluation.files import DataError
from evaluation.geoparsing_files import read_folder
from evaluation.place_measures import calibration_error, distance_km, error_kind, reliability
from evaluation.product import Document, PlaceAnswer, Prediction
from evaluation.sets.geoparsing import SET
from tests.evaluation.builders import FakeProduct, place

LGL = """<?xml version="1.0" encoding="utf-8"?>
<articles>
  <article docid="1">
    <title>Quiet day</title>
    <text><![CDATA[A quiet day in Aleppo & Paris.]]></text>
    <toponyms count="3">
      <toponym><start>15</start><end>21</end><phrase>Aleppo</phrase>
        <gaztag geonameid="170063"><name>Aleppo</name><fclass>P</fclass><lat>36.2</lat><lon>37.16</lon>
          <country geonameid="163843">Syria</country></gaztag></toponym>
      <toponym><start>24</start><end>29</end><phrase>Paris</phrase>
        <gaztag geonameid="2988507"><lat>48.85</lat><lon>2.35</lon>
          <country>France</country></gaztag></toponym>
      <toponym><start>2</start><end>7</end><phrase>quiet</phrase></toponym>
    </toponyms>
  </article>
</articles>
"""
GEOVIRUS = """<articles>
  <article>
    <source>https://example.org/1</source>
    <text>Rain fell on Nairobi.</text>
    <locations>
      <location><name>Nairobi</name><start>14</start><end>21</end><lat>-1.28</lat><lon>36.82</lon></location>
    </locations>
  </article>
</articles>
"""
GWN_XML = """<?xml version="1.0" ?>
<articles>
	<!--A comment-->
	<article file="7">
		<title>A title</title>
		<link>https://example.org/7</link>
		<text>Talks in Oslo. The Norwegian side left Oslo.</text>
		<toponyms>
			<toponym><extractedName>Oslo</extractedName><type>Literal</type><start>9</start><end>13</end>
				<geonamesID>9000001</geonamesID><latitude>59.91</latitude><longitude>10.74</longitude></toponym>
			<toponym><extractedName>Norwegian</extractedName><type>Demonym</type><start>19</start><end>28</end>
				<latitude>62</latitude><longitude>10</longitude></toponym>
			<toponym><extractedName>Oslo</extractedName><type>Metonymic</type><start>41</start><end>45</end>
				<latitude>59.91</latitude><longitude>10.74</longitude></toponym>
			<toponym><extractedName>Bergen</extractedName><type>Literal</type><start>1</start><end>7</end>
				<latitude>60.4</latitude><longitude>5.3</longitude></toponym>
		</toponyms>
	</article>
</articles>
"""
HEADLINE = "TITLE: Talks end LINK: https://example.org/8\n"
BRAT_TEXT = "Talks in Oslo and near Bergen ended. Norwegians left for Rome, then Kyiv.\n"


def _mark(number: int, kind: str, words: str) -> str:
    start = len(HEADLINE) + BRAT_TEXT.index(words)
    return f"T{number}\t{kind} {start} {start + len(words)}\t{words}\n"


MARKS = (
    _mark(1, "Literal", "Oslo")
    + "#1\tAnnotatorNotes T1\t59.91, 10.74\n"
    + _mark(2, "Literal_Modifier", "Bergen")
    + "A1\tModifier_Type T2 Noun\n#2\tAnnotatorNotes T2\t9000001\n"
    + _mark(3, "Demonym", "Norwegians")
    + "#3\tAnnotatorNotes T3\t62, 10\n"
    + _mark(4, "Literal", "Rome")
    + "#4\tAnnotatorNotes T4\tN/A\n"
    + _mark(5, "Literal", "Kyiv")
    + "#5\tAnnotatorNotes T5\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("lgl", LGL), ("GeoVirus", GEOVIRUS), ("GWN", GWN_XML)):
        (tmp_path / f"{name}.xml").write_text(text, encoding="utf-8")
    (tmp_path / "other.xml").write_text("<catalogue><article/></catalogue>", encoding="utf-8")
    (tmp_path / "GeoWebNews").mkdir()
    (tmp_path / "GeoWebNews" / "0.txt").write_text(HEADLINE + BRAT_TEXT, encoding="utf-8")
    (tmp_path / "GeoWebNews" / "0.ann").write_text(MARKS, encoding="utf-8")
    return tmp_path


def test_every_layout_is_read(folder: Path) -> None:
    found = read_folder(folder)
    assert set(found) == {"lgl", "GeoVirus", "GWN", "GeoWebNews"}
    told = {
        name: [(one.text[n.start : n.end], n.point, n.country) for one in articles for n in one.names]
        for name, articles in found.items()
    }
    assert told["lgl"] == [
        ("quiet", None, None),
        ("Aleppo", (36.2, 37.16), "Syria"),
        ("Paris", (48.85, 2.35), "France"),
    ]
    assert told["GeoVirus"] == [("Nairobi", (-1.28, 36.82), None)]
    oslo = ("Oslo", (59.91, 10.74), None)
    assert told["GWN"] == [oslo, ("Norwegian", None, None), oslo]
    assert found["GWN"][0].names[2].start == 39, "the nearest place of words whose offset moved"
    assert found["GWN"][0].lost == 1, "Bergen is not in the text"
    # An id without coordinates is located by the XML of the folder; nothing locates N/A.
    assert told["GeoWebNews"] == [
        oslo,
        ("Bergen", (59.91, 10.74), None),
        ("Rome", None, None),
        ("Kyiv", None, None),
    ]
    assert found["GeoWebNews"][0].title == "Talks end"
    assert found["GeoWebNews"][0].text == BRAT_TEXT


def test_both_forms_of_one_name_are_two_splits_and_marks_need_their_text(folder: Path) -> None:
    (folder / "GWN.xml").rename(folder / "GeoWebNews.xml")
    (folder / "answers").mkdir()
    (folder / "answers" / "0.ann").write_text("INDEX\tLOCATION 0 4\tOslo\n", encoding="utf-8")
    assert set(read_folder(folder)) == {"lgl", "GeoVirus", "GeoWebNews", "GeoWebNews (brat)"}


@pytest.mark.parametrize("name", ["lgl.xml", "GeoWebNews/0.ann"])
def test_one_file_is_enough(tmp_path: Path, name: str) -> None:
    file = tmp_path / "geoparsing" / name
    file.parent.mkdir(parents=True)
    file.touch()
    assert SET.is_in(tmp_path)


def test_a_folder_without_such_files_is_not_the_set(tmp_path: Path) -> None:
    (tmp_path / "geoparsing").mkdir()
    (tmp_path / "geoparsing" / "SOURCE.txt").write_text("nothing", encoding="utf-8")
    assert not SET.is_in(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.xml", "<articles><article>", "a.xml cannot be read"),
        ("a.xml", GEOVIRUS.replace("-1.28", "south"), "a: article 'https://example.org/1': could not"),
        ("a.ann", "T1\tLiteral x 5\tOslo\n", "a.ann"),
    ],
)
def test_a_malformed_file_is_named(tmp_path: Path, name: str, text: str, told: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "a.txt").write_text("Title\nOslo\n", encoding="utf-8")
    with pytest.raises(DataError, match=told):
        read_folder(tmp_path)


def test_scores_of_one_file(folder: Path) -> None:
    """Of two names one is 10 km off and in the right country, the other without a place."""
    try:
        places()
    except GazetteerError as error:
        pytest.skip(str(error))
    splits = {split.name: split for split in SET.load(folder, None)}
    lgl = splits["lgl"]
    text = lgl.documents[0].text
    assert lgl.documents == (Document(text=text, title="Quiet day", names=((15, 21), (24, 29))),)
    near = replace(place("Aleppo", country="SY"), latitude=36.29, longitude=37.16)  # 0.09 degrees: 10.0 km
    answers = (PlaceAnswer(place=near, score=0.93), PlaceAnswer(place=place("Paris"), score=0.32))
    scores: dict[str, tuple[Any, int]] = {
        s.measure: (s.value, s.n) for s in lgl.score([Prediction(places=answers)], FakeProduct())
    }
    assert scores["within_161km"] == (0.5, 2)
    assert scores["within_161km/most_populous"] == (1.0, 2)
    assert scores["country"] == (0.5, 2)
    assert scores["median_km"] == (pytest.approx(10.0, abs=0.1), 1)
    assert scores["error: none_chosen"] == (0.5, 1)
    assert scores["right_at_level: settlement"] == (1.0, 1), "an answer without a point is of no level"
    assert scores["right_at_score: 0.9-1.0"] == (1.0, 1)
    assert "right_at_score: 0.3-0.4" not in scores, "an answer without a point is in no bin"
    assert scores["calibration_error"] == (pytest.approx(0.07), 1)
    assert scores["left_out"] == (pytest.approx(1 / 3), 1)


def test_a_crash_counts_as_wrong(folder: Path) -> None:
    try:
        splits = {split.name: split for split in SET.load(folder, None)}
    except GazetteerError as error:
        pytest.skip(str(error))
    scores = {s.measure: s.value for s in splits["GeoVirus"].score([Prediction(crashed="x")], FakeProduct())}
    assert (scores["within_161km"], scores["country"]) == (0.0, 0.0)
    assert scores["country/most_populous"] == 1.0, "the gold country is that of the nearest settlement"


def test_distance_is_along_the_sphere() -> None:
    assert distance_km((0.0, 0.0), (0.0, 180.0)) == pytest.approx(20015.1, abs=0.1)
    assert distance_km((10.0, 20.0), (11.0, 20.0)) == pytest.approx(111.2, abs=0.1)


def _entry(level: Level, latitude: float, country: str = "XX") -> PlaceEntry:
    return PlaceEntry(
        key=f"{level}{latitude}",
        name="N",
        level=level,
        latitude=latitude,
        longitude=0.0,
        radius_km=1.0,
        country=country,
        admin1=None,
        admin2=None,
        population=0,
        contested=(),
    )


TOWN, FAR_TOWN, UNIT, FAR_UNIT = (
    _entry(Level.SETTLEMENT, 0.5),
    _entry(Level.SETTLEMENT, 9.0),
    _entry(Level.REGION, 0.5),
    _entry(Level.REGION, 9.0),
)
ABROAD = _entry(Level.SETTLEMENT, 30.0, "YY")


def _told(entry: PlaceEntry) -> Place:
    return replace(
        place("N", country=entry.country, level=entry.level), latitude=entry.latitude, longitude=0.0
    )


@pytest.mark.parametrize(
    ("told", "candidates", "kind"),
    [
        (_told(TOWN), (TOWN,), "right"),
        (None, (), "name_unknown"),
        (_told(FAR_TOWN), (FAR_TOWN,), "place_unknown"),
        (place("N"), (TOWN,), "none_chosen"),
        (_told(ABROAD), (TOWN, ABROAD), "wrong_country"),
        (_told(FAR_UNIT), (TOWN, FAR_UNIT), "unit_for_town"),
        (_told(FAR_TOWN), (UNIT, FAR_TOWN), "town_for_unit"),
        (_told(FAR_TOWN), (TOWN, FAR_TOWN), "wrong_place"),
    ],
)
def test_kinds_of_error(told: Place | None, candidates: tuple[PlaceEntry, ...], kind: str) -> None:
    assert error_kind(told, (0.0, 0.0), "XX", candidates) == kind


def test_reliability_of_scores() -> None:
    bins = reliability([0.95, 1.0, 0.91, 0.2, 0.29], [True, True, False, False, True])
    assert [(one.name, one.n) for one in bins] == [("0.2-0.3", 2), ("0.9-1.0", 3)]
    assert [one.right for one in bins] == [0.5, pytest.approx(2 / 3)]
    # (2 * |0.245 - 0.5| + 3 * |0.953 - 0.667|) / 5
    assert calibration_error(bins) == pytest.approx(0.274, abs=0.001)
    assert calibration_error([]) is None
