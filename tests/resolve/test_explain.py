"""What `explain` says against the drafts that the same resolver makes, on the project's example reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import annals
from annals.extract import extract
from annals.ingest import open_inputs
from annals.model.reading import Reading
from annals.model.report import Report
from annals.model.statement import Statement
from annals.model.values import Actor
from annals.resolve import Explanation, explain, resolve
from annals.resolve.explain import Choice, Sort
from annals.settings import IngestSettings

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"


@cache
def readings() -> tuple[Reading, ...]:
    items = (t.item for file in open_inputs([str(EXAMPLES)], IngestSettings()) for t in file.items())
    return tuple(extract(item) for item in items if isinstance(item, Report))


def explained(text: str) -> Explanation:
    report = annals.read_text(
        text + " Shops were open again on the next market day, residents said.", published=date(2015, 6, 12)
    )
    assert isinstance(report, Report)
    return explain(extract(report))


def of(found: Explanation, sort: Sort) -> Iterator[Choice]:
    return (one for one in found.choices if one.sort is sort)


def test_every_value_of_a_draft_is_explained_as_it_stands() -> None:
    compared = 0
    for reading in readings():
        found = explain(reading)
        for draft in resolve(reading):
            told: dict[Sort, Iterable[Statement[Any]]] = {
                Sort.PLACE: draft.place,
                Sort.TOLL: draft.tolls,
                Sort.TIME: [one for one in draft.time if one.value.granularity != "open"],
            }
            for sort, statements in told.items():
                values = [
                    one.value
                    for one in of(found, sort)
                    if any(use.draft == draft.id and use.left_out is None for use in one.uses)
                ]
                for statement in statements:
                    assert statement.value in values
                    compared += 1
            actors = [one.value for one in of(found, Sort.ACTOR) if isinstance(one.value, Actor)]
            known = {(one.key, one.written) for one in actors}
            for who in draft.participants:  # the kind hangs on the role: who attacks is no civilian
                assert (who.value.actor.key, who.value.actor.written) in known
                compared += 1
    assert compared > 300


def test_nobody_else_gets_the_notes() -> None:
    for reading in readings()[:5]:
        explain(reading)
        assert [act.draft for act in explain(reading).acts] == [draft.id for draft in resolve(reading)]


def test_a_place_shows_all_that_it_may_be() -> None:
    found = explained(
        "A bomb killed two people in Tripoli on Monday. Police in Benghazi, Libya, condemned it."
    )
    place = next(one for one in of(found, Sort.PLACE) if one.span.quote == "Tripoli")
    assert len(place.considered) > 1
    assert place.considered[0].weight >= place.considered[1].weight
    assert place.considered[0].reasons
    assert place.considered[0].key == getattr(place.value, "key", None)
    assert sum(one.weight for one in place.considered) <= 1.01


def test_a_time_says_what_placed_it_and_why_one_is_left_out() -> None:
    found = explained(
        "A bomb killed two people in Tripoli on Monday. The bombing on 3 May 2014 wounded nine."
    )
    times = {one.span.quote: one for one in of(found, Sort.TIME)}
    assert times["on Monday"].reason
    assert any(use.draft for use in times["on Monday"].uses)


def test_an_actor_shows_its_rivals() -> None:
    text = (
        "Hamas and Palestinian Islamic Jihad fired rockets at Haifa on Monday. The group said it would go on."
    )
    group = next(one for one in of(explained(text), Sort.ACTOR) if one.span.quote == "The group")
    assert {one.key for one in group.considered} == {"actor:hamas", "actor:palestinian-islamic-jihad"}
    assert "Hamas" in group.reason


def test_a_toll_says_whose_it_is() -> None:
    found = explained("A car bomb killed at least 12 people and wounded 30 in Kirkuk on Monday, police said.")
    tolls = list(of(found, Sort.TOLL))
    assert len(tolls) == 2
    for toll in tolls:
        assert toll.speaker is not None
        assert toll.speaker.words == "police"
        assert "scope incident" in toll.reason
        assert [use.role for use in toll.uses] == ["toll"]


def test_choices_stand_in_the_order_of_the_text_and_quote_it() -> None:
    for reading in readings():
        found = explain(reading)
        starts = [one.span.start for one in found.choices]
        assert starts == sorted(starts)
        for one in found.choices:
            assert reading.report.text[one.span.start : one.span.end] == one.span.quote
            assert one.reason
