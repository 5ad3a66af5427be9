"""Who is told as a party: the whole of the phrase for him, and nobody for a number or a place."""

from dataclasses import replace

import pytest

from annals.model.reading import Label, Role
from annals.resolve import resolve
from tests.extract.test_trained import act, read, words


def told(text: str, event: str, role: str, *heard: str) -> list[str]:
    """Return the words in a role to an act in which some words were heard."""
    roles = {role: tuple(words(one, text=text) for one in heard)}
    (frame,) = read(act(event, text=text, roles=roles), text=text).frames
    return [one.mention.span.quote for one in frame.of(Role(role))]


@pytest.mark.parametrize(
    ("text", "event", "role", "heard", "party"),
    [
        (
            "A group of smugglers was ambushed near Tera.",
            "ambushed",
            "target",
            "A group",
            "A group of smugglers",
        ),
        (
            "A raid killed 12 Hamas-linked gunmen in Tera.",
            "raid",
            "victim",
            "12 Hamas",
            "12 Hamas-linked gunmen",
        ),
        ("Truck bomber kills ten in Tera.", "kills", "attacker", "Truck", "bomber"),
        ("Shells fired by rebel forces hit Tera.", "hit", "attacker", "rebel", "rebel forces"),
        (
            "He fought Kurdish militants near Tera.",
            "fought",
            "attacker",
            "Kurdish militants",
            "Kurdish militants",
        ),
        ("Saudi-led strike hits a wedding in Tera.", "strike", "attacker", "Saudi-led", "Saudi-led"),
        ("Gunmen opened fire on a bus in Tera.", "opened fire", "attacker", "Gunmen", "Gunmen"),
        ("A gunman police had sought fired in Tera.", "fired", "attacker", "A gunman", "gunman"),
        (
            "Fire wounded five guards, two of them badly, in Tera.",
            "Fire",
            "victim",
            "five guards, two of them",
            "five guards",
        ),
    ],
)
def test_a_party_is_told_by_its_whole_phrase(
    text: str, event: str, role: str, heard: str, party: str
) -> None:
    assert told(text, event, role, heard) == [party]


@pytest.mark.parametrize(
    ("text", "heard", "parties"),
    [
        ("By Amina Bello Armed men attacked a market in Tera.", "Amina Bello", []),
        ("Troops attacked Tera. By Saturday Boko Haram had fled.", "Boko Haram", ["Boko Haram"]),
        ("Troops kill two By The Irrawaddy Troops attacked Tera.", "The Irrawaddy", []),
        ("Al Jazeera said that gunmen attacked Tera.", "Al Jazeera", []),
        ("According to Al-Manar Syrian forces attacked Tera.", "Al-Manar Syrian forces", ["Syrian forces"]),
    ],
)
def test_who_wrote_the_report_is_no_party(text: str, heard: str, parties: list[str]) -> None:
    assert told(text, "attacked", "attacker", heard) == parties


@pytest.mark.parametrize(
    ("text", "event", "role", "heard"),
    [
        ("Dozens killed as shells hit Tera.", "killed", "victim", "Dozens"),
        ("Fifteen of the wounded in the blast in Tera are in hospital.", "blast", "victim", "Fifteen of the"),
        ("A blast in Tera wounded scores of others.", "blast", "victim", "scores of others"),
        ('"My colleagues were killed," he said in Tera.', "killed", "victim", "My colleagues"),
        ("Turkey-backed offensive near Tera goes on.", "offensive", "attacker", "Turkey-backed"),
        ("Shelling of a clinic in rebel-held northern Syria killed two.", "Shelling", "attacker", "Syria"),
        ("Shells were fired by men stationed in the Tera Hills.", "fired", "attacker", "Tera Hills"),
    ],
)
def test_a_number_a_place_or_half_a_word_is_no_party(text: str, event: str, role: str, heard: str) -> None:
    assert told(text, event, role, heard) == []


@pytest.mark.parametrize(
    ("text", "event", "heard", "parties"),
    [
        (
            "Hezbollah, an alliance of fighters, shelled Tera.",
            "shelled",
            ("Hezbollah", "an alliance of fighters"),
            ["Hezbollah"],
        ),
        (
            "Hezbollah and a group of fighters shelled Tera.",
            "shelled",
            ("Hezbollah", "a group of fighters"),
            ["Hezbollah", "fighters"],
        ),
    ],
)
def test_what_says_who_somebody_is_is_no_other_party(
    text: str, event: str, heard: tuple[str, ...], parties: list[str]
) -> None:
    assert set(parties) <= set(told(text, event, "attacker", *heard))
    assert len(parties) > 1 or told(text, event, "attacker", *heard) == parties


def test_a_person_is_told_by_what_he_is_and_not_by_his_name() -> None:
    text = "Gunmen killed Omar al-Tayri, a field commander, in Tera."
    assert told(text, "killed", "victim", "Omar al-Tayri, a field commander") == ["a field commander"]


@pytest.mark.parametrize(
    ("text", "event", "kinds"),
    [
        ("Three men stabbed a guard in Tera.", "stabbed", {"external_or_other"}),
        ("Three men protested in Tera.", "protested", {"civilians"}),
    ],
)
def test_plain_people_who_do_violence_are_no_civilians(text: str, event: str, kinds: set[str]) -> None:
    type_ = "protest" if event == "protested" else "attack_on_civilians"
    heard = act(event, text=text, roles={"attacker": (words("Three men", text=text),)})
    (draft,) = resolve(read(replace(heard, type=type_), text=text))
    assert {one.value.actor.kind.value for one in draft.participants} == kinds


@pytest.mark.parametrize(
    ("text", "role", "heard", "things"),
    [
        (
            "Shells hit public and private property in Tera.",
            "thing",
            "public",
            ["public and private property"],
        ),
        ("Shells hit the public square in Tera.", "thing", "public square", ["public square"]),
    ],
)
def test_a_thing_is_told_to_its_noun(text: str, role: str, heard: str, things: list[str]) -> None:
    (frame,) = read(act("hit", text=text, roles={role: (words(heard, text=text),)}), text=text).frames
    assert [one.mention.span.quote for one in frame.of(Role.TARGET)] == things


def test_a_number_is_no_weapon() -> None:
    text = "A number of rockets hit a bus in Tera."
    (frame,) = read(act("hit", text=text, roles={"weapon": (words("number", text=text),)}), text=text).frames
    assert "number" not in {one.mention.span.quote for one in frame.of(Role.WEAPON)}


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("McAllen shot a man in Tera. The jury heard that Rico McAllen was drunk.", True),
        ("McAllen, who said he was drunk, shot a man in Tera.", True),
        ("Ansaru shot a man in Tera. The army blamed Ansaru for it.", False),
    ],
)
def test_a_surname_alone_is_left_out_where_the_report_shows_a_person(text: str, masked: bool) -> None:  # noqa: FBT001
    name = text.partition(" ")[0].rstrip(",")
    heard = act("shot", text=text, roles={"attacker": (words(name, text=text),)})
    (draft,) = resolve(read(heard, text=text))
    (who,) = (one.value.actor for one in draft.participants if one.value.actor.written == name)
    assert (who.name == "a person") is masked


@pytest.mark.parametrize(
    ("text", "heard", "score", "parties"),
    [
        ("Two fire-eaters attacked a mill in Tera.", "Two fire-eaters", 0.95, ["Two fire-eaters"]),
        ("Two fire-eaters attacked a mill in Tera.", "Two fire-eaters", 0.5, []),
        ("In Tera grenades attacked a mill.", "grenades", 0.95, []),
        ("A black sedan attacked a mill in Tera.", "A black sedan", 0.9, []),
        ("Rebels attacked the night watch in Tera.", "the night watch", 0.97, ["the night watch"]),
        ("Rebels attacked the wounded in Tera.", "wounded", 0.97, []),
        ("Men attacked the Tillaberi and Dosso refineries in Niger.", "the Tillaberi", 0.95, []),
        ("Men attacked Mayor Tillaberi in Niger.", "Mayor Tillaberi", 0.95, ["Mayor Tillaberi"]),
    ],
)
def test_who_is_surely_heard_is_somebody_unless_the_words_name_a_weapon_or_a_place(
    text: str, heard: str, score: float, parties: list[str]
) -> None:
    roles = {"target": (words(heard, text=text, score=score),)}
    (frame,) = read(act("attacked", text=text, roles=roles), text=text).frames
    assert [one.mention.span.quote for one in frame.of(Role.TARGET)] == parties


def test_words_that_go_right_on_are_one_party() -> None:
    text = "Forty-one herders attacked a mill in Gao, and Men of the Hills fled."
    heard = (words("Forty-", text=text, score=0.95), words("one herders", text=text, score=0.4))
    (frame,) = read(act("attacked", text=text, roles={"attacker": heard}), text=text).frames
    assert [one.mention.span.quote for one in frame.of(Role.ATTACKER)] == ["herders"]


def labels(heard: str) -> set[Label]:
    """Return whether words heard for those aimed at are told as people, or as a thing."""
    text = f"Jets struck {heard} near Tera."
    (frame,) = read(act("struck", text=text, roles={"target": (words(heard, text=text),)}), text=text).frames
    return {one.mention.label for one in frame.of(Role.TARGET)}


@pytest.mark.parametrize("heard", ["a Kurdish base", "the house of a Kurdish weaver"])
def test_who_is_heard_as_a_thing_is_that_thing(heard: str) -> None:
    assert Label.TARGET in labels(heard)


@pytest.mark.parametrize("heard", ["two farmers from the base", "a crowd of Kurdish weavers"])
def test_who_stood_at_a_thing_or_is_a_crowd_is_somebody(heard: str) -> None:
    assert labels(heard) == {Label.ACTOR}
