"""Draws reports of ``re3d`` and ``fa_kes`` by a fixed seed and gives the product's link for each actor.

In ``re3d`` the mentions are the data set's organisations, in ``fa_kes`` the product's own: whoever its drafts
name as a participant, a speaker or one who denies.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import annals
from annals.extract import extract
from annals.gazetteer.actors import actors
from annals.model.draft import EventDraft
from annals.model.reading import Label, Mention
from annals.model.report import Refused, Report, Span
from annals.resolve.actors.resolver import ActorResolver
from evaluation.files import DataError, read_json_lines

SEED = 3
SIZES = {"first": 25, "last": 60, "fresh": 30}
"""Reports of each reading, in this order and none in two: the first finds causes, the last is counted.

What the last found was mended too; the fresh ones, which `re3d` is too small for, were read after that.
"""
_NEAR = 40
"""A mention whose offset moved when the text was taken in is looked for this many characters around."""


_HEAD = 60
"""By so many first characters the data set's text is found in the product's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One report of a data set; ``mentions`` are the given offsets of its organisations."""

    data_set: str
    id: str
    title: str | None
    text: str
    published: date | None = None
    mentions: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words of a report and the key that the product gives them; ``role`` is "" for a given mention."""

    data_set: str
    document: str
    start: int
    end: int
    words: str
    key: str
    role: str
    sentence: str


def draw(data: Path, data_set: str, part: str) -> list[Text]:
    """Return the reports of one reading, always the same.

    Raises:
        DataError: the data set is not in the folder.
    """
    texts = sorted(_LOADERS[data_set](data / data_set), key=lambda one: one.id)
    random.Random(SEED).shuffle(texts)  # noqa: S311  (a draw that anybody can repeat)
    before = list(SIZES)[: list(SIZES).index(part)]
    start = sum(SIZES[one] for one in before)
    return texts[start : start + SIZES[part]]


def links(text: Text) -> list[Link]:
    """Return the product's links in one report, in their order; none where it was refused."""
    report = annals.read_text(text.text, title=text.title, published=text.published)
    if isinstance(report, Refused):
        return []
    found = _given(text, report) if text.data_set == "re3d" else _own(text, report)
    return sorted(found, key=lambda one: (one.start, one.end, one.role))


def _given(text: Text, report: Report) -> Iterator[Link]:
    """Yield the product's link for each mention that the data set gives."""
    reading = extract(report)
    resolver = ActorResolver(actors(), reading)
    shift = _shift(text, report)
    for start, end in text.mentions:
        span = _span(report, text.text[start:end], start + shift)
        if span is not None:
            mention = Mention(label=Label.ACTOR, span=span, tag=None, score=1.0)
            yield _link(text, report, span, resolver.resolve(mention).actor.key, "")


def _own(text: Text, report: Report) -> Iterator[Link]:
    """Yield the links of the drafts, each once."""
    drafts = annals.code(report).drafts
    return iter(
        {
            (span.start, span.end, key): _link(text, report, span, key, role)
            for draft in drafts
            for span, key, role in _named(draft)
        }.values()
    )


def _named(draft: EventDraft) -> Iterator[tuple[Span, str, str]]:
    """Yield whom a draft names: words, key and role."""
    for one in draft.participants:
        yield one.evidence[0], one.value.actor.key, one.value.role
    speakers = [statement.speaker for statement in draft.statements()]
    for speaker in (*speakers, *(denied.speaker for denied in draft.denials)):
        if speaker.actor is not None and speaker.evidence:
            yield speaker.evidence[0], speaker.actor, "speaker"


def _link(text: Text, report: Report, span: Span, key: str, role: str) -> Link:
    before = max(report.text.rfind(mark, 0, span.start) for mark in (". ", "\n"))
    ends = [at for mark in (". ", "\n") if (at := report.text.find(mark, span.end)) >= 0]
    return Link(
        data_set=text.data_set,
        document=text.id,
        start=span.start,
        end=span.end,
        words=span.quote,
        key=key,
        role=role,
        sentence=report.text[before + 1 : min(ends, default=len(report.text))].strip(),
    )


def _shift(text: Text, report: Report) -> int:
    """Return how far the text's beginning moved: the product puts a title before it."""
    body = text.text.lstrip()
    return report.text.find(body[:_HEAD]) - (len(text.text) - len(body))


def _span(report: Report, words: str, start: int) -> Span | None:
    """Return where the words of a given mention stand in the report as the product took it in."""
    near = range(max(0, start - _NEAR), start + _NEAR + 1)
    found = [at for at in near if report.text.startswith(words, at)]
    at = min(found, key=lambda one: abs(one - start), default=None)
    return report.span(at, at + len(words)) if at is not None and words.strip() else None


def _re3d(folder: Path) -> Iterator[Text]:
    for documents in sorted(folder.glob("*/documents.json")):
        mentions: dict[str, set[tuple[int, int]]] = {}
        for row in read_json_lines(documents.with_name("entities.json")):
            if row.get("type", str) == "Organisation":
                place = (row.get("begin", int), row.get("end", int))
                mentions.setdefault(row.get("documentId", str), set()).add(place)
        for row in read_json_lines(documents):
            found = sorted(mentions.get(row.get("_id", str), ()))
            yield Text(
                data_set="re3d",
                id=row.get("_id", str),
                title=row.get("title", str) or None,
                text=row.get("text", str),
                mentions=tuple(found),
            )


def _fa_kes(folder: Path) -> Iterator[Text]:
    path = folder / "articles.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error.strerror}") from error
    for row in rows:
        yield Text(
            data_set="fa_kes",
            id=row["unit_id"],
            title=row["article_title"] or None,
            text=row["article_content"],
            published=datetime.strptime(row["date"], "%m/%d/%Y").date(),  # noqa: DTZ007  (a day, no time)
        )


_LOADERS = {"re3d": _re3d, "fa_kes": _fa_kes}
DATA_SETS = tuple(_LOADERS)


def all_links(texts: Iterable[Text]) -> list[Link]:
    """Return the links of several reports."""
    return [link for text in texts for link in links(text)]
