"""What the rules make of invented reports that are heard as they were annotated."""

from __future__ import annotations

from dataclasses import replace

from annals.model.vocabulary import Harm
from evaluation.perfect_ear import Ear, told
from tests.evaluation.test_own_corpus import ARRESTS, ONE, killing, row


def test_each_act_is_told_as_it_was_annotated() -> None:
    drafts = told(row(ONE, killing("1| killed", "1| three farmers"), ARRESTS)).drafts
    acts = {one.type[0].value: one for one in drafts}
    assert set(acts) == {"attack_on_civilians", "arrests"}
    (toll,) = acts["attack_on_civilians"].tolls
    assert (toll.value.harm, toll.value.low) == (Harm.KILLED, 3)
    assert not acts["arrests"].tolls


def test_what_is_heard_is_the_annotation_and_nothing_else() -> None:
    one = row(ONE, killing("1| killed", "1| three farmers"))
    (act,) = Ear(ONE.text, one.reading, ONE.text).heard().acts
    assert [ONE.text[w.start : w.end] for w in act.words] == ["killed"]
    assert [ONE.text[w.start : w.end] for w in act.roles["place"]] == ["Exampletown"]
    assert [ONE.text[t.words.start : t.words.end] for t in act.tolls] == ["three farmers"]


def test_words_are_found_where_spaces_were_mended() -> None:
    one = row(ONE, killing("1| killed", "1| three farmers"))
    mended = ONE.text.replace(" ", "  ")
    (act,) = Ear(ONE.text, one.reading, mended).heard().acts
    assert [mended[t.words.start : t.words.end] for t in act.tolls] == ["three  farmers"]


def test_an_annotation_without_events_is_heard_as_nothing() -> None:
    empty = row(ONE)
    assert not told(
        replace(empty, document=replace(empty.document, text="The market opened on Monday."))
    ).drafts
