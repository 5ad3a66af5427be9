"""The fenced blocks of a documentation page, and the commands in them run for real.

A block of commands looks like this; what follows a command, up to the next, is what it printed:

    ```console incident="--type suicide_bomb --text Kabul" lines=12
    $ annals show 1a2b3c
    ...
    ```

``incident`` holds filters of `annals list`: the word after `show` or `why` is replaced by the id of
the first incident that passes them. ``lines`` is how much of an output is kept. A block of any
language with ``file="NAME"`` is written to that file first.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

from annals.cli import app

ROOT = Path(__file__).parent.parent
PROMPT = "$ "
CUT = "…"
CONSOLE = "console"
COLUMNS = 118
_BIN = ".bin"
_CALLED = '#!/bin/sh\nexec {python} -c "from annals.cli import main; main()" "$@"\n'
_FENCE = re.compile(r"^(?P<marks>`{3,})(?P<language>\w*)(?P<info>[^\n`]*)$")
_INFO = re.compile(r'(\w+)=(?:"([^"]*)"|(\S+))')
_SHELL = re.compile(r"[|<>;&*$`()]")
_NAMES_INCIDENT = (["show"], ["why"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One fenced block; ``line`` is the number of its first line of content, from 1."""

    page: Path
    line: int
    language: str
    info: dict[str, str] = field(default_factory=dict)
    body: tuple[str, ...] = ()

    @property
    def commands(self) -> tuple[str, ...]:
        """Return the commands, without their prompts."""
        return tuple(line.removeprefix(PROMPT) for line in self.body if line.startswith(PROMPT))


def pages() -> tuple[Path, ...]:
    """Return every page that people wrote, the README first; those that are generated are left out."""
    written = sorted((ROOT / "docs").rglob("*.md"))
    own = tuple(page for page in written if "reference" not in page.relative_to(ROOT).parts)
    return (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *own)


def blocks(page: Path) -> Iterator[Block]:
    """Yield the fenced blocks of a page."""
    lines = page.read_text(encoding="utf-8").split("\n")
    at = 0
    while at < len(lines):
        fence = _FENCE.match(lines[at])
        at += 1
        if fence is None:
            continue
        first = at
        while at < len(lines) and lines[at] != fence["marks"]:
            at += 1
        info = {name: quoted or plain for name, quoted, plain in _INFO.findall(fence["info"])}
        body = tuple(lines[first:at])
        yield Block(page=page, line=first + 1, language=fence["language"], info=info, body=body)
        at += 1


def furnish(folder: Path) -> None:
    """Put into a folder what the pages suppose to be there: the example reports, and `annals` itself."""
    shutil.copytree(ROOT / "examples", folder / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    called = folder / _BIN / "annals"
    called.parent.mkdir()
    called.write_text(_CALLED.format(python=shlex.quote(sys.executable)), encoding="utf-8")
    called.chmod(0o755)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """A command as it was run, all that it printed, and its exit code."""

    command: str
    output: str
    code: int


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a shell in a furnished folder: `annals` first on the path, no colour."""
    path = os.pathsep.join((str(folder / _BIN), os.environ.get("PATH", "")))
    own = {"PATH": path, "COLUMNS": str(COLUMNS), "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
    return {**os.environ, **own}


def run(block: Block, folder: Path) -> list[Ran]:
    """Run the commands of a block one after another in a folder, or write the file that it is."""
    if "file" in block.info:
        (folder / block.info["file"]).write_text("\n".join((*block.body, "")), encoding="utf-8")
    if block.language != CONSOLE:
        return []
    return [_run(_with_incident(command, block, folder), folder) for command in block.commands]


def _with_incident(command: str, block: Block, folder: Path) -> str:
    """Put the id of the incident that the block asks for into `annals show` and `annals why`."""
    words = command.split(" ")
    if "incident" not in block.info or words[1:2] not in _NAMES_INCIDENT:
        return command
    listed = _run(f"annals list {block.info['incident']} --json", folder)
    found = json.loads(listed.output)
    if not found:
        raise LookupError(f"{block.page.name}, line {block.line}: no incident {block.info['incident']}")
    words[2] = found[0]["id"].removeprefix("e-")[:6]
    return " ".join(words)


def _run(command: str, folder: Path) -> Ran:
    """Run one line: a plain call of `annals` in this process, which saves its start; else a shell."""
    if command.startswith("annals ") and not _SHELL.search(command):
        return _called(command, folder)
    done = subprocess.run(  # noqa: S603  (the project's own pages)
        ("/bin/sh", "-c", command),
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Ran(command=command, output=done.stdout, code=done.returncode)


def _called(command: str, folder: Path) -> Ran:
    """Call the command line as a shell in the folder would, and keep what it prints."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    patched = mock.patch.dict(os.environ, environment(folder))
    with patched, contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            app(shlex.split(command)[1:], prog_name="annals")
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
    return Ran(command=command, output=out.buffer.getvalue().decode(), code=code)


def annals_calls(line: str) -> Iterator[list[str]]:
    """Yield the words of each call of `annals` in a line of a shell, the program's name left out."""
    for part in re.split(r"\s*(?:\||&&|;)\s*", line.strip().removeprefix(PROMPT)):
        try:
            words = shlex.split(re.sub(r"\s+[<>]+\s*\S+", "", part), comments=True)
        except ValueError:
            continue
        while words and re.fullmatch(r"\w+=\S*", words[0]):
            words = words[1:]
        if words and Path(words[0]).name == "annals":
            yield words[1:]
