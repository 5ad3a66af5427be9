"""RSS and Atom: every entry one report, the markup in it turned to text."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from annals.ingest.blob import Blob
from annals.ingest.dating import date_from_value, plausible
from annals.ingest.raw import Flaw, Raw
from annals.ingest.readers.markup import markup_to_text
from annals.model.vocabulary import Reason

if TYPE_CHECKING:
    from annals.settings import IngestSettings

_BROKEN = "is a feed that cannot be read: save it again, or give its pages"
_NONE = "is a feed without entries"


def read(blob: Blob, options: IngestSettings) -> Iterator[Raw | Flaw]:
    """Yield a report for each entry; a feed that breaks off yields those before the break."""
    del options
    import feedparser  # noqa: PLC0415  (only where there is a feed)

    # A stream, never bytes or a string: those feedparser might take for a path or an address.
    stream = io.BytesIO(blob.read_all())
    try:
        parsed = feedparser.parse(stream, resolve_relative_uris=False, sanitize_html=False)
    except Exception:  # noqa: BLE001  (a third party's parser on any bytes at all)
        yield Flaw(reason=Reason.RECORD_MALFORMED, detail=_BROKEN)
        return
    entries = parsed.get("entries") or []
    outlet = _text(parsed.get("feed", {}).get("title"))
    for number, entry in enumerate(entries, start=1):
        yield _raw(entry, outlet, f"entry {number}")
    if not entries:
        broken = bool(parsed.get("bozo"))
        reason = Reason.RECORD_MALFORMED if broken else Reason.EMPTY
        yield Flaw(reason=reason, detail=_BROKEN if broken else _NONE)


def _raw(entry: Mapping[str, Any], feed_title: str | None, member: str) -> Raw:
    source = entry.get("source")
    outlet = _text(source.get("title")) if isinstance(source, Mapping) else None
    outlet = outlet or feed_title
    published = _published(entry)
    return Raw(
        text=_body(entry),
        member=member,
        title=_text(entry.get("title")),
        url=_text(entry.get("link")),
        outlet=outlet,
        outlet_from="metadata" if outlet else None,
        published=published,
        published_from="metadata" if published else None,
    )


def _body(entry: Mapping[str, Any]) -> str:
    """Return the longest of what an entry carries: its content in full, or its summary."""
    parts = [part.get("value") for part in entry.get("content") or [] if isinstance(part, Mapping)]
    texts = [markup_to_text(part) for part in (*parts, entry.get("summary")) if isinstance(part, str)]
    return max(texts, key=len, default="")


def _published(entry: Mapping[str, Any]) -> date | None:
    """Return the day as written where it can be read, else the parser's, which is in UTC."""
    for field in ("published", "created", "updated"):
        day = date_from_value(entry.get(field))
        if day is not None:
            return day
        parsed = entry.get(f"{field}_parsed")
        if parsed is not None:
            return plausible(_made(parsed.tm_year, parsed.tm_mon, parsed.tm_mday))
    return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _text(value: object) -> str | None:
    return markup_to_text(value).strip() or None if isinstance(value, str) else None
