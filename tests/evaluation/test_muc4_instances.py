"""What the contest's section 5.0 takes for one instance, on templates made by hand."""

from __future__ import annotations

from evaluation.muc4.instances import as_instances
from evaluation.muc4.keys import Filler, Slot, Template

BOMBING = {Slot.TYPE: "BOMBING", Slot.LOCATION: "PERU: LIMA", Slot.DATE: "02 FEB 90"}


def template(number: str, **changed: str) -> Template:
    told = BOMBING | {Slot[name]: value for name, value in changed.items()}
    slots = {slot: (Filler(values=(told[slot],)),) if told.get(slot) else () for slot in Slot}
    return Template(number=number, optional=False, slots=slots)


def numbers(*templates: Template) -> list[str]:
    return [one.number for one in as_instances(templates)]


def test_targets_alone_make_no_separate_instance() -> None:
    (one,) = as_instances([template("1", THING="A BANK"), template("2", THING="A BRIDGE")])
    assert one.strings(Slot.THING) == ("A BANK", "A BRIDGE")
    assert one.strings(Slot.DATE) == ("02 FEB 90",)


def test_another_type_place_day_category_or_perpetrator_does() -> None:
    category = {"PERP_CATEGORY": "TERRORIST ACT"}
    for changed in (
        {"TYPE": "ATTACK"},
        {"LOCATION": "PERU: CALLAO"},
        {"DATE": "03 FEB 90"},
        {"PERP_CATEGORY": "STATE-SPONSORED VIOLENCE"},
    ):
        assert numbers(template("1", **category), template("2", **(category | changed))) == ["1", "2"]
    assert numbers(template("1", PERP_GROUP="MRTA"), template("2", PERP_GROUP="FMLN")) == ["1", "2"]


def test_what_is_not_told_or_less_narrow_parts_nothing() -> None:
    (one,) = as_instances(
        [
            template("1", LOCATION="PERU", DATE="- 05 FEB 90"),
            template("2", LOCATION="PERU: LIMA: ATE", PERP_GROUP="MRTA"),
            template("3", LOCATION="", DATE="01 FEB 90 - 03 FEB 90"),
        ]
    )
    assert one.strings(Slot.LOCATION) == ("PERU: LIMA: ATE",)
    assert one.strings(Slot.PERP_GROUP) == ("MRTA",)


def test_the_first_kept_takes_up_what_follows() -> None:
    assert numbers(template("1"), template("2", TYPE="ARSON"), template("3")) == ["1", "2"]
