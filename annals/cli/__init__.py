"""The command `annals`: argument parsing and printing; each command stands in its own file."""

from __future__ import annotations

import io
import sys

from annals.cli._app import EXIT_CODES, app
from annals.cli.code import code
from annals.cli.export import export
from annals.cli.extract import extract
from annals.cli.ingest import ingest
from annals.cli.link import link
from annals.cli.list import list_events
from annals.cli.refused import refused
from annals.cli.reports import reports
from annals.cli.resolve import resolve
from annals.cli.settings import settings
from annals.cli.show import show
from annals.cli.version import version
from annals.cli.why import why

__all__ = [
    "EXIT_CODES",
    "app",
    "code",
    "export",
    "extract",
    "ingest",
    "link",
    "list_events",
    "main",
    "refused",
    "reports",
    "resolve",
    "settings",
    "show",
    "version",
    "why",
]


def main() -> None:
    """Run the command line; a letter that the terminal lacks becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    app()
