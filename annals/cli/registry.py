"""`annals registry`: the actors that are known, files of own actors, and lists made into such files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from annals.cli._app import MISUSED, command
from annals.cli._console import fail
from annals.cli._options import JsonOption, SettingsOption, settings_of

_NamesArgument = Annotated[
    list[str] | None, typer.Argument(metavar="NAME", help="Names or keys of actors.", show_default=False)
]
_CountryOption = Annotated[
    str | None,
    typer.Option("--country", metavar="COUNTRY", help="List those of a country."),
]
_CategoryOption = Annotated[
    str | None,
    typer.Option("--category", metavar="CATEGORY", help="List those of a category."),
]
_CheckOption = Annotated[
    list[Path] | None, typer.Option("--check", metavar="FILE", help="Check a file of own actors.")
]
_UcdpOption = Annotated[
    list[Path] | None, typer.Option("--ucdp", metavar="FILE", help="Make a file of UCDP's actor list (CSV).")
]
_PetrarchOption = Annotated[
    list[Path] | None,
    typer.Option("--petrarch", metavar="FILE", help="Make one of a CAMEO or PETRARCH dictionary of actors."),
]


@command(
    "registry",
    "annals registry",
    "annals registry Hezbollah actor:jnim",
    "annals registry --country Mali --category armed_group",
    "annals registry --check groups.toml",
    "annals registry --ucdp Actor_v25_1.csv > ucdp.toml",
    "annals registry --petrarch Phoenix.MilNonState.actors.txt > cameo.toml",
)
def registry(  # noqa: PLR0913  (one for each option)
    names: _NamesArgument = None,
    *,
    country: _CountryOption = None,
    category: _CategoryOption = None,
    check: _CheckOption = None,
    ucdp: _UcdpOption = None,
    petrarch: _PetrarchOption = None,
    settings: SettingsOption = None,
    json: JsonOption = False,
) -> None:
    """Show the actors that are known, check a file of your own, or make one of another list.

    With NAMEs, each actor that they may mean is shown; with --country or --category, all such actors
    are listed; with nothing, they are counted. The files that the settings name under registry.files
    are among them. --check tells every problem of a file at once. --ucdp and --petrarch print a file
    of own actors, and tell on standard error what was left out and why; with --json they print every
    entry and every line left out.
    """
    from annals.cli import _registry  # noqa: PLC0415  (it loads the registry)

    ways = [bool(names), bool(country or category), bool(check), bool(ucdp or petrarch)]
    if sum(ways) > 1:
        fail("choose one: NAMEs, --country and --category, --check, or --ucdp and --petrarch")
        raise typer.Exit(MISUSED)
    if check:
        _registry.check(check, json=json)
    elif ucdp or petrarch:
        _registry.make(ucdp or (), petrarch or (), json=json)
    else:
        settings_of(settings)
        if names:
            _registry.show(names, json=json)
        elif country or category:
            _registry.listed(country, category, json=json)
        else:
            _registry.counts(json=json)
