"""Bytes to text: byte-order marks, UTF-8, UTF-16, a declared charset, else Western single bytes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ERRORS = "annals-lenient"  # the error handler to decode with, registered below
_SAMPLE = 4096
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_MOST_CONTROL = 0.01
_UTF16_NULLS = 0.3


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of any bytes at all; what cannot be decoded becomes U+FFFD.

    Tried in turn: a byte-order mark, UTF-16 by its zero bytes, UTF-8, the ``declared`` charset,
    Windows-1252. A declared charset that contradicts valid UTF-8 with letters beyond ASCII loses.
    """
    name, skip = _marked(data)
    if name is None:
        name = encoding_of([data], declared)
    return data[skip:].decode(name, errors=ERRORS)


def encoding_of(chunks: Iterable[bytes], declared: str | None = None) -> str:
    """Return the name of the encoding of a text that comes in pieces."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    valid, first, beyond_ascii = True, True, False
    for chunk in chunks:
        if first:
            first = False
            name = _marked(chunk)[0] or _by_nulls(chunk)
            if name is not None:
                return "utf-8-sig" if name == "utf-8" else name
        try:
            beyond_ascii |= not decoder.decode(chunk).isascii()
        except UnicodeDecodeError:
            valid = False
            break
    # A last character that is cut off is UTF-8's only where others before it are.
    cut = bool(decoder.getstate()[0]) and not beyond_ascii
    if valid and not cut:
        return "utf-8"
    return _known(declared) or "cp1252"


def declared_in(data: bytes) -> str | None:
    """Return the charset that an HTML or XML document names in its first bytes, or None."""
    match = _DECLARED.search(data[:_SAMPLE])
    return match[1].decode("ascii") if match else None


def looks_binary(text: str) -> bool:
    """Say whether decoded text is no text: too many control or undecodable characters."""
    sample = text[: 16 * _SAMPLE]
    return len(_CONTROL.findall(sample)) > _MOST_CONTROL * len(sample)


def _marked(data: bytes) -> tuple[str | None, int]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, len(mark)
    return None, 0


def _by_nulls(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half == 0 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > _UTF16_NULLS and even < odd / 4:
        return "utf-16-le"
    return "utf-16-be" if even > _UTF16_NULLS and odd < even / 4 else None


def _known(name: str | None) -> str | None:
    """Return the codec's name for a declared charset that Python can decode text with."""
    if name is None:
        return None
    try:
        found = codecs.lookup(name.strip().lower())
    except (LookupError, ValueError):
        return None
    if found.name in {"iso8859-1", "ascii"}:
        return "cp1252"  # what browsers take these two for
    is_text = getattr(found, "_is_text_encoding", True)
    barred = found.name.startswith(
        ("utf", "idna", "punycode", "unicode", "raw-unicode", "undefined", "mbcs", "oem")
    )
    return found.name if is_text and not barred else None


def _lenient(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that a single-byte code page leaves open as Latin-1 does; others as U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.encoding == "charmap":
        return error.object[error.start : error.end].decode("latin-1"), error.end
    return "\ufffd", error.end


codecs.register_error(ERRORS, _lenient)
