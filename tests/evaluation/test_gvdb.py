"""Two invented reports in the layout of the set, with figures worked out by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from annals.model.ids import ReportId
from annals.model.report import Span
from annals.model.statement import Statement
from annals.model.values import Actor, Participant
from annals.model.vocabulary import ActorKind, Attribution, ParticipantRole
from evaluation.files import DataError
from evaluation.phrases import counts, overlap, phrase, phrases
from evaluation.product import Prediction
from evaluation.sets.gvdb import SET, written
from evaluation.shooting_words import roles_by_words
from tests.evaluation.builders import FakeProduct, draft, first_and_all, place, statement

REPORTS = (
    (
        "2015-12-02",
        [["Ann", "Roe", ",", "32", ",", "was", "shot", "in", "Old", "Creek", "at", "9", "p.m", "."]],
        [
            [0, 2, "VIC-NAME", "Ann Roe ", ["Ann", "Roe"]],
            [3, 4, "VIC-AGE", "32", ["32"]],
            [8, 10, "DAT-CITY", "Old Creek", ["Old", "Creek"]],
            [11, 13, "DAT-CLOCK", "9 p.m", ["9", "p.m"]],
            [6, 7, "CIR-NUM-SHOTS", "shot", ["shot"]],
        ],
    ),
    (
        "2015-2-8",
        [["A", "man", "was", "arrested", "with", "a", "pistol", "."]],
        [[6, 7, "CIR-WEAPON", "pistol", ["pistol"]], [1, 2, "SHO-NAME", "man", ["man"]]],
    ),
)


def write(folder: Path, reports: tuple[object, ...] = REPORTS) -> None:
    names = ("date", "full_text", "spans")
    lines = [json.dumps(dict(zip(names, one, strict=True))) for one in reports]  # type: ignore[call-overload]
    (folder / "dev.json").write_text("\n".join(lines), encoding="utf-8")


def quoted(one: Statement[object], words: str) -> Statement[object]:
    span = Span(report_id=ReportId("r"), start=0, end=len(words), quote=words)
    fields = {name: getattr(one, name) for name in one.__dataclass_fields__}
    return Statement(**{**fields, "evidence": (span,)})


def person(role: ParticipantRole, words: str) -> Statement[object]:
    kind = ActorKind.EXTERNAL_OR_OTHER
    who = Actor(key="local:x", name=words, written=words, kind=kind, country=None, alternatives=())
    value = Participant(role=role, actor=who, attribution=Attribution.POSSIBLE)
    return quoted(statement("participants", value), words)


TOLD = (
    first_and_all(
        draft(
            "d",
            participants=(
                person(ParticipantRole.VICTIM, "Roe"),
                person(ParticipantRole.TARGET, "a woman"),
                person(ParticipantRole.BYSTANDER, "Ann Roe"),
            ),
            place=(quoted(statement("place", place("Old Creek")), "Old Creek"),),
        )
    ),
    Prediction(refused="too_short"),
)


def test_roles(tmp_path: Path) -> None:
    write(tmp_path)
    (split,) = SET.load(tmp_path, None)
    assert [one.text for one in split.documents] == [
        "Ann Roe, 32, was shot in Old Creek at 9 p.m.",
        "A man was arrested with a pistol.",
    ]
    assert [one.published for one in split.documents] == [date(2015, 12, 2), None]
    values = {s.measure: (s.value, s.n) for s in split.score(TOLD, FakeProduct())}
    ours = {m: v for m, v in values.items() if "/" not in m and v[0] and not m.endswith("_f1")}
    assert ours == {
        "victim_overlap_precision": (0.5, 2),  # Roe, not a woman
        "victim_overlap_recall": (0.5, 2),  # Ann Roe, not 32
        "place_overlap_precision": (1.0, 1),
        "place_overlap_recall": (1.0, 1),
        "all_roles_overlap_precision": (pytest.approx(2 / 3), 3),
        "all_roles_overlap_recall": (pytest.approx(2 / 6), 6),
        "recall: VIC-NAME": (1.0, 1),
        "recall: DAT-CITY": (1.0, 1),
    }
    assert values["all_roles_overlap_f1"][0] == pytest.approx(4 / 9)
    assert values["all_roles_exact_f1"][0] == pytest.approx(2 / 9)  # Old Creek alone
    assert values["shooter_overlap_f1"] == (0.0, 1)
    assert values["all_roles_overlap_f1/word_list"][0] == pytest.approx(10 / 11)  # all but the man
    assert set(values) >= {"time_overlap_f1/word_list", "recall: SHO-RACE"}


def test_the_word_list() -> None:
    text = (
        "Ann Roe, 32, was shot on Oak Street early Monday.\nBen Doe, 40, a suspect, had a 38-caliber rifle."
    )
    assert roles_by_words(text) == {
        "victim": ["Ann Roe", "32"],
        "shooter": ["Ben Doe", "40"],
        "weapon": ["38-caliber rifle"],
        "place": ["Oak Street"],
        "time": ["early"],
    }


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("32", "a 32-year-old man", True),
        ("Ann Roe", "ROE", True),
        ("4", "a 41-year-old man", False),
        ("Ann Roe", "Ann Doe", False),
    ],
)
def test_overlap_is_one_phrase_in_the_other(one: str, other: str, *, meet: bool) -> None:
    assert overlap(phrase(one), phrase(other)) is meet


def test_each_phrase_counts_once() -> None:
    found = counts([phrases(["Ann Roe"])], [phrases(["Ann", "Roe", "ann", "somebody"])])
    assert (found.found, found.wanted, found.right, found.told) == (1, 1, 2, 3)


def test_a_sentence_is_put_together_again() -> None:
    words = [
        "The",
        "32",
        "-",
        "year",
        "-",
        "old",
        "(",
        "Roe",
        ")",
        "did",
        "n't",
        "pay",
        "$",
        "5",
        ";",
        "Ann",
        "'s",
    ]
    assert written(words) == "The 32-year-old (Roe) didn't pay $5; Ann's"


def test_a_label_that_there_is_not_is_named(tmp_path: Path) -> None:
    write(tmp_path, (("2015-12-02", [["A"]], [[0, 1, "PICNIC", "A", ["A"]]]),))
    with pytest.raises(DataError, match=r"dev\.json, line 1: no words of this set: .*PICNIC"):
        SET.load(tmp_path, None)


def test_a_text_that_is_no_list_of_words_is_named(tmp_path: Path) -> None:
    write(tmp_path, (("2015-12-02", ["A"], []),))
    with pytest.raises(DataError, match=r"line 1: 'full_text' should be lists of words"):
        SET.load(tmp_path, None)
