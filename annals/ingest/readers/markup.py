"""Markup to text without any library: for pieces of HTML in feeds and tables, and as a last resort.

One pass from left to right, in time that grows with the length alone, whatever the markup.
"""

from __future__ import annotations

import re
from html import unescape

_SILENT = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "head", "nav", "form",
     "button"}
)  # fmt: skip
_LINES = frozenset(
    {"address", "aside", "br", "caption", "dd", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
     "h5", "h6", "header", "hr", "li", "main", "pre", "td", "th", "tr"}
)  # fmt: skip
_PARAGRAPHS = frozenset(
    {
        "article",
        "blockquote",
        "body",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "ol",
        "p",
        "section",
        "table",
        "title",
        "ul",
    }
)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]{0,30})|<[!?]")
_MARKUP = re.compile(
    r"</?(?:p|br|div|span|h[1-6]|ul|li|strong|em|b|i|a|html|body|blockquote)\b[^<>]{0,500}>", re.IGNORECASE
)
_SPACE = re.compile(r"\s+")


def looks_like_markup(text: str) -> bool:
    """Say whether a text holds HTML tags."""
    return _MARKUP.search(text) is not None


def markup_to_text(markup: str) -> str:
    """Return the text of a piece of HTML, scripts and the like left out, blocks on their own lines."""
    parts: list[str] = []
    unclosed: set[str] = set()
    at = 0
    while (opening := markup.find("<", at)) >= 0:
        parts.append(_data(markup[at:opening]))
        tag = _TAG.match(markup, opening)
        if tag is None:
            parts.append("<")
            at = opening + 1
            continue
        end = _end_of_tag(markup, opening, tag.end())
        if end < 0:
            return "".join(parts)
        name = (tag["name"] or "").lower()
        if name in _SILENT and not tag["close"] and name not in unclosed:
            end = _skip(markup, name, end, unclosed)
        parts.append("\n\n" if name in _PARAGRAPHS else "\n" if name in _LINES else "")
        at = end
    parts.append(_data(markup[at:]))
    return "".join(parts)


def _data(text: str) -> str:
    return _SPACE.sub(" ", unescape(text)) if text else ""


def _end_of_tag(markup: str, opening: int, after_name: int) -> int:
    if markup.startswith("<!--", opening):
        end = markup.find("-->", opening + len("<!--"))
        return end + len("-->") if end >= 0 else -1
    return markup.find(">", after_name) + 1 or -1


def _skip(markup: str, name: str, at: int, unclosed: set[str]) -> int:
    """Return where the element's end tag ends; an element never closed is not skipped."""
    closing = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(markup, at)
    if closing is None:
        unclosed.add(name)
        return at
    return closing.end()
