"""What templates say of each of their strings, on templates made by hand."""

from __future__ import annotations

import pytest

from evaluation.muc4.keys import Filler, Message, Slot, Template
from evaluation.muc4.referring import fitted

TEXT = (
    "THREE BUSES WERE BURNED NEAR THE U.S. EMBASSY. "
    "MAYOR ANA ROE, HER TWO BODYGUARDS AND A NURSE WERE MURDERED."
)
MESSAGE = Message(id="X-1", text=TEXT, templates=())


def template(*fillers: tuple[Slot, str, str | None]) -> Template:
    """Return a template of fillers, each with its slot, value and what it refers to."""
    slots: dict[Slot, tuple[Filler, ...]] = dict.fromkeys(Slot, ())
    for slot, value, about in fillers:
        slots[slot] = (*slots[slot], Filler(values=(value,), about=(about,) if about else ()))
    return Template(number="1", optional=False, slots=slots)


def told(one: Template, slot: Slot) -> list[tuple[str, tuple[str, ...]]]:
    return [(filler.values[0], filler.about) for filler in fitted(one, MESSAGE).slots[slot]]


def test_what_a_template_no_longer_names_is_said_nothing_of() -> None:
    left = template((Slot.THING, "THREE BUSES", None), (Slot.THING_TYPE, "ENERGY", "PYLON"))
    assert told(left, Slot.THING_TYPE) == [("TRANSPORT VEHICLE", ("THREE BUSES",))]
    assert told(template((Slot.PERP_CONFIDENCE, "POSSIBLE", "FMLN")), Slot.PERP_CONFIDENCE) == []


def test_each_string_has_its_number_by_its_drafts_or_the_text() -> None:
    one = template(
        (Slot.THING, "BUSES", None),
        (Slot.THING, "EMBASSY", None),
        (Slot.HUMAN_DESCRIPTION, "NURSE", None),
        (Slot.HUMAN_NUMBER, "4", "A NURSE"),
    )
    assert told(one, Slot.THING_NUMBER) == [("3", ("BUSES",)), ("1", ("EMBASSY",))]
    assert told(one, Slot.HUMAN_NUMBER) == [("4", ("NURSE",))]


def test_a_name_counts_one_and_has_the_type_that_its_title_tells() -> None:
    one = template(
        (Slot.HUMAN_NAME, "ANA ROE", None),
        (Slot.HUMAN_DESCRIPTION, "MAYOR", "ANA ROE"),
        (Slot.HUMAN_NUMBER, "3", "ANA ROE"),
    )
    assert told(one, Slot.HUMAN_NUMBER) == [("1", ("ANA ROE",))]
    assert told(one, Slot.HUMAN_TYPE) == [("GOVERNMENT OFFICIAL", ("ANA ROE",))]


def test_people_described_again_are_told_once_and_a_name_is_no_description() -> None:
    one = template(
        (Slot.HUMAN_NAME, "ANA ROE", None),
        (Slot.HUMAN_DESCRIPTION, "TWO BODYGUARDS", None),
        (Slot.HUMAN_DESCRIPTION, "THE BODYGUARDS", None),
        (Slot.HUMAN_DESCRIPTION, "MAYOR ANA ROE", None),
        (Slot.HUMAN_DESCRIPTION, "ANA ROE, MOTHER OF TWO", None),
    )
    described = [("TWO BODYGUARDS", ()), ("MAYOR", ("ANA ROE",))]
    assert told(one, Slot.HUMAN_DESCRIPTION) == described
    assert told(one, Slot.HUMAN_TYPE)[1] == ("SECURITY GUARD", ("TWO BODYGUARDS",))


def test_who_has_no_effect_of_his_own_has_what_most_others_have() -> None:
    one = template(
        (Slot.HUMAN_NAME, "ANA ROE", None),
        (Slot.HUMAN_DESCRIPTION, "NURSE", None),
        (Slot.HUMAN_EFFECT, "DEATH", "NURSE"),
        (Slot.HUMAN_EFFECT, "NO INJURY", None),
    )
    both = [("DEATH", ("ANA ROE",)), ("DEATH", ("NURSE",)), ("NO INJURY", ())]
    assert told(one, Slot.HUMAN_EFFECT) == both


@pytest.mark.parametrize(("kind", "effect"), [("ARSON", ["SOME DAMAGE"]), ("BOMBING", [])])
def test_arson_damages_and_a_bombing_may_not(kind: str, effect: list[str]) -> None:
    one = template((Slot.TYPE, kind, None), (Slot.THING, "BUSES", None))
    assert [value for value, _ in told(one, Slot.THING_EFFECT)] == effect


@pytest.mark.parametrize(
    ("at", "nation"), [("EL SALVADOR: SAN SALVADOR", ["UNITED STATES"]), ("UNITED STATES", []), (None, [])]
)
def test_the_nation_of_a_thing_is_told_abroad_alone(at: str | None, nation: list[str]) -> None:
    place = [(Slot.LOCATION, at, None)] if at else []
    one = template((Slot.THING, "THE U.S. EMBASSY", None), *place)
    assert [value for value, _ in told(one, Slot.THING_NATION)] == nation


def test_a_weapon_is_of_the_kind_that_its_words_tell_or_the_acts() -> None:
    named = template((Slot.INSTRUMENT, "CAR BOMB", None), (Slot.INSTRUMENT_TYPE, "GUN", None))
    assert told(named, Slot.INSTRUMENT_TYPE) == [("VEHICLE BOMB", ("CAR BOMB",))]
    assert told(template((Slot.INSTRUMENT_TYPE, "GUN", None)), Slot.INSTRUMENT_TYPE) == [("GUN", ())]
