"""Which place is the incident's, against dateline, origin, home, hospital, court, police and background."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from annals import code, first_incident, read_text
from annals.model.report import Refused
from annals.model.statement import Statement
from annals.model.values import Place
from annals.model.vocabulary import Basis, Kind
from annals.text.normalise import fold
from tests.lexical import LEXICAL

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("incident_place_cases.toml").read_text(encoding="utf-8")
)["case"]
PUBLISHED = date(2015, 6, 12)
FEWEST = 60


def place_of(case: dict[str, Any]) -> Statement[Place] | None:
    report = read_text(case["text"], title=case.get("title"), published=PUBLISHED)
    assert not isinstance(report, Refused)
    incident = first_incident(code(report, LEXICAL))
    assert incident is not None
    return incident.place[0] if incident.place else None


def holds(case: dict[str, Any]) -> bool:
    told = place_of(case)
    if told is None:
        return bool(case["want"] == "")
    named = fold(told.value.name).startswith(fold(case["want"] or "-"))
    country = case.get("country", told.value.country) == told.value.country
    return named and country and (told.basis == Basis.INFERRED) == case.get("inferred", False)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['slice']}-{case['text'][:40]}")
def test_the_place_of_the_incident(case: dict[str, Any]) -> None:
    assert holds(case) == ("wrong" not in case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['slice']}-{case['text'][:40]}")
def test_an_inferred_place_scores_low(case: dict[str, Any]) -> None:
    told = place_of(case)
    if told is not None and told.basis == Basis.INFERRED:
        assert told.score <= 0.7
        assert told.evidence


def test_the_table_is_large_enough_and_its_strong_cases_hold() -> None:
    assert len(CASES) >= FEWEST
    assert {case["band"] for case in CASES} <= {"STRONG", "MEDIUM", "WEAK"}
    assert not [case for case in CASES if case["band"] == "STRONG" and "wrong" in case]


def test_a_capital_places_what_its_report_is_of_and_no_act_told_late_in_it() -> None:
    """The town of a dateline that is no capital places both."""
    late = (
        "It was quiet on Tuesday. Schools stayed shut. Buses ran. Three farmers were shot dead on Wednesday."
    )

    def places(town: str) -> list[list[str]]:
        text = f"{town} (AP) - A bomb wounded two soldiers on Monday. {late}"
        report = read_text(text, published=PUBLISHED)
        assert not isinstance(report, Refused)
        drafts = code(report, LEXICAL).drafts
        acts = sorted((d for d in drafts if d.kind == Kind.INCIDENT), key=lambda d: d.event_words[0].start)
        return [[told.value.name for told in draft.place] for draft in acts]

    assert places("KAMPALA") == [["Kampala"], ["Uganda"]]
    assert places("GULU") == [["Gulu"], ["Gulu"]]
