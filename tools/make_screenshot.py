"""Draws the incident table of the example reports as a picture: ``python -m tools.make_screenshot``.

The picture is what `annals list` prints on a terminal in colour, drawn as SVG without any font or
file from elsewhere. The same table gives the same bytes.
"""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tools.doc_blocks import ROOT, environment, furnish

PICTURE = ROOT / "docs" / "pictures" / "incidents.svg"
COLUMNS = 128
LIST = "annals list --from 2019-01-01 --limit 9"
_FONTS = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)
_MONOSPACED = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
_THEME = TerminalTheme(
    (255, 255, 255),
    (36, 41, 47),
    [
        (36, 41, 47),
        (170, 30, 40),
        (20, 110, 50),
        (140, 95, 0),
        (9, 80, 170),
        (120, 60, 150),
        (0, 100, 120),
        (90, 96, 104),
    ],
)


def printed(folder: Path) -> str:
    """Return what the list prints in colour, after the examples were coded in a folder."""
    furnish(folder)
    shell = {**environment(folder), "COLUMNS": str(COLUMNS), "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    shell.pop("NO_COLOR")
    command = f"annals code examples/reports --quiet >/dev/null 2>&1 && {LIST}"
    done = subprocess.run(  # noqa: S603  (the project's own command)
        ("/bin/sh", "-c", command), cwd=folder, env=shell, capture_output=True, text=True, check=True
    )
    return done.stdout


def drawn(output: str) -> str:
    """Return terminal output as SVG."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(output.rstrip("\n")))
    svg = console.export_svg(title=LIST, theme=_THEME, unique_id="annals")
    return _FONTS.sub("", svg).replace("Fira Code, monospace", _MONOSPACED)


def main() -> int:
    """Draw the picture and say where it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=PICTURE, help="the file to write")
    out: Path = parser.parse_args().out
    with tempfile.TemporaryDirectory() as name:
        svg = drawn(printed(Path(name)))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(svg, encoding="utf-8")
    print(f"{out}: {len(svg):,} characters")
    return 0


if __name__ == "__main__":
    sys.exit(main())
