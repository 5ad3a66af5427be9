"""`annals list`: filters, widths and JSON over the example reports."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from annals.cli._incidents import figure
from tests.cli.conftest import Run


def rows(run: Run, coded: Path, *words: str) -> list[dict[str, Any]]:
    done = run("list", "--workspace", coded, "--json", *words)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    assert done.exit_code == (0 if found else 3)
    return found


def test_the_table_has_every_column_and_fits(run: Run, coded: Path) -> None:
    lines = run("list", "--workspace", coded).stdout.splitlines()
    named = "id date place type attacker target killed injured status sources"
    assert lines[0].split() == named.split()
    assert max(map(len, lines)) <= 100
    assert lines[-1].startswith(f"{len(rows(run, coded))} incidents")


@pytest.mark.parametrize("width", [50, 60, 80, 99, 140])
def test_the_table_fits_any_width(run: Run, coded: Path, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = run("list", "--workspace", coded).stdout.splitlines()
    assert max(map(len, lines)) <= width
    for name in ("id", "date", "place", "status"):
        assert name in lines[0].split()
    assert any(line.startswith("No room for: ") for line in lines) == (width < 99)


def test_without_a_width_every_incident_is_one_line(
    run: Run, coded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS")
    lines = run("list", "--workspace", coded).stdout.splitlines()
    assert [line.split()[0] for line in lines[2:-2]] == [
        one["id"].removeprefix("e-")[:6] for one in rows(run, coded)
    ]


def test_filters_by_day(run: Run, coded: Path) -> None:
    found = rows(run, coded, "--from", "2021-08-26", "--to", "2021-08-28")
    assert found
    for one in found:
        first = date.fromisoformat(one["date_from"] or one["date"])
        assert date.fromisoformat(one["date"]) >= date(2021, 8, 26)
        assert first <= date(2021, 8, 28)
    assert len(found) < len(rows(run, coded))


@pytest.mark.parametrize("name", ["Afghanistan", "AF", "af", "afghanistan"])
def test_filters_by_country(run: Run, coded: Path, name: str) -> None:
    found = rows(run, coded, "--country", name)
    assert found
    assert {one["country"] for one in found} == {"AF"}


def test_filters_by_type_status_and_words(run: Run, coded: Path) -> None:
    both = rows(run, coded, "--type", "suicide_bomb", "--type", "Air drone strike")
    assert {one["type"] for one in both} == {"suicide_bomb", "air_drone_strike"}
    status = both[0]["status"]
    assert {one["status"] for one in rows(run, coded, "--status", status)} == {status}
    assert len(rows(run, coded, "--text", "abbey gate")) == 1
    assert rows(run, coded, "--text", "no report has these words") == []


def test_background_only_adds(run: Run, coded: Path) -> None:
    news = {one["id"] for one in rows(run, coded)}
    everything = rows(run, coded, "--background", "--all-motives")
    assert news < {one["id"] for one in everything}
    assert any(one["background"] for one in everything)
    assert not any(one["background"] for one in everything if one["id"] in news)
    hidden = sum(one["background"] for one in rows(run, coded, "--background"))
    assert f"{hidden} told as history (--background)" in run("list", "--workspace", coded).stdout


def test_limit_shows_the_first(run: Run, coded: Path) -> None:
    assert rows(run, coded, "--limit", "3") == rows(run, coded)[:3]
    assert (
        f"3 of {len(rows(run, coded))} incidents" in run("list", "--workspace", coded, "--limit", "3").stdout
    )


def test_other_kinds(run: Run, coded: Path) -> None:
    threats = rows(run, coded, "--kind", "threat")
    assert threats
    assert {one["kind"] for one in threats} == {"threat"}
    assert run("list", "--workspace", coded, "--kind", "threat").exit_code == 0


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--country", "Atlantis"), "Atlantis"),
        (("--type", "suicide_bom"), "suicide_bomb"),
        (("--from", "yesterday"), "yesterday"),
        (("--status", "true"), "corroborated"),
        (("--limit", "-1"), "--limit"),
    ],
)
def test_a_wrong_filter_is_misuse(run: Run, coded: Path, words: tuple[str, ...], named: str) -> None:
    done = run("list", "--workspace", coded, *words)
    assert done.exit_code == 2
    assert named in done.stderr


def test_nothing_matches(run: Run, coded: Path) -> None:
    done = run("list", "--workspace", coded, "--text", "no report has these words")
    assert done.exit_code == 3
    assert done.stdout == ""
    assert "no incident matches" in done.stderr


def test_no_workspace(run: Run) -> None:
    done = run("list")
    assert done.exit_code == 1
    assert "annals code" in done.stderr
    assert not Path("annals.db").exists()


@pytest.mark.parametrize(
    ("bounds", "shown"),
    [
        ((None, None, None), "–"),
        ((12, 12, 12), "12"),
        ((12, 12, None), "12+"),
        ((None, None, 12), "≤12"),
        ((48, 53, 60), "53 (48–60)"),
        ((48, 48, 60), "48–60"),
        ((48, None, 60), "48–60"),
    ],
)
def test_figures_keep_their_bounds(bounds: tuple[int | None, int | None, int | None], shown: str) -> None:
    assert figure(*bounds) == shown
