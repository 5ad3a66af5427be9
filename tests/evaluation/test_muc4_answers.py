"""Drafts made by hand as MUC-4 templates, and the folding of strings that the scorers share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from annals.model.draft import EventDraft
from annals.model.report import Span
from annals.model.statement import Statement
from annals.model.values import Actor, Participant, Toll
from annals.model.vocabulary import (
    ActorKind,
    Attribution,
    Effect,
    GroupClass,
    Harm,
    Kind,
    Level,
    ParticipantRole,
    Qualifier,
    Scope,
    Stage,
    TargetClass,
    WeaponClass,
)
from evaluation.muc4.answers import instrument_type, location, told_templates
from evaluation.muc4.keys import Filler, Message, Slot, Template
from evaluation.muc4.strings import alike, core, named_person, normal
from evaluation.product import Prediction
from tests.evaluation.builders import days, draft, first_and_all, place, statement

TEXT = (
    "LOMA ALTA, 3 MAR 90 (XNA) -- [TEXT] GUERRILLAS OF THE SHINING PATH BLEW UP TWO BUSES WITH DYNAMITE"
    " YESTERDAY. MAYOR ANA ROE AND SIX MINERS WERE KILLED."
)
_TARGET, _CIVILIANS = ParticipantRole.TARGET, ActorKind.CIVILIANS
MESSAGE = Message(id="X-1", text=TEXT, templates=())


def said(field: str, value: object, words: str) -> Statement[object]:
    """Return a statement that rests on words of the text."""
    start = TEXT.index(words)
    span = Span(report_id=draft("d").source.report_id, start=start, end=start + len(words), quote=words)
    one = statement(field, value)
    return type(one)(**{name: getattr(one, name) for name in one.__slots__} | {"evidence": (span,)})


def participant(words: str, role: ParticipantRole, kind: ActorKind, key: str = "") -> Statement[object]:
    actor = Actor(
        key=key or f"local:{words.lower()}",
        name=words,
        written=words,
        kind=kind,
        country=None,
        alternatives=(),
    )
    value = Participant(role=role, actor=actor, attribution=Attribution.CLAIMED_OR_ADMITTED)
    return said("participants", value, words)


def toll(group: str | None, harm: Harm, low: int, high: int) -> Statement[object]:
    value = Toll(
        harm=harm,
        group=group,
        group_class=GroupClass.PEOPLE,
        low=low,
        high=high,
        qualifier=Qualifier.EXACT,
        scope=Scope.INCIDENT,
        period=None,
        as_of=None,
        share=None,
        part_of=None,
        about_enemy=False,
    )
    return said("tolls", value, group or "KILLED")


def bombing(**fields: object) -> EventDraft:
    told: dict[str, object] = {
        "type": "ied_mine",
        "stage": Stage.CARRIED_OUT,
        "time": (said("time", days(date(1990, 3, 2)), "YESTERDAY"),),
        "participants": (
            participant("GUERRILLAS", ParticipantRole.ATTACKER, ActorKind.REBEL, "actor:shining-path"),
            participant("MAYOR ANA ROE", ParticipantRole.VICTIM, ActorKind.CIVILIANS),
        ),
        "target": (said("target", "TWO BUSES", "TWO BUSES"),),
        "target_class": (said("target_class", TargetClass.TRANSPORT, "BUSES"),),
        "weapon": (said("weapon", "DYNAMITE", "DYNAMITE"),),
        "weapon_class": (said("weapon_class", WeaponClass.EXPLOSIVE, "DYNAMITE"),),
        "effect": Effect.DESTROYED,
        "tolls": (toll("MINERS", Harm.KILLED, 6, 6), toll(None, Harm.INJURED, 0, 0)),
    }
    return draft("d-1", **told | fields)  # type: ignore[arg-type]  # fields by name


def told(*drafts: EventDraft) -> tuple[Template, ...]:
    return told_templates(first_and_all(*drafts), MESSAGE)


def test_a_draft_fills_the_slots_in_their_notation() -> None:
    (template,) = told(bombing())
    lines = {
        slot: [f"{one.values[0]}: {one.about[0]}" if one.about else one.values[0] for one in fillers]
        for slot, fillers in template.slots.items()
        if fillers
    }
    assert lines == {
        Slot.DATE: ["02 MAR 90"],
        Slot.TYPE: ["BOMBING"],
        Slot.STAGE: ["ACCOMPLISHED"],
        Slot.INSTRUMENT: ["DYNAMITE"],
        Slot.INSTRUMENT_TYPE: ["DYNAMITE: DYNAMITE"],
        Slot.PERP_CATEGORY: ["TERRORIST ACT"],
        Slot.PERP_PERSON: ["GUERRILLAS"],
        Slot.PERP_GROUP: ["SHINING PATH"],
        Slot.PERP_CONFIDENCE: ["CLAIMED OR ADMITTED: SHINING PATH"],
        Slot.THING: ["TWO BUSES"],
        Slot.THING_TYPE: ["TRANSPORT VEHICLE: TWO BUSES"],
        Slot.THING_NUMBER: ["2: TWO BUSES"],
        Slot.THING_EFFECT: ["DESTROYED: TWO BUSES"],
        Slot.HUMAN_NAME: ["ANA ROE"],
        Slot.HUMAN_DESCRIPTION: ["MAYOR: ANA ROE", "MINERS"],
        Slot.HUMAN_TYPE: ["CIVILIAN: ANA ROE", "CIVILIAN: MINERS"],
        Slot.HUMAN_NUMBER: ["1: ANA ROE", "6: MINERS"],
        Slot.HUMAN_EFFECT: ["DEATH: MINERS", "NO INJURY"],
    }


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"type": "attack_on_civilians"}, "ATTACK"),
        ({"type": "property_destruction"}, "ATTACK"),
        ({"type": "property_destruction", "means": "fire"}, "ARSON"),
        ({"type": "property_destruction", "means": "looting"}, "ROBBERY"),
        ({"type": "abduction"}, "KIDNAPPING"),
        ({"type": "protest"}, None),
    ],
)
def test_the_type_is_the_codebooks_counterpart(fields: dict[str, object], kind: str | None) -> None:
    assert [one.strings(Slot.TYPE) for one in told(bombing(**fields))] == ([(kind,)] if kind else [])


def test_slots_that_do_not_apply_stay_empty() -> None:
    (template,) = told(bombing(type="abduction"))
    assert not template.slots[Slot.INSTRUMENT]
    assert not template.slots[Slot.THING]
    assert template.slots[Slot.HUMAN_NAME]


def test_human_targets_are_those_who_were_hit_each_of_a_list() -> None:
    (template,) = told(bombing(participants=(participant("MAYOR ANA ROE", _TARGET, _CIVILIANS),), tolls=()))
    assert not template.slots[Slot.HUMAN_NAME]
    both = participant("MAYOR ANA ROE AND SIX MINERS", ParticipantRole.VICTIM, _CIVILIANS)
    (template,) = told(bombing(participants=(both,), tolls=()))
    assert template.strings(Slot.HUMAN_NAME) == ("ANA ROE",)
    assert template.strings(Slot.HUMAN_DESCRIPTION) == ("MAYOR", "SIX MINERS")


def test_counts_of_things_are_no_human_targets() -> None:
    (template,) = told(bombing(participants=(), tolls=(toll("TWO BUSES", Harm.INJURED, 2, 2),)))
    assert not template.slots[Slot.HUMAN_DESCRIPTION]


def test_the_words_of_an_act_tell_weapon_and_harm_where_nothing_else_does() -> None:
    words = said("type", "ied_mine", "BLEW UP").evidence + said("type", "ied_mine", "KILLED").evidence
    (template,) = told(replace(bombing(weapon=(), weapon_class=(), tolls=()), event_words=words))
    assert template.slots[Slot.INSTRUMENT_TYPE] == (Filler(values=("EXPLOSIVE",)),)
    assert template.slots[Slot.HUMAN_EFFECT] == (Filler(values=("DEATH",), about=("ANA ROE",)),)


def test_an_act_between_forces_alone_is_no_template() -> None:
    soldier = participant("MINERS", ParticipantRole.TARGET, ActorKind.STATE_FORCES)
    assert not told(bombing(participants=(soldier,), target=()))
    assert told(bombing(participants=(soldier,)))


def test_background_is_told_only_where_nothing_else_is() -> None:
    old = draft("d-2", background=True, type="ied_mine")
    assert [one.number for one in told(old, bombing())] == ["d-1"]
    assert [one.number for one in told_templates(Prediction(first=old, drafts=(old,)), MESSAGE)] == ["d-2"]
    assert not told(draft("d-3", kind=Kind.THREAT, type="ied_mine"))


def test_without_a_time_the_date_is_the_default_fill() -> None:
    (template,) = told(bombing(time=()))
    assert template.strings(Slot.DATE) == ("- 03 MAR 90",)


def test_a_place_is_written_from_the_widest_to_the_finest() -> None:
    assert location(place("Huaraz", admin1="Ancash", country="PE")) == "Peru: Ancash: Huaraz"
    assert location(place("Peru", country="PE", level=Level.COUNTRY)) == "Peru"
    assert location(place("La Loma")) == ": La Loma"


@pytest.mark.parametrize(
    ("words", "held", "kind"),
    [
        ("CAR BOMB", WeaponClass.IED, "VEHICLE BOMB"),
        ("BOMBS", WeaponClass.BOMB_FROM_THE_AIR, "AERIAL BOMB"),
        ("SUBMACHINE GUNS", WeaponClass.FIREARM, "MACHINE GUN"),
        ("WEAPONS", WeaponClass.OTHER, None),
        ("GUNFIRE", WeaponClass.FIREARM, "GUN"),
    ],
)
def test_the_type_of_a_weapon_is_told_by_its_words_then_by_its_class(
    words: str, held: WeaponClass, kind: str | None
) -> None:
    assert instrument_type(words, held) == kind


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("MAYOR ANA ROE", ("MAYOR", "ANA ROE")),
        ("ANA ROE", ("", "ANA ROE")),
        ("PRESIDENT ROE", ("PRESIDENT", "ROE")),
        ("Gen. Juan de la Roe", ("Gen.", "Juan de la Roe")),
        ("THE MAYOR", None),
        ("MAYOR", None),
        ("PEASANT LEADERS", None),
        ("second roe", None),
    ],
)
def test_names_are_told_from_descriptions(words: str, parts: tuple[str, str] | None) -> None:
    assert named_person(words) == parts


def test_strings_are_folded_as_the_published_scorers_do() -> None:
    assert normal('The "EL SOL" farm\n [A.B.]') == "el sol farm ab"
    assert core("AT LEAST 3 PEASANTS") == ("peasants",)
    assert core("THREE") == ("three",)
    assert alike("THE", "PEASANTS") == 0.0
