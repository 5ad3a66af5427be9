"""The registry as data: complete, without contradictions, and found by its own names."""

from __future__ import annotations

from collections import Counter

import pycountry
import pytest

from annals.gazetteer._actor_rows import CATEGORIES, Rows, packaged_tables, rows_of
from annals.gazetteer.actors import Actors, actors
from annals.text.normalise import fold
from tools.registry_counts import REGIONS

_DEPENDENT = (
    "AW AI AX AS AQ TF BQ BL BM BV CC CK CW CX KY FK FO GF GG GI GL GP GU HM IM IO JE MF MO MP MQ MS NC NF",
    "NU PF PM PN RE SH SJ GS SX TC TK UM VG VI WF YT",
)
"""Dependent territories and Antarctica: ISO 3166 has codes for them, the registry needs none."""
_NO_MEMBERS = frozenset(code for line in _DEPENDENT for code in line.split())


@pytest.fixture(scope="module")
def rows() -> Rows:
    return rows_of(packaged_tables())


def test_the_data_has_no_problems(rows: Rows) -> None:
    Actors(rows, "test").verify(rows)
    assert rows.problems == []


def test_every_state_is_there(rows: Rows) -> None:
    wanted = {country.alpha_2 for country in pycountry.countries} - _NO_MEMBERS
    assert not wanted - {row.code for row in rows.states}
    assert {"PS", "XK", "TW", "VA", "EH", "somaliland", "abkhazia", "transnistria"} <= {
        row.code for row in rows.states
    }
    assert not {row.code for row in rows.states} & _NO_MEMBERS


def test_there_are_193_members_of_the_united_nations(rows: Rows) -> None:
    iso = {country.alpha_2 for country in pycountry.countries}
    members = {row.code for row in rows.states} & iso - {"PS", "VA", "TW", "EH", "HK", "PR"}
    assert len(members) == 193


def test_there_are_enough_actors_beside_the_states(rows: Rows) -> None:
    assert len({row.key for row in rows.actors}) == len(rows.actors) >= 1700


def test_no_actor_is_there_twice() -> None:
    """Two entries of one name are told apart in their names."""
    names = Counter(fold(entry.name) for entry in actors().all())
    assert [name for name, count in names.items() if count > 1] == []


def test_every_actor_has_a_region_in_the_counts(rows: Rows) -> None:
    counted = [code for lines in REGIONS.values() for line in lines for code in line.split()]
    assert len(counted) == len(set(counted))
    entries = (actors().get(f"actor:{row.key}") for row in rows.actors)
    assert [one.key for one in entries if one and one.country and one.country not in counted] == []


def test_there_are_enough_armed_groups_of_all_regions(rows: Rows) -> None:
    groups = [row for row in rows.actors if row.category == "armed_group"]
    assert len(groups) >= 1000
    by_file = Counter(row.source.partition(",")[0] for row in groups)
    assert all(
        by_file[name] >= 50 for name in ("middle_east.toml", "africa.toml", "asia.toml", "europe.toml")
    )
    assert by_file["americas.toml"] >= 50
    early = [row for row in groups if row.years and row.years[0] < 1990]
    recent = [row for row in groups if row.years and row.years[0] >= 2015]
    assert len(early) >= 100
    assert len(recent) >= 50


def test_other_actors_are_enough(rows: Rows) -> None:
    counts = Counter(row.category for row in rows.actors)
    assert counts["peacekeepers"] >= 25
    assert counts["monitor"] >= 40
    assert counts["agency"] + counts["outlet"] >= 150
    assert set(counts) <= CATEGORIES


def test_languages_and_years_of_memberships_are_kept(rows: Rows) -> None:
    assert sum(len(row.names_abroad()) for row in rows.actors) >= 150
    assert sum(len(row.member_years) for row in rows.actors) >= 60
    boko_haram = actors().get("actor:boko-haram")
    assert boko_haram is not None
    assert [(one.key, one.since, one.until) for one in boko_haram.memberships] == [
        ("actor:islamic-state", 2015, 2016)
    ]


def test_every_outlet_has_a_country(rows: Rows) -> None:
    """All but those of groups that work in no one country."""
    without = {row.key for row in rows.actors if row.category in {"agency", "outlet"} and not row.countries}
    assert without == {"al-naba", "dabiq", "as-sahab", "al-andalus-media"}


def test_every_group_says_where_it_is(rows: Rows) -> None:
    assert [row.key for row in rows.actors if row.category == "armed_group" and not row.countries] == []


def test_parties_are_those_that_fight(rows: Rows) -> None:
    fighting = {"armed_group", "military", "government", "police", "intelligence"}
    for row in rows.actors:
        entry = actors().get(f"actor:{row.key}")
        assert entry is not None
        if row.category in fighting and row.key != "gaza-health-ministry":
            assert entry.party, row.key
        if row.category in {"monitor", "aid", "un", "hospital"}:
            assert not entry.party, row.key


def test_every_name_finds_its_own_actor(rows: Rows) -> None:
    missed: list[tuple[str, str]] = []
    for row in rows.actors:
        names = [*row.aliases, *row.names_abroad(), *row.exact, *row.shared, *row.loaded]
        if row.bare and "(" not in row.name:
            names.append(row.name)
        key = f"actor:{row.key}"
        missed += [(key, name) for name in names if key not in {entry.key for entry in actors().find(name)}]
    assert missed == []


def test_every_name_is_found_in_running_text(rows: Rows) -> None:
    names_of = {row.country or row.code: row.name for row in reversed(rows.states)}
    weak = set(rows.words["weak"])
    missed = []
    for row in rows.actors:
        where = ", ".join(names_of.get(code, "the islands") for code in row.countries)
        for name in [*row.aliases, *row.names_abroad(), *row.exact]:
            text = f"Reports about {name} came in from {where}."
            keys = {key for one in actors().match(text) for key in one.keys}
            if f"actor:{row.key}" not in keys and (row.countries or name not in weak):
                missed.append((row.key, name))
    assert missed == []


def test_every_state_is_found_with_its_army(rows: Rows) -> None:
    for row in rows.states:
        for adjective in row.adjectives:
            keys = [key for one in actors().match(f"Then {adjective} soldiers came.") for key in one.keys]
            assert f"state:{row.code}/armed_forces" in keys, adjective


def test_names_of_the_project_are_neutral(rows: Rows) -> None:
    loaded = {"terrorist", "terrorists", "regime", "zionist", "entity", "martyr"}
    for row in rows.actors:
        assert not loaded & set(row.name.lower().split()), row.name
