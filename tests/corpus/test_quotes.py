"""Quotations become offsets and lead back to them."""

import pytest

from corpus.quotes import QuoteError, find, numbered, offsets, quotation
from corpus.texts import Document

TEXT = (
    "Two men shot in Town\n\nPolice said two men were shot\tin the town. The men, both shopkeepers, survived."
)
REPORT = Document(name="written/x-1", text=TEXT, title_end=20)


def words(quote: str) -> str:
    start, end = find(REPORT, quote)
    return TEXT[start:end]


def test_sentences_are_numbered_with_the_title_first() -> None:
    assert [n for n, _ in numbered(REPORT)] == [1, 2, 3]
    assert numbered(REPORT)[1][1] == "Police said two men were shot in the town."


def test_a_sentence_number_says_which() -> None:
    assert find(REPORT, "2| two men")[0] > find(REPORT, "1| Two men")[0]


def test_white_space_does_not_matter() -> None:
    assert words("2| shot in the town") == "shot\tin the town"


def test_first_to_last_words() -> None:
    assert words("2| Police said ... survived").endswith("both shopkeepers, survived")


@pytest.mark.parametrize(
    ("quote", "says"),
    [
        ("3| three men", "does not stand in the sentence"),
        ("9| men", "has 3 sentences"),
        ("shot", "stands 2 times"),
        ("2| men#2", "only 1 times"),
        ("2| ", "empty"),
        ("2| me", "does not stand"),
    ],
)
def test_what_cannot_be_found_is_said(quote: str, says: str) -> None:
    with pytest.raises(QuoteError, match=says):
        find(REPORT, quote)


def test_every_span_leads_back_to_itself() -> None:
    for n, sentence in numbered(REPORT):
        for word in sentence.rstrip(".").split():
            span = find(REPORT, f"{n}| {word.strip(',')}#1")
            assert find(REPORT, quotation(REPORT, span)) == span


def test_faults_name_the_field() -> None:
    faults: list[str] = []
    told = {"events": [{"id": "e1", "words": ["2| were shot"], "place": {"words": ["2| the city"]}}]}
    found = offsets(REPORT, told, faults)
    assert found["events"][0]["words"] == [find(REPORT, "2| were shot")]
    assert len(faults) == 1
    assert faults[0].startswith("events e1.place.words:")
