"""Acts told twice in one report: joined where nothing tells them apart, kept where something does."""

from dataclasses import replace
from datetime import date

import pytest

import annals
from annals.model.ids import FrameId
from annals.model.reading import Frame, Reading
from annals.model.report import Report, Span
from annals.resolve import resolve
from tests.lexical import lexical_reading

_FIRST = "Gunmen shot dead a farmer near Kumbo on Monday."


def read_apart(text: str) -> Reading:
    """Read a report so that each sentence tells an act of its own, as a reader does that joins too little."""
    report = annals.read_text(text, published=date(2024, 3, 14))
    assert isinstance(report, Report)
    reading = lexical_reading(report)
    frames = [part for frame in reading.frames for part in _parts(frame)]
    counts = tuple(
        replace(count, frame=next(f.id for f in frames if _inside(count.span, f.sentences)))
        for count in reading.counts
    )
    return replace(reading, frames=tuple(frames), counts=counts)


def _parts(frame: Frame) -> list[Frame]:
    parts = []
    for number, sentence in enumerate(frame.sentences):
        here = (sentence,)
        events = tuple(event for event in frame.events if _inside(event.span, here))
        fillers = tuple(one for one in frame.fillers if _inside(one.mention.span, here))
        part = replace(frame, id=FrameId(f"{frame.id}{number}"), type=events[0].tag or frame.type)
        parts.append(replace(part, sentences=here, events=events, fillers=fillers))
    return parts


def _inside(span: Span, sentences: tuple[Span, ...]) -> bool:
    return any(sentence.start <= span.start < sentence.end for sentence in sentences)


@pytest.mark.parametrize(
    "again",
    [
        "The shooting on Monday left a farmer dead, a priest said.",
        "The farmer was shot dead near Kumbo on Monday, a priest said.",
        "Gunmen attacked a farm near Kumbo on Monday, a priest said.",
    ],
)
def test_an_act_told_twice_is_one_incident_with_the_words_of_both(again: str) -> None:
    reading = read_apart(f"{_FIRST} {again}")
    assert len(reading.frames) == 2
    (draft,) = resolve(reading)
    assert {span.quote for span in draft.told} == {_FIRST, again}


@pytest.mark.parametrize(
    "other",
    [
        "Gunmen shot dead a farmer near Kumbo on Sunday.",
        "Gunmen shot dead a farmer near Bamenda on Monday.",
        "Gunmen shot dead three farmers near Kumbo on Monday.",
        "Soldiers shot dead a farmer near Kumbo on Monday.",
        "Gunmen kidnapped a farmer near Kumbo on Monday.",
    ],
)
def test_another_day_place_toll_side_or_type_is_another_incident(other: str) -> None:
    reading = read_apart(f"{_FIRST} {other}")
    assert len(resolve(reading)) == len(reading.frames) == 2
