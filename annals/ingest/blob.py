"""The bytes of one input: a file or standard input, plain or gzipped, never read past the limit."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

T = TypeVar("T")

HEAD_BYTES = 65_536
DAMAGE = (EOFError, zlib.error, gzip.BadGzipFile)  # what reading damaged gzip raises
_GZIP = b"\x1f\x8b"


class TooLargeError(Exception):
    """More bytes came out than the limit allows; never leaves ``annals.ingest``."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"more than {limit} bytes")
        self.limit = limit


class _Inner(Protocol):
    def read1(self, size: int = -1, /) -> bytes: ...

    def close(self) -> None: ...


class BoundedStream(io.RawIOBase):
    """A stream that raises `TooLargeError` once more than ``limit`` bytes were read from it."""

    def __init__(self, inner: _Inner, limit: int) -> None:
        super().__init__()
        self._inner = inner
        self._limit = limit
        self._left = limit

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # RawIOBase types it by a private name
        """Fill the buffer as far as the inner stream goes and return how many bytes came."""
        # One read beneath at a time: what came before damage in the packing is handed on first.
        chunk = self._inner.read1(min(len(buffer), self._left + 1))
        if len(chunk) > self._left:
            raise TooLargeError(self._limit)
        self._left -= len(chunk)
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        """Close the inner stream too."""
        self._inner.close()
        super().close()


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes that can be opened again and again: those of ``path``, or ``data`` held in memory.

    ``name`` is what formats are told by where the content leaves them open. ``limit`` is the most
    bytes that are read, after unpacking.
    """

    name: str
    limit: int
    path: Path | None = None
    data: bytes = b""

    def open_packed(self) -> io.BufferedReader | io.BytesIO:
        """Return a stream of the bytes as they are."""
        return self.path.open("rb") if self.path is not None else io.BytesIO(self.data)

    def is_gzip(self) -> bool:
        """Say whether the bytes are gzipped."""
        with self.open_packed() as stream:
            return stream.read(len(_GZIP)) == _GZIP

    def open(self) -> io.BufferedReader:
        """Return a stream of the bytes, unpacked if they are gzipped.

        Reading it raises TooLargeError past the limit, and EOFError, zlib.error or OSError where the
        packing is damaged.
        """
        packed = self.open_packed()
        inner: _Inner = _Unpacked(packed) if self.is_gzip() else packed
        return io.BufferedReader(BoundedStream(inner, self.limit), HEAD_BYTES)

    def head(self) -> bytes:
        """Return the first bytes, unpacked; fewer where the packing breaks off."""
        with self.open() as stream:
            parts, size = [], 0
            with suppress(*DAMAGE):
                while size < HEAD_BYTES and (part := stream.read1(HEAD_BYTES - size)):
                    parts.append(part)
                    size += len(part)
            return b"".join(parts)

    def read_all(self) -> bytes:
        """Return all bytes, unpacked; raises as `open` says."""
        with self.open() as stream:
            return stream.read()


class _Unpacked(gzip.GzipFile):
    """A gzip stream that closes the stream beneath it."""

    def __init__(self, inner: io.BufferedReader | io.BytesIO) -> None:
        super().__init__(fileobj=inner)
        self._beneath = inner

    def close(self) -> None:
        super().close()
        self._beneath.close()


def peek(items: Iterator[T], count: int) -> tuple[list[T], Iterator[T]]:
    """Return the first items and an iterator over all of them, the first ones included.

    What taking the first ones raises is raised by the iterator, at the same item.
    """
    first: list[T] = []
    failed: Exception | None = None
    try:
        while len(first) < count:
            first.append(next(items))
    except StopIteration:
        pass
    except (TooLargeError, OSError, *DAMAGE) as error:
        failed = error
    return first, _again(first, items, failed)


def _again(first: list[T], rest: Iterator[T], failed: Exception | None) -> Iterator[T]:
    yield from first
    if failed is not None:
        raise failed
    yield from rest
