"""Places in context, from a table of cases; needs the compiled gazetteer."""

from __future__ import annotations

import time
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from annals.errors import GazetteerError
from annals.gazetteer.places import Places, places
from annals.model.ids import ReportId
from annals.model.reading import Label, Mention, Reading
from annals.model.report import Report
from annals.model.vocabulary import Basis, Level
from annals.resolve.places.quarters import is_listed
from annals.resolve.places.resolver import PlaceResolver
from annals.resolve.places.value import ResolvedPlace

_CASES = tomllib.loads(Path(__file__).with_name("place_cases.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def gazetteer() -> Places:
    try:
        return places()
    except GazetteerError as error:
        pytest.skip(str(error))


def _reading(text: str, *marked: tuple[int, int], title: str | None = None) -> Reading:
    report = Report(
        id=ReportId("r-1"),
        text=text,
        title=title,
        url=None,
        outlet=None,
        outlet_from=None,
        published=date(2024, 10, 24),
        published_from="metadata",
        language="en",
        sketch="",
        raw_sha256="",
    )
    mentions = tuple(
        Mention(label=Label.PLACE, span=report.span(start, end), tag=None, score=1.0) for start, end in marked
    )
    return Reading(
        report=report,
        sentences=(),
        mentions=mentions,
        speeches=(),
        counts=(),
        frames=(),
        denials=(),
        dateline=None,
        credits=(),
        tagger="by hand",
        subjects=None,
    )


def _resolve(gazetteer: Places, marked: str, *others: str) -> ResolvedPlace:
    """Resolve the words between [[ and ]]; ``others`` are words of the text that are mentions too."""
    start = marked.index("[[")
    end = marked.index("]]") - 2
    text = marked.replace("[[", "").replace("]]", "")
    rest = [(text.index(words), text.index(words) + len(words)) for words in others]
    reading = _reading(text, *sorted([*rest, (start, end)]))
    mention = next(one for one in reading.mentions if one.span.start == start)
    return PlaceResolver(gazetteer, reading).resolve(mention)


def test_strong_cases_all_hold() -> None:
    bands = {case.get("band", "STRONG") for case in _CASES}
    assert bands <= {"STRONG", "MEDIUM", "WEAK"}
    assert not [case["text"] for case in _CASES if "fails" in case and case.get("band", "STRONG") == "STRONG"]


@pytest.mark.parametrize("case", _CASES, ids=[case["text"].split("[[")[1].split("]]")[0] for case in _CASES])
def test_case(gazetteer: Places, case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "fails" in case:
        request.applymarker(pytest.mark.xfail(reason=case["fails"], strict=True))
    found = _resolve(gazetteer, case["text"], *case.get("mentions", ()))
    place = found.place
    for name in ("key", "name", "country", "admin1", "part"):
        if name in case:
            assert (getattr(place, name) or "") == case[name], found
    if "level" in case:
        assert place.level == case["level"], found
    if "radius_km" in case:
        assert place.radius_km == pytest.approx(case["radius_km"], abs=0.5), found
    if "alternative" in case:
        assert any(case["alternative"] in one.name for one in place.alternatives), found
    assert list(place.contested) == case.get("contested", list(place.contested)), found
    assert found.reason
    assert 0.0 < found.score <= 1.0
    assert (place.latitude is None) == (place.longitude is None)
    assert place.key is not None or place.latitude is None


@pytest.mark.parametrize(
    ("marked", "others", "name"),
    [
        ("Shells fell on Aleppo and later on Homs. They hit [[the city]] again.", ("Aleppo", "Homs"), "Homs"),
        (
            "Syrian jets struck Aleppo in Syria. All over [[the country]] Syrians mourned.",
            ("Aleppo", "Syria"),
            "Syria",
        ),
        ("Shells fell on Zobaro, a village in Mali. Men came to [[the village]].", ("Zobaro",), "Zobaro"),
        ("Shells fell on Aleppo. Men were arrested [[there]].", ("Aleppo",), "Aleppo"),
        (
            "In Kabul police said a bomb hit the town of Maiwand. Men fled [[the town]].",
            ("Kabul", "town of Maiwand"),
            "Maiwand",
        ),
        ("SHELLS FELL ON ALEPPO. MEN FIRED IN [[THE SAME TOWN]].", ("ALEPPO",), "Aleppo"),
        (
            "Jets flew over the province of Nineveh. They hit [[the provincial capital]].",
            ("province of Nineveh",),
            "Mosul",
        ),
        ("Shells fell on Sinjar. Men then took [[the Kurdish-run area]].", ("Sinjar",), "Sinjār"),
    ],
)
def test_words_without_a_name_refer_back(
    gazetteer: Places, marked: str, others: tuple[str, ...], name: str
) -> None:
    found = _resolve(gazetteer, marked, *others)
    assert found.place.name == name
    assert found.basis is Basis.INFERRED


@pytest.mark.parametrize(
    "words", ["[[a city]]", "[[the villages]]", "[[some of the towns]]", "[[the next town]]"]
)
def test_words_for_places_that_were_not_told_refer_to_none(gazetteer: Places, words: str) -> None:
    found = _resolve(gazetteer, f"Shells fell on Aleppo. They hit {words} too.", "Aleppo")
    assert found.place.key is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Men took Saraqib and Sarmin in Syria. Jets hit [[these villages]].", ["Saraqib", "Sarmīn"]),
        (
            "Men took the towns of Zobaro and Kelim. Near Idlib jets hit [[the abovementioned villages]].",
            ["Zobaro", "Kelim"],
        ),
        ("Men took Saraqib in Syria. Jets hit [[these villages]].", ["these villages"]),
        ("Men took Saraqib and Sarmin in Syria. Jets hit [[the villages]].", ["the villages"]),
    ],
)
def test_words_for_several_places_mean_those_told_together(
    gazetteer: Places, text: str, names: list[str]
) -> None:
    start, end = text.index("[["), text.index("]]") - 2
    plain = text.replace("[[", "").replace("]]", "")
    told = ("Saraqib", "Sarmin", "Zobaro", "Kelim", "Idlib")
    marked = [(plain.index(name), plain.index(name) + len(name)) for name in told if name in plain]
    reading = _reading(plain, *sorted([*marked, (start, end)]))
    mention = next(one for one in reading.mentions if one.span.start == start)
    assert [one.place.name for one in PlaceResolver(gazetteer, reading).told(mention)] == names


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Bombs kill five in Homs\n\nBombs killed five in the province of Homs, Syria.", Level.REGION),
        ("Bombs kill five in Homs\n\nBombs killed five in Homs northern countryside in Syria.", Level.REGION),
        ("Bombs kill five in Homs\n\nBombs killed five in the city of Homs, Syria.", Level.SETTLEMENT),
        (
            "Bombs kill five in Homs\n\nBombs killed five in Homs city. Homs province was calm.",
            Level.SETTLEMENT,
        ),
        ("Bombs kill five in Homs\n\nBombs killed five in Homs, Syria, on Monday.", Level.SETTLEMENT),
    ],
)
def test_a_bare_name_of_the_title_is_what_the_text_calls_it(
    gazetteer: Places, text: str, level: Level
) -> None:
    at = text.index("Homs")
    reading = _reading(text, (at, at + len("Homs")), title=text.split("\n", maxsplit=1)[0])
    assert PlaceResolver(gazetteer, reading).resolve(reading.mentions[0]).place.level == level


def test_a_report_in_capitals_is_read_in_no_time() -> None:
    text = "SHELLS HIT ONE, " + "TWO THREEFOURFIVESIX, SEVEN EIGHT NINETEENHUNDRED, " * 40 + "AND A TOWN."
    report = Report.plain(text, "r-capitals")
    start = time.perf_counter()
    assert not is_listed(text, report.span(11, 14))
    assert time.perf_counter() - start < 1


def test_a_name_that_no_list_knows_stands_without_what_leads_to_it(gazetteer: Places) -> None:
    text, words = (
        "MEN FIRED AT THE CENTRAL AMERICAN\nUNIVERSITY IN SAN SALVADOR.",
        "AT THE CENTRAL AMERICAN\nUNIVERSITY",
    )
    reading = _reading(text, (text.index(words), text.index(words) + len(words)))
    place = PlaceResolver(gazetteer, reading).resolve(reading.mentions[0]).place
    assert (place.name, place.written) == ("CENTRAL AMERICAN UNIVERSITY", words)
