"""The contest's set lists beside the codebook's closed lists, and which of its values partly match which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from annals.model.vocabulary import Attribution, Effect, Harm, Stage, TargetClass, WeaponClass
from evaluation.muc4.keys import Slot

INCIDENT_TYPES = ("ARSON", "ATTACK", "BOMBING", "FORCED WORK STOPPAGE", "HIJACKING", "KIDNAPPING", "ROBBERY")
BY_MEANS = {"fire": "ARSON", "looting": "ROBBERY"}
"""What the means make of ``property_destruction``, which is an attack else (codebook, section 2)."""

STAGES = {
    Stage.CARRIED_OUT: "ACCOMPLISHED",
    Stage.ATTEMPTED: "ATTEMPTED",
    Stage.FOILED: "ATTEMPTED",
    Stage.INTERCEPTED: "ATTEMPTED",
}
THREATENED = "THREATENED"
"""The stage of a threat, which is an incident to the contest and none to the codebook."""
CONFIDENCE = {
    Attribution.REPORTED_AS_FACT: "REPORTED AS FACT",
    Attribution.CLAIMED_OR_ADMITTED: "CLAIMED OR ADMITTED",
    Attribution.ACCUSED_BY_AUTHORITIES: "SUSPECTED OR ACCUSED BY AUTHORITIES",
    Attribution.ACCUSED: "SUSPECTED OR ACCUSED",
    Attribution.POSSIBLE: "POSSIBLE",
    Attribution.CLEARED: "ACQUITTED",
}
THING_TYPES = {
    TargetClass.POLICE: "LAW ENFORCEMENT FACILITY",
    TargetClass.GOVERNMENT: "GOVERNMENT OFFICE OR RESIDENCE",
    TargetClass.INFRASTRUCTURE: "TRANSPORTATION ROUTE",
    TargetClass.ENERGY: "ENERGY",
    TargetClass.MEDIA: "COMMUNICATIONS",
    TargetClass.AID: "ORGANIZATION OFFICE",
    TargetClass.TRANSPORT: "TRANSPORT VEHICLE",
    TargetClass.BUSINESS: "COMMERCIAL",
    TargetClass.HOME: "CIVILIAN RESIDENCE",
}
OTHER_THING = "OTHER"
PERSON_TYPES = {
    TargetClass.MILITARY: "ACTIVE MILITARY",
    TargetClass.POLICE: "LAW ENFORCEMENT",
    TargetClass.GOVERNMENT: "GOVERNMENT OFFICIAL",
}
OTHER_PERSON = "CIVILIAN"
THING_EFFECTS = {Effect.DESTROYED: "DESTROYED", Effect.DAMAGED: "SOME DAMAGE", Effect.NONE: "NO DAMAGE"}
PERSON_EFFECTS = {Harm.KILLED: "DEATH", Harm.INJURED: "INJURY"}
UNHARMED = {
    Harm.KILLED: "NO DEATH",
    Harm.INJURED: "NO INJURY",
    Harm.KILLED_OR_INJURED: "NO INJURY OR DEATH",
}
WEAPONS = {
    WeaponClass.FIREARM: "GUN",
    WeaponClass.EXPLOSIVE: "EXPLOSIVE",
    WeaponClass.IED: "BOMB",
    WeaponClass.MINE: "MINE",
    WeaponClass.GRENADE: "GRENADE",
    WeaponClass.MORTAR: "MORTAR",
    WeaponClass.ROCKET: "ROCKET",
    WeaponClass.MISSILE: "MISSILE",
    WeaponClass.BOMB_FROM_THE_AIR: "AERIAL BOMB",
    WeaponClass.BLADE: "CUTTING DEVICE",
    WeaponClass.FIRE: "FIRE",
}
WEAPONS_BY_WORD = {
    "MACHINE GUN": ("machinegun", "machine gun", "submachine", "machine-gun"),
    "HANDGUN": ("pistol", "revolver", "handgun"),
    "RIFLE": ("rifle", "ak-47", "m-16"),
    "VEHICLE BOMB": ("car bomb", "truck bomb", "bus bomb", "car-bomb"),
    "DYNAMITE": ("dynamite",),
    "MOLOTOV COCKTAIL": ("molotov",),
    "STONE": ("stone", "rock "),
    "BOMB": ("bomb", "explosive device"),
}
"""Finer values, told by the words; the first that is in them. Bombs from the air keep their class."""
WEAPONS_BY_ACT = {
    "MACHINE GUN": ("machinegun", "machine-gun"),
    "GUN": ("shot", "shoot", "gunn", "gunfire", "opened fire", "fired"),
    "EXPLOSIVE": ("bomb", "blast", "explo", "blew", "blow", "went off", "dynamit", "detonat"),
}
"""What the words for an act tell of a weapon that has none of its own."""
EFFECTS_BY_ACT = {
    "DEATH": ("murder", "assassin", "kill", "massacre", "slay", "slain", "execut", "death"),
    "INJURY": ("wound", "injur"),
}
"""What the words for an act tell of those whom it hit, where nothing else does."""
THINGS_BY_WORD = {
    "DIPLOMAT OFFICE OR RESIDENCE": ("embass", "consulate", "ambassador"),
    "FINANCIAL": ("bank", "banco", "financial", "savings"),
    "ENERGY": ("electric", "power", "pylon", "pipeline", "oil ", "voltage", "substation", "pole"),
    "COMMUNICATIONS": (
        "telephone",
        "newspaper",
        "radio",
        "television",
        "telecommunication",
        "antel",
        "press",
    ),
    "LAW ENFORCEMENT FACILITY": ("police station", "police headquarters", "police post"),
    "TRANSPORT VEHICLE": (
        "car",
        "bus",
        "buses",
        "vehicle",
        "truck",
        "plane",
        "helicopter",
        "train",
        "ambulance",
    ),
    "TRANSPORTATION ROUTE": ("bridge", "road", "highway", "railroad", "railway", "airstrip"),
    "COMMERCIAL": (
        "store",
        "shop",
        "restaurant",
        "hotel",
        "gas station",
        "market",
        "pharmac",
        "company",
        "dealership",
    ),
    "ORGANIZATION OFFICE": ("union", "party", "federation", "association", "institute"),
    "GOVERNMENT OFFICE OR RESIDENCE": (
        "ministry",
        "minister",
        "president",
        "mayor",
        "city hall",
        "town hall",
        "council",
        "government",
    ),
    "CIVILIAN RESIDENCE": ("house", "home", "residence", "apartment"),
}
"""Categories of things, told by the words as those of weapons are (task documentation, 7.14)."""
PERSONS_BY_WORD = {
    "SECURITY GUARD": ("bodyguard", "guards", "security guard", "watchman", "watchmen", "escort"),
    "LEGAL OR JUDICIAL": ("judge", "attorney", "lawyer", "magistrate", "prosecutor", "judicial"),
    "DIPLOMAT": ("ambassador", "diplomat", "consul", "embassy"),
    "LAW ENFORCEMENT": ("police",),
    "GOVERNMENT OFFICIAL": ("mayor", "minister", "governor", "official", "councilman", "senator", "congress"),
    "POLITICAL FIGURE": ("candidate", "leader of the", "politician", "party", "political"),
    "ACTIVE MILITARY": ("soldier", "marine", "troop", "colonel", "lieutenant", "sergeant", "army"),
}
"""Categories of people, told by the words (task documentation, 7.21, and part 2)."""

_WITHIN = {
    "GUN": ("MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE"),
    "EXPLOSIVE": ("BOMB", "GRENADE", "MOLOTOV COCKTAIL", "PROJECTILE"),
    "BOMB": ("VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB"),
    "PROJECTILE": ("MISSILE", "ROCKET"),
}
_PARTLY: dict[Slot, dict[str, tuple[str, ...]]] = {
    Slot.TYPE: {"ATTACK": tuple(one for one in INCIDENT_TYPES if one != "ATTACK")},
    Slot.INSTRUMENT_TYPE: _WITHIN
    | {"EXPLOSIVE": (*_WITHIN["EXPLOSIVE"], *_WITHIN["BOMB"], "MISSILE", "ROCKET")},
    Slot.PERP_CONFIDENCE: {"SUSPECTED OR ACCUSED": ("SUSPECTED OR ACCUSED BY AUTHORITIES",)},
    Slot.THING_TYPE: {"POLITICAL FIGURE OFFICE OR RESIDENCE": ("GOVERNMENT OFFICE OR RESIDENCE",)},
    Slot.THING_EFFECT: {"DESTROYED": ("SOME DAMAGE",)},
    Slot.HUMAN_TYPE: {
        "GOVERNMENT OFFICIAL": ("FORMER GOVERNMENT OFFICIAL",),
        "ACTIVE MILITARY": ("FORMER ACTIVE MILITARY",),
        "POLITICAL FIGURE": ("GOVERNMENT OFFICIAL",),
    },
    Slot.HUMAN_EFFECT: {"NO INJURY": ("NO INJURY OR DEATH",), "NO DEATH": ("NO INJURY OR DEATH",)},
}


def by_word(table: Mapping[str, Sequence[str]], words: str) -> str | None:
    """Return the first value of a table of which a sign is in the words, at the head of one of them."""
    low = f" {words.lower()} "
    return next((value for value, signs in table.items() if any(f" {sign}" in low for sign in signs)), None)


def weapon(words: str) -> str | None:
    """Return the category of a weapon that its words tell."""
    low = words.lower()
    return next(
        (value for value, signs in WEAPONS_BY_WORD.items() if any(sign in low for sign in signs)), None
    )


def partly(slot: Slot, told: str, key: str) -> bool:
    """Say whether a value is worth half beside the key's (guidelines, section 3.2)."""
    return key in _PARTLY.get(slot, {}).get(told, ())
