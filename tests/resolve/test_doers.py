"""Who takes territory, or bombs, decides what the act is, whatever was read."""

from dataclasses import replace
from datetime import date

import pytest

import annals
from annals.model.report import Report
from annals.resolve import resolve
from tests.lexical import lexical_reading


@pytest.mark.parametrize(
    ("text", "read", "want"),
    [
        (
            "Rebels seized the town of Kibumba in eastern Congo on Monday.",
            "state_takes_territory",
            "nonstate_takes_territory",
        ),
        (
            "The Congolese army seized the town of Kibumba in eastern Congo on Monday.",
            "nonstate_takes_territory",
            "state_takes_territory",
        ),
        (
            "The town of Kibumba in eastern Congo was seized on Monday, a priest said.",
            "state_takes_territory",
            "state_takes_territory",
        ),
        ("Rebels seized the town of Kibumba in eastern Congo on Monday.", "armed_clash", "armed_clash"),
        ("Rebels bombed a market in Kibumba in eastern Congo on Monday.", "air_drone_strike", "ied_mine"),
        (
            "Rebel drones bombed a market in Kibumba, Congo, on Monday morning.",
            "air_drone_strike",
            "air_drone_strike",
        ),
        (
            "The army bombed a market in Kibumba, Congo, on Monday morning.",
            "air_drone_strike",
            "air_drone_strike",
        ),
        (
            "Rebel shelling killed two people in Kibumba, Congo, on Monday.",
            "air_drone_strike",
            "shelling_missile",
        ),
        (
            "The army's air force killed 21 people in Kibumba, Congo, on Monday.",
            "attack_on_civilians",
            "air_drone_strike",
        ),
        (
            "Air force officers killed two people in Kibumba, Congo, on Monday.",
            "attack_on_civilians",
            "attack_on_civilians",
        ),
        ("Rebels arrested three teachers in Kibumba, Congo, on Monday.", "arrests", "abduction"),
        ("Two rebels were arrested in Kibumba in eastern Congo on Monday.", "arrests", "arrests"),
        ("Police arrested three rebels in Kibumba in eastern Congo on Monday.", "arrests", "arrests"),
    ],
)
def test_who_does_it_decides_the_type(text: str, read: str, want: str) -> None:
    report = annals.read_text(text, published=date(2024, 3, 14))
    assert isinstance(report, Report)
    reading = lexical_reading(report)
    frames = tuple(replace(frame, type=read) for frame in reading.frames)
    (draft,) = resolve(replace(reading, frames=frames))
    assert {one.value for one in draft.type} == {want}
