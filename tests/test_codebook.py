"""The table of event types: those of the codebook, each with a rank of its own and its counterparts."""

import pytest

from annals.codebook import EventType, event_type, event_types
from annals.errors import AnnalsError

IN_ORDER = (
    *("chemical_weapon", "air_drone_strike", "suicide_bomb", "shelling_missile", "ied_mine", "grenade"),
    *("armed_clash", "state_takes_territory", "nonstate_takes_territory", "sexual_violence"),
    *("attack_on_civilians", "abduction", "hijacking", "riot", "protest", "interception"),
    *("weapons_seized", "property_destruction", "arrests", "base_established", "territory_transfer"),
    *("group_change", "agreement", "other_violence"),
)
ACLED = {
    "Explosions/Remote violence": {
        *("Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack"),
        *("Remote explosive/landmine/IED", "Grenade"),
    },
    "Battles": {
        "Armed clash",
        "Government regains territory",
        "Non-state actor overtakes territory",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Strategic developments": {
        *("Disrupted weapons use", "Looting/property destruction", "Arrests", "Agreement", "Other"),
        *(
            "Headquarters or base established",
            "Non-violent transfer of territory",
            "Change to group/activity",
        ),
    },
}
MUC4 = {"", "ATTACK", "BOMBING", "KIDNAPPING", "HIJACKING", "ARSON", "ROBBERY"}
each = pytest.mark.parametrize("kind", list(event_types().values()), ids=lambda kind: kind.id)


def test_the_types_are_the_codebooks_in_its_order() -> None:
    assert tuple(event_types()) == IN_ORDER


def test_every_rank_is_given_once() -> None:
    assert [kind.rank for kind in event_types().values()] == list(range(1, len(IN_ORDER) + 1))


@each
def test_a_type_has_a_family_and_its_acled_counterpart(kind: EventType) -> None:
    assert kind.family
    assert kind.acled_sub_event in ACLED[kind.acled_event]


@each
def test_a_type_has_counterparts_in_the_other_schemes(kind: EventType) -> None:
    assert kind.muc4 in MUC4
    assert kind.plover_event or kind.id in {"interception", "group_change"}
    assert not kind.plover_mode or kind.plover_event


def test_a_type_is_found_by_its_id_and_a_wrong_one_is_told() -> None:
    assert event_type("grenade").acled_sub_event == "Grenade"
    with pytest.raises(AnnalsError, match="no event type 'petrol_bomb'; there are chemical_weapon, "):
        event_type("petrol_bomb")
