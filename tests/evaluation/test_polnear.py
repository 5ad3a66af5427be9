"""Two invented texts in the layout of the set, with figures worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from annals.model.ids import ReportId
from annals.model.reading import Label, Mention, Speech
from annals.model.report import Span
from annals.model.vocabulary import Stance
from evaluation.attributions import Attribution, Tokens, role_figures, span_figures, whole_figures
from evaluation.files import DataError
from evaluation.product import Prediction
from evaluation.said_rule import said_by_rule
from evaluation.sets.polnear import SET, told_in
from tests.evaluation.builders import FakeProduct, reading

FIRST = "Mayor Roe said the bridge fell. He added that it was old."
MARKS = (
    "T1\tSource 0 9\tMayor Roe\nT2\tCue 10 14\tsaid\nT3\tContent 15 30\tthe bridge fell\n"
    "T4\tAttribution 10 14\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
    "T5\tSource 32 34\tHe\nT6\tCue 35 40\tadded\nT7\tContent 41 45;46 56\tthat it was old\n"
    "T8\tAttribution 35 40\tadded\nE2\tAttribution:T8 Cue:T6 Source:T5 Content:T7\n"
    "T9\tDiscard 0 5\tMayor\n#1\tAnnotatorNotes T9\tnothing\n"
)
SECOND = "It was reportedly cold."
NO_SOURCE = (
    "T1\tCue 7 17\treportedly\nT2\tContent 0 6;18 22\tIt was cold\n"
    "E1\tAttribution-no-source:T3 Cue:T1 Content:T2\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for part in ("text", "attributions"):
        (tmp_path / "data" / "dev" / part).mkdir(parents=True)
    texts, marks = tmp_path / "data" / "dev" / "text", tmp_path / "data" / "dev" / "attributions"
    (texts / "a_1.txt").write_text(FIRST, encoding="utf-8")
    (texts / "b_2.txt").write_text(SECOND, encoding="utf-8")
    (marks / "a_1_x.ann").write_text(MARKS, encoding="utf-8")
    (marks / "a_1_y.ann").write_text("", encoding="utf-8")  # a second annotator, not taken
    (marks / "b_2_x.ann").write_text(NO_SOURCE, encoding="utf-8")
    return tmp_path


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(report_id=ReportId("r"), start=start, end=start + len(words), quote=words)


def speech(text: str, cue: str, speaker: str | None, content: str) -> Speech:
    who = Mention(label=Label.ACTOR, span=span(text, speaker), tag=None, score=0.5) if speaker else None
    return Speech(
        cue=span(text, cue),
        speaker=who,
        through=None,
        content=span(text, content),
        stance=Stance.ASSERTED,
        anonymous=False,
        time=None,
    )


def told() -> tuple[Prediction, ...]:
    sentences = (span(FIRST, "Mayor Roe said the bridge fell."), span(FIRST, "He added that it was old."))
    first = reading(
        FIRST,
        speech(FIRST, "said", "Roe", "Mayor Roe said the bridge fell."),
        speech(FIRST, "added", "Mayor Roe", "that it was old."),  # named a sentence before: "He"
        sentences=sentences,
    )
    return Prediction(reading=first), Prediction(refused="too_short")


def test_attributions(folder: Path) -> None:
    (split,) = SET.load(folder, None)
    assert [one.with_reading for one in split.documents] == [True, True]
    values = {s.measure: (s.value, s.n) for s in split.score(told(), FakeProduct())}
    ours = {measure: value for measure, value in values.items() if "/" not in measure}
    assert ours == {
        # Sources of the key: Mayor Roe He; told: Roe He.
        "source_overlap_f1": (pytest.approx(4 / 5), 3),
        "source_overlap_precision": (1.0, 3),
        "source_overlap_recall": (pytest.approx(2 / 3), 3),
        "source_span_f1": (1.0, 2),
        # Cues: said added reportedly; the second text was refused.
        "cue_overlap_f1": (pytest.approx(4 / 5), 3),
        "cue_overlap_precision": (1.0, 3),
        "cue_overlap_recall": (pytest.approx(2 / 3), 3),
        "cue_span_f1": (pytest.approx(4 / 5), 3),
        # Contents: 3 + 4 + 3 words; told: Mayor the bridge fell, that it was old.
        "content_overlap_f1": (pytest.approx(7 / 9), 10),
        "content_overlap_precision": (pytest.approx(7 / 8), 10),
        "content_overlap_recall": (pytest.approx(7 / 10), 10),
        "content_span_f1": (pytest.approx(4 / 5), 3),
        "attribution_f1": (pytest.approx(4 / 5), 3),
        "attribution_with_content_f1": (pytest.approx(4 / 5), 3),
    }
    assert values["source_overlap_f1/words_of_saying"] == (1.0, 3)
    assert values["content_overlap_f1/words_of_saying"][0] == pytest.approx(14 / 17)  # 7 of 10, all right


def test_the_rule_takes_the_words_beside_a_word_of_saying() -> None:
    text = 'According to the mayor, it fell. "It fell," said Ann Roe. Nobody knows.'
    words = Tokens(text).words
    said = [
        ({words[n] for n in one.source}, {words[n] for n in one.cue}, len(one.content))
        for one in said_by_rule(text)
    ]
    assert said == [({"the", "mayor"}, {"According", "to"}, 2), ({"Ann", "Roe"}, {"said"}, 2)]


def test_an_attribution_counts_once_and_needs_every_role() -> None:
    gold = [[Attribution(source=frozenset({0}), cue=frozenset({1}), content=frozenset({2}))]]
    twice = [[*gold[0], *gold[0]]]
    assert whole_figures(gold, twice, ("cue", "source"))[0] == pytest.approx(2 / 3)
    other = [[Attribution(source=frozenset({9}), cue=frozenset({1}), content=frozenset({2}))]]
    assert whole_figures(gold, other, ("cue", "source")) == (0.0, 1)
    assert span_figures("cue", gold, other) == (1.0, 1)
    assert role_figures("source", gold, other) == (0.0, 0.0, 0.0, 1)


def test_nothing_is_told_of_a_report_that_was_not_read() -> None:
    assert told_in(FIRST, None) == []


def test_a_mark_that_is_not_there_is_named(folder: Path) -> None:
    path = folder / "data" / "dev" / "attributions" / "b_2_x.ann"
    path.write_text("E1\tAttribution:T4 Cue:T2\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"b_2_x\.ann, line 1: 'Cue:T2' marks no words"):
        SET.load(folder, None)


def test_a_text_that_is_not_there_is_named(folder: Path) -> None:
    (folder / "data" / "dev" / "text" / "a_1.txt").unlink()
    with pytest.raises(DataError, match=r"a_1\.txt cannot be read"):
        SET.load(folder, None)
