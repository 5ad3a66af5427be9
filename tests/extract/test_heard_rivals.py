"""Two acts in one sentence: who did which, where and when."""

from __future__ import annotations

from datetime import date

import pytest

import annals
from annals.model.report import Report
from annals.model.vocabulary import Kind, ParticipantRole

_DAY = date(2024, 10, 24)  # a Thursday


def _told(text: str) -> dict[str, tuple[list[str], list[str], list[str]]]:
    """Return attackers, places and days by the last event word of each incident."""
    report = annals.read_text(text, published=_DAY)
    assert isinstance(report, Report)
    return {
        draft.event_words[-1].quote: (
            [p.value.actor.written for p in draft.participants if p.value.role == ParticipantRole.ATTACKER],
            [p.value.name for p in draft.place],
            [str(t.value.earliest) for t in draft.time],
        )
        for draft in annals.code(report).drafts
        if draft.kind == Kind.INCIDENT
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Gunmen killed four villagers in Benue on Monday while soldiers shot dead three men in Zamfara.",
            {
                "killed": (["Gunmen"], ["Benue"], ["2024-10-21"]),
                "shot dead": (["soldiers"], ["Zamfara"], ["2024-10-21"]),
            },
        ),
        (
            (
                "Al-Shabaab militants attacked a base in Lower Shabelle on Monday, and Kenyan jets bombed a"
                " militant camp in Gedo on Tuesday."
            ),
            {
                "attacked": (["Al-Shabaab militants"], ["Lower Shabelle"], ["2024-10-21"]),
                "bombed": (["Kenyan jets"], ["Gedo"], ["2024-10-22"]),
            },
        ),
        (
            (
                "M23 rebels seized the town of Sake on Wednesday, while ADF fighters killed 12 farmers near"
                " Beni the night before."
            ),
            {
                "seized": (["M23 rebels"], ["Sake"], ["2024-10-23"]),
                "killed": (["ADF fighters"], ["Beni"], ["2024-10-22"]),
            },
        ),
        (
            (
                "Israeli aircraft bombed a training camp in southern Lebanon on Tuesday, a day after"
                " Hezbollah fighters fired rockets at Kiryat Shmona."
            ),
            {
                "bombed": (["Israeli aircraft"], ["Lebanon"], ["2024-10-22"]),
                "fired rockets": (["Hezbollah fighters"], ["Qiryat Shmona"], ["2024-10-21"]),
            },
        ),
    ],
)
def test_each_act_of_a_sentence_has_the_doer_place_and_day_of_its_own_clause(
    text: str, told: dict[str, tuple[list[str], list[str], list[str]]]
) -> None:
    assert _told(text) == told


def test_acts_of_one_clause_share_what_it_tells() -> None:
    told = _told("Gunmen killed four villagers and abducted six in Benue on Monday.")
    assert all(one == (["Gunmen"], ["Benue"], ["2024-10-21"]) for one in told.values())


@pytest.mark.parametrize(
    "text",
    [
        "Five people were killed on Monday when gunmen attacked a village in Benue.",
        "A man died on Monday, two days after gunmen shot him in Basra.",
        "Militants attacked a base near Gao on Monday and troops repelled the assault, killing ten of them.",
    ],
)
def test_one_act_told_in_two_clauses_stays_one(text: str) -> None:
    assert len(_told(text)) == 1
