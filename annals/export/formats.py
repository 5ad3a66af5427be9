"""Rows and events to bytes: CSV, JSON lines, GeoJSON and Parquet; the same input gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, TypeAlias

from annals.errors import MissingExtraError
from annals.export.table import COLUMNS, Row
from annals.model.event import Event
from annals.wire import encode_lines

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Cell: TypeAlias = str | int | float | bool | date | None


def csv_bytes(columns: Sequence[str], rows: Iterable[object]) -> bytes:
    """Return RFC 4180 CSV in UTF-8, with a header; ``columns`` are attributes of the rows.

    An unknown is an empty cell. Text that a spreadsheet would run as a formula (it begins with
    ``= + - @``, a tab or a return) gets a leading apostrophe; numbers never do.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for one in rows:
        writer.writerow([_cell(getattr(one, column)) for column in columns])
    return out.getvalue().encode("utf-8", "backslashreplace")


def jsonl_bytes(events: Iterable[Event]) -> bytes:
    """Return one line of JSON for each event, whole, as the schema of `Event` says."""
    return b"".join(encode_lines(events))


def geojson_bytes(rows: Iterable[Row]) -> bytes:
    """Return a GeoJSON feature collection (RFC 7946), a feature for each incident.

    A place is its point with ``radius_km`` among the properties; one without a point has no
    geometry (null).
    """
    collection = {"type": "FeatureCollection", "features": [_feature(one) for one in rows]}
    return (json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n").encode(
        "utf-8", "backslashreplace"
    )


def parquet_bytes(rows: Iterable[Row]) -> bytes:
    """Return a Parquet file with the columns of the incident table, typed.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415  (heavy, and an extra of the package)
        import pyarrow.parquet as pq  # noqa: PLC0415  (likewise)
    except ImportError as error:
        raise MissingExtraError("Parquet", "parquet") from error
    kinds: dict[str, Callable[[], Any]] = {
        "str": pa.string,
        "int": pa.int64,
        "float": pa.float64,
        "bool": pa.bool_,
        "dt.date": pa.date32,
    }
    schema = pa.schema([(f.name, kinds[str(f.type).split(" ")[0]]()) for f in fields(Row)])
    values = [{column: _plain(getattr(one, column)) for column in COLUMNS} for one in rows]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(values, schema=schema), out, compression="zstd")
    return out.getvalue()


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else str(value)
    return str(value)


def _plain(value: Cell) -> Cell:
    """Return a value that no library takes for more than it is: enumerations become text."""
    return str(value) if isinstance(value, str) else value


def _feature(one: Row) -> dict[str, Any]:
    located = one.latitude is not None and one.longitude is not None
    point = {"type": "Point", "coordinates": [one.longitude, one.latitude]} if located else None
    values = {column: _plain(getattr(one, column)) for column in COLUMNS if column != "id"}
    properties = {
        name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()
    }
    return {"type": "Feature", "id": one.id, "geometry": point, "properties": properties}
