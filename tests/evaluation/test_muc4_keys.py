"""The notation of the MUC-4 keys read line by line, and three invented messages in their layout."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from evaluation.data_set import data_sets
from evaluation.files import DataError
from evaluation.muc4.keys import Filler, Message, Slot, read_day, read_filler, read_keys

TEXT = (
    "LOMA ALTA, 3 MAR 90 (XNA) -- [TEXT] ARMED MEN BURNED A BUS OF THE\n"
    "NORTHERN LINE LAST NIGHT AND KILLED THE DRIVER."
)


def row(**fields: object) -> str:
    slots: dict[str, list[str]] = {slot: [] for slot in Slot}
    slots[Slot.DATE] = ["02 MAR 90 - 03 MAR 90"]
    slots[Slot.THING] = ['"BUS OF THE NORTHERN LINE" / "BUS"']
    slots[Slot.HUMAN_DESCRIPTION] = ['"DRIVER"']
    slots[Slot.HUMAN_NUMBER] = ['1: "DRIVER"']
    template = {"template": "1", "optional": False, "slots": slots}
    return json.dumps({"docid": "X-1", "text": TEXT, "templates": [template], **fields})


@pytest.mark.parametrize(
    ("line", "slot", "values", "about", "optional"),
    [
        ("ATTACK", Slot.TYPE, ("ATTACK",), (), False),
        ("BOMBING / ATTACK", Slot.TYPE, ("BOMBING", "ATTACK"), (), False),
        ('"BUS"', Slot.THING, ("BUS",), (), False),
        ('"CITY BUS" / "BUS"', Slot.THING, ("CITY BUS", "BUS"), (), False),
        ('? "GUARD"', Slot.HUMAN_DESCRIPTION, ("GUARD",), (), True),
        ('?"GUARD"', Slot.HUMAN_DESCRIPTION, ("GUARD",), (), True),
        ('"MAYOR" / "LEADER": "ANA X"', Slot.HUMAN_DESCRIPTION, ("MAYOR", "LEADER"), ("ANA X",), False),
        ('10: "PEASANTS"', Slot.HUMAN_NUMBER, ("10",), ("PEASANTS",), False),
        ('5/6: "MEN" / "GUARDS"', Slot.HUMAN_NUMBER, ("5", "6"), ("MEN", "GUARDS"), False),
        ('PLURAL / - 15: "MEN"', Slot.HUMAN_NUMBER, ("PLURAL", "- 15"), ("MEN",), False),
        ('~70: "MEN"', Slot.HUMAN_NUMBER, ("~70",), ("MEN",), False),
        ("? 6", Slot.HUMAN_TOTAL, ("6",), (), True),
        ('NO INJURY OR DEATH: "-"', Slot.HUMAN_EFFECT, ("NO INJURY OR DEATH",), (), False),
        ('(INJURY / DEATH): "MEN"', Slot.HUMAN_EFFECT, ("INJURY", "DEATH"), ("MEN",), False),
        (r'"\"EL SOL\" FARM" / "FARM"', Slot.THING, ('"EL SOL" FARM', "FARM"), (), False),
        ('"FARM: NORTH / SOUTH"', Slot.THING, ("FARM: NORTH / SOUTH",), (), False),
        ("RIFLES", Slot.INSTRUMENT, ("RIFLES",), (), False),
        ('RIFLES"', Slot.INSTRUMENT, ("RIFLES",), (), False),
        ("(- 11 MAR 90) / (10 MAR 90)", Slot.DATE, ("- 11 MAR 90", "10 MAR 90"), (), False),
        ("PERU: LIMA (CITY) - ICA (CITY)", Slot.LOCATION, ("PERU: LIMA (CITY) - ICA (CITY)",), (), False),
        ("PERU: X (TOWN) / PERU: Y (TOWN)", Slot.LOCATION, ("PERU: X (TOWN)", "PERU: Y (TOWN)"), (), False),
    ],
)
def test_a_line_reads_as_alternatives_with_what_they_refer_to(
    line: str,
    slot: Slot,
    values: tuple[str, ...],
    about: tuple[str, ...],
    optional: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert read_filler(line, slot) == Filler(values=values, about=about, optional=optional)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("02 FEB 90", date(1990, 2, 2)),
        ("2 MARCH 89", date(1989, 3, 2)),
        ("31 JUN 89", None),
        ("JUN 89", None),
        ("16 NOV", None),
    ],
)
def test_days_are_read_as_the_keys_write_them(words: str, day: date | None) -> None:
    assert read_day(words) == day


def test_a_file_reads_as_messages_whose_strings_stand_in_the_text(tmp_path: Path) -> None:
    path = tmp_path / "dev.jsonl"
    path.write_text(row() + "\n" + row(docid="X-2", templates=[]), encoding="utf-8")
    first, second = read_keys(path)
    assert (first.id, len(first.templates), len(second.templates)) == ("X-1", 1, 0)
    assert first.filed == date(1990, 3, 3)
    template = first.templates[0]
    assert template.strings(Slot.THING, Slot.HUMAN_DESCRIPTION) == (
        "BUS OF THE NORTHERN LINE",
        "BUS",
        "DRIVER",
    )
    assert [TEXT[start:end] for start, end in first.spans("BUS OF THE NORTHERN LINE")] == [
        "BUS OF THE\nNORTHERN LINE"
    ]
    assert first.spans("driver")
    assert not first.spans("DRIVE")
    assert not first.spans("")


def test_the_text_in_mixed_case_stands_in_for_the_one_in_capitals(tmp_path: Path) -> None:
    path = tmp_path / "test.jsonl"
    path.write_text(row(text_mixed_case=TEXT.capitalize()), encoding="utf-8")
    (message,) = read_keys(path)
    assert message.text == TEXT.capitalize()
    assert message.spans("DRIVER")
    assert message.filed == date(1990, 3, 3)


def test_a_message_without_date_in_its_first_words_has_no_day_of_filing() -> None:
    assert Message(id="X", text="LOMA ALTA, NO DATE -- [TEXT] MEN", templates=()).filed is None


def test_a_malformed_file_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "dev.jsonl"
    path.write_text(row() + "\n" + row(templates=[{"template": "1", "optional": False}]), encoding="utf-8")
    with pytest.raises(DataError, match=r"dev\.jsonl, line 2, template 1: no field 'slots'"):
        read_keys(path)


def test_each_file_found_is_a_split(tmp_path: Path) -> None:
    data_set = data_sets()["muc4"]
    assert not data_set.is_in(tmp_path)
    folder = tmp_path / "muc4" / "full_slots"
    folder.mkdir(parents=True)
    (folder / "test.jsonl").write_text(row(), encoding="utf-8")
    assert data_set.is_in(tmp_path)
    stages, whole = data_set.load(tmp_path / "muc4", None)
    assert (stages.name, stages.documents) == ("test", ())
    assert (whole.name, len(whole.documents)) == ("full_slots_test", 1)
