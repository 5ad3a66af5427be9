"""Two invented reports in the layout of the set, with figures worked out by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annals.model.draft import EventDraft
from annals.model.ids import ReportId
from annals.model.report import Span
from annals.model.values import Actor, Participant, Toll
from annals.model.vocabulary import (
    ActorKind,
    Attribution,
    GroupClass,
    Harm,
    Kind,
    ParticipantRole,
    Qualifier,
    Scope,
)
from evaluation.files import DataError
from evaluation.police_actions import told_actions, written_actions
from evaluation.product import Prediction
from evaluation.sets.india_police_events import SET
from tests.evaluation.builders import FakeProduct, draft, first_and_all, reading, statement

FIRST = "This story is from March 1, 2002\n\nold town: police held ten men. officers opened fire. two died."
SENTENCES: tuple[tuple[str, list[str]], ...] = (
    ("This story is from March 1, 2002\n\n", []),
    ("old town: police held ten men.", ["ARREST", "ANY_ACTION"]),
    ("officers opened fire.", ["FORCE", "ANY_ACTION"]),
    ("two died.", ["KILL", "FORCE", "ANY_ACTION"]),
)
SECOND = "the police did nothing."


def write(folder: Path, label: str = "FAIL", sentence: str = SECOND) -> None:
    rows = [
        {"doc_id": 7, "sent_id": n, "sent_text": text, "sent_labels": labels}
        for n, (text, labels) in enumerate(SENTENCES)
    ]
    rows.append({"doc_id": 9, "sent_id": 0, "sent_text": sentence, "sent_labels": [label]})
    documents = [{"doc_id": 7, "doc_text": FIRST}, {"doc_id": 9, "doc_text": SECOND}]
    dates = [{"doc_id": n, "date": "2002-03-01"} for n in (7, 9)]
    for name, lines in (("sents", rows), ("docs", documents), ("metadata", dates)):
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")


def span(words: str) -> Span:
    start = FIRST.index(words)
    return Span(report_id=ReportId("r"), start=start, end=start + len(words), quote=words)


def act(words: str, *, kind: Kind = Kind.INCIDENT, **values: Any) -> EventDraft:  # noqa: ANN401  (fields by name)
    return replace(draft("d", kind=kind, **values), event_words=(span(words),))


def police(role: ParticipantRole = ParticipantRole.ATTACKER) -> Participant:
    kind = ActorKind.STATE_FORCES
    who = Actor(key="local:police", name="police", written="police", kind=kind, country=None, alternatives=())
    return Participant(role=role, actor=who, attribution=Attribution.REPORTED_AS_FACT)


def dead(words: str) -> tuple[Any, ...]:
    toll = Toll(
        harm=Harm.KILLED,
        group=None,
        group_class=GroupClass.PEOPLE,
        low=2,
        high=2,
        qualifier=Qualifier.EXACT,
        scope=Scope.INCIDENT,
        period=None,
        as_of=None,
        share=None,
        part_of=None,
        about_enemy=False,
    )
    return (replace(statement("tolls", toll), evidence=(span(words),)),)


def test_sentences_and_documents(tmp_path: Path) -> None:
    write(tmp_path)
    (split,) = SET.load(tmp_path, None)
    drafts = (
        act("held", type="arrests"),
        act("opened fire", type="attack_on_civilians", participants=police(), tolls=dead("two died")),
        act("old town", kind=Kind.POSTURE),
    )
    told = (replace(first_and_all(*drafts), reading=reading(FIRST)), Prediction(refused="too_short"))
    values = {s.measure: (s.value, s.n) for s in split.score(told, FakeProduct())}
    ours = {m: v for m, v in values.items() if "/" not in m and "_f1: " in m}
    assert ours == {
        "sentence_f1: FORCE": (1.0, 2),
        "sentence_f1: ARREST": (1.0, 1),
        "sentence_f1: KILL": (1.0, 1),
        "sentence_f1: FAIL": (0.0, 1),
        "sentence_f1: ANY_ACTION": (1.0, 3),
        "document_f1: KILL": (1.0, 1),
        "document_f1: ARREST": (1.0, 1),
        "document_f1: FAIL": (0.0, 1),
        "document_f1: FORCE": (1.0, 1),
        "document_f1: ANY_ACTION": (1.0, 1),
    }
    assert values["sentence_mean_f1"] == (0.8, 5)
    assert values["document_mean_f1"] == (0.8, 2)
    assert values["sentence_f1: FAIL/police_words"] == (1.0, 1)
    assert values["sentence_f1: FORCE/police_words"] == (0.0, 2)  # "officers" is no word for police
    assert values["sentence_f1: ANY_ACTION/police_words"] == (0.4, 3)  # one of three, two told


def labels(one: EventDraft) -> set[str]:
    return {label for label, _ in told_actions(one)}


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (act("held", type="riot"), set()),
        (act("held", type="riot", participants=police(ParticipantRole.TARGET)), set()),
        (act("held", type="riot", participants=police()), {"FORCE", "ANY_ACTION"}),
        (act("held", type="protest", participants=police()), {"ANY_ACTION"}),
        (act("held", type="protest", response="excessive_force"), {"FORCE", "ANY_ACTION"}),
        (act("held", type="weapons_seized"), {"ANY_ACTION"}),
        (act("held", kind=Kind.THREAT, type="riot", participants=police()), {"ANY_ACTION"}),
    ],
)
def test_labels_of_a_draft(one: EventDraft, expected: set[str]) -> None:
    assert labels(one) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("a mob killed two.", set()),
        ("police held ten.", {"ARREST", "ANY_ACTION"}),
        ("two were killed in police firing.", {"KILL", "FORCE", "ANY_ACTION"}),
        ("the army marched.", {"ANY_ACTION"}),
    ],
)
def test_labels_of_a_sentence_by_words(sentence: str, expected: set[str]) -> None:
    assert written_actions(sentence) == expected


def test_a_label_that_there_is_not_is_named(tmp_path: Path) -> None:
    write(tmp_path, label="PICNIC")
    with pytest.raises(DataError, match=r"sents\.jsonl, line 5: no label 'PICNIC' in this set"):
        SET.load(tmp_path, None)


def test_a_sentence_of_another_text_is_named(tmp_path: Path) -> None:
    write(tmp_path, sentence="nobody came.")
    with pytest.raises(DataError, match=r"sents\.jsonl, line 5: the sentence is not in the text of 9"):
        SET.load(tmp_path, None)
