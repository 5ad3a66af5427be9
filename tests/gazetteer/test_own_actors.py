"""A user's own actors: new ones, more names, some switched off; every mistake in a file is told in words."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from annals.errors import GazetteerError
from annals.gazetteer.actors import Actors, Membership, actors, using

_RIVER = """
[[actor]]
key = "example-river-front"
name = "Example River Front"
aliases = ["River Front of the Examples"]
exact = ["EXRF"]
shared = ["RSF"]
loaded = ["river bandits of the Examples"]
foreign = { fr = ["Front du Fleuve Exemple"], ar = ["Jabhat al-Nahr al-Mithal"] }
countries = ["ML", "NE"]
years = [2012, 2020]
kind = "political_militia"
parents = ["actor:al-qaeda", { key = "actor:jnim", years = [2017, 2019] }]
wikidata = "Q1"
ucdp = 7
"""


@pytest.fixture
def write(tmp_path: Path) -> Path:
    return tmp_path / "groups.toml"


def _loaded(path: Path, text: str) -> Actors:
    path.write_text(text, encoding="utf-8")
    return Actors.load([path])


def test_a_new_actor_is_found_by_all_its_names(write: Path) -> None:
    mine = _loaded(write, _RIVER)
    for name in (
        *("the Example River Front", "EXRF", "river bandits of the Examples"),
        *("Front du Fleuve Exemple", "Jabhat al-Nahr al-Mithal", "River Front of the Examples"),
    ):
        assert [entry.key for entry in mine.find(name)] == ["actor:example-river-front"], name
    assert [one.keys for one in mine.match("Then EXRF fired.")] == [("actor:example-river-front",)]
    assert mine.match("Then exrf fired.") == ()
    assert "actor:example-river-front" in {entry.key for entry in mine.find("RSF")}
    assert actors().find("Example River Front") == ()


def test_a_new_actor_holds_what_the_file_says(write: Path) -> None:
    entry = _loaded(write, _RIVER).get("actor:example-river-front")
    assert entry is not None
    assert (entry.kind, entry.category, entry.country, entry.countries) == (
        *("political_militia", "armed_group", "ML"),
        ("ML", "NE"),
    )
    assert (entry.active_from, entry.active_to, entry.party) == (2012, 2020, True)
    assert entry.parents == ("actor:al-qaeda", "actor:jnim")
    assert entry.memberships[1] == Membership(key="actor:jnim", since=2017, until=2019)
    assert entry.memberships[0] == Membership(key="actor:al-qaeda")
    assert entry.language("Front du Fleuve Exemple") == "fr"
    assert entry.language("EXRF") == "en"
    assert entry.loaded == ("river bandits of the Examples",)
    assert not set(entry.loaded) & set(entry.aliases)
    assert (entry.wikidata, entry.ucdp) == ("Q1", 7)


def test_a_new_actor_belongs_to_its_umbrella(write: Path) -> None:
    assert "actor:example-river-front" in _loaded(write, _RIVER).members("actor:jnim")


def test_packaged_actors_get_more(write: Path) -> None:
    mine = _loaded(
        write,
        """
        [[extend]]
        key = "actor:hezbollah"
        aliases = ["Hezb of the Examples"]
        foreign = { fr = ["Parti des Exemples"] }
        countries = ["BO"]
        parents = [{ key = "actor:fmln", years = [1990] }]

        [[extend]]
        key = "state:ML/army"
        aliases = ["Example Regiment"]

        [[extend]]
        key = "state:ML"
        loaded = ["Example Puppet State"]
        """,
    )
    assert [entry.key for entry in mine.find("Hezb of the Examples")] == ["actor:hezbollah"]
    assert [entry.key for entry in mine.find("Parti des Exemples")] == ["actor:hezbollah"]
    assert [entry.key for entry in mine.find("Example Regiment")] == ["state:ML/army"]
    assert [entry.key for entry in mine.find("Example Puppet State")] == ["state:ML"]
    entry, before = mine.get("actor:hezbollah"), actors().get("actor:hezbollah")
    assert entry is not None
    assert before is not None
    assert entry.countries == (*before.countries, "BO")
    assert entry.memberships == (*before.memberships, Membership(key="actor:fmln", since=1990))


def test_packaged_actors_are_switched_off_and_replaced(write: Path) -> None:
    off = '[[off]]\nkey = "actor:jnim"\n'
    mine = _loaded(write, off)
    assert mine.get("actor:jnim") is None
    assert mine.find("JNIM") == ()
    katiba = mine.get("actor:katiba-macina")
    assert katiba is not None
    assert katiba.parents == ()
    other = _loaded(write, off + '[[actor]]\nkey = "jnim"\nname = "JNIM"\ncountries = ["ML"]\n')
    assert [entry.key for entry in other.find("JNIM")] == ["actor:jnim"]
    assert other.find("Group for the Support of Islam and Muslims") == ()


def test_a_preferred_actor_comes_first(write: Path) -> None:
    mine = _loaded(write, _RIVER + '\n[preferred]\nRSF = "actor:example-river-front"\n')
    assert mine.find("RSF")[0].key == "actor:example-river-front"
    assert actors().find("RSF")[0].key == "actor:rapid-support-forces"


def test_several_files_are_joined(tmp_path: Path) -> None:
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text(_RIVER, encoding="utf-8")
    two.write_text(
        '[[extend]]\nkey = "actor:example-river-front"\naliases = ["Rivermen"]\n', encoding="utf-8"
    )
    mine = Actors.load([one, two])
    assert [entry.key for entry in mine.find("Rivermen")] == ["actor:example-river-front"]


def test_the_version_is_that_of_the_words_of_the_files(tmp_path: Path) -> None:
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    for path in (one, two):
        path.write_text(_RIVER, encoding="utf-8")
    assert Actors.load([one]).version == Actors.load([two]).version
    assert Actors.load([one]).version != actors().version
    two.write_text(_RIVER.replace("2020", "2021"), encoding="utf-8")
    assert Actors.load([one]).version != Actors.load([two]).version
    assert Actors.load().version == actors().version


def test_the_registry_in_use_is_that_of_the_files(write: Path) -> None:
    write.write_text(_RIVER, encoding="utf-8")
    with using([write]):
        mine = actors()
        write.write_text("[[actor", encoding="utf-8")
        with using([write]):
            assert actors() is mine, "what is in use does not change under a run"
        with using([]):
            assert actors().get("actor:example-river-front") is None
        assert actors().get("actor:example-river-front") is not None
    assert actors().get("actor:example-river-front") is None


def test_a_file_that_changed_is_read_again(write: Path) -> None:
    write.write_text(_RIVER, encoding="utf-8")
    with using([write]):
        first = actors().version
    write.write_text(_RIVER.replace("2020", "2021"), encoding="utf-8")
    with using([write]):
        assert actors().version != first


_MISTAKES = {
    case["what"]: (case["file"], case["told"])
    for case in tomllib.loads(
        (Path(__file__).parent / "own_actor_mistakes.toml").read_text(encoding="utf-8")
    )["case"]
}


@pytest.mark.parametrize("what", _MISTAKES)
def test_every_mistake_is_told_in_words(what: str, write: Path) -> None:
    text, told = _MISTAKES[what]
    write.write_text(text, encoding="utf-8")
    with pytest.raises(GazetteerError) as error:
        Actors.load([write])
    assert told in str(error.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"none\.toml cannot be read: .*; mend registry\.files"):
        Actors.load([tmp_path / "none.toml"])


def test_all_problems_are_told_at_once(write: Path) -> None:
    some = ("a field that there is not", "nobody to switch off", "a name of another", "nobody to extend")
    files = (_MISTAKES[what][0].replace('"a"', f'"a{place}"') for place, what in enumerate(some))
    write.write_text("\n".join(files), encoding="utf-8")
    with pytest.raises(GazetteerError, match="have 4 problems") as error:
        Actors.load([write])
    assert len(str(error.value).splitlines()) == 5
