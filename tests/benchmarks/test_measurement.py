from __future__ import annotations

import json
from pathlib import Path

from benchmarks.measurement import duration, memory, rate, table, write_json
from benchmarks.reference import reference_loop


def test_rate_is_the_median_of_the_runs() -> None:
    # 10 reports in 1, 2 and 5 s are 10, 5 and 2 reports a second.
    one = rate("extract", "examples", 10, [1.0, 2.0, 5.0], reference=0.1)
    assert (one.value, one.low, one.high, one.runs, one.unit) == (5.0, 2.0, 10.0, 3, "reports/s")
    assert one.ratio == 0.5


def test_a_time_above_its_target_is_missed() -> None:
    one = duration("help", [0.4, 0.6, 0.9], reference=0.3, target=0.5)
    assert (one.value, one.ratio, one.missed) == (0.6, 2.0, True)
    assert not duration("help", [0.5], reference=0.2, target=0.5).missed
    assert table([one]).splitlines()[1].split()[:3] == ["help", "-", ">"]


def test_a_rate_below_its_target_is_missed() -> None:
    assert rate("resolve", "isaf", 10, [0.2], reference=0.2, target=100.0).missed
    assert not rate("resolve", "isaf", 10, [0.1], reference=0.2, target=100.0).missed
    assert not rate("resolve", "isaf", 10, [0.2], reference=0.2).missed


def test_json(tmp_path: Path) -> None:
    write_json([memory("peak", "isaf", [100.0])], tmp_path / "a.json")
    (row,) = json.loads((tmp_path / "a.json").read_text())
    assert (row["name"], row["corpus"], row["value"], row["unit"], row["ratio"]) == (
        *("peak", "isaf", 100.0, "MB"),
        None,
    )


def test_the_reference_loop_always_does_the_same() -> None:
    assert reference_loop() == reference_loop() > 0
