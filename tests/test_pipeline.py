"""The stages in their order: over one report, and over a workspace that can be broken off and run again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import annals
from annals import pipeline
from annals.errors import FaultError, StoreError
from annals.model.report import Refused, Report
from annals.model.vocabulary import Kind, Reason
from annals.pipeline import Added, Coded, Workspace, code, fingerprint, first_incident, read_text
from annals.settings import TAGGERS, ExtractSettings, IngestSettings, LinkSettings, RunSettings, Settings

TOWNS = ("Baghdad", "Kabul", "Mogadishu", "Aleppo", "Tripoli", "Quetta")
ONE_CORE = Settings(run=RunSettings(jobs=1))
FEW = 12
FILLING = " The weather in the region was mild and the shops were open as on any other day of the year."
STEPS = FEW + 1 + 3  # the reports, the report of a file of its own, and the three files


class Broken(Exception):  # noqa: N818  (stands for any way to be broken off)
    """A run is broken off."""


def breaking_at(call: int) -> Callable[[str, int, int], None]:
    """Return a progress that breaks the run off at its n-th call."""
    calls = 0

    def progress(_step: str, _done: int, _total: int) -> None:
        nonlocal calls
        calls += 1
        if calls == call:
            raise Broken

    return progress


def row(number: int) -> dict[str, str]:
    town = TOWNS[number % len(TOWNS)]
    return {
        "text": f"A car bomb exploded outside a bank in {town} on Tuesday, killing {3 + number % 4} people, "
        f"police said. The road was closed until the evening, report {number} of the news desk says.",
        "date": "2016-03-23",
        "source": f"Outlet {number}",
    }


def write_inputs(folder: Path, rows: int = FEW) -> Path:
    """Write a file of many reports, one of one report, and one that cannot be used."""
    folder.mkdir()
    many = "\n".join(json.dumps(row(number)) for number in range(rows))
    folder.joinpath("a_many.jsonl").write_text(many, encoding="utf-8")
    folder.joinpath("b_one.txt").write_text(
        f"Gunmen attacked a hotel in Bamako on 22 March 2016.{FILLING}", encoding="utf-8"
    )
    folder.joinpath("c_short.txt").write_text("Nothing happened here.", encoding="utf-8")
    return folder


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    return write_inputs(tmp_path / "inputs")


@pytest.fixture(scope="module")
def one_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """Return inputs that nobody changes, and what a workspace holds after one run over them."""
    folder = tmp_path_factory.mktemp("one_run")
    inputs, workspace = write_inputs(folder / "inputs"), folder / "annals.db"
    add(workspace, inputs)
    return inputs, content(workspace)


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have transactions of a few reports, so that a run can be broken off between two."""
    monkeypatch.setattr(pipeline, "_BATCH", 4)


def add(workspace: Path, inputs: Path, settings: Settings = ONE_CORE) -> Added:
    with Workspace(workspace, settings) as opened:
        return opened.add([str(inputs)])


def content(workspace: Path) -> dict[str, Any]:
    """Return everything that a workspace holds, and the events that follow from it."""
    with Workspace(workspace, ONE_CORE, read_only=True) as opened:
        reports = list(opened.store.reports())
        return {
            "reports": reports,
            "found": [opened.store.found(report.id) for report in reports],
            "readings": [opened.store.reading(report.id) for report in reports],
            "drafts": list(opened.store.drafts()),
            "refusals": list(opened.store.refusals()),
            "counts": opened.counts(),
            "events": opened.events(),
        }


def report_of(text: str, published: date | None = date(2016, 3, 23)) -> Report:
    report = read_text(text + FILLING, published=published, outlet="The Invented Post")
    assert isinstance(report, Report)
    return report


def test_a_text_is_read_and_coded() -> None:
    report = report_of("Gunmen attacked a hotel in Bamako on Tuesday, killing four guests.")
    coded = code(report)
    assert isinstance(coded, Coded)
    assert coded.report == coded.reading.report == report
    main = first_incident(coded)
    assert main is not None
    assert [one.value for one in main.type] == ["attack_on_civilians"]
    assert main.time[0].value.day() == date(2016, 3, 22)
    assert all(report.holds(span) for one in main.statements() for span in one.evidence)


def test_what_is_known_of_a_text_is_kept() -> None:
    text = "Gunmen attacked a hotel in Bamako on Tuesday." + FILLING
    known = {"title": "Hotel attacked", "outlet": "The Invented Post", "url": "https://example.org/2016/a"}
    report = read_text(text, published=date(2016, 3, 23), **known)
    assert isinstance(report, Report)
    assert (report.title, report.outlet, report.url) == tuple(known.values())
    assert report.text == f"Hotel attacked\n\n{text}"


def test_a_text_that_cannot_be_used_says_why() -> None:
    refused = read_text("Too short.")
    assert isinstance(refused, Refused)
    assert refused.reason == Reason.TOO_SHORT


@pytest.mark.parametrize(
    "text",
    [
        "The minister opened a new bridge in the capital on Tuesday.",
        "In 2012, a bomb exploded at a market in Gao, killing 30 people.",
        "The group has vowed to attack more hotels in the capital.",
    ],
)
def test_neither_history_nor_a_threat_is_the_first_incident(text: str) -> None:
    assert first_incident(code(report_of(text))) is None


def test_the_first_incident_is_the_news_wherever_it_stands() -> None:
    text = "In 2012, a bomb exploded at a market in Gao. Gunmen attacked a hotel in Bamako on Tuesday."
    coded = code(report_of(text))
    assert sum(draft.kind == Kind.INCIDENT for draft in coded.drafts) == 2
    main = first_incident(coded)
    assert main is not None
    assert main.place[0].value.name == "Bamako"


def test_a_run_counts_what_it_did_and_a_second_one_changes_nothing(inputs: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "annals.db"
    first = add(workspace, inputs)
    assert first == Added(files=3, unchanged=0, reports=FEW + 1, already=0, refused=1, coded=FEW + 1)
    held = content(workspace)
    assert add(workspace, inputs) == Added(files=3, unchanged=3, reports=0, already=0, refused=0, coded=0)
    assert content(workspace) == held


def test_a_report_in_a_file_that_grew_is_known_already(inputs: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "annals.db"
    add(workspace, inputs)
    with inputs.joinpath("a_many.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n" + json.dumps(row(FEW)))
    again = add(workspace, inputs)
    assert again == Added(files=3, unchanged=2, reports=1, already=FEW, refused=0, coded=1)


def test_a_refusal_is_kept_with_its_reason(inputs: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "annals.db"
    add(workspace, inputs)
    (refused,) = content(workspace)["refusals"]
    assert refused.reason == Reason.TOO_SHORT
    assert Path(refused.source).name == "c_short.txt"
    assert content(workspace)["counts"].refused == 1


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("call", range(1, STEPS + 1))
def test_broken_off_anywhere_and_run_again_is_one_run(
    one_run: tuple[Path, dict[str, Any]], tmp_path: Path, call: int
) -> None:
    inputs, held = one_run
    path = tmp_path / "annals.db"
    with Workspace(path, ONE_CORE) as workspace, pytest.raises(Broken):
        workspace.add([str(inputs)], breaking_at(call))
    add(path, inputs)
    assert content(path) == held


@pytest.mark.usefixtures("small_batches")
def test_what_was_coded_before_a_break_is_not_coded_again(inputs: Path, tmp_path: Path) -> None:
    path = tmp_path / "annals.db"
    with Workspace(path, ONE_CORE) as workspace, pytest.raises(Broken):
        workspace.add([str(inputs)], breaking_at(STEPS))
    assert 0 < add(path, inputs).coded < FEW


def test_processes_make_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_WORTH_WORKERS", 1)
    inputs = write_inputs(tmp_path / "inputs", rows=40)
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    add(one, inputs)
    assert add(two, inputs, Settings(run=RunSettings(jobs=2))).coded == 41
    assert content(two) == content(one)


def test_the_order_of_the_inputs_makes_no_difference(inputs: Path, tmp_path: Path) -> None:
    there, back = tmp_path / "there.db", tmp_path / "back.db"
    files = sorted(inputs.iterdir())
    for workspace, order in ((there, files), (back, files[::-1])):
        for file in order:
            add(workspace, file)
    assert content(back) == content(there)


def test_events_are_the_same_each_time_and_join_accounts(inputs: Path, tmp_path: Path) -> None:
    path = tmp_path / "annals.db"
    add(path, inputs)
    with Workspace(path, ONE_CORE) as workspace:
        events = workspace.events()
        assert workspace.events() == events
    assert content(path)["events"] == events
    incidents = [event for event in events if event.kind == Kind.INCIDENT]
    assert len(incidents) == len(TOWNS) + 1
    assert sorted(len(event.drafts) for event in incidents) == [1, *[FEW // len(TOWNS)] * len(TOWNS)]


def test_another_version_codes_again(inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "annals.db"
    add(path, inputs)
    before = content(path)
    monkeypatch.setattr(pipeline, "VERSION", "999.0")
    with Workspace(path, ONE_CORE) as workspace:
        assert workspace.counts().pending == FEW + 1
    assert add(path, inputs) == Added(
        files=3, unchanged=0, reports=0, already=FEW + 1, refused=0, coded=FEW + 1
    )
    after = content(path)
    assert after["drafts"] == before["drafts"]
    assert after["counts"].pending == 0


def test_other_settings_of_the_inputs_take_them_in_again(inputs: Path, tmp_path: Path) -> None:
    path = tmp_path / "annals.db"
    add(path, inputs)
    shorter = replace(ONE_CORE, ingest=IngestSettings(min_text_chars=10))
    assert add(path, inputs, shorter) == Added(
        files=3, unchanged=0, reports=1, already=FEW + 1, refused=0, coded=1
    )


@dataclass(frozen=True)
class _Tagger:
    version: str


def test_a_fingerprint_names_what_decides_the_coding_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pipeline, "tagger_of", lambda _settings: _Tagger(version="1"))
    name = fingerprint(Settings())
    assert fingerprint(Settings()) == name
    assert fingerprint(Settings(link=LinkSettings(window_days=9), run=RunSettings(jobs=3))) == name
    assert fingerprint(Settings(extract=ExtractSettings(tagger="another"))) != name
    monkeypatch.setattr(pipeline, "tagger_of", lambda _settings: _Tagger(version="2"))
    assert fingerprint(Settings()) != name


@pytest.mark.parametrize("part", ["places", "actors"])
def test_another_gazetteer_codes_again(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name = fingerprint(Settings())
    monkeypatch.setattr(pipeline, part, lambda: _Tagger(version="another"))
    assert fingerprint(Settings()) != name


def test_a_workspace_to_look_at_takes_nothing_in(inputs: Path, tmp_path: Path) -> None:
    path = tmp_path / "annals.db"
    add(path, inputs)
    held = content(path)
    inputs.joinpath("d_more.jsonl").write_text(json.dumps(row(FEW)), encoding="utf-8")
    with Workspace(path, ONE_CORE, read_only=True) as workspace, pytest.raises(StoreError):
        workspace.add([str(inputs)])
    assert content(path) == held


def test_progress_tells_each_file_and_each_report(inputs: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    with Workspace(tmp_path / "annals.db", ONE_CORE) as workspace:
        workspace.add([str(inputs)], lambda *step: told.append(step))
    files = [("reading files", number, 0) for number in (1, 2, 3)]
    reports = [("coding reports", number, FEW + 1) for number in range(1, FEW + 2)]
    assert told == [*files, *reports]


def test_a_fault_on_one_report_leaves_the_others_coded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for killed in (3, 5, 8):
        text = f"A car bomb exploded in Mosul on Tuesday, killing {killed} people, police said."
        (tmp_path / f"{killed}.txt").write_text(text, encoding="utf-8")

    def failing(report: Report, settings: Settings | None = None) -> Coded:
        if "killing 5 people" in report.text:
            raise ZeroDivisionError("planted")
        return code(report, settings)

    monkeypatch.setattr(pipeline, "code", failing)
    with Workspace(tmp_path / "a.db", Settings(run=RunSettings(jobs=1))) as workspace:
        with pytest.raises(FaultError, match="1 reports could not be coded") as raised:
            workspace.add([str(tmp_path)])
        assert "ZeroDivisionError: planted" in str(raised.value)
        assert workspace.counts().coded == 2
        monkeypatch.setattr(pipeline, "code", code)
        assert workspace.code_pending(lambda _step, _done, _total: None) == 1


_CODES_ALL = """
import sys
from pathlib import Path
from annals import code, read_text
from annals.settings import ExtractSettings, Settings
from annals.wire.codec import encode
settings = Settings(extract=ExtractSettings(tagger=sys.argv[2]))
for path in sorted(Path(sys.argv[1]).iterdir()):
    coded = code(read_text(path.read_text(encoding="utf-8")), settings)
    sys.stdout.buffer.write(encode(coded.reading) + encode(coded.drafts))
"""


@pytest.mark.parametrize("tagger", TAGGERS)
def test_processes_that_hash_words_in_other_ways_code_the_same_bytes(tagger: str) -> None:
    reports = str(Path(__file__).parents[1] / "examples" / "reports")
    told = {
        subprocess.run(  # noqa: S603  (our own code)
            [sys.executable, "-c", _CODES_ALL, reports, tagger],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
    assert told.pop()


def test_a_day_of_publication_that_is_text_is_answered_with_what_to_do() -> None:
    with pytest.raises(TypeError, match="fromisoformat"):
        annals.read_text("Gunmen killed two in Gao.", published="2024-10-24")  # type: ignore[arg-type]
