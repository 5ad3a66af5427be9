"""The only door to what is measured: Annals' own public functions, on what a reader would have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from annals.model.draft import EventDraft
from annals.model.event import Event
from annals.model.reading import Reading
from annals.model.values import Place
from annals.model.vocabulary import Harm


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a report shows a reader, and all that a prediction may rest on; never a key's field.

    ``names`` are offsets of place names that a set gives away, so that only the choice of their
    places is measured; the text is then taken as it stands. ``with_reading`` asks for the words that
    were read, for a set that marks words.
    """

    text: str
    title: str | None = None
    published: date | None = None
    names: tuple[tuple[int, int], ...] = ()
    with_reading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAnswer:
    """The place of one name that was given away, and how sure the product is of it."""

    place: Place
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """What the product made of one document.

    ``first`` is its first-ranked incident that is not background, the first of the background where the
    report tells of nothing else, None when it found none.
    ``refused`` is the reason for which it took no report, ``crashed`` the error that stopped it.
    ``places`` answers the document's ``names`` one by one; nothing else is coded for such a document.
    ``reading`` is what was read, where the document asks for it.
    """

    first: EventDraft | None = None
    drafts: tuple[EventDraft, ...] = ()
    refused: str | None = None
    crashed: str | None = None
    places: tuple[PlaceAnswer, ...] = ()
    reading: Reading | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """People harmed in one incident as the product's rule chooses it; None where nobody told."""

    low: int | None
    best: int | None
    high: int | None


class Product(Protocol):
    """What scorers ask of the product; tests hand in one of their own."""

    def code(self, document: Document) -> Prediction:
        """Read and code one document."""

    def link(self, drafts: Iterable[EventDraft]) -> tuple[Event, ...]:
        """Join drafts into events."""

    def figure(self, draft: EventDraft, harm: Harm) -> Figure:
        """Choose the figure of an incident that this draft alone tells of."""
