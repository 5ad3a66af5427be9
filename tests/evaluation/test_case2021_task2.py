"""The mapping to the 30 labels, and invented snippets with figures worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annals.codebook import event_types
from annals.model.vocabulary import Kind, SpeakerRole, Stage
from evaluation.files import DataError
from evaluation.product import Prediction
from evaluation.sets.case2021_task2 import SET, label, label_words, rules
from tests.evaluation.builders import FakeProduct, draft, first_and_all, statement

SNIPPETS = (
    ("Grenades were thrown at a bar in the town.", "GRENADE"),
    ("A grenade hurt two guards at the gate.", "GRENADE"),
    ("Villagers looted the store near the bridge.", "PROPERTY_DISTRUCT"),
    ("Ministers met.", "DIPLO"),
)


def write(folder: Path, rows: tuple[tuple[str, str], ...]) -> None:
    lines = ["id\tEventSnippet\tSubType", *(f"{n}\t{text}\t{name}" for n, (text, name) in enumerate(rows))]
    (folder / "snippets.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"type": "riot", "crowd_form": "mob"}, "MOB_VIOL"),
        ({"type": "riot", "crowd_form": "demonstration"}, "VIOL_DEMONSTR"),
        ({"type": "riot"}, "VIOL_DEMONSTR"),
        ({"type": "protest", "response": "none"}, "PEACE_PROTEST"),
        ({"type": "protest", "response": "intervention"}, "PROTEST_WITH_INTER"),
        ({"type": "protest", "response": "excessive force"}, "FORCE_AGAINST_PROTEST"),
        ({"type": "protest", "response": "excessive_force"}, "FORCE_AGAINST_PROTEST"),
        ({"type": "ied_mine", "stage": Stage.FOILED}, "DISR_WEAP"),
        ({"type": "ied_mine", "stage": Stage.CARRIED_OUT}, "REM_EXPLOS"),
        ({"type": "interception", "stage": Stage.INTERCEPTED}, "DISR_WEAP"),
        ({"type": "other_violence"}, "ATTACK"),
        ({"type": "hijacking"}, "ABDUCT_DISSAP"),
        ({"type": "not in the codebook"}, "OTHER"),
        ({"type": "armed_clash", "kind": Kind.THREAT}, "OTHER"),
        ({"type": "armed_clash", "kind": Kind.POSTURE}, "CHANGE_TO_GROUP_ACT"),
        ({"type": "sexual_violence", "kind": Kind.SERIES}, "SEX_VIOL"),
    ],
)
def test_label(fields: dict[str, object], expected: str) -> None:
    assert label(draft("d", **fields)) == expected  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    ("role", "cue", "expected"),
    [
        (SpeakerRole.PERPETRATOR, "claimed responsibility", "ATTRIB"),
        (SpeakerRole.PERPETRATOR, "said", "GRENADE"),
        (SpeakerRole.VICTIM_SIDE, "claimed", "GRENADE"),
    ],
)
def test_an_act_told_only_by_a_claim_is_an_attribution(role: SpeakerRole, cue: str, expected: str) -> None:
    one = statement("type", "grenade")
    span = replace(one.evidence[0], quote=cue, end=one.evidence[0].start + len(cue))
    speaker = replace(one.speaker, role=role, evidence=(span,))
    assert label(draft("d", type=(replace(one, speaker=speaker),))) == expected


def test_no_draft_is_other() -> None:
    assert label(None) == "OTHER"


def test_every_type_of_the_codebook_has_a_label_of_its_own_meaning() -> None:
    assert all(label(draft("d", type=name)) != "OTHER" for name in event_types())


def test_there_are_30_labels_and_a_reason_for_every_rule() -> None:
    assert len(set(label_words()) | {"OTHER"}) == 30
    assert {rule.label for rule in rules()} <= set(label_words()) | {"OTHER"}
    assert all(rule.reason for rule in rules())


def test_weighted_f1(tmp_path: Path) -> None:
    write(tmp_path, SNIPPETS)
    (split,) = SET.load(tmp_path, None)
    told = (
        first_and_all(draft("d1", type="grenade")),
        first_and_all(draft("d2", kind=Kind.SERIES, type="grenade")),
        first_and_all(draft("d3", type="grenade"), draft("d4", type="property_destruction")),
        Prediction(refused="too_short"),
    )
    values = {score.measure: score.value for score in split.score(told, FakeProduct())}
    # GRENADE: 2 gold, 3 said, 2 right: F1 4/5; the other two labels 0: 2 * 4/5 / 4.
    assert values["weighted_f1"] == pytest.approx(0.4)
    # Always GRENADE: 2 gold, 4 said: F1 4/6; 2 * 4/6 / 4.
    assert values["weighted_f1/most_frequent"] == pytest.approx(1 / 3)
    # Words: GRENADE twice right, PROPERTY_DISTRUCT right, GRENADE for want of a word: 4/5, 1, 0.
    assert values["weighted_f1/label_words"] == pytest.approx((2 * 4 / 5 + 1) / 4)


@pytest.mark.parametrize(("background", "kind"), [(True, Kind.INCIDENT), (False, Kind.TOLL)])
def test_history_and_tolls_are_no_answer(tmp_path: Path, kind: Kind, *, background: bool) -> None:
    write(tmp_path, SNIPPETS[:1])
    (split,) = SET.load(tmp_path, None)
    told = (first_and_all(draft("d1", kind=kind, background=background, type="grenade")),)
    assert next(iter(split.score(told, FakeProduct()))).value == 0.0


def test_a_label_that_there_is_not_is_named(tmp_path: Path) -> None:
    write(tmp_path, (("Something happened.", "PICNIC"),))
    with pytest.raises(DataError, match=r"snippets\.tsv, line 2: no label 'PICNIC' in this set"):
        SET.load(tmp_path, None)
