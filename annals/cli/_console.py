"""Where commands print: results on standard output, everything else on standard error."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

import typer

from annals.cli._text import clean

if TYPE_CHECKING:
    from rich.console import Console

_UNBROKEN = 10_000
"""Columns where no terminal breaks lines, so that a search through a pipe finds whole lines."""


def out() -> Console:
    """Return the console of standard output."""
    return _console(sys.stdout)


def err() -> Console:
    """Return the console of standard error."""
    return _console(sys.stderr)


def note(text: str) -> None:
    """Tell the user something beside the result."""
    typer.echo(clean(text), err=True)


def fail(text: str) -> None:
    """Tell the user what went wrong; the lines of a list of problems stay apart."""
    for number, line in enumerate(text.splitlines()):
        typer.echo(f"annals: {clean(line)}" if number == 0 else f"  {clean(line)}", err=True)


def print_json(value: object) -> None:
    """Print a value as JSON on one line."""
    from annals.wire import encode  # noqa: PLC0415  (only --json needs it)

    typer.echo(encode(value).decode())


def breaks_lines(console: Console) -> bool:
    """Say whether lines are broken to a width, as on a terminal."""
    return console.width < _UNBROKEN


def marks_by_colour(console: Console) -> bool:
    """Say whether the console can show which words are meant by their look alone."""
    return console.is_terminal and console.color_system is not None and not console.no_color


def _console(stream: TextIO) -> Console:
    """Return a console that reads no markup in what it prints, in colour on a terminal alone."""
    from annals.cli._rich import PlainConsole  # noqa: PLC0415  (help and JSON do without)

    broken = stream.isatty() or os.environ.get("COLUMNS", "").isdigit()
    return PlainConsole(
        file=stream,
        markup=False,
        emoji=False,
        highlight=False,
        width=None if broken else _UNBROKEN,
    )
