import dataclasses
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.ingest import report_from_text
from annals.model.ids import content_id
from annals.model.report import Refused, Report
from annals.model.vocabulary import Reason
from annals.settings import IngestSettings

OPTIONS = IngestSettings()
BODY = "Three soldiers were killed when a mine went off beneath their truck, an army officer told reporters."

FRENCH = "Cinq soldats ont été tués jeudi près de la frontière par des hommes armés, a annoncé la police."


def report(text: str = BODY, **given: object) -> Report:
    made = report_from_text(text, options=OPTIONS, **given)  # type: ignore[arg-type]  # the tests' own values
    assert isinstance(made, Report), made
    return made


def refused(text: str, options: IngestSettings = OPTIONS) -> Refused:
    made = report_from_text(text, source="x", options=options)
    assert isinstance(made, Refused), made
    return made


def test_a_text_alone() -> None:
    made = report()
    assert (made.text, made.title, made.url, made.language) == (BODY, None, None, "en")
    assert (made.published, made.published_from, made.outlet, made.outlet_from) == (None, None, None, None)
    assert made.raw_sha256 == sha256(BODY.encode()).hexdigest()
    assert made.id == content_id("r", "", "", "", "", BODY)


def test_what_is_given_is_metadata() -> None:
    made = report(
        f"date 2001-01-01 (AFP) {BODY}",
        title="Mine",
        url="https://p.example/a",
        outlet="River Post",
        published=date(2020, 5, 6),
    )
    assert (made.published, made.published_from) == (date(2020, 5, 6), "metadata")
    assert (made.outlet, made.outlet_from) == ("River Post", "metadata")
    assert made.id == content_id("r", "https://p.example/a", "River Post", "Mine", "2020-05-06", made.text)


def test_the_day_that_the_text_shows_is_taken_before_a_given_one_near_it() -> None:
    made = report(f"Published May 3 2020 {BODY}", published=date(2020, 5, 16))
    assert (made.published, made.published_from) == (date(2020, 5, 3), "first line")
    made = report(f"Published May 3 2020 {BODY}", published=date(2020, 5, 3))
    assert (made.published, made.published_from) == (date(2020, 5, 3), "metadata")


def test_what_is_not_given_is_looked_for() -> None:
    made = report(f"date 2020-05-06 (AFP) {BODY}")
    assert (made.published, made.published_from) == (date(2020, 5, 6), "first line")
    assert (made.outlet, made.outlet_from) == ("AFP", "dateline")
    made = report(f"{BODY}\n\nMA/Press TV", url="https://www.p.example/2020/05/06/a")
    assert (made.published, made.published_from) == (date(2020, 5, 6), "url")
    assert (made.outlet, made.outlet_from) == ("Press TV", "credit")
    assert report(url="https://www.p.example/a").outlet_from == "url"


@pytest.mark.parametrize(
    ("heading", "outlet"),
    [
        (
            "Nine detained\nRiver Joint Command - Lakeland\n2010-09-CA-149 For Immediate Release",
            "River Joint Command",
        ),
        ("Nine detained\nRiver Joint Command- Lakeland\n2010-09-CA-149", "River Joint Command"),
        ("Ministry of Defence\nPress release", "Ministry of Defence"),
        ("River Forces Detain Nine\nFor Immediate Release", None),
    ],
)
def test_a_release_names_who_releases_it(heading: str, outlet: str | None) -> None:
    made = report(f"{heading}\n\n{BODY}")
    assert (made.outlet, made.outlet_from) == (outlet, "first line" if outlet else None)


def test_a_title_stands_before_the_text_once() -> None:
    assert report(title="Mine kills three").text == f"Mine kills three\n\n{BODY}"
    assert report(f"MINE kills\nthree\n{BODY}", title="Mine kills three").text.count("three") == 1


def test_a_title_does_not_change_the_sketch() -> None:
    assert report(title="Mine kills three").sketch == report().sketch


def test_an_implausible_day_is_none() -> None:
    assert report(published=date(1970, 1, 1)).published is None
    assert report(f"Published: 1 January 1970\n{BODY}").published is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.EMPTY),
        (" \n\t\u200b", Reason.EMPTY),
        ("Advertisement", Reason.EMPTY),
        ("Gunmen killed two.", Reason.TOO_SHORT),
        ("\x00\x01\x02\x03" * 40 + BODY, Reason.NOT_TEXT),
        ("12 34 567; " * 30, Reason.NOT_TEXT),
        (FRENCH, Reason.UNSUPPORTED_LANGUAGE),
        ("word " * 300_000, Reason.REPORT_TOO_LONG),
    ],
)  # fmt: skip
def test_refusals(text: str, reason: Reason) -> None:
    made = refused(text)
    assert made.reason == reason
    assert made.source == "x"
    assert made.detail


def test_refusals_say_what_to_do() -> None:
    assert "French" in refused(FRENCH).detail
    assert "ingest.max_text_chars" in refused("word " * 300_000).detail
    assert "ingest.min_text_chars" in refused("Gunmen killed two.").detail


def test_limits_are_settings() -> None:
    short = dataclasses.replace(OPTIONS, min_text_chars=5)
    assert isinstance(report_from_text("Gunmen killed two men.", options=short), Report)
    french = dataclasses.replace(OPTIONS, languages=("en", "fr"))
    made = report_from_text(FRENCH, options=french)
    assert isinstance(made, Report)
    assert made.language == "fr"


@given(st.text(), st.one_of(st.none(), st.text()), st.one_of(st.none(), st.text()))
def test_any_text_is_a_report_or_a_refusal(text: str, title: str | None, url: str | None) -> None:
    made = report_from_text(BODY + text, title=title, url=url, options=OPTIONS)
    assert made == report_from_text(BODY + text, title=title, url=url, options=OPTIONS)
    assert isinstance(made, Report | Refused)
    if isinstance(made, Report):
        assert made.span(0, 5).quote == made.text[:5]
        assert (made.outlet is None) == (made.outlet_from is None)
        assert (made.published is None) == (made.published_from is None)
