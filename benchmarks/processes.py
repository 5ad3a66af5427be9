"""Runs a command to its end and says how long it took and how much memory it needed at most."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from annals.errors import AnnalsError

_KILOBYTE = 1024
_MEGABYTE = 1_000_000
_LAST_WORDS = 2000
_LAUNCHER = Path(__file__).with_name("launcher.py")


class CommandFailedError(AnnalsError):
    """A command that is timed did not end well; the text holds its last words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """A finished command. ``peak_mb`` is that of its largest process, in MB (a million bytes)."""

    seconds: float
    peak_mb: float
    output: str


def peak_megabytes(maxrss: int) -> float:
    """Convert ``ru_maxrss`` (kilobytes on Linux, bytes on macOS) to MB."""
    return maxrss * (1 if sys.platform == "darwin" else _KILOBYTE) / _MEGABYTE


def annals_command() -> list[str]:
    """Return how to call `annals`: this environment's own command, else the module that it calls."""
    installed = Path(sys.executable).with_name("annals")
    if installed.is_file():
        return [str(installed)]
    return [sys.executable, "-c", "from annals.cli import main; main()"]


def run(command: Sequence[str]) -> Ran:
    """Run a command to its end.

    Raises:
        CommandFailedError: it is not there, or ends with a status other than 0.
    """
    if which(command[0]) is None:
        raise CommandFailedError(f"{command[0]} is not there")
    with TemporaryDirectory() as folder:
        errors = Path(folder) / "errors"
        launch = [sys.executable, "-I", "-S", str(_LAUNCHER), str(errors), *command]
        launched = subprocess.run(launch, capture_output=True, check=True)
        told = json.loads(launched.stderr)
        if told["status"]:
            last = errors.read_text(encoding="utf-8", errors="replace")[-_LAST_WORDS:]
            raise CommandFailedError(f"{' '.join(command)} ended with {told['status']}:\n{last}")
    output = launched.stdout.decode(errors="replace")
    return Ran(seconds=told["seconds"], peak_mb=peak_megabytes(told["maxrss"]), output=output)
