"""Lists links to actors for a reader, and counts those of the present program by what readers said of them.

``python -m evaluation.actor_readings list --data FOLDER --set re3d [--part first]`` prints drawn reports and
its links; ``score`` counts. A verdict stands beside data set, document, offsets and key, never beside words
(``evaluation/readings/actors_*.jsonl``): ``right``, ``wrong`` or ``arguable`` of a link to the registry; of
words without one ``missed`` where the registry holds the actor, else ``none``.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annals.errors import AnnalsError
from evaluation.actor_links import DATA_SETS, SIZES, Link, all_links, draw, links
from evaluation.files import read_json_lines

FOLDER = Path(__file__).parent / "readings"
VERDICTS = frozenset({"right", "wrong", "arguable", "missed", "none"})
_LOCAL = "local:"

Place = tuple[str, int, int, str | None]
"""Document, offsets and the key that was judged, None for words without a link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What readers said: a verdict for each place and key, and the kind of each error."""

    verdicts: Mapping[Place, str]
    kinds: Mapping[Place, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Links of the present program by verdict; ``unread`` have none, ``errors`` are counted by kind."""

    verdicts: Mapping[str, int]
    unread: int
    errors: Mapping[str, int]

    @property
    def precision(self) -> float | None:
        """Return the share of links that are right; an arguable one is not."""
        right = self.verdicts.get("right", 0)
        told = right + self.verdicts.get("wrong", 0) + self.verdicts.get("arguable", 0)
        return right / told if told else None

    @property
    def recall(self) -> float | None:
        """Return the share of words of an actor of the registry that are linked to it."""
        right = self.verdicts.get("right", 0)
        owed = right + self.verdicts.get("missed", 0) + self.verdicts.get("wrong", 0)
        return right / owed if owed else None


def read_judged(path: Path) -> Judged:
    """Read the verdicts of one data set.

    Raises:
        DataError: the file cannot be read, or a line is not a verdict.
    """
    verdicts: dict[Place, str] = {}
    kinds: dict[Place, str] = {}
    for row in read_json_lines(path):
        key = row.fields.get("key")
        place = (
            row.get("document", str),
            row.get("start", int),
            row.get("end", int),
            str(key) if key is not None else None,
        )
        verdict = row.get("verdict", str)
        if verdict not in VERDICTS:
            raise AnnalsError(f"{row.where}: no verdict {verdict!r}; there are {', '.join(sorted(VERDICTS))}")
        verdicts[place] = verdict
        if "kind" in row.fields:
            kinds[place] = row.get("kind", str)
    return Judged(verdicts=verdicts, kinds=kinds)


def place_of(link: Link) -> Place:
    """Return where a link stands and what it says; a key of the report's own is no link."""
    key = None if link.key.startswith(_LOCAL) else link.key
    return link.document, link.start, link.end, key


def count(found: Iterable[Link], judged: Judged) -> Count:
    """Count the links of the present program by their verdicts."""
    told: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    unread = 0
    for link in found:
        place = place_of(link)
        verdict = judged.verdicts.get(place)
        if verdict is None:
            unread += _asks(link)
            continue
        told[verdict] += 1
        if verdict == "wrong":
            errors[judged.kinds.get(place, "other")] += 1
    return Count(verdicts=dict(told), unread=unread, errors=dict(errors))


def unread(found: Iterable[Link], judged: Judged) -> list[Link]:
    """Return the links that no reader has judged."""
    return [link for link in found if place_of(link) not in judged.verdicts and _asks(link)]


def _asks(link: Link) -> bool:
    """Say whether a reader has to judge it: a link to the registry, or a mention that the data set gives."""
    return place_of(link)[3] is not None or not link.role


def main(arguments: Sequence[str]) -> int:
    """List or score; return 2 when data or arguments cannot be used."""
    options = _parser().parse_args(arguments)
    try:
        if options.what == "list":
            _list(options.data, options.set[0], options.part, only_unread=options.unread)
        else:
            _score(options.data, options.set, options.part)
    except AnnalsError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation.actor_readings", description=__doc__)
    parser.add_argument("what", choices=("list", "score"))
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="the folder of data sets")
    parser.add_argument("--set", nargs="+", choices=DATA_SETS, default=list(DATA_SETS))
    parser.add_argument("--part", choices=tuple(SIZES), default="last", help="which reading")
    parser.add_argument("--unread", action="store_true", help="list only links that have no verdict")
    return parser


def _list(data: Path, data_set: str, part: str, *, only_unread: bool) -> None:
    judged = read_judged(FOLDER / f"actors_{data_set}.jsonl") if only_unread else None
    for number, text in enumerate(draw(data, data_set, part)):
        found = links(text)
        shown = unread(found, judged) if judged is not None else found
        if shown:
            print(f"=== {number} {text.id} {text.title or ''}")
        for link in shown:
            print(f"{link.start}\t{link.role}\t{link.key}\t{link.words}\t{' '.join(link.sentence.split())}")


def _score(data: Path, data_sets: Sequence[str], part: str) -> None:
    for name in data_sets:
        found = all_links(draw(data, name, part))
        told = count(found, read_judged(FOLDER / f"actors_{name}.jsonl"))
        links_told = sum(told.verdicts.get(one, 0) for one in ("right", "wrong", "arguable"))
        print(f"{name}: precision {_share(told.precision)} of {links_told} links read")
        if name == "re3d":
            print(f"{name}: recall {_share(told.recall)} of the mentions given")
        print(f"{name}: {', '.join(f'{key} {told.verdicts[key]}' for key in sorted(told.verdicts))}")
        print(f"{name}: wrong by kind: {told.errors}")
        print(f"{name}: without a verdict {told.unread} of {len(found)}")


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
