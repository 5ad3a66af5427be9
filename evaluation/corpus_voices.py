"""Who says the words of acts and tolls: the outlet, or which speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from annals.model.reading import Reading
from annals.text.normalise import fold
from corpus.annotation import Annotation, Span
from evaluation.corpus_match import same_words
from evaluation.offsets import Origin


def right_voices(gold: Annotation, text: str, told: Reading) -> Iterator[bool]:
    """Yield for each word span of an act or a toll whether the product lays it to the right speaker.

    Words in nobody's saying are the outlet's, on both sides. Of several sayings of the product around them
    the shortest counts, as in its statements.
    """
    origin = Origin(text, told.report.text)
    heard = [
        (ours, one.speaker.span.quote if one.speaker else None)
        for one in told.speeches
        if (ours := origin.range(one.content.start, one.content.end)) is not None
    ]
    for words in _words(gold):
        around = [(b - a, who) for (a, b), who in heard if _covers((a, b), words)]
        said = min(around, key=lambda one: one[0], default=(0, None))[1]
        speakers = list(_speakers(gold, text, words))
        yield said is None if not speakers else said is not None and _among(said, speakers)


def _words(gold: Annotation) -> Iterator[Span]:
    for event in gold.events:
        yield from event.words
        for toll in event.tolls:
            yield from toll.words


def _speakers(gold: Annotation, text: str, words: Span) -> Iterator[str]:
    """Yield the names and words of those who say some words."""
    for one in gold.said:
        if any(_covers(piece, words) for piece in one.content):
            yield one.name
            yield from (text[start:end] for start, end in one.speaker)


def _covers(outer: Sequence[int], inner: Sequence[int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _among(said: str, speakers: Iterable[str]) -> bool:
    return any(same_words(fold(said), fold(one)) for one in speakers)
