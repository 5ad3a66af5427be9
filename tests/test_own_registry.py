"""Actors of one's own in the whole line: in Python, over a workspace, in worker processes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import annals
from annals.errors import GazetteerError
from annals.gazetteer.actors import using
from annals.link.kin import party, related
from annals.model.report import Report
from annals.pipeline import Coded, Workspace, fingerprint, versions
from annals.settings import RegistrySettings, RunSettings, Settings, load_settings

_TEXT = (
    "Fighters of the Blue Delta Brigade shot dead three soldiers at a checkpoint near Timbuktu on Tuesday,"
    " the army said. The Blue Delta Brigade, an ally of JNIM, said nothing of it. Report {number}."
)
_OWN = """
[[actor]]
key = "blue-delta-brigade"
name = "Blue Delta Brigade"
countries = ["ML"]
parents = ["actor:jnim"]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "groups.toml"
    path.write_text(_OWN, encoding="utf-8")
    return path


def _settings(*files: Path, jobs: int = 1) -> Settings:
    return Settings(registry=RegistrySettings(files=tuple(map(str, files))), run=RunSettings(jobs=jobs))


def _report(number: int = 0) -> Report:
    report = annals.read_text(_TEXT.format(number=number), published=date(2021, 3, 3), outlet="Outlet")
    assert isinstance(report, Report)
    return report


def _actors(coded: Coded) -> set[str]:
    return {one.value.actor.key for draft in coded.drafts for one in draft.participants}


def test_a_report_is_coded_with_own_actors(own: Path) -> None:
    assert "actor:blue-delta-brigade" in _actors(annals.code(_report(), _settings(own)))
    assert "actor:blue-delta-brigade" not in _actors(annals.code(_report()))


def test_the_same_file_gives_the_same_drafts(own: Path) -> None:
    assert annals.code(_report(), _settings(own)) == annals.code(_report(), _settings(own))


def test_a_change_of_the_file_is_another_way_of_coding(own: Path, tmp_path: Path) -> None:
    first = fingerprint(_settings(own))
    assert first != fingerprint(_settings())
    elsewhere = tmp_path / "elsewhere.toml"
    elsewhere.write_text(_OWN, encoding="utf-8")
    assert fingerprint(_settings(elsewhere)) == first, "where a file stands does not matter"
    own.write_text(_OWN + 'aliases = ["BDB fighters"]\n', encoding="utf-8")
    assert fingerprint(_settings(own)) != first
    assert versions(_settings(own))["actors"] != versions(_settings())["actors"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_workspace_codes_anew_when_the_file_changes(own: Path, tmp_path: Path, jobs: int) -> None:
    inputs = tmp_path / "reports.jsonl"
    rows = [{"text": _TEXT.format(number=number), "date": "2021-03-03"} for number in range(64)]
    inputs.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    settings = _settings(own, jobs=jobs)
    with Workspace(tmp_path / "w.db", settings) as space:
        assert space.add([str(inputs)]).coded == 64
        keys = {one.value.actor.key for draft in space.store.drafts() for one in draft.participants}
        assert "actor:blue-delta-brigade" in keys
        assert space.add([str(inputs)]).coded == 0
    own.write_text(_OWN + 'aliases = ["BDB fighters"]\n', encoding="utf-8")
    with Workspace(tmp_path / "w.db", settings) as space:
        assert space.add([str(inputs)]).coded == 64


def test_a_file_with_a_mistake_stops_the_run_before_it_starts(own: Path, tmp_path: Path) -> None:
    own.write_text("[[actor]]\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="key is missing"):
        annals.code(_report(), _settings(own))
    with Workspace(tmp_path / "w.db", _settings(own)) as space, pytest.raises(GazetteerError):
        space.add([])


def test_what_is_known_of_own_actors_is_known_when_reports_are_joined(own: Path) -> None:
    with using([own]):
        assert related("actor:blue-delta-brigade", "actor:jnim") == "one belongs to the other"
        assert party("actor:blue-delta-brigade") is True
    assert related("actor:blue-delta-brigade", "actor:jnim") == ""
    assert party("actor:blue-delta-brigade") is None


def test_files_stand_relative_to_the_settings(tmp_path: Path) -> None:
    folder = tmp_path / "conf"
    folder.mkdir()
    (folder / "groups.toml").write_text(_OWN, encoding="utf-8")
    path = folder / "annals.toml"
    path.write_text('[registry]\nfiles = ["groups.toml"]\n', encoding="utf-8")
    settings = load_settings(path)
    assert settings.registry.files == (str(folder / "groups.toml"),)
    assert "actor:blue-delta-brigade" in _actors(annals.code(_report(), settings))
