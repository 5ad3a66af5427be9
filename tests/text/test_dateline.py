import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.text.dateline import Offsets, find_closing_outlet, find_credits, find_dateline

BODY = "Three soldiers were killed when a mine went off beneath their truck, an army officer told reporters."

DATELINES = tomllib.loads(Path(__file__).with_name("dateline_cases.toml").read_text("utf-8"))["dateline"]

NONE = [
    BODY,
    "Islamic State (IS) fighters attacked the village at dawn, and " + BODY,
    "Breaking News - " + BODY,
    "UPDATE: " + BODY,
    "24 October 2024 was a day of mourning. " + BODY,
    "The battle of 24 October 2024 is remembered. " + BODY,
    "Five people died on Friday 22 July 2016 in the town. " + BODY,
    "Syria - army advances",
    "US-led aircraft bombed a bridge on the edge of the town at dawn, and " + BODY,
    "",
]


def words(text: str, offsets: Offsets | None) -> str | None:
    return text[slice(*offsets)] if offsets else None


@pytest.mark.parametrize("case", DATELINES, ids=lambda case: str(case["covers"]))
def test_datelines(case: dict[str, str]) -> None:
    text = case["opening"] + BODY
    found = find_dateline(text)
    assert found is not None
    assert text[found.start : found.end] == case["covers"]
    assert words(text, found.place) == case.get("place")
    assert words(text, found.agency) == case.get("agency")
    assert words(text, found.date) == case.get("date")


@pytest.mark.parametrize("text", NONE)
def test_sentences_and_headlines_are_no_datelines(text: str) -> None:
    assert find_dateline(text) is None


@pytest.mark.parametrize(
    ("ending", "outlet", "credited"),
    [
        ("\n\nMA/Press TV", "Press TV", ["Press TV"]),
        (" --Reuters", "Reuters", ["Reuters"]),
        (" (AFP)", "AFP", ["AFP"]),
        ("\nSource: AFP\n", "AFP", ["AFP"]),
        (" (Source: River Coalition)", "River Coalition", ["River Coalition"]),
        (" Source RiverWorld and agencies", "RiverWorld", ["RiverWorld"]),
        ("\nXinhua", "Xinhua", ["Xinhua"]),
        ("\n(River Coalition Daily)", "River Coalition Daily", ["River Coalition Daily"]),
        (" He fled (River Coalition).", None, []),
        ("\nThe Associated Press contributed to this report.", None, ["Associated Press"]),
        (" Shells hit Kurdish units. Agencies contributed to this report.", None, ["Agencies"]),
        (" (This story has not been edited by our staff.)", None, []),
        (
            " (Reporting by Ann Ash; Editing by Bo Birch)",
            None,
            ["(Reporting by Ann Ash; Editing by Bo Birch)"],
        ),
        ("", None, []),
        (" No source was named.", None, []),
    ],
)
def test_closing_credits(ending: str, outlet: str | None, credited: list[str]) -> None:
    text = BODY + ending
    assert words(text, find_closing_outlet(text)) == outlet
    assert [text[start:end] for start, end in find_credits(text)] == credited


@given(st.text())
def test_offsets_lie_in_the_text(text: str) -> None:
    found = find_dateline(text)
    spans = [(found.start, found.end), found.place, found.agency, found.date] if found else []
    for span in [*spans, *find_credits(text)]:
        assert span is None or 0 <= span[0] < span[1] <= len(text)


@given(st.sampled_from(DATELINES), st.text(max_size=40))
def test_a_dateline_is_found_whatever_the_body_says(case: dict[str, str], body: str) -> None:
    found = find_dateline(case["opening"] + BODY + " " + body)
    assert found is not None
