"""GRIT: the entities that fill five roles of a report, scored by CEAF-REE (Du, Rush and Cardie 2021).

An entity is a set of mention strings. A told entity counts for an entity of the key when all its
mentions are the key's (their phi-3 with a subset in place of equality); the two lists of a role are
paired so that the most count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.files import DataError, Row, read_json_lines
from evaluation.muc4.keys import Template
from evaluation.muc4.strings import ROLES, entity
from evaluation.muc4.tally import Tally, best_pairs, scores
from evaluation.results import Score

Entities = Mapping[str, tuple[frozenset[str], ...]]
"""The entities of each role, by the names of `ROLES`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracts:
    """One report of the file with the entities of its key."""

    id: str
    text: str
    entities: Entities


def read_extracts(path: Path, limit: int | None = None) -> tuple[Extracts, ...]:
    """Read a file of the layout of GRIT, the first ``limit`` reports of it unless that is None.

    Raises:
        DataError: the file is malformed; the text names line and fault.
    """
    rows = read_json_lines(path)[:limit]
    return tuple(
        Extracts(
            id=row.get("docid", str),
            text=row.get("doctext", str),
            entities=read_roles(Row(row.where, row.get("extracts", dict))),
        )
        for row in rows
    )


def read_roles(row: Row) -> Entities:
    """Read lists of entities by role, each a list of mentions with their offsets."""
    return {role: tuple(_entities(row, role)) for role in ROLES}


def _entities(row: Row, role: str) -> Iterator[frozenset[str]]:
    for one in row.get(role, list):
        try:
            mentions = tuple(str(words) for words, _ in one)
        except (TypeError, ValueError) as error:
            raise DataError(f"{row.where}: {role} should hold lists of words and offset: {one!r}") from error
        if mentions:
            yield entity(mentions)


def told_entities(templates: Sequence[Template]) -> Entities:
    """Return the entities of all templates of a report, each once, an entity told by its first mention."""
    return {
        role: tuple(
            dict.fromkeys(
                entity(filler.values[:1])
                for one in templates
                for filler in one.slots[slot]
                if entity(filler.values[:1]) != {""}
            )
        )
        for role, slot in ROLES.items()
    }


def ceaf_ree(key: Sequence[frozenset[str]], told: Sequence[frozenset[str]]) -> Tally:
    """Tally the entities of one role of one report."""
    pairs = best_pairs([[float(said <= wanted) for said in told] for wanted in key])
    return Tally(right=len(pairs), told=len(told), found=len(pairs), key=len(key))


def score(keys: Sequence[Entities], told: Sequence[Entities], base_line: str = "") -> Iterator[Score]:
    """Score all reports: micro F1 over the five roles, and the F1 of each."""
    tallies = {
        role: sum((ceaf_ree(key[role], one[role]) for key, one in zip(keys, told, strict=True)), Tally())
        for role in ROLES
    }
    return scores("ceaf_ree", tallies, base_line)
