"""Plain words for fighters as a side of their country's war, bodies of a state, names left out of words."""

from __future__ import annotations

from datetime import date

import pytest

import annals
from annals.model.draft import EventDraft
from annals.model.report import Report
from annals.model.vocabulary import Attribution, ParticipantRole
from annals.settings import Settings

ATTACKER, HIT = (ParticipantRole.ATTACKER,), (ParticipantRole.TARGET, ParticipantRole.VICTIM)


def drafts(text: str, year: int = 2023) -> tuple[EventDraft, ...]:
    """Return the drafts of a text published on a day of a year."""
    report = annals.read_text(text, published=date(year, 10, 24))
    assert isinstance(report, Report)
    return annals.code(report, Settings()).drafts


def keys(text: str, roles: tuple[ParticipantRole, ...], year: int = 2023) -> set[str]:
    """Return the keys of all who stand in some roles of a text's drafts."""
    told = (one.value for draft in drafts(text, year) for one in draft.participants)
    return {who.actor.key for who in told if who.role in roles}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels shelled an army checkpoint near Idlib, Syria, on Sunday.", "actor:syrian-opposition"),
        (
            "Insurgents attacked a village near Nangade in Mozambique on Sunday, killing five people.",
            "actor:islamic-state-mozambique",
        ),
        ("Separatist fighters killed a teacher in Buea, Cameroon, on Sunday.", "actor:ambazonia-separatists"),
        (
            "Resistance fighters killed eight junta soldiers in Sagaing, Myanmar, on Sunday.",
            "actor:peoples-defence-force-myanmar",
        ),
        (
            "Militants shot dead a shopkeeper in Pulwama, Jammu and Kashmir, India, on Sunday.",
            "actor:kashmiri-militants",
        ),
    ],
)
def test_the_side_of_a_war(text: str, expected: str) -> None:
    assert keys(text, ATTACKER) == {expected}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Rebels shelled an army checkpoint near Idlib, Syria, on Sunday.", 2005),
        ("Rebels attacked a village near Bunia in the Democratic Republic of the Congo on Sunday.", 2023),
        ("Unknown militants shot dead a shopkeeper in Pulwama, Jammu and Kashmir, India, on Sunday.", 2023),
    ],
)
def test_no_side_is_known(text: str, year: int) -> None:
    assert all(key.startswith("local:") for key in keys(text, ATTACKER, year))


@pytest.mark.xfail(strict=True, reason="attacks that were stepped up are heard as an act of their own")
def test_the_one_group_that_a_report_names() -> None:
    text = (
        "Terrorists killed three soldiers in Kidal, Mali, on Sunday. JNIM has stepped up its attacks there."
    )
    assert "actor:jnim" in keys(text, ATTACKER)
    two = f"{text} So has the Islamic State Sahel Province."
    assert "local:terrorists" in keys(two, ATTACKER)


def test_a_group_named_for_another_town_is_not_meant() -> None:
    text = (
        "JNIM fighters attacked a post in Kidal, Mali, on Sunday. Shops stayed shut. The governor spoke. "
        "Roads were open. Schools were open, too. Terrorists killed three soldiers in Mopti on Monday."
    )
    assert "local:terrorists" in keys(text, ATTACKER)


def test_nobody_stands_on_both_sides() -> None:
    text = "JNIM fighters killed three terrorists in Kidal, Mali, on Sunday."
    assert "actor:jnim" not in keys(text, HIT)


def test_a_slash_joins_two_bodies() -> None:
    text = (
        "Gunmen suspected to be members of the Indigenous People of Biafra (IPOB)/Eastern Security Network "
        "(ESN) killed two policemen in Orlu, Imo State, Nigeria, on Sunday."
    )
    assert keys(text, ATTACKER) == {"actor:ipob", "actor:eastern-security-network"}


def test_people_thought_to_be_of_a_group_are_the_group() -> None:
    text = "Fighters believed to be linked to Al-Shabaab killed two chiefs in Mandera, Kenya, on Sunday."
    assert keys(text, ATTACKER) == {"actor:al-shabaab"}
    told = [one.value for draft in drafts(text) for one in draft.participants]
    assert Attribution.POSSIBLE in {who.attribution for who in told if who.role in ATTACKER}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Counter-Terrorism Department (CTD) killed four robbers in Bannu, Pakistan, on Sunday.",
            "state:PK/police",
        ),
        (
            "Police operatives killed two robbers in Lagos, Nigeria, on Sunday.",
            "state:NG/police",
        ),
        (
            "The presidential guard killed three protesters in Conakry, Guinea, on Sunday.",
            "state:GN/presidential_guard",
        ),
        (
            "Light Infantry Battalion 40 burned a village near Kale in Myanmar on Sunday.",
            "state:MM/armed_forces",
        ),
    ],
)
def test_forces_of_a_state(text: str, expected: str) -> None:
    assert keys(text, ATTACKER) == {expected}


def test_what_a_force_has_stands_for_it() -> None:
    text = "Opposition fighters captured a regime post near Latakia, Syria, on Sunday."
    assert keys(text, HIT) == {"state:SY/armed_forces"}
    other = (
        "Gunmen attacked the rebel positions near Bunia in the Democratic Republic of the Congo on Sunday."
    )
    assert "state:CD/armed_forces" not in keys(other, HIT)


def test_a_name_beside_what_somebody_is_is_left_out() -> None:
    text = "The killed nurse, Anna Nkeng, was shot by armed men in Kumbo, Cameroon, on Sunday."
    told = [one.value for draft in drafts(text) for one in draft.participants]
    assert keys(text, HIT) == {"local:civilians"}
    assert not any("Nkeng" in who.actor.written for who in told)


def test_the_pen_name_of_a_byline_is_nobody() -> None:
    text = 'By "El Norteno" for Frontier Watch\n\nA mechanic was shot dead in Salamanca, Mexico, on Sunday.'
    assert keys(text, ATTACKER) == set()


def test_a_possessive_before_a_body_is_not_the_end_of_it() -> None:
    text = "Two members of Karim Shah's Jamaat-ud-Dawah (JuD) were shot dead in Sialkot, Pakistan, on Monday."
    assert keys(text, HIT) == {"actor:lashkar-e-taiba"}


def test_a_group_of_people_is_the_people() -> None:
    text = "A group of terrorists attacked an army post in Bajaur, Pakistan, on Sunday, killing two soldiers."
    assert keys(text, ATTACKER) == {"local:terrorists"}


@pytest.mark.parametrize(
    "text",
    [
        "Militants killed six soldiers in Raipur, India, on Sunday. In Kashmir a shutdown was observed.",
        "Militants shot dead a policeman in Giza, Egypt, on Sunday. The army said that it had cleared Sinai.",
        "Insurgents held up a bank in Maputo, Mozambique, on Sunday, wounding two clerks, the police said.",
        "Southern separatists seized a barracks in Aden, Yemen, on Sunday, killing three guards.",
    ],
)
def test_a_war_elsewhere_in_the_country_is_not_meant(text: str) -> None:
    assert all(key.startswith("local:") for key in keys(text, ATTACKER))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "SRINAGAR, India - Militants shot dead a mason in Shopian on Sunday, police said.",
            "actor:kashmiri-militants",
        ),
        ("Militants killed two conscripts in Sheikh Zuweid, Egypt, on Sunday.", "actor:wilayat-sinai"),
        (
            "Insurgents burned 20 houses in Macomia, Mozambique, on Sunday, killing two men.",
            "actor:islamic-state-mozambique",
        ),
        ("Rebels fired a missile at Marib in Yemen on Sunday, killing four people.", "actor:houthis"),
    ],
)
def test_the_place_of_the_act_is_in_the_war(text: str, expected: str) -> None:
    assert keys(text, ATTACKER) == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked a village in North Kivu on Sunday, killing 14. The M23 withdrew from it last week.",
        "Rebels killed a soldier in Guaviare, Colombia, on Sunday. Talks with the ELN resumed in Caracas.",
        "Terrorists killed three soldiers near Tessalit, Mali, on Sunday. JNIM denied that it was there.",
        "Guerrillas killed two policemen in Cauca, Colombia, on Sunday while the ELN freed a man in Arauca.",
    ],
)
def test_a_group_told_for_something_else_is_not_meant(text: str) -> None:
    first = next(d for d in drafts(text) if {"killed", "attacked"} & {one.quote for one in d.event_words})
    attackers = {one.value.actor.key for one in first.participants if one.value.role in ATTACKER}
    assert len(attackers) == 1
    assert attackers <= {"local:rebels", "local:terrorists"}


def test_a_group_told_of_the_same_fight_is_meant() -> None:
    text = (
        "Fighting raged between the army and the M23 near Sake in the Democratic Republic of the Congo on "
        "Sunday. Rebels shelled a camp there, killing nine people."
    )
    assert keys(text, ATTACKER) == {"actor:m23", "state:CD/army"}


def test_separatists_are_those_of_their_own_war() -> None:
    text = (
        "Separatist rebels killed a teacher in Bamenda, Cameroon, on Sunday; Boko Haram militants meanwhile "
        "attacked Mora in the north."
    )
    first = next(draft for draft in drafts(text) if "killed" in [one.quote for one in draft.event_words])
    attackers = {one.value.actor.key for one in first.participants if one.value.role in ATTACKER}
    assert attackers == {"actor:ambazonia-separatists"}
