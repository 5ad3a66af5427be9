from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.command import example_texts
from benchmarks.corpus import Text, repeated, write_lines
from benchmarks.stages import read, time_stages

REPORT = Text(
    "KABUL - A suicide bomber killed 12 people at a market in Kabul on Monday, police said. "
    "Thirty others were wounded and taken to hospital.",
    date="2014-05-06",
)


def test_each_stage_is_timed_as_often_as_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    write_lines(repeated([REPORT], 3), path)
    times = time_stages(str(path), 2)
    assert times.reports == 3
    assert list(times.seconds) == ["ingest", "extract", "resolve", "link"]
    assert all(len(runs) == 2 and min(runs) > 0 for runs in times.seconds.values())
    assert len(times.reference) == 3
    assert times.peak_mb > 10


def test_nothing_to_time_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    write_lines([Text("Short.")], path)
    with pytest.raises(ValueError, match="holds no report"):
        time_stages(str(path), 1)


def test_repeated_examples_are_distinct_reports(tmp_path: Path) -> None:
    texts = example_texts()
    assert len(texts) >= 24
    path = tmp_path / "a.jsonl"
    write_lines(repeated(texts, 3 * len(texts)), path)
    assert len({report.id for report in read(str(path))}) == 3 * len(texts)
