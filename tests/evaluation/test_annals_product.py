"""What scorers ask of the product, asked of Annals itself."""

from __future__ import annotations

from datetime import date

from annals.model.values import Toll
from annals.model.vocabulary import GroupClass, Harm, Qualifier, Scope
from evaluation.annals_product import Annals
from evaluation.product import Document, Figure
from tests.evaluation.builders import draft

TEXT = (
    "A suicide bomber killed 12 people at a market in Kabul on Monday, police said. "
    "Thirty others were wounded and taken to hospital."
)


def toll(low: int | None, high: int | None, scope: Scope) -> Toll:
    return Toll(
        harm=Harm.KILLED,
        group=None,
        group_class=GroupClass.PEOPLE,
        low=low,
        high=high,
        qualifier=Qualifier.EXACT,
        scope=scope,
        period=None,
        as_of=None,
        share=None,
        part_of=None,
        about_enemy=False,
    )


def test_a_report_is_coded() -> None:
    told = Annals().code(Document(text=TEXT, title="Bomb in Kabul", published=date(2014, 5, 6)))
    assert told.first in told.drafts
    assert (told.refused, told.crashed) == (None, None)
    assert told.seconds > 0


def test_only_what_a_reader_has_goes_in() -> None:
    told = Annals().code(Document(text=TEXT, title="Bomb in Kabul", published=date(2014, 5, 6)))
    assert told.first is not None
    source = told.first.source
    assert (source.title, source.published) == ("Bomb in Kabul", date(2014, 5, 6))
    assert (source.url, source.outlet) == (None, None)


def test_a_report_that_cannot_be_used_is_refused_with_its_reason() -> None:
    assert Annals().code(Document(text=" ")).refused == "empty"


def test_a_figure_is_the_incidents_own() -> None:
    one = draft("d", tolls=toll(12, 12, Scope.INCIDENT))
    assert Annals().figure(one, Harm.KILLED) == Figure(low=12, best=12, high=12)
    assert Annals().figure(one, Harm.INJURED) == Figure(low=None, best=None, high=None)


def test_a_running_total_is_no_figure() -> None:
    one = draft("d", tolls=toll(4000, 4000, Scope.CUMULATIVE))
    assert Annals().figure(one, Harm.KILLED) == Figure(low=None, best=None, high=None)


def test_drafts_become_events_that_hold_each_of_them_once() -> None:
    drafts = [draft("d1"), draft("d2")]
    events = Annals().link(drafts)
    assert sorted(one.id for event in events for one in event.drafts) == ["d1", "d2"]
