"""Which places words tell that were heard as where an act happened; reports by hand, all invented."""

import pytest

from annals.model.reading import Role
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
    assert told(text, ("Gao", 0.9), ("Timbuktu", 0.6)) == ["Gao"]


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
