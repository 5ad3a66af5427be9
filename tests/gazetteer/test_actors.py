"""What the registry finds in running text and by name, how it is extended, and what it refuses."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.gazetteer import _actor_cache as cache_module
from annals.gazetteer.actors import actors
from annals.model.vocabulary import ActorKind


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[one.start : one.end], one.keys) for one in actors().match(text)]


_RUNNING = [
    ("Israeli warplanes struck.", [("Israeli warplanes", ("state:IL/air_force",))]),
    ("Turkish soldiers left.", [("Turkish soldiers", ("state:TR/armed_forces",))]),
    ("the Nigerian army", [("Nigerian army", ("state:NG/army",))]),
    ("Ukraine's air force", [("Ukraine's air force", ("state:UA/air_force",))]),
    ("Ukraine’s air force", [("Ukraine’s air force", ("state:UA/air_force",))]),
    (
        "the armed forces of the Philippines",
        [("armed forces of the Philippines", ("state:PH/armed_forces",))],
    ),
    ("Syrias army", [("Syrias army", ("state:SY/army",))]),
    ("Iraqi federal riot police", [("Iraqi federal riot police", ("state:IQ/police",))]),
    ("Israeli occupation forces", [("Israeli occupation forces", ("state:IL/armed_forces",))]),
    (
        "US and British troops",
        [("US", ("state:US/armed_forces",)), ("British troops", ("state:GB/armed_forces",))],
    ),
    (
        "Russian or Syrian government planes",
        [("Russian", ("state:RU/air_force",)), ("Syrian government planes", ("state:SY/air_force",))],
    ),
    ("Afghan and foreign troops", [("Afghan", ("state:AF/armed_forces",))]),
    ("Israeli air strikes killed two.", [("Israeli", ("state:IL",))]),
    ("an Israeli attack", [("Israeli", ("state:IL",))]),
    ("Russian long-range missiles", [("Russian", ("state:RU",))]),
    ("Israeli wine", []),
    ("Iran-backed militias", []),
    ("anti-Taliban fighters", []),
    ("al-Qaeda-linked groups", []),
    ("pro-Iranian groups", []),
    ("the Free Iraqi Army", []),
    ("Michael Jordan scored.", []),
    ("the king of Jordan", [("Jordan", ("state:JO",))]),
    ("a train to New Mexico", []),
    ("near Lake Chad", []),
    ("Atlanta in Georgia", []),
    ("Georgia blamed Russia", [("Georgia", ("state:GE",)), ("Russia", ("state:RU",))]),
    ("Ankara said no.", [("Ankara", ("state:TR/government",))]),
    ("Officials in Ankara said no.", []),
    ("a bomb in Ankara", []),
    ("The Kremlin and Moscow", [("Kremlin", ("state:RU/government",))]),
    ("IS took it, and this is true.", [("IS", ("actor:islamic-state",))]),
    ("give us the US view", [("US", ("state:US",))]),
    ("an Islamic state", []),
    ("the Islamic State", [("Islamic State", ("actor:islamic-state",))]),
    ("THIS IS WHO SHOT AT US", []),
    ("THE U.S. EMBASSY", [("U.S. EMBASSY", ("state:US/government",))]),
    (
        "the Lebanese Forces and Lebanese forces",
        [
            ("Lebanese Forces", ("actor:lebanese-forces",)),
            ("Lebanese forces", ("state:LB/armed_forces",)),
        ],
    ),
    ("the AP and the ap", [("AP", ("actor:associated-press",))]),
    ("Congolese police", [("Congolese police", ("state:CD/police", "state:CG/police"))]),
    ("Hezbollah fighters fled", [("Hezbollah fighters", ("actor:hezbollah",))]),
    ("Hezbollah's fighters", [("Hezbollah", ("actor:hezbollah",))]),
    (
        "al-Nusra, an-Nusra, Al Nusra",
        [
            ("al-Nusra", ("actor:nusra-front",)),
            ("an-Nusra", ("actor:nusra-front",)),
            ("Al Nusra", ("actor:nusra-front",)),
        ],
    ),
    ("in El Salvador and in Salvador", [("El Salvador", ("state:SV",))]),
    ("He left Israel. Army units stayed.", [("Israel", ("state:IL",))]),
    ("Iraq, police said", [("Iraq", ("state:IQ",))]),
    ("Syrian National team", []),
    ("They attack. They fire. A man fell.", []),
    ("Israel (army source)", [("Israel", ("state:IL",))]),
    ("a patient in the ICU died", []),
    ("in Somalia the ICU fled", [("Somalia", ("state:SO",)), ("ICU", ("actor:islamic-courts-union",))]),
    ("Central American Parliament", []),
    ("Isla cried. Simi Valley, Fla. police came.", []),
    ("Jordan cried.", []),
    ("Jordan condemned it.", [("Jordan", ("state:JO",))]),
    ("ISISs leader", [("ISIS", ("actor:islamic-state",))]),
    ("Mexico City and the Government of Mexico City", []),
    ("the M23, M-23 and M 23", [("M23", ("actor:m23",)), ("M-23", ("actor:m23",)), ("M 23", ("actor:m23",))]),
]


@pytest.mark.parametrize(("text", "expected"), _RUNNING, ids=[text for text, _ in _RUNNING])
def test_running_text(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert found(text) == expected


_BY_NAME = [
    ("IS", "actor:islamic-state"),
    ("the Islamic State", "actor:islamic-state"),
    ("hezbollah", "actor:hezbollah"),
    ("Israel", "state:IL"),
    ("Israeli", "state:IL"),
    ("Israeli Air Force", "state:IL/air_force"),
    ("Ankara", "state:TR/government"),
    ("Press TV", "actor:press-tv"),
    ("MENAFN", "actor:menafn"),
    ("Syrian Arab Army", "state:SY/armed_forces"),
]


@pytest.mark.parametrize(("name", "key"), _BY_NAME)
def test_whole_names(name: str, key: str) -> None:
    assert [entry.key for entry in actors().find(name)] == [key]


@pytest.mark.parametrize(
    "name", ["", " ", "the", "us", "Hezbollah and Hamas", "Hezbollah base", "nobody at all"]
)
def test_what_is_no_whole_name(name: str) -> None:
    assert actors().find(name) == ()


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("A combined Afghan and coalition force killed two.", ["state:AF/armed_forces", "actor:isaf"]),
        ("An Afghan-coalition security force killed two.", ["state:AF/security_forces", "actor:isaf"]),
        ("An Afghan-international force killed two.", ["state:AF/armed_forces"]),
        ("An Afghan-led security force killed two.", ["state:AF/security_forces"]),
        ("The Saudi-led coalition killed two.", ["actor:saudi-led-coalition"]),
        ("The Syrian Arab Coalition took the town.", ["actor:syrian-arab-coalition"]),
        ("The Arab Coalition struck a town in Yemen.", ["actor:saudi-led-coalition", "state:YE"]),
        ("ANKARA (Reuters) - The mayor spoke.", []),
        ("Residents told Reuters (by telephone).", ["actor:reuters"]),
    ],
)
def test_joint_forces_longer_names_and_datelines(text: str, keys: list[str]) -> None:
    assert [match.keys[0] for match in actors().match(text)] == keys


def test_shared_abbreviation_gives_all() -> None:
    keys = {entry.key for entry in actors().find("SLA")}
    assert {"state:LK/army", "actor:south-lebanon-army", "actor:sudan-liberation-movement"} <= keys


def test_composed_entry() -> None:
    entry = actors().get("state:IL/air_force")
    assert entry is not None
    assert (entry.name, entry.category, entry.country) == ("Air force of Israel", "military", "IL")
    assert entry.parents == ("state:IL/armed_forces",)
    assert entry.party
    assert entry.kind == ActorKind.STATE_FORCES
    whole = actors().get("state:PH/armed_forces")
    assert whole is not None
    assert whole.name == "Armed forces of the Philippines"
    assert whole.parents == ("state:PH",)


@pytest.mark.parametrize("key", ["", "state:QQ", "state:IL/wizards", "actor:nobody", "local:gunmen"])
def test_unknown_keys(key: str) -> None:
    assert actors().get(key) is None


def test_outlets_belong_to_parties() -> None:
    for key in (
        "press-tv",
        "al-manar",
        "sana",
        "tass",
        "rt",
        "sputnik",
        "amaq",
        "anadolu",
        "xinhua",
        "isaf-press",
    ):
        entry = actors().get(f"actor:{key}")
        assert entry is not None, key
        assert entry.party, key
        assert entry.parents, key
    for key in ("reuters", "associated-press", "afp", "menafn", "bbc", "al-jazeera", "radio-okapi"):
        entry = actors().get(f"actor:{key}")
        assert entry is not None, key
        assert not entry.party, key


def test_partisan_names_are_found_and_kept_apart() -> None:
    entry = actors().get("actor:islamic-state")
    assert entry is not None
    assert "Daesh" in entry.loaded
    assert "Daesh" not in entry.aliases
    assert [one.key for one in actors().find("Daesh")] == ["actor:islamic-state"]
    assert [one.key for one in actors().find("Zionist regime")] == ["state:IL/government"]


def test_short_forms_echo_the_nearest_full_name() -> None:
    text = (
        "The Front was not known. The Syrian Observatory for Human Rights said the Nusra Front attacked. "
        "The Observatory said the Front lost ten, and a front moved. The Polisario Front "
        "is far away; the Front said so."
    )
    ours = [(text[one.start : one.end], one.keys[0]) for one in actors().echoes(text)]
    assert ours == [
        ("Observatory", "actor:sohr"),
        ("Front", "actor:nusra-front"),
        ("Front", "actor:polisario"),
    ]


def test_members_of_an_umbrella() -> None:
    assert "actor:harakat-hezbollah-al-nujaba" in actors().members("actor:islamic-resistance-in-iraq")
    assert actors().members("actor:nobody") == ()


def test_generics_are_not_those_that_names_hold() -> None:
    text = "Israeli soldiers and Palestinian gunmen met; rebel fighters left the rebel-held town."
    ours = [(text[one.start : one.end], one.keys[0]) for one in actors().generics(text)]
    assert ours == [("Palestinian gunmen", "local:palestinian gunmen"), ("rebel fighters", "local:rebels")]


def test_common_words_that_only_sound_alike_are_no_actors() -> None:
    assert actors().generics("the iron shutters of shops") == ()
    assert actors().generic("shutters") is None


def test_unnamed_actors_are_told_from_names() -> None:
    for words in ("gunmen", "palestinian gunmen", "islamist militants", "police", "two masked gunmen"):
        assert actors().unnamed(words), words
    for words in ("green valley militia", "hezbollah", "red lake defenders"):
        assert not actors().unnamed(words), words


def test_countries_of_a_text() -> None:
    counts = actors().countries("Iraqi police in Baghdad, Iraq, blamed Syria. The Hama doctors said nothing.")
    assert counts == {"IQ": 3, "SY": 1}


def test_the_compiled_copy_holds_the_same(tmp_path: Path) -> None:
    held = json.loads(cache_module.write_copy(tmp_path).read_bytes())
    tables, digest = cache_module.load_tables()
    assert held == {"digest": digest, "tables": tables}


def test_matching_is_fast_enough() -> None:
    sentence = "Israeli warplanes hit two houses in the town on Friday, a monitoring group in Lebanon said. "
    text = sentence * 25
    actors().match(text)
    start = time.perf_counter()
    for _ in range(20):
        actors().match(text)
    reports_a_second = 20 / (time.perf_counter() - start)
    assert reports_a_second > 60  # about a tenth of what an idle core does


@given(st.text(max_size=200))
def test_matches_lie_in_order_within_any_text(text: str) -> None:
    last = 0
    for one in actors().match(text):
        assert last <= one.start < one.end <= len(text)
        assert one.keys
        assert all(actors().get(key) is not None for key in one.keys)
        last = one.end


_PARTS = st.sampled_from(
    [
        "Israeli",
        "US",
        "and",
        "army",
        "of",
        "the",
        "Sudan",
        "al-",
        "Qaeda",
        "IS",
        "-backed",
        "'s",
        ". ",
        "regime",
        "police",
        "M",
        "23",
    ]
)


@given(st.lists(_PARTS, max_size=12), st.sampled_from(["", " ", "-"]))
def test_matches_of_telling_parts(parts: list[str], joint: str) -> None:
    text = joint.join(parts)
    last = 0
    for one in actors().match(text):
        assert last <= one.start < one.end <= len(text)
        last = one.end
