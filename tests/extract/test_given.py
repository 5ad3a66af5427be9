"""The times that may date an act whose sides are given, on invented reports."""

from __future__ import annotations

from datetime import date

import pytest

import annals
from annals.extract.sentence.words import sentences
from annals.extract.tagger import LexicalTagger
from annals.extract.where_when.given import Named, times_given
from annals.model.reading import Role
from annals.model.report import Report

TEXT = (
    "LOMA ALTA, March 3 (XNA) - Gunmen killed a judge on 1 March in the town of Loma Alta, "
    "police said on Friday.\n\n"
    "A bomb damaged the Alta bridge yesterday. The mayor visited the town on Thursday.\n\n"
    "A teacher was kidnapped in the same province."
)


def told(*named: tuple[Role, str], types: set[str]) -> list[str]:
    report = annals.read_text(TEXT, published=date(1990, 3, 3))
    assert isinstance(report, Report)
    tagged = LexicalTagger().tag(report, sentences(report.text))
    spans = [
        Named(role=role, spans=((report.text.index(words), report.text.index(words) + len(words)),))
        for role, words in named
    ]
    return [mention.span.quote for mention in times_given(tagged, spans, types)]


@pytest.mark.parametrize(
    ("role", "words", "kind", "first"),
    [
        (Role.VICTIM, "judge", "attack_on_civilians", "on 1 March"),
        (Role.TARGET, "Alta bridge", "ied_mine", "yesterday"),
    ],
)
def test_the_time_of_the_sentence_that_names_the_act_comes_first(
    role: Role, words: str, kind: str, first: str
) -> None:
    assert told((role, words), types={kind})[0] == first


def test_the_day_of_the_statement_is_none_of_them() -> None:
    assert "on Friday" not in told((Role.VICTIM, "judge"), types={"attack_on_civilians"})


def test_a_doer_alone_needs_an_act_of_the_type() -> None:
    assert told((Role.ATTACKER, "Gunmen"), types={"attack_on_civilians"})[0] == "on 1 March"


def test_without_a_time_of_its_own_the_days_told_before_are_offered_nearest_first() -> None:
    assert told((Role.VICTIM, "teacher"), types={"abduction"})[:2] == ["on Thursday", "yesterday"]


def test_what_is_named_nowhere_has_no_time() -> None:
    report = annals.read_text(TEXT, published=date(1990, 3, 3))
    assert isinstance(report, Report)
    tagged = LexicalTagger().tag(report, sentences(report.text))
    found = times_given(tagged, [Named(role=Role.VICTIM, spans=())], {"abduction"})
    assert [mention.span.quote for mention in found if mention.span.start > TEXT.index("bridge")] == []
