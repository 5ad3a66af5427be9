"""Types that the words of a sentence settle, beside those that they leave as they were heard."""

from __future__ import annotations

import pytest

from annals.extract.heard.types import on_the_ground, type_of
from annals.extract.sentence.words import sentences


@pytest.mark.parametrize(
    ("text", "quote", "heard", "want"),
    [
        ("Hackers attacked the web site of a ministry in Tallinn.", "attacked", "riot", "other_violence"),
        (
            "A cyber attack shut down the railway.",
            "A cyber",
            "air_drone_strike",
            "other_violence",
        ),
        ("A ransomware attack hit a hospital.", "attack", "hijacking", "other_violence"),
        ("Police arrested three hackers in Bucharest.", "arrested", "arrests", "arrests"),
        ("A raid killed two hackers.", "raid", "attack_on_civilians", "attack_on_civilians"),
        ("An air strike hit hackers in Gaza.", "air strike", "air_drone_strike", "air_drone_strike"),
        ("Two villagers were hacked near Beni.", "hacked", "attack_on_civilians", "attack_on_civilians"),
        ("Six people were killed in an attempted coup.", "an attempted coup", "abduction", "armed_clash"),
        ("Two-day strikes by Turkey hit oil fields.", "strikes", "air_drone_strike", "air_drone_strike"),
        (
            "Strikes hit Odesa on the day of a general strike.",
            "Strikes",
            "air_drone_strike",
            "air_drone_strike",
        ),
        ("Youths protesting fees attacked a post.", "protesting", "riot", "riot"),
        (
            "Men attacked the head of a cyber security firm.",
            "attacked",
            "attack_on_civilians",
            "attack_on_civilians",
        ),
        ("The controllers' strike grounded 200 flights.", "strike", "air_drone_strike", "protest"),
        ("Air strikes at two mines began.", "Air strikes", "air_drone_strike", "air_drone_strike"),
        ("A strike killed three railway workers.", "strike", "air_drone_strike", "air_drone_strike"),
        ("The strike hit a factory in Sumy.", "strike", "air_drone_strike", "air_drone_strike"),
        ("Hundreds protested outside an embassy in Hanoi.", "protested", "riot", "protest"),
        ("Hundreds protested and threw stones in Hanoi.", "protested", "riot", "riot"),
        ("Villagers rioted in Bihar.", "rioted", "riot", "riot"),
        ("Troops retook Rawa in 2017.", "retook", "protest", "state_takes_territory"),
        ("The raids destroyed a camp.", "destroyed", "state_takes_territory", "air_drone_strike"),
        ("Troops destroyed a camp.", "destroyed", "state_takes_territory", "property_destruction"),
        ("Men destroyed statues with hammers.", "destroyed", "shelling_missile", "property_destruction"),
        ("Mortars destroyed a hammer mill.", "destroyed", "shelling_missile", "shelling_missile"),
        ("Troops captured a camp.", "captured", "state_takes_territory", "state_takes_territory"),
    ],
)
def test_the_words_of_a_sentence_settle_the_type(text: str, quote: str, heard: str, want: str) -> None:
    (sentence,) = sentences(text)
    start = text.index(quote)
    assert type_of(heard, sentence.words, sentence.inside(start, start + len(quote))) == want


@pytest.mark.parametrize(
    ("text", "heard", "want"),
    [
        ("The group claimed two attacks in the market of Tera.", "air_drone_strike", "attack_on_civilians"),
        ("The group claimed the bombings of two bus stations.", "air_drone_strike", "ied_mine"),
        ("The group attacked a base with explosive drones.", "air_drone_strike", "air_drone_strike"),
        ("The group claimed the airstrike on a barracks.", "air_drone_strike", "air_drone_strike"),
        ("The group claimed two attacks in the market of Tera.", "armed_clash", "armed_clash"),
    ],
)
def test_a_group_strikes_from_the_air_only_where_a_word_tells_of_the_air(
    text: str, heard: str, want: str
) -> None:
    (sentence,) = sentences(text)
    assert on_the_ground(heard, sentence.words) == want
