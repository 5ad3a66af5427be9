"""Two invented reports in the layouts of the three files, read whole by a product made by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from evaluation.data_set import Split
from evaluation.muc4.keys import Slot
from evaluation.muc4.strings import ROLES
from evaluation.product import Prediction
from evaluation.sets.muc4 import SET
from tests.evaluation.builders import draft, first_and_all

TEXT = "LOMA ALTA, 3 MAR 90 (XNA) -- [TEXT] A BOMB BLEW UP\nA BUS OF THE LINE."
JOINED = TEXT.replace("\n", " ")


def write(folder: Path, name: str, *rows: dict[str, object]) -> None:
    path = folder / "muc4" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


def splits(folder: Path) -> dict[str, Split]:
    roles: dict[str, object] = {role: [] for role in ROLES}
    roles |= {"Target": [[["bus of the line", 20], ["bus", 20]]], "Weapon": [[["bomb", 2]]]}
    lines: dict[str, list[str]] = {slot: [] for slot in Slot}
    lines |= {Slot.TYPE: ["BOMBING"], Slot.THING: ['"BUS OF THE LINE" / "BUS"'], Slot.INSTRUMENT: ['"BOMB"']}
    template = {"template": "1", "optional": False, "slots": lines}
    told: dict[str, object] = {"docid": "X-1", "text": TEXT, "templates": [template]}
    write(folder, "full_slots/dev.jsonl", told, {"docid": "X-2", "text": "NO NEWS.", "templates": []})
    first, second = {"docid": "X-1", "doctext": "a bomb"}, {"docid": "X-2", "doctext": "no news."}
    nothing: dict[str, object] = {role: [] for role in ROLES}
    write(folder, "grit/dev.json", first | {"extracts": roles}, second | {"extracts": nothing})
    six = roles | {"incident_type": "bombing"}
    write(folder, "gtt/dev.json", first | {"templates": [six]}, second | {"templates": []})
    return {split.name: split for split in SET.load(folder / "muc4", None)}


def test_each_layout_is_a_split_and_all_read_the_same_text(tmp_path: Path) -> None:
    found = splits(tmp_path)
    assert list(found) == ["dev", "full_slots_dev", "grit_dev", "gtt_dev"]
    for name in ("full_slots_dev", "grit_dev", "gtt_dev"):
        assert [one.text for one in found[name].documents] == [JOINED, "NO NEWS."]
        assert found[name].documents[0].published == date(1990, 3, 3)


def test_without_the_keys_the_files_own_text_is_read(tmp_path: Path) -> None:
    splits(tmp_path)
    (tmp_path / "muc4" / "full_slots" / "dev.jsonl").unlink()
    names = {split.name: split for split in SET.load(tmp_path / "muc4", 1)}
    assert list(names) == ["grit_dev", "gtt_dev"]
    assert [one.text for one in names["grit_dev"].documents] == ["a bomb"]


@pytest.mark.parametrize(
    ("split", "measure", "value", "base_line"),
    [
        ("grit_dev", "ceaf_ree_f1", 2 * 1 * 0.5 / 1.5, 1.0),
        ("gtt_dev", "gtt_f1", 2 * 1 * (2 / 3) / (1 + 2 / 3), 0.0),
        ("full_slots_dev", "all_templates_recall", 2 / 3, 1.0),
    ],
)
def test_the_product_stands_beside_the_frequent_strings(
    tmp_path: Path, split: str, measure: str, value: float, base_line: float
) -> None:
    """One of two entities and the type are told; the base line has both strings, in GTT under ATTACK."""
    told = (first_and_all(draft("d-1", type="ied_mine", target="THE BUS")), Prediction(refused="too_short"))
    scores = {one.measure: one.value for one in splits(tmp_path)[split].score(told, None)}  # type: ignore[arg-type]
    assert scores[measure] == pytest.approx(value)
    assert scores[f"{measure}/frequent_strings"] == pytest.approx(base_line)
