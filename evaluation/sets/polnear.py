"""PolNeAR: political news of the United States with every attribution marked: its source, cue and content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from annals.model.reading import Reading, Speech
from evaluation.attributions import (
    ROLES,
    Attribution,
    Tokens,
    read_attributions,
    role_figures,
    span_figures,
    whole_figures,
)
from evaluation.data_set import DataSet, Split
from evaluation.files import DataError
from evaluation.offsets import Origin, Range
from evaluation.product import Document, Prediction, Product
from evaluation.results import BASE_LINE_MARK, Score
from evaluation.said_rule import said_by_rule

_PARTS = ("dev", "test")
_PRONOUN = re.compile(r"\b(?:he|she|it|they|who|which|we|i)\b", re.IGNORECASE)
_WHOLE = {"attribution_f1": ("cue", "source"), "attribution_with_content_f1": ROLES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text with the attributions that one annotator marked."""

    text: str
    key: tuple[Attribution, ...]


def load(folder: Path, limit: int | None) -> tuple[Split, ...]:
    """Load one split for each part that is there; the part for training is none."""
    there = (part for part in _PARTS if any((folder / "data" / part / "attributions").glob("*.ann")))
    return tuple(_split(folder / "data" / part, limit) for part in there)


SET = DataSet(
    name="polnear",
    files=(),
    any_files=tuple(f"data/{part}/attributions/*.ann" for part in _PARTS),
    load=load,
)


def _split(folder: Path, limit: int | None) -> Split:
    articles = [article(folder, paths) for paths in marked(folder)[:limit]]
    documents = tuple(Document(text=one.text, with_reading=True) for one in articles)
    return Split(name=folder.name, documents=documents, score=partial(_score, articles))


def marked(folder: Path) -> list[tuple[str, Path]]:
    """Return each text's name and the file of its first annotator by name; a few were marked by several."""
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rpartition("_")[0], path)
    return list(first.items())


def article(folder: Path, named: tuple[str, Path]) -> Article:
    """Return one text of a part with what its first annotator marked.

    Raises:
        DataError: its text or its marks cannot be read.
    """
    name, path = named
    file = folder / "text" / f"{name}.txt"
    try:
        text = file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{file.name} cannot be read: {error}") from error
    return Article(text=text, key=tuple(read_attributions(path, Tokens(text))))


def _score(articles: Sequence[Article], told: Sequence[Prediction], _product: Product) -> Iterator[Score]:
    gold = [one.key for one in articles]
    columns = {
        "": [told_in(one.text, prediction.reading) for one, prediction in zip(articles, told, strict=True)],
        f"{BASE_LINE_MARK}words_of_saying": [said_by_rule(one.text) for one in articles],
    }
    for role in ROLES:
        for name, said in columns.items():
            precision, recall, both, n = role_figures(role, gold, said)
            yield Score(measure=f"{role}_overlap_f1{name}", value=both, n=n)
            if not name:
                yield Score(measure=f"{role}_overlap_precision", value=precision, n=n)
                yield Score(measure=f"{role}_overlap_recall", value=recall, n=n)
            value, n = span_figures(role, gold, said)
            yield Score(measure=f"{role}_span_f1{name}", value=value, n=n)
    for measure, roles in _WHOLE.items():
        for name, said in columns.items():
            value, n = whole_figures(gold, said, roles)
            yield Score(measure=measure + name, value=value, n=n)


def told_in(text: str, reading: Reading | None) -> list[Attribution]:
    """Return the speeches of a reading as attributions of the text; none of a report that was not read."""
    if reading is None:
        return []
    origin, tokens = Origin(text, reading.report.text), Tokens(text)
    return [_attribution(reading, speech, origin, tokens) for speech in reading.speeches]


def _attribution(reading: Reading, speech: Speech, origin: Origin, tokens: Tokens) -> Attribution:
    """Return a speech as PolNeAR marks one: no word in two roles, so the content loses cue and source."""
    cue = _words((speech.cue.start, speech.cue.end), origin, tokens)
    source = _words(_speaker(reading, speech), origin, tokens) - cue
    content = _words((speech.content.start, speech.content.end), origin, tokens)
    return Attribution(source=source, cue=cue, content=content - cue - source)


def _words(kept: Range | None, origin: Origin, tokens: Tokens) -> frozenset[int]:
    there = origin.range(*kept) if kept else None
    return tokens.within(there) if there else frozenset()


def _speaker(reading: Reading, speech: Speech) -> Range | None:
    """Return the words for the speaker beside the cue.

    Where the product puts somebody named in an earlier sentence for a pronoun, PolNeAR marks the pronoun:
    it is the one nearest to the cue in its sentence.
    """
    if speech.speaker is None:
        return None
    span, cue = speech.speaker.span, speech.cue
    sentence = next((one for one in reading.sentences if one.start <= cue.start < one.end), cue)
    if span.end > sentence.start:
        return span.start, span.end
    found = _PRONOUN.finditer(reading.report.text, sentence.start, sentence.end)
    places = sorted(
        (min(abs(one.end() - cue.start), abs(one.start() - cue.end)), one.span()) for one in found
    )
    return places[0][1] if places else (span.start, span.end)
