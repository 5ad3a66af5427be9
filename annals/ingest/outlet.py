"""Who published a report: metadata, then its dateline and closing credit, last the address."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from annals.text.dateline import Dateline, find_closing_outlet

_ARCHIVED = re.compile(
    r"^https?://(?:web\.archive\.org/web|archive\.(?:ph|is|today|md|li|vn|fo))/(?:\d{4,14}[a-z_]*/)?(?=https?://)",
    re.IGNORECASE,
)
_HOST = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+", re.IGNORECASE)
_PREFIXES = ("www.", "m.", "mobile.", "amp.", "edition.")


def outlet_of(text: str, url: str | None, dateline: Dateline | None) -> tuple[str | None, str | None]:
    """Return the outlet that a report without metadata names, and what named it.

    Tried in turn: the agency of its dateline, its closing credit, the host of its address.
    """
    if dateline is not None and dateline.agency is not None:
        return text[slice(*dateline.agency)], "dateline"
    credit = find_closing_outlet(text)
    if credit is not None:
        return text[slice(*credit)], "credit"
    host = host_of(url)
    return (host, "url") if host else (None, None)


def original_url(url: str) -> str:
    """Return the address of a page that a web archive's address wraps; others as they are."""
    return _ARCHIVED.sub("", url)


def host_of(url: str | None) -> str | None:
    """Return the host of a page's address, without "www." and its kind, or None."""
    if not url:
        return None
    try:
        host = urlsplit(original_url(url)).hostname
    except ValueError:
        return None
    if not host or not _HOST.fullmatch(host):
        return None
    for prefix in _PREFIXES:
        if host.startswith(prefix) and host.count(".") > 1:
            host = host.removeprefix(prefix)
    return host
