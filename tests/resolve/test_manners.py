"""Fields that a reader heard from the whole of an act, where no word tells them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annals.extract.lexical import LexicalReader
from annals.model.reading import Manner
from annals.model.vocabulary import Basis
from annals.resolve import resolve
from tests.plain import bare_report


@pytest.mark.parametrize(
    ("text", "heard", "told"),
    [
        ("Students protested in Dhaka on Monday.", "intervention", ("intervention", Basis.INFERRED)),
        ("Students protested in Dhaka on Monday.", "none", None),
        (
            "Police used tear gas to disperse students who protested in Dhaka on Monday.",
            "none",
            ("intervention", Basis.STATED),
        ),
    ],
)
def test_what_is_heard_of_a_protest_stands_where_no_word_tells_it(
    text: str, heard: str, told: tuple[str, Basis] | None
) -> None:
    reading = LexicalReader().read(bare_report(text))
    manner = Manner(field="response", value=heard, score=0.8)
    frames = tuple(replace(one, manners=(manner,)) for one in reading.frames)
    drafts = resolve(replace(reading, frames=frames))
    found = [(one.value, one.basis) for draft in drafts for one in draft.response]
    assert found == ([told] if told else [])
