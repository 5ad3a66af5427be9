"""Plain text and Markdown, one report a file, with front matter where a file opens with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annals.ingest.blob import Blob
from annals.ingest.dating import date_from_value
from annals.ingest.decode import decode
from annals.ingest.raw import Flaw, Raw
from annals.ingest.readers.markup import looks_like_markup, markup_to_text

if TYPE_CHECKING:
    from annals.settings import IngestSettings

_FRONT = re.compile(r"\A\ufeff?\s*---[ \t]*\n(?P<fields>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"^(?P<key>[A-Za-z][\w -]{0,30}?)[ \t]*:(?P<value>.*)$", re.MULTILINE)
_KEYS = {
    "title": "title", "headline": "title",
    "date": "date", "published": "date", "publication_date": "date", "pubdate": "date",
    "published_at": "date",
    "url": "url", "link": "url", "source_url": "url", "permalink": "url", "canonical": "url",
    "source": "outlet", "outlet": "outlet", "publisher": "outlet", "site": "outlet", "newspaper": "outlet",
}  # fmt: skip
_LONGEST_FRONT = 20_000
_HEADING = re.compile(r"\A\s*#[ \t]+(?P<title>[^\n]{1,300}?)[ \t#]*(?:\n|\Z)")
_UNDERLINED = re.compile(r"\A\s*(?P<title>[^\n]{1,300})\n=+[ \t]*(?:\n|\Z)")
_RULE = re.compile(r"^[ \t]*(?:[-*_=][ \t]*){3,}$", re.MULTILINE)
_FENCE = re.compile(r"^[ \t]*(?:```|~~~).*$", re.MULTILINE)
_LEADING = re.compile(r"^[ \t]*(?:(?:>[ \t]?)+|#{1,6}[ \t]+|[*+-][ \t]+(?:\[[ xX]\][ \t]+)?)", re.MULTILINE)
# What stands between marks is bounded, so that a line of nothing but marks takes no quadratic time.
_IMAGE = re.compile(r"!\[([^\]\n]{0,300})\](?:\([^)\n]{0,600}\)|\[[^\]\n]{0,100}\])")
_LINK = re.compile(r"\[([^\]\n]{1,300})\](?:\([^)\n]{0,600}\)|\[[^\]\n]{0,100}\])")
_REFERENCE = re.compile(r"^[ \t]*\[[^\]\n]{1,100}\]:[ \t]+\S.*$", re.MULTILINE)
_BARE = re.compile(r"<((?:https?://|mailto:)[^>\s]{1,600})>")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,600}?)(?<=\S)\1(?![\w*])")
_CODE = re.compile(r"`{1,2}([^`\n]{1,300})`{1,2}")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")
_HARD_BREAK = re.compile(r"\\\n")


def read(blob: Blob, options: IngestSettings) -> Iterator[Raw | Flaw]:
    """Yield the one report of a plain text."""
    del options
    yield Raw(text=decode(blob.read_all()))


def read_markdown(blob: Blob, options: IngestSettings) -> Iterator[Raw | Flaw]:
    """Yield the one report of a Markdown file; front matter and a first heading are its metadata."""
    del options
    text = decode(blob.read_all()).replace("\r\n", "\n").replace("\r", "\n")
    fields, body = _front_matter(text)
    title = fields.get("title")
    heading = _HEADING.match(body) or _UNDERLINED.match(body)
    if heading is not None:
        body = body[heading.end() :]
        title = title or markdown_to_text(heading["title"]).strip()
    published = date_from_value(fields.get("date"))
    outlet = fields.get("outlet")
    yield Raw(
        text=markdown_to_text(body),
        title=title,
        url=fields.get("url"),
        outlet=outlet,
        outlet_from="metadata" if outlet else None,
        published=published,
        published_from="metadata" if published else None,
    )


def markdown_to_text(text: str) -> str:
    """Return Markdown without its marks: what a reader of the page would see."""
    if looks_like_markup(text):
        text = markup_to_text(text.replace("\n", "<br>"))
    for pattern in (_FENCE, _REFERENCE, _RULE, _LEADING):
        text = pattern.sub("", text)
    for pattern in (_IMAGE, _LINK, _BARE, _CODE):
        text = pattern.sub(r"\1", text)
    for _ in range(2):  # bold within italics
        text = _EMPHASIS.sub(r"\2", text)
    return _ESCAPED.sub(r"\1", _HARD_BREAK.sub("\n", text))


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    head = _FRONT.match(text[:_LONGEST_FRONT])
    if head is None:
        return {}, text
    fields: dict[str, str] = {}
    for line in _FIELD.finditer(head["fields"]):
        key = _KEYS.get(line["key"].strip().lower().replace("-", "_").replace(" ", "_"))
        value = line["value"].strip("\"' \t")
        if key is not None and value:
            fields.setdefault(key, value)
    return fields, text[head.end() :]
