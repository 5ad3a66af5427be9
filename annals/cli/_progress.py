"""A bar on standard error that shows how far a run is; on a terminal alone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from annals.cli._console import err

Tell = Callable[[str, int, int], None]


@contextmanager
def progress_bar(*, quiet: bool = False) -> Iterator[Tell]:
    """Yield what is told of each step, the number done and the number of all (0: not known)."""
    if quiet or not sys.stderr.isatty():
        yield _silent
        return
    from rich import progress  # noqa: PLC0415  (only a terminal needs it)

    columns = (
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.TextColumn("{task.fields[count]}"),
        progress.TimeElapsedColumn(),
    )
    with progress.Progress(*columns, console=err(), transient=True) as bar:
        tasks: dict[str, progress.TaskID] = {}

        def tell(step: str, done: int, total: int) -> None:
            for name, task in tasks.items():
                if name != step:
                    bar.update(task, visible=False)
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total or None, count="")
            count = f"{done:,}/{total:,}" if total else f"{done:,}" if done else ""
            bar.update(tasks[step], completed=done, total=total or None, count=count, visible=True)

        yield tell


def _silent(_step: str, _done: int, _total: int) -> None:
    """Tell nobody."""
