"""What `annals export` does and prints."""

from __future__ import annotations

from pathlib import Path

from annals.cli._console import out
from annals.cli._text import counted
from annals.export import Exported, ManifestInfo, export_events
from annals.pipeline import Workspace, versions


def run(space: Workspace, target: Path, form: str, *, background: bool) -> Exported:
    """Write the events of a workspace."""
    info = ManifestInfo(versions=versions(space.settings), settings=space.settings)
    return export_events(space.events(), target, form, space.settings.export, info, background=background)


def print_done(done: Exported, target: Path) -> None:
    """Print the files written, with the number of rows of each."""
    folder = target if target.is_dir() else target.parent
    console = out()
    for one in done.files:
        console.print(f"{folder / one.name}  {counted(one.rows, 'row')}, {counted(one.bytes, 'byte')}")
    console.print(f"{folder / done.manifest}  how it was made")
