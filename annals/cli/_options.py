"""Options that several commands share, and what is made of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

import annals
from annals.cli._app import NOTHING, until_end
from annals.cli._console import fail
from annals.errors import SettingsError
from annals.settings import TAGGERS, Settings, load_settings

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
TaggerOption = Annotated[
    str | None,
    typer.Option(
        "--tagger",
        metavar="NAME",
        help="What finds the words that matter: trained, lexical, or a folder of weights of your own.",
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


def with_tagger(settings: Settings, tagger: str | None) -> Settings:
    """Return the settings with another tagger, if one is named.

    Raises:
        SettingsError: it is neither a tagger's name nor a folder.
    """
    if tagger is None:
        return settings
    if tagger not in TAGGERS and not Path(tagger).is_dir():
        raise SettingsError(f"--tagger: {tagger!r} is neither one of {', '.join(TAGGERS)} nor a folder")
    return replace(settings, extract=replace(settings.extract, tagger=tagger))


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
