"""What `annals ingest` does: reports to standard output, refusals beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from annals.cli._app import NOTHING
from annals.cli._console import note
from annals.cli._lines import write_values
from annals.errors import AnnalsError
from annals.ingest import open_inputs
from annals.model.report import Refused, Report
from annals.settings import IngestSettings
from annals.wire import encode_lines


def run(paths: Sequence[str], options: IngestSettings, refused: Path | None) -> None:
    """Write the reports of the inputs; end with the exit code for nothing when all were refused."""
    taken = _Sorted(paths, options)
    write_values(taken.reports())
    if refused is None:
        for one in taken.refused:
            note(f"refused: {one.source}: {one.reason.value}: {one.detail}")
    else:
        _write(taken.refused, refused)
    if taken.refused and not taken.count:
        raise typer.Exit(NOTHING)


class _Sorted:
    """The reports of some inputs, with the refusals put aside and the reports counted."""

    def __init__(self, paths: Sequence[str], options: IngestSettings) -> None:
        self._paths = paths
        self._options = options
        self.refused: list[Refused] = []
        self.count = 0

    def reports(self) -> Iterator[Report]:
        """Yield the reports as they are read."""
        for file in open_inputs(self._paths, self._options):
            for taken in file.items():
                if isinstance(taken.item, Refused):
                    self.refused.append(taken.item)
                else:
                    self.count += 1
                    yield taken.item


def _write(refused: Sequence[Refused], path: Path) -> None:
    try:
        path.write_bytes(b"".join(encode_lines(refused)))
    except OSError as error:
        raise AnnalsError(f"{path}: cannot be written: {error.strerror or error}") from error
