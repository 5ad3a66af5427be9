"""The real data sets, where they are at hand: every file is understood, and nothing crashes."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from evaluation.command import DONE, main
from evaluation.data_set import data_sets

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("ANNALS_SHARED", ROOT.parent / "shared")) / "data"
HERE = [data_set for data_set in data_sets().values() if data_set.is_in(DATA)]

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not HERE, reason="the data sets are not here: set ANNALS_SHARED"),
]


@pytest.mark.parametrize("name", [data_set.name for data_set in HERE])
def test_every_row_is_understood(name: str) -> None:
    splits = data_sets()[name].load(DATA / name, None)
    assert all(split.documents for split in splits)


def test_a_few_rows_of_each_set_are_measured(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert main(["--data", str(DATA), "--limit", "5", "--jobs", "1", "--json", str(out)]) == DONE
    results = json.loads(out.read_text(encoding="utf-8"))
    assert {result["set"] for result in results} == {data_set.name for data_set in HERE}
    shares = [result for result in results if not result["measure"].endswith("_km")]
    assert all(0 <= result["value"] <= 1 for result in shares if result["n"])
