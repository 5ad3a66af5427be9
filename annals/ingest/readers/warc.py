"""WARC: every HTML or plain-text response one report, read as a stream record by record."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from annals.ingest.blob import DAMAGE, Blob, TooLargeError
from annals.ingest.decode import declared_in, decode
from annals.ingest.raw import Flaw, Raw
from annals.ingest.readers.page import read_page
from annals.model.vocabulary import Reason

if TYPE_CHECKING:
    from annals.settings import IngestSettings

_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/plain",)
_OK = range(200, 300)
_CHUNK = 1_048_576
_BEGIN = b"WARC/1."
_MOST_REPAIRS = 50
_IMPOSSIBLE = "a record claims to be longer than the file may be"
_CUT = "is cut off: fetch the archive again"
_BROKEN = "is malformed or cut off and was left out: fetch the archive again"
_NONE = "is a WARC without HTML or plain-text responses"


def read(blob: Blob, options: IngestSettings) -> Iterator[Raw | Flaw]:
    """Yield a report for each page; images, scripts, requests and error pages are passed over."""
    found = False
    for number, record in enumerate(_records(blob), start=1):
        member = f"record {number}"
        item = _item(record, member, options) if record is not None else None
        if record is None:
            item = Flaw(reason=Reason.WARC_MALFORMED, detail=_BROKEN, member=member)
        if item is not None:
            found = True
            yield item
    if not found:
        yield Flaw(reason=Reason.EMPTY, detail=_NONE)


def _records(blob: Blob) -> Iterator[Any]:
    """Yield the records that can hold a report, None for a stretch of bytes that is no record.

    After such a stretch reading goes on at the next "WARC/1."; after too many it ends.
    """
    start: int | None = 0
    for _ in range(_MOST_REPAIRS):
        if start is None:
            return
        with blob.open() as stream:
            _skip(stream, start)
            kept = _Kept(stream)
            after, whole = start, True
            try:
                for record in _iterate(kept):
                    after = start + record.stream_pos + 1
                    if record.content_length > blob.limit:
                        raise OSError(_IMPOSSIBLE)  # noqa: TRY301  (handled as what fastwarc raises is)
                    claimed = record.content_length
                    record.freeze()  # takes the memory that the record claims to need
                    whole = record.content_length == claimed
                    after += record.content_length if whole else 0
                    yield record
                    if not whole:
                        break
            except OSError:
                whole = False
                yield None
        if isinstance(kept.failed, TooLargeError):
            raise kept.failed
        if kept.failed is not None:
            yield None
        if whole or kept.failed is not None:
            return
        start = _next_record(blob, after)


def _iterate(stream: _Kept) -> Iterator[Any]:
    """Yield fastwarc's records; whatever it raises is raised as OSError."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415  (only where there is a WARC)

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    try:
        yield from ArchiveIterator(cast("Any", stream), record_types=kinds, parse_http=False)
    except Exception as error:
        raise OSError(str(error)) from error


def _skip(stream: io.BufferedReader, count: int) -> None:
    while count > 0 and (chunk := stream.read1(min(count, _CHUNK))):
        count -= len(chunk)


def _next_record(blob: Blob, after: int) -> int | None:
    """Return where the next record may begin, at or after the position, or None."""
    with blob.open() as stream, suppress(TooLargeError, *DAMAGE):
        _skip(stream, after)
        held, at = b"", after
        while chunk := stream.read1(_CHUNK):
            held += chunk
            found = held.find(_BEGIN)
            if found >= 0:
                return at + found
            keep = len(_BEGIN) - 1
            at += max(0, len(held) - keep)
            held = held[-keep:]
    return None


class _Kept(io.RawIOBase):
    """A stream for fastwarc that ends where the bytes break off and remembers why."""

    def __init__(self, stream: io.BufferedReader) -> None:
        super().__init__()
        self._stream = stream
        self._at = 0
        self.failed: Exception | None = None

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, none after a break; ``failed`` then says what it was."""
        if self.failed is not None:
            return b""
        try:
            data = self._stream.read1(size)
        except (TooLargeError, OSError, *DAMAGE) as error:
            self.failed = error
            return b""
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at


def _item(record: Any, member: str, options: IngestSettings) -> Raw | Flaw | None:  # noqa: ANN401  (fastwarc)
    """Return the report of one record, None for what is no page."""
    try:
        url = str(record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
        member = f"{member} ({url})" if url else member
        cut = record.content_length < int(record.headers.get("Content-Length") or 0)
        if record.is_http:
            record.parse_http(auto_decode="all")
        kind = str(record.http_content_type or record.headers.get("Content-Type") or "")
        kind = kind.partition(";")[0].strip().lower()
        if kind not in _PAGES + _TEXTS or not _is_good(record):
            return None
        data = record.reader.read(options.max_file_bytes + 1)
        text = decode(data, record.http_charset or declared_in(data))
    except Exception:  # noqa: BLE001  (a third party's parser on any bytes at all)
        return Flaw(reason=Reason.WARC_MALFORMED, detail=_BROKEN, member=member)
    if cut:
        return Flaw(reason=Reason.WARC_MALFORMED, detail=_CUT, member=member)
    if len(data) > options.max_file_bytes:
        return Flaw(reason=Reason.FILE_TOO_LARGE, detail="unpacks to more than the limit", member=member)
    if kind in _TEXTS:
        return Raw(text=text, url=url, member=member)
    return read_page(text, url=url, member=member)


def _is_good(record: Any) -> bool:  # noqa: ANN401  (fastwarc has no types)
    """Say whether the server answered with a page; records that hold no HTTP have no status."""
    status = getattr(record.http_headers, "status_code", None) if record.is_http_parsed else None
    return status is None or int(status) in _OK
