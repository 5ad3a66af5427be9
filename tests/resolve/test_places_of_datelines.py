"""What a dateline says of a place that no list knows."""

from __future__ import annotations

from datetime import date

import pytest

import annals
from annals.model.report import Report
from annals.resolve import resolve
from tests.lexical import lexical_reading


@pytest.mark.parametrize(
    ("text", "country", "unit"),
    [
        ("GENEVA - Gunmen killed an aid worker in the village of Zobarolo on Monday.", None, None),
        (
            "YAOUNDE - Gunmen killed 15 people in the village of Zobarolo, Cameroon said.",
            "CM",
            None,
        ),
        ("BUENOS AIRES - Gunmen killed an aid worker in the village of Zobarolo on Monday.", None, None),
    ],
)
def test_a_desk_lends_its_country_only_where_it_reports_on_it_alone(
    text: str, country: str | None, unit: str | None
) -> None:
    report = annals.read_text(text, published=date(2024, 3, 14))
    assert isinstance(report, Report)
    (draft,) = resolve(lexical_reading(report))
    place = next(one.value for one in draft.place if one.value.name == "Zobarolo")
    assert (place.country, place.admin1) == (country, unit)
