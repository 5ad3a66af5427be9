"""The country of a report is lent to its news that tells no place, and not to what it tells as history."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annals.resolve import resolve
from tests.extract.test_trained import act, read


@pytest.mark.parametrize(("background", "lands"), [(False, ["Mali"]), (True, [])])
def test_history_that_tells_no_place_is_in_no_country(*, background: bool, lands: list[str]) -> None:
    text = "Men fired at a post on Monday. Nobody was hurt. The post was shut. Life goes on. Mali is dry."
    reading = read(replace(act("fired", text=text), background=background), text=text)
    frames = tuple(replace(one, background=background) for one in reading.frames)
    (draft,) = resolve(replace(reading, frames=frames))
    assert [told.value.name for told in draft.place] == lands
