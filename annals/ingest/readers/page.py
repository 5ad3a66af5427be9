"""Saved web pages: the report's text by trafilatura, its metadata from the page's own fields.

Nothing that a page names is fetched. The date is read only from fields that say when it was
published, never guessed from the running text.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from annals.ingest.blob import Blob
from annals.ingest.dating import date_from_value
from annals.ingest.decode import declared_in, decode
from annals.ingest.raw import Flaw, Raw
from annals.ingest.readers.markup import markup_to_text
from annals.model.vocabulary import Reason

if TYPE_CHECKING:
    from annals.settings import IngestSettings

_LONGEST_PAGE = 10_000_000
_MOST_JSON = 500_000
_MOST_TAGS = 100_000
_SHORT = 60
_NEVER_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_DATE_FIELDS = (
    "article:published_time", "og:published_time", "article:published", "datepublished", "date_published",
    "publication_date", "publish_date", "published_time", "publish-date", "publishdate", "pubdate",
    "pub_date",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "originalpublicationdate",
    "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date", "dcterms.date",
    "citation_publication_date", "article.published", "article_date_original", "displaydate", "date",
)  # fmt: skip
_SITE_FIELDS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
)
_TITLE_FIELDS = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "title")
_SUFFIX = re.compile(r"\s+[|\u2013\u2014\u00bb-]\s+[^|\u2013\u2014\u00bb]{2,50}\Z")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class _Linked:
    """What a page's JSON-LD says of its article."""

    title: str | None = None
    site: str | None = None
    published: date | None = None


def read(blob: Blob, options: IngestSettings) -> Iterator[Raw | Flaw]:
    """Yield the one report of a saved page."""
    del options
    data = blob.read_all()
    yield read_page(decode(data, declared_in(data)))


def read_page(html: str, *, url: str | None = None, member: str | None = None) -> Raw | Flaw:
    """Return the report of a page; ``url`` is its address where something other than the page tells it."""
    if len(html) > _LONGEST_PAGE:
        detail = f"is a page of more than {_LONGEST_PAGE:,} characters of HTML: save the article alone"
        return Flaw(reason=Reason.REPORT_TOO_LONG, detail=detail, member=member)
    html = _DECLARATION.sub("", _NEVER_IN_XML.sub("", html))
    # A tree of very many elements takes minutes and gigabytes: its text is then taken by rule.
    tree = _tree(html) if html.count("<") <= _MOST_TAGS else None
    if tree is None:
        return Raw(text=markup_to_text(html), url=url, member=member)
    fields = _fields(tree)
    linked = _linked(tree)
    site = _first(fields, _SITE_FIELDS) or linked.site
    published = _published(tree, fields, linked)
    title = _title(tree, fields, linked)
    address = url or _address(tree, fields)
    return Raw(
        text=_main_text(tree, html),
        member=member,
        title=title,
        url=address,
        outlet=site,
        outlet_from="metadata" if site else None,
        published=published,
        published_from="metadata" if published else None,
    )


def _tree(html: str) -> Any:  # noqa: ANN401  (lxml has no types)
    """Return the page's tree, or None where the parser makes none; no network, bounded depth."""
    from lxml import etree  # noqa: PLC0415  (only where there is a page)
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415

    parser = HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        return document_fromstring(html.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError, RecursionError):
        return None


def _main_text(tree: Any, html: str) -> str:  # noqa: ANN401  (lxml has no types)
    """Return the report's text: by trafilatura, or all the page's text where that finds next to none."""
    from trafilatura import bare_extraction  # noqa: PLC0415  (heavy: only where there is a page)

    try:
        found = bare_extraction(
            tree, with_metadata=False, include_comments=False, include_tables=True, include_formatting=False
        )
    except Exception:  # noqa: BLE001  (a third party's extractor on any page at all)
        found = None
    text = (getattr(found, "text", None) or "").strip()
    if len(text) >= _SHORT:
        return text.replace("\n", "\n\n")  # a line of its is a block of the page
    plain = markup_to_text(html).strip()
    return plain if len(plain) > len(text) else text


def _fields(tree: Any) -> dict[str, str]:  # noqa: ANN401  (lxml has no types)
    """Return what the page's meta elements say, by name in lower case; the first of each name."""
    fields: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                fields.setdefault(name, content)
    return fields


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((fields[name] for name in names if name in fields), None)


def _published(tree: Any, fields: dict[str, str], linked: _Linked) -> date | None:  # noqa: ANN401  (lxml)
    for name in _DATE_FIELDS:
        found = date_from_value(fields.get(name))
        if found is not None:
            return found
    if linked.published is not None:
        return linked.published
    for element in tree.iter("time"):
        marked = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        if marked or not _in_list(element):
            return date_from_value(element.get("datetime") or element.text_content())
    return None


def _in_list(element: Any) -> bool:  # noqa: ANN401  (lxml has no types)
    """Say whether a time stands in a list of other pages rather than beside the article."""
    return any(parent.tag in {"li", "aside", "nav", "footer", "table"} for parent in element.iterancestors())


def _title(tree: Any, fields: dict[str, str], linked: _Linked) -> str | None:  # noqa: ANN401  (lxml)
    headings = [words for element in tree.iter("h1") if (words := " ".join(element.text_content().split()))]
    if len(headings) == 1:
        return headings[0]
    told = linked.title or _first(fields, _TITLE_FIELDS)
    if told is None:
        told = next((element.text_content() for element in tree.iter("title")), None)
    return _SUFFIX.sub("", " ".join(told.split())) if told else None


def _address(tree: Any, fields: dict[str, str]) -> str | None:  # noqa: ANN401  (lxml has no types)
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and _is_address(element.get("href")):
            return str(element.get("href")).strip()
    told = fields.get("og:url")
    return told if _is_address(told) else None


def _is_address(value: str | None) -> bool:
    return bool(value) and str(value).strip().lower().startswith(("http://", "https://"))


def _linked(tree: Any) -> _Linked:  # noqa: ANN401  (lxml has no types)
    for element in tree.iter("script"):
        if (element.get("type") or "").lower() != "application/ld+json":
            continue
        source = element.text or ""
        if len(source) > _MOST_JSON:
            continue
        try:
            value = json.loads(source)
        except (ValueError, RecursionError):
            continue
        for item in _items(value):
            if "datePublished" in item or "Article" in str(item.get("@type")):
                return _of_item(item)
    return _Linked()


def _items(value: object) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD document: one, a list, or a graph."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (each for each in graph if isinstance(each, dict)) if isinstance(graph, list) else ()


def _of_item(item: dict[str, Any]) -> _Linked:
    publisher = item.get("publisher")
    site = publisher.get("name") if isinstance(publisher, dict) else publisher
    title = item.get("headline")
    return _Linked(
        title=title if isinstance(title, str) else None,
        site=site if isinstance(site, str) else None,
        published=date_from_value(item.get("datePublished")),
    )
