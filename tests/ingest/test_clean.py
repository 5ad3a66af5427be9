import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.ingest.clean import clean_line, clean_text, is_boilerplate


@given(st.text())
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once


@given(st.text())
def test_clean_text_has_one_form_of_everything(text: str) -> None:
    found = clean_text(text)
    assert unicodedata.is_normalized("NFC", found)
    assert not any(unicodedata.category(char) in {"Cc", "Cs"} and char != "\n" for char in found)
    assert "  " not in found
    assert "\n\n\n" not in found
    assert found == found.strip()
    found.encode()


def test_line_breaks_spaces_and_invisible_characters() -> None:
    assert clean_text("a\r\nb\rc\u2028d\x85e") == "a\nb\nc\nd\ne"
    assert clean_text("five\xa0soldiers\u2009\t were\u200b kil\xadled\ufeff") == "five soldiers were killed"
    assert clean_text("Cafe\u0301") == "Café"
    assert clean_text("bad \ud800 half") == "bad half"


LINES = tomllib.loads(Path(__file__).with_name("lines.toml").read_text("utf-8"))


@pytest.mark.parametrize("line", LINES["furniture"])
def test_page_furniture_goes(line: str) -> None:
    assert (
        clean_text(f"Two men were shot.\n{line}\nA third was hurt.")
        == "Two men were shot.\nA third was hurt."
    )


@pytest.mark.parametrize("line", LINES["reporting"])
def test_reporting_stays(line: str) -> None:
    assert not is_boilerplate(line)
    assert line in clean_text(f"Two men were shot.\n{line}\nA third was hurt.")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        (
            "Blast kills nine Print Tweet Views 729 Related A blast killed nine people.",
            "Blast kills nine\n\nA blast killed nine people.",
        ),
        ("01.10.2017Get short URL 4016 Nine people were killed.", "01.10.2017\n\nNine people were killed."),
        ("Look at this. pic.twitter.com/0Zw6eHpmd4 State TV rolled.", "Look at this.\n\nState TV rolled."),
        (
            "A man at the market [Anadolu] Nine people died.",
            "A man at the market [Anadolu]\n\nNine people died.",
        ),
        ("Nine died. Tags River County Ten were hurt.", "Nine died.\n\nTags River County Ten were hurt."),
        ("Nine people were killed. Read Also", "Nine people were killed."),
        ("They print and share the list of the dead.", "They print and share the list of the dead."),
    ],
)
def test_furniture_within_a_line_stands_apart(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned
    assert clean_text(cleaned) == cleaned


def test_a_line_too_long_for_furniture_stays() -> None:
    assert not is_boilerplate("Click here " + "and see the report of the inquiry into the shooting " * 5)


def test_lines_of_metadata() -> None:
    assert clean_line("  Two\n killed\xa0", 20) == "Two killed"
    assert clean_line(" \n", 20) is None
    assert clean_line("x" * 21, 20) is None
    assert clean_line(None, 20) is None


def test_a_heading_above_links_stays_to_tell_them() -> None:
    text = "Six died on Monday.\nRelated stories\nArmy Backs Invasion of Orlan"
    assert clean_text(text) == text
    assert clean_text("Six died on Monday.\nRelated stories\n\nThe army is sorry.") == (
        "Six died on Monday.\n\nThe army is sorry."
    )
