"""`annals registry`: actors shown, listed and counted, files checked, lists made into files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

_OWN = '[[actor]]\nkey = "blue-delta-brigade"\nname = "Blue Delta Brigade"\ncountries = ["ML"]\n'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "groups.toml"
    path.write_text(_OWN, encoding="utf-8")
    (tmp_path / "annals.toml").write_text('[registry]\nfiles = ["groups.toml"]\n', encoding="utf-8")
    return path


def test_an_actor_is_shown_by_name_and_by_key(run: Run) -> None:
    shown = run("registry", "Tamil Tigers", "actor:jnim").stdout
    assert "key        actor:ltte" in shown
    assert "years      1976 to 2009" in shown
    assert "key        actor:jnim" in shown
    assert "part of    actor:al-qaeda" in shown


def test_own_actors_are_shown_and_end_with_the_command(run: Run, own: Path) -> None:
    assert "actor:blue-delta-brigade" in run("registry", "Blue Delta Brigade").stdout
    own.with_name("annals.toml").unlink()
    done = run("registry", "Blue Delta Brigade")
    assert done.exit_code == 3
    assert done.stderr.strip() == "annals: the registry has no actor Blue Delta Brigade"


def test_a_version_is_that_of_own_actors(run: Run, own: Path) -> None:
    mine = run("version").stdout
    own.with_name("annals.toml").unlink()
    assert mine != run("version").stdout


def test_actors_are_listed_by_country_and_category(run: Run) -> None:
    shown = run("registry", "--country", "Mali", "--category", "armed_group").stdout
    assert "actor:jnim" in shown
    assert "actor:ltte" not in shown
    held = json.loads(run("registry", "--country", "ML", "--category", "armed_group", "--json").stdout)
    assert all("ML" in one["countries"] for one in held)
    assert run("registry", "--country", "Tuvalu", "--category", "monitor").exit_code == 3
    wrong = run("registry", "--category", "band")
    assert wrong.exit_code == 2
    assert "there are agency, aid, armed_group" in wrong.stderr


def test_actors_are_counted(run: Run) -> None:
    held = json.loads(run("registry", "--json").stdout)
    assert held["state"] > 200
    assert f"armed group  {held['armed_group']:,}" in run("registry").stdout


def test_a_file_is_checked(run: Run, own: Path) -> None:
    done = run("registry", "--check", own)
    assert done.exit_code == 0
    assert "1 actor, 0 extended, 0 switched off; nothing is wrong" in " ".join(done.stdout.split())
    held = json.loads(run("registry", "--check", own, "--json").stdout)
    assert held == {"files": [str(own)], "actors": 1, "extended": 0, "off": 0}


def test_mistakes_in_a_file_are_told(run: Run, own: Path) -> None:
    own.write_text(_OWN + "nmae = 1\n", encoding="utf-8")
    done = run("registry", "--check", own)
    assert done.exit_code == 1
    assert "blue-delta-brigade: there is no field nmae; did you mean name?" in done.stderr
    assert run("registry").exit_code == 1, "the settings name the file too"


def test_a_list_is_made_into_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "actors.txt"
    path.write_text("EXAMPLE_RIVER_FRONT_ [MLIREB]\nJANE_EXAMPLE_ [MLIREB]\n", encoding="utf-8")
    done = run("registry", "--petrarch", path)
    assert done.exit_code == 0
    assert 'name = "Example River Front"' in done.stdout
    assert "left out, it may be a person: no word says what it is: 1" in done.stderr
    made = tmp_path / "made.toml"
    made.write_text(done.stdout, encoding="utf-8")
    assert run("registry", "--check", made).exit_code == 0
    held = json.loads(run("registry", "--petrarch", path, "--json").stdout)
    assert [one["key"] for one in held["entries"]] == ["actor:example-river-front"]
    assert held["left"][0]["place"] == "line 2"


def test_a_table_of_ucdp_is_made_into_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_text("ActorId,NameData,Org,Location\n7,Example River Front,1,Mali\n", encoding="utf-8")
    assert "ucdp = 7" in run("registry", "--ucdp", path).stdout


def test_one_thing_at_a_time(run: Run, own: Path) -> None:
    done = run("registry", "JNIM", "--check", own)
    assert done.exit_code == 2
    assert "choose one" in done.stderr
