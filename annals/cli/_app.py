"""The front of the command line: what every command shares, and how each one ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from typing import Annotated, Any, TypeVar

import typer
from typer.core import TyperGroup

from annals.cli._console import fail
from annals.errors import AnnalsError
from annals.version import VERSION

_Command = TypeVar("_Command", bound=Callable[..., None])

FAILED = 1
MISUSED = 2
NOTHING = 3
INTERRUPTED = 130

EXIT_CODES = {
    0: "done",
    FAILED: "it could not be done; standard error says why",
    MISUSED: "the command line or a line of the input is wrong",
    NOTHING: "nothing matched, or everything given was refused",
    INTERRUPTED: "interrupted; what was done is kept",
}


class _Running:
    """The command that runs: what is closed when it ends."""

    stack = ExitStack()


_running = _Running()


def until_end(context: AbstractContextManager[None]) -> None:
    """Enter a context that is left when the command ends."""
    _running.stack.enter_context(context)


class Front(TyperGroup):
    """Runs one command and turns how it ends into a line for the user and an exit code."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401  (typer's own types are private)
        """Run the command; a failure that the user can mend is told in words, a bug is not caught."""
        try:
            with ExitStack() as _running.stack:
                try:
                    return super().invoke(ctx)
                finally:
                    sys.stdout.flush()
        except AnnalsError as error:
            fail(str(error))
            raise typer.Exit(FAILED) from error
        except KeyboardInterrupt as error:
            fail("interrupted")
            raise typer.Exit(INTERRUPTED) from error
        except BrokenPipeError:
            # Whoever read the output has seen enough; nothing more may be written, at exit neither.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return None


app = typer.Typer(
    name="annals",
    cls=Front,
    help="Read press reports of political violence and write the table of incidents,"
    " every cell with the words that say it.",
    epilog="\b\nExit codes:\n" + "\n".join(f"  {code:>3}  {says}" for code, says in EXIT_CODES.items()),
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def command(name: str, *examples: str) -> Callable[[_Command], _Command]:
    """Add a function as a command; its docstring is the help, and the examples stand at its end."""
    shown = "\n".join(f"  {example}" for example in examples)
    heading = "Example" if len(examples) == 1 else "Examples"
    return app.command(name, epilog=f"\b\n{heading}:\n{shown}")


def _version(asked: bool) -> None:  # noqa: FBT001  (typer hands it over by position)
    if asked:
        typer.echo(f"annals {VERSION}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def front(
    context: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Show the help when no command is given."""
    del version
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
