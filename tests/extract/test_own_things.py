"""Whom and what an act hit, and how many acts there were: told of that act, and of no other."""

import pytest

import annals
from annals.extract import extract, tagger_named
from annals.model.draft import EventDraft
from annals.model.vocabulary import Harm, Kind
from annals.resolve import resolve


def incidents(text: str) -> list[EventDraft]:
    report = annals.read_text(text)
    assert isinstance(report, annals.Report)
    return [one for one in resolve(extract(report, tagger_named("trained"))) if one.kind is Kind.INCIDENT]


def things(text: str) -> set[str]:
    return {one.value for draft in incidents(text) for one in draft.target}


def killed(text: str, harm: Harm = Harm.KILLED) -> set[int | None]:
    tolls = [one.value for draft in incidents(text) for one in draft.tolls if one.value.part_of is None]
    return {one.low for one in tolls if one.harm is harm}


def acts(text: str) -> set[int | None]:
    return {one.value.low for draft in incidents(text) for one in draft.acts}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "A bomb struck a checkpoint near a construction site in Homs on Monday, police said.",
            {"checkpoint"},
        ),
        (
            "Rebels shelled Taiz on Monday, damaging private and public properties, an official said.",
            {"private and public properties"},
        ),
        ("A bomb exploded near a mosque in Kunduz on Monday and killed three worshippers.", {"mosque"}),
    ],
)
def test_a_landmark_beside_what_was_hit_is_no_target(text: str, want: set[str]) -> None:
    assert things(text) == want


def test_an_act_that_tells_of_nobody_hit_borrows_no_other_acts_victims() -> None:
    told = incidents(
        "Jets bombed the village of Duwair in Idlib on Tuesday. Twelve people were killed, a monitor said. "
        "As they brought wounded people to a clinic in Kafr Takharim, new air strikes hit the town."
    )
    hit = [{s.value.actor.written for s in one.participants if s.value.role == "victim"} for one in told]
    assert hit.count({"Twelve people"}) <= 1


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Eight hurt in car bomb near Gado market. A car bomb hurt eight people there on Monday.", {1}),
        ("30 wounded by suicide bombing in Hama on Monday. The bomber struck a market in Salamiyah.", {1}),
        ("Fourteen dead in bomb attack on bus in Peshawar on Monday. Police blamed militants for it.", {1}),
        ("Two suicide bombings hit Maiduguri on Monday and killed five people, police said.", {2}),
        ("Three deadly attacks struck the town of Kidal on Monday, officials said.", {3}),
    ],
)
def test_a_number_of_people_harmed_is_no_number_of_acts(text: str, want: set[int]) -> None:
    assert acts(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Five men three of them brothers were killed when gunmen attacked a bar in Celaya.", {5}),
        ("A man a woman and two children were killed by a mortar in Gorlovka on Tuesday.", {4}),
        ("A driver with a passenger was killed by a mine near Sumy on Tuesday, officials said.", {1}),
        ("Rebels killed a commander of the group and six more militants in an ambush near Dabiq.", {7}),
        ("Rebels killed a commander of the army on Monday and two more officers fled from Dabiq.", {1}),
        (
            "An air strike hit a house in Douma. Rescuers pulled nine people alive from under the rubble.",
            set(),
        ),
        (
            "A car bomb killed 16 people in Azaz. A medic confirmed the death toll to an AFP correspondent.",
            {16},
        ),
        (
            (
                "At least 32 members of Malian government forces and its allies - who include members of the "
                "Russian group Wagner - were killed in an ambush near Bamba on Monday, a source said."
            ),
            {32},
        ),
        ("Five people were burned alive when gunmen set a bus on fire near Kidal on Tuesday.", {5}),
        ("Two soldiers of the army and their driver were killed by a mine near Kidal on Tuesday.", {3}),
        (
            "Jets killed 26 villagers in Marib on Tuesday including 8 when their truck was hit medics said.",
            {26},
        ),
    ],
)
def test_how_many_were_killed(text: str, want: set[int]) -> None:
    assert killed(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Twin bombs left 35 people dead and about 20 injured a local source told reporters in Homs.", {20}),
        ("Gunmen killed 12 and injured a police officer in Goma on Monday, a resident said.", {1}),
        (
            "A girl injured in attack in Daraa A girl child was injured in a rebel mortar attack on Daraa.",
            {1},
        ),
        ("The student, also 15, was stabbed in the leg outside a school in Leeds on Monday.", {1}),
    ],
)
def test_how_many_were_injured(text: str, want: set[int]) -> None:
    assert killed(text, Harm.INJURED) == want


def weapons(text: str) -> set[str]:
    return {one.value for draft in incidents(text) for one in draft.weapon_class}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Gunmen shot a trader dead in the city of Zaria on Monday, police said.", set()),
        ("A gunman with a rifle shot a trader dead in Zaria on Monday, police said.", {"firearm"}),
        ("Seven wedding guests were hurt by gunfire in the city of Zaria on Monday.", {"firearm"}),
        ("Gunmen opened fire on a tailor's stall in the city of Zaria on Monday.", {"firearm"}),
        ("A man stabbed three passers-by in the city of Padua on Monday, police said.", {"blade"}),
        ("Rebels fired rocket shells at a market in Idlib on Monday, killing three people.", {"rocket"}),
        ("A car bomb exploded in Kirkuk on Monday. The bomb killed three people, police said.", {"ied"}),
    ],
)
def test_a_weapon_is_told_by_words_for_it(text: str, want: set[str]) -> None:
    assert weapons(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Rebels fired rockets at a Ruritanian base near Zenda on Monday, the army said.", {"military"}),
        ("Hezbollah fired rockets at an Israeli base near Acre on Tuesday.", {"military"}),
        ("Rebels shelled a church compound sheltering displaced weavers in Loikaw on Monday.", {"religious"}),
        ("A school bus was bombed in the city of Quetta on Monday, police said.", {"school"}),
        (
            "An elderly weaver was killed when a shell hit a bus in Sumy on Monday.",
            {"civilians", "transport"},
        ),
    ],
)
def test_of_what_class_that_which_was_hit_is(text: str, want: set[str]) -> None:
    assert {one.value for draft in incidents(text) for one in draft.target_class} == want
