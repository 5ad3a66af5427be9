from dataclasses import replace
from typing import Any

import pytest

from annals.link.compare import (
    COMPARISONS,
    Compared,
    Context,
    compare_attackers,
    compare_places,
    compare_targets,
    compare_text,
    compare_times,
    compare_tolls,
    compare_types,
    compare_weapons,
    compare_words,
)
from annals.link.profile import profile
from annals.link.tables import weights
from annals.model import vocabulary as v
from annals.model.ids import ReportId, content_id
from annals.model.values import Candidate, Place
from tests.link.acts import COUNTRY, EAST, EAST_TOWN, FAR_TOWN, NEAR_TOWN, act, day, place, toll, undated

CONTEXT = Context(window_days=3)
FIRM, OPEN, BARRED = "firm", "open", "barred"


def outcome(found: Compared) -> str:
    return BARRED if found.bars else FIRM if found.firm else OPEN


def pair(left: dict[str, Any], right: dict[str, Any]) -> tuple[Any, Any]:
    return profile(act(report="a", **left)), profile(act(report="b", **right))


TIMES: list[tuple[str, Any, Any, str, float, float]] = [
    ("one day", {}, {}, FIRM, 1.0, 1.0),
    ("two days", {}, {"when": day("2024-10-25")}, BARRED, -1, -1),
    (
        "a night between two days",
        {"when": day("2024-10-24", part_of_day="evening")},
        {"when": day("2024-10-25", part_of_day="dawn")},
        FIRM,
        0.4,
        0.6,
    ),
    (
        "a morning and the next evening",
        {"when": day("2024-10-24", part_of_day="morning")},
        {"when": day("2024-10-25", part_of_day="evening")},
        BARRED,
        -1,
        -1,
    ),
    ("a day in a weekend", {}, {"when": day("2024-10-23..2024-10-26")}, FIRM, 0.2, 0.6),
    ("a day in a month", {}, {"when": day("2024-10-01..2024-11-01")}, OPEN, 0.05, 0.2),
    (
        "one month",
        {"when": day("2024-10-01..2024-11-01")},
        {"when": day("2024-10-01..2024-11-01")},
        OPEN,
        0.05,
        0.3,
    ),
    ("a day and an undated act told the day after", {}, undated(), OPEN, 0.3, 0.5),
    ("a day and an undated act told a week after", {}, undated("2024-11-01"), OPEN, -0.6, -0.4),
    ("a day and an act told before it", {}, undated("2024-10-20"), BARRED, -1, -1),
    ("two undated acts told together", undated(), undated("2024-10-26"), OPEN, 0.3, 0.5),
    ("an undated older act", {}, {**undated(), "background": True}, OPEN, 0, 0),
    ("about a day", {}, {"when": day("2024-10-26", approximate=True)}, OPEN, 0, 0),
    ("about a day, weeks apart", {}, {"when": day("2024-11-26", approximate=True)}, BARRED, -1, -1),
    ("no time at all", {}, {"when": None}, OPEN, 0, 0),
    ("a time without an end", {}, {"when": day("2024-10-01..")}, OPEN, 0, 0),
]


@pytest.mark.parametrize(
    ("left", "right", "wanted", "low", "high"), [c[1:] for c in TIMES], ids=[c[0] for c in TIMES]
)
def test_times(left: dict[str, Any], right: dict[str, Any], wanted: str, low: float, high: float) -> None:
    found = compare_times(*pair(left, right), CONTEXT)
    assert outcome(found) == wanted
    assert low <= found.score <= high


def test_copies_dated_from_two_days_of_publication_are_not_ruled_out() -> None:
    words = "Gunmen opened fire on worshippers leaving the Greenfield chapel, pastor Okafor recalled"
    left, right = pair(
        {"told": words, "time_basis": v.Basis.RELATIVE},
        {"told": words, "time_basis": v.Basis.RELATIVE, "when": day("2024-10-25")},
    )
    copies = {(min(left.report, right.report), max(left.report, right.report)): 0.9}
    assert compare_times(left, right, CONTEXT).bars
    assert not compare_times(left, right, Context(window_days=3, copies=copies)).bars


def _other_country(of: Place) -> Place:
    return replace(of, country="XB", key="p:other")


AIRBASE = place("Easton Airport", (10.05, 20.05), level=v.Level.INSTALLATION, radius_km=2.0)
UNKNOWN = place("Smallville", None, key=None)
UNKNOWN_BRIDGE = place("Old Bridge", None, key=None, level=v.Level.INSTALLATION)
CAPITAL = place("Grandville", (11.0, 20.0), radius_km=25.0)
SOUTH, NORTH = replace(COUNTRY, part="south"), replace(COUNTRY, part="northeast")
CONTESTED = replace(COUNTRY, contested=("Xandria", "Yolland"))
UNDECIDED = replace(FAR_TOWN, alternatives=(Candidate(key="p:Easton", name="Easton", score=0.4),))

PLACES: list[tuple[str, Any, Any, str, float, float]] = [
    ("one town", EAST_TOWN, EAST_TOWN, FIRM, 0.9, 1.0),
    ("one large city", CAPITAL, CAPITAL, FIRM, 0.6, 0.7),
    ("an airport and its town", AIRBASE, EAST_TOWN, FIRM, 0.6, 0.8),
    ("towns 11 km apart", EAST_TOWN, NEAR_TOWN, OPEN, 0, 0),
    ("towns 25 km apart", EAST_TOWN, place("Midway", (10.225, 20.0)), OPEN, -0.5, -0.3),
    ("towns 222 km apart", EAST_TOWN, FAR_TOWN, BARRED, -1, -1),
    ("a town and its country", EAST_TOWN, COUNTRY, OPEN, 0.05, 0.15),
    ("a town and its region", EAST_TOWN, EAST, OPEN, 0.3, 0.5),
    ("a town and another region", FAR_TOWN, EAST, BARRED, -1, -1),
    ("one country", COUNTRY, COUNTRY, OPEN, 0.1, 0.3),
    ("one part of a country", SOUTH, SOUTH, OPEN, 0.3, 0.5),
    ("opposite parts of a country", SOUTH, NORTH, BARRED, -1, -1),
    ("a part and the whole", SOUTH, COUNTRY, OPEN, 0.1, 0.3),
    ("other countries", EAST_TOWN, _other_country(COUNTRY), BARRED, -1, -1),
    ("words with several readings", CONTESTED, _other_country(COUNTRY), OPEN, 0, 0.2),
    ("an undecided name", EAST_TOWN, UNDECIDED, OPEN, 0, 0.2),
    ("one name that no gazetteer holds", UNKNOWN, UNKNOWN, FIRM, 0.7, 0.9),
    ("a name that no gazetteer holds", UNKNOWN, EAST_TOWN, OPEN, -0.3, 0),
    ("two names that no gazetteer holds", UNKNOWN, place("Littleham", None, key=None), OPEN, -0.3, -0.3),
    ("a bridge that no gazetteer holds and a town", UNKNOWN_BRIDGE, EAST_TOWN, OPEN, 0, 0),
    ("no place", None, EAST_TOWN, OPEN, 0, 0),
]


@pytest.mark.parametrize(
    ("left", "right", "wanted", "low", "high"), [c[1:] for c in PLACES], ids=[c[0] for c in PLACES]
)
def test_places(left: Place | None, right: Place | None, wanted: str, low: float, high: float) -> None:
    for one, two in ((left, right), (right, left)):
        found = compare_places(*pair({"where": one}, {"where": two}), CONTEXT)
        assert outcome(found) == wanted, found
        assert low <= found.score <= high, found


TYPES = [
    ("armed_clash", "armed_clash", OPEN, 1.0),
    ("air_drone_strike", "shelling_missile", OPEN, 0.4),
    ("air_drone_strike", "interception", OPEN, 0.0),
    ("attack_on_civilians", "other_violence", OPEN, 0.5),
    ("protest", "air_drone_strike", BARRED, -1.0),
    ("arrests", "agreement", BARRED, -1.0),
    ("armed_clash", None, OPEN, 0.0),
]


def test_the_words_may_name_the_place_that_one_account_lacks() -> None:
    named = {"where": None, "told": "They fled Easton before noon."}
    assert outcome(compare_places(*pair(named, {}), CONTEXT)) == FIRM
    assert outcome(compare_places(*pair({}, named), CONTEXT)) == FIRM
    assert outcome(compare_places(*pair({**named, "where": COUNTRY}, {}), CONTEXT)) == FIRM
    assert outcome(compare_places(*pair({**named, "where": NEAR_TOWN}, {}), CONTEXT)) == OPEN
    assert outcome(compare_places(*pair({**named, "where": _other_country(COUNTRY)}, {}), CONTEXT)) == BARRED
    assert compare_places(*pair(named, {"where": FAR_TOWN}), CONTEXT).score == 0
    assert outcome(compare_places(*pair({"where": None, "title": "Blast in Easton"}, {}), CONTEXT)) == FIRM


@pytest.mark.parametrize(("left", "right", "wanted", "score"), TYPES)
def test_types(left: str, right: str | None, wanted: str, score: float) -> None:
    for one, two in ((left, right), (right, left)):
        found = compare_types(*pair({"type": one}, {"type": two}), CONTEXT)
        assert (outcome(found), found.score) == (wanted, score)


ATTACKERS: list[tuple[str, Any, Any, float]] = [
    ("one attacker", {"attacker": "x:front"}, {"attacker": "x:front"}, 1.0),
    ("rivals", {"attacker": "x:front"}, {"attacker": "x:league"}, -0.6),
    (
        "rival suspicions",
        {"attacker": "x:front", "attribution": v.Attribution.ACCUSED},
        {"attacker": "x:league", "attribution": v.Attribution.ACCUSED},
        -0.2,
    ),
    ("one unknown", {"attacker": "x:front"}, {}, 0.0),
    ("gunmen", {"attacker": "local:gunmen"}, {"attacker": "local:gunmen"}, 0.2),
    ("gunmen and somebody", {"attacker": "local:gunmen"}, {"attacker": "x:front"}, 0.0),
    ("cleared", {"attacker": "x:front", "attribution": v.Attribution.CLEARED}, {"attacker": "x:front"}, 0.0),
]


@pytest.mark.parametrize(
    ("left", "right", "score"), [c[1:] for c in ATTACKERS], ids=[c[0] for c in ATTACKERS]
)
def test_attackers(left: dict[str, Any], right: dict[str, Any], score: float) -> None:
    assert compare_attackers(*pair(left, right), CONTEXT).score == score


TARGETS: list[tuple[str, Any, Any, float]] = [
    ("one actor hit", {"hit": "x:army"}, {"hit": "x:army"}, 0.5),
    ("one word", {"target": "a fuel depot"}, {"target": "the depot"}, 0.5),
    ("one class", {"target_class": v.TargetClass.MEDICAL}, {"target_class": v.TargetClass.MEDICAL}, 0.3),
    (
        "other classes",
        {"target_class": v.TargetClass.MEDICAL},
        {"target_class": v.TargetClass.MILITARY},
        -0.3,
    ),
    ("class other", {"target_class": v.TargetClass.OTHER}, {"target_class": v.TargetClass.OTHER}, 0.0),
    ("others hit", {"hit": "x:army"}, {"hit": "x:police"}, -0.2),
    ("nothing told", {}, {"hit": "x:police"}, 0.0),
]


@pytest.mark.parametrize(("left", "right", "score"), [c[1:] for c in TARGETS], ids=[c[0] for c in TARGETS])
def test_targets(left: dict[str, Any], right: dict[str, Any], score: float) -> None:
    assert compare_targets(*pair(left, right), CONTEXT).score == score


WEAPONS: list[tuple[str, Any, Any, float]] = [
    ("one class", {"weapon_class": v.WeaponClass.MORTAR}, {"weapon_class": v.WeaponClass.MORTAR}, 0.7),
    ("one word", {"weapon": "a barrel bomb"}, {"weapon": "barrel bombs"}, 0.6),
    ("others", {"weapon_class": v.WeaponClass.MORTAR}, {"weapon_class": v.WeaponClass.BLADE}, -0.4),
    ("one told", {"weapon_class": v.WeaponClass.MORTAR}, {}, 0.0),
]


@pytest.mark.parametrize(("left", "right", "score"), [c[1:] for c in WEAPONS], ids=[c[0] for c in WEAPONS])
def test_weapons(left: dict[str, Any], right: dict[str, Any], score: float) -> None:
    assert compare_weapons(*pair(left, right), CONTEXT).score == score


CUMULATIVE = toll(42718, None, scope=v.Scope.CUMULATIVE)
TOLLS: list[tuple[str, Any, Any, float]] = [
    ("one large figure", (toll(12),), (toll(12),), 1.0),
    ("one small figure", (toll(1),), (toll(1),), 0.4),
    ("none", (toll(0),), (toll(0),), 0.2),
    ("compatible", (toll(5, None),), (toll(9),), 0.2),
    ("a toll that grew", (toll(5),), (toll(9),), -0.1),
    ("a toll that fell", (toll(9),), (toll(5),), -0.5),
    ("a large toll that grew", (toll(25),), (toll(31),), 0.4),
    ("a large toll, corrected", (toll(31),), (toll(25),), 0.3),
    ("a large toll that fell to less than half", (toll(61),), (toll(25),), -0.5),
    ("a toll of hundreds that grew", (toll(140),), (toll(210),), 0.6),
    ("a toll of hundreds, corrected", (toll(359),), (toll(253),), 0.5),
    ("other harm", (toll(5),), (toll(9, harm=v.Harm.KILLED_OR_INJURED),), 0.0),
    ("other group", (toll(5),), (toll(9, group_class=v.GroupClass.CHILDREN),), 0.0),
    ("running totals", (CUMULATIVE,), (CUMULATIVE,), 0.0),
    ("an enemy's losses", (toll(5),), (toll(40, about_enemy=True),), 0.0),
    ("nothing counted", (toll(5),), (), 0.0),
]


@pytest.mark.parametrize(("left", "right", "score"), [c[1:] for c in TOLLS], ids=[c[0] for c in TOLLS])
def test_tolls(left: Any, right: Any, score: float) -> None:  # noqa: ANN401  (tuples of tolls)
    one, two = {"tolls": left, "published": "2024-10-25"}, {"tolls": right, "published": "2024-10-26"}
    assert compare_tolls(*pair(one, two), CONTEXT).score == score


WORDS = [
    (
        "names of people",
        "The blast killed shopkeeper Amina Diallo near Kasbah Lane.",
        "Relatives buried Amina Diallo on Friday.",
        0.8,
        1.0,
    ),
    ("stock words", "Gunmen attacked the town.", "The town was attacked by gunmen.", 0, 0),
    (
        "the place's own name",
        "There was a blast in Easton.",
        "Easton was hit, they said, Easton again.",
        0,
        0,
    ),
    (
        "other names",
        "They killed Amina Diallo near Kasbah Lane.",
        "They killed Robert Small near Harbour Street.",
        -0.4,
        -0.2,
    ),
]


@pytest.mark.parametrize(("left", "right", "low", "high"), [c[1:] for c in WORDS], ids=[c[0] for c in WORDS])
def test_words(left: str, right: str, low: float, high: float) -> None:
    found = compare_words(*pair({"told": left}, {"told": right}), CONTEXT)
    assert low <= found.score <= high, found


SENTENCE = "A mortar round struck the wholesale bakery while families queued before sunrise"
TEXTS = [
    ("the same sentence", SENTENCE, SENTENCE, 0.9, 1.0),
    (
        "another sentence",
        SENTENCE,
        "Elsewhere engineers cleared ordnance from orchards beside irrigation canals",
        -1.0,
        -1.0,
    ),
]


@pytest.mark.parametrize(("left", "right", "low", "high"), [c[1:] for c in TEXTS], ids=[c[0] for c in TEXTS])
def test_text_counts_in_copies_alone(left: str, right: str, low: float, high: float) -> None:
    one, two = pair({"told": left}, {"told": right})
    reports = sorted((ReportId(content_id("r", "a")), ReportId(content_id("r", "b"))))
    copies = Context(window_days=3, copies={(reports[0], reports[1]): 0.8})
    assert compare_text(one, two, CONTEXT).score == 0
    assert low <= compare_text(one, two, copies).score <= high


def test_every_comparison_has_a_weight_and_says_what_it_does() -> None:
    assert set(COMPARISONS) == set(weights().weights)
    for compare in COMPARISONS.values():
        assert compare.__doc__
        assert compare.__doc__.startswith("Compare ")


def test_the_order_of_the_two_does_not_matter() -> None:
    told: dict[str, Any] = {"attacker": "x:front", "weapon": "drones", "tolls": (toll(3),), "told": SENTENCE}
    one, two = pair({**told, "where": EAST}, told)
    for compare in COMPARISONS.values():
        assert compare(one, two, CONTEXT)[:1] == compare(two, one, CONTEXT)[:1]
