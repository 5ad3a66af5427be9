"""`annals code`: what it takes in, says and leaves alone."""

from __future__ import annotations

import json
from pathlib import Path

from annals import Workspace
from tests.cli.conftest import Run

REPORT = """date 2016-03-22
BAGHDAD (Northern Wire) - A car bomb exploded in Baghdad on Tuesday, killing at least 10 people and wounding
90 others, police said.
"""


def test_a_report_becomes_an_incident(run: Run) -> None:
    Path("report.txt").write_text(REPORT, encoding="utf-8")
    done = run("code", "report.txt")
    assert done.exit_code == 0
    assert done.stdout.startswith("1 file, 1 report new; 1 incident in annals.db")
    assert "2016-03-22" in done.stdout
    assert "Baghdad" in done.stdout
    assert "10+" in done.stdout
    assert Path("annals.db").is_file()


def test_a_second_run_changes_nothing_and_says_so(run: Run) -> None:
    Path("report.txt").write_text(REPORT, encoding="utf-8")
    run("code", "report.txt")
    before = run("list", "--json").stdout
    done = run("code", "report.txt")
    assert done.exit_code == 0
    assert done.stdout.startswith("nothing new: 1 file, taken in before; 1 incident in annals.db")
    assert run("list", "--json").stdout == before


def test_the_same_report_in_another_file_is_known(run: Run) -> None:
    Path("report.txt").write_text(REPORT, encoding="utf-8")
    Path("again.txt").write_text(REPORT + "\n\n", encoding="utf-8")
    run("code", "report.txt")
    assert run("code", "again.txt", "--quiet").stdout.startswith(
        "nothing new: 1 file, and all reports kept already"
    )


def test_standard_input(run: Run) -> None:
    done = run("code", "-", "--json", stdin=REPORT)
    assert json.loads(done.stdout) == {
        "workspace": "annals.db",
        "files": 1,
        "unchanged": 0,
        "reports": 1,
        "already": 0,
        "refused": 0,
        "coded": 1,
        "incidents": 1,
    }


def test_without_a_path_the_rest_is_coded(run: Run) -> None:
    assert run("code").exit_code == 2
    assert not Path("annals.db").exists()
    Path("report.txt").write_text(REPORT, encoding="utf-8")
    with Workspace("annals.db") as space:
        space.take_in(["report.txt"], lambda *_: None)
    told = run("list")
    assert told.exit_code == 3
    assert "1 report is still to be coded" in told.stderr
    assert run("code", "--quiet").stdout.endswith("; 1 incident in annals.db\n")
    assert run("code", "--quiet").stdout.startswith("nothing new; 1 incident in annals.db")
    assert run("list").stderr == ""


def test_quiet_prints_the_summary_alone(run: Run) -> None:
    Path("report.txt").write_text(REPORT, encoding="utf-8")
    assert len(run("code", "report.txt", "--quiet").stdout.splitlines()) == 1


def test_one_bad_file_stops_nothing(run: Run) -> None:
    Path("in").mkdir()
    Path("in/bad.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n")
    Path("in/good.txt").write_text(REPORT, encoding="utf-8")
    Path("in/tiny.txt").write_text("Nothing.", encoding="utf-8")
    done = run("code", "in", "--quiet")
    assert done.exit_code == 0
    assert "3 files, 1 report new, 2 refused" in done.stdout
    assert "annals refused" in done.stdout
    shown = json.loads(run("refused", "--json").stdout)
    assert {one["source"] for one in shown} == {"in/bad.pdf", "in/tiny.txt"}
    told = run("refused").stdout
    assert "too_short" in told
    assert "2 refusals" in told


def test_all_refused_has_its_own_exit_code(run: Run) -> None:
    Path("tiny.txt").write_text("Nothing.", encoding="utf-8")
    assert run("code", "tiny.txt").exit_code == 3
    assert run("code", "tiny.txt").exit_code == 0


def test_a_path_where_there_is_nothing(run: Run) -> None:
    done = run("code", "absent.txt")
    assert done.exit_code == 2
    assert "absent.txt" in done.stderr
    assert not Path("annals.db").exists()
    Path("report.txt").write_text(REPORT, encoding="utf-8")
    done = run("code", "absent.txt", "report.txt", "--quiet")
    assert done.exit_code == 0
    assert "absent.txt" in done.stderr
    assert "1 report new" in done.stdout


def test_a_workspace_that_is_none(run: Run) -> None:
    Path("notes.db").write_text("These are notes and no workspace at all. " * 200, encoding="utf-8")
    Path("report.txt").write_text(REPORT, encoding="utf-8")
    done = run("code", "report.txt", "--workspace", "notes.db")
    assert done.exit_code == 1
    assert done.stderr.startswith("annals: notes.db: ")
    assert len(done.stderr.splitlines()) == 1
    assert Path("notes.db").read_text(encoding="utf-8").startswith("These are notes")


def test_settings_beside_the_workspace_are_used(run: Run) -> None:
    Path("annals.toml").write_text("[ingest]\nmin_text_chars = 5000\n", encoding="utf-8")
    Path("report.txt").write_text(REPORT, encoding="utf-8")
    assert run("code", "report.txt").exit_code == 3
    assert "min_text_chars = 5000" in run("settings").stdout
    assert "min_text_chars = 60" in run("settings", "--default").stdout
    assert json.loads(run("settings", "--json").stdout)["ingest"]["min_text_chars"] == 5000


def test_every_problem_of_the_settings_is_told(run: Run) -> None:
    Path("mine.toml").write_text("[link]\nsame_at = 2\n[run]\njobz = 1\n", encoding="utf-8")
    done = run("code", "--settings", "mine.toml", "-", stdin=REPORT)
    assert done.exit_code == 1
    assert "link.same_at" in done.stderr
    assert "run.jobz" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_examples(run: Run, coded: Path, examples: Path) -> None:
    done = run("code", "--workspace", coded, examples)
    assert done.stdout.startswith(f"nothing new: {len(list(examples.iterdir()))} files, taken in before")


def test_a_tagger_that_cannot_be_had_leaves_no_workspace(run: Run) -> None:
    Path("report.txt").write_text(REPORT, encoding="utf-8")
    Path("weights").mkdir()
    refused = run("code", "--tagger", "weights", "report.txt")
    assert refused.exit_code == 1
    assert "holds no reader" in " ".join(refused.stderr.split())
    assert not Path("annals.db").exists()
