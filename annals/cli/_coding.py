"""What `annals code` does and prints: one run over a workspace, its summary, and the table."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import typer

import annals
from annals.cli._app import INTERRUPTED, MISUSED, NOTHING
from annals.cli._console import fail, note, out, print_json
from annals.cli._incidents import print_incidents
from annals.cli._listing import Asked, Listed, select
from annals.cli._options import WORKSPACE
from annals.cli._progress import progress_bar
from annals.cli._text import counted
from annals.pipeline import Added, Workspace, versions
from annals.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run did, as `--json` prints it; ``incidents`` are those that the table shows."""

    workspace: str
    files: int
    unchanged: int
    reports: int
    already: int
    refused: int
    coded: int
    incidents: int


def with_jobs(settings: Settings, jobs: int | None) -> Settings:
    """Return the settings with the number of processes that the command line names."""
    return settings if jobs is None else replace(settings, run=replace(settings.run, jobs=jobs))


def run(paths: Sequence[str], workspace: Path, settings: Settings, *, quiet: bool, json: bool) -> None:
    """Code the inputs into the workspace and print what came of it."""
    _tell_missing(paths, workspace)
    tagger = versions(settings)["tagger"]  # one that cannot be had stops the run before a file is made
    with annals.Workspace(workspace, settings) as space:
        try:
            with progress_bar(quiet=json) as tell:
                added = space.add(paths, tell)
                tell("joining reports", 0, 0)
                found = select(space.events(), Asked(motives=settings.export.motives), settings.export)
        except KeyboardInterrupt:
            _tell_interrupted(space)
            raise typer.Exit(INTERRUPTED) from None
    _print(added, found, workspace, tagger, quiet=quiet, json=json)
    if added.refused and not (added.reports or added.already or added.unchanged):
        raise typer.Exit(NOTHING)


def _tell_missing(paths: Sequence[str], workspace: Path) -> None:
    """Name the paths at which there is nothing; stop when there is nothing to do at all."""
    if not paths and not workspace.exists():
        fail(f"there is no workspace at {workspace}: give the files or folders to code")
        raise typer.Exit(MISUSED)
    missing = [path for path in paths if path != "-" and not os.path.lexists(path)]
    if missing and len(missing) == len(paths):
        fail(f"there is nothing at {', '.join(missing)}")
        raise typer.Exit(MISUSED)
    for path in missing:
        note(f"annals: there is nothing at {path}")


def _tell_interrupted(space: Workspace) -> None:
    kept = space.counts()
    waiting = f", {kept.pending:,} of them still to be coded" if kept.pending else ""
    fail(
        f"interrupted; {space.path} keeps what was done: {counted(kept.reports, 'report')}{waiting}."
        " Run the same command again to do the rest."
    )


def _print(added: Added, found: Listed, workspace: Path, tagger: str, *, quiet: bool, json: bool) -> None:
    if json:
        print_json(Summary(workspace=str(workspace), incidents=len(found.rows), **asdict(added)))
        return
    console = out()
    console.print(_summary(added, len(found.rows), workspace, tagger))
    if added.refused:
        console.print(f"What was refused, and why: {_command('refused', workspace)}")
    if quiet or not found.rows:
        return
    print_incidents(found.rows, found.names, console)
    console.print(f"{counted(len(found.rows), 'incident')}{found.left_out}")
    told = max(found.rows, key=lambda row: row.reports)
    show = f"{_command('show', workspace)} {found.names[told.id]}"
    console.print(f"One incident with the words that say it: {show}")


def _summary(added: Added, incidents: int, workspace: Path, tagger: str) -> str:
    """Return one line on what the run did; the tagger is named where reports kept before were coded."""
    holds = f"{counted(incidents, 'incident')} in {workspace}"
    files = counted(added.files, "file")
    whole = added.unchanged == added.files
    if not added.files:
        done = f"{counted(added.coded, 'report')} coded by {tagger}" if added.coded else "nothing new"
        return f"{done}; {holds}"
    if not (added.reports or added.refused or added.coded):
        known = "taken in before" if whole else "and all reports kept already"
        return f"nothing new: {files}, {known}; {holds}"
    parts = [f"{files} ({added.unchanged:,} taken in before)" if added.unchanged else files]
    parts += [] if whole else [f"{counted(added.reports, 'report')} new"]
    parts += [f"{added.already:,} kept already"] if added.already else []
    parts += [f"{added.refused:,} refused"] if added.refused else []
    parts += [f"{counted(added.coded, 'report')} coded by {tagger}"] if added.coded != added.reports else []
    return f"{', '.join(parts)}; {holds}"


def _command(name: str, workspace: Path) -> str:
    """Return the beginning of a command line that the user can type."""
    where = f" --workspace {shlex.quote(str(workspace))}" if workspace != WORKSPACE else ""
    return f"{_program()} {name}{where}"


def _program() -> str:
    """Return what the user typed to run this program."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return "python -m annals"
    return str(called) if called.name == "annals" and shutil.which("annals") is None else "annals"
