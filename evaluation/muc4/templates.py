"""GTT: templates of six slots, incident type and five roles, scored as their authors do (Du et al. 2021).

Told templates are paired with the key's, one with one, none with a key of another type, so that the
F1 of the report is highest. In a pair a told entity is right when all its mentions are those of an
entity of the key, and an entity of the key is found when a told one is right for it; the type is
right. What is in no pair is wrong or missed. Counts are added up over reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.files import Row, read_json_lines
from evaluation.measures import f1
from evaluation.muc4.entities import Entities, read_roles, told_entities
from evaluation.muc4.keys import Slot, Template
from evaluation.muc4.strings import ROLES
from evaluation.muc4.tally import Tally, scores, total
from evaluation.results import Score

TYPE = "incident_type"
Tallies = Mapping[str, Tally]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """A template: its type (a key may give two, "bombing / attack") and the entities of its roles."""

    type: str
    entities: Entities

    @property
    def size(self) -> int:
        """Return the number of its fillers, the type included."""
        return 1 + sum(map(len, self.entities.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Incidents:
    """One report of the file with the templates of its key."""

    id: str
    text: str
    templates: tuple[Incident, ...]


def read_incidents(path: Path, limit: int | None = None) -> tuple[Incidents, ...]:
    """Read a file of the layout of GTT; of two equal templates of a report one is kept, as the authors do.

    Raises:
        DataError: the file is malformed; the text names line and fault.
    """
    return tuple(_incidents(row) for row in read_json_lines(path)[:limit])


def _incidents(row: Row) -> Incidents:
    found: list[Incident] = []
    seen: list[object] = []
    for value in row.get("templates", list):
        one = Row(f"{row.where}, template {len(seen) + 1}", value if isinstance(value, dict) else {})
        incident = Incident(type=one.get(TYPE, str), entities=read_roles(one))
        if _words(one) not in seen:
            found.append(incident)
        seen.append(_words(one))
    return Incidents(id=row.get("docid", str), text=row.get("doctext", str), templates=tuple(found))


def _words(row: Row) -> object:
    """Return what the authors compare templates by: the type and the strings, without the offsets."""
    return row.fields[TYPE], [[[words for words, _ in one] for one in row.get(role, list)] for role in ROLES]


def told_incidents(templates: Sequence[Template]) -> tuple[Incident, ...]:
    """Return the product's templates in this layout."""
    return tuple(
        Incident(type=one.strings(Slot.TYPE)[0].lower(), entities=told_entities([one])) for one in templates
    )


def in_pair(key: Incident, told: Incident) -> Tallies:
    """Tally two templates that are paired."""
    found = {TYPE: Tally(right=1, told=1, found=1, key=1)}
    for role in ROLES:
        wanted, said = key.entities[role], told.entities[role]
        found[role] = Tally(
            right=sum(any(one <= other for other in wanted) for one in said),
            told=len(said),
            found=sum(any(one <= other for one in said) for other in wanted),
            key=len(wanted),
        )
    return found


def score_report(key: Sequence[Incident], told: Sequence[Incident]) -> Tallies:
    """Tally one report under the pairing of the highest F1."""
    pairs = {
        (i, j): in_pair(wanted, said)
        for i, wanted in enumerate(key)
        for j, said in enumerate(told)
        if said.type in wanted.type
    }
    best = _best(pairs, len(key), sum(one.size for one in key), sum(one.size for one in told))
    done = [pairs[pair] for pair in best]
    keys = [one for i, one in enumerate(key) if i not in {i for i, _ in best}]
    rest = [one for j, one in enumerate(told) if j not in {j for _, j in best}]
    return {slot: _slot(slot, done, keys, rest) for slot in (TYPE, *ROLES)}


def _slot(slot: str, done: Sequence[Tallies], keys: Sequence[Incident], told: Sequence[Incident]) -> Tally:
    alone = Tally(told=sum(_fillers(slot, one) for one in told), key=sum(_fillers(slot, one) for one in keys))
    return sum((one[slot] for one in done), alone)


def _fillers(slot: str, one: Incident) -> int:
    return 1 if slot == TYPE else len(one.entities[slot])


def _best(
    pairs: Mapping[tuple[int, int], Tallies], rows: int, key: int, told: int
) -> tuple[tuple[int, int], ...]:
    """Return the pairs of the highest F1; of equal ones those found first.

    What is told and what is in the key do not hang on the pairing, so only pairings that no other
    betters in both what is right and what is found need be carried on, for each set of told
    templates that are taken.
    """
    worth = {pair: total(one.values()) for pair, one in pairs.items()}
    states: dict[frozenset[int], dict[tuple[float, float], tuple[tuple[int, int], ...]]] = {
        frozenset(): {(0.0, 0.0): ()}
    }
    for row in range(rows):
        states = _with_row(states, {j: one for (i, j), one in worth.items() if i == row}, row)
    ends = [(value, taken) for front in states.values() for value, taken in front.items()]
    best = max(ends, key=lambda end: f1(end[0][0] / told if told else 0.0, end[0][1] / key if key else 0.0))
    return best[1]


def _with_row(
    states: Mapping[frozenset[int], Mapping[tuple[float, float], tuple[tuple[int, int], ...]]],
    choices: Mapping[int, Tally],
    row: int,
) -> dict[frozenset[int], dict[tuple[float, float], tuple[tuple[int, int], ...]]]:
    """Give one more template of the key each told one in turn, or none."""
    grown: dict[frozenset[int], dict[tuple[float, float], tuple[tuple[int, int], ...]]] = {}
    for used, front in states.items():
        for value, taken in front.items():
            grown.setdefault(used, {}).setdefault(value, taken)
            for column, one in choices.items():
                if column not in used:
                    reached = (value[0] + one.right, value[1] + one.found)
                    grown.setdefault(used | {column}, {}).setdefault(reached, (*taken, (row, column)))
    return {used: _undominated(front) for used, front in grown.items()}


def _undominated(
    front: Mapping[tuple[float, float], tuple[tuple[int, int], ...]],
) -> dict[tuple[float, float], tuple[tuple[int, int], ...]]:
    return {
        value: taken
        for value, taken in front.items()
        if not any(other != value and other[0] >= value[0] and other[1] >= value[1] for other in front)
    }


def score(
    keys: Sequence[Sequence[Incident]], told: Sequence[Sequence[Incident]], base_line: str = ""
) -> Iterator[Score]:
    """Score all reports: micro F1 over the six slots, and the F1 of each."""
    reports = [score_report(key, said) for key, said in zip(keys, told, strict=True)]
    tallies = {slot: sum((one[slot] for one in reports), Tally()) for slot in (TYPE, *ROLES)}
    return scores("gtt", tallies, base_line)
