"""The console of every command that prints tables or prose."""

from __future__ import annotations

from rich.console import Console


class PlainConsole(Console):
    """Prints text as it is; when nobody reads any more, the front of the command line ends the run."""

    def on_broken_pipe(self) -> None:
        """Leave it to `Front`, instead of ending the process from within a library."""
        raise BrokenPipeError
