from dataclasses import replace
from typing import Any

import pytest

from annals.link import candidates, judge, link
from annals.link.replay import settled
from annals.model import vocabulary as v
from annals.model.draft import EventDraft
from annals.model.ids import content_id
from annals.model.judgement import Judgement
from annals.model.statement import Producer
from annals.settings import LinkSettings
from tests.link.acts import (
    COUNTRY,
    EAST,
    EAST_TOWN,
    FAR_TOWN,
    NEAR_TOWN,
    act,
    day,
    judged,
    place,
    toll,
    undated,
)

SETTINGS = LinkSettings()
SAME, DIFFERENT, UNSURE = v.Verdict.SAME, v.Verdict.DIFFERENT, v.Verdict.UNSURE
ATTACK: dict[str, Any] = {"type": "armed_clash", "attacker": "x:front"}
DISTRICT = replace(EAST, level=v.Level.DISTRICT, radius_km=12.0)
CITY: dict[str, Any] = {"where": place("Grandton", (10.0, 20.0), radius_km=20.0)}
MALL = place("Orchard")
MALL_IN_FULL = place("Orchard shopping mall", (10.0, 20.0), level=v.Level.INSTALLATION)
GROWN: dict[str, Any] = {"tolls": (toll(276),), "published": "2024-10-26"}
GAS: dict[str, Any] = {"type": "chemical_weapon", "attacker": "x:front"}
TAKEN: dict[str, Any] = {**ATTACK, "tolls": (toll(12, harm=v.Harm.DETAINED),)}
FEW: dict[str, Any] = {**ATTACK, "tolls": (toll(2, harm=v.Harm.DETAINED),)}
MANY: dict[str, Any] = {"tolls": (toll(207),)}
FOUR: dict[str, Any] = {"tolls": (toll(4, harm=v.Harm.INJURED),), "type": "attack_on_civilians"}
FOUR_HERE = {**FOUR, "told": "Mr Diallo, Mr Okoro, Mr Ferri and Mr Haas were hit at the Larch barbershop."}
FOUR_ELSEWHERE = {
    **FOUR,
    "where": EAST,
    "told": "Ms Petit, Ms Moreau, Ms Blanc and Ms Renard were hit near the Pine bakery.",
}
OLDER: dict[str, Any] = {**undated(), "background": True}
NAMES = "Shopkeeper Amina Diallo died near Kasbah Lane."

TOLD: dict[str, Any] = {"told": NAMES, "tolls": (toll(23),)}
PAIRS: list[tuple[str, dict[str, Any], dict[str, Any], v.Verdict]] = [
    ("one day, town and type", {}, {}, SAME),
    ("one day and town, types that reports interchange", {}, {"type": "attack_on_civilians"}, SAME),
    ("one day and town, types that no report interchanges", {}, {"type": "protest"}, DIFFERENT),
    ("another day", {}, {"when": day("2024-10-26")}, DIFFERENT),
    ("another town", {}, {"where": FAR_TOWN}, DIFFERENT),
    ("a neighbouring town", {}, {"where": NEAR_TOWN}, UNSURE),
    ("one town, undated, nothing else", {}, undated(), UNSURE),
    ("one town, undated, one attacker", ATTACK, {**ATTACK, **undated()}, SAME),
    ("one city, undated, one attacker", CITY | ATTACK, {**CITY, **ATTACK, **undated()}, UNSURE),
    ("one city, undated, names told", CITY | {"told": NAMES}, {**CITY, "told": NAMES, **undated()}, SAME),
    ("one day and city, nothing else", CITY, CITY, UNSURE),
    ("one day and city, one attacker", CITY | ATTACK, CITY | ATTACK, SAME),
    ("one day and city, a large toll that grew", CITY | {"tolls": (toll(53),)}, CITY | GROWN, SAME),
    ("one city, undated, of a rare type", CITY | GAS, {**CITY, **GAS, **undated()}, SAME),
    ("one city, an older act of a rare type", CITY | GAS, {**CITY, **GAS, **OLDER}, UNSURE),
    ("one day and mall that no list knows", {"where": MALL}, {"where": MALL_IN_FULL}, SAME),
    ("one day and mall that no list knows, by one name", {"where": MALL}, {"where": MALL}, SAME),
    ("undated and the country, names and a figure", TOLD, {**TOLD, **undated(), "where": COUNTRY}, SAME),
    ("one town, undated, other attackers", ATTACK, {**undated(), "attacker": "x:league"}, UNSURE),
    ("one day, only the country, one attacker", ATTACK, {**ATTACK, "where": COUNTRY}, UNSURE),
    (
        "one day, the region, one attacker and figure",
        {**ATTACK, "tolls": (toll(12),)},
        {**ATTACK, "where": EAST, "tolls": (toll(12),)},
        SAME,
    ),
    (
        "one day, the country, names told",
        {"told": NAMES},
        {"told": NAMES + " They knew.", "where": COUNTRY},
        SAME,
    ),
    ("undated and the country", ATTACK, {**ATTACK, **undated(), "where": COUNTRY}, UNSURE),
    ("undated, the country and a figure", TAKEN, {**TAKEN, **undated(), "where": COUNTRY}, SAME),
    ("undated, the country and a small figure", FEW, {**FEW, **undated(), "where": COUNTRY}, UNSURE),
    ("one day, the region and a small figure", FOUR, {**FOUR, "where": EAST}, SAME),
    ("one day, the region, a small figure and other names", FOUR_HERE, FOUR_ELSEWHERE, UNSURE),
    ("a sum and one act", {}, {"aggregate": True}, UNSURE),
    ("a sum and one act, hundreds killed", MANY, {**MANY, "aggregate": True}, SAME),
    (
        "one day, no place, which the words name",
        {},
        {"where": None, "told": "The attackers fled Easton before noon."},
        SAME,
    ),
    ("one day, no place and no word of it", {}, {"where": None}, UNSURE),
    (
        "one day and one small district",
        {"where": DISTRICT},
        {"where": DISTRICT},
        SAME,
    ),
    ("two sums", {"aggregate": True}, {"aggregate": True}, SAME),
    ("history beside the news", {}, {"background": True}, SAME),
    ("a series and an incident", {}, {"kind": v.Kind.SERIES}, DIFFERENT),
    ("a threat told twice", {"kind": v.Kind.THREAT}, {"kind": v.Kind.THREAT}, DIFFERENT),
    (
        "campaigns of one place from one day",
        {"kind": v.Kind.CAMPAIGN, "when": day("2023-10-07..")},
        {"kind": v.Kind.CAMPAIGN, "when": day("2023-10-07..")},
        SAME,
    ),
    (
        "campaigns of rival attackers",
        {"kind": v.Kind.CAMPAIGN, "when": day("2023-10-07.."), "attacker": "x:front"},
        {"kind": v.Kind.CAMPAIGN, "when": day("2023-10-07.."), "attacker": "x:league"},
        DIFFERENT,
    ),
]


@pytest.mark.parametrize(("left", "right", "verdict"), [c[1:] for c in PAIRS], ids=[c[0] for c in PAIRS])
def test_judge(left: dict[str, Any], right: dict[str, Any], verdict: v.Verdict) -> None:
    one, two = act(report="a", **left), act(report="b", **right)
    judgement = judge(one, two, SETTINGS)
    assert judgement.verdict is verdict, judgement
    assert judgement == judge(two, one, SETTINGS)
    assert judgement.reasons
    assert not judgement.by.person
    assert (judgement.left, judgement.right) == (min(one.id, two.id), max(one.id, two.id))


@pytest.mark.parametrize(("left", "right", "verdict"), [c[1:] for c in PAIRS], ids=[c[0] for c in PAIRS])
def test_blocks_bring_together_what_may_be_one(
    left: dict[str, Any], right: dict[str, Any], verdict: v.Verdict
) -> None:
    """Every pair that is judged the same meets in a block; so do most of the unsure ones."""
    one, two = act(report="a", **left), act(report="b", **right)
    found = candidates((one, two), SETTINGS)
    if verdict is SAME:
        assert found == (judge(one, two, SETTINGS),)
    assert all(judgement.verdict is not DIFFERENT for judgement in found)
    assert len(link((one, two), (), SETTINGS)) == (1 if verdict is SAME else 2)


def test_two_acts_of_one_report_stay_two() -> None:
    one, two = act(number=1), act(number=2)
    assert len(link((one, two), (), SETTINGS)) == 2
    assert len(link((one, two), (judged(one, two, SAME),), SETTINGS)) == 1


def test_a_verdict_against_beats_a_chain_for() -> None:
    """The middle one fits both of the outer ones, which are of one report."""
    left, right, middle = act(number=1), act(number=2), act(report="b")
    events = link((left, middle, right), (), SETTINGS)
    assert sorted(len(event.drafts) for event in events) == [1, 2]


def test_settings_move_the_thresholds() -> None:
    one, two = act(report="a"), act(report="b")
    assert judge(one, two, LinkSettings(same_at=0.99)).verdict is UNSURE
    assert judge(one, two, LinkSettings(same_at=1.0, different_at=0.99)).verdict is DIFFERENT
    assert judge(one, two, LinkSettings(same_at=0.99)).by != judge(one, two, SETTINGS).by


def test_an_event_is_named_after_its_first_published_draft() -> None:
    early, late = act(report="z", published="2024-10-24"), act(report="a", published="2024-10-26")
    (event,) = link((late, early), (), SETTINGS)
    assert event.id == content_id("e", early.id)
    assert event.drafts == (early, late)
    assert link((early,), (), SETTINGS)[0].id == event.id


def test_an_event_carries_the_judgements_in_force() -> None:
    one, two = act(report="a"), act(report="b")
    (event,) = link((one, two), (), SETTINGS)
    assert [judgement.verdict for judgement in event.judgements] == [SAME]
    assert event.judgements == candidates((one, two), SETTINGS)
    person = judged(one, two, SAME)
    assert link((one, two), (person,), SETTINGS)[0].judgements == (person,)


# People's judgements ------------------------------------------------------------------------------

ONE, TWO, THREE = act(report="a"), act(report="b"), act(report="c")
APART = act(report="d", where=FAR_TOWN, when=day("2024-03-01"))


def groups(drafts: tuple[EventDraft, ...], *judgements: Judgement) -> list[set[str]]:
    names = {ONE.id: "1", TWO.id: "2", THREE.id: "3", APART.id: "x"}
    events = link(drafts, judgements, SETTINGS)
    found = [{names[draft.id] for draft in event.drafts} for event in events]
    return sorted(found, key=sorted)


ALL = (ONE, TWO, THREE, APART)
REPLAYS: list[tuple[str, list[tuple[EventDraft, EventDraft, v.Verdict]], list[set[str]] | None]] = [
    ("nobody", [], [{"1", "2", "3"}, {"x"}]),
    ("a person joins what the model keeps apart", [(ONE, APART, SAME)], [{"1", "2", "3", "x"}]),
    ("and undoes it", [(ONE, APART, SAME), (ONE, APART, DIFFERENT)], [{"1", "2", "3"}, {"x"}]),
    ("and takes back the undoing", [(ONE, APART, DIFFERENT), (ONE, APART, SAME)], [{"1", "2", "3", "x"}]),
    ("a person leaves it open again", [(ONE, APART, SAME), (ONE, APART, UNSURE)], [{"1", "2", "3"}, {"x"}]),
    (
        "a different beats a chain of same",
        [(ONE, APART, SAME), (TWO, APART, SAME), (ONE, TWO, DIFFERENT)],
        None,
    ),
    (
        "all taken apart",
        [(ONE, TWO, DIFFERENT), (ONE, THREE, DIFFERENT), (TWO, THREE, DIFFERENT)],
        [{"1"}, {"2"}, {"3"}, {"x"}],
    ),
]


@pytest.mark.parametrize(("told", "wanted"), [c[1:] for c in REPLAYS], ids=[c[0] for c in REPLAYS])
def test_people_outrank_the_model(
    told: list[tuple[EventDraft, EventDraft, v.Verdict]], wanted: list[set[str]] | None
) -> None:
    judgements = [judged(one, two, verdict, minute) for minute, (one, two, verdict) in enumerate(told)]
    found = groups(ALL, *judgements)
    assert found == groups(ALL[::-1], *judgements[::-1])
    if wanted is not None:
        assert found == wanted
    for judgement in settled(judgements).values():
        if judgement.verdict is DIFFERENT:
            events = link(ALL, judgements, SETTINGS)
            assert not any({judgement.left, judgement.right} <= {d.id for d in e.drafts} for e in events)


def test_two_drafts_of_one_report_stay_apart_when_a_person_joins_their_neighbours() -> None:
    """The model put `twin` with `one`; `two` is of its report, and a person joins it to `one`."""
    one, twin, two = act(report="a"), act(report="b", number=1), act(report="b", number=2, where=FAR_TOWN)
    events = link((one, twin, two), (judged(one, two, SAME),), SETTINGS)
    assert sorted(sorted(d.id for d in e.drafts) for e in events) == sorted(
        [sorted((one.id, two.id)), [twin.id]]
    )


def test_a_given_judgement_of_another_model_outranks_the_own_one() -> None:
    by = Producer(name="pair-scorer", version="7", person=False)
    other = replace(judged(ONE, TWO, DIFFERENT), by=by, at=None, score=0.0)
    assert groups((ONE, TWO), other) == [{"1"}, {"2"}]
    stale = replace(other, by=replace(by, name="annals.link"))
    assert groups((ONE, TWO), stale) == [{"1", "2"}]


def test_judgements_on_drafts_that_are_not_there_pass_by() -> None:
    assert groups((ONE,), judged(TWO, THREE, SAME), judged(ONE, TWO, SAME)) == [{"1"}]


def test_nothing_in_nothing_out() -> None:
    assert link((), (), SETTINGS) == ()
    assert candidates((), SETTINGS) == ()


def test_a_place_without_a_gazetteer_entry_still_finds_partners() -> None:
    nowhere = replace(EAST_TOWN, key=None, latitude=None, longitude=None, radius_km=None)
    told = {"where": nowhere, "attacker": "x:front"}
    assert len(link((act(report="a", **told), act(report="b", **told)), (), SETTINGS)) == 1
