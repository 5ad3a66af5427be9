"""Figures in the pages are those that were measured, and a place left open is one without a figure."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping

from tools.doc_blocks import ROOT

_OPEN = "*(to be measured)*"
_NO_FIGURE = frozenset({"command", "rows", "version", "machine", "day"})


def _figures(table: Mapping[str, object], path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each figure of the file."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _figures(value, f"{path}{name}.")
        elif name not in _NO_FIGURE or (name == "day" and "evaluation" in path):
            yield path + name, str(value)


def _all() -> dict[str, str]:
    return dict(_figures(tomllib.loads((ROOT / "docs" / "figures.toml").read_text(encoding="utf-8"))))


def _quoting() -> str:
    pages = (ROOT / "README.md", ROOT / "docs" / "explanation" / "limits.md")
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


def test_every_measured_figure_is_quoted() -> None:
    text = _quoting()
    assert not {name: figure for name, figure in _all().items() if figure and figure not in text}


def test_no_place_is_left_open_once_all_is_measured() -> None:
    if all(_all().values()):
        assert _OPEN not in _quoting()
    else:
        assert _OPEN in _quoting()
