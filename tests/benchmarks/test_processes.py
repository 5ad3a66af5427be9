from __future__ import annotations

import sys

import pytest

from benchmarks.processes import CommandFailedError, run


def test_a_command_is_timed_and_its_memory_measured() -> None:
    small = run([sys.executable, "-c", "print('done')"])
    assert small.output == "done\n"
    assert 0 < small.seconds < 30
    large = run([sys.executable, "-c", "held = bytearray(b'x') * 100_000_000"])
    assert large.peak_mb > small.peak_mb + 90


def test_memory_is_that_of_the_command_alone() -> None:
    run([sys.executable, "-c", "held = bytearray(b'x') * 100_000_000"])
    assert run([sys.executable, "-c", ""]).peak_mb < 60


def test_a_command_that_fails_is_told_with_its_last_words() -> None:
    with pytest.raises(CommandFailedError, match=r"ended with 3:\nno luck"):
        run([sys.executable, "-c", "import sys; sys.stderr.write('no luck'); sys.exit(3)"])


def test_a_command_that_is_not_there_is_named() -> None:
    with pytest.raises(CommandFailedError, match="no-such-command is not there"):
        run(["no-such-command"])
