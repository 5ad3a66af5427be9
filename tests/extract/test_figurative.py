"""Words of violence said of budgets, games and markets, beside the same words of violence."""

from __future__ import annotations

import pytest

from annals.extract.sentence.figurative import figurative
from annals.extract.sentence.words import sentences
from annals.model.vocabulary import Kind
from tests.extract.test_trained import act, read

FIGURATIVE = [
    ("The opposition attacked the budget in parliament in Nairobi.", "attacked"),
    ("The European Commission shot down the proposal on Thursday.", "shot down"),
    ("The bill was killed in committee on Monday.", "killed"),
    ("Tea prices exploded in Kolkata on Monday.", "exploded"),
    ("The central bank launched an attack on inflation.", "attack"),
    ("The two parties battled for votes in the last days of the campaign.", "battled"),
    ("The minister came under fire on Tuesday over rising bread prices.", "came under fire"),
    ("The mayor came under attack from business leaders for raising fees.", "came under attack"),
    ("Senators clashed with the treasury secretary over tariffs.", "clashed"),
    ("The newspaper launched a blistering attack on the mayor.", "attack"),
    ("The ruling dealt a blow to the oil company.", "a blow"),
    ("Wanjiru stormed to victory in Valencia.", "stormed"),
    ("The president fired his defence minister on Thursday.", "fired"),
    ("The company fired 1,200 workers in Monterrey.", "fired"),
    ("The former president died of a heart attack.", "attack"),
    ("The unions declared war on the government's austerity measures.", "war"),
    ("Jakarta lodged a protest with Beijing over a ship.", "protest"),
    ("Manila filed a diplomatic protest against China.", "protest"),
    ("Officers staged a coup in Ouagadougou and suspended the constitution.", "coup"),
    ("The army seized power in Yangon on Monday.", "seized power"),
    ("Opposition deputies walked out of parliament in Tbilisi.", "walked out"),
    ("Ruud was crushed 6-2 and lost the title.", "crushed"),
]
LITERAL = [
    ("Gunmen killed three police officers investigating corruption in Quito on Monday.", "killed"),
    ("Two election officials counting votes were killed in Makassar.", "killed"),
    ("Soldiers demanding better pay attacked the palace in Conakry.", "attacked"),
    ("Armed men attacked a cattle sale near Katsina.", "attacked"),
    ("A journalist investigating corruption was shot outside his home.", "shot"),
    ("Opposition MPs were attacked in Lusaka on Monday.", "attacked"),
    ("The Syrian opposition attacked Nubl on Tuesday.", "attacked"),
    ("An attack by Republicans on a bar in Belfast was condemned.", "attack"),
    ("A cricket team's bus was attacked in Lahore; six batsmen were hurt.", "attacked"),
    ("Gunmen stormed into the first floor of a hotel in Kabul.", "stormed"),
    ("Hamas took control of the government compound in Gaza.", "took control"),
    ("The convoy came under fire for two hours near Taiz.", "under fire"),
    ("The militia that opposed the peace deal attacked the town of Abala.", "attacked"),
    ("A lawmaker who had attacked the budget was shot dead in Nairobi.", "shot dead"),
    ("Jets hit the economy ministry in Sanaa.", "hit"),
    ("Insurgents killed the head of the tax office in Gao.", "killed"),
    ("The base came under fire on Monday night.", "came under fire"),
    ("The convoy came under fire from rebels near Goma.", "came under fire"),
    ("Air defences shot down a drone over Odesa.", "shot down"),
    ("Fans stormed the pitch and attacked the players of the league's champions.", "attacked"),
    ("A goalkeeper was killed when a shell hit a training ground.", "hit"),
    ("The finance minister was attacked by protesters with stones.", "attacked"),
    ("Rebels bombed the central bank in Colombo.", "bombed"),
    ("Villagers stormed a district office over the land law.", "stormed"),
    ("Gunmen opened fire killing four people.", "opened fire"),
    ("Peacekeepers fired over the heads of a crowd.", "fired"),
    ("Police clashed with unions in Athens over the pension reform.", "clashed"),
    ("Riots over bread prices broke out in Khartoum.", "Riots"),
    ("A polio team was attacked in the final round of vaccinations.", "attacked"),
    ("Rebels ousted government forces from the town of Bria.", "ousted"),
    ("Russian troops seized a power plant near Enerhodar.", "seized"),
    ("Six people were killed in an attempted coup in Kinshasa.", "coup"),
    ("Residents protested to demand clean water.", "protested"),
    ("Police sent officers to protests in Lyon.", "protests"),
    ("The Arab League condemned an attack on a mosque in Homs.", "attack"),
    ("The substation was shot up in Montana.", "shot up"),
    ("The leader plans attacks against coalition forces.", "attacks"),
    ("Militants fired upon the security forces.", "fired upon"),
    ("A man was shot following an argument.", "shot"),
    ("A man who fired back at a gunman was unhurt.", "fired back"),
    ("Traders were murdered since the peace deal.", "murdered"),
    ("She died of a blow to the head.", "a blow"),
]


def of_no_deed(text: str, quote: str) -> bool:
    (sentence,) = sentences(text)
    start = text.index(quote)
    inside = sentence.inside(start, start + len(quote))
    return not figurative(sentence.words).isdisjoint(inside)


@pytest.mark.parametrize(("text", "quote"), FIGURATIVE)
def test_the_trained_tagger_tells_nothing_of_words_that_hurt_nobody(text: str, quote: str) -> None:
    assert [one.kind for one in read(act(quote, text=text), text=text).frames] == []


@pytest.mark.parametrize(("text", "quote"), LITERAL)
def test_it_tells_of_the_same_words_where_people_or_things_are_hurt(text: str, quote: str) -> None:
    assert not of_no_deed(text, quote)
    assert [one.kind for one in read(act(quote, text=text), text=text).frames] == [Kind.INCIDENT]


def test_an_act_keeps_its_other_words() -> None:
    text = "Gunmen killed four people in Abuja. It was an attack on democracy, the president said."
    (frame,) = read(act("killed", "an attack", text=text), text=text).frames
    assert [one.span.quote for one in frame.events] == ["killed"]


@pytest.mark.parametrize(
    "text",
    [
        "Six former rebels, after striking settlement deals, went home.",
        "The two sides struck a new agreement in May.",
        "He held a grudge against the farmer.",
        "The committees announced a peaceful escalation.",
    ],
)
def test_deals_struck_and_grudges_held_hurt_nobody(text: str) -> None:
    (sentence,) = sentences(text)
    assert figurative(sentence.words)


@pytest.mark.parametrize(
    "text",
    [
        "A rocket struck the office where the agreement was signed.",
        "The army kept striking against those who broke the deal.",
        "Rebels held two farmers for ransom.",
        "The army launched a military campaign.",
    ],
)
def test_what_rockets_strike_and_rebels_hold_is_meant(text: str) -> None:
    (sentence,) = sentences(text)
    assert not figurative(sentence.words)
