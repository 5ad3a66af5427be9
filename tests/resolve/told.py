"""Short invented reports coded, and their statements as lines that a table of cases can hold."""

from __future__ import annotations

import tomllib
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet

import annals
from annals.model.draft import EventDraft
from annals.model.report import Report
from annals.model.statement import Speaker, Statement
from annals.model.values import Amount, Participant, Place, TimeRange, Toll
from annals.model.vocabulary import Stance
from tests.lexical import LEXICAL

PUBLISHED = date(2015, 6, 12)
OUTLET = "The Invented Post"
FILLING = " The weather in the region was mild and the shops were open as on any other day of the year."
Case = dict[str, Any]


def table(name: str) -> list[ParameterSet]:
    """Return the cases of a file beside this one; ``wrong`` says how the product breaks the codebook."""
    return [_parameter(row, marked=True) for row in _rows(name)]


def reports(name: str) -> list[ParameterSet]:
    """Return the same cases for what must hold of any report, whatever is wrong with one."""
    return [_parameter(row, marked=False) for row in _rows(name)]


def _rows(name: str) -> list[Case]:
    rows: list[Case] = tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))["case"]
    return rows


def _parameter(row: Case, *, marked: bool) -> ParameterSet:
    wrong = marked and "wrong" in row
    marks = [pytest.mark.xfail(reason=row["wrong"], strict=True)] if wrong else []
    return pytest.param(row, id=f"{row['text'][:50]} {row.get('outlet', '')}".strip(), marks=marks)


def drafts_of(case: Case) -> tuple[EventDraft, ...]:
    """Return the drafts of a case's text, published on 12 June 2015, a Friday, unless it says otherwise."""
    published = None if case.get("undated") else PUBLISHED
    report = annals.read_text(
        case["text"] + FILLING,
        title=case.get("title"),
        published=published,
        outlet=case.get("outlet", OUTLET),
    )
    assert isinstance(report, Report)
    return annals.code(report, LEXICAL).drafts


def draft_of(case: Case) -> EventDraft:
    """Return the draft that a case is about: ``of`` is its type, else it is the main one."""
    drafts = drafts_of(case)
    of = case.get("of")
    return next(d for d in drafts if of is None or (d.type and d.type[0].value == of))


def lines(draft: EventDraft, fields: set[str]) -> list[str]:
    """Return the values of some fields, each once, as "field value"."""
    found = (line for one in draft.statements() for line in _rendered(one) if line.split()[0] in fields)
    return sorted(set(found))


def voices(draft: EventDraft, field: str) -> list[str]:
    """Return who states the values of a field, each speaker once."""
    return sorted({voice(one.speaker, one) for one in draft.statements() if one.field == field})


def voice(speaker: Speaker, of: Statement[Any] | None = None) -> str:
    """Return a speaker as "role words", with what is marked about it."""
    marks = [
        "anonymous" if speaker.anonymous else "",
        f"through {speaker.through}" if speaker.through else "",
        of.stance if of and of.stance != Stance.ASSERTED else "",
        f"rests on {of.rests_on.actor}" if of and of.rests_on else "",
    ]
    return " ".join([speaker.role, speaker.words or "-", *filter(None, marks)])


def _rendered(one: Statement[Any]) -> list[str]:
    value = one.value
    if isinstance(value, Toll):
        return [f"tolls {_toll(value)}", *_toll_times(value)]
    return [f"{one.field} {_shown(value, one)}"]


def _shown(value: object, one: Statement[Any]) -> str:
    if isinstance(value, Participant):
        return f"{value.role} {value.actor.key} {value.attribution}"
    if isinstance(value, Place):
        return _place(value)
    if isinstance(value, TimeRange):
        return f"{days(value)} {value.anchor} {one.basis}"
    if isinstance(value, Amount):
        return f"{bounds(value.low, value.high)} {value.qualifier}"
    return value.value if isinstance(value, StrEnum) else str(value)


def _place(value: Place) -> str:
    part = f" part {value.part}" if value.part else ""
    others = f" or {', '.join(c.name for c in value.alternatives)}" if value.alternatives else ""
    return f"{value.name} {value.level}{part}{others}"


def _toll(value: Toll) -> str:
    marks = [
        value.scope if value.scope != "incident" else "",
        "part" if value.part_of else "",
        "enemy" if value.about_enemy else "",
    ]
    what = [value.harm, value.group_class, bounds(value.low, value.high), value.qualifier]
    return " ".join([*what, *filter(None, marks)])


def _toll_times(value: Toll) -> list[str]:
    return [
        f"{name} {shown}"
        for name, shown in (
            ("as_of", days(value.as_of) if value.as_of else "-"),
            ("period", days(value.period) if value.period else "-"),
            ("share", value.share or "-"),
        )
    ]


def bounds(low: int | None, high: int | None) -> str:
    """Return bounds as "12", "12+", "..12" or "10-15"."""
    if low == high:
        return str(low)
    if high is None:
        return f"{low}+"
    return f"..{high}" if low is None else f"{low}-{high}"


def days(value: TimeRange) -> str:
    """Return a day as its date, a range as "first..before" with nothing for an open end."""
    day = value.day()
    return day.isoformat() if day else f"{value.earliest or ''}..{value.before or ''}"
