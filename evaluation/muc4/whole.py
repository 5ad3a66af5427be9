"""Whole reports of MUC-4 through the whole product, scored as entities, as templates and by all slots."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from evaluation.data_set import Split
from evaluation.muc4 import entities, full_slots, templates
from evaluation.muc4.answers import told_templates
from evaluation.muc4.frequent import NAME, Strings, frequent_templates, strings_of
from evaluation.muc4.keys import Message, Template
from evaluation.muc4.referring import fitted
from evaluation.muc4.strings import ROLES, STRING_SLOTS
from evaluation.muc4.subjects import told_subjects, with_subjects
from evaluation.product import Document, Prediction, Product
from evaluation.results import Score

_WRAP = re.compile(r"(?<!\n)\n(?![\n ])")

Told = Sequence[Sequence[Template]]
Scored = Callable[[Told, str, Sequence[Prediction]], Iterator[Score]]
"""Scores the templates of each report: with the name of a base line, or of the product's predictions."""


def all_slots(name: str, messages: Sequence[Message]) -> Split:
    """Return the split in which all slots are scored."""

    def score(told: Told, base_line: str, _of: Sequence[Prediction]) -> Iterator[Score]:
        return full_slots.score(messages, told, base_line)

    return _split(name, messages, [strings_of(one.templates) for one in messages], score)


def roles(name: str, path: Path, limit: int | None, messages: Mapping[str, Message]) -> Split:
    """Return the split of a file of GRIT; the texts are those of the messages of the same ids, if any."""
    rows = entities.read_extracts(path, limit)
    keys = [row.entities for row in rows]

    def score(told: Told, base_line: str, of: Sequence[Prediction]) -> Iterator[Score]:
        heard = [told_subjects(one, rows) for one, rows in zip(of, told, strict=bool(of))] or [None] * len(
            told
        )
        found = [one or entities.told_entities(rows) for one, rows in zip(heard, told, strict=True)]
        return entities.score(keys, found, base_line)

    return _split(name, _texts(rows, messages), list(map(_strings, keys)), score)


def six_slots(name: str, path: Path, limit: int | None, messages: Mapping[str, Message]) -> Split:
    """Return the split of a file of GTT; the texts are those of the messages of the same ids, if any."""
    rows = templates.read_incidents(path, limit)
    keys = [row.templates for row in rows]

    def score(told: Told, base_line: str, _of: Sequence[Prediction]) -> Iterator[Score]:
        return templates.score(keys, [templates.told_incidents(one) for one in told], base_line)

    filled = [_strings(*(one.entities for one in key)) for key in keys]
    return _split(name, _texts(rows, messages), filled, score)


def _texts(
    rows: Sequence[entities.Extracts] | Sequence[templates.Incidents], messages: Mapping[str, Message]
) -> list[Message]:
    return [messages.get(row.id) or Message(id=row.id, text=row.text, templates=()) for row in rows]


def _strings(*told: entities.Entities) -> Strings:
    """Return the mentions of entities as what fills the slots of one report."""
    return {
        slot: {mention for one in told for entity in one[role] for mention in entity}
        for role, slot in ROLES.items()
    }


def _templates(told: Prediction, message: Message) -> list[Template]:
    """Return the templates of what was told that hold a string, with what is said of each."""
    rows = with_subjects(told_templates(told, message), told)
    return [fitted(one, message) for one in rows if any(one.slots[slot] for slot in STRING_SLOTS)]


def _split(name: str, messages: Sequence[Message], filled: Sequence[Strings], scored: Scored) -> Split:
    """Return a split of whole reports, their wrapped lines joined, with the date of their first words."""
    read = [replace(one, text=_WRAP.sub(" ", one.text)) for one in messages]

    def score(told: Sequence[Prediction], _product: Product) -> Iterator[Score]:
        yield from scored([_templates(*one) for one in zip(told, read, strict=True)], "", told)
        yield from scored(frequent_templates(read, filled), NAME, ())

    documents = tuple(Document(text=one.text, published=one.filed, with_reading=True) for one in read)
    return Split(name=name, documents=documents, score=score)
