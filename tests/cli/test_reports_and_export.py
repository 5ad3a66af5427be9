"""`annals reports` and `annals export`: what was read, and what leaves the workspace."""

from __future__ import annotations

import csv
import json
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_reports_mark_copies(run: Run, coded: Path) -> None:
    found = json.loads(run("reports", "--workspace", coded, "--json").stdout)
    assert len(found) == 39
    ids = [one["id"] for one in found]
    copies = [one for one in found if one["copy_of"]]
    assert copies
    for one in copies:
        assert ids.index(one["copy_of"]) < ids.index(one["id"])
        assert 0.6 <= one["similarity"] <= 1
    shown = run("reports", "--workspace", coded).stdout
    assert f"39 reports, {len(copies)} of them copies" in shown
    assert "alike" in shown


def test_the_same_text_elsewhere_is_an_exact_copy(run: Run) -> None:
    text = (
        "A car bomb exploded in Baghdad on Tuesday, killing at least 10 people and wounding 90, police said."
    )
    rows = [{"text": text, "source": name, "date": "2016-03-22"} for name in ("North Post", "South Post")]
    Path("two.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    run("code", "two.jsonl", "--quiet")
    first, second = json.loads(run("reports", "--json").stdout)
    assert first["copy_of"] is None
    assert (second["copy_of"], second["exact"]) == (first["id"], True)
    assert "exact" in run("reports").stdout


def test_counts(run: Run, coded: Path) -> None:
    found = json.loads(run("reports", "--workspace", coded, "--count", "--json").stdout)
    assert (found["reports"], found["coded"], found["pending"]) == (39, 39, 0)
    assert "39  reports" in run("reports", "--workspace", coded, "--count").stdout


@pytest.mark.parametrize("form", ["csv", "jsonl", "geojson", "parquet"])
def test_every_format_comes_with_a_manifest(run: Run, coded: Path, form: str) -> None:
    done = run("export", "--workspace", coded, "--format", form, "--out", f"out.{form}", "--json")
    assert done.exit_code == 0
    manifest = json.loads(Path("out.manifest.json").read_text(encoding="utf-8"))
    assert {"annals", "tagger", "gazetteer", "actors"} <= set(manifest["versions"])
    assert manifest["files"] == json.loads(done.stdout)["files"]
    for one in manifest["files"]:
        assert sha256(Path(one["name"]).read_bytes()).hexdigest() == one["sha256"]


def test_the_csv_has_the_incidents_of_the_list(run: Run, coded: Path) -> None:
    told = run("export", "--workspace", coded, "-f", "csv", "-o", "out", "--no-background").stdout
    with Path("out/incidents.csv").open(newline="", encoding="utf-8") as stream:
        ids = [row["id"] for row in csv.DictReader(stream)]
    listed = json.loads(run("list", "--workspace", coded, "--json").stdout)
    assert ids == [one["id"] for one in listed]
    assert f"incidents.csv  {len(ids)} rows" in told
    assert "out/incidents.manifest.json" in told


def test_two_exports_are_the_same_bytes(run: Run, coded: Path) -> None:
    for folder in ("one", "two"):
        run("export", "--workspace", coded, "--format", "csv", "--out", folder)
    for path in Path("one").iterdir():
        assert path.read_bytes() == (Path("two") / path.name).read_bytes()


def test_a_place_that_cannot_be_written(run: Run, coded: Path) -> None:
    Path("file").write_text("", encoding="utf-8")
    done = run("export", "--workspace", coded, "--format", "csv", "--out", "file/out.csv")
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1


def test_an_unknown_format_is_misuse(run: Run, coded: Path) -> None:
    done = run("export", "--workspace", coded, "--format", "xls", "--out", "x")
    assert done.exit_code == 2
    assert "csv" in done.stderr
