"""Writes the outputs in the documentation again by running its commands: ``python -m tools.refresh_docs``.

``--check`` changes nothing and returns 1 when an output is no longer what the command prints.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tools.doc_blocks import COLUMNS, CONSOLE, CUT, PROMPT, ROOT, Block, Ran, blocks, furnish, pages, run


def refreshed(page: Path) -> str:
    """Return the text of a page with the outputs of its commands as they are now."""
    lines = page.read_text(encoding="utf-8").split("\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        furnish(folder)
        ran = [(block, run(block, folder)) for block in blocks(page)]
    for block, done in reversed(ran):
        if block.language != CONSOLE:
            continue
        body = _written(block, done)
        lines[block.line - 1 : block.line - 1 + len(block.body)] = body
    return "\n".join(lines)


def _written(block: Block, ran: list[Ran]) -> list[str]:
    body: list[str] = []
    for one in ran:
        if one.code != int(block.info.get("exit", "0")):
            print(f"{block.page.relative_to(ROOT)}: {one.command!r} ends with {one.code}:\n{one.output}")
        body += [PROMPT + one.command, *_kept(one.output, block)]
    return body


def _kept(output: str, block: Block) -> list[str]:
    lines = [_short(line.rstrip()) for line in output.rstrip("\n").split("\n")] if output.strip() else []
    most = int(block.info.get("lines", len(lines)))
    return [*lines[:most], CUT] if len(lines) > most else lines


def _short(line: str) -> str:
    return line if len(line) <= COLUMNS else line[: COLUMNS - 1] + CUT


def main() -> int:
    """Write the pages again, or say which differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; say which pages differ")
    check: bool = parser.parse_args().check
    stale = 0
    for page in pages():
        if not any(block.language == CONSOLE for block in blocks(page)):
            continue
        text = refreshed(page)
        if text != page.read_text(encoding="utf-8"):
            stale += 1
            print(f"{page.relative_to(ROOT)}: {'is out of date' if check else 'written again'}")
            if not check:
                page.write_text(text, encoding="utf-8")
    return int(check and stale > 0)


if __name__ == "__main__":
    sys.exit(main())
