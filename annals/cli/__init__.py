"""The command `annals`: argument parsing and printing; each command stands in the file of its name."""

from __future__ import annotations

import io
import sys
from importlib import import_module

from annals.cli._app import EXIT_CODES, app

__all__ = ["COMMANDS", "EXIT_CODES", "app", "main"]

COMMANDS = (
    *("code", "list", "show", "why", "refused", "reports", "export", "registry", "settings", "version"),
    *("ingest", "extract", "resolve", "link"),
)
"""In the order in which people meet them; the stages alone come last."""

for _name in COMMANDS:
    import_module(f"annals.cli.{_name}")


def main() -> None:
    """Run the command line; a letter that the terminal lacks becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    app()
