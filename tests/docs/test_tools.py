"""The tools that write outputs and the picture into the documentation."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tools import refresh_docs
from tools.doc_blocks import COLUMNS, CUT, Block, blocks, furnish, run
from tools.make_screenshot import PICTURE, drawn

_PAGE = """# A page

```toml file="annals.toml"
[ingest]
min_text_chars = 5
```

```console lines=2 exit=3
$ annals code short.txt --quiet
old output
$ printf 'one\\ntwo\\nthree\\n'
```

````text
```console
$ annals nothing
```
````
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.md"
    path.write_text(_PAGE, encoding="utf-8")
    return path


def _first(page: Path, language: str) -> Block:
    return next(block for block in blocks(page) if block.language == language)


def test_blocks_have_their_place_and_what_stands_beside_the_fence(page: Path) -> None:
    found = list(blocks(page))
    assert [block.language for block in found] == ["toml", "console", "text"]
    assert found[0].info == {"file": "annals.toml"}
    assert found[1].info == {"lines": "2", "exit": "3"}
    assert (
        page.read_text(encoding="utf-8").split("\n")[found[1].line - 1] == "$ annals code short.txt --quiet"
    )
    assert found[1].commands == ("annals code short.txt --quiet", "printf 'one\\ntwo\\nthree\\n'")


def test_a_file_that_a_page_shows_is_there_for_its_commands(page: Path, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    folder.mkdir()
    furnish(folder)
    (folder / "short.txt").write_text("They met.", encoding="utf-8")
    assert run(_first(page, "toml"), folder) == []
    (told,) = run(Block(page=page, line=1, language="console", body=("$ annals settings",)), folder)
    assert told.code == 0
    assert "min_text_chars = 5" in told.output


def test_outputs_are_written_again_and_cut(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refresh_docs, "ROOT", page.parent)
    text = refresh_docs.refreshed(page)
    assert "old output" not in text
    assert f"$ printf 'one\\ntwo\\nthree\\n'\none\ntwo\n{CUT}\n```" in text
    assert text.startswith(_PAGE.partition("$ annals code")[0])
    assert text.endswith(_PAGE.partition("````text")[2])


def test_lines_longer_than_the_page_are_cut() -> None:
    block = Block(page=Path("p"), line=1, language="console")
    (line,) = refresh_docs._kept("x" * 500, block)  # noqa: SLF001  (the cutting is the point)
    assert len(line) == COLUMNS
    assert line.endswith(CUT)


def test_the_picture_is_one_file_that_asks_for_no_other() -> None:
    svg = PICTURE.read_text(encoding="utf-8")
    ET.fromstring(svg)  # noqa: S314  (the project's own file)
    addresses = set(re.findall(r"https?://[^\s\"'<>]+", svg))
    assert addresses <= {"http://www.w3.org/2000/svg", "https://www.textualize.io"}
    words = re.sub(r"&#160;", " ", " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg)))
    assert all(name in words for name in ("id", "date", "place", "killed", "sources"))


def test_what_a_terminal_prints_is_drawn_in_colour_and_the_same_each_time() -> None:
    svg = drawn("\x1b[32mcorroborated\x1b[0m  2/1")
    assert "corroborated" in svg
    assert "#146e32" in svg
    assert drawn("\x1b[32mcorroborated\x1b[0m  2/1") == svg
