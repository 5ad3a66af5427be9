"""CASE 2021 task 2: news-like snippets, one of 30 event types each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from annals.codebook import event_types
from annals.model.draft import EventDraft
from annals.model.statement import Statement
from annals.model.vocabulary import Kind, SpeakerRole
from evaluation.base_lines import most_frequent
from evaluation.data_set import DataSet, Split
from evaluation.files import DataError, Row, read_table
from evaluation.measures import weighted_f1
from evaluation.picks import shown
from evaluation.product import Document, Prediction, Product
from evaluation.results import Score

_FILE = "snippets.tsv"
_COLUMNS = ("id", "EventSnippet", "SubType")
_COMPARED = ("type", "stage", "response", "crowd_form")
_CLAIM = re.compile(r"\b(?:claim\w*|responsib\w+|credit)\b", re.IGNORECASE)
_REFUSED = "(none)"  # no label of the set: a report that was not read is wrong whatever its label


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the mapping: the label given when every condition holds, and why."""

    conditions: Mapping[str, str]
    label: str
    reason: str

    def holds(self, fields: Mapping[str, str]) -> bool:
        """Say whether a draft with these fields meets every condition."""
        return all(fields.get(name) == value for name, value in self.conditions.items())


def load(folder: Path, limit: int | None) -> tuple[Split, ...]:
    """Load the snippets as one split."""
    rows = read_table(folder / _FILE, _COLUMNS)[:limit]
    documents = tuple(Document(text=row.get("EventSnippet", str)) for row in rows)
    return (Split(name="all", documents=documents, score=partial(_score, documents, _gold(rows))),)


SET = DataSet(name="case2021_task2", files=(_FILE,), load=load)


def _gold(rows: Sequence[Row]) -> list[str]:
    labels = frozenset(label_words()) | {rule.label for rule in rules()}
    for row in rows:
        if row.get("SubType", str) not in labels:
            raise DataError(f"{row.where}: no label {row.get('SubType', str)!r} in this set")
    return [row.get("SubType", str) for row in rows]


def _score(
    documents: Sequence[Document], gold: Sequence[str], told: Sequence[Prediction], _: Product
) -> Iterator[Score]:
    constant = most_frequent(gold) or ""
    columns = {
        "": [_told_label(prediction) for prediction in told],
        "/most_frequent": [constant] * len(gold),
        "/label_words": [_first_label(document.text, constant) for document in documents],
    }
    for name, said in columns.items():
        yield Score(measure=f"weighted_f1{name}", value=weighted_f1(gold, said), n=len(gold))


def _told_label(prediction: Prediction) -> str:
    if prediction.refused or prediction.crashed:
        return _REFUSED
    return label(_told(prediction))


def _told(prediction: Prediction) -> EventDraft | None:
    """Return the first incident, else the first draft of another kind that tells of an act.

    Snippets of this set also tell of threats, movements and series, which are no incidents.
    """
    others = (draft for draft in prediction.drafts if draft.kind != Kind.TOLL and not draft.background)
    return prediction.first or next(others, None)


def label(draft: EventDraft | None) -> str:
    """Map a draft, or none, to one of the 30 labels by the table of rules."""
    fields = _fields(draft) if draft else {}
    return next(rule.label for rule in rules() if rule.holds(fields))


def _fields(draft: EventDraft) -> dict[str, str]:
    told = {"kind": draft.kind, **{name: shown(draft, name) for name in _COMPARED}}
    fields = {name: str(value).replace(" ", "_") for name, value in told.items() if value is not None}
    known = event_types().get(fields.get("type", ""))
    fields |= {"denied": "yes"} if draft.denials else {}
    fields |= {"claimed": "yes"} if any(map(_claims, draft.type)) else {}
    return fields | ({"sub_event": known.acled_sub_event} if known else {})


def _claims(told: Statement[str]) -> bool:
    """Say whether an act is told by who did it, in words of claiming it."""
    own = told.speaker.role == SpeakerRole.PERPETRATOR
    return own and any(_CLAIM.search(one.quote) for one in told.speaker.evidence)


@cache
def rules() -> tuple[Rule, ...]:
    """Return the mapping's rules in their order."""
    return tuple(Rule(row, row.pop("label"), row.pop("reason")) for row in _table()["rule"])


@cache
def label_words() -> dict[str, list[str]]:
    """Return words that are each label's name or close to it."""
    return {row["label"]: list(row["words"]) for row in _table()["words"]}


def _table() -> dict[str, list[dict[str, Any]]]:
    text = files(__package__).joinpath("case2021_labels.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _first_label(text: str, otherwise: str) -> str:
    """Return the label whose words come first in the text; of two that start there, the longer."""
    found = _words().search(text)
    return _label_of()[found[0].lower()] if found else otherwise


@cache
def _label_of() -> dict[str, str]:
    return {word: name for name, words in label_words().items() for word in words}


@cache
def _words() -> re.Pattern[str]:
    longest_first = sorted(_label_of(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE)
