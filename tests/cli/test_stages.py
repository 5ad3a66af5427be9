"""Each stage alone: JSON lines in, JSON lines out, and the same incidents as one run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annals import Workspace
from annals.model.draft import EventDraft
from annals.model.event import Event
from annals.model.reading import Reading
from annals.model.report import Refused, Report
from annals.wire import encode, read_lines
from tests.cli.conftest import Run


def test_the_stages_one_after_the_other_are_one_run(run: Run, coded: Path, examples: Path) -> None:
    reports = run("ingest", examples).stdout_bytes
    assert len(list(read_lines(reports.splitlines(), Report))) == 39
    readings = run("extract", stdin=reports).stdout_bytes
    assert len(list(read_lines(readings.splitlines(), Reading))) == 39
    drafts = run("resolve", stdin=readings).stdout_bytes
    assert list(read_lines(drafts.splitlines(), EventDraft))
    events = list(read_lines(run("link", stdin=drafts).stdout_bytes.splitlines(), Event))
    with Workspace(coded, read_only=True) as space:
        assert [encode(event) for event in events] == [encode(event) for event in space.events()]


def test_files_are_read_in_their_order(run: Run, examples: Path) -> None:
    names = ("pulwama-1.md", "sourou-mine.txt")
    for name in names:
        Path(f"{name}.jsonl").write_bytes(run("ingest", examples / name).stdout_bytes)
    both = run("extract", *(f"{name}.jsonl" for name in names)).stdout_bytes
    outlets = [reading.report.outlet for reading in read_lines(both.splitlines(), Reading)]
    assert outlets == ["Meridian Post", "River Bend Radio"]


def test_refusals_are_told_or_written(run: Run) -> None:
    Path("tiny.txt").write_text("Nothing.", encoding="utf-8")
    done = run("ingest", "tiny.txt")
    assert done.exit_code == 3
    assert done.stdout == ""
    assert "refused: tiny.txt: too_short" in done.stderr
    done = run("ingest", "tiny.txt", "--refused", "refused.jsonl")
    assert done.stderr == ""
    refused = list(read_lines(Path("refused.jsonl").read_bytes().splitlines(), Refused))
    assert [one.source for one in refused] == ["tiny.txt"]


def test_nothing_in_nothing_out(run: Run) -> None:
    for stage in ("extract", "resolve", "link"):
        done = run(stage, stdin="\n")
        assert (done.exit_code, done.stdout) == (0, "")


@pytest.mark.parametrize("stage", ["extract", "resolve", "link"])
def test_a_malformed_line_is_named(run: Run, stage: str) -> None:
    Path("lines.jsonl").write_text('\n{"id": 1}\n', encoding="utf-8")
    done = run(stage, "lines.jsonl")
    assert done.exit_code == 2
    assert done.stderr.startswith("annals: lines.jsonl, line 2: ")
    done = run(stage, stdin="not JSON\n")
    assert done.exit_code == 2
    assert done.stderr.startswith("annals: standard input, line 1: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_file_that_is_not_there(run: Run) -> None:
    done = run("extract", "absent.jsonl")
    assert done.exit_code == 2
    assert "absent.jsonl" in done.stderr


def test_a_judgement_parts_what_was_joined(run: Run, examples: Path) -> None:
    paths = [examples / "kabul-wire.txt", examples / "kabul-copy-1.md"]
    drafts = run(
        "resolve", stdin=run("extract", stdin=run("ingest", *paths).stdout_bytes).stdout_bytes
    ).stdout_bytes
    Path("drafts.jsonl").write_bytes(drafts)
    joined = [
        event
        for event in read_lines(run("link", "drafts.jsonl").stdout_bytes.splitlines(), Event)
        if len(event.drafts) == 2 and event.judgements
    ]
    apart = json.loads(encode(joined[0].judgements[0]))
    apart |= {"verdict": "different", "by": {"name": "A reader", "version": "1", "person": True}}
    apart |= {"id": "j-1", "at": "2024-01-01T00:00:00Z"}
    Path("decided.jsonl").write_text(json.dumps(apart), encoding="utf-8")
    done = run("link", "drafts.jsonl", "--judgements", "decided.jsonl")
    parted = {event.id: event for event in read_lines(done.stdout_bytes.splitlines(), Event)}
    assert len(parted[joined[0].id].drafts) == 1


def test_a_tagger_can_be_named(run: Run, examples: Path) -> None:
    reports = run("ingest", examples / "sourou-mine.txt").stdout_bytes
    for name, version in (("lexical", "lexical-"), ("trained", "small-")):
        (reading,) = read_lines(
            run("extract", "--tagger", name, stdin=reports).stdout_bytes.splitlines(), Reading
        )
        assert reading.tagger.startswith(version)


def test_a_tagger_that_is_none_is_refused(run: Run, examples: Path) -> None:
    refused = run("code", "--tagger", "oracle", examples / "sourou-mine.txt")
    assert refused.exit_code == 1
    assert "'oracle' is neither one of trained, lexical nor a folder" in " ".join(refused.stderr.split())
