"""Stages alone: JSON lines in from files or standard input, JSON lines out on standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import typer

from annals.cli._app import MISUSED
from annals.cli._console import fail
from annals.errors import WireError
from annals.wire import encode_lines, read_lines

T = TypeVar("T")

STANDARD_INPUT = "-"


def read_values(files: Sequence[str], kind: type[T]) -> Iterator[T]:
    """Yield the values of the files, of standard input when there is none; stop at a line that is wrong."""
    for name in files or (STANDARD_INPUT,):
        try:
            if name == STANDARD_INPUT:
                yield from read_lines(sys.stdin.buffer, kind)
            else:
                with Path(name).open("rb") as stream:
                    yield from read_lines(stream, kind)
        except WireError as error:
            shown = "standard input" if name == STANDARD_INPUT else name
            fail(f"{shown}, {error}")
            raise typer.Exit(MISUSED) from error
        except OSError as error:
            fail(f"{name}: cannot be read: {error.strerror or error}")
            raise typer.Exit(MISUSED) from error


def write_values(values: Iterable[object]) -> None:
    """Write each value as one line of JSON."""
    for line in encode_lines(values):
        sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()
