"""PDF by pypdfium2, an extra of the package; lines are joined into paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

from annals.errors import MissingExtraError
from annals.ingest.blob import Blob
from annals.ingest.raw import Flaw, Raw
from annals.model.vocabulary import Reason

if TYPE_CHECKING:
    from annals.settings import IngestSettings

_MOST_PAGES = 500
_PASSWORD = re.compile("password|security", re.IGNORECASE)
_ENCRYPTED = "is encrypted: save a copy without its password"
_TRUNCATED = "is cut off or damaged and cannot be opened: fetch it again"
_NO_TEXT = "has pages but no text in them (a scan?): run it through text recognition first"
_HYPHENATED = re.compile(r"(?<=[a-z])(?:-|\ufffe|\x02)\n(?=[a-z])")
_SENTENCE_END = (".", "!", "?", ":", '"', "\u201d", ")")
_FULL_LINE = 0.75


def read(blob: Blob, options: IngestSettings) -> Iterator[Raw | Flaw]:
    """Yield the one report of a PDF."""
    try:
        pdfium = import_module("pypdfium2")
    except ImportError:
        yield Flaw(reason=Reason.EXTRA_MISSING, detail=str(MissingExtraError("reading PDF", "pdf")))
        return
    data = blob.read_all()
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        closed = _PASSWORD.search(str(error)) is not None
        reason = Reason.PDF_ENCRYPTED if closed else Reason.PDF_TRUNCATED
        yield Flaw(reason=reason, detail=_ENCRYPTED if closed else _TRUNCATED)
        return
    try:
        yield _read_document(document, pdfium, 4 * options.max_text_chars)
    finally:
        document.close()


def _read_document(document: Any, pdfium: Any, most: int) -> Raw | Flaw:  # noqa: ANN401  (pypdfium2 has no types)
    pages: list[str] = []
    size = 0
    for number in range(min(len(document), _MOST_PAGES)):
        try:
            page = document[number]
            words = page.get_textpage().get_text_bounded()
        except (pdfium.PdfiumError, ValueError, RuntimeError):
            return Flaw(reason=Reason.PDF_TRUNCATED, detail=_TRUNCATED)
        pages.append(words)
        size += len(words)
        if size > most:
            break
    if not pages:
        return Flaw(reason=Reason.PDF_TRUNCATED, detail=_TRUNCATED)
    text = "\n\n".join(reflow(page) for page in pages)
    if not text.strip():
        return Flaw(reason=Reason.EMPTY, detail=_NO_TEXT)
    return Raw(text=text, title=_title(document))


def _title(document: Any) -> str | None:  # noqa: ANN401  (pypdfium2 has no types)
    """Return the title that the file names, unless it is a file's name; its dates are the printing's."""
    title = str(document.get_metadata_dict().get("Title") or "").strip()
    is_name = re.search(r"\.\w{2,5}$|^(?:microsoft|untitled|document\d*$)|^https?:", title, re.IGNORECASE)
    return None if not title or is_name else title


def reflow(page: str) -> str:
    """Return a page's text with the lines of one paragraph joined.

    A line ends a paragraph when it is empty, or short of the page's full line and closes a sentence.
    """
    text = _HYPHENATED.sub("", page.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [line.strip() for line in text.split("\n")]
    full = sorted(len(line) for line in lines)[int(len(lines) * 0.9)] if lines else 0
    parts: list[str] = []
    for line in lines:
        parts.append(line)
        short = len(line) < _FULL_LINE * full
        ends = not line or (short and line.endswith(_SENTENCE_END)) or (short and len(parts) == 1)
        parts.append("\n" if ends else " ")
    return "".join(parts).strip()
