"""Four invented records in the layout of the set, with figures worked out by hand; sides of real names."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from annals.model.values import Actor, Participant
from annals.model.vocabulary import ActorKind, Attribution, Harm, ParticipantRole
from evaluation.files import DataError
from evaluation.product import Figure, Prediction
from evaluation.sets.ucdp_aec import SET
from evaluation.ucdp_sides import CIVILIANS, Named, both, country_code, meets, named_in, side_of
from tests.evaluation.builders import FakeProduct, days, draft, first_and_all, place, statement

YEAR = 2022
KEYS = (  # country, side A, side B, start, low, high, deaths, published
    ("Mali", "Government of Mali", "JNIM", "2022-03-01", 2, 4, 3, "2022-03-02"),
    ("Myanmar (Burma)", "Government of Myanmar (Burma)", "Civilians", "2022-03-05", 0, 1, 1, "2022-03-05"),
    ("Mali", "IS", "JNIM", "2022-03-07", 5, 5, 5, "2022-03-08"),
    ("Mali", "Government of Mali", "JNIM", "2022-03-09", 1, 1, 1, "2022-03-09"),
)
TEXTS = (
    "Three soldiers died in Mali when JNIM attacked. Mali's army fled.",
    "One villager was killed in Burma.",
    "Five fighters died in Niger.",
    "Nothing more is known.",
)


def write(folder: Path, **changed: object) -> None:
    names = ("location_root_name", "side_a_name", "side_b_name", "start_date", "deaths_low", "deaths_high")
    lines = []
    for id_, (key, text) in enumerate(zip(KEYS, TEXTS, strict=True)):
        row = dict(zip(names, key[:6], strict=True)) | {"id": id_, "text": text, "published": key[7]}
        row |= {"deaths_side_a": key[6], "deaths_side_b": 0, "deaths_civilian": 0, "deaths_unknown": 0}
        lines.append(json.dumps(row | changed))
    (folder / "sample.jsonl").write_text("\n".join(lines), encoding="utf-8")


def actor(key: str, kind: ActorKind, role: ParticipantRole, words: str = "x") -> Participant:
    who = Actor(key=key, name=words, written=words, kind=kind, country=None, alternatives=())
    return Participant(role=role, actor=who, attribution=Attribution.REPORTED_AS_FACT)


def participants(*whom: Participant) -> tuple[object, ...]:
    return tuple(statement("participants", one, score=0.1 * n) for n, one in enumerate(whom))


ARMY = actor("state:ML/army", ActorKind.STATE_FORCES, ParticipantRole.TARGET)
JNIM = actor("actor:jnim", ActorKind.REBEL, ParticipantRole.ATTACKER)
VILLAGERS = actor("local:villagers", ActorKind.CIVILIANS, ParticipantRole.VICTIM)

TOLD = (
    first_and_all(
        draft(
            "d1",
            time=days(date(2022, 3, 1)),
            place=place("Gao", country="ML"),
            participants=participants(ARMY, JNIM),
        )
    ),
    first_and_all(  # nobody counted: read as 0, which is in the range; the day before
        draft(
            "d2",
            time=days(date(2022, 3, 4)),
            place=place("X", country="MM"),
            participants=participants(VILLAGERS),
        )
    ),
    first_and_all(  # the record is of the second incident
        draft("d3", time=days(date(2022, 3, 8)), place=place("X", country="NE")),
        draft("d4", time=days(date(2022, 3, 7)), place=place("X", country="ML")),
    ),
    Prediction(refused="too_short"),
)
FIGURES = {
    ("d1", Harm.KILLED): Figure(low=3, best=3, high=3),
    ("d3", Harm.KILLED): Figure(low=6, best=6, high=6),
    ("d4", Harm.KILLED): Figure(low=5, best=5, high=5),
}


def test_records(tmp_path: Path) -> None:
    write(tmp_path)
    split, _ = SET.load(tmp_path, None)
    values = {s.measure: (s.value, s.n) for s in split.score(TOLD, FakeProduct(figures=FIGURES))}
    assert values == {
        "country": (0.5, 4),  # the first two; Niger is wrong; the last was refused
        "country/most_frequent": (0.75, 4),  # Mali
        "country/most_named": (0.5, 4),  # Mali, Myanmar; Niger and nothing are wrong
        "start_day": (0.25, 4),
        "start_day_told": (0.25, 4),
        "start_day/publication": (0.5, 4),
        "start_day/day_before": (0.5, 4),
        "deaths_in_range": (0.5, 4),  # 3 of 2 to 4; none told is 0, of 0 to 1; 6 is not 5
        "deaths_in_range/always_1": (0.5, 4),
        "deaths_in_range/most_frequent": (0.5, 4),  # 1
        "deaths_in_range/first_number": (0.75, 4),  # 3, 1, 5, none
        "deaths_exact": (0.25, 4),
        "deaths_exact/always_1": (0.5, 4),
        "deaths_exact/most_frequent": (0.5, 4),
        "deaths_exact/first_number": (0.75, 4),
        "one_side": (0.5, 4),  # the second has its civilians
        "one_side/most_frequent": (0.75, 4),  # Mali and JNIM: also one side of the third
        "one_side/registry_names": (0.5, 4),
        "both_sides": (0.25, 4),
        "both_sides/most_frequent": (0.5, 4),
        "both_sides/registry_names": (0.5, 4),  # Mali and JNIM; Myanmar, and civilians for want of a group
        "all_four": (0.25, 4),
        "named_that_are_sides": (1.0, 3),
        "sides_with_a_key": (1.0, 7),
        "picked_by_key: country": (0.75, 4),
        "picked_by_key: start_day": (0.5, 4),
        "picked_by_key: start_day_told": (0.5, 4),
        "picked_by_key: deaths_in_range": (0.75, 4),
        "picked_by_key: deaths_exact": (0.5, 4),
        "picked_by_key: one_side": (0.5, 4),
        "picked_by_key: both_sides": (0.25, 4),
        "picked_by_key: all_four": (0.25, 4),
    }


def test_the_first_incident_that_tells_of_deaths_is_compared(tmp_path: Path) -> None:
    write(tmp_path)
    split, _ = SET.load(tmp_path, None)
    deadly = {("d4", Harm.KILLED): Figure(low=5, best=5, high=5)}
    values = {s.measure: s.value for s in split.score(TOLD, FakeProduct(figures=deadly))}
    assert values["start_day"] == 0.5  # of the first and the third, of which the second incident is deadly
    assert values["country"] == 0.75


@pytest.mark.parametrize(
    ("written", "code"),
    [("Myanmar (Burma)", "MM"), ("DR Congo (Zaire)", "CD"), ("Mali", "ML"), ("Atlantis", None)],
)
def test_countries_as_ucdp_writes_them(written: str, code: str | None) -> None:
    assert country_code(written) == code


@pytest.mark.parametrize(
    ("side", "key", "right"),
    [
        ("Government of Mali", "state:ML", True),
        ("Government of Mali", "state:ML/army", True),
        ("Government of Mali", "state:NE/army", False),
        ("Government of Afghanistan", "actor:taliban", True),
        ("IS", "actor:islamic-state", True),
        ("IS", "actor:iswap", True),  # a part of it in 2022
        ("IS", "actor:boko-haram", False),  # a part of it in 2015 and 2016
        ("Civilians", CIVILIANS, True),
        ("Civilians", "state:ML", False),
        ("IS", CIVILIANS, False),
    ],
)
def test_sides_by_key(side: str, key: str, *, right: bool) -> None:
    assert meets(side_of(side, "ML"), Named(key, ()), YEAR) is right


def test_of_several_actors_of_a_name_those_of_the_country_are_meant() -> None:
    assert side_of("ADF", "CD").keys == {"actor:adf"}


def test_a_side_without_a_key_is_met_by_its_name() -> None:
    side = side_of("Green Valley insurgents", "ML")
    assert meets(side, Named("local:x", ("the Green Valley fighters",)), YEAR)
    assert not meets(side, Named("local:x", ("the Blue Hill fighters",)), YEAR)


def test_two_sides_need_two_actors() -> None:
    sides = [side_of("Government of Mali", "ML"), side_of("Government of Mali", "ML")]
    army, police = Named("state:ML/army", ()), Named("state:ML/police", ())
    assert both(sides, [army, police], YEAR)
    assert not both(sides, [army], YEAR)


def test_civilians_are_named_by_their_kind_or_as_the_target() -> None:
    assert named_in(draft("d", participants=participants(VILLAGERS))) == (Named(CIVILIANS, ()),)
    assert named_in(draft("d", civilian_targeting=True)) == (Named(CIVILIANS, ()),)
    assert named_in(None) == ()


def test_documents_carry_text_and_day_alone(tmp_path: Path) -> None:
    write(tmp_path)
    split, _ = SET.load(tmp_path, 2)
    assert [(one.title, one.published) for one in split.documents] == [
        (None, date(2022, 3, 2)),
        (None, date(2022, 3, 5)),
    ]


def test_reports_read_for_their_errors_are_left_out_of_the_unread(tmp_path: Path) -> None:
    write(tmp_path)
    path = tmp_path / "sample.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"id": 1,', '"id": 427102,'), encoding="utf-8")
    everything, unread = SET.load(tmp_path, None)
    assert (everything.name, unread.name) == ("all", "unread")
    assert [one.text for one in unread.documents] == [TEXTS[0], *TEXTS[2:]]


def test_a_range_upside_down_is_named(tmp_path: Path) -> None:
    write(tmp_path, deaths_low=9, deaths_high=1)
    with pytest.raises(DataError, match=r"sample\.jsonl, line 1: 'deaths_low' is 9, above"):
        SET.load(tmp_path, None)
