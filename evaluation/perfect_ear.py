"""What the rules make of a perfect hearing: ``python -m evaluation.perfect_ear DATA [SPLIT]``.

The annotation of the project's own corpus stands in for the trained reader: acts with all their words, types
and roles, counts and sayings are heard as marked. What is still wrong in the record is the rules' doing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

import annals
from annals.extract.lexical import lexical_reading
from annals.extract.sentence.surface import sentence_spans
from annals.extract.sentence.words import sentences
from annals.extract.tagger import LexicalTagger
from annals.extract.tolls.miscounts import without_miscounts
from annals.extract.tolls.unharmed import with_unharmed
from annals.extract.trained import reading_of
from annals.model.vocabulary import Kind, Mode, Stage
from annals.neural.heard import Act, Harmed, Heard, Saying, Words
from annals.resolve import resolve
from corpus.annotation import Annotation, Event, Said, Span
from corpus.files import best_readings, drawn_documents
from corpus.texts import SETS
from evaluation.annals_product import Annals
from evaluation.product import Prediction
from evaluation.sets.own_corpus import Row, row_of, score, texts_of

_SURE = 0.99
_VERSION = "perfect-ear"


class Ear:
    """Hears a report as its annotation has it; ``whole`` is the text that the annotation points into."""

    def __init__(self, whole: str, reading: Annotation, text: str) -> None:
        self._reading, self._text = reading, text
        self._at = None if whole == text else _aligned(whole, text)

    def heard(self) -> Heard:
        """Return acts and sayings, each sure."""
        events = (self._act(event) for event in self._reading.events)
        said = (one for each in self._reading.said for one in self._sayings(each))
        return Heard(relevance=1.0, acts=tuple(act for act in events if act.words), sayings=tuple(said))

    def _act(self, event: Event) -> Act:
        roles = {
            "time": event.time,
            "place": event.place,
            "origin_place": event.origin_place,
            "acts": event.acts,
        }
        told = [(role, one.words) for role, one in roles.items() if one is not None]
        told += [(who.role.value, who.words) for who in event.who if who.role != "bystander"]
        told += [("thing", one.words) for one in event.things] + [
            ("weapon", one.words) for one in event.weapons
        ]
        told.append(("reason", event.reason))
        named = {
            role: self._words(s for name, spans in told if name == role for s in spans) for role, _ in told
        }
        counted = ((words, toll) for toll in event.tolls for words in self._words(toll.words))
        manners = {"response": event.response, "crowd_form": event.crowd_form, "means": event.means}
        return Act(
            words=self._words(event.words),
            kind=event.kind,
            type=event.type or "",
            stage=Stage(event.stage or Stage.CARRIED_OUT),
            mode=Mode(event.mode),
            background=bool(event.background),
            aggregate=bool(event.aggregate),
            score=_SURE,
            roles={role: words for role, words in named.items() if words},
            tolls=tuple(Harmed(words, toll.harm, toll.group, toll.scope) for words, toll in counted),
            manners={name: (str(value), _SURE) for name, value in manners.items() if value},
        )

    def _sayings(self, said: Said) -> Iterator[Saying]:
        speaker, content = self._words(said.speaker), self._words(said.content)
        for cue in self._words(said.cue):
            yield Saying(cue=cue, speaker=speaker, content=content, stance=said.stance)

    def _words(self, spans: Iterable[Span]) -> tuple[Words, ...]:
        found = (self._moved(start, end) for start, end in spans)
        return tuple(sorted((one for one in found if one.start < one.end), key=lambda w: w.start))

    def _moved(self, start: int, end: int) -> Words:
        """Return words where they stand in the report, whose spaces and marks may have been mended."""
        if self._at is None:
            return Words(start, end, 1.0)
        kept = [self._at[n] for n in range(start, end) if n in self._at]
        return Words(min(kept, default=0), max(kept, default=-1) + 1, 1.0)


def _aligned(whole: str, text: str) -> dict[int, int]:
    """Return where each letter and digit of a text stands in the same text with mended spaces and marks."""
    one, other = ([n for n, letter in enumerate(told) if letter.isalnum()] for told in (whole, text))
    mine, theirs = ("".join(told[n] for n in at) for told, at in ((whole, one), (text, other)))
    blocks = (
        SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks() if mine != theirs else ()
    )
    pairs = [(a + n, b + n) for a, b, size in blocks for n in range(size)] or [
        (n, n) for n in range(len(one))
    ]
    return {one[a]: other[b] for a, b in pairs}


def told(row: Row) -> Prediction:
    """Return what the rules tell of a document that was heard as it was annotated."""
    given = row.document
    report = annals.read_text(given.text, title=given.title, published=given.published)
    if isinstance(report, annals.Refused):
        return Prediction(refused=report.reason)
    parts = sentences(report.text)
    tagged = LexicalTagger().tag(report, parts)
    lexical = lexical_reading(report, sentence_spans(report, parts), tagged, _VERSION)
    heard = Ear(row.gold.text, row.reading, report.text).heard()
    read = with_unharmed(without_miscounts(reading_of(report, tagged, lexical, heard, _VERSION)))
    drafts = resolve(read)
    news = (one for one in drafts if one.kind == Kind.INCIDENT and not one.background)
    return Prediction(first=next(news, None), drafts=drafts, reading=read)


def rows(data: Path, split: str) -> Iterator[Row]:
    """Yield the documents of a split whose texts are there and as they were read."""
    drawn, readings = drawn_documents(), best_readings()
    for name in SETS:
        texts = texts_of(data, name)
        for one in (each for each in drawn.values() if each.split == split and each.name in texts):
            reading = readings.get(one.name)
            if reading is not None and texts[one.name].sha256 == reading.sha256:
                yield row_of(texts[one.name], reading, one.stratum)


def main(data: Path, split: str) -> None:
    """Print every measure of the rules on a split of the project's own corpus."""
    every = list(rows(data, split))
    for one in score(every, [told(row) for row in every], Annals()):
        print(f"{one.measure:50} {'-' if one.value is None else round(one.value, 3)} {one.n}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "dev")  # noqa: PLR2004
