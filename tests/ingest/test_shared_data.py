"""Ingest on the data that is not part of the project: what it must find, and that nothing is lost."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from annals.ingest import open_inputs
from annals.model.report import Report
from annals.settings import IngestSettings

pytestmark = pytest.mark.shared


def test_the_seeds_are_dated_and_their_outlets_named(shared: Path) -> None:
    folder = shared / "cases" / "seeds"
    expected = json.loads((folder / "expected.json").read_text("utf-8"))["reports"]
    for each in expected:
        (found,) = open_inputs([str(folder / each["file"])], IngestSettings())
        (taken,) = found.items()
        assert isinstance(taken.item, Report)
        day = taken.item.published.isoformat() if taken.item.published else None
        assert (day, taken.item.outlet, taken.item.language) == (
            each["published"],
            each["outlet"],
            each["language"],
        )


def test_every_row_of_a_table_and_every_line_comes_out(shared: Path) -> None:
    options = IngestSettings()
    columns = dataclasses.replace(options.columns, text=("article_content", "text"), title=("article_title",))
    options = dataclasses.replace(options, columns=columns)
    table, lines = shared / "data" / "fa_kes" / "articles.csv", shared / "data" / "isaf" / "releases.jsonl"
    if not table.exists() or not lines.exists():
        pytest.skip("this copy of the data lacks fa_kes or isaf")
    for path in (table, lines):
        (found,) = open_inputs([str(path)], options)
        items = [taken.item for taken in found.items()]
        assert len(items) >= 200
        assert sum(isinstance(item, Report) for item in items) == len(items)
