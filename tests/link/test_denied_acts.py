"""What makes an incident one that is denied: the accused denies it, not whoever denies a part in it."""

from __future__ import annotations

from datetime import date

import pytest

import annals
from annals.link import link
from annals.model.report import Report
from annals.model.vocabulary import Status
from annals.resolve import resolve
from annals.settings import Settings
from tests.lexical import lexical_reading

PART = "A car bomb exploded in Kabul on Thursday, police said. The Taliban denied any role in the attack."
ACT = "Residents of Gerbo said army helicopters bombed it on Tuesday. The army denied bombing the market."


@pytest.mark.parametrize(("text", "want"), [(PART, Status.REPORTED), (ACT, Status.DENIED)])
def test_a_part_denied_by_somebody_not_accused_denies_no_act(text: str, want: Status) -> None:
    report = annals.read_text(text, published=date(2019, 5, 3))
    assert isinstance(report, Report)
    (event,) = link(resolve(lexical_reading(report)), (), Settings().link)
    assert event.status is want
