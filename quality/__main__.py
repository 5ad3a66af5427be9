"""Run the gate: ``python -m quality [--raise] [--json FILE] [--only WORDS] [--failures] [--tagger NAME]``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from rich.console import Console

from annals.settings import TAGGERS, Settings
from quality.cases import Case, Grade, load_cases
from quality.gate import (
    Result,
    floors_of,
    known_of,
    problems,
    raised,
    read_floors,
    read_known,
    run_cases,
    write_floors,
)
from quality.product import run_case
from quality.table import as_json, table


def main(argv: Sequence[str] | None = None) -> int:
    """Run the cases, print the table and return 1 when the gate fails, else 0."""
    options = _parser().parse_args(argv)
    default = Settings()
    settings = replace(default, extract=replace(default.extract, tagger=options.tagger))
    floors, known = floors_of(options.tagger), read_known(known_of(options.tagger))
    results = run_cases(_chosen(options.only), partial(run_case, settings=settings))
    console = Console(highlight=False)
    console.print(table(results))
    _print_failures(console, results, known=known, everything=options.failures)
    if options.json:
        options.json.write_text(as_json(results), encoding="utf-8")
    if options.only:
        return 0
    if options.raise_floors:
        write_floors(raised(read_floors(floors), results), floors)
    found = problems(results, read_floors(floors), known)
    for line in found:
        console.print(f"The gate fails: {line}", markup=False, soft_wrap=True)
    return 1 if found else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m quality", description=__doc__)
    parser.add_argument(
        "--raise", dest="raise_floors", action="store_true", help="raise the floors, never lower"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results as JSON too")
    parser.add_argument("--only", metavar="WORDS", help="only cases whose id or fields hold this; no gate")
    parser.add_argument(
        "--tagger",
        choices=TAGGERS,
        default=Settings().extract.tagger,
        help="what reads; each has floors of its own",
    )
    parser.add_argument("--failures", action="store_true", help="say why every case failed, of any grade")
    return parser


def _chosen(words: str | None) -> tuple[Case, ...]:
    cases = load_cases()
    return tuple(
        case for case in cases if not words or any(words in name for name in (case.id, *case.fields))
    )


def _print_failures(
    console: Console, results: tuple[Result, ...], *, known: dict[str, str], everything: bool
) -> None:
    for result in results:
        if result.passed or not (everything or result.case.grade == Grade.STRONG):
            continue
        mark = " (known)" if result.case.id in known else ""
        text = f"{result.case.grade} {result.case.id}{mark}: {'; '.join(result.reasons)}"
        console.print(text, markup=False, soft_wrap=True)


if __name__ == "__main__":
    sys.exit(main())
