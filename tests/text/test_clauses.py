"""Which clause of a sentence words stand in."""

from __future__ import annotations

import pytest

from annals.text.clauses import answers, clauses, later


def _range(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


@pytest.mark.parametrize(
    ("text", "words", "people", "cut"),
    [
        (
            "Jets bombed a camp on Tuesday, a day after Rebels fired rockets at Kiryat.",
            ["bombed", "fired"],
            ["Jets", "Rebels"],
            ["Jets bombed a camp on Tuesday, ", "a day after Rebels fired rockets at Kiryat."],
        ),
        (
            "Two days after gunmen killed miners, troops raided a house and seized four men.",
            ["killed", "raided", "seized"],
            ["gunmen", "miners", "troops", "four men"],
            [
                "Two days after gunmen killed miners",
                ", troops raided a house and seized four men.",
                ", troops raided a house and seized four men.",
            ],
        ),
        (
            "Gunmen killed four villagers and abducted six and soldiers shot dead three.",
            ["killed", "abducted", "shot"],
            ["Gunmen", "four villagers", "soldiers", "three"],
            [
                "Gunmen killed four villagers and abducted six ",
                "Gunmen killed four villagers and abducted six ",
                "and soldiers shot dead three.",
            ],
        ),
        (
            "An assault on Sunday: the army and rebels fought.",
            ["assault", "fought"],
            ["the army", "rebels"],
            ["An assault on Sunday: the army and rebels fought."] * 2,
        ),
        (
            "Gunmen attacked a village, killing five people.",
            ["attacked", "killing"],
            ["Gunmen", "five people"],
            ["Gunmen attacked a village, killing five people."] * 2,
        ),
    ],
)
def test_a_conjunction_opens_a_clause_before_one_who_acts(
    text: str, words: list[str], people: list[str], cut: list[str]
) -> None:
    found = clauses(text, (0, len(text)), [_range(text, w) for w in words], [_range(text, p) for p in people])
    assert [text[start:end] for start, end in found] == cut


def test_words_between_two_acts_tell_that_one_followed_or_answered_the_other() -> None:
    text = "bombed a camp, hours after rebels attacked in retaliation for a raid after an ambush"
    assert later(text, 0, text.index("attacked"))
    assert not answers(text, 0, text.index("attacked"))
    assert answers(text, text.index("attacked"), text.index("raid"))
    assert not later(text, text.index("raid"), len(text))
