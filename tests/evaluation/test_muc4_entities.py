"""CEAF-REE on invented entities, and the pairing that it rests on, worked out by hand."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest

from evaluation.files import DataError
from evaluation.muc4.entities import ceaf_ree, read_extracts, score, told_entities
from evaluation.muc4.keys import Filler, Slot, Template
from evaluation.muc4.strings import ROLES, entity
from evaluation.muc4.tally import Tally, best_pairs

BUS, DRIVER = entity(("City bus", "the bus")), entity(("driver",))


@pytest.mark.parametrize(
    ("worth", "pairs"),
    [
        ([], []),
        ([[]], []),
        ([[0.0, 0.0]], []),
        ([[1.0, 1.0], [1.0, 0.0]], [(0, 1), (1, 0)]),
        ([[0.5, 1.0], [0.0, 0.9], [0.45, 0.0]], [(0, 1), (2, 0)]),
        ([[3.0, 2.0, 0.0], [2.0, 0.0, 0.0]], [(0, 1), (1, 0)]),
    ],
)
def test_the_pairs_are_worth_the_most(worth: list[list[float]], pairs: list[tuple[int, int]]) -> None:
    assert best_pairs(worth) == pairs


def test_the_pairs_are_worth_as_much_as_the_best_of_all_orders() -> None:
    for seed in range(200):
        worth = [
            [float((seed * 7 + i * 13 + j * 29 + i * j * seed) % 11) for j in range(5)] for i in range(4)
        ]
        best = max(sum(worth[i][order[i]] for i in range(4)) for order in permutations(range(5), 4))
        assert sum(worth[i][j] for i, j in best_pairs(worth)) == best


@pytest.mark.parametrize(
    ("told", "right"),
    [
        ([entity(("bus",))], 1),
        ([entity(("A BUS", "city-bus"))], 0),  # "city-bus" is "citybus" without its hyphen
        ([entity(("bus", "truck"))], 0),
        ([entity(("bus",)), entity(("City Bus",))], 1),
        ([entity(("bus",)), DRIVER], 2),
        ([], 0),
    ],
)
def test_a_told_entity_counts_when_all_its_mentions_are_the_keys(
    told: list[frozenset[str]], right: int
) -> None:
    tally = ceaf_ree([BUS, DRIVER], told)
    assert tally == Tally(right=right, told=len(told), found=right, key=2)


def test_an_entity_counts_once_though_two_could_take_it() -> None:
    wide, narrow = entity(("men", "armed men")), entity(("armed men",))
    assert ceaf_ree([wide, narrow], [entity(("armed men",)), entity(("men",))]).right == 2


def template(**roles: tuple[str, ...]) -> Template:
    slots: dict[Slot, tuple[Filler, ...]] = dict.fromkeys(Slot, ())
    for role, words in roles.items():
        slots[ROLES[role]] = tuple(Filler(values=(one,)) for one in words)
    return Template(number="1", optional=False, slots=slots)


def test_micro_f1_adds_up_roles_and_reports() -> None:
    keys = [
        {**dict.fromkeys(ROLES, ()), "Target": (BUS,), "PerpInd": (entity(("gunmen",)),)},
        {**dict.fromkeys(ROLES, ()), "Weapon": (entity(("bomb",)),)},
    ]
    told = [
        told_entities([template(Target=("THE BUS", "A HOUSE")), template(Target=("BUS",))]),
        told_entities([template(Weapon=("BOMB",))]),
    ]
    values = {one.measure: one.value for one in score(keys, told)}
    fillers = {one.measure: one.n for one in score(keys, told)}
    # right 2 of 3 told, 2 of 3 in the key
    assert values["ceaf_ree_precision"] == 2 / 3
    assert values["ceaf_ree_recall"] == 2 / 3
    assert values["ceaf_ree_f1"] == pytest.approx(2 / 3)
    assert values["ceaf_ree_f1: Target"] == pytest.approx(2 / 3)
    assert values["ceaf_ree_f1: PerpInd"] == 0.0
    assert values["ceaf_ree_f1: Victim"] is None
    assert (fillers["ceaf_ree_f1"], fillers["ceaf_ree_f1: Target"]) == (3, 1)


def test_a_file_is_read_and_a_malformed_one_named(tmp_path: Path) -> None:
    path = tmp_path / "dev.json"
    roles: dict[str, list[list[list[object]]]] = {role: [] for role in ROLES}
    roles["Target"] = [[["city bus", 7], ["the bus", 40]]]
    path.write_text(
        json.dumps({"docid": "X-1", "doctext": "a city bus", "extracts": roles}), encoding="utf-8"
    )
    (row,) = read_extracts(path)
    assert (row.id, row.entities["Target"], row.entities["Weapon"]) == ("X-1", (BUS,), ())
    roles["Target"] = [[["city bus"]]]
    path.write_text(
        json.dumps({"docid": "X-1", "doctext": "a city bus", "extracts": roles}), encoding="utf-8"
    )
    with pytest.raises(DataError, match=r"dev\.json, line 1: Target should hold"):
        read_extracts(path)
