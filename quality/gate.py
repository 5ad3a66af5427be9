"""The gate: results, floors that may only rise, and failures that are known by name."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from quality.cases import Case, Grade
from quality.checks import judge
from quality.outcome import Outcome

_HERE = Path(__file__).parent
_HEAD = "# How many cases passed when the floors were last raised: `python -m quality --raise`.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One case and why it failed; no reason is a pass."""

    case: Case
    reasons: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Say whether every check held."""
        return not self.reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The number of cases that must pass, by grade and by field."""

    grade: Mapping[str, int]
    field: Mapping[str, int]


def run_cases(cases: Iterable[Case], run: Callable[[Case], Outcome]) -> tuple[Result, ...]:
    """Run every case and judge its checks."""
    return tuple(run_one(case, run) for case in cases)


def run_one(case: Case, run: Callable[[Case], Outcome]) -> Result:
    """Run one case and judge its checks."""
    outcome = run(case)
    reasons = (judge(check, outcome) for check in case.checks)
    return Result(case=case, reasons=tuple(reason for reason in reasons if reason))


def passed_of(results: Iterable[Result]) -> Floors:
    """Count the cases that passed, by grade and by field."""
    grades: Counter[str] = Counter()
    fields: Counter[str] = Counter()
    for result in results:
        grades[result.case.grade] += result.passed
        for field in result.case.fields:
            fields[field] += result.passed
    return Floors(grade=dict(grades), field=dict(fields))


def floors_of(tagger: str) -> Path:
    """Return the file of a tagger's floors."""
    return _HERE / f"floors_{tagger}.toml"


def known_of(tagger: str) -> Path:
    """Return the file of a tagger's known failures."""
    return _HERE / f"known_failures_{tagger}.toml"


def problems(results: tuple[Result, ...], floors: Floors, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return everything that fails the gate, in words; nothing when it passes."""
    return (*_below(passed_of(results), floors), *_strong(results, known))


def raised(floors: Floors, results: tuple[Result, ...]) -> Floors:
    """Return the floors with every count that is higher now; none is lowered."""
    now = passed_of(results)
    return Floors(grade=_higher(floors.grade, now.grade), field=_higher(floors.field, now.field))


def read_floors(path: Path) -> Floors:
    """Read the floors; a file that is not there holds none."""
    content = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return Floors(grade=content.get("grade", {}), field=content.get("field", {}))


def write_floors(floors: Floors, path: Path) -> None:
    """Write the floors, fields in the order of the alphabet."""
    lines = [_HEAD, "[grade]"]
    lines += [f"{grade} = {floors.grade.get(grade, 0)}" for grade in Grade]
    lines += ["", "[field]", *(f"{name} = {floors.field[name]}" for name in sorted(floors.field))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_known(path: Path) -> dict[str, str]:
    """Read the STRONG cases that are known to fail, each with its reason."""
    content = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {row["id"]: row["reason"] for row in content.get("failure", [])}


def _below(now: Floors, floors: Floors) -> list[str]:
    pairs = [("grade", now.grade, floors.grade), ("field", now.field, floors.field)]
    return [
        f"{kind} {name}: {given.get(name, 0)} passed, the floor is {floor}"
        for kind, given, wanted in pairs
        for name, floor in wanted.items()
        if given.get(name, 0) < floor
    ]


def _strong(results: tuple[Result, ...], known: Mapping[str, str]) -> list[str]:
    found = []
    for result in results:
        name, strong = result.case.id, result.case.grade == Grade.STRONG
        if strong and not result.passed and name not in known:
            found.append(f"STRONG {name}: {'; '.join(result.reasons)}")
        if name in known and result.passed:
            found.append(f"{name} passes now: strike it from the known failures")
    gone = set(known) - {result.case.id for result in results}
    return [*found, *(f"{name} is a known failure of no case" for name in sorted(gone))]


def _higher(old: Mapping[str, int], new: Mapping[str, int]) -> dict[str, int]:
    return {name: max(old.get(name, 0), new.get(name, 0)) for name in (*old, *(set(new) - set(old)))}
