"""Plain tables of text on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from annals.cli._console import breaks_lines
from annals.cli._text import clean


def print_table(
    columns: Sequence[str],
    rows: Iterable[Sequence[str | None]],
    console: Console,
    *,
    whole: Sequence[str] = (),
) -> None:
    """Print rows of text under the names of their columns; those in ``whole`` are never broken."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=0, header_style="bold")
    broken = breaks_lines(console)
    for name in columns:
        table.add_column(name, no_wrap=not broken or name in whole, overflow="fold")
    for row in rows:
        table.add_row(*(Text(clean(cell) if cell else "–") for cell in row))
    console.print(table)
