"""Every command explains itself, with examples that its options allow, and does so at once."""

from __future__ import annotations

import os
import resource
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

import annals.cli
from annals.cli import COMMANDS as NAMES
from annals.cli import EXIT_CODES, app
from tests.cli.conftest import Run

FRONT: Any = typer.main.get_command(app)
COMMANDS: dict[str, Any] = dict(FRONT.commands)
STAGES = {"ingest", "extract", "resolve", "link"}
HEAVY = (
    "sqlalchemy",
    "rensa",
    "rapidfuzz",
    "trafilatura",
    "lxml",
    "annals.pipeline",
    "annals.extract",
    "msgspec",
)


def examples_of(name: str) -> list[str]:
    heading, *lines = COMMANDS[name].epilog.splitlines()[1:]
    assert heading.startswith("Example")
    return [line.strip() for line in lines]


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example_that_is_shown(name: str, run: Run) -> None:
    done = run(name, "--help")
    assert done.exit_code == 0
    assert examples_of(name)
    for line in examples_of(name):
        assert line in done.stdout
        assert f"annals {name}" in line


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_parse(name: str) -> None:
    for line in examples_of(name):
        for part in line.split(">")[0].split("|"):
            words = shlex.split(part)
            if words[0] == "annals":
                command = COMMANDS[words[1]]
                assert command.make_context(words[1], words[2:]).info_name == words[1]


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - STAGES))
def test_every_command_that_prints_has_json(name: str) -> None:
    assert any("--json" in option.opts for option in COMMANDS[name].params)


def test_every_file_of_a_command_is_one_command_in_its_place(run: Run) -> None:
    files = {path.stem for path in Path(annals.cli.__file__).parent.glob("[a-z]*.py")}
    assert files == set(NAMES) == set(COMMANDS)
    shown = run("--help").stdout
    places = [shown.index(f"\n  {name} ") for name in NAMES]
    assert places == sorted(places)


def test_the_front_tells_the_exit_codes(run: Run) -> None:
    shown = run("--help").stdout
    for code, says in EXIT_CODES.items():
        assert f"{code}  {says}" in shown


def test_no_command_is_help(run: Run) -> None:
    done = run()
    assert done.exit_code == 0
    assert done.stdout == run("--help").stdout


def test_an_unknown_command_is_misuse(run: Run) -> None:
    done = run("cod")
    assert done.exit_code == 2
    assert "code" in done.stderr


def test_version_is_told_two_ways(run: Run) -> None:
    assert run("--version").stdout.split()[0] == "annals"
    assert run("--version").stdout.split()[1] in run("version").stdout


def test_help_loads_nothing_heavy() -> None:
    program = f"import sys, annals.cli; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603  (this interpreter)
    assert done.stdout.strip() == "[]"


def test_help_takes_less_than_half_a_second() -> None:
    # Processor time, which a busy machine does not stretch as it does the clock's.
    def spent() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-m", "annals", "--help"], check=True, stdout=subprocess.DEVNULL, env=os.environ
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(spent() for _ in range(3)) < 0.5
