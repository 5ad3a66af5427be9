import pytest

from annals.model.vocabulary import SpeakerRole
from annals.resolve.speakers.role import Sides, is_authority, speaker_role

NOBODY: frozenset[str] = frozenset()
BY_REBELS = Sides(attackers=frozenset({"actor:front"}), attacked=frozenset({"local:people"}), rebels=True)
BY_FORCES = Sides(attackers=frozenset({"state:SY/army"}), attacked=frozenset({"local:people"}), forces=True)
A_CRIME = Sides(attackers=frozenset({"local:a man"}), attacked=frozenset({"local:people"}))

WORDS = [
    ("a nurse", BY_REBELS, SpeakerRole.WITNESS),
    ("activists in Daraya", BY_FORCES, SpeakerRole.WITNESS),
    ("opposition activists", BY_FORCES, SpeakerRole.UNKNOWN),
    ("her aunt", A_CRIME, SpeakerRole.VICTIM_SIDE),
    ("a press-freedom group", BY_REBELS, SpeakerRole.MONITOR),
    ("police", BY_REBELS, SpeakerRole.OFFICIAL_THIRD_PARTY),
    ("the district attorney", A_CRIME, SpeakerRole.OFFICIAL_THIRD_PARTY),
    ("an army spokesman", BY_REBELS, SpeakerRole.VICTIM_SIDE),
    ("an army spokesman", BY_FORCES, SpeakerRole.PERPETRATOR),
    ("the governor", BY_REBELS, SpeakerRole.VICTIM_SIDE),
    ("the governor", A_CRIME, SpeakerRole.OFFICIAL_THIRD_PARTY),
    ("a rebel commander", BY_REBELS, SpeakerRole.PERPETRATOR),
    ("a rebel commander", BY_FORCES, SpeakerRole.VICTIM_SIDE),
    ("state television", BY_REBELS, SpeakerRole.VICTIM_SIDE),
    ("state television", A_CRIME, SpeakerRole.MEDIA),
    ("a local newspaper", BY_REBELS, SpeakerRole.MEDIA),
    ("he", BY_REBELS, SpeakerRole.UNKNOWN),
]


@pytest.mark.parametrize(("words", "sides", "role"), WORDS)
def test_who_is_in_no_list(words: str, sides: Sides, role: SpeakerRole) -> None:
    assert speaker_role(words, "", NOBODY, sides) is role


def test_who_is_known() -> None:
    assert (
        speaker_role("the Front", "armed_group", frozenset({"actor:front"}), BY_REBELS)
        is SpeakerRole.PERPETRATOR
    )
    assert (
        speaker_role("Damascus", "state", frozenset({"state:SY"}), BY_REBELS)
        is SpeakerRole.OFFICIAL_THIRD_PARTY
    )
    hit = Sides(attackers=frozenset({"actor:front"}), attacked=frozenset({"state:SY/army"}), rebels=True)
    assert speaker_role("Damascus", "state", frozenset({"state:SY"}), hit) is SpeakerRole.VICTIM_SIDE
    assert speaker_role("SOHR", "monitor", frozenset({"actor:sohr"}), BY_FORCES) is SpeakerRole.MONITOR
    assert speaker_role("Reuters", "agency", frozenset({"actor:reuters"}), BY_FORCES) is SpeakerRole.MEDIA


def test_authorities() -> None:
    assert is_authority("President Mohamed Abdullahi Mohamed")
    assert not is_authority("a nurse")


@pytest.mark.parametrize(
    ("category", "key", "role"),
    [
        ("government", "state:SY/government", SpeakerRole.PERPETRATOR),
        ("military", "state:SY/general_staff", SpeakerRole.PERPETRATOR),
        ("agency", "state:SY/government", SpeakerRole.PERPETRATOR),
        ("government", "state:RU/government", SpeakerRole.OFFICIAL_THIRD_PARTY),
        ("agency", "actor:reuters", SpeakerRole.MEDIA),
    ],
)
def test_who_speaks_for_the_state_that_did_it(category: str, key: str, role: SpeakerRole) -> None:
    assert speaker_role("they", category, frozenset({key}), BY_FORCES) is role


CLASH = Sides(
    attackers=frozenset({"actor:front"}), attacked=frozenset({"actor:league"}), rebels=True, act="armed_clash"
)
SHELLS = Sides(
    attackers=frozenset({"state:SY/army"}), attacked=frozenset(), forces=True, act="shelling_missile"
)
SEIZED = Sides(attackers=frozenset(), attacked=frozenset(), act="weapons_seized")
ARRESTS = Sides(attackers=frozenset({"state:KE/police"}), attacked=frozenset(), forces=True, act="arrests")
BOTH = Sides(
    attackers=frozenset({"state:ML/army", "actor:front"}), attacked=frozenset({"state:ML"}), forces=True
)


@pytest.mark.parametrize(
    ("words", "category", "key", "sides", "role"),
    [
        ("the League of the Hills", "armed_group", "actor:hills", CLASH, SpeakerRole.PERPETRATOR),
        ("the League", "armed_group", "actor:league", CLASH, SpeakerRole.VICTIM_SIDE),
        ("the army", "military", "state:SD/army", CLASH, SpeakerRole.PERPETRATOR),
        ("the army", "military", "state:SD/army", BY_REBELS, SpeakerRole.VICTIM_SIDE),
        ("Kyiv", "government", "state:UA/government", SHELLS, SpeakerRole.VICTIM_SIDE),
        ("a prosecutor", "", "local:prosecutor", SHELLS, SpeakerRole.VICTIM_SIDE),
        ("the UN envoy", "un", "actor:un", SHELLS, SpeakerRole.OFFICIAL_THIRD_PARTY),
        ("an army spokesman", "", "local:army", SEIZED, SpeakerRole.PERPETRATOR),
        ("the governor", "", "local:governor", SEIZED, SpeakerRole.OFFICIAL_THIRD_PARTY),
        ("the Brotherhood", "armed_group", "actor:brothers", SEIZED, SpeakerRole.PERPETRATOR),
        ("Kenyan police", "police", "state:KE/police", ARRESTS, SpeakerRole.PERPETRATOR),
        ("the Kenyan army", "military", "state:KE/army", ARRESTS, SpeakerRole.PERPETRATOR),
        ("Mali's army", "military", "state:ML/army", BOTH, SpeakerRole.VICTIM_SIDE),
    ],
)
def test_the_type_of_act_says_whose_side_tells_it(
    words: str, category: str, key: str, sides: Sides, role: SpeakerRole
) -> None:
    assert speaker_role(words, category, frozenset({key}), sides) is role


@pytest.mark.parametrize(
    ("words", "category", "key", "perpetrator"),
    [
        ("Syria's defence ministry", "government", "state:SY/government", True),
        ("Syria's human rights commission", "state", "state:SY", False),
        ("a former Syrian minister", "government", "state:SY/government", False),
        ("a Syrian court", "state", "state:SY", False),
        ("a Syrian newspaper", "state", "state:SY", False),
    ],
)
def test_who_belongs_to_a_state_and_speaks_for_himself_admits_nothing(
    words: str, category: str, key: str, *, perpetrator: bool
) -> None:
    role = speaker_role(words, category, frozenset({key}), BY_FORCES)
    assert (role is SpeakerRole.PERPETRATOR) is perpetrator


def test_a_region_does_not_speak_for_its_state() -> None:
    keys = frozenset({"actor:region", "state:SY/government"})
    assert (
        speaker_role("the region's government", "government", keys, BY_FORCES) is not SpeakerRole.PERPETRATOR
    )


AT_HOME = Sides(
    attackers=frozenset({"state:KE/air_force"}),
    attacked=frozenset({"actor:front"}),
    forces=True,
    act="air_drone_strike",
    home="state:KE",
)
HIT_AT_HOME = Sides(
    attackers=frozenset({"actor:front"}),
    attacked=frozenset({"state:KE/police"}),
    rebels=True,
    act="ied_mine",
    home="state:KE",
)
BY_NEIGHBOURS = Sides(
    attackers=frozenset({"state:TZ/air_force"}),
    attacked=frozenset({"local:people"}),
    forces=True,
    act="air_drone_strike",
    home="state:KE",
)
DOWNED = Sides(
    attackers=frozenset({"state:TZ"}), attacked=frozenset({"actor:front"}), forces=True, act="interception"
)


@pytest.mark.parametrize(
    ("words", "sides", "role"),
    [
        ("the defence ministry", AT_HOME, SpeakerRole.PERPETRATOR),
        ("state television", AT_HOME, SpeakerRole.PERPETRATOR),
        ("the interior ministry", AT_HOME, SpeakerRole.PERPETRATOR),
        ("the mayor", AT_HOME, SpeakerRole.VICTIM_SIDE),
        ("the army", BY_NEIGHBOURS, SpeakerRole.VICTIM_SIDE),
        ("state radio", BY_NEIGHBOURS, SpeakerRole.VICTIM_SIDE),
        ("a prosecutor", HIT_AT_HOME, SpeakerRole.VICTIM_SIDE),
        ("police", HIT_AT_HOME, SpeakerRole.VICTIM_SIDE),
        ("the opposition", AT_HOME, SpeakerRole.VICTIM_SIDE),
        ("the company that runs the port", BY_NEIGHBOURS, SpeakerRole.VICTIM_SIDE),
        ("the journalists", BY_NEIGHBOURS, SpeakerRole.MEDIA),
        ("leaflets left there", HIT_AT_HOME, SpeakerRole.PERPETRATOR),
    ],
)
def test_forces_and_offices_are_of_the_state_that_the_report_is_about(
    words: str, sides: Sides, role: SpeakerRole
) -> None:
    assert speaker_role(words, "", frozenset({"local:somebody"}), sides) is role


def test_a_group_that_brings_an_aircraft_down_did_it() -> None:
    keys = frozenset({"actor:front"})
    assert speaker_role("the Front", "armed_group", keys, DOWNED) is SpeakerRole.PERPETRATOR
    assert (
        speaker_role("the army", "military", frozenset({"state:TZ/army"}), DOWNED) is SpeakerRole.PERPETRATOR
    )
    raid = Sides(attackers=DOWNED.attackers, attacked=keys, forces=True, act="air_drone_strike")
    assert speaker_role("the Front", "armed_group", keys, raid) is SpeakerRole.VICTIM_SIDE


def test_a_group_that_condemns_what_another_group_did_has_not_done_it() -> None:
    by_another = Sides(
        attackers=frozenset({"actor:other"}), attacked=frozenset(), rebels=True, act="suicide_bomb"
    )
    keys = frozenset({"actor:front"})
    assert speaker_role("the Front", "armed_group", keys, by_another) is SpeakerRole.VICTIM_SIDE
    by_somebody = Sides(
        attackers=frozenset({"local:rebels"}), attacked=frozenset(), rebels=True, act="suicide_bomb"
    )
    assert speaker_role("the Front", "armed_group", keys, by_somebody) is SpeakerRole.PERPETRATOR
