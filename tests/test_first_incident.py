"""Which incident of a report is its main one."""

from __future__ import annotations

from datetime import date

import pytest

from annals.model.report import Report
from annals.pipeline import code, first_incident, read_text


def report_of(text: str, published: date | None = date(2016, 3, 23)) -> Report:
    report = read_text(text, published=published, outlet="The Invented Post")
    assert isinstance(report, Report)
    return report


@pytest.mark.parametrize(
    "text",
    [
        (
            "Army jets have bombed villages near Gao four times this month.\n"
            "The air strikes near Gao intensified.\n"
            "At least 10 soldiers were killed in a clash in Bamako on Tuesday, a doctor said."
        ),
        (
            "Thieves stole cattle near Gao. Thieves stole cattle near Gao, a farmer said.\n\n"
            "At least 10 soldiers were killed in a clash in Bamako on Tuesday, a doctor said."
        ),
    ],
    ids=["many acts in one", "on no day"],
)
def test_a_grave_incident_of_a_day_comes_before_what_harmed_nobody(text: str) -> None:
    main = first_incident(code(report_of(text)))
    assert main is not None
    assert main.place[0].value.name == "Bamako"


@pytest.mark.parametrize(
    "text",
    [
        "Militants seized the town of Gao on Monday after a siege. On Tuesday a blast killed six in Bamako.",
        "A mob stormed the town hall in Gao on Friday. Earlier a clerk was killed in a shooting in Bamako.",
        pytest.param(
            "A mob stormed the town hall in Gao. Earlier on Friday a clerk was killed in a shooting in "
            "Bamako.",
            marks=pytest.mark.xfail(strict=True, reason="what has no day comes behind what has one"),
        ),
    ],
)
def test_the_dead_of_another_act_do_not_outweigh_what_a_report_opens_with(text: str) -> None:
    main = first_incident(code(report_of(text)))
    assert main is not None
    assert main.place[0].value.name == "Gao"


def test_what_a_report_opens_with_is_the_first_incident_though_it_is_old() -> None:
    text = (
        "Militants execute four farmers near Gao\nThe militants executed the farmers near Gao on 3 May 2015 "
        "after a trial, a report says.\nA farm near Bamako was burned down."
    )
    coded = code(report_of(text))
    main = first_incident(coded)
    assert main is not None
    assert main == coded.drafts[0]
    assert main.place[0].value.name == "Gao"
