"""Options that several commands share, and what is made of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

import annals
from annals.cli._app import NOTHING, until_end
from annals.cli._console import fail
from annals.settings import Settings, load_settings

if TYPE_CHECKING:
    from annals.pipeline import Workspace

WORKSPACE = Path("annals.db")
SETTINGS = Path("annals.toml")

WorkspaceOption = Annotated[
    Path,
    typer.Option("--workspace", "-w", metavar="FILE", help="The workspace: one file that keeps everything."),
]
SettingsOption = Annotated[
    Path | None,
    typer.Option(
        "--settings",
        "-s",
        metavar="FILE",
        help=f"The settings; {SETTINGS} in this folder unless told otherwise, where it is there.",
        show_default=False,
    ),
]
PathsArgument = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.", show_default=False),
]
LinesArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE", help="JSON lines; standard input when none is given.", show_default=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead.")]


def settings_of(path: Path | None) -> Settings:
    """Return the settings of the file given, else of `annals.toml` here, else the defaults.

    The registry that they name is in use until the command ends.

    Raises:
        SettingsError: the file cannot be used.
    """
    settings = load_settings(SETTINGS if path is None and SETTINGS.is_file() else path)
    if settings.registry.files:
        from annals.gazetteer.actors import using  # noqa: PLC0415  (it loads the registry)

        until_end(using(map(Path, settings.registry.files)))
    return settings


def look_into(path: Path, settings: Settings) -> Workspace:
    """Open a workspace to read it; looking never changes it.

    Raises:
        StoreError: there is none at this path, or it cannot be opened.
    """
    return annals.Workspace(path, settings, read_only=True)


def stop_with_nothing(text: str) -> NoReturn:
    """Say that nothing matched, and end with the exit code for it."""
    fail(text)
    raise typer.Exit(NOTHING)
