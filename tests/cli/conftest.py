"""The commands, called as a user would, and the example reports coded once for all tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from annals.cli import app

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs a command in an empty folder, at 100 columns and without colour."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    runner = CliRunner()

    def call(*words: str | Path, stdin: str | bytes | None = None) -> Result:
        return runner.invoke(app, [str(word) for word in words], input=stdin, catch_exceptions=False)

    return call


@pytest.fixture(scope="session")
def examples() -> Path:
    """Return the folder of the example reports."""
    return EXAMPLES


@pytest.fixture(scope="session")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace with the example reports, coded."""
    workspace = tmp_path_factory.mktemp("coded") / "annals.db"
    done = CliRunner().invoke(app, ["code", "--quiet", "--workspace", str(workspace), str(EXAMPLES)])
    assert done.exit_code == 0, done.output
    return workspace
