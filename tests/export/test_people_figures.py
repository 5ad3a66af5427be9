"""Figures of short invented reports: people told one by one are counted once, by the table of cases."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet

import annals
from annals.export.figures import choose
from annals.link import link
from annals.model.report import Report
from annals.model.vocabulary import Harm
from annals.settings import LinkSettings
from tests.lexical import LEXICAL

Case = dict[str, Any]
CASES: list[Case] = tomllib.loads(
    Path(__file__).with_name("people_figure_cases.toml").read_text(encoding="utf-8")
)["case"]
UNTOLD = -1
FILLING = " The weather in the region was mild and the shops were open as on any other day of the year."


def params() -> list[ParameterSet]:
    marks = [
        [pytest.mark.xfail(reason=case["wrong"], strict=True)] if "wrong" in case else [] for case in CASES
    ]
    named = [f"{case['slice']}: {case['text'][:60]}" for case in CASES]
    return [pytest.param(c, id=name, marks=m) for c, m, name in zip(CASES, marks, named, strict=True)]


def figures(text: str) -> tuple[int, int]:
    """Return the best figures of killed and injured of a report's main incident."""
    report = annals.read_text(text + FILLING, published=date(2015, 6, 12), outlet="The Invented Post")
    assert isinstance(report, Report)
    first = annals.first_incident(annals.code(report, LEXICAL))
    assert first is not None
    (event,) = link([first], (), LinkSettings())
    killed, injured = (choose(event, harm, "acled").best for harm in (Harm.KILLED, Harm.INJURED))
    return UNTOLD if killed is None else killed, UNTOLD if injured is None else injured


@pytest.mark.parametrize("case", params())
def test_figures(case: Case) -> None:
    assert figures(case["text"]) == (case["killed"], case["injured"])


def test_every_strong_case_holds_and_the_table_is_large() -> None:
    assert all("wrong" not in case for case in CASES if case["band"] == "STRONG")
    assert len(CASES) >= 65
    assert len({case["text"] for case in CASES}) == len(CASES)
