"""WARC: every HTML or plain-text response one report, read as a stream record by record."""

from __future__ import annotations

import io
from collections.abc import Iterator
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
_CUT = "is cut off or malformed here: what follows cannot be read; fetch the archive again"
_BROKEN = "is malformed and was left out; the records after it are read"
_NONE = "is a WARC without HTML or plain-text responses"


def read(blob: Blob, options: IngestSettings) -> Iterator[Raw | Flaw]:
    """Yield a report for each page; images, scripts, requests and error pages are passed over."""
    found, number = 0, 0
    with blob.open() as stream:
        kept = _Kept(stream)
        for number, record in enumerate(_records(kept), start=1):
            item = _item(record, f"record {number}", options) if record is not None else None
            if record is None:
                yield Flaw(reason=Reason.WARC_MALFORMED, detail=_CUT, member=f"record {number}")
            elif item is not None:
                yield item
            found += record is None or item is not None
    if isinstance(kept.failed, TooLargeError):
        raise kept.failed
    if kept.failed is not None:
        yield Flaw(reason=Reason.WARC_MALFORMED, detail=_CUT, member=f"after record {number}")
    elif not found:
        yield Flaw(reason=Reason.EMPTY, detail=_NONE)


def _records(stream: _Kept) -> Iterator[Any]:
    """Yield the records that can hold a report, and None where the archive breaks off."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415  (only where there is a WARC)

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    records = iter(ArchiveIterator(cast("Any", stream), record_types=kinds, parse_http=False))
    while True:
        try:
            record = next(records, None)
        except Exception:  # noqa: BLE001  (a third party's parser on any bytes at all)
            yield None
            return
        if record is None:
            return
        yield record


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
    if len(data) > options.max_file_bytes:
        return Flaw(reason=Reason.FILE_TOO_LARGE, detail="unpacks to more than the limit", member=member)
    if kind in _TEXTS:
        return Raw(text=text, url=url, member=member)
    return read_page(text, url=url, member=member)


def _is_good(record: Any) -> bool:  # noqa: ANN401  (fastwarc has no types)
    """Say whether the server answered with a page; records that hold no HTTP have no status."""
    status = getattr(record.http_headers, "status_code", None) if record.is_http_parsed else None
    return status is None or int(status) in _OK
