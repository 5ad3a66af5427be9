"""Draws the documents that are read: how many of each set, which split, and which are read twice or afresh.

The draw rests on hashes of names, so that anybody with the sets draws the same. Documents that were
judged to tell of one incident stay in one split; the outlets of ``_TEST_OUTLETS`` and the dev part
of muc4 are never trained on. Every report that the project wrote is read.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from corpus.texts import Document, load
from evaluation.files import read_json_lines

_SHORTEST, _LONGEST = 40, 600
_TEST_OUTLETS = frozenset({"sputnik", "jordantimes", "reuters", "asharqalawsat", "US State Department"})
_TRAINING_TOPICS = frozenset(
    {"sky", "wire", "short", "long", "voices", "rounds", "follow", "quiet"}
    | {"bounds", "unreal", "totals", "retold", "plain", "sides", "rare"}
)
"""Topics of reports that the project wrote for training alone."""
_VIOLENT_TOPICS = ("8", "12", "16", "18", "19", "21", "22", "32", "33")
_DEV_FROM, _TEST_FROM = 55, 78
_TWICE, _TWICE_OF = 1, 5
_AFRESH, _AFRESH_OF = 3, 10
"""Which of a stratum, counted from 0, are read twice, and which afresh."""
_WORDS = re.compile(r"\S+")
_NUMBER = re.compile(r"-\d+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One document to read: what it was drawn as (``stratum``), what it stays with (``group``)."""

    name: str
    stratum: str
    group: str
    split: str
    twice: bool
    afresh: bool


def draw(data: Path) -> Iterator[Drawn]:
    """Yield the documents to read, set by set.

    Raises:
        DataError: a set is not in the folder.
    """
    for stratum, name, count, group in _STRATA:
        folder = data / name
        documents = [d for d in load(data, name).values() if _fits(d)]
        chosen = _chosen(documents, count, partial(group, folder))
        for number, (document, of) in enumerate(chosen):
            twice, afresh = number % _TWICE_OF == _TWICE, number % _AFRESH_OF == _AFRESH
            yield _drawn(document, stratum, of, twice=twice, afresh=afresh)
    for document in load(data, "written").values():
        stem = _NUMBER.sub("", document.name)
        yield _drawn(document, f"written_{document.topic}", stem, twice=False, afresh=False)


def draw_more(data: Path, rows: Sequence[Drawn]) -> Iterator[Drawn]:
    """Yield further documents, for training alone: of groups that no row keeps for anything else.

    Raises:
        DataError: a set is not in the folder.
    """
    drawn, held = {row.name for row in rows}, {row.group for row in rows if row.split != "train"}
    for stratum, name, _, group in _STRATA:
        folder = data / name
        documents = [d for d in load(data, name).values() if _fits(d)]
        free = [
            (document, of)
            for document, of in _chosen(documents, len(documents), partial(group, folder))
            if document.name not in drawn and of not in held and _split(document, of) == "train"
        ]
        for document, of in free[: _MORE.get(stratum, 0)]:
            yield _drawn(document, stratum, of, twice=False, afresh=False)


def _drawn(document: Document, stratum: str, group: str, *, twice: bool, afresh: bool) -> Drawn:
    split = _split(document, group)
    return Drawn(name=document.name, stratum=stratum, group=group, split=split, twice=twice, afresh=afresh)


def kept_together(rows: Sequence[Drawn], joined: Iterable[Sequence[str]]) -> list[Drawn]:
    """Return the rows with those that tell of one incident in one group and split, the test first."""
    group = {row.name: row.group for row in rows}
    for names in joined:
        groups = {group[name] for name in names if name in group}
        group = {name: min(groups) if of in groups else of for name, of in group.items()}
    splits: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        splits[group[row.name]].add(row.split)
    split = {
        of: next(one for one in ("test", "dev", "train") if one in found) for of, found in splits.items()
    }
    return [replace(row, group=group[row.name], split=split[group[row.name]]) for row in rows]


def _fits(document: Document) -> bool:
    return _SHORTEST <= len(_WORDS.findall(document.text)) <= _LONGEST


def _hash(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest()[:12], 16)


def _chosen(
    documents: Iterable[Document], count: int, group: Callable[[Document], tuple[str, int] | None]
) -> list[tuple[Document, str]]:
    """Return whole groups in the order of their hashes, up to a count; a group has its largest size."""
    groups: dict[str, list[Document]] = defaultdict(list)
    largest: dict[str, int] = {}
    for document in documents:
        found = group(document)
        if found is not None:
            groups[found[0]].append(document)
            largest[found[0]] = found[1]
    chosen: list[tuple[Document, str]] = []
    for of in sorted(groups, key=_hash):
        members = sorted(groups[of], key=lambda d: _hash(d.name))[: largest[of]]
        if len(chosen) + len(members) <= count:
            chosen += [(document, of) for document in members]
    return chosen


def _split(document: Document, group: str) -> str:
    if document.topic in _TRAINING_TOPICS:
        return "train"
    if document.set == "ucdp_aec" or document.outlet in _TEST_OUTLETS:
        return "test"
    if document.set == "muc4":
        kept = "train" if document.name.startswith("muc4/DEV") else "dev"
        return "test" if kept == "dev" and _hash(group) % 2 else kept
    place = _hash(f"{group} part") % 100
    return "train" if place < _DEV_FROM else "dev" if place < _TEST_FROM else "test"


def _alone(_: Path, document: Document) -> tuple[str, int]:
    return document.name, 1


def _by_day(_: Path, document: Document) -> tuple[str, int]:
    """Group articles by outlet where it is kept for the test, else by day of publication."""
    if document.outlet in _TEST_OUTLETS:
        return document.name, 1
    return f"fa_kes {document.published}", 3


def _by_incident(_: Path, document: Document) -> tuple[str, int]:
    return "gun_violence " + document.name.partition("/")[2].partition("-")[0], 3


def _violent(_: Path, document: Document) -> tuple[str, int] | None:
    topic = document.name.partition("/")[2].partition("_")[0]
    part = "plus" if document.name.endswith("plus") else ""
    return (f"ecbplus {topic}{part}", 4) if topic in _VIOLENT_TOPICS else None


def _other(folder: Path, document: Document) -> tuple[str, int] | None:
    return None if _violent(folder, document) else (document.name, 1)


def _with_templates(folder: Path, document: Document) -> tuple[str, int] | None:
    return (document.name, 1) if document.name in _answered(folder) else None


def _without_templates(folder: Path, document: Document) -> tuple[str, int] | None:
    return None if document.name in _answered(folder) else (document.name, 1)


@cache
def _answered(folder: Path) -> frozenset[str]:
    """Return the documents of muc4 whose key has a template."""
    parts = (read_json_lines(folder / "full_slots" / f"{part}.jsonl") for part in ("train", "dev"))
    rows = (row for part in parts for row in part)
    return frozenset(f"muc4/{row.get('docid', str)}" for row in rows if row.get("templates", list))


_STRATA: tuple[tuple[str, str, int, Callable[[Path, Document], tuple[str, int] | None]], ...] = (
    ("syria_press", "fa_kes", 110, _by_day),
    ("iraq_syria_official", "re3d", 45, _alone),
    ("afghanistan_releases", "isaf", 55, _alone),
    ("us_shootings", "gun_violence", 54, _by_incident),
    ("violent_topics", "ecbplus", 34, _violent),
    ("other_topics", "ecbplus", 10, _other),
    ("local_and_health_news", "geoparsing", 34, _alone),
    ("latin_america", "muc4", 70, _with_templates),
    ("latin_america_other", "muc4", 20, _without_templates),
    ("ucdp", "ucdp_aec", 30, _alone),
)
_MORE = {
    "syria_press": 210,
    "iraq_syria_official": 20,
    "afghanistan_releases": 60,
    "us_shootings": 78,
    "violent_topics": 56,
    "local_and_health_news": 50,
    "latin_america": 200,
}
"""How many of a stratum are read for training alone."""
