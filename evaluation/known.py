"""Floors and published figures that stand beside a value, kept in `known.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of one measure of one split.

    ``floor`` is the value that a whole run must not fall below with the lexical tagger, ``trained``
    with the trained one that ships; floors rise, and fall only with a reason in the change log.
    ``published`` is a figure of others, ``source`` says whose.
    """

    floor: float | None = None
    trained: float | None = None
    published: float | None = None
    source: str | None = None


@cache
def _table() -> dict[tuple[str, str, str], Known]:
    text = files(__package__).joinpath("known.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text).get("figure", [])
    return {(row.pop("set"), row.pop("split"), row.pop("measure")): Known(**row) for row in rows}


def known(data_set: str, split: str, measure: str) -> Known:
    """Return what is known of a measure; all fields are None when nothing is."""
    return _table().get((data_set, split, measure), Known())
