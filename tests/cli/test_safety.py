"""Nothing in a report moves the cursor, colours, reorders or marks up what a terminal shows."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.cli._text import clean, counted, listed
from tests.cli.conftest import Run

NASTY = "\x1b[31m[bold red]Post\x1b]8;;http://x\x07\u202e\x9b2J\x00[/]"
TEXT = "A car bomb exploded in Baghdad on Tuesday, killing at least 10 people and wounding 90, police said."


@given(st.text())
def test_cleaned_text_has_no_controls(text: str) -> None:
    cleaned = clean(text)
    assert all(unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"} for char in cleaned)
    assert clean(cleaned) == cleaned


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "S")), min_size=1))
def test_words_stay_as_they_are(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\x1b[1;31mred\x1b[0m", "red"),
        ("a\x1b]0;title\x07b", "ab"),
        ("two\r\nlines\tand  more", "two lines and more"),
        ("left\u202eright", "leftright"),
        ("[bold]kept[/bold]", "[bold]kept[/bold]"),
    ],
)
def test_cases(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_a_hostile_report_prints_as_text(run: Run) -> None:
    row = {
        "text": f"{TEXT * 5} \x1b[31mred \u202edone.",
        "title": NASTY,
        "source": NASTY,
        "date": "2016-03-22",
    }
    Path("nasty\x1b[7m.jsonl").write_text(json.dumps(row), encoding="utf-8")
    Path("tiny\x1b[7m.txt").write_text("No.", encoding="utf-8")
    outputs = [run("code", "nasty\x1b[7m.jsonl", "tiny\x1b[7m.txt")]
    name = json.loads(run("list", "--json").stdout)[0]["id"]
    commands = (("list",), ("show", name), ("why", name, "place"), ("reports",), ("refused",))
    outputs.extend(run(*words) for words in commands)
    outputs.append(run("show", "\x1b[31mzzz"))
    for done in outputs:
        for char in "\x1b\x9b\x00\x07\u202e":
            assert char not in done.output
    assert "[bold red]Post" in outputs[2].stdout


def test_colour_never_goes_into_a_pipe(run: Run, coded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b" not in run("list", "--workspace", coded).output


def test_numbers_and_lists_in_words() -> None:
    assert [counted(1, "report"), counted(2, "report"), counted(1200, "series", "series")] == [
        "1 report",
        "2 reports",
        "1,200 series",
    ]
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
