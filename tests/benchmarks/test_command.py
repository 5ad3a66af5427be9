"""The command with stand-ins for the product's own commands, whose times are given."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks import command
from benchmarks.corpus import Text
from benchmarks.processes import CommandFailedError, Ran

STAGES = {
    "reports": 4,
    "seconds": {"ingest": [1.0, 2.0, 4.0], "extract": [2.0], "resolve": [0.04], "link": [0.5]},
    "reference": [0.5, 0.5],
    "peak_mb": 200.0,
}
GAZETTEER = {
    "names": 30_000,
    "disk_mb": 40.0,
    "peak_mb": 90.0,
    "opened": [0.001, 0.002, 0.004],
    "held_cold": [1.0],
    "held_warm": [0.1],
    "unknown_cold": [1.5],
    "reference": [0.5],
}
READER = {
    "reports": 4,
    "mixed": 10,
    "encoder": [1.0, 2.0],
    "extract": [1.25, 2.0],
    "line": [1.25, 2.5],
    "all_read": [4.0, 4.0],
    "skipped": [1.0, 1.0],
    "reference": [0.5],
    "peak_mb": 300.0,
}


def answers(commands: list[list[str]], help_seconds: float) -> object:
    """Return a stand-in for `run` that keeps what it was asked to run."""

    def run(words: Sequence[str]) -> Ran:
        commands.append(list(words))
        if "--help" in words:
            return Ran(seconds=help_seconds, peak_mb=50.0, output="")
        told = {"benchmarks.stages": STAGES, "benchmarks.gazetteer": GAZETTEER, "benchmarks.reader": READER}
        output = "".join(json.dumps(value) for module, value in told.items() if module in words)
        return Ran(seconds=2.0, peak_mb=100.0, output=output)

    return run


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    asked: list[list[str]] = []
    monkeypatch.setattr(command, "run", answers(asked, help_seconds=0.25))
    monkeypatch.setattr(command, "example_texts", lambda: [Text("Two died."), Text("One died.")])
    monkeypatch.setattr(command, "reference_seconds", lambda: 0.5)
    return asked


def test_every_measure_is_reported(commands: list[list[str]], tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert command.main(["--reports", "4", "--runs", "3", "--json", str(out)]) == command.DONE
    rows = {(row["name"], row["corpus"]): row for row in json.loads(out.read_text())}
    assert rows["ingest", "examples"]["value"] == 2.0  # 4 reports in 2 s
    assert rows["ingest", "examples"]["ratio"] == 1.0  # and a loop takes half a second
    assert rows["link", "examples"]["value"] == 8.0
    assert rows["whole line, 2 cores", "examples"]["value"] == 2.0
    assert rows["annals --help", None]["target"] == 0.5
    assert rows["annals code, one report", None]["value"] == 2.0
    assert rows["peak memory, stages in one process", "examples"]["value"] == 200.0
    assert rows["extract, trained, beside the bare encoder", "examples"]["value"] == 0.9
    assert rows["skipping nine irrelevant reports in ten", "examples"]["value"] == 4.0
    assert rows["reference loop", None]["value"] == 0.5
    assert rows["gazetteer on disk", None]["target"] == 60.0
    assert rows["gazetteer opened", None]["value"] == 0.002
    assert rows["look-ups, cold", None]["value"] == 30_000.0
    assert rows["look-ups, cold", None]["unit"] == "names/s"
    assert sum("--help" in words for words in commands) == 3


def test_every_run_of_the_line_has_a_workspace_of_its_own(commands: list[list[str]]) -> None:
    command.main(["--reports", "2", "--runs", "3"])
    workspaces = [words[words.index("--workspace") + 1] for words in commands if "code" in words]
    assert len(workspaces) == len(set(workspaces)) == 6


def test_sets_of_a_data_folder_are_timed_too(
    commands: list[list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "isaf").mkdir()
    (tmp_path / "isaf" / "releases.jsonl").write_text('{"text": "Two died."}\n' * 5)
    command.main(["--data", str(tmp_path), "--reports", "3", "--runs", "1"])
    assert "isaf: 3 reports, 1 runs" in capsys.readouterr().err
    assert len([words for words in commands if "benchmarks.stages" in words]) == 2


def test_a_missed_target_fails(commands: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "run", answers(commands, help_seconds=0.75))
    assert command.main(["--reports", "2", "--runs", "1"]) == command.MISSED


@pytest.mark.usefixtures("commands")
def test_a_command_that_fails_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(words: Sequence[str]) -> Ran:
        raise CommandFailedError(f"{words[-1]} failed")

    monkeypatch.setattr(command, "run", fail)
    assert command.main(["--reports", "2"]) == command.UNUSABLE
    assert "benchmarks: --help failed" in capsys.readouterr().err


@pytest.mark.usefixtures("commands")
def test_a_reader_much_slower_than_its_encoder_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(READER, "extract", [2.0, 4.0])
    assert command.main(["--reports", "2", "--runs", "1"]) == command.MISSED
