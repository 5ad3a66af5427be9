"""Who says the words of an invented report, beside its annotation; worked out by hand."""

from dataclasses import replace
from datetime import date

from annals import code, read_text
from annals.model.report import Report
from corpus.files import compiled
from corpus.texts import Document as Text
from evaluation.corpus_voices import right_voices

TEXT = "Gunmen killed three farmers in Exampletown on Monday, police said. Rebels attacked the town."
GOLD = compiled(
    Text(name="written/one-1", text=TEXT),
    {
        "events": [
            {
                "id": "e1",
                "type": "attack_on_civilians",
                "words": ["1| killed"],
                "tolls": [{"id": "t1", "harm": "killed", "words": ["1| three farmers"], "low": 3, "high": 3}],
            },
            {"id": "e2", "type": "armed_clash", "words": ["2| attacked"]},
        ],
        "said": [
            {
                "id": "s1",
                "speaker": ["1| police"],
                "cue": ["1| said"],
                "content": ["1| Gunmen ... Monday"],
                "name": "Police",
                "role": "official_third_party",
            }
        ],
    },
    "first",
    "A",
    date(2026, 1, 5),
)


def test_words_are_laid_to_who_says_them() -> None:
    report = read_text(TEXT, published=date(2026, 1, 5))
    assert isinstance(report, Report)
    reading = code(report).reading
    assert list(right_voices(GOLD, TEXT, reading)) == [True, True, True]
    silent = replace(reading, speeches=())
    assert list(right_voices(GOLD, TEXT, silent)) == [False, False, True]
    (speech,) = reading.speeches
    too_much = replace(speech, content=report.span(0, len(report.text)))
    assert list(right_voices(GOLD, TEXT, replace(reading, speeches=(too_much,)))) == [True, True, False]
