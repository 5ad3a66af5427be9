"""The incident table on a terminal: one row for each incident, cells broken to fit its width."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from annals.cli._console import breaks_lines
from annals.cli._text import clean, listed, words
from annals.export import Row
from annals.model.vocabulary import Attribution, Status

_LONGEST = 60
"""Characters of a cell where no terminal breaks it."""
_LAID = {
    Attribution.CLAIMED_OR_ADMITTED: "claimed",
    Attribution.ACCUSED_BY_AUTHORITIES: "accused",
    Attribution.ACCUSED: "accused",
    Attribution.POSSIBLE: "possible",
    Attribution.CLEARED: "cleared",
}
_STATUS_STYLES = {
    Status.CORROBORATED: "green",
    Status.DISPUTED: "yellow",
    Status.DENIED: "red",
    Status.RETRACTED: "red",
}
_DASH = "–"
LEGEND = (
    "sources: reports/origins that are no party to the conflict. 12+: at least 12."
    f" 12{_DASH}15: from 12 to 15. +1: one more. {_DASH}: not told."
)


_COLUMNS = {
    "id": 6,
    "date": 10,
    "place": 10,
    "type": 11,
    "attacker": 11,
    "target": 10,
    "killed": 6,
    "injured": 7,
    "status": 12,
    "sources": 7,
}
"""The columns and the characters that each needs at the least."""
_SPARED = ("target", "injured", "attacker", "sources", "type", "killed")
"""Columns left out where they find no room, in this order."""


def print_incidents(rows: Sequence[Row], names: Mapping[str, str], console: Console) -> None:
    """Print the table of incidents in their order, each under its short id, and what its signs mean."""
    broken = breaks_lines(console)
    told = [_cells(row, names[row.id]) for row in rows]
    cells = [{name: _cell(cell, broken=broken) for name, cell in each.items()} for each in told]
    columns = _fitting(console.width) if broken else list(_COLUMNS)
    widths = _widths(columns, cells, console.width) if broken else {}
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=0, header_style="bold")
    for name in columns:
        table.add_column(name, width=widths.get(name), no_wrap=not broken, overflow="fold")
    for row_cells in cells:
        table.add_row(*(row_cells[name] for name in columns))
    console.print(table)
    console.print(LEGEND, style="dim")
    if len(columns) < len(_COLUMNS):
        missing = listed([name for name in _COLUMNS if name not in columns])
        console.print(f"No room for: {missing}. A wider terminal or --json has it.", style="dim")


def _fitting(width: int) -> list[str]:
    """Return the columns that find room in a width."""
    left_out: set[str] = set()
    for name in (*_SPARED, ""):
        needed = sum(least + 1 for column, least in _COLUMNS.items() if column not in left_out) - 1
        if needed <= width:
            break
        left_out.add(name)
    return [name for name in _COLUMNS if name not in left_out]


def _widths(columns: Sequence[str], cells: Sequence[dict[str, Text]], width: int) -> dict[str, int]:
    """Return the width of each column: what it needs, then room for its longest word, then for its cells."""
    found = {name: _COLUMNS[name] for name in columns}
    spare = width - sum(found.values()) - len(columns) + 1
    for wanted in (_longest(columns, cells, str.split), _longest(columns, cells, lambda told: [told])):
        while spare > 0:
            name = max(columns, key=lambda each: wanted[each] / found[each])
            if wanted[name] <= found[name]:
                break
            found[name] += 1
            spare -= 1
    return found


def _longest(
    columns: Sequence[str], cells: Sequence[dict[str, Text]], parts: Callable[[str], list[str]]
) -> dict[str, int]:
    """Return how many characters the longest part of a cell has in each column."""
    told = {name: [Text(part) for row in cells for part in parts(row[name].plain)] for name in columns}
    return {name: max((part.cell_len for part in some), default=0) for name, some in told.items()}


def _cells(row: Row, name: str) -> dict[str, str | Text]:
    return {
        "id": Text(name, style="cyan"),
        "date": when(row),
        "place": where(row),
        "type": words(row.type or _DASH),
        "attacker": who(row),
        "target": _first(row.targets or words(row.target_class or _DASH)),
        "killed": figure(row.killed_low, row.killed_best, row.killed_high),
        "injured": figure(row.injured_low, row.injured_best, row.injured_high),
        "status": Text(words(row.status), style=_STATUS_STYLES.get(Status(row.status), "")),
        "sources": f"{row.reports}/{row.independent_origins}",
    }


def _first(names: str) -> str:
    """Return the first of several names, and how many more there are."""
    first, *more = names.split("; ")
    return f"{first} +{len(more)}" if more else first


def _cell(cell: str | Text, *, broken: bool) -> Text:
    text = cell if isinstance(cell, Text) else Text(clean(cell))
    if not broken:
        text.truncate(_LONGEST, overflow="ellipsis")
    return text


def when(row: Row) -> str:
    """Write the days of a row: "2021-08-26", "2021-08", "by 2021-08-26"."""
    if row.date is None:
        return _DASH
    if row.date_from is None:
        return f"by {row.date}"
    if row.date_before is None:
        return f"from {row.date_from}"
    if row.date == row.date_from:
        return f"{row.date}"
    return _calendar(row.date_from, row.date_before) or f"{row.date_from} to {row.date}"


def _calendar(start: date, before: date) -> str | None:
    """Write a whole year or month as such; None for other spans."""
    if start.day != 1 or before.day != 1:
        return None
    if start.month == before.month == 1 and before.year == start.year + 1:
        return f"{start.year}"
    months = (before.year - start.year) * 12 + before.month - start.month
    return f"{start:%Y-%m}" if months == 1 else None


def where(row: Row) -> str:
    """Write the place of a row with its country: "Nairobi, KE"."""
    if row.place is None:
        return _DASH
    name = f"{row.place_part} of {row.place}" if row.place_part else row.place
    return f"{name}, {row.country}" if row.country and row.place_level != "country" else name


def who(row: Row) -> str:
    """Write the attackers of a row, and how the act is laid to the first of them unless it is as fact."""
    if row.attackers is None:
        return _DASH
    laid = _LAID.get(Attribution(row.attribution)) if row.attribution else None
    name = _first(row.attackers)
    return f"{name} ({laid})" if laid else name


def figure(low: int | None, best: int | None, high: int | None) -> str:
    """Write a chosen figure with its bounds: "12", "12+", "≤12", "48-60", "53 (48-60)", with dashes."""
    if low is None:
        return _DASH if high is None else f"≤{high}"
    upper = "+" if high is None else "" if low == high else f"{_DASH}{high}"
    bounds = f"{low}{upper}"
    return bounds if best in (None, low) else f"{best} ({bounds})"
