"""Who stands in the sentence of an act and did not do it, and who is told beside those who did."""

import pytest

from annals.model.reading import Role
from tests.extract.test_trained import act, read, words


def told(text: str, event: str, role: str, *heard: str) -> list[str]:
    """Return the words in a role to an act in which some words were heard."""
    roles = {role: tuple(words(one, text=text) for one in heard)}
    (frame,) = read(act(event, text=text, roles=roles), text=text).frames
    return [one.mention.span.quote for one in frame.of(Role(role))]


@pytest.mark.parametrize(
    ("text", "event", "heard"),
    [
        ("Two strikes hit Tera, which is controlled by a rebel alliance.", "hit", "a rebel alliance"),
        ("Strikes hit Tera, a town held by the Islamic State (IS) group.", "hit", "group"),
        ("Jets struck a bridge in Tera, where rebels are battling troops.", "struck", "rebels"),
        ("Jets bombed Tera where rebels are battling Islamic State killed six.", "bombed", "Islamic State"),
        ("Jets struck Tera, where rebels are battling troops.", "battling", "Jets"),
        ("The attack upon the U.S. in 2001 killed thousands.", "attack", "the U.S."),
        ("Ada Loth was caught after a raid on her home in Tera.", "raid", "Ada Loth"),
        ("Mobs killed two in Tera. He put pressure on police over the act.", "killed", "police"),
        ("Shells hit Tera. They say Syrian forces deliberately target clinics.", "hit", "Syrian forces"),
        ("Gunmen shot a man, who was found by members of the convoy, in Tera.", "shot", "members"),
        ("An army ground assault in Tera came after rebels shelled Lome.", "assault", "rebels"),
        ("Soldiers killed two in Tera. The army came under fire from Airwars.", "killed", "Airwars"),
        ("The Sandy Hook shooting in Tera killed six.", "shooting", "Sandy Hook"),
        ("The army shelled Tera in retaliation for mortar fire that hit Lome.", "mortar fire", "The army"),
    ],
)
def test_who_only_stands_by_did_not_do_it(text: str, event: str, heard: str) -> None:
    assert heard.removeprefix("The ").removeprefix("the ") not in told(text, event, "attacker", heard)


@pytest.mark.parametrize(
    ("text", "event", "heard"),
    [
        ("Rebels hit a town held by the army near Tera.", "hit", "Rebels"),
        ("A bomb killed nine in Tera, where rebels have claimed the blast.", "killed", "rebels"),
        ("Shells hit Tera, where rebels launched two missiles.", "launched", "rebels"),
        ("The convoy came under fire from rebels in Tera.", "came under fire", "rebels"),
        ("He was held after an attack on his neighbour in Tera.", "attack", "He"),
        ("Ten died in Tera after gunmen attacked a mosque.", "attacked", "gunmen"),
        ("An attack by rebels on Israel killed two in Tera.", "attack", "rebels"),
        ("In retaliation for a raid, rebels shelled Tera.", "shelled", "rebels"),
        ("The army put pressure on rebels and shelled Tera.", "shelled", "army"),
        ("The Zetas massacre in Tera killed six.", "massacre", "Zetas"),
        ("The Haddad fighters massacre in Tera killed six.", "massacre", "fighters"),
    ],
)
def test_who_did_it_stays(text: str, event: str, heard: str) -> None:
    assert any(heard in one for one in told(text, event, "attacker", heard))


@pytest.mark.parametrize(
    ("text", "heard", "parties"),
    [
        ("The Syrian Army alongside a volunteer militia shelled Tera.", "The Syrian Army alongside", 2),
        ("Rebels including the Nusra Front shelled Tera.", "Rebels including", 2),
        ("Rebels shelled Tera alongside the road.", "Rebels", 1),
    ],
)
def test_who_fights_alongside_is_a_party_too(text: str, heard: str, parties: int) -> None:
    assert len(told(text, "shelled", "attacker", heard)) == parties


def test_what_only_describes_aircraft_is_told_with_them() -> None:
    assert told("A military aircraft bombed Tera.", "bombed", "attacker", "military") == ["military aircraft"]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("A raid in Tera killed 21 people. A film showed a man attending to a boy.", "a man"),
        ("A raid in Tera killed 21 people. Tera saw a girl cry.", "a girl"),
    ],
)
def test_who_is_only_seen_is_no_victim_beside_those_who_were_hit(text: str, other: str) -> None:
    assert told(text, "raid", "victim", "21 people", other) == ["21 people"]


@pytest.mark.parametrize(
    "text",
    [
        "A shell hit a house near Gao, where rebels are fighting",
        "Where rebels are fighting soldiers, a shell hit a house near Gao.",
    ],
)
def test_a_clause_may_end_the_text_or_begin_it(text: str) -> None:
    assert told(text, "hit", "attacker", "rebels") == []
