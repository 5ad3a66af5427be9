"""GVDB: news of shootings in the United States, with the words for shooter, victim, weapon, place and time.

The crowd that marked the set chose one wording for each thing and marked no place in the text, so words are
compared as words, wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from annals.model.draft import EventDraft
from annals.model.statement import Statement
from annals.model.vocabulary import Harm, ParticipantRole
from evaluation.data_set import DataSet, Split
from evaluation.files import DataError, Row, read_json_lines
from evaluation.phrases import Counts, Phrase, counts, phrases
from evaluation.product import Document, Prediction, Product
from evaluation.results import BASE_LINE_MARK, Score
from evaluation.shooting_words import roles_by_words

_FILES = ("dev.json", "test.json")
LABELS = {
    "shooter": ("SHO-NAME", "SHO-AGE", "SHO-RACE"),
    "victim": ("VIC-NAME", "VIC-AGE", "VIC-RACE"),
    "weapon": ("CIR-WEAPON",),
    "place": ("DAT-CITY", "DAT-LOC"),
    "time": ("DAT-CLOCK", "DAT-TIME"),
}
_LEFT_OUT = "CIR-NUM-SHOTS"  # a number of shots is no field of the codebook
_PEOPLE = {
    "shooter": frozenset({ParticipantRole.ATTACKER}),
    "victim": frozenset({ParticipantRole.VICTIM, ParticipantRole.TARGET}),
}
_HARMED = frozenset({Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED})
_NO_SPACE_BEFORE = re.compile(r" (?=[,.;:!?%)\]]|'s\b|'re\b|'ve\b|n't\b|'')")
_NO_SPACE_AFTER = re.compile(r"(?<=[(\[$#]) |(?<=``) ")
_HYPHEN = re.compile(r"(?<=\w) ([-/]) (?=\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One report and the words marked in it, by label."""

    text: str
    published: date | None
    words: Mapping[str, frozenset[Phrase]]

    def of(self, role: str) -> frozenset[Phrase]:
        """Return the words for one role."""
        return frozenset().union(*(self.words[label] for label in LABELS[role]))


def load(folder: Path, limit: int | None) -> tuple[Split, ...]:
    """Load one split for each file that is there, named as the file is."""
    return tuple(_split(folder / name, limit) for name in _FILES if (folder / name).is_file())


SET = DataSet(name="gvdb", files=(), any_files=_FILES, load=load)


def _split(path: Path, limit: int | None) -> Split:
    reports = [_marked(row) for row in read_json_lines(path)[:limit]]
    documents = tuple(Document(text=one.text, published=one.published) for one in reports)
    return Split(name=path.stem, documents=documents, score=partial(_score, reports))


def _marked(row: Row) -> Marked:
    sentences, spans = row.get("full_text", list), row.get("spans", list)
    if not all(isinstance(one, list) and all(isinstance(word, str) for word in one) for one in sentences):
        raise DataError(f"{row.where}: 'full_text' should be lists of words")
    known = {label for labels in LABELS.values() for label in labels}
    words: dict[str, list[str]] = {label: [] for label in (*known, _LEFT_OUT)}
    for span in spans:
        match span:
            case [int(), int(), str(label), str(), [*tokens]] if label in words:
                words[label].append(" ".join(map(str, tokens)))
            case _:
                raise DataError(f"{row.where}: no words of this set: {span!r}")
    return Marked(
        text="\n".join(written(one) for one in sentences),
        published=_day(row.get("date", str)),
        words={label: phrases(told) for label, told in words.items()},
    )


def _day(text: str) -> date | None:
    """Return the day that a row gives; some rows give none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def written(words: Sequence[str]) -> str:
    """Return a sentence as it was written, from the words and marks that the set cut it into."""
    text = _HYPHEN.sub(r"\1", " ".join(words))
    return _NO_SPACE_AFTER.sub("", _NO_SPACE_BEFORE.sub("", text))


def _score(reports: Sequence[Marked], told: Sequence[Prediction], _product: Product) -> Iterator[Score]:
    columns = {
        "": [_told(prediction.first) for prediction in told],
        f"{BASE_LINE_MARK}word_list": [roles_by_words(one.text) for one in reports],
    }
    for name, answers in columns.items():
        every, exact = Counts(), Counts()
        for role in LABELS:
            gold, said = [one.of(role) for one in reports], [phrases(one[role]) for one in answers]
            found = counts(gold, said)
            every, exact = every + found, exact + counts(gold, said, exact=True)
            yield from _figures(f"{role}_overlap", found, name)
        yield from _figures("all_roles_overlap", every, name)
        yield Score(measure=f"all_roles_exact_f1{name}", value=exact.f1, n=exact.wanted)
    yield from _recalls(reports, columns[""])


def _figures(measure: str, found: Counts, name: str) -> Iterator[Score]:
    yield Score(measure=f"{measure}_f1{name}", value=found.f1, n=found.wanted)
    if not name:
        yield Score(measure=f"{measure}_precision", value=found.precision, n=found.told)
        yield Score(measure=f"{measure}_recall", value=found.recall, n=found.wanted)


def _recalls(reports: Sequence[Marked], answers: Sequence[Mapping[str, list[str]]]) -> Iterator[Score]:
    """Yield the recall of each label: which part of a role is told."""
    for role, labels in LABELS.items():
        said = [phrases(one[role]) for one in answers]
        for label in labels:
            found = counts([one.words[label] for one in reports], said)
            yield Score(measure=f"recall: {label}", value=found.recall, n=found.wanted)


def _told(draft: EventDraft | None) -> dict[str, list[str]]:
    """Return the words that an incident's statements rest on, by role; nothing of no incident."""
    if draft is None:
        return {role: [] for role in LABELS}
    people = {
        role: _evidence([one for one in draft.participants if one.value.role in roles])
        for role, roles in _PEOPLE.items()
    }
    people["victim"] += _evidence([one for one in draft.tolls if one.value.harm in _HARMED])
    return people | {role: _evidence(getattr(draft, role)) for role in ("weapon", "place", "time")}


def _evidence(statements: Sequence[Statement[Any]]) -> list[str]:
    return [span.quote for one in statements for span in one.evidence]
