"""`annals version`: the versions of everything that decides what is coded."""

from __future__ import annotations

import typer

from annals.cli._app import command
from annals.cli._console import print_json
from annals.cli._options import JsonOption, SettingsOption, settings_of


@command("version", "annals version", "annals version --json")
def version(*, settings: SettingsOption = None, json: JsonOption = False) -> None:
    """Print the versions of the program and of its data."""
    from annals.pipeline import versions  # noqa: PLC0415  (it loads the whole line)

    found = versions(settings_of(settings))
    if json:
        print_json(found)
        return
    for name, number in found.items():
        typer.echo(f"{name:<9} {number}")
