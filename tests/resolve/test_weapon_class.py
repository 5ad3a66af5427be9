import pytest

from annals.model.vocabulary import WeaponClass
from annals.resolve.acts.weapon_class import is_again, of_verb, weapon_class

WORDS = [
    ("a mine", None, "ied_mine", WeaponClass.MINE),
    ("an improvised mine", None, "ied_mine", WeaponClass.IED),
    ("motorcycle packed with explosives", None, "ied_mine", WeaponClass.IED),
    ("bombs", WeaponClass.EXPLOSIVE, "ied_mine", WeaponClass.EXPLOSIVE),
    ("bombs", WeaponClass.EXPLOSIVE, "air_drone_strike", WeaponClass.BOMB_FROM_THE_AIR),
    ("submachinegun fire", None, "attack_on_civilians", WeaponClass.FIREARM),
    ("fire", None, "armed_clash", None),
    ("fire", None, "property_destruction", WeaponClass.FIRE),
    ("weapons", WeaponClass.OTHER, "armed_clash", None),
    ("arms and ammunition", WeaponClass.OTHER, "weapons_seized", None),
    ("tear gas", WeaponClass.OTHER, "riot", WeaponClass.CHEMICAL),
    ("stones", WeaponClass.OTHER, "riot", WeaponClass.OTHER),
    ("a bomb hidden in a milk churn", WeaponClass.EXPLOSIVE, "ied_mine", WeaponClass.IED),
    ("a lorry packed with explosives", WeaponClass.EXPLOSIVE, "ied_mine", WeaponClass.IED),
    ("rocket shells", WeaponClass.ROCKET, "shelling_missile", WeaponClass.ROCKET),
    ("carbines", None, "armed_clash", WeaponClass.FIREARM),
    ("drones", WeaponClass.DRONE, "air_drone_strike", WeaponClass.DRONE),
    ("a hose pipe", None, "attack_on_civilians", None),
]


@pytest.mark.parametrize(("words", "tag", "act", "value"), WORDS)
def test_words(words: str, tag: str | None, act: str, value: WeaponClass | None) -> None:
    assert weapon_class(words, tag, act) is value


def test_verbs() -> None:
    assert of_verb("burned", "property_destruction") is WeaponClass.FIRE
    assert of_verb("burned", "protest") is None
    assert of_verb("destroyed", "property_destruction") is None


def test_bare_words_are_for_what_is_told_closer() -> None:
    told = {WeaponClass.EXPLOSIVE, WeaponClass.IED}
    assert is_again("bomb", WeaponClass.EXPLOSIVE, told)
    assert not is_again("dynamite", WeaponClass.EXPLOSIVE, told)
    assert not is_again("shells", WeaponClass.ARTILLERY, told)
