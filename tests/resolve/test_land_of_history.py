"""The country of a report is lent to its news that tells no place.

It is not lent to what it tells as history, nor where no word was even half heard to say where.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from annals.resolve import resolve
from tests.extract.test_trained import act, read


@pytest.mark.parametrize(
    ("background", "placed", "lands"), [(False, 0.3, ["Uganda"]), (True, 0.3, []), (False, 0.1, [])]
)
def test_an_act_of_no_told_place_gets_the_country_of_the_news(
    *, background: bool, placed: float, lands: list[str]
) -> None:
    quiet = "It was quiet on Tuesday. Schools stayed shut. Buses ran."
    text = f"KAMPALA (AP) - A bomb went off on Monday. {quiet} Men fired at a post. Men burned a car."
    reading = read(act("fired", text=text), act("burned", text=text), text=text)
    frames = tuple(replace(one, background=background, placed=placed) for one in reading.frames)
    draft, _ = resolve(replace(reading, frames=frames))
    assert [told.value.name for told in draft.place] == lands


def test_the_only_act_of_a_report_gets_its_country_wherever_it_happened() -> None:
    text = "KAMPALA (AP) - It was quiet on Tuesday. Schools stayed shut. Men fired at a post."
    reading = read(act("fired", text=text), text=text)
    frames = tuple(replace(one, placed=0.1) for one in reading.frames)
    (draft,) = resolve(replace(reading, frames=frames))
    assert [told.value.name for told in draft.place] == ["Uganda"]
