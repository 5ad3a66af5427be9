"""Reports that reuse each other's text, found without comparing every pair."""

from __future__ import annotations

from base64 import b64decode
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from annals.model.draft import Source
from annals.model.ids import ReportId
from annals.text import shingles

_HASH_BYTES = 4
_HASHES = 32
"""Two texts that share 60 % of their word runs share about 14 neighbouring pairs of their smallest 32
hashes; texts that share only a closing line hardly ever share one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two reports that share text; ``left`` sorts before ``right``, ``similarity`` is 0 to 1."""

    left: ReportId
    right: ReportId
    similarity: float


def find_copies(sources: Iterable[Source], similarity: float) -> tuple[Copy, ...]:
    """Return the pairs of reports that are at least this alike (0 to 1), in the order of ids.

    Reports of the same words are grouped first, so a text carried by many outlets costs its number of
    outlets and not their pairs where sketches are compared.
    """
    by_sketch: dict[str, set[ReportId]] = defaultdict(set)
    for source in sources:
        by_sketch[source.sketch].add(source.report_id)
    found = list(_alike(by_sketch, similarity))
    for sketch, reports in by_sketch.items():
        if bands(sketch):
            found.extend(_copy(one, two, 1.0) for one, two in combinations(sorted(reports), 2))
    return tuple(sorted(found, key=lambda copy: (copy.left, copy.right)))


def bands(sketch: str) -> tuple[bytes, ...]:
    """Return the keys under which texts like this one meet: neighbours among its smallest hashes.

    What is no sketch, or one of no words, has none.
    """
    try:
        raw = b64decode(sketch, validate=True)
    except ValueError:
        return ()
    if len(raw) % _HASH_BYTES:
        return ()
    hashes = [raw[at : at + _HASH_BYTES] for at in range(0, len(raw), _HASH_BYTES)][:_HASHES]
    if len(hashes) == 1:
        return (hashes[0],)
    return tuple(one + two for one, two in pairwise(hashes))


def _alike(by_sketch: dict[str, set[ReportId]], least: float) -> Iterator[Copy]:
    meeting: dict[bytes, list[str]] = defaultdict(list)
    for sketch in sorted(by_sketch):
        for band in bands(sketch):
            meeting[band].append(sketch)
    pairs = {pair for sketches in meeting.values() for pair in combinations(sketches, 2)}
    for left, right in sorted(pairs):
        alike = shingles.similarity(left, right)
        if alike >= least:
            for one in by_sketch[left]:
                for two in by_sketch[right]:
                    yield _copy(one, two, alike)


def _copy(one: ReportId, two: ReportId, alike: float) -> Copy:
    left, right = sorted((one, two))
    return Copy(left=left, right=right, similarity=alike)
