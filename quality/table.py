"""The results as a table by field and grade, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable

from rich.table import Table

from quality.cases import Grade
from quality.gate import Result


def table(results: tuple[Result, ...]) -> Table:
    """Return passed and all cases, one row for each field, one column for each grade."""
    shown = Table(title="Graded cases: passed / all")
    shown.add_column("field")
    for grade in Grade:
        shown.add_column(grade, justify="right")
    for field in sorted({name for result in results for name in result.case.fields}):
        rows = [result for result in results if field in result.case.fields]
        shown.add_row(field, *(_share(_graded(rows, grade)) for grade in Grade))
    shown.add_section()
    shown.add_row("all cases", *(_share(_graded(results, grade)) for grade in Grade))
    return shown


def as_json(results: tuple[Result, ...]) -> str:
    """Return one object with a line for each case: id, grade, fields, passed, reasons."""
    rows = [
        {
            "id": result.case.id,
            "grade": result.case.grade,
            "fields": list(result.case.fields),
            "passed": result.passed,
            "reasons": list(result.reasons),
        }
        for result in results
    ]
    totals = {
        grade: {"passed": sum(each.passed for each in graded), "all": len(graded)}
        for grade in Grade
        if (graded := _graded(results, grade))
    }
    return json.dumps({"totals": totals, "cases": rows}, ensure_ascii=False, indent=1) + "\n"


def _graded(results: Iterable[Result], grade: Grade) -> list[Result]:
    return [result for result in results if result.case.grade == grade]


def _share(results: list[Result]) -> str:
    return f"{sum(result.passed for result in results)}/{len(results)}" if results else ""
