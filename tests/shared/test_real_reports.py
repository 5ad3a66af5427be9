"""A hundred real reports of each of two sets: coded or refused, every span quoting its report."""

import csv
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import annals
from annals.model.report import Refused, Report, Span

EACH = 100


def fa_kes(data: Path) -> list[tuple[str, str | None, str | None]]:
    with (data / "fa_kes" / "articles.csv").open(encoding="latin-1", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [
        (row["article_content"], row["article_title"], row["source"]) for row in rows[:: len(rows) // EACH]
    ]


def isaf(data: Path) -> list[tuple[str, str | None, str | None]]:
    lines = (data / "isaf" / "releases.jsonl").read_text(encoding="utf-8").split("\n")
    rows = [line for line in lines if line]
    return [(json.loads(line)["text"], None, None) for line in rows[:: len(rows) // EACH]]


def spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif is_dataclass(value) and not isinstance(value, Report):
        for field in fields(value):
            yield from spans(getattr(value, field.name))


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("read", [fa_kes, isaf], ids=["fa_kes", "isaf"])
def test_every_report_is_coded_or_refused(read: object, shared: Path) -> None:
    texts = fa_kes(shared / "data") if read is fa_kes else isaf(shared / "data")
    assert len(texts) >= EACH
    for text, title, outlet in texts[:EACH]:
        report = annals.read_text(text, title=title, outlet=outlet)
        if isinstance(report, Refused):
            assert report.detail
            continue
        coded = annals.code(report)
        ids = [draft.id for draft in coded.drafts]
        assert len(set(ids)) == len(ids)
        assert all(report.holds(span) for span in spans((coded.reading, coded.drafts)))
