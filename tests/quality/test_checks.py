from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from annals.model import vocabulary as v
from annals.model.draft import EventDraft
from annals.model.event import Dispute, Event, Origin
from annals.model.ids import EventId
from annals.model.values import Candidate
from quality.cases import CaseError, Check, read_case
from quality.checks import judge
from quality.names import names
from quality.outcome import Coded, Outcome
from tests.link.acts import act, day, place, speaker, toll
from tests.plain import bare_report

TEXT = "Rebels shelled Easton on Thursday and killed nine."
STRIKE: dict[str, Any] = {
    "told": TEXT,
    "type": "shelling_missile",
    "when": day("2024-10-24"),
    "where": place("Easton", country="XA", part="south"),
    "attacker": "local:rebels",
    "weapon": "heavy guns",
    "weapon_class": v.WeaponClass.ARTILLERY,
    "tolls": (toll(9), toll(3, None, v.Harm.INJURED, qualifier=v.Qualifier.VAGUE)),
    "by": speaker(v.SpeakerRole.WITNESS, "two residents"),
    "denied_by": speaker(v.SpeakerRole.ACCUSED, "a rebel spokesman"),
}


def outcome(*drafts: EventDraft, joined: bool = False, **event: object) -> Outcome:
    coded = tuple(
        Coded(report=replace(bare_report(TEXT), id=draft.source.report_id), drafts=(draft,))
        for draft in drafts
    )
    groups = [drafts] if joined else [(draft,) for draft in drafts]
    return Outcome(coded=coded, events=tuple(event_of(*group, **event) for group in groups))


def event_of(*drafts: EventDraft, **told: object) -> Event:
    values: dict[str, Any] = {
        "id": EventId(f"e-{drafts[0].id}"),
        "kind": drafts[0].kind,
        "status": v.Status.REPORTED,
        "drafts": drafts,
        "origins": (),
        "disputes": (),
        "judgements": (),
    }
    return Event(**{**values, **told})


def check(**row: object) -> Check:
    case = {"id": "x", "grade": "STRONG", "fields": ["type"], "text": TEXT, "expect": [row]}
    return read_case(case).checks[0]


HOLDS = [
    {"count": 1},
    {"count": 1, "of": "shelling_missile", "background": False},
    {"count": 0, "of": "abduction"},
    {"count": 0, "kind": "series"},
    {"count": 0, "without_denial": True},
    {"count": 1, "words": "shelled Easton"},
    {"field": "type", "value": "shelling_missile", "speaker": "residents", "speaker_role": "witness"},
    {"field": "kind", "value": "incident"},
    {"field": "background", "value": False},
    {"field": "part_of", "value": False},
    {"field": "time", "from": date(2024, 10, 24), "before": date(2024, 10, 25), "basis": "stated"},
    {"field": "time", "granularity": "month", "absent": True},
    {"field": "place", "name": "easton", "country": "XA", "level": "settlement", "part": "south"},
    {"field": "place", "name": "Easton", "precision": "settlement"},
    {"field": "place", "name": "Weston", "absent": True},
    {"field": "origin_place", "absent": True},
    {"field": "participant", "role": "attacker", "actor": "Rebel", "attribution": "reported_as_fact"},
    {"field": "participant", "role": "interceptor", "absent": True},
    {"field": "weapon", "has": "guns"},
    {"field": "weapon_class", "value": ["mortar", "artillery"]},
    {"field": "warning", "absent": True},
    {"field": "toll", "harm": "killed", "low": 9, "high": 9, "qualifier": "exact", "is_part": False},
    {"field": "toll", "harm": "injured", "low": 3, "high": "none", "about_enemy": False},
    {"field": "toll", "harm": "missing", "absent": True},
    {"field": "denial", "speaker": "spokesman"},
    {"field": "status", "value": "reported"},
    {"field": "dispute", "absent": True},
    {"field": "origins", "value": 0},
]
FAILS = [
    {"count": 2},
    {"field": "type", "value": "abduction"},
    {"field": "type", "value": "shelling_missile", "speaker_role": "outlet"},
    {"field": "type", "of": "abduction", "value": "abduction"},
    {"field": "time", "from": date(2024, 10, 23)},
    {"field": "time", "from": "open"},
    {"field": "time", "from": date(2024, 10, 24), "basis": "relative"},
    {"field": "place", "name": "Easton", "country": "XB"},
    {"field": "place", "part": "south", "absent": True},
    {"field": "place", "precision": "country"},
    {"field": "participant", "role": "attacker", "actor": "army"},
    {"field": "toll", "harm": "killed", "low": 9, "high": "none"},
    {"field": "toll", "harm": "killed", "absent": True},
    {"field": "toll", "kind": "series", "harm": "killed", "absent": True},
    {"field": "denial", "speaker": "general"},
    {"field": "denial", "absent": True},
    {"field": "status", "value": "corroborated"},
    {"field": "dispute", "on": "killed"},
    {"field": "origins", "value": 2},
]


@pytest.mark.parametrize("row", HOLDS, ids=str)
def test_holds(row: dict[str, Any]) -> None:
    assert judge(check(**row), outcome(act(**STRIKE))) is None


@pytest.mark.parametrize("row", FAILS, ids=str)
def test_fails_with_a_reason(row: dict[str, Any]) -> None:
    assert judge(check(**row), outcome(act(**STRIKE)))


@pytest.mark.parametrize("row", [{"field": "colour", "value": 1}, {"field": "time", "low": 1}], ids=str)
def test_what_there_is_not_is_refused(row: dict[str, Any]) -> None:
    with pytest.raises(CaseError):
        judge(check(**row), outcome(act(**STRIKE)))


def test_absent_needs_something_to_look_at() -> None:
    assert judge(check(field="toll", of="abduction", absent=True), outcome(act(**STRIKE)))


@pytest.mark.parametrize(("link", "joined"), [("same", True), ("apart", False)])
def test_links(*, link: str, joined: bool) -> None:
    one, two = act(**STRIKE), act(**{**STRIKE, "report": "b"})
    wanted = check(link=link, between=[{"report": 1}, {"report": 2}])
    assert judge(wanted, outcome(one, two, joined=joined)) is None
    assert judge(wanted, outcome(one, two, joined=not joined))


def test_a_link_to_nothing_fails() -> None:
    wanted = check(link="apart", between=[{"report": 1}, {"report": 2, "of": "abduction"}])
    assert judge(wanted, outcome(act(**STRIKE), act(**{**STRIKE, "report": "b"})))


def test_a_dispute_is_known_by_the_harm_of_its_pairs() -> None:
    one, two = act(**STRIKE), act(**{**STRIKE, "report": "b", "tolls": (toll(20),)})
    dispute = Dispute(field="tolls", pairs=((one.tolls[0].id, two.tolls[0].id),))
    seen = outcome(one, two, joined=True, disputes=(dispute,))
    assert judge(check(field="dispute", on="killed"), seen) is None
    assert judge(check(field="dispute", on="injured", absent=True), seen) is None
    assert judge(check(field="dispute", absent=True), seen)


def test_origins_are_counted() -> None:
    origin = Origin(key="o", name="o", role=v.SpeakerRole.OUTLET, party=False, inferred=False, reports=())
    assert judge(check(field="origins", value=1), outcome(act(**STRIKE), origins=(origin,))) is None


def test_alternatives_of_a_place_count_as_names() -> None:
    rival = Candidate(key="p:Weston", name="Weston", score=0.5)
    told = act(**{**STRIKE, "where": place("Easton", alternatives=(rival,))})
    assert judge(check(field="place", names=["Easton", "Weston"]), outcome(told)) is None
    assert judge(check(field="place", names=["Easton", "Norton"]), outcome(told))


NAMES = [
    ("Israel", "Israeli warplanes", True),
    ("US", "Russia", False),
    ("Séléka", "the Seleka militia", True),
    ("Kurdistan Workers' Party", "Kurdistan Workers\u2019 Party (PKK)", True),
    ("army", "armed men", False),
    ("al-Shabaab", "Al Shabaab", True),
]


@pytest.mark.parametrize(("wanted", "given", "same"), NAMES)
def test_names(wanted: str, given: str, *, same: bool) -> None:
    assert names(wanted, given) is same
