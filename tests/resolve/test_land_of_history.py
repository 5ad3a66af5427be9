"""The country of a report is lent to its news that tells no place, and not to what it tells as history."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annals.resolve import resolve
from tests.extract.test_trained import act, read


@pytest.mark.parametrize(("background", "lands"), [(False, ["Uganda"]), (True, [])])
def test_history_that_tells_no_place_is_in_no_country(*, background: bool, lands: list[str]) -> None:
    quiet = "It was quiet on Tuesday. Schools stayed shut. Buses ran."
    text = f"KAMPALA (AP) - A bomb went off on Monday. {quiet} Men fired at a post."
    reading = read(act("fired", text=text), text=text)
    frames = tuple(replace(one, background=background) for one in reading.frames)
    (draft,) = resolve(replace(reading, frames=frames))
    assert [told.value.name for told in draft.place] == lands
