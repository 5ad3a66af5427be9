"""The template scorer of GTT on invented templates, worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from evaluation.muc4.strings import ROLES, entity
from evaluation.muc4.tally import Tally
from evaluation.muc4.templates import TYPE, Incident, read_incidents, score, score_report


def incident(kind: str, **roles: Sequence[str]) -> Incident:
    """Return a template; "bus / city bus" is one entity with two mentions."""
    filled = {role: tuple(entity(tuple(one.split(" / "))) for one in roles.get(role, ())) for role in ROLES}
    return Incident(type=kind, entities=filled)


def test_a_report_is_paired_by_type_and_most_right() -> None:
    key = [
        incident("bombing", Target=["bus / city bus"]),
        incident("bombing", Target=["bank"], Weapon=["bomb"]),
    ]
    told = [
        incident("bombing", Target=["bank"], Weapon=["bomb", "grenade"]),
        incident("attack", Target=["bus"]),
    ]
    tallies = score_report(key, told)
    assert tallies[TYPE] == Tally(right=1, told=2, found=1, key=2)
    assert tallies["Target"] == Tally(right=1, told=2, found=1, key=2)
    assert tallies["Weapon"] == Tally(right=1, told=2, found=1, key=1)
    assert tallies["Victim"] == Tally()


def test_a_key_of_two_types_takes_either() -> None:
    for kind in ("bombing", "attack"):
        assert score_report([incident("bombing / attack")], [incident(kind)])[TYPE].right == 1
    assert score_report([incident("bombing")], [incident("attack")])[TYPE].right == 0


def test_two_told_entities_may_be_right_for_one_of_the_key() -> None:
    key, told = (
        incident("attack", PerpInd=["men / armed men"]),
        incident("attack", PerpInd=["men", "armed men"]),
    )
    assert score_report([key], [told])["PerpInd"] == Tally(right=2, told=2, found=1, key=1)


def test_the_pairing_has_the_highest_f1_of_the_report() -> None:
    key = [incident("attack", Victim=["ana x"]), incident("attack", Victim=["ana x", "juan y"])]
    told = [incident("attack", Victim=["ana x", "juan y"]), incident("attack", Victim=["ana x"])]
    assert score_report(key, told)["Victim"] == Tally(right=3, told=3, found=3, key=3)


def test_nothing_told_and_nothing_in_the_key() -> None:
    one = incident("attack", Target=["bus"])
    assert score_report([], [one])[TYPE] == Tally(told=1)
    assert score_report([one], [])["Target"] == Tally(key=1)
    assert score_report([], [])[TYPE] == Tally()


def test_micro_f1_adds_up_slots_and_reports() -> None:
    keys = [[incident("attack", Target=["bus"])], [incident("arson", Target=["farm"])], []]
    told = [[incident("attack", Target=["bus", "car"])], [], [incident("attack")]]
    values = {one.measure: (one.value, one.n) for one in score(keys, told)}
    assert values["gtt_precision"] == (2 / 4, 4)
    assert values["gtt_recall"] == (2 / 4, 4)
    assert values["gtt_f1"] == (0.5, 4)
    assert values["gtt_f1: incident_type"] == (0.5, 2)
    assert values["gtt_f1: Target"] == (0.5, 2)


def test_equal_templates_of_a_key_are_kept_once(tmp_path: Path) -> None:
    def template(offset: int) -> dict[str, object]:
        roles: dict[str, object] = {role: [] for role in ROLES}
        return roles | {"Target": [[["bus", offset]]], TYPE: "attack"}

    path = tmp_path / "dev.json"
    row = {"docid": "X-1", "doctext": "a bus", "templates": [template(3), template(9)]}
    path.write_text(json.dumps(row), encoding="utf-8")
    (report,) = read_incidents(path)
    assert [one.type for one in report.templates] == ["attack"]
    assert report.templates[0].size == 2
