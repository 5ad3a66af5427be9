"""What a report sums up over a span: a series with running totals, and no part of the act of the day."""

from __future__ import annotations

from datetime import date

import pytest

import annals
from annals.extract.heard.running import running
from annals.extract.sentence.words import sentences
from annals.model.draft import EventDraft
from annals.model.report import Report
from annals.model.vocabulary import Kind, Scope

LEAD = "Masked men shot dead a baker in the market of Kassala, a rights group said.\n"


def drafts(text: str) -> list[EventDraft]:
    report = annals.read_text(text, published=date(2024, 10, 24))
    assert isinstance(report, Report)
    return list(annals.code(report).drafts)


def incidents(text: str) -> list[EventDraft]:
    return [one for one in drafts(text) if one.kind is Kind.INCIDENT]


def test_the_list_behind_a_running_number_is_no_act_of_the_day() -> None:
    text = (
        f"{LEAD}Since early 2024, the number of attacks in Kassala province has risen to 61, which left 58 "
        "people dead; and they are as follows:\n"
        "- 30 rebels were killed in air strikes on their camps.\n"
        "- 27 soldiers were killed in 19 operations by rebels.\n"
        "- A child was killed in an attack by rebels.\n"
    )
    (act,) = incidents(text)
    assert [one.value.low for one in act.tolls] == [1]
    summed = [one for one in drafts(text) if one is not act and one.id != act.id]
    assert {toll.value.scope for one in summed for toll in one.tolls} == {Scope.CUMULATIVE}


def test_these_attacks_behind_a_running_number_are_its_own() -> None:
    text = (
        f"{LEAD}The group has documented 44 attacks in the province since early March. These attacks left 39 "
        "people dead.\n"
    )
    (act,) = incidents(text)
    assert [one.value.low for one in act.tolls] == [1]


def test_an_item_with_a_day_of_its_own_stays_an_incident() -> None:
    text = (
        f"{LEAD}The number of attacks in the province since early October has risen to 12, as follows:\n"
        "- On 20 October gunmen killed three traders in Gedaref.\n"
    )
    assert len(incidents(text)) == 2


@pytest.mark.parametrize(
    ("words", "since"),
    [
        ("The number of attacks in the province since early March has risen to 31.", "since early March"),
        (
            "Since the beginning of the war, the toll of the raids has reached 40.",
            "Since the beginning of the war",
        ),
        ("The number of people killed in the shelling has risen to 31 since Tuesday.", None),
        ("The number of people killed has risen to 31 since the start of the attack.", None),
        ("Since early March rebels have attacked the town.", None),
        ("The group has documented an attack since early March.", None),
    ],
)
def test_a_number_over_a_span_sums_up(words: str, since: str | None) -> None:
    report = annals.read_text(f"{LEAD}{words}", published=date(2024, 10, 24))
    assert isinstance(report, Report)
    spans = tuple(report.span(one.start, one.end) for one in sentences(report.text))
    found = next((one.period for one in running(report, spans)), None)
    if since is None:
        assert found is None
    else:
        assert found is not None
        assert found.quote.startswith(since)


def test_a_list_without_a_span_tells_of_acts() -> None:
    text = (
        "Two attacks shook the province of Kassala on Tuesday, the police said:\n"
        "- Gunmen killed three traders on a road near Gedaref.\n"
        "- A bomb wounded four pupils in a school of Aroma.\n"
    )
    assert len(incidents(text)) > 1
