"""Draws the documents that are read: how many of each set, which split, and which are read twice or afresh.

The draw rests on hashes of names, so that anybody with the sets draws the same. Documents that may tell
of one incident are drawn together and stay in one split; the outlets of ``_TEST_OUTLETS`` and the dev part
of muc4 are never trained on.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.texts import Document, load
from evaluation.files import read_json_lines

_SHORTEST, _LONGEST = 40, 600
_TEST_OUTLETS = frozenset({"sputnik", "jordantimes", "reuters", "asharqalawsat", "US State Department"})
_VIOLENT_TOPICS = ("8", "12", "16", "18", "19", "21", "22", "32", "33")
_DEV_FROM, _TEST_FROM = 55, 78
_WORDS = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One document to read. ``stratum`` says what it was drawn as, ``group`` what it must not be parted from."""

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
        chosen = _chosen(documents, count, lambda d, g=group, f=folder: g(d, f))
        for number, (document, of) in enumerate(chosen):
            yield Drawn(
                name=document.name,
                stratum=stratum,
                group=of,
                split=_split(document, of),
                twice=number % 5 == 1,
                afresh=number % 10 == 3,
            )


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
    if document.set == "ucdp_aec" or document.outlet in _TEST_OUTLETS:
        return "test"
    if document.set == "muc4":
        kept = "train" if document.name.startswith("muc4/DEV") else "dev"
        return "test" if kept == "dev" and _hash(group) % 2 else kept
    place = _hash(f"{group} part") % 100
    return "train" if place < _DEV_FROM else "dev" if place < _TEST_FROM else "test"


def _alone(document: Document, _: Path) -> tuple[str, int]:
    return document.name, 1


def _by_day(document: Document, _: Path) -> tuple[str, int]:
    """Group articles by outlet where it is kept for the test, else by day of publication."""
    if document.outlet in _TEST_OUTLETS:
        return document.name, 1
    return f"fa_kes {document.published}", 3


def _by_incident(document: Document, _: Path) -> tuple[str, int]:
    return "gun_violence " + document.name.partition("/")[2].partition("-")[0], 3


def _violent(document: Document, _: Path) -> tuple[str, int] | None:
    topic = document.name.partition("/")[2].partition("_")[0]
    part = "plus" if document.name.endswith("plus") else ""
    return (f"ecbplus {topic}{part}", 4) if topic in _VIOLENT_TOPICS else None


def _other(document: Document, folder: Path) -> tuple[str, int] | None:
    return None if _violent(document, folder) else (document.name, 1)


def _with_templates(document: Document, folder: Path) -> tuple[str, int] | None:
    return (document.name, 1) if document.name in _answered(folder) else None


def _without_templates(document: Document, folder: Path) -> tuple[str, int] | None:
    return None if document.name in _answered(folder) else (document.name, 1)


_ANSWERED: dict[Path, frozenset[str]] = {}


def _answered(folder: Path) -> frozenset[str]:
    if folder not in _ANSWERED:
        rows = [r for part in ("train", "dev") for r in read_json_lines(folder / "full_slots" / f"{part}.jsonl")]
        _ANSWERED[folder] = frozenset(f"muc4/{r.get('docid', str)}" for r in rows if r.get("templates", list))
    return _ANSWERED[folder]


_STRATA: tuple[tuple[str, str, int, Callable[[Document, Path], tuple[str, int] | None]], ...] = (
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
