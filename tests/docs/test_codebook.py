"""The codebook's page and the code say the same."""

from __future__ import annotations

import re
from dataclasses import astuple
from enum import StrEnum
from pathlib import Path

import pytest

from annals.codebook import EventType, event_types
from annals.export.rules import rules
from annals.model import vocabulary
from annals.model.draft import STATEMENT_FIELDS
from annals.settings import FIGURE_RULES, IngestSettings
from tools.doc_blocks import ROOT

_LISTS = [
    getattr(vocabulary, name)
    for name in dir(vocabulary)
    if isinstance(getattr(vocabulary, name), type) and issubclass(getattr(vocabulary, name), StrEnum)
]
_NOT_IN_IT = {"StrEnum", "Verdict", "Reason", "Mode"}


def _page(*parts: str) -> str:
    return ROOT.joinpath("docs", *parts).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "values", [v for v in _LISTS if v.__name__ not in _NOT_IN_IT], ids=lambda v: v.__name__
)
def test_every_value_of_a_closed_list_is_named(values: type[StrEnum]) -> None:
    text = _page("codebook.md")
    assert not [value.value for value in values if f"`{value.value}`" not in text]


@pytest.mark.parametrize("kind", list(event_types().values()), ids=lambda kind: kind.id)
def test_an_event_type_is_mapped_as_the_page_says(kind: EventType) -> None:
    line = next(
        line
        for line in _page("codebook.md").splitlines()
        if re.match(rf"\| `{kind.id}`[ |]", line) and "/" in line
    )
    _, acled, plover, muc = (cell.strip() for cell in line.strip("|").split("|"))
    assert kind.acled_event in acled
    assert kind.acled_sub_event in acled
    assert (kind.plover_event or "none") in plover
    assert kind.plover_mode in plover
    assert (kind.muc4 or "none") in muc


def test_the_event_types_stand_in_the_order_of_their_ranks() -> None:
    ids = re.findall(r"^\| `(\w+)`[^|]*\| [^|]*/", _page("codebook.md"), re.MULTILINE)
    assert ids == list(event_types())


def test_every_field_is_named() -> None:
    text = _page("codebook.md")
    assert not [name for name in STATEMENT_FIELDS if f"`{name}`" not in text]


def test_every_figure_rule_is_explained() -> None:
    assert set(rules()) == set(FIGURE_RULES)
    for page in (_page("codebook.md"), _page("explanation", "tolls.md")):
        assert not [name for name in rules() if f"| `{name}` |" not in page]


def test_every_reason_for_refusing_is_explained_with_the_limits_that_hold() -> None:
    text = _page("explanation", "refused.md")
    assert not [reason.value for reason in vocabulary.Reason if f"| `{reason.value}` |" not in text]
    limits = IngestSettings()
    for figure in (limits.max_file_bytes, limits.max_text_chars, limits.min_text_chars):
        assert f"({figure:,})" in text


def test_every_name_of_a_column_is_listed() -> None:
    text = _page("how-to", "own-columns.md")
    names = (name for column in astuple(IngestSettings().columns) for name in column)
    assert not [name for name in names if f"`{name}`" not in text]


def test_no_page_names_a_machine() -> None:
    """Pages speak of the project alone: no paths of a machine, no hosts of a registry."""
    barred = re.compile(r"/(?:work|home|root|tmp|Users)/|localhost|pypi\.|index-url", re.IGNORECASE)
    every: list[Path] = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    assert not [
        f"{page.name}: {found[0]}" for page in every if (found := barred.search(page.read_text("utf-8")))
    ]
