"""Which places words tell that were heard as where an act happened; reports by hand, all invented."""

import pytest

from annals.model.reading import Label, Role
from tests.extract.test_trained import act, read, words


def told(text: str, *heard: tuple[str, float]) -> list[str]:
    """Return the places of an act ("fired") of which these words were heard as its place."""
    roles = {"place": tuple(words(quote, score=score, text=text) for quote, score in heard)}
    (frame,) = read(act("fired", text=text, roles=roles), text=text).frames
    return [filler.mention.span.quote for filler in frame.of(Role.PLACE)]


@pytest.mark.parametrize(
    ("text", "heard", "places"),
    [
        (
            "Men fired at Zobaro, a village in the north of Mali.",
            "Zobaro, a village in the north of Mali",
            ["Zobaro"],
        ),
        ("Men fired in the Protestant church of Zobaro.", "the Protestant church of Zobaro", ["Zobaro"]),
        (
            "Men fired at the town of Gao, west of Timbuktu.",
            "the town of Gao, west of Timbuktu",
            ["the town of Gao"],
        ),
        ("Men fired at Gao and Timbuktu.", "Gao and Timbuktu", ["Gao", "Timbuktu"]),
        ("Men fired at Khirbet al-Zobar.", "Khirbet al-Zobar", ["Khirbet al-Zobar"]),
        ("MEN FIRED AT THE RESIDENCE OF A JUDGE.", "THE RESIDENCE", []),
        ("Men fired on the town from a hill.", "the town", ["the town"]),
        ("Men fired there on Monday.", "there", ["there"]),
        ("Men fired in towns and villages.", "towns and villages", []),
        ("MEN FIRED IN THE CAPITAL ON MONDAY.", "THE CAPITAL", ["THE CAPITAL"]),
        ("Men fired on the Zobaro Road. The Zobaro Road was shut.", "the Zobaro Road", ["Zobaro Road"]),
        ("Men fired on Ibrahim Zobaro. Ibrahim Zobaro was hurt.", "Ibrahim Zobaro", []),
    ],
)
def test_the_place_is_told_and_not_where_it_lies(text: str, heard: str, places: list[str]) -> None:
    quote = "FIRED" if text.isupper() else "fired"
    roles = {"place": (words(heard, text=text),)}
    (frame,) = read(act(quote, text=text, roles=roles), text=text).frames
    assert [filler.mention.span.quote for filler in frame.of(Role.PLACE)] == places


def test_a_building_is_told_with_its_town() -> None:
    text = "Men fired at Zobaro High School, a college in Gao."
    assert told(text, ("Zobaro High School, a college in Gao", 0.9)) == ["Zobaro High School", "Gao"]


def test_a_direction_is_no_place_where_there_is_another() -> None:
    text = "In Gao men fired and fled towards Timbuktu."
    assert told(text, ("Gao", 0.8), ("towards Timbuktu", 0.9)) == ["Gao"]
    assert told(text, ("towards Timbuktu", 0.9)) == ["Timbuktu"]


def test_a_place_less_sure_than_the_surest_is_left_out() -> None:
    text = "Men fired in Gao and were seen in Timbuktu."
    assert told(text, ("Gao", 0.9), ("Timbuktu", 0.5)) == ["Gao"]


@pytest.mark.parametrize(
    ("text", "heard", "places"),
    [
        ("Men fired at a trader from Kaduna in Gusau.", ("Kaduna in Gusau",), ["Gusau"]),
        ("Men fired at a driver from Beni near Butembo.", ("Beni near Butembo",), ["Butembo"]),
        ("Men fired at a clerk born in Cali in a bar in Tumaco.", ("Cali", "Tumaco"), ["Tumaco"]),
        ("Men fired at two brothers from Tripoli on a road near Sebha.", ("Tripoli",), ["Sebha"]),
        ("Men fired at a trader from Kaduna.", ("Kaduna",), ["Kaduna"]),
        ("Men fired at two girls from Chibok in Borno.", ("Chibok in Borno",), ["Chibok"]),
        ("Men fired at a priest from his home in Jos.", ("Jos",), ["Jos"]),
        ("Men fired at a trader from Kaduna, police in Abuja said.", ("Kaduna",), ["Kaduna"]),
    ],
)
def test_the_home_of_somebody_is_not_where_it_happened(
    text: str, heard: tuple[str, ...], places: list[str]
) -> None:
    assert told(text, *((one, 0.9) for one in heard)) == places


@pytest.mark.parametrize(
    ("text", "heard", "places"),
    [
        (
            "Men fired in Raqqa Hama and Aleppo provinces.",
            "Raqqa Hama and Aleppo provinces",
            ["Raqqa", "Hama", "Aleppo"],
        ),
        (
            "Men fired at Port Sudan Khartoum and Kassala.",
            "Port Sudan Khartoum and Kassala",
            ["Port Sudan", "Khartoum", "Kassala"],
        ),
        ("Men fired at Baghdad Iraq and fled.", "Baghdad Iraq", ["Baghdad"]),
        ("Men fired in Trinidad and Tobago.", "Trinidad and Tobago", ["Trinidad and Tobago"]),
        (
            "Men fired at Tel Zobar and Kelimba in Homs.",
            "Tel Zobar and Kelimba in Homs",
            ["Tel Zobar", "Kelimba"],
        ),
        ("Men fired at Gao and Zobaro on Monday.", "Gao and Zobaro", ["Gao", "Zobaro"]),
        ("Men fired at Gao and Malian villages.", "Gao and Malian villages", ["Gao"]),
        (
            "Men fired at Zobaro, Kelimba and Tarof.",
            "Zobaro, Kelimba and Tarof",
            ["Zobaro", "Kelimba", "Tarof"],
        ),
        ("Men fired at Zobaro, Kelimba.", "Zobaro, Kelimba", ["Zobaro"]),
        (
            "Men fired in Jos and Zobaro in Plateau State and the town of Kafanchan.",
            "Jos and Zobaro in Plateau State and the town of Kafanchan",
            ["Jos", "Zobaro", "the town of Kafanchan"],
        ),
    ],
)
def test_each_place_of_a_list_is_told(text: str, heard: str, places: list[str]) -> None:
    assert told(text, (heard, 0.9)) == places


@pytest.mark.parametrize(
    ("text", "heard", "places"),
    [
        ("Men fired in army-held Zobaro west of Aleppo.", "army-held Zobaro west of Aleppo", ["Zobaro"]),
        (
            "Men fired on the Highway M5 south of Damascus.",
            "the Highway M5 south of Damascus",
            ["south of Damascus"],
        ),
        ("Men fired in Mali's Gao.", "Mali's Gao", ["Gao"]),
        ("Men fired at the Zobar crossing between Mali and Niger.", "the Zobar crossing", ["Zobar"]),
        ("Men fired in Syrias Zobaro on Monday.", "Syrias Zobaro", ["Zobaro"]),
        ("Men fired near Druze-run Zobaro on Monday.", "Druze-run Zobaro", ["Zobaro"]),
        ("Men fired in the Druze-run area.", "the Druze-run area", ["the Druze-run area"]),
        ("Men fired at ISILs bases on Monday.", "ISILs", []),
        ("Men fired in Zobari villages near Sinjar.", "Zobari villages near Sinjar", ["Sinjar"]),
        ("Men fired at a Zobari in Zobaro as Zobaris fled.", "Zobaro", ["Zobaro"]),
        ("Jets fired at a base. They hit the provincial capital.", "the", ["the provincial capital"]),
        ("Men fired in these villages.", "these villages", ["these villages"]),
    ],
)
def test_names_are_told_without_whose_they_are(text: str, heard: str, places: list[str]) -> None:
    assert told(text, (heard, 0.9)) == places


def test_a_dateline_without_a_dash_is_no_place_where_there_is_another() -> None:
    text = "BEIRUT Men fired at a house in Tripoli on Monday."
    assert told(text, ("BEIRUT", 0.9), ("Tripoli", 0.8)) == ["Tripoli"]
    assert told("Men fired in BEIRUT and in Tripoli.", ("BEIRUT", 0.9), ("Tripoli", 0.8)) == [
        "BEIRUT",
        "Tripoli",
    ]


@pytest.mark.parametrize(
    ("text", "heard", "places"),
    [
        ("Men fired at Kollaram Hamma, an islet.", "Hamma", ["Kollaram Hamma"]),
        ("Men fired in Zobar Lin village.", "Lin village", ["Zobar Lin village"]),
        ("Men fired near General Minna on Monday.", "Minna", ["Minna"]),
    ],
)
def test_a_name_is_matched_whole(text: str, heard: str, places: list[str]) -> None:
    assert told(text, (heard, 0.9)) == places


@pytest.mark.parametrize(
    ("text", "heard", "places"),
    [
        ("Men fired in the Gao villages of Zobaro and Kelim.", "Gao", ["Zobaro", "Kelim"]),
        ("Men fired in Mali's northern region of Gao.", "Mali", ["Gao"]),
        ("Men fired in the villages of Zobaro, Kelim and Tera.", "the villages", ["Zobaro", "Kelim", "Tera"]),
        ("Men fired in the Gao region of Mali.", "Gao region", ["Gao region"]),
        ("Men fired in the Gao settlements of Mali.", "Gao", ["Gao"]),
        ("Men fired in Gao, as well as in Timbuktu and Mopti.", "Gao", ["Gao", "Timbuktu", "Mopti"]),
        ("Men fired in Gao, as well as a clerk's van.", "Gao", ["Gao"]),
        ("Men fired in Gao and homes of Timbuktu burned.", "Gao", ["Gao"]),
    ],
)
def test_the_places_of_a_kind_in_a_place_are_told(text: str, heard: str, places: list[str]) -> None:
    assert told(text, (heard, 0.9)) == places


@pytest.mark.parametrize(
    ("text", "heard", "places"),
    [
        ("Men fired and a clerk, a native of Gao, was held.", "Gao", []),
        ("Men fired and two boys were rushed to a clinic in Gao.", "Gao", []),
        ("Men fired in Tera and two boys were taken to Gao.", "Tera", ["Tera"]),
        ("Two boys were taken to a mill in Gao and men fired at them.", "Gao", ["Gao"]),
        ("Raids that originated in Gao spread, and men fired.", "Gao", ["Gao"]),
        ("Out of its nine villages men fired in six.", "Out", []),
        ("Men of the Kollar Union Front (KUF) fired at KUF posts.", "KUF", []),
        ("Men fired at Zobaro Hill Town (ZHT) and in ZHT.", "ZHT", ["ZHT"]),
        ("Men fired, and Leticia Maria Solana, 34, fled; friends of Leticia wept.", "Leticia wept", []),
    ],
)
def test_what_is_no_place_of_an_act(text: str, heard: str, places: list[str]) -> None:
    assert told(text, (heard, 0.9)) == places


@pytest.mark.parametrize(
    ("text", "heard", "places"),
    [
        ("Men fired in Zobara village of Borno State.", "Zobara village of Borno State", ["Zobara"]),
        ("Men fired in the Zobar area of Kupwara district.", "the Zobar area of Kupwara district", ["Zobar"]),
        ("Men fired in the Malian town of Gao.", "the Malian town of Gao", ["Gao"]),
        (
            "Men fired in Zobara, a community in Okolo Local Government Area of Benue State.",
            "in Zobara, a community in Okolo Local Government Area of Benue State",
            ["Zobara"],
        ),
        (
            "Men fired at Zobar in south Kashmir's Shopian district.",
            "Zobar in south Kashmir's Shopian district",
            ["Zobar"],
        ),
    ],
)
def test_a_village_that_nobody_knows_is_told_before_its_unit(
    text: str, heard: str, places: list[str]
) -> None:
    assert told(text, (heard, 0.9)) == places


def test_a_place_that_only_names_a_summit_is_none() -> None:
    text = "Men fired at Gao before the Paris summit."
    mentions = read(act("fired", text=text), text=text).mentions
    assert [one.span.quote for one in mentions if one.label is Label.PLACE] == ["Gao"]


def test_where_others_were_taken_ends_where_another_clause_begins() -> None:
    text = "They were taken to a clinic in Gao after men fired at Kelim village."
    assert told(text, ("Kelim village", 0.9), ("Gao", 0.8)) == ["Kelim village"]
