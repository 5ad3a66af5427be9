"""Sentences whose words for violence tell of none, beside those that tell of some."""

from __future__ import annotations

import pytest

from annals.extract.lexical import LexicalReader
from annals.extract.sentence.unreal import is_mishap, is_natural, is_none_of, is_unreal
from annals.extract.sentence.words import sentences
from annals.model.vocabulary import Kind
from tests.plain import bare_report


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("A military plane crashed near Omdurman, killing 46 people.", True),
        ("Two trains collided near Cairo, killing three people.", True),
        ("A fire at a garment factory killed 16 workers.", True),
        ("Six people were killed in a stampede at a church.", True),
        ("A wild elephant attacked villagers, killing two.", True),
        ("Lightning struck a church, killing 14 people.", True),
        ("A helicopter crashed after militants opened fire on it, killing three soldiers.", False),
        ("Gunmen opened fire at a market, killing three people.", False),
        ("Rebels shot down a helicopter, which crashed.", False),
        ("A drone crashed into a block of flats, killing two people.", False),
        ("The Tigers attacked the base, killing two soldiers.", False),
        ("Arsonists set a fire at a mosque.", False),
    ],
)
def test_a_mishap_is_one_that_nobody_meant(text: str, *, want: bool) -> None:
    (sentence,) = sentences(text)
    assert is_mishap(sentence.words) is want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("North Korea fired two ballistic missiles into the sea off its coast.", True),
        ("Russia test-fired a missile from a cosmodrome.", True),
        ("The forces fired rockets in a live-fire exercise.", True),
        ("Hospitals simulated a missile attack.", True),
        ("The film tells the story of rebels who ambush a convoy and kill 20 soldiers.", True),
        ("There was no attack on the embassy, officials said.", True),
        ("Contrary to rumours no attack took place at the airport.", True),
        ("Reports that its drones had killed 30 civilians were false, the army said.", True),
        ("Police dragged out sixty people; there was no shooting.", False),
        ("There was no bombing, but clashes, a colonel said.", False),
        ("There were no deaths in the attack on the embassy.", False),
        ("Reports of the attack came late, and officials were absent.", False),
        ("Two soldiers were killed when a shell exploded in a live-fire exercise.", False),
        ("Gunmen attacked soldiers during a military exercise.", False),
        ("Gunmen opened fire in a series of attacks.", False),
        ("Satellite images showed that the base was bombed.", False),
        ("Gunmen shot dead two people who watched a film.", False),
    ],
)
def test_drills_tests_and_films_are_no_deeds(text: str, *, want: bool) -> None:
    (sentence,) = sentences(text)
    assert is_unreal(sentence.words) is want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Ada Finch, age 88, died Tuesday at Oak Hill Nursing Home in Marlow.", True),
        ("Hal Bixby of Dover died Sunday at Saint Luke Hospice.", True),
        ("She was preceded in death by her son.", True),
        ("A man died on Tuesday at a nursing home that a shell hit.", False),
        ("A teacher, aged 41, died in an attack on a nursing home.", False),
        ("He was killed at a nursing home.", False),
    ],
)
def test_who_dies_of_age_dies_of_no_violence(text: str, *, want: bool) -> None:
    (sentence,) = sentences(text)
    assert is_natural(sentence.words) is want


@pytest.mark.parametrize(
    ("type_", "text", "want"),
    [
        ("protest", "Nationwide protests are planned for Saturday.", True),
        ("protest", "Leaders called for mass protests on Saturday.", True),
        ("protest", "Thousands lit candles to mark the anniversary.", True),
        ("protest", "Thousands marched to mark the anniversary, chanting against the government.", False),
        ("protest", "Thousands protested in Belgrade.", False),
        ("agreement", "Talks broke up without agreement.", True),
        ("agreement", "The presidents signed a trade agreement.", True),
        ("agreement", "The two sides signed a ceasefire.", False),
        ("agreement", "A truce brokered by Oslo and Doha collapsed last month.", True),
        ("agreement", "A new truce took effect after an earlier one collapsed.", False),
        ("weapons_seized", "Agents seized some items at the farm.", True),
        ("weapons_seized", "Agents seized drugs and three rifles at the farm.", False),
        ("weapons_seized", "War materiel was seized at the farm.", False),
        ("arrests", "A carer was jailed for 14 months over a false passport.", True),
        ("arrests", "Agents carried out a search warrant at a farm.", True),
        ("arrests", "Police with a search warrant arrested two men.", False),
        ("arrests", "Activists were jailed for 15 days.", False),
        ("armed_clash", "Talks broke up without agreement.", False),
    ],
)
def test_what_is_planned_failed_or_trade_is_none_of_a_type(type_: str, text: str, *, want: bool) -> None:
    (sentence,) = sentences(text)
    assert is_none_of(type_, sentence.words) is want


@pytest.mark.parametrize(
    "text",
    [
        "A military plane crashed near Omdurman on Tuesday, killing 46 people.",
        "Lightning struck a church in Lamwo.",
    ],
)
def test_the_lexicon_tells_no_incident_of_a_mishap(text: str) -> None:
    frames = LexicalReader().read(bare_report(text)).frames
    assert [one for one in frames if one.kind is Kind.INCIDENT] == []
