"""The page on files of own actors has every field, and every message that refuses one."""

from __future__ import annotations

import re
import tomllib

from annals.gazetteer._own_fields import TABLES
from annals.gazetteer.imports.petrarch import _roles
from tools.doc_blocks import ROOT

_PAGE = ROOT / "docs" / "reference" / "own-actors.md"
_CASES = ROOT / "tests" / "gazetteer" / "own_actor_mistakes.toml"
_NOT_OF_A_FILE = {"the actor file … cannot be read", "… has no word in it"}
"""Messages whose cases are not in the table of mistakes."""


def _text() -> str:
    return _PAGE.read_text(encoding="utf-8")


def _messages() -> dict[str, re.Pattern[str]]:
    """Return the messages of the page, each as a pattern where its dots stand for anything."""
    part = _text().split("## What is refused")[1].split("\n## ")[0]
    found = re.findall(r"^\| `([^`]+)` \|", part, re.MULTILINE)
    return {one: re.compile(".+".join(map(re.escape, re.split("…", one)))) for one in found}


def _told() -> list[str]:
    return [case["told"] for case in tomllib.loads(_CASES.read_text(encoding="utf-8"))["case"]]


def test_every_field_has_a_line() -> None:
    new = _text().split("## `[[actor]]`")[1].split("\n## ")[0]
    assert set(re.findall(r"`(\w+)`", " ".join(re.findall(r"^\|([^|]+)\|", new, re.MULTILINE)))) == set(
        TABLES["actor"]
    )


def test_every_message_is_explained() -> None:
    patterns = _messages().values()
    assert not [told for told in _told() if not any(one.search(told) for one in patterns)]


def test_every_explained_message_is_told() -> None:
    told = _told()
    silent = {text for text, one in _messages().items() if not any(map(one.search, told))}
    assert silent <= _NOT_OF_A_FILE


def test_every_sort_that_a_dictionary_leaves_out_is_named() -> None:
    for words in ("political party", "business", "school", "court", "parliament", "religious body"):
        assert words in _text()
        assert any(words in why for why in _roles()["left"].values())
