"""The joining of two real reports on drone operations, as drafts built by hand: days of 24 and 25 October."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from annals.link import judge, link, linked
from annals.model import vocabulary as v
from annals.model.draft import EventDraft
from annals.model.event import Event
from annals.settings import LinkSettings
from tests.link.acts import act, day, place, speaker, toll, undated

SETTINGS = LinkSettings()
GROUP = "x:islamic-resistance-in-iraq"
CLAIM = speaker(v.SpeakerRole.PERPETRATOR, "the group", actor=GROUP)
INFERRED = replace(CLAIM, inferred=True)
ISRAEL = place(
    "Israel",
    (31.5, 34.8),
    level=v.Level.COUNTRY,
    radius_km=200.0,
    country="IL",
    contested=("Israel", "Palestinian territories", "both"),
)
SOUTH, NORTH = (replace(ISRAEL, part=part, level=v.Level.REGION) for part in ("south", "north"))
TIBERIAS = place("Tiberias", (32.79, 35.53), country="IL")
EILAT = place("Eilat", (29.56, 34.95), country="IL")
GAZA = place("Gaza Strip", (31.4, 34.3), level=v.Level.REGION, radius_km=25.0, country="PS")
DRONE: dict[str, Any] = {
    "type": "air_drone_strike",
    "attacker": GROUP,
    "attribution": v.Attribution.CLAIMED_OR_ADMITTED,
    "weapon": "drones",
    "weapon_class": v.WeaponClass.DRONE,
    "target_class": v.TargetClass.MILITARY,
}
FIRST: dict[str, Any] = {"report": "first", "outlet": "First", "published": "2024-10-24"}
SECOND: dict[str, Any] = {
    "report": "second",
    "outlet": "Second",
    "outlet_actor": "state:iran",
    "published": "2024-10-25",
}
NO_DAY = undated("2024-10-25")
ACTS = {
    "S1": act(**FIRST, **DRONE, number=1, where=ISRAEL, rests_on=INFERRED, target="a military site"),
    "S2": act(
        **{**FIRST, **undated("2024-10-24")},
        number=2,
        type="interception",
        where=TIBERIAS,
        weapon_class=v.WeaponClass.DRONE,
        by=speaker(v.SpeakerRole.WITNESS, "eyewitness accounts", anonymous=True, through="Hebrew media"),
    ),
    "S3": act(**{**SECOND, **NO_DAY, **DRONE}, number=3, where=SOUTH, by=CLAIM, target="a vital target"),
    "S4": act(**{**SECOND, **NO_DAY, **DRONE}, number=4, where=EILAT, by=CLAIM, target="a vital target"),
    "S5": act(
        **SECOND, **DRONE, number=5, when=day("2024-10-25"), where=NORTH, by=CLAIM, target="a vital target"
    ),
    "series": act(**{**FIRST, **DRONE, **undated("2024-10-24")}, number=6, kind=v.Kind.SERIES, where=EILAT),
    "war 1": act(**FIRST, number=7, kind=v.Kind.CAMPAIGN, when=day("2023-10-07.."), where=GAZA),
    "war 2": act(**SECOND, number=8, kind=v.Kind.CAMPAIGN, when=day("2023-10-07.."), where=GAZA),
    "toll 1": act(
        **FIRST,
        number=9,
        kind=v.Kind.TOLL,
        where=GAZA,
        tolls=(
            toll(
                143_000,
                None,
                harm=v.Harm.KILLED_INJURED_OR_MISSING,
                scope=v.Scope.CUMULATIVE,
                period=day("2023-10-07.."),
            ),
        ),
    ),
    "toll 2": act(
        **SECOND,
        number=10,
        kind=v.Kind.TOLL,
        where=GAZA,
        tolls=(toll(42_718, None, scope=v.Scope.CUMULATIVE, period=day("2023-10-07..")),),
    ),
}


@pytest.fixture(scope="module")
def events() -> tuple[Event, ...]:
    return link(ACTS.values(), (), SETTINGS)


def holding(events: tuple[Event, ...], draft: EventDraft) -> Event:
    return next(event for event in events if draft in event.drafts)


def test_no_incidents_are_merged_and_no_series_with_an_incident(events: tuple[Event, ...]) -> None:
    together = [
        {one, two}
        for one, two in combinations(ACTS, 2)
        if holding(events, ACTS[one]) is holding(events, ACTS[two])
    ]
    assert together == [{"war 1", "war 2"}]


def test_other_days_are_told_as_the_reason() -> None:
    judgement = judge(ACTS["S1"], ACTS["S5"], SETTINGS)
    assert judgement.verdict is v.Verdict.DIFFERENT
    assert any("different days" in reason for reason in judgement.reasons)


def test_two_acts_of_one_attacker_with_neither_day_nor_place_are_at_most_unsure() -> None:
    for other in ("S3", "S4"):
        assert judge(ACTS["S1"], ACTS[other], SETTINGS).verdict is not v.Verdict.SAME


def test_the_interception_told_elsewhere_is_at_most_unsure() -> None:
    elsewhere = replace(ACTS["S2"], source=ACTS["S3"].source)
    assert judge(ACTS["S1"], elsewhere, SETTINGS).verdict is not v.Verdict.SAME


def test_claims_rest_on_one_origin_and_nothing_is_confirmed(events: tuple[Event, ...]) -> None:
    for name in ("S1", "S3", "S4", "S5"):
        event = holding(events, ACTS[name])
        assert [origin.key for origin in event.origins] == [GROUP]
        assert event.status is v.Status.CLAIMED_BY_PERPETRATOR
    assert holding(events, ACTS["S1"]).origins[0].inferred
    assert holding(events, ACTS["S2"]).status is v.Status.REPORTED


def test_a_claim_repeated_by_ten_outlets_is_one_origin() -> None:
    told = [
        act(
            **{**DRONE, **NO_DAY},
            report=f"outlet{number}",
            where=EILAT,
            by=CLAIM,
            target="a vital target",
        )
        for number in range(10)
    ]
    (event,) = link(told, (), SETTINGS)
    assert len(event.origins) == 1
    assert len(event.origins[0].reports) == 10
    assert event.status is v.Status.CLAIMED_BY_PERPETRATOR


def test_running_totals_are_no_dispute_and_stay_apart(events: tuple[Event, ...]) -> None:
    assert all(not event.disputes for event in events)
    joined = linked(ACTS.values(), (), SETTINGS)
    assert joined.events == events
    for event in events:
        if event.kind is v.Kind.INCIDENT:
            assert not [s for draft in event.drafts for s in draft.tolls]
