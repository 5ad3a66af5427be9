"""The official rules on single fillers and on whole invented messages, worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from evaluation.muc4.credit import credit
from evaluation.muc4.full_slots import score, score_message, score_slot
from evaluation.muc4.keys import Filler, Message, Slot, Template, read_filler
from evaluation.muc4.tally import Tally

FILED = date(1989, 8, 26)


# Those that are examples of the scoring guidelines are marked with a star.
@pytest.mark.parametrize(
    ("slot", "key", "told", "worth"),
    [
        (Slot.TYPE, "BOMBING", "BOMBING", 1.0),
        (Slot.TYPE, "BOMBING", "ATTACK", 0.5),
        (Slot.TYPE, "ATTACK", "BOMBING", 0.0),
        (Slot.TYPE, "BOMBING / ATTACK", "ATTACK", 1.0),
        (Slot.STAGE, "ATTEMPTED", "ACCOMPLISHED", 0.0),
        (Slot.HUMAN_DESCRIPTION, '"PEASANTS"', '"THE 3 PEASANTS"', 1.0),  # *
        (Slot.HUMAN_DESCRIPTION, '"PEASANTS" / "OLD PEASANTS"', '"VERY OLD PEASANTS"', 1.0),
        (Slot.HUMAN_DESCRIPTION, '"PEASANTS"', '"THE 3 PEASANTS, WHICH WAS A MISTAKE"', 0.5),  # *
        (Slot.HUMAN_NAME, '"ALBERTO ROBERTO TORRES"', '"TORRES"', 0.5),  # *
        (Slot.HUMAN_NAME, '"XYZ"', '"MR. XYZ"', 1.0),  # *
        (Slot.PERP_GROUP, '"6TH INFANTRY BRIGADE"', '"BRIGADE"', 0.5),  # *
        (Slot.THING, '"OIL PIPELINE" / "PIPELINE"', '"OIL"', 0.5),  # *
        (Slot.THING, '"BUS"', '"CAR"', 0.0),
        (Slot.HUMAN_DESCRIPTION, '"MAYOR": "TORRES"', '"MAYOR": "TORRES"', 1.0),
        (Slot.HUMAN_DESCRIPTION, '"MAYOR": "TORRES"', '"MAYOR": "SANCHEZ"', 0.5),  # *
        (Slot.INSTRUMENT_TYPE, 'MACHINE GUN: "AK-47"', 'GUN: "AK-47"', 0.5),  # *
        (Slot.INSTRUMENT_TYPE, 'MACHINE GUN: "-"', 'GUN: "BULLET"', 0.5),  # *
        (Slot.INSTRUMENT_TYPE, 'GUN: "PISTOL"', 'HANDGUN: "PISTOL"', 0.0),
        (
            Slot.PERP_CONFIDENCE,
            'SUSPECTED OR ACCUSED BY AUTHORITIES: "ELN"',
            'SUSPECTED OR ACCUSED: "ELN"',
            0.5,
        ),
        (Slot.THING_EFFECT, 'SOME DAMAGE: "BUS"', 'DESTROYED: "BUS"', 0.5),
        (Slot.THING_EFFECT, 'DESTROYED: "BUS"', 'SOME DAMAGE: "BUS"', 0.0),
        (Slot.THING_EFFECT, 'DESTROYED: "BUS"', 'DESTROYED: "CAR"', 0.5),
        (Slot.THING_NUMBER, '5 - 7: "PYLONS"', '7: "PYLONS"', 0.5),  # *
        (Slot.THING_NUMBER, '5 - 7: "PYLONS"', '7: "THINGS"', 0.5),  # *
        (Slot.HUMAN_NUMBER, '7: "JUDGES"', '7: "PEOPLE"', 0.5),
        (Slot.HUMAN_EFFECT, 'NO INJURY OR DEATH: "ANA"', 'NO DEATH: "ANA"', 0.5),  # *
        (Slot.HUMAN_TYPE, 'FORMER ACTIVE MILITARY: "ANA"', 'ACTIVE MILITARY: "ANA"', 0.5),
        (Slot.DATE, "- 26 AUG 89", "25 AUG 89", 0.5),  # *
        (Slot.DATE, "25 AUG 89", "- 26 AUG 89", 0.0),  # *
        (Slot.LOCATION, "COLOMBIA: MEDELLIN (CITY)", "COLOMBIA: MEDELLIN (CITY)", 1.0),
        (Slot.LOCATION, "COLOMBIA: MEDELLIN (CITY)", "Colombia: Antioquia: Medellín", 1.0),
        (Slot.LOCATION, "COLOMBIA: MEDELLIN (CITY) - CALI (CITY)", "COLOMBIA: MEDELLIN (CITY)", 0.5),  # *
        (Slot.LOCATION, "COLOMBIA: ANTIOQUIA (DEPARTMENT): MEDELLIN (CITY)", "BOLIVIA: MEDELLIN", 0.5),  # *
        (Slot.LOCATION, "COLOMBIA: MEDELLIN (CITY)", "COLOMBIA", 0.5),  # *
        (
            Slot.LOCATION,
            "COLOMBIA: ANTIOQUIA (DEPARTMENT): MEDELLIN (CITY)",
            "COLOMBIA: CALI (CITY)",
            0.5,
        ),  # *
        (Slot.LOCATION, "COLOMBIA", "COLOMBIA: CALI (CITY)", 0.5),  # *
        (Slot.LOCATION, "COLOMBIA", "COLOMBIA", 1.0),
        (Slot.LOCATION, "COLOMBIA", "PERU", 0.0),
        (Slot.LOCATION, "(PERU: LIMA (CITY)) / (PERU)", "PERU: LIMA", 1.0),
    ],
)
def test_what_a_filler_is_worth(slot: Slot, key: str, told: str, worth: float) -> None:
    assert credit(slot, read_filler(key, slot), read_filler(told, slot), FILED) == worth


def fillers(slot: Slot, *lines: str) -> tuple[Filler, ...]:
    return tuple(read_filler(line, slot) for line in lines)


def test_fillers_of_a_slot_are_paired_for_the_most_credit() -> None:
    key = fillers(Slot.THING, '"CITY BUS" / "BUS"', '"BUS STATION"', '? "CAR"')
    told = fillers(Slot.THING, '"STATION"', '"BUS"', '"HOUSE"')
    assert score_slot(Slot.THING, key, told, None) == Tally(right=1.5, told=3, found=1.5, key=2)


def test_an_optional_filler_is_asked_for_only_where_it_was_given() -> None:
    key = fillers(Slot.THING, '? "CAR"')
    assert score_slot(Slot.THING, key, (), None) == Tally()
    assert score_slot(Slot.THING, key, fillers(Slot.THING, '"CAR"'), None).key == 1


def template(*, optional: bool = False, **lines: str) -> Template:
    slots: dict[Slot, tuple[Filler, ...]] = dict.fromkeys(Slot, ())
    for name, line in lines.items():
        slots[Slot[name]] = fillers(Slot[name], line)
    return Template(number="1", optional=optional, slots=slots)


KEY = template(TYPE="BOMBING", STAGE="ACCOMPLISHED", THING='"BUS"', THING_NUMBER='1: "BUS"')


def counts(key: list[Template], told: list[Template]) -> tuple[float, int, int]:
    tallies = score_message(key, told, FILED).values()
    return (
        sum(one.right for one in tallies),
        sum(one.told for one in tallies),
        sum(one.key for one in tallies),
    )


def test_templates_pair_where_type_and_a_perpetrator_or_target_match() -> None:
    # the type is partly right (0.5), the stage right, the thing right
    assert counts([KEY], [template(TYPE="ATTACK", STAGE="ACCOMPLISHED", THING='"BUS"')]) == (2.5, 3, 4)
    # nothing but type and stage: all is missing and all is spurious
    assert counts([KEY], [template(TYPE="BOMBING", STAGE="ACCOMPLISHED")]) == (0.0, 2, 4)
    # another type
    assert counts([KEY], [template(TYPE="ARSON", THING='"BUS"')]) == (0.0, 2, 4)


def test_missing_and_spurious_templates_count_with_all_their_fillers() -> None:
    other = template(TYPE="ARSON", THING='"FARM"')
    assert counts([KEY, other], [other, template(TYPE="ATTACK", PERP_PERSON='"MEN"')]) == (2.0, 4, 6)


def test_an_optional_template_is_asked_for_only_where_it_was_given() -> None:
    one = template(optional=True, TYPE="ARSON", THING='"FARM"')
    assert counts([one], []) == (0.0, 0, 0)
    assert counts([one], [template(TYPE="ARSON", THING='"FARM"')]) == (2.0, 2, 2)


def test_the_summary_adds_up_messages() -> None:
    messages = [Message(id="X-1", text="", templates=(KEY,)), Message(id="X-2", text="", templates=(KEY,))]
    told = [[template(TYPE="BOMBING", STAGE="ACCOMPLISHED", THING='"BUS"')], []]
    values = {one.measure: one.value for one in score(messages, told)}
    assert values["all_templates_precision"] == 1.0
    assert values["all_templates_recall"] == 3 / 8
    assert values["all_templates_f1"] == pytest.approx(2 * 3 / 8 / (1 + 3 / 8))
    assert values["all_templates_f1: PHYS TGT: NUMBER"] == 0.0
    assert values["all_templates_f1: HUM TGT: NAME"] is None
