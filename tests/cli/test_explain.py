"""`annals resolve --explain`: readable on a terminal, one line of JSON for each report, nothing hostile."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import annals
from annals.extract import extract
from annals.model.report import Report
from annals.wire import encode, read_lines
from tests.cli.conftest import Run


def readings(run: Run, *paths: Path) -> bytes:
    done: bytes = run("extract", stdin=run("ingest", *paths).stdout_bytes).stdout_bytes
    return done


def test_each_mention_is_shown_with_its_candidates(run: Run, examples: Path) -> None:
    done = run("resolve", "--explain", stdin=readings(run, examples / "kabul-wire.txt"))
    assert done.exit_code == 0
    for words in (
        'place "KABUL, Afghanistan": Kabul',
        "considered: ",
        "gn:1138958",
        'time "on Thursday": 2021-08-26',
        "anchor publication",
        'actor "Taliban": Taliban',
        "low 140, high open, at least",
        "»Taliban«",
    ):
        assert words in done.stdout


def test_json_has_one_line_for_each_report(run: Run, examples: Path) -> None:
    lines = readings(run, examples / "kabul-wire.txt", examples / "sourou-mine.txt")
    done = run("resolve", "--explain", "--json", stdin=lines)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == 2
    for row in rows:
        assert {one["sort"] for one in row["choices"]} <= {"place", "time", "actor", "toll"}
        drafts = {act["draft"] for act in row["acts"]}
        assert {use["draft"] for one in row["choices"] for use in one["uses"]} <= drafts | {None}


def test_json_without_explain_is_refused(run: Run) -> None:
    done = run("resolve", "--json", stdin="")
    assert done.exit_code == 2
    assert "--explain" in done.stderr


def test_a_report_where_a_reading_is_wanted_is_named(run: Run, examples: Path) -> None:
    reports = run("ingest", examples / "kabul-wire.txt").stdout_bytes
    assert list(read_lines(reports.splitlines(), Report))
    done = run("resolve", "--explain", stdin=reports)
    assert done.exit_code == 2
    assert done.stderr.startswith("annals: standard input, line 1: ")


def test_nothing_in_a_report_reaches_the_terminal(run: Run) -> None:
    text = (
        "A bomb killed 12 people in Kir\x1b[31mkuk\u202e on Monday, [bold]police[/bold] of Ir\x9b2Jaq said. "
        "The Free\x1b]0;x\x07 Army of Kirkuk claimed the attack in the city of Kirkuk, Iraq, on Tuesday. "
        "The streets of the city were empty on the day after it, and the shops stayed closed, people said."
    )
    clean = annals.read_text(text)
    assert isinstance(clean, Report)
    reading = extract(replace(clean, text=text, title="\x1b[1mA\u202eB", published=date(2016, 3, 22)))
    lines = encode(reading)
    done = run("resolve", "--explain", stdin=lines)
    assert done.exit_code == 0
    assert "[bold]" in done.stdout
    for char in "\x1b\x9b\x00\x07\u202e":
        assert char not in done.output
