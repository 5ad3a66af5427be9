"""The reference pages are those that the code writes, and leave nothing out."""

from __future__ import annotations

from pathlib import Path

import pytest

import annals
from annals.cli import app
from tools.write_reference import FOLDER, pages


@pytest.mark.parametrize("name", pages())
def test_pages_are_as_written_from_the_code(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == pages()[name], (
        "run: python -m tools.write_reference"
    )


def test_every_public_name_has_its_section() -> None:
    for name in annals.__all__:
        assert name.startswith("_") or f"\n## annals.{name}\n" in pages()["python.md"]


def test_every_command_has_its_section() -> None:
    for command in app.registered_commands:
        assert f"\n## annals {command.name}\n" in pages()["commands.md"]


def test_nothing_of_this_machine_is_written() -> None:
    for text in pages().values():
        assert str(Path.home()) not in text or str(Path.home()) == "/"
        assert " at 0x" not in text
