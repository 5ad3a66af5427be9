"""What format some bytes are in: by their content first, by their name where that leaves it open."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from annals.ingest.columns import find_column, split_header
from annals.ingest.decode import declared_in, decode, looks_binary

if TYPE_CHECKING:
    from annals.settings import IngestSettings


class Format(StrEnum):
    """The formats that are read, and those that are only told apart to be refused."""

    PLAIN = "plain text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    FEED = "a feed"
    WARC = "WARC"
    JSON = "JSON"
    TABLE = "a table"
    PDF = "PDF"
    PACKED = "an archive"
    BINARY = "binary"


_PACKED = (
    b"PK\x03\x04", b"PK\x05\x06", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\xfd7zXZ\x00", b"BZh",
    b"\x28\xb5\x2f\xfd", b"\x1f\x9d", b"\x04\x22\x4d\x18", b"\x1f\x8b",
)  # fmt: skip
_BINARY = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"PAR1", b"SQLite format 3\x00", b"\x7fELF", b"MZ\x90",
    b"\xd0\xcf\x11\xe0", b"OggS", b"ID3", b"%!PS", b"{\\rtf",
)  # fmt: skip
_PDF_WITHIN = 1024
_FEED = re.compile(r"<(?:[\w-]+:)?(?:rss|feed|RDF)[\s>]", re.IGNORECASE)
_HTML = re.compile(
    r"<!doctype\s+html|<(?:html|head|body|article|div|p|table|section|main)[\s>]", re.IGNORECASE
)
_XML_HEAD = re.compile(
    r"\s*(?:<\?xml\b[^>]*>|<!--.*?-->|<!doctype\b[^>]*>|<\?[^>]*\?>|\s)+", re.IGNORECASE | re.DOTALL
)
_JSON = re.compile(r"""\s*(?:\{\s*(?:"|\})|\[\s*(?:\{|\[\s*["{]|\]\s*$))""")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:[\w-]+[ \t]*:.*\n|[ \t#-].*\n|\n)+?---[ \t]*(?:\n|\Z)")
_SUFFIXES = {
    ".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN, ".mdown": Format.MARKDOWN,
    ".csv": Format.TABLE, ".tsv": Format.TABLE, ".tab": Format.TABLE,
    ".jsonl": Format.JSON, ".ndjson": Format.JSON, ".json": Format.JSON,
    ".html": Format.HTML, ".htm": Format.HTML, ".xhtml": Format.HTML,
    ".rss": Format.FEED, ".atom": Format.FEED, ".warc": Format.WARC, ".pdf": Format.PDF,
}  # fmt: skip
_TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown", ".mdown")


def sniff(head: bytes, name: str, options: IngestSettings) -> Format:
    """Return the format of what begins with ``head`` and is called ``name``."""
    by_magic = _by_magic(head)
    if by_magic is not None:
        return by_magic
    text = decode(head, declared_in(head))
    suffix = _suffix(name)
    if looks_binary(text):
        return _SUFFIXES[suffix] if _SUFFIXES.get(suffix) in {Format.PDF, Format.WARC} else Format.BINARY
    by_content = _by_content(text, suffix)
    if by_content is not None:
        return by_content
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if suffix not in _TEXT_SUFFIXES and _is_table(text, options):
        return Format.TABLE
    return Format.PLAIN


def _by_magic(head: bytes) -> Format | None:
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return Format.PDF
    if head.lstrip(b"\r\n").startswith(b"WARC/"):
        return Format.WARC
    if head.startswith(_PACKED):
        return Format.PACKED
    return Format.BINARY if head.startswith(_BINARY) else None


def _by_content(text: str, suffix: str) -> Format | None:
    opening = text.lstrip("\ufeff \t\r\n")[:4000]
    if opening.startswith("<"):
        rest = opening[match.end() :] if (match := _XML_HEAD.match(opening)) else opening
        if _FEED.match(rest) or (not rest and suffix in {".rss", ".atom"}):
            return Format.FEED
        return Format.HTML if _HTML.search(opening) or rest.startswith("<") else None
    if _JSON.match(opening) and suffix not in {".md", ".txt", ".csv", ".tsv"}:
        return Format.JSON
    if _JSON.match(opening) and opening.startswith('{"'):
        return Format.JSON
    return Format.MARKDOWN if _FRONT_MATTER.match(opening) else None


def _is_table(text: str, options: IngestSettings) -> bool:
    """Say whether the first line names columns, the text's among them, and rows follow."""
    first, _, rest = text.partition("\n")
    header = split_header(first)
    return len(header) > 1 and bool(rest.strip()) and find_column(header, options.columns.text) is not None


def _suffix(name: str) -> str:
    base = name.lower().rsplit("/", 1)[-1].removesuffix(".gz")
    dot = base.rfind(".")
    return base[dot:] if dot > 0 else ""
