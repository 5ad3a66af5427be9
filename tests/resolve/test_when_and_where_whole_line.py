"""Days and places of acts through the whole line: statements, quotations, campaigns, units, countries."""

from __future__ import annotations

from datetime import date

import pytest

from annals import Refused, Settings, code, read_text
from annals.model.draft import EventDraft
from annals.model.vocabulary import Kind

PUBLISHED = date(2024, 10, 24)  # a Thursday


def drafts(text: str) -> list[EventDraft]:
    report = read_text(text, published=PUBLISHED)
    assert not isinstance(report, Refused)
    return list(code(report, Settings()).drafts)


def days(draft: EventDraft) -> tuple[date | None, date | None]:
    return draft.time[0].value.earliest, draft.time[0].value.before


@pytest.mark.parametrize(
    ("text", "earliest", "before"),
    [
        (
            "Musa disclosed in Maiduguri, yesterday, that gunmen killed three farmers in Konduga, Borno.",
            None,
            date(2024, 10, 24),
        ),
        (
            'On Tuesday the mayor of Colima said: "Gunmen shot dead two women yesterday at the market."',
            date(2024, 10, 21),
            date(2024, 10, 22),
        ),
        (
            "The mayor of Colima said on Tuesday that gunmen shot dead two women on Monday at a market.",
            date(2024, 10, 21),
            date(2024, 10, 22),
        ),
    ],
)
def test_days_of_statements_date_no_act(text: str, earliest: date | None, before: date | None) -> None:
    (draft,) = (one for one in drafts(text) if one.kind == Kind.INCIDENT)
    assert days(draft) == (earliest, before)


def test_a_campaign_goes_on_from_the_day_that_it_began() -> None:
    text = "Turkey launched a campaign against rebels in northern Iraq in April. The offensive killed many."
    (draft,) = (one for one in drafts(text) if one.kind == Kind.CAMPAIGN)
    assert days(draft) == (date(2024, 4, 1), None)
    assert not draft.background


@pytest.mark.parametrize(
    ("text", "name", "admin1", "country"),
    [
        (
            "Police shot dead one at Illah, Okolo North Local Government Area, Delta State, on Sunday.",
            "Illah",
            "Delta",
            "NG",
        ),
        (
            "Nigerian jets killed 24 fighters at Lake Chad on Sunday, the Nigerian Air Force said.",
            "Lake Chad",
            None,
            "NG",
        ),
        (
            "A clash in Sar-e Pol Province killed two on Monday, officials in Afghanistan said.",
            "Sar-e Pul",
            "Sar-e Pul",
            "AF",
        ),
    ],
)
def test_where_it_lies(text: str, name: str, admin1: str | None, country: str) -> None:
    (draft,) = (one for one in drafts(text) if one.kind == Kind.INCIDENT)
    place = draft.place[0].value
    assert (place.name, place.country) == (name, country)
    assert admin1 is None or place.admin1 == admin1
