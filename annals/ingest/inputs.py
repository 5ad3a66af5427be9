"""Files, folders and standard input to reports: what is there, in which format, and what is in it."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from annals.ingest.blob import DAMAGE, Blob, TooLargeError
from annals.ingest.raw import Flaw, Raw, Taken
from annals.ingest.report import NOT_TEXT, make_report, refuse
from annals.ingest.sniff import Format, sniff
from annals.model.vocabulary import Reason

if TYPE_CHECKING:
    from annals.settings import IngestSettings

STANDARD_INPUT = "-"
_CHUNK = 1_048_576
_DAMAGED = "is gzip that is cut off or damaged: fetch it again"
_LOOP = "is a link to a folder that it stands in"
_READERS = {
    Format.PLAIN: ("plain", "read"),
    Format.MARKDOWN: ("plain", "read_markdown"),
    Format.HTML: ("page", "read"),
    Format.FEED: ("feed", "read"),
    Format.WARC: ("warc", "read"),
    Format.JSON: ("jsonl", "read"),
    Format.TABLE: ("table", "read"),
    Format.PDF: ("pdf", "read"),
}


class _Reader(Protocol):
    def __call__(self, blob: Blob, options: IngestSettings) -> Iterator[Raw | Flaw]: ...


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file, or standard input, opened when its items are asked for.

    ``source`` is the name that the user gave. ``sha256`` is that of the bytes as they are on disk;
    of what cannot be read it is that of its name and of why, which no bytes share.
    """

    source: str
    sha256: str
    _options: IngestSettings = field(repr=False)
    _blob: Blob | None = field(default=None, repr=False)
    _flaw: Flaw | None = field(default=None, repr=False)

    def items(self) -> Iterator[Taken]:
        """Yield the reports and refusals in the order of the file; the same on every call."""
        try:
            for raw in self._raws():
                yield self._taken(raw)
        except TooLargeError as error:
            yield self._taken(_too_large(error.limit))
        except DAMAGE:
            yield self._taken(Flaw(reason=Reason.UNREADABLE, detail=_DAMAGED))
        except (OSError, MemoryError) as error:
            yield self._taken(_unreadable(error))

    def _raws(self) -> Iterator[Raw | Flaw]:
        if self._blob is None:
            yield self._flaw or _unreadable(OSError("nothing to read"))
            return
        head = self._blob.head()
        if not head.strip() and not self._blob.read_all().strip():
            yield Flaw(reason=Reason.EMPTY, detail="is empty")
            return
        found = sniff(head, self._blob.name, self._options)
        if found is Format.PACKED:
            yield Flaw(
                reason=Reason.NOT_TEXT, detail="is a packed archive: unpack it and give the files in it"
            )
        elif found is Format.BINARY:
            yield Flaw(reason=Reason.NOT_TEXT, detail=NOT_TEXT)
        else:
            raw = None
            for raw in _reader(found)(self._blob, self._options):
                yield raw
            if raw is None:
                yield Flaw(reason=Reason.EMPTY, detail=f"is {found} that holds no report")

    def _taken(self, raw: Raw | Flaw) -> Taken:
        made = make_report(raw, self.sha256, self._options) if isinstance(raw, Raw) else raw
        if isinstance(made, Flaw):
            digest = self.sha256 if self._blob is not None else None
            return Taken(item=refuse(made, self.source, digest), source=self.source, member=raw.member)
        return Taken(item=made, source=self.source, member=raw.member)


def open_inputs(paths: Sequence[str], options: IngestSettings) -> Iterator[InputFile]:
    """Yield the files that the paths name, folders gone through in sorted order, "-" standard input.

    Names in a folder that begin with a full stop are passed over. A path that cannot be read, and
    anything that is no file, yields an input whose one item is a refusal; nothing is raised.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield _standard_input(options)
        else:
            yield from _walk(Path(path), (), options)


def _walk(path: Path, above: tuple[tuple[int, int], ...], options: IngestSettings) -> Iterator[InputFile]:
    """Yield what is at a path; ``above`` are the folders that it stands in, by device and inode."""
    try:
        info = path.stat()
        if not stat.S_ISDIR(info.st_mode):
            yield _open_file(path, info, options)
            return
        here = (info.st_dev, info.st_ino)
        if here in above:
            yield _refused(path, Flaw(reason=Reason.UNREADABLE, detail=_LOOP), options)
            return
        inside = sorted(each for each in path.iterdir() if not each.name.startswith("."))
    except (OSError, ValueError) as error:
        yield _refused(path, _unreadable(error), options)
        return
    for each in inside:
        yield from _walk(each, (*above, here), options)


def _open_file(path: Path, info: os.stat_result, options: IngestSettings) -> InputFile:
    if not stat.S_ISREG(info.st_mode):
        detail = "is no file but a device, pipe or socket: give its content on standard input, as -"
        return _refused(path, Flaw(reason=Reason.UNREADABLE, detail=detail), options)
    if info.st_size > options.max_file_bytes:
        return _refused(path, _too_large(options.max_file_bytes), options)
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        return _refused(path, _unreadable(error), options)
    blob = Blob(name=path.name, limit=options.max_file_bytes, path=path)
    return InputFile(source=_shown(path), sha256=digest.hexdigest(), _options=options, _blob=blob)


def _standard_input(options: IngestSettings) -> InputFile:
    try:
        data = sys.stdin.buffer.read(options.max_file_bytes + 1)
    except (OSError, ValueError, AttributeError) as error:
        return _refused(Path(STANDARD_INPUT), _unreadable(error), options)
    if len(data) > options.max_file_bytes:
        return _refused(Path(STANDARD_INPUT), _too_large(options.max_file_bytes), options)
    blob = Blob(name="", limit=options.max_file_bytes, data=data)
    return InputFile(
        source=STANDARD_INPUT, sha256=hashlib.sha256(data).hexdigest(), _options=options, _blob=blob
    )


def _refused(path: Path, flaw: Flaw, options: IngestSettings) -> InputFile:
    source = _shown(path)
    digest = hashlib.sha256(f"{source}\x1f{flaw.reason}\x1f{flaw.detail}".encode()).hexdigest()
    return InputFile(source=source, sha256=digest, _options=options, _flaw=flaw)


def _shown(path: Path) -> str:
    """Return a path as text that can be stored, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _too_large(limit: int) -> Flaw:
    detail = f"holds more than {limit:,} bytes: split it, or raise ingest.max_file_bytes in the settings"
    return Flaw(reason=Reason.FILE_TOO_LARGE, detail=detail)


def _unreadable(error: BaseException) -> Flaw:
    why = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return Flaw(reason=Reason.UNREADABLE, detail=f"cannot be read: {why}")


def _reader(found: Format) -> _Reader:
    """Return the reader of a format; its libraries are loaded only when it is needed."""
    module, function = _READERS[found]
    return cast("_Reader", getattr(import_module(f"annals.ingest.readers.{module}"), function))
