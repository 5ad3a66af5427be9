"""Other projects' lists made into files of own actors: what is new, joined, or left out and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from annals.errors import GazetteerError
from annals.gazetteer.actors import Actors
from annals.gazetteer.imports import Imported, join, read_petrarch, read_ucdp, written
from annals.gazetteer.imports.joining import Entry

_UCDP = (
    "ActorId,NameData,NameOrig,NameOrigFull,NameOrigFullEng,NameChange,NewName,NewNameFullMotherTongue,"
    "NewNameFullEng,Org,ConflictId,DyadId,PrimaryParty,Alliance,Location,GWNOLoc,Region,Version\n"
    "1,Government of Mali,Government of Mali,,,0,,,,4,1,1,1,0,Mali,432,4,26.1\n"
    "2,ERF,ERF,Front du Fleuve Exemple,Example River Front,0,,,,1,17,3,1,0,"
    '"Mali, DR Congo (Zaire), Myanmar (Burma)",432,4,26.1\n'
    "3,Hezbollah,Hezbollah,Hizb of the Examples,Party of the Examples,0,,,,1,18,4,1,0,Lebanon,660,2,26.1\n"
    "4,Example Hill People,,,,0,,,,3,,,0,0,Atlantis,,4,26.1\n"
    "5,Union of Example Brigades,UEB,,,1,UEBX,,Union of New Example Brigades,1,,,0,0,Chad,483,4,26.1\n"
    "6,,,,,0,,,,1,,,0,0,Chad,483,4,26.1\n"
    "7,Syrian,,,,0,,,,2,,,0,0,Mali,432,4,26.1\n"
)
_OLD_UCDP = "ActorID,Name,NameFull,NameOrig,Org,Location,Version\n9,ERF,Example River Front,ERF,1,Mali,18.1\n"

_PETRARCH = """\
<!-- A dictionary of the test
     on two lines -->
# a comment
MALI_ [MLI]
+BAMAKO_

EXAMPLE_RIVER_FRONT_(ERF)_ [MLIREB] # somebody, 1 Jan 2000
+FRONT_OF_THE_EXAMPLE_RIVER_
+EXRF_ ; an older comment
+JOHN_DOE_

BOKO_HARAM_ [NGAREB]
+EXAMPLE_GROUP_OF_BOKO_

JOHN_EXAMPLE_DOE_
+J._DOE_
\t[MLIGOV 920428-920628]
\t[MLIELI]
JANE_EXAMPLE_ROE_ [MLIREB]
EXAMPLE_MOVEMENT_ [MLIREB <061231]
GENDARME_ [~COP]
EXAMPLE_MINING_COMPANY_ [MNC]
EXAMPLE_PARTY_ [MLIPTY]
WITHOUT_A_CODE_
EXAMPLE_DAILY_ [MLIMED]
MALIAN_ARMY_ [MLIMIL]
"""


@pytest.fixture(scope="module")
def registry() -> Actors:
    return Actors.load()


def _ucdp(text: str, registry: Actors, tmp_path: Path, encoding: str = "utf-8") -> Imported:
    path = tmp_path / "actors.csv"
    path.write_text(text, encoding=encoding)
    return join(read_ucdp(path, registry), registry)


def _petrarch(text: str, registry: Actors, tmp_path: Path) -> Imported:
    path = tmp_path / "actors.txt"
    path.write_text(text, encoding="utf-8")
    return join(read_petrarch(path, registry), registry)


def _left(made: Imported) -> list[tuple[str, str, str]]:
    return [(one.place, one.name, one.why) for one in made.left]


def _entry(made: Imported, key: str) -> Entry:
    return next(one for one in made.entries if one.key == key)


def _loaded(made: Imported, tmp_path: Path) -> Actors:
    path = tmp_path / "made.toml"
    path.write_text(written(made, ["a list"]), encoding="utf-8")
    return Actors.load([path])


def test_actors_of_ucdp_become_own_actors(registry: Actors, tmp_path: Path) -> None:
    mine = _loaded(_ucdp(_UCDP, registry, tmp_path), tmp_path)
    entry = mine.get("actor:example-river-front")
    assert entry is not None
    assert (entry.name, entry.ucdp, entry.kind) == ("Example River Front", 2, "rebel")
    assert entry.countries == ("ML", "CD", "MM")
    for name in ("ERF", "Front du Fleuve Exemple", "the Example River Front"):
        assert [one.key for one in mine.find(name)] == ["actor:example-river-front"], name
    hill = mine.get("actor:example-hill-people")
    assert hill is not None
    assert (hill.kind, hill.countries) == ("identity_militia", ())
    union = mine.get("actor:union-of-example-brigades")
    assert union is not None
    assert union.kind == "political_militia", "it fought no state"
    assert {"UEB", "UEBX", "Union of New Example Brigades"} == set(union.aliases)


def test_actors_of_ucdp_that_the_registry_has_get_more_names(registry: Actors, tmp_path: Path) -> None:
    made = _ucdp(_UCDP, registry, tmp_path)
    entry = _entry(made, "actor:hezbollah")
    assert not entry.new
    assert entry.names == ["Party of the Examples", "Hizb of the Examples"]
    again = _loaded(made, tmp_path).get("actor:hezbollah")
    assert again is not None
    assert again.ucdp == 3


def test_nothing_of_ucdp_is_lost_without_being_told(registry: Actors, tmp_path: Path) -> None:
    made = _ucdp(_UCDP, registry, tmp_path)
    assert _left(made) == [
        ("line 2", "Government of Mali", "a government; the registry has the states"),
        ("line 5", "Atlantis", "no country of the registry; the actor is kept"),
        ("line 7", "6", "it has no name"),
        ("line 8", "Syrian", "a word for a state or its people"),
    ]
    assert "bare = false" in written(made, ["a list"]), "a name that is somebody else's finds nobody"


def test_older_releases_and_letters_of_ucdp_are_read(registry: Actors, tmp_path: Path) -> None:
    made = _ucdp(_OLD_UCDP.replace("River", "Rivière"), registry, tmp_path, "cp1252")
    (entry,) = made.entries
    assert (entry.found.names[0], entry.exact, entry.found.ucdp) == ("Example Rivière Front", ["ERF"], 9)
    assert entry.key == "actor:example-riviere-front"


def test_a_table_of_something_else_is_refused(registry: Actors, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="is no UCDP actor list: its first line must name the columns"):
        _ucdp("id,title\n1,x\n", registry, tmp_path)
    with pytest.raises(GazetteerError, match="is no UCDP actor list"):
        _ucdp("", registry, tmp_path)
    path = tmp_path / "actors.xlsx"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(GazetteerError, match="is no text; save the table as CSV first"):
        list(read_ucdp(path, registry))
    with pytest.raises(GazetteerError, match=r"none\.csv cannot be read"):
        list(read_ucdp(tmp_path / "none.csv", registry))


def test_organisations_of_a_dictionary_become_own_actors(registry: Actors, tmp_path: Path) -> None:
    made = _petrarch(_PETRARCH, registry, tmp_path)
    mine = _loaded(made, tmp_path)
    entry = mine.get("actor:example-river-front")
    assert entry is not None
    assert (entry.name, entry.category, entry.countries) == ("Example River Front", "armed_group", ("ML",))
    for name in ("ERF", "EXRF", "Front of the Example River"):
        assert [one.key for one in mine.find(name)] == ["actor:example-river-front"], name
    daily = mine.get("actor:example-daily")
    assert daily is not None
    assert daily.category == "outlet"
    assert _entry(made, "actor:boko-haram").names == ["Example Group of Boko"]


def test_nothing_of_a_dictionary_is_lost_without_being_told(registry: Actors, tmp_path: Path) -> None:
    assert _left(_petrarch(_PETRARCH, registry, tmp_path)) == [
        ("line 4", "MALI", "a country; the registry and the gazetteer have them"),
        ("line 7", "John Doe", "a name that may be a person's, beside others"),
        (
            *("line 15", "JOHN EXAMPLE DOE"),
            "a government or one who governs; the registry has the states and their offices",
        ),
        ("line 19", "Jane Example Roe", "it may be a person: no word says what it is"),
        ("line 20", "Example Movement", "it may be a person: no word says what it is"),
        ("line 21", "GENDARME", "a common noun, no name"),
        ("line 22", "EXAMPLE MINING COMPANY", "a business"),
        ("line 23", "EXAMPLE PARTY", "a political party"),
        ("line 24", "WITHOUT A CODE", "it has no code"),
        ("line 26", "Malian Army", "a force of a state; the registry makes its names"),
    ]


def test_a_dictionary_of_something_else_is_refused(registry: Actors, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="is no CAMEO actor dictionary: no name in it has a code"):
        _petrarch("# nothing\n", registry, tmp_path)


def test_two_actors_of_one_name_are_kept_apart(registry: Actors, tmp_path: Path) -> None:
    text = "EXAMPLE_RIVER_FRONT_ [MLIREB]\nEXAMPLE_RIVER_FRONT_ [PERREB]\n"
    made = _petrarch(text, registry, tmp_path)
    assert [one.key for one in made.entries] == ["actor:example-river-front", "actor:example-river-front-pe"]
    assert len(_loaded(made, tmp_path).find("Example River Front")) == 2


def test_one_actor_in_two_lists_is_one(registry: Actors, tmp_path: Path) -> None:
    one, two = tmp_path / "a.csv", tmp_path / "b.txt"
    one.write_text(_UCDP, encoding="utf-8")
    two.write_text(_PETRARCH, encoding="utf-8")
    made = join([*read_ucdp(one, registry), *read_petrarch(two, registry)], registry)
    entry = _entry(made, "actor:example-river-front")
    assert set(entry.names) == {"Front du Fleuve Exemple", "Front of the Example River"}
    assert len({each.key for each in made.entries}) == len(made.entries)


def test_what_is_written_is_always_the_same(registry: Actors, tmp_path: Path) -> None:
    first = written(_petrarch(_PETRARCH, registry, tmp_path), ["a list"])
    assert written(_petrarch(_PETRARCH, registry, tmp_path), ["a list"]) == first


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("Phoenix.MilNonState.actors.txt", 400),
        ("Phoenix.International.actors.txt", 1000),
        ("Phoenix.Countries.actors.txt", 5),
    ],
)
def test_the_dictionaries_of_petrarch_load(
    name: str, least: int, shared: Path, registry: Actors, tmp_path: Path
) -> None:
    (path,) = (shared / "data" / "plover_cameo" / "petrarch2").rglob(name)
    made = join(read_petrarch(path, registry), registry)
    assert len(made.entries) >= least
    mine = _loaded(made, tmp_path)
    for entry in made.entries:
        assert mine.get(entry.key) is not None
