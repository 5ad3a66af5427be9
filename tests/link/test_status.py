"""Origins, status and disputes of events, as tables of accounts."""

from dataclasses import replace
from typing import Any

import pytest

from annals.link import link
from annals.model import vocabulary as v
from annals.model.event import Event
from annals.settings import LinkSettings
from tests.link.acts import EAST_TOWN, FAR_TOWN, act, day, judged, speaker, toll, undated

PERPETRATOR = speaker(v.SpeakerRole.PERPETRATOR, "the Front", actor="x:front")
ACCUSED = speaker(v.SpeakerRole.ACCUSED, "the Front", actor="x:front")
ARMY = speaker(v.SpeakerRole.VICTIM_SIDE, "the army", actor="x:army")
MONITOR = speaker(v.SpeakerRole.MONITOR, "the Observatory", actor="local:observatory")
WITNESS = speaker(v.SpeakerRole.WITNESS, "residents", anonymous=True)
STATE_HIT = speaker(v.SpeakerRole.OFFICIAL_THIRD_PARTY, "the ministry", actor="state:PE/government")
STATE_OUTSIDE = speaker(v.SpeakerRole.OFFICIAL_THIRD_PARTY, "the ministry", actor="state:NZ/government")
MINISTRY = speaker(v.SpeakerRole.OFFICIAL_THIRD_PARTY, "the government", actor="state:PE/government")
POLICE = speaker(v.SpeakerRole.OFFICIAL_THIRD_PARTY, "the police", actor="state:PE/police")
UNKNOWN = speaker(v.SpeakerRole.UNKNOWN, "reportedly")
BY_FRONT: dict[str, Any] = {"attacker": "x:front", "hit": "x:army"}
LATER = {"published": "2024-10-26"}
BY_STATE: dict[str, Any] = {"attacker": "state:EC/army", "where": replace(EAST_TOWN, country="PE")}
TEXT = {"text": "Fighters stormed the old customs house before dawn and held it until reinforcements came."}


def one_event(*told: dict[str, Any]) -> Event:
    """Link accounts that a person joined, one report each."""
    drafts = [act(**{"report": chr(ord("a") + number), **BY_FRONT, **one}) for number, one in enumerate(told)]
    joined = [judged(drafts[0], draft, v.Verdict.SAME, minute) for minute, draft in enumerate(drafts[1:])]
    (event,) = link(drafts, joined, LinkSettings())
    return event


ORIGINS: list[tuple[str, list[dict[str, Any]], list[str]]] = [
    ("two outlets", [{}, {}], ["outlet:paper a", "outlet:paper b"]),
    ("one outlet twice", [{"outlet": "Post"}, {"outlet": "The Post"}], ["outlet:post"]),
    ("two outlets that share their text", [TEXT, {**TEXT, **LATER}], ["outlet:paper a"]),
    ("two outlets that credit one agency", [{"credits": ("Wire",)}, {"credits": ("Wire",)}], ["outlet:wire"]),
    ("an agency and one that credits it", [{"outlet": "Wire"}, {"credits": ("Wire",)}], ["outlet:wire"]),
    ("two outlets that cite the perpetrator", [{"by": PERPETRATOR}, {"by": PERPETRATOR}], ["x:front"]),
    (
        "a perpetrator without a name, and the attacker named",
        [{"by": PERPETRATOR}, {"by": replace(PERPETRATOR, actor=None, words="it")}],
        ["x:front"],
    ),
    ("an outlet resting on the perpetrator", [{"rests_on": PERPETRATOR}], ["x:front"]),
    ("an outlet of a party", [{"outlet_actor": "x:army"}, {"by": ARMY}], ["x:army"]),
    (
        "residents, cited by two outlets",
        [{"by": WITNESS}, {"by": WITNESS}],
        ["witness:outlet:paper a", "witness:outlet:paper b"],
    ),
    (
        "residents, in two copies",
        [{"by": WITNESS, **TEXT}, {"by": WITNESS, **TEXT, **LATER}],
        ["witness:outlet:paper a"],
    ),
    (
        "another outlet cited, and that outlet",
        [{"by": speaker(v.SpeakerRole.MEDIA, "Paper b")}, {}],
        ["outlet:paper b"],
    ),
    ("reports without an outlet", [{"outlet": ""}, {"outlet": ""}], ["outlet:"]),
]


@pytest.mark.parametrize(("told", "keys"), [c[1:] for c in ORIGINS], ids=[c[0] for c in ORIGINS])
def test_origins(told: list[dict[str, Any]], keys: list[str]) -> None:
    event = one_event(*told)
    assert [origin.key for origin in event.origins] == keys
    assert {report for origin in event.origins for report in origin.reports} == {
        draft.source.report_id for draft in event.drafts
    }


S = v.Status
STATUSES: list[tuple[str, list[dict[str, Any]], v.Status]] = [
    ("the perpetrator alone", [{"by": PERPETRATOR}], S.CLAIMED_BY_PERPETRATOR),
    (
        "the perpetrator, by inference",
        [{"rests_on": replace(PERPETRATOR, inferred=True)}],
        S.CLAIMED_BY_PERPETRATOR,
    ),
    ("the other side alone", [{"by": ARMY}], S.ALLEGED),
    ("both sides", [{"by": ARMY}, {"by": PERPETRATOR}], S.ALLEGED),
    ("the state that another state attacked", [{**BY_STATE, "by": STATE_HIT}], S.ALLEGED),
    ("another state", [{**BY_STATE, "by": STATE_OUTSIDE}], S.REPORTED),
    ("one state's ministries", [{"by": MINISTRY}, {"by": POLICE}], S.REPORTED),
    ("nobody known", [{"by": UNKNOWN}], S.ALLEGED),
    ("a party's own outlet", [{"outlet_actor": "x:army"}], S.ALLEGED),
    ("one outlet", [{}], S.REPORTED),
    ("a witness", [{"by": WITNESS}], S.REPORTED),
    ("two copies", [TEXT, TEXT], S.REPORTED),
    ("two outlets", [{}, {}], S.CORROBORATED),
    ("an outlet and the perpetrator", [{}, {"by": PERPETRATOR}], S.CORROBORATED),
    ("an outlet and nobody known", [{}, {"by": UNKNOWN}], S.REPORTED),
    ("two outlets, one without the day", [{}, undated()], S.REPORTED),
    ("denied by the accused", [{"denied_by": ACCUSED}], S.DENIED),
    ("denied by somebody else", [{"denied_by": ARMY}], S.REPORTED),
    ("denied and corroborated", [{"denied_by": ACCUSED}, {}], S.CORROBORATED),
    ("two figures", [{"tolls": (toll(5),)}, {"tolls": (toll(9),)}], S.DISPUTED),
    ("withdrawn by its outlet", [{"stance": v.Stance.DENIED}], S.RETRACTED),
]


@pytest.mark.parametrize(("told", "status"), [c[1:] for c in STATUSES], ids=[c[0] for c in STATUSES])
def test_status(told: list[dict[str, Any]], status: v.Status) -> None:
    assert one_event(*told).status is status


CUMULATIVE: dict[str, Any] = {"scope": v.Scope.CUMULATIVE}
ABOUT: dict[str, Any] = {"qualifier": v.Qualifier.ABOUT}
DISPUTES: list[tuple[str, list[dict[str, Any]], list[str]]] = [
    ("two figures at one time", [{"tolls": (toll(5),)}, {"tolls": (toll(9),)}], ["tolls"]),
    ("a toll that grew", [{"tolls": (toll(5),)}, {"tolls": (toll(9),), **LATER}], []),
    ("a toll that fell", [{"tolls": (toll(9),)}, {"tolls": (toll(5),), **LATER}], ["tolls"]),
    (
        "a toll of an earlier hour, told later",
        [
            {"tolls": (toll(5, as_of=day("2024-10-25")),), **LATER},
            {"tolls": (toll(9, as_of=day("2024-10-26")),)},
        ],
        [],
    ),
    (
        "one origin that corrects itself",
        [{"tolls": (toll(9),), "by": ARMY}, {"tolls": (toll(5),), "by": ARMY}],
        [],
    ),
    ("figures that can both hold", [{"tolls": (toll(5, None),)}, {"tolls": (toll(9),)}], []),
    ("about a figure", [{"tolls": (toll(20, **ABOUT),)}, {"tolls": (toll(21),)}], []),
    ("far from about a figure", [{"tolls": (toll(20, **ABOUT),)}, {"tolls": (toll(40),)}], ["tolls"]),
    (
        "killed, and killed or injured",
        [{"tolls": (toll(5),)}, {"tolls": (toll(9, harm=v.Harm.KILLED_OR_INJURED),)}],
        [],
    ),
    ("running totals", [{"tolls": (toll(5, **CUMULATIVE),)}, {"tolls": (toll(9, **CUMULATIVE),)}], []),
    (
        "children, and people",
        [{"tolls": (toll(5, group_class=v.GroupClass.CHILDREN),)}, {"tolls": (toll(9),)}],
        [],
    ),
    ("an enemy's losses", [{"tolls": (toll(50, about_enemy=True),)}, {"tolls": (toll(9),)}], []),
    ("rival attackers", [{}, {"attacker": "x:league"}], ["participants"]),
    ("a possible attacker", [{}, {"attacker": "x:league", "attribution": v.Attribution.POSSIBLE}], []),
    ("an attacker who is cleared", [{}, {"attribution": v.Attribution.CLEARED}], ["participants"]),
    ("gunmen, and somebody", [{}, {"attacker": "local:gunmen"}], []),
    ("rival types", [{"type": "air_drone_strike"}, {"type": "shelling_missile"}], ["type"]),
    ("a type that says less", [{"type": "air_drone_strike"}, {"type": "other_violence"}], []),
    ("other places", [{}, {"where": FAR_TOWN}], ["place"]),
    ("other days", [{}, {"when": day("2024-10-22")}], ["time"]),
    ("a day, and none", [{}, undated()], []),
    ("a day that is guessed", [{}, {"when": day("2024-10-22"), "time_basis": v.Basis.INFERRED}], []),
    (
        "one night",
        [
            {"when": day("2024-10-24", part_of_day="late evening")},
            {"when": day("2024-10-25", part_of_day="early morning")},
        ],
        [],
    ),
    ("nothing in common to say", [{"where": EAST_TOWN}, {"type": None}], []),
]


@pytest.mark.parametrize(("told", "fields"), [c[1:] for c in DISPUTES], ids=[c[0] for c in DISPUTES])
def test_disputes(told: list[dict[str, Any]], fields: list[str]) -> None:
    event = one_event(*told)
    assert [dispute.field for dispute in event.disputes] == fields
    statements = {statement.id for draft in event.drafts for statement in draft.statements()}
    for dispute in event.disputes:
        for left, right in dispute.pairs:
            assert left < right
            assert {left, right} <= statements
