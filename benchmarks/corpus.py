"""The reports that are timed: the project's examples, repeated with other numbers, or real sets."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from evaluation.files import DataError, read_json_lines

_NUMBER = re.compile(r"(?<![\w.,:/$-])\d{1,3}(?![\w:/%-]|[.,]\d)")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_BEFORE, _AFTER = re.compile(rf"{_MONTH}\s+$"), re.compile(rf"\s+{_MONTH}\b")
_NEAR = 12  # characters in which the name of a month is looked for


@dataclass(frozen=True, slots=True)
class Text:
    """One report as it goes in; ``date`` is its publication date."""

    text: str
    title: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None


def repeated(texts: Sequence[Text], count: int) -> list[Text]:
    """Return ``count`` distinct reports: the texts again and again, each round with other numbers.

    Round k adds k to every number that is no part of a date, and puts publication k weeks later,
    so that weekdays still fit.

    Raises:
        ValueError: there is no text.
    """
    if not texts:
        raise ValueError("no text to repeat")
    return [_changed(texts[n % len(texts)], n // len(texts)) for n in range(count)]


def _changed(text: Text, by: int) -> Text:
    published = date.fromisoformat(text.date) + timedelta(weeks=by) if text.date else None
    return replace(
        text,
        text=_NUMBER.sub(lambda found: _number(found, by), text.text),
        date=published.isoformat() if published else None,
        url=f"{text.url}?round={by}" if text.url and by else text.url,
    )


def _number(found: re.Match[str], by: int) -> str:
    before = found.string[max(0, found.start() - _NEAR) : found.start()]
    after = found.string[found.end() : found.end() + _NEAR]
    dated = _BEFORE.search(before) or _AFTER.match(after)
    return found[0] if dated else str(int(found[0]) + by)


def write_lines(texts: Sequence[Text], path: Path) -> None:
    """Write the reports as a JSONL file that `annals code` reads."""
    lines = (json.dumps({k: v for k, v in asdict(text).items() if v is not None}) for text in texts)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def data_texts(data: Path) -> Iterator[tuple[str, list[Text]]]:
    """Yield the reports of each set of a data folder that is used for timing and is there.

    Raises:
        DataError: a file is malformed.
    """
    articles, releases = data / "fa_kes" / "articles.csv", data / "isaf" / "releases.jsonl"
    if articles.is_file():
        yield "fa_kes", _articles(articles)
    if releases.is_file():
        yield "isaf", [Text(row.get("text", str)) for row in read_json_lines(releases)]


def _articles(path: Path) -> list[Text]:
    """Read text, title and outlet; the set's date and place belong to its key."""
    with path.open(encoding="utf-8", errors="replace", newline="") as stream:
        rows = list(csv.DictReader(stream))
    wanted = {"article_title", "article_content", "source"}
    if not rows or not wanted <= set(rows[0]):
        raise DataError(f"{path.name}: should have the columns {', '.join(sorted(wanted))}")
    return [Text(row["article_content"], row["article_title"], source=row["source"]) for row in rows]
