"""What form a crowd had, and what was done to it, by the words of the sentences that tell of it."""

from dataclasses import replace

import pytest

from annals.model.reading import Manner
from annals.resolve import resolve
from tests.lexical import lexical_reading
from tests.plain import bare_report


def told(text: str, type_: str, field: str, heard: str) -> set[str]:
    reading = lexical_reading(bare_report(text))
    manner = Manner(field=field, value=heard, score=0.6)
    frames = [one for one in reading.frames if one.type in {"riot", "protest", "armed_clash"}][:1]
    frames = [replace(one, type=type_, manners=(manner,)) for one in frames]
    (draft,) = resolve(replace(reading, frames=tuple(frames)))
    return {one.value for one in getattr(draft, field)}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Police beat several young protesters at a march in Dhaka on Monday.", "excessive_force"),
        ("Police violently dispersed a march in Dhaka on Monday.", "excessive_force"),
        ("Police quelled a small protest in Dhaka on Monday.", "intervention"),
        ("Students protested in Dhaka on Monday, demanding justice for a boy killed by a bus.", None),
        ("Students protested in Dhaka on Monday after a boy was killed by a bus.", None),
        ("Students protested in Dhaka on Monday and two were killed by police.", "excessive_force"),
        ("Two students were killed as they protested in Dhaka on Monday after a vote.", "excessive_force"),
    ],
)
def test_what_is_done_to_a_crowd_is_not_what_it_protests_against(text: str, want: str | None) -> None:
    assert told(text, "protest", "response", "none") == ({want} if want else set())


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Villagers clashed with sticks over a well in Tera on Monday.", "mob"),
        ("Villagers clashed with police at a protest in Tera on Monday.", "demonstration"),
        ("Students clashed with police in Tera on Monday.", "demonstration"),
    ],
)
def test_who_came_to_protest_nothing_is_a_mob(text: str, want: str) -> None:
    assert told(text, "riot", "crowd_form", "demonstration") == {want}
