"""The reader without weights: sentences tagged by the lexicon, acts told apart by rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annals.extract.sentence.surface import dateline, sentence_spans
from annals.extract.sentence.words import sentences
from annals.extract.speech.attribution import attribute
from annals.extract.tagger import LexicalTagger, Tagged
from annals.extract.tellings.frames import FrameBuilder
from annals.extract.tellings.headline import as_headline, is_headline
from annals.extract.tolls.miscounts import firm_counts
from annals.extract.tolls.unharmed import with_unharmed
from annals.extract.tolls.unplaced import place
from annals.model.reading import Reading
from annals.model.report import Report, Span
from annals.text.dateline import find_credits


class LexicalReader:
    """Reads by word lists and the order of words; the base line and the fallback."""

    def __init__(self) -> None:
        self._tagger = LexicalTagger()
        self.version = self._tagger.version

    def read(self, report: Report) -> Reading:
        """Return what was read in a report."""
        parts = sentences(report.text)
        spans = sentence_spans(report, parts)
        tagged = self._tagger.tag(report, parts)
        reading = lexical_reading(report, spans, tagged, self.version)
        return with_unharmed(replace(reading, counts=tuple(firm_counts(reading.counts, tagged))))


def lexical_reading(
    report: Report, spans: tuple[Span, ...], tagged: Sequence[Tagged], version: str
) -> Reading:
    """Return the reading that the tagging of a report makes; ``spans`` are its sentences."""
    speeches = attribute(report, tagged)
    builder = FrameBuilder(report, speeches)
    headlines = []
    for sentence in tagged:
        if is_headline(report, sentence.sentence):
            headlines.append(sentence)
        else:
            builder.add(sentence)
    for sentence in headlines:
        builder.add(as_headline(sentence))
    counts, frames = place(builder.counts, builder.frames(), spans)
    return Reading(
        report=report,
        sentences=spans,
        mentions=tuple(mention for sentence in tagged for mention in sentence.mentions),
        speeches=speeches,
        counts=counts,
        frames=frames,
        denials=tuple(builder.denials),
        dateline=dateline(report),
        credits=tuple(report.span(start, end) for start, end in find_credits(report.text)),
        tagger=version,
        subjects=None,
    )
