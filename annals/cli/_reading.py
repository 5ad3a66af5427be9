"""What `annals reports` prints: the reports by day, copies marked, and what a workspace holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from rich.console import Console

from annals.cli._console import out, print_json
from annals.cli._ids import short_ids
from annals.cli._tables import print_table
from annals.cli._text import counted
from annals.link import find_copies
from annals.model.draft import Source
from annals.model.report import Report
from annals.store import Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One report. ``copy_of`` is the earliest report that it shares text with, ``similarity`` 0 to 1."""

    id: str
    published: date | None
    published_from: str | None
    outlet: str | None
    outlet_from: str | None
    title: str | None
    url: str | None
    language: str
    characters: int
    copy_of: str | None
    similarity: float | None
    exact: bool


def listed(reports: Iterable[Report], similarity: float) -> tuple[ReportRow, ...]:
    """Return the reports by day, outlet and id, each with the first before it that it is a copy of."""
    ordered = sorted(reports, key=lambda one: (one.published or date.max, one.outlet or "", one.id))
    place = {one.id: number for number, one in enumerate(ordered)}
    originals: dict[str, tuple[int, float]] = {}
    for copy in find_copies((_source(one) for one in ordered), similarity):
        first, second = sorted((copy.left, copy.right), key=place.__getitem__)
        found = (place[first], copy.similarity)
        originals[second] = min(originals.get(second, found), found)
    return tuple(_row(one, ordered, originals.get(one.id)) for one in ordered)


def _row(one: Report, ordered: list[Report], original: tuple[int, float] | None) -> ReportRow:
    first = ordered[original[0]] if original else None
    return ReportRow(
        id=one.id,
        published=one.published,
        published_from=one.published_from,
        outlet=one.outlet,
        outlet_from=one.outlet_from,
        title=one.title,
        url=one.url,
        language=one.language,
        characters=len(one.text),
        copy_of=first.id if first else None,
        similarity=round(original[1], 2) if original else None,
        exact=first is not None and first.text == one.text,
    )


def _source(one: Report) -> Source:
    return Source(
        report_id=one.id,
        outlet=one.outlet,
        outlet_actor=None,
        published=one.published,
        title=one.title,
        url=one.url,
        credits=(),
        sketch=one.sketch,
    )


def print_reports(rows: Iterable[ReportRow], console: Console) -> None:
    """Print the reports as a table."""
    shown = tuple(rows)
    ids = short_ids(one.id for one in shown)
    cells = [
        (
            ids[one.id],
            str(one.published) if one.published else None,
            one.outlet,
            one.title,
            one.language,
            _copy(one, ids),
        )
        for one in shown
    ]
    columns = ("id", "published", "outlet", "title", "language", "copy of")
    print_table(columns, cells, console, whole=("id", "published"))
    copies = sum(one.copy_of is not None for one in shown)
    also = f", {copies:,} of them copies" if copies else ""
    console.print(f"{counted(len(shown), 'report')}{also}")


def _copy(one: ReportRow, ids: dict[str, str]) -> str:
    if one.copy_of is None:
        return " "
    alike = "exact" if one.exact else f"{one.similarity:.0%} alike"
    return f"{ids[one.copy_of]}, {alike}"


def print_counts(counts: Counts, *, json: bool) -> None:
    """Print what a workspace holds."""
    if json:
        print_json(counts)
        return
    for name, number in asdict(counts).items():
        out().print(f"{number:>9,}  {_COUNTED[name]}")


_COUNTED = {
    "reports": "reports",
    "refused": "inputs refused",
    "coded": "reports coded by this version and these settings",
    "pending": "reports that 'annals code' has still to code",
    "drafts": "acts told in the reports",
    "judgements": "judgements recorded on which acts are one",
}
