"""The documentation names commands, options and settings that there are, and leaves none out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from annals.cli import EXIT_CODES, app
from annals.settings import Settings
from tools.doc_blocks import ROOT, annals_calls, blocks, pages

_ROOT_COMMAND = typer.main.get_command(app)
_INLINE = re.compile(r"`(annals [a-z][^`\n]*)`")
_INDENTED = re.compile(r"^ {4}(?:\S+/)?(annals [a-z].*)$", re.MULTILINE)
_FORMAL = re.compile(r"[A-Z]{3,}|\.\.\.|…|\[")


def _commands() -> dict[str, list[list[str]]]:
    """Return the commands, each with the names of its options and arguments."""
    assert isinstance(_ROOT_COMMAND, TyperGroup)
    return {
        name: [[*one.opts, *one.secondary_opts] for one in command.params]
        for name, command in _ROOT_COMMAND.commands.items()
    }


def _text() -> str:
    every = sorted((ROOT / "docs").rglob("*.md"))
    return "\n".join(page.read_text(encoding="utf-8") for page in (*pages(), *every))


def _calls(page: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield every call of `annals` in a page: of console blocks, indented lines and inline code."""
    text = page.read_text(encoding="utf-8")
    lines = [line for block in blocks(page) for line in block.commands]
    lines += [match[1] for pattern in (_INLINE, _INDENTED) for match in pattern.finditer(text)]
    for line in lines:
        for words in annals_calls(line):
            yield line, words


def _problem(words: list[str]) -> str | None:
    """Return what is wrong with a call, None where it names a command and options that there are."""
    if not words or words[0].startswith("-"):
        return None
    command = _commands().get(words[0])
    if command is None:
        return f"no command {words[0]!r}"
    options = {"--help", "-h", *(name for names in command for name in names)}
    given = [word.partition("=")[0] for word in words[1:] if re.match(r"--?[a-z]", word)]
    unknown = [name for name in given if name not in options]
    return f"no option {', '.join(unknown)}" if unknown else None


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", pages(), ids=_name)
def test_every_call_is_one_that_there_is(page: Path) -> None:
    wrong = [f"{line}: {problem}" for line, words in _calls(page) if (problem := _problem(words))]
    assert not wrong


def test_a_wrong_call_is_told() -> None:
    assert _problem(["lst"]) == "no command 'lst'"
    assert _problem(["list", "--colour"]) == "no option --colour"
    assert _problem(["list", "--country", "IQ"]) is None


def test_calls_are_found_in_pipes_and_after_settings_of_the_shell() -> None:
    line = "$ COLUMNS=80 annals ingest reports/ > r.jsonl && cat r.jsonl | .venv/bin/annals extract"
    assert list(annals_calls(line)) == [["ingest", "reports/"], ["extract"]]


@pytest.mark.parametrize("command", sorted(_commands()))
def test_every_command_is_described_by_hand(command: str) -> None:
    written = "\n".join(page.read_text(encoding="utf-8") for page in pages())
    assert re.search(rf"\bannals {command}\b", written)


@pytest.mark.parametrize("command", sorted(_commands()))
def test_every_option_is_named(command: str) -> None:
    text = _text()
    longest = [max(names, key=len) for names in _commands()[command]]
    missing = [name for name in longest if name.startswith("--") and name not in text]
    assert not missing


def _keys(part: object, path: str = "") -> Iterator[str]:
    for key in fields(part):  # type: ignore[arg-type]
        value = getattr(part, key.name)
        if is_dataclass(value):
            yield from _keys(value, f"{path}{key.name}.")
        else:
            yield path + key.name


@pytest.mark.parametrize("key", list(_keys(Settings())))
def test_every_setting_is_named(key: str) -> None:
    assert re.search(rf"\b{re.escape(key)}\b", _text()), f"the setting {key} is in no page"


def test_the_exit_codes_are_told() -> None:
    page = (ROOT / "docs" / "how-to" / "in-scripts.md").read_text(encoding="utf-8")
    assert {int(code) for code in re.findall(r"^\| `(\d+)` \|", page, re.MULTILINE)} == set(EXIT_CODES)


def test_placeholders_are_no_calls_that_run() -> None:
    """What stands in console blocks is meant to be typed as it is."""
    wrong = [
        f"{_name(page)}: {command}"
        for page in pages()
        for block in blocks(page)
        for command in block.commands
        if _FORMAL.search(re.sub(r"'[^']*'|\"[^\"]*\"", "", command))
    ]
    assert not wrong
