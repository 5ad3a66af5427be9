"""The limits of the compiled gazetteer: room, memory, opening and look-ups, as the benchmark has them."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from functools import cache
from statistics import median

import pytest

from benchmarks.command import DISK_TARGET, LOOK_UPS_TARGET, MEMORY_TARGET, OPEN_TARGET
from benchmarks.gazetteer import GazetteerTimes, path, spread
from benchmarks.processes import run

_REFERENCE = 0.2
"""CPU seconds of a reference loop on the machine that the target of look-ups is told for."""


@cache
def measured() -> GazetteerTimes:
    told = json.loads(run([sys.executable, "-m", "benchmarks.gazetteer", "3"]).output)
    return GazetteerTimes(**told)


def test_room_and_memory() -> None:
    assert 1.0 < measured().disk_mb <= DISK_TARGET
    assert 10.0 < measured().peak_mb <= MEMORY_TARGET


def test_it_is_open_soon() -> None:
    assert min(measured().opened) < OPEN_TARGET


@pytest.mark.parametrize("key", ["held_cold", "unknown_cold", "held_warm"])
def test_look_ups_on_one_core(key: str) -> None:
    """A slower or busier machine gets as much longer as its reference loop takes."""
    times = measured()
    allowed = times.names / LOOK_UPS_TARGET * max(1.0, median(times.reference) / _REFERENCE)
    assert min(asdict(times)[key]) < allowed


def test_the_names_of_one_run_are_all_different_and_those_of_the_next_are_others() -> None:
    first, second = spread(2000, 0), spread(2000, 1)
    assert len(set(first)) == len(set(second)) == 2000
    assert len(set(first) & set(second)) < 100
    assert first == spread(2000, 0)


def test_too_many_runs_are_told() -> None:
    assert path().is_file()
    with pytest.raises(ValueError, match="too few"):
        spread(100_000, 5)
