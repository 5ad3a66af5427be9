"""`annals code`: reports in, incidents out."""

from __future__ import annotations

from typing import Annotated

import typer

from annals.cli._app import command
from annals.cli._options import (
    WORKSPACE,
    JsonOption,
    SettingsOption,
    TaggerOption,
    WorkspaceOption,
    settings_of,
    with_tagger,
)

_PathsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.", show_default=False),
]


@command(
    "code",
    "annals code reports/ feed.xml archive.warc.gz",
    "annals code --workspace sahel.db --jobs 4 clippings.csv",
    "cat report.txt | annals code -",
)
def code(  # noqa: PLR0913  (the options of a command)
    paths: _PathsArgument = None,
    *,
    workspace: WorkspaceOption = WORKSPACE,
    settings: SettingsOption = None,
    tagger: TaggerOption = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes that code; 0 is one for each core."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print the summary alone, no table.")] = False,
    json: JsonOption = False,
) -> None:
    """Take in reports, code what is new and print the incidents.

    PATH is a file, a folder, or - for standard input: plain text, Markdown, saved web pages, RSS
    and Atom feeds, WARC archives, JSON lines, CSV or TSV tables and PDF. Everything is kept in the
    workspace. A second run on the same input changes nothing; an interrupted one is finished by
    running it again. Without a PATH, what the workspace holds is coded where that is still to do.
    """
    from annals.cli import _coding  # noqa: PLC0415  (it loads the whole line)

    chosen = with_tagger(_coding.with_jobs(settings_of(settings), jobs), tagger)
    _coding.run(paths or (), workspace, chosen, quiet=quiet, json=json)
