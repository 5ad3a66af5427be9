"""`annals settings`: what a run would use."""

from __future__ import annotations

from typing import Annotated

import typer

from annals.cli._app import command
from annals.cli._console import print_json
from annals.cli._options import JsonOption, SettingsOption, settings_of
from annals.settings import Settings, dump_settings


@command("settings", "annals settings", "annals settings --default > annals.toml")
def settings(
    *,
    settings: SettingsOption = None,
    default: Annotated[
        bool, typer.Option("--default", help="Print the defaults, whatever file there is.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Print the settings in force as TOML, each key with what it takes."""
    chosen = Settings() if default else settings_of(settings)
    if json:
        print_json(chosen)
    else:
        typer.echo(dump_settings(chosen), nl=False)
