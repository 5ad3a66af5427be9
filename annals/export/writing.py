"""Events to files, with a manifest beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from annals.errors import AnnalsError
from annals.export.evidence import STATEMENT_COLUMNS, statement_rows
from annals.export.formats import csv_bytes, geojson_bytes, jsonl_bytes, parquet_bytes
from annals.export.manifest import Exported, ManifestInfo, Written, manifest_bytes, written
from annals.export.others import OTHER_COLUMNS, other_row, others
from annals.export.table import COLUMNS, incidents, row
from annals.model.event import Event
from annals.model.vocabulary import Kind
from annals.settings import ExportSettings

FORMATS = ("csv", "jsonl", "geojson", "parquet")
_STEM = "incidents"


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    name: str
    rows: int
    content: bytes


def export_events(
    events: Iterable[Event],
    target: Path,
    form: str,
    settings: ExportSettings,
    info: ManifestInfo,
    *,
    background: bool = True,
) -> Exported:
    """Write events to files and a manifest beside them, and return what was written.

    ``target`` is the main file, or a folder (it exists, or its name has no ending) in which that is
    ``incidents`` with the format's ending. Beside ``x.csv`` come ``x.statements.csv`` (the evidence),
    ``x.other.csv`` (what is no incident) and ``x.manifest.json``. JSON lines hold the whole events
    of every kind in one file. Files that are there are replaced.

    Raises:
        AnnalsError: the format or the figure rule is unknown, or a file cannot be written.
        MissingExtraError: the format needs a part that is not installed.
    """
    if form not in FORMATS:
        raise AnnalsError(f"no format {form!r}; there are {', '.join(FORMATS)}")
    kept = tuple(events)
    shown = incidents(kept, settings, background=background)
    beside = others(kept)
    main = _main_file(target, form)
    files = list(_files(main.name, form, shown, beside, settings))
    counts = _counts(kept, shown, beside)
    described = tuple(written(file.name, file.rows, file.content) for file in files)
    exported = Exported(files=described, manifest=f"{_stem(main.name)}.manifest.json", counts=counts)
    made_by = replace(info, settings=replace(info.settings, export=settings))
    content = manifest_bytes(exported, made_by, background=background)
    _write(main.parent, [*files, _File(name=exported.manifest, rows=0, content=content)])
    return exported


def _main_file(target: Path, form: str) -> Path:
    folder = target.is_dir() or not target.suffix
    return target / f"{_STEM}.{form}" if folder else target


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name


def _files(
    name: str, form: str, shown: tuple[Event, ...], beside: tuple[Event, ...], settings: ExportSettings
) -> Iterable[_File]:
    if form == "jsonl":
        content = jsonl_bytes((*shown, *beside))
        yield _File(name=name, rows=len(shown) + len(beside), content=content)
        return
    rows = [row(event, settings) for event in shown]
    if form == "csv":
        yield _File(name=name, rows=len(rows), content=csv_bytes(COLUMNS, rows))
        said = [one for event in (*shown, *beside) for one in statement_rows(event)]
        content = csv_bytes(STATEMENT_COLUMNS, said)
        yield _File(name=f"{_stem(name)}.statements.csv", rows=len(said), content=content)
    else:
        content = geojson_bytes(rows) if form == "geojson" else parquet_bytes(rows)
        yield _File(name=name, rows=len(rows), content=content)
    told = [other_row(event) for event in beside]
    yield _File(name=f"{_stem(name)}.other.csv", rows=len(told), content=csv_bytes(OTHER_COLUMNS, told))


def _counts(kept: tuple[Event, ...], shown: tuple[Event, ...], beside: tuple[Event, ...]) -> dict[str, int]:
    drafts = [draft for event in (*shown, *beside) for draft in event.drafts]
    return {
        "incidents": len(shown),
        "incidents_left_out": len(kept) - len(shown) - len(beside),
        **{
            kind.value: sum(event.kind is kind for event in beside)
            for kind in Kind
            if kind is not Kind.INCIDENT
        },
        "reports": len({draft.source.report_id for draft in drafts}),
        "statements": sum(1 for draft in drafts for _ in draft.statements()),
    }


def _write(folder: Path, files: Iterable[_File]) -> None:
    """Write every file, each under another name first, so that a reader never sees half of one."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            waiting = folder / f".{file.name}.part"
            waiting.write_bytes(file.content)
            waiting.replace(folder / file.name)
    except OSError as error:
        raise AnnalsError(f"{folder}: cannot be written: {error.strerror or error}") from error


__all__ = ["FORMATS", "Exported", "ManifestInfo", "Written", "export_events"]
