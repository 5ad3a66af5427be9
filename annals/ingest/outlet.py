"""Who published a report: metadata, then its dateline and closing credit, last the address."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from annals.text.dateline import Dateline, find_closing_outlet

_ARCHIVED = re.compile(
    r"^https?://(?:web\.archive\.org/web|archive\.(?:ph|is|today|md|li|vn|fo))/(?:\d{4,14}[a-z_]*/)?(?=https?://)",
    re.IGNORECASE,
)
_HOST = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+", re.IGNORECASE)
_HEAD_CHARS, _HEAD_LINES = 800, 5
_WORD = r"[A-Z][\w.&']*(?:-\w+)*"
_HEADED = re.compile(
    rf"(?P<name>(?:The )?{_WORD}(?: (?:{_WORD}|of|for|and|the)){{1,7}})(?: ?[-\u2013\u2014] ?[A-Z].{{2,40}})?"
)
_PREFIXES = ("www.", "m.", "mobile.", "amp.", "edition.")


def outlet_of(text: str, url: str | None, dateline: Dateline | None) -> tuple[str | None, str | None]:
    """Return the outlet that a report without metadata names, and what named it.

    Tried in turn: the agency of its dateline, who releases it by its heading, its closing credit, the
    host of its address.
    """
    if dateline is not None and dateline.agency is not None:
        return text[slice(*dateline.agency)], "dateline"
    heading = _releasing(text)
    if heading is not None:
        return heading, "first line"
    credit = find_closing_outlet(text)
    if credit is not None:
        return text[slice(*credit)], "credit"
    host = host_of(url)
    return (host, "url") if host else (None, None)


@cache
def _release() -> tuple[re.Pattern[str], frozenset[str]]:
    raw = tomllib.loads(files("annals.ingest").joinpath("data/outlets.toml").read_text(encoding="utf-8"))
    words = "|".join(re.escape(each) for each in raw["release"])
    return re.compile(rf"\b(?:{words}|\d{{4}}-\d\d-[A-Z]{{1,3}}-\d{{2,4}})\b", re.IGNORECASE), frozenset(
        raw["organisations"]
    )


def _releasing(text: str) -> str | None:
    """Return the organisation named on a line shortly before "For Immediate Release" or a number."""
    pattern, organisations = _release()
    found = pattern.search(text[:_HEAD_CHARS])
    if found is None:
        return None
    lines = [line.strip() for line in text[: found.start()].split("\n") if line.strip()]
    for line in reversed(lines[-_HEAD_LINES:]):
        match = _HEADED.fullmatch(line)
        if match and match["name"].rsplit(" ", 1)[-1].casefold() in organisations:
            return match["name"]
    return None


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
