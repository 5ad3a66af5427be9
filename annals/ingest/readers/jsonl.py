"""JSON lines, a report a line; also one JSON list of objects, or one object."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from annals.ingest.blob import DAMAGE, Blob, peek
from annals.ingest.columns import Mapped, day_order, find_column, no_text_column, raw_of
from annals.ingest.decode import decode, encoding_of
from annals.ingest.raw import Flaw, Raw
from annals.model.vocabulary import Reason

if TYPE_CHECKING:
    from annals.settings import IngestSettings

_SAMPLE = 200


def read(blob: Blob, options: IngestSettings) -> Iterator[Raw | Flaw]:
    """Yield a report for each object; a line that is no JSON object yields a flaw."""
    first, lines = peek(_lines(blob), _SAMPLE)
    sample: list[object] = [line for _, line in first]
    if sample and _object(sample[0]) is None and (whole := _whole(blob)) is not None:
        yield from _reports(enumerate(whole, start=1), "item", whole[:_SAMPLE], options)
    elif len(sample) > 1 and not any(_names_text(each, options) for each in sample):
        keys = list(_object(sample[0]) or {})
        yield Flaw(reason=Reason.NO_TEXT_COLUMN, detail=no_text_column(keys))
    else:
        yield from _reports(lines, "line", sample, options)


def _reports(
    values: Iterable[tuple[int, object]], word: str, sample: Iterable[object], options: IngestSettings
) -> Iterator[Raw | Flaw]:
    day_first = _day_first(sample, options)
    for number, value in values:
        member = f"{word} {number}"
        found = _object(value)
        if not isinstance(found, dict):
            detail = "is not a JSON object: every line must be one, with a key for the text"
            yield Flaw(reason=Reason.RECORD_MALFORMED, detail=detail, member=member)
            continue
        keys = [key for key in found if isinstance(key, str)]
        mapped = Mapped.of(keys, options.columns)
        if mapped.text is None:
            yield Flaw(reason=Reason.NO_TEXT_COLUMN, detail=no_text_column(keys), member=member)
            continue
        yield raw_of(found, mapped, member, day_first=day_first)


def _lines(blob: Blob) -> Iterator[tuple[int, str]]:
    """Yield the number and the text of each line that holds anything."""
    with blob.open() as stream:
        head = stream.read(4)
    wide = encoding_of([head]).startswith(("utf-16", "utf-32")) or b"\x00" in head
    if wide:
        lines: Iterable[str] = decode(blob.read_all()).splitlines()
        yield from ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
        return
    with blob.open() as stream:
        for number, line in enumerate(stream, start=1):
            if line.strip(b" \t\r\n\x1e"):
                yield number, decode(line).strip(" \t\r\n\x1e")


def _names_text(line: object, options: IngestSettings) -> bool:
    """Say whether a line may yield a report; one that is broken leaves that open."""
    found = _object(line)
    return found is None or find_column(list(found), options.columns.text) is not None


def _day_first(values: Iterable[object], options: IngestSettings) -> bool | None:
    found = [each for value in values if (each := _object(value)) is not None]
    keys = [
        find_column([key for key in each if isinstance(key, str)], options.columns.date) for each in found
    ]
    return day_order(each[key] for each, key in zip(found, keys, strict=True) if key is not None)


def _object(value: object) -> dict[str, object] | None:
    """Return an object, or the one that a line of JSON is; None for anything else."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return None
    return value if isinstance(value, dict) else None


def _whole(blob: Blob) -> list[object] | None:
    """Return the items of a file that is one JSON list, or one object written over several lines."""
    try:
        value: object = json.loads(decode(blob.read_all()))
    except (ValueError, RecursionError, *DAMAGE):
        return None
    if isinstance(value, dict):
        return [value]
    return value if isinstance(value, list) else None
