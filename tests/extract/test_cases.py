"""The tables of cases of the lexical tagger."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

import annals
from annals.model.reading import Frame, Reading
from annals.model.report import Report
from annals.model.vocabulary import Kind
from tests.lexical import lexical_reading

FOLDER = Path(__file__).parent
PUBLISHED = date(2015, 6, 12)
FILLING = " The weather in the region was mild and the shops were open as on any other day of the year."


def cases(name: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["case"]
    return rows


def reading_of(text: object) -> Reading:
    report = annals.read_text(str(text) + FILLING, published=PUBLISHED, outlet="The Invented Post")
    assert isinstance(report, Report)
    return lexical_reading(report)


def named(case: dict[str, object]) -> str:
    return str(case["text"])[:60]


def told(frame: Frame) -> str:
    return f"{frame.kind} {frame.type or '-'} {frame.stage}"


@pytest.mark.parametrize("case", cases("event_cases.toml"), ids=named)
def test_acts(case: dict[str, object]) -> None:
    frames = [f for f in reading_of(case["text"]).frames if f.kind != Kind.TOLL]
    assert [told(frame) for frame in frames] == case["acts"]


@pytest.mark.parametrize("case", cases("count_cases.toml"), ids=named)
def test_counts(case: dict[str, object]) -> None:
    found = []
    for count in reading_of(case["text"]).counts:
        group = f" {count.group.quote}" if count.group and count.group.quote not in count.number.quote else ""
        part = " part" if count.part_of is not None else ""
        found.append(f"{count.harm} {count.number.quote}{group} {count.scope}{part}")
    assert found == case["counts"]


@pytest.mark.parametrize("case", cases("speech_cases.toml"), ids=named)
def test_speech(case: dict[str, object]) -> None:
    found = []
    for speech in reading_of(case["text"]).speeches:
        speaker = speech.speaker.span.quote if speech.speaker else "-"
        content = " ".join(speech.content.quote.split()[:2])
        found.append(f"{speaker} | {speech.stance} | {content}")
    assert found == case["said"]


@pytest.mark.parametrize("case", cases("role_cases.toml"), ids=named)
def test_roles(case: dict[str, object]) -> None:
    frames = reading_of(case["text"]).frames
    found = {f"{f.role} {f.mention.span.quote}" for frame in frames for f in frame.fillers}
    assert set(case["roles"]) <= found  # type: ignore[call-overload]  # a list of strings
