"""Every snippet of the documentation runs, and every command in it ends well."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.doc_blocks import CONSOLE, ROOT, blocks, furnish, pages, run

_PYTHON = "python"


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def _with(language: str) -> list[Path]:
    return [page for page in pages() if any(block.language == language for block in blocks(page))]


def test_the_pages_are_found_with_their_snippets() -> None:
    assert ROOT / "README.md" in _with(_PYTHON)
    assert ROOT / "docs" / "tutorial.md" in _with(CONSOLE)


@pytest.mark.parametrize("page", _with(_PYTHON), ids=_name)
def test_python_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python of one page runs from its top to its end, in a folder with the examples alone."""
    furnish(tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "page"}
    for block in blocks(page):
        run(block, tmp_path) if "file" in block.info else None
        if block.language == _PYTHON:
            source = "\n" * (block.line - 1) + "\n".join(block.body)
            exec(compile(source, str(page), "exec"), names)  # noqa: S102  (the project's own pages)
    assert len(names) > 1, "the page's Python gives nothing a name"


@pytest.mark.slow
@pytest.mark.parametrize("page", _with(CONSOLE), ids=_name)
def test_commands_end_well(page: Path, tmp_path: Path) -> None:
    """The commands of one page run one after another; those that the page says fail do fail."""
    furnish(tmp_path)
    for block in blocks(page):
        for ran in run(block, tmp_path):
            expected = int(block.info.get("exit", "0"))
            assert ran.code == expected, f"{_name(page)}, line {block.line}: {ran.command}\n{ran.output}"
