"""What holds for every reading."""

from dataclasses import fields, is_dataclass
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import annals
from annals.errors import SettingsError
from annals.extract import extract, tagger_named
from annals.extract.sentence.inflect import plural, verb_forms
from annals.extract.sentence.words import sentences
from annals.model.report import Report, Span

WORDS = st.sampled_from(
    [
        *(
            "the",
            "a",
            "rebels",
            "army",
            "attacked",
            "killed",
            "12",
            "people",
            "said",
            "Monday",
            "in",
            "Kabul",
            ",",
        ),
        *(
            ".",
            "drone",
            "strikes",
            "were",
            "have",
            "been",
            "not",
            '"',
            ";",
            "vowed",
            "to",
            "three",
            "injured",
        ),
        *("on", "market", "by", "near", "since", "2011", "police", "denied", "it", "that", "women", "and"),
    ]
)


def spans(value: object) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for item in value for span in spans(item)]
    if is_dataclass(value) and not isinstance(value, Report):
        return [span for f in fields(value) for span in spans(getattr(value, f.name))]
    return []


@given(st.lists(WORDS, min_size=15, max_size=60))
@settings(max_examples=60)
def test_every_span_quotes_its_report_and_two_readings_are_one(words: list[str]) -> None:
    report = annals.read_text(" ".join(words) + " and the people of the town.", published=date(2015, 6, 12))
    if isinstance(report, Report):
        reading = extract(report)
        assert all(report.holds(span) for span in spans(reading))
        assert extract(report) == reading


@given(st.text(max_size=400))
@settings(max_examples=60)
def test_sentences_are_ordered_and_hold_their_words(text: str) -> None:
    found = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for sentence in found:
        assert all(sentence.start <= w.start < w.end <= sentence.end for w in sentence.words)
        assert all(text[w.start : w.end] == w.text for w in sentence.words)


def test_a_rank_does_not_end_a_sentence() -> None:
    found = sentences("The base was visited by Lt. Col. Smith on Monday. He left at noon.")
    assert len(found) == 2


@pytest.mark.parametrize(
    ("lemma", "past"),
    [("strike", "struck"), ("attack", "attacked"), ("carry", "carried"), ("raid", "raided")],
)
def test_verbs_are_inflected(lemma: str, past: str) -> None:
    assert past in verb_forms(lemma)


@pytest.mark.parametrize(
    ("noun", "many"), [("air strike", "air strikes"), ("policeman", "policemen"), ("child", "children")]
)
def test_nouns_are_inflected(noun: str, many: str) -> None:
    assert plural(noun) == many


def test_an_unknown_tagger_is_refused_by_name() -> None:
    with pytest.raises(SettingsError, match=r"oracle: holds no reader, reader\.json cannot be read"):
        tagger_named("oracle")


def test_a_line_broken_to_fit_goes_on_and_a_short_line_above_ends() -> None:
    text = (
        "Bridge blown up\n"
        "Armed men blew up the bridge over the Rio Hondo last night, the second\n"
        "such attack in a week, and wounded two guards who were asleep in their\n"
        "hut."
    )
    found = [text[one.start : one.end].split(maxsplit=1)[0] for one in sentences(text)]
    assert found == ["Bridge", "Armed"]
