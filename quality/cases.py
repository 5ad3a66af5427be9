"""Graded cases and their checks, read from TOML; every key that is not known is refused."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

Value = str | int | bool | date | tuple[str, ...]
"""What a check compares with: a scalar, or a tuple of which one (or, for ``names``, each) must hold."""

FOLDER = Path(__file__).parent / "cases"
FIELDS = frozenset(
    [
        "type",
        "stage",
        "acts",
        "acts_intercepted",
        "kind",
        "background",
        "aggregate",
        "mode",
        "motive",
        "time",
        "place",
        "part",
        "origin_place",
        "contested",
        "attacker",
        "target",
        "victim",
        "interceptor",
        "actor_kind",
        "attribution",
        "target_class",
        "weapon",
        "weapon_class",
        "effect",
        "warning",
        "civilian_targeting",
        "reason_given",
        "nationality",
        "crowd_form",
        "response",
        "means",
        "toll",
        "toll_part",
        "about_enemy",
        "speaker",
        "stance",
        "denial",
        "splitting",
        "joining",
        "origins",
        "status",
        "dispute",
        "actor_name",
        "actor_alias",
        "actor_abbreviation",
        "actor_adjective",
        "actor_reference",
        "actor_unknown",
        "actor_near_miss",
        "actor_umbrella",
        "actor_partisan",
        "actor_speaker",
        "actor_accused",
        "actor_victim",
        "actor_roles",
        "actor_regions",
    ]
)
WHO = "who"
"""Names the check of actors by key, and the key of a case that holds such checks."""
_SELECTOR = frozenset(["of", "kind", "report", "words", "background", "aggregate", "without_denial"])
_REPORT = frozenset(["title", "text", "outlet", "published", "no_date", "url"])
_CASE = frozenset(["id", "grade", "fields", "invented", "expect", WHO, "report"]) | _REPORT


class Grade(StrEnum):
    """How surely the codebook decides the case: a STRONG failure is a defect."""

    STRONG = "STRONG"
    MEDIUM = "MEDIUM"
    WEAK = "WEAK"


class CaseError(ValueError):
    """A case that is not written by the rules; the text names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """Which drafts a check looks at.

    ``words`` are words of the report that the act's own words must touch; with ``best`` the one
    draft that touches the most of them. ``report`` counts from 1; None is any.
    """

    kinds: tuple[str, ...] = ("incident",)
    types: tuple[str, ...] = ()
    report: int | None = None
    words: tuple[str, ...] = ()
    best: bool = False
    background: bool | None = None
    aggregate: bool | None = None
    without_denial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that must hold.

    ``field`` is a field of a draft or event, or ``count`` (how many drafts are selected) or
    ``link`` (whether the drafts of ``between`` are one event). ``wanted`` holds what one value of
    the field must be; with ``absent`` no value may be so.
    """

    field: str
    where: Selector
    wanted: Mapping[str, Value]
    absent: bool = False
    between: tuple[Selector, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportText:
    """A report of a case, as a reader would hand it in."""

    text: str
    title: str | None
    outlet: str | None
    published: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One graded case: one report or several, and what must be recorded."""

    id: str
    grade: Grade
    fields: tuple[str, ...]
    reports: tuple[ReportText, ...]
    checks: tuple[Check, ...]


def load_cases(folder: Path = FOLDER) -> tuple[Case, ...]:
    """Read every ``*.toml`` of the folder, in the order of the names.

    Raises:
        CaseError: a case has an unknown key, grade or field, no check, or another's id.
    """
    cases: list[Case] = []
    for path in sorted(folder.glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        defaults = content.get("defaults", {})
        cases.extend(read_case({**defaults, **row}) for row in content.get("case", []))
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            raise CaseError(f"two cases are called {case.id}")
        seen.add(case.id)
    return tuple(cases)


def read_case(row: Mapping[str, object]) -> Case:
    """Make a case of one table of the file.

    Raises:
        CaseError: the table is not written by the rules.
    """
    name = str(row.get("id", "a case without an id"))
    _known(row, _CASE, name)
    fields = _words(row.get("fields", ()))
    unknown = set(fields) - FIELDS
    if unknown or not fields:
        raise CaseError(f"{name}: unknown fields {sorted(unknown)}" if unknown else f"{name}: no fields")
    rows = row.get("report", [{}])
    expects = row.get("expect", [])
    if not isinstance(rows, list) or not isinstance(expects, list) or not (expects or WHO in row):
        raise CaseError(f"{name}: needs a list of checks under expect")
    if row.get("grade") not in set(Grade):
        raise CaseError(f"{name}: the grade is one of {', '.join(Grade)}")
    return Case(
        id=name,
        grade=Grade(str(row["grade"])),
        fields=fields,
        reports=tuple(_report({**row, **part}, part, name) for part in rows),
        checks=(*(read_check(expect, name) for expect in expects), *_who(row, name)),
    )


def read_check(row: Mapping[str, object], name: str) -> Check:
    """Make a check of one table of ``expect``.

    Raises:
        CaseError: it has none of ``field``, ``count`` and ``link``.
    """
    where, rest = _selector(row), {key: value for key, value in row.items() if key not in _SELECTOR}
    if "count" in rest:
        return Check(field="count", where=where, wanted=_values(rest))
    if "link" in rest:
        between = rest.pop("between", ())
        if not isinstance(between, list):
            raise CaseError(f"{name}: between is a list of selections")
        return Check(
            field="link",
            where=where,
            wanted=_values(rest),
            between=tuple(_selector(part) for part in between),
        )
    if "field" not in rest:
        raise CaseError(f"{name}: a check has a field, a count or a link")
    field, absent = str(rest.pop("field")), bool(rest.pop("absent", False))
    return Check(field=field, where=where, wanted=_values(rest), absent=absent)


def _who(row: Mapping[str, object], name: str) -> Iterator[Check]:
    """Yield the checks of actors by key: one table, or a list of them."""
    given = row.get(WHO, [])
    for table in given if isinstance(given, list) else [given]:
        if not isinstance(table, dict):
            raise CaseError(f"{name}: {WHO} is a table of roles, or a list of them")
        roles = {key: value for key, value in table.items() if key not in _SELECTOR}
        yield Check(field=WHO, where=_selector(table), wanted=_values(roles))


def _report(row: Mapping[str, object], part: Mapping[str, object], name: str) -> ReportText:
    _known(part, _REPORT, name)
    text, published, title, outlet = (row.get(key) for key in ("text", "published", "title", "outlet"))
    if not isinstance(text, str):
        raise CaseError(f"{name}: a report without text")
    dated = isinstance(published, date) and not row.get("no_date")
    return ReportText(
        text=text,
        title=title if isinstance(title, str) else None,
        outlet=outlet if isinstance(outlet, str) else None,
        published=published if dated and isinstance(published, date) else None,
    )


def _selector(row: Mapping[str, object]) -> Selector:
    report, background, aggregate = row.get("report"), row.get("background"), row.get("aggregate")
    return Selector(
        kinds=_words(row.get("kind", "incident")),
        types=_words(row.get("of", ())),
        report=report if isinstance(report, int) else None,
        words=_words(row.get("words", ())),
        background=background if isinstance(background, bool) else None,
        aggregate=aggregate if isinstance(aggregate, bool) else None,
        without_denial=bool(row.get("without_denial")),
    )


def _words(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(str(item) for item in value) if isinstance(value, (list, tuple)) else ()


def _values(row: Mapping[str, object]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for key, value in row.items():
        values[key] = value if isinstance(value, (str, int, date)) else _words(value)
    return values


def _known(row: Mapping[str, object], known: frozenset[str], name: str) -> None:
    unknown = set(row) - known
    if unknown:
        raise CaseError(f"{name}: unknown keys {sorted(unknown)}")
