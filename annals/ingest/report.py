"""A raw text becomes a report: cleaned, dated, its outlet and language named, or refused."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from annals.ingest.clean import clean_line, clean_text
from annals.ingest.dating import plausible, publication_date, shown_day
from annals.ingest.decode import looks_binary
from annals.ingest.language import identify, language_name
from annals.ingest.outlet import outlet_of
from annals.ingest.raw import Flaw, Raw
from annals.model.ids import ReportId, content_id
from annals.model.report import Refused, Report
from annals.model.vocabulary import Reason
from annals.text.dateline import find_dateline
from annals.text.shingles import sketch

if TYPE_CHECKING:
    from annals.settings import IngestSettings

_LONGEST_TITLE = 500
_LONGEST_NAME = 120
_LONGEST_URL = 2000
_FEWEST_LETTERS = 0.4
_SAMPLE_CHARS = 20_000


def report_from_text(  # noqa: PLR0913  (the parts of a report, all but the text by name)
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    published: date | None = None,
    source: str = "text",
    options: IngestSettings,
) -> Report | Refused:
    """Return the report that a text makes, or the refusal of it.

    What is given for title, url, outlet and published is taken as metadata; what is not is looked
    for in the text and the address. A day that the text's first lines show as its own is taken before a
    given one near it. ``source`` names the text in a refusal. A title that the text
    does not open with is put before it, a blank line between, so that its words can be evidence.
    """
    raw = Raw(
        text=text,
        title=title,
        url=url,
        outlet=outlet,
        outlet_from="metadata" if outlet else None,
        published=published,
        published_from="metadata" if published else None,
    )
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    made = make_report(raw, digest, options)
    return refuse(made, source, digest) if isinstance(made, Flaw) else made


def refuse(flaw: Flaw, source: str, digest: str | None) -> Refused:
    """Return the stored form of a flaw; its detail opens with the member it is about."""
    detail = f"{flaw.member}: {flaw.detail}" if flaw.member else flaw.detail
    return Refused(source=source, reason=flaw.reason, detail=detail, raw_sha256=digest)


def make_report(raw: Raw, digest: str, options: IngestSettings) -> Report | Flaw:
    """Return the report of a raw text, or why it makes none; ``digest`` is its file's SHA-256."""
    body = clean_text(raw.text[: 4 * options.max_text_chars])
    title = clean_line(raw.title, _LONGEST_TITLE)
    text = body if title is None or _opens_with(body, title) else f"{title}\n\n{body}".strip()
    flaw = _flaw(raw, body, text, options)
    if flaw is not None:
        return flaw
    language = identify(body, options.languages)
    if language not in options.languages:
        return _foreign(raw, language, options)
    url = clean_line(raw.url, _LONGEST_URL)
    opening = len(text) - len(body)
    dateline = find_dateline(body)
    published, published_from = plausible(raw.published), raw.published_from
    shown = shown_day(body, dateline, published) if published else None
    if published is None:
        published, published_from = publication_date(body, url, dateline)
    elif shown not in {None, published}:
        published, published_from = shown, "first line"
    outlet, outlet_from = clean_line(raw.outlet, _LONGEST_NAME), raw.outlet_from
    if outlet is None:
        outlet, outlet_from = outlet_of(text[opening:], url, dateline)
    day = published.isoformat() if published else ""
    return Report(
        id=ReportId(content_id("r", url or "", outlet or "", title or "", day, text)),
        text=text,
        title=title,
        url=url,
        outlet=outlet,
        outlet_from=outlet_from,
        published=published,
        published_from=published_from,
        language=language,
        sketch=sketch(body),
        raw_sha256=digest,
    )


def _opens_with(body: str, title: str) -> bool:
    head = " ".join(body[: 2 * len(title)].split())
    return head.casefold().startswith(title.casefold())


def _flaw(raw: Raw, body: str, text: str, options: IngestSettings) -> Flaw | None:
    if not body:
        return Flaw(reason=Reason.EMPTY, detail="holds no text; nothing to read", member=raw.member)
    if looks_binary(raw.text) or "\ufffd" * 8 in body:
        return Flaw(reason=Reason.NOT_TEXT, detail=NOT_TEXT, member=raw.member)
    if len(body) > options.max_text_chars:
        detail = (
            f"is longer than {options.max_text_chars:,} characters: split it into reports, "
            "or raise ingest.max_text_chars in the settings"
        )
        return Flaw(reason=Reason.REPORT_TOO_LONG, detail=detail, member=raw.member)
    sample = body[:_SAMPLE_CHARS]
    if sum(map(str.isalpha, sample)) + sum(map(str.isspace, sample)) < _FEWEST_LETTERS * len(sample):
        return Flaw(reason=Reason.NOT_TEXT, detail=NOT_TEXT, member=raw.member)
    if len(text) < options.min_text_chars:
        detail = (
            f"has {len(text)} characters, fewer than the {options.min_text_chars} of a report; "
            "ingest.min_text_chars in the settings lowers that"
        )
        return Flaw(reason=Reason.TOO_SHORT, detail=detail, member=raw.member)
    return None


NOT_TEXT = "is not text that can be read: give text, HTML, a feed, WARC, JSON lines, a table or a PDF"


def _foreign(raw: Raw, language: str, options: IngestSettings) -> Flaw:
    read = ", ".join(language_name(code) for code in options.languages)
    detail = f"is in {language_name(language)}; Annals is set to read {read} (ingest.languages)"
    return Flaw(reason=Reason.UNSUPPORTED_LANGUAGE, detail=detail, member=raw.member)
