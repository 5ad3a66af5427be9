"""Links inside the documentation lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.doc_blocks import ROOT, pages

_LINK = re.compile(r"\[[^\]\n]*\]\((?!https?:|mailto:)([^)\s]+)\)|<img[^>]*\bsrc=\"([^\"]+)\"")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*$", re.MULTILINE)
_REFERENCE = sorted((ROOT / "docs" / "reference").glob("*.md"))


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def _prose(page: Path) -> str:
    return _FENCED.sub("", page.read_text(encoding="utf-8"))


def _anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, made as code hosts make them."""
    plain = (
        re.sub(r"[`*_]|\[([^\]]*)\]\([^)]*\)", r"\1", heading) for heading in _HEADING.findall(_prose(page))
    )
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in plain}


def _dead(page: Path) -> Iterator[str]:
    for match in _LINK.finditer(_prose(page)):
        target, _, anchor = (match[1] or match[2]).partition("#")
        found = (page.parent / target).resolve() if target else page
        if not found.exists():
            yield f"{target}: there is no such file"
        elif target and not found.is_relative_to(ROOT.resolve()):
            yield f"{target}: leads out of the project"
        elif anchor and found.suffix == ".md" and anchor not in _anchors(found):
            yield f"{target}#{anchor}: there is no such heading"


@pytest.mark.parametrize("page", [*pages(), *_REFERENCE], ids=_name)
def test_links_resolve(page: Path) -> None:
    assert not list(_dead(page))


def test_a_dead_link_is_told(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One\n\nSee [two](two.md), [here](#one) and [there](#three).\n", encoding="utf-8")
    assert list(_dead(page)) == ["two.md: there is no such file", "#three: there is no such heading"]


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=_name)
def test_every_page_is_reached_from_the_readme(page: Path) -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        at = waiting.pop().resolve()
        if at in reached or at.suffix != ".md" or not at.exists():
            continue
        reached.add(at)
        targets = (match[1] for match in _LINK.finditer(_prose(at)) if match[1])
        waiting += [at.parent / target.partition("#")[0] for target in targets]
    assert page.resolve() in reached
