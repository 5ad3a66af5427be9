"""Broken off at any point, a run keeps what was done, and the next one does the rest, once."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TOWNS = ("Baghdad", "Kabul", "Mogadishu", "Aleppo", "Tripoli")
SECONDS = 60
MANY = 180


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of many short reports, a few of each incident."""
    path = tmp_path_factory.mktemp("many") / "reports.jsonl"
    rows = [
        {
            "text": f"A car bomb exploded in {TOWNS[n % len(TOWNS)]} on Tuesday, killing {3 + n % 7} people"
            f" and wounding {n % 50 + 8} others, police said. Report {n} of the day's news desk.",
            "date": f"2016-{n % 12 + 1:02}-23",
            "source": f"Outlet {n}",
        }
        for n in range(MANY)
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


@contextlib.contextmanager
def coding(workspace: Path, reports: Path) -> Iterator[subprocess.Popen[str]]:
    """Start to code in a process of its own."""
    words = ["code", "--quiet", "--jobs", "1", "--workspace", str(workspace), str(reports)]
    with subprocess.Popen(  # noqa: S603  (this interpreter)
        [sys.executable, "-m", "annals", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def rows_of(workspace: Path, table: str) -> int:
    """Return how many rows a table has, 0 before it is there."""
    try:
        with contextlib.closing(
            sqlite3.connect(f"{workspace.absolute().as_uri()}?mode=ro", uri=True, timeout=0.01)
        ) as found:
            return int(found.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608  (a name of ours)
    except sqlite3.Error:
        return 0


def wait_for(process: subprocess.Popen[str], table: str, workspace: Path, rows: int) -> None:
    """Wait until a table has so many rows."""
    end = time.monotonic() + SECONDS
    while rows_of(workspace, table) < rows:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end, (table, rows_of(workspace, table))
        time.sleep(0.002)


@pytest.mark.slow
def test_killed_anywhere_and_run_again_is_one_run(run: Run, tmp_path: Path, reports: Path) -> None:
    whole, broken = tmp_path / "whole.db", tmp_path / "broken.db"
    assert run("code", "--quiet", "--jobs", "1", "--workspace", whole, reports).exit_code == 0
    for table, least in (("migration", 1), ("report", 1), ("coding", 1), ("coding", 100)):
        with coding(broken, reports) as process:
            wait_for(process, table, broken, least)
            process.send_signal(signal.SIGKILL)
            process.wait()
            assert process.returncode == -signal.SIGKILL
    assert 100 <= rows_of(broken, "coding") < MANY
    done = run("code", "--quiet", "--jobs", "1", "--workspace", broken, reports)
    assert done.exit_code == 0
    assert "coded" in done.stdout
    for words in (
        ("list", "--json", "--background"),
        ("reports", "--json"),
        ("reports", "--count", "--json"),
    ):
        assert run(*words, "--workspace", broken).stdout == run(*words, "--workspace", whole).stdout
    assert rows_of(broken, "coding") == rows_of(whole, "coding") == MANY
    again = run("code", "--quiet", "--jobs", "1", "--workspace", broken, reports)
    assert again.stdout.startswith("nothing new")


@pytest.mark.slow
def test_interrupted_says_how_to_go_on(run: Run, tmp_path: Path, reports: Path) -> None:
    workspace = tmp_path / "annals.db"
    with coding(workspace, reports) as process:
        wait_for(process, "coding", workspace, 1)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert process.returncode == 130
    assert out == ""
    assert err.startswith("annals: interrupted; ")
    assert f"{MANY} reports" in err
    assert "Run the same command again" in err
    assert len(err.splitlines()) == 1
    assert run("code", "--quiet", "--jobs", "1", "--workspace", workspace, reports).exit_code == 0
    assert rows_of(workspace, "coding") == MANY


@pytest.mark.slow
def test_a_reader_who_has_seen_enough_is_no_error(coded: Path) -> None:
    for words in (["list"], ["list", "--json"], ["ingest", str(Path(__file__).parents[2] / "examples")]):
        options = ["--workspace", str(coded)] if words[0] == "list" else []
        with subprocess.Popen(  # noqa: S603  (this interpreter)
            [sys.executable, "-m", "annals", *words, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout
            assert process.stderr
            process.stdout.close()
            told = process.stderr.read()
            assert (process.wait(), told) == (0, b"")
