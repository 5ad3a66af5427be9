"""What is only aimed at, demanded, considered, feared or lacking, beside what is done."""

from __future__ import annotations

import pytest

from annals.model.vocabulary import Kind
from tests.extract.test_trained import act, read


def kinds(text: str, *acts: str) -> list[Kind]:
    found = read(act(*acts, text=text), text=text).frames
    return [one.kind for one in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The army seeks to regain control of the port of Marka.", "regain control"),
        ("The general hoped to capture the airport of Lorem within weeks.", "capture"),
        ("The mayor of Karst demanded that the militias disband.", "disband"),
        ("The governor asked the army to bomb the camp in the forest.", "bomb"),
        ("Rebels launched a campaign called Storm of the South in May to seize Tarun.", "seize"),
        ("Villagers said they feared being caught in shelling at the wells.", "shelling"),
        ("There has been a lack of air support for the soldiers.", "air support"),
        ("He spoke with the intent of causing violence at a rally.", "violence"),
        ("Troops have been struggling to recapture the hills of Maro.", "recapture"),
        ("Forces are battling to retake the town of Belen.", "battling"),
        ("Two villages remain under control of the rebels.", "remain under"),
        ("The port was split between two armed groups.", "split"),
        ("Two died in an area that has witnessed clashes between clans.", "clashes"),
        ("Two states termed the assaults war crimes.", "assaults"),
        ("It is the strongest fighting force in the hills.", "fighting"),
        ("Officers rammed the door of a flat in Leeds.", "rammed"),
    ],
    ids=[
        *("seek", "hope", "demand", "ask", "campaign", "fear", "lack", "intent", "struggle", "battle"),
        *("remain", "split", "an area", "termed", "a force", "a door"),
    ],
)
def test_what_is_not_done_is_no_act(text: str, told: str) -> None:
    assert kinds(text, told) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rebels seeking to seize Orlan attacked a base there on Monday.", "attacked"),
        ("An operation to retake Belen ended when soldiers retook the last post.", "retake"),
        ("Militants who demanded that the school close set fire to it.", "set fire"),
        ("Some 30 people were feared dead in the shelling.", "dead"),
        ("Soldiers tried to storm the compound on Monday.", "storm"),
        ("The army shelled the village to cut a road.", "shelled"),
        ("Ministers demanded that both sides stop the shelling of Dorma.", "shelling"),
        ("A bomb aimed at the minister killed three people.", "killed"),
        ("A missile aimed at an airfield struck a house in Dorma.", "struck"),
        ("The feared North Brigade shot five men in Dorma on Monday.", "shot"),
        ("Gunmen intending to kidnap a trader shot his driver in Dorma.", "shot"),
        ("Ministers urged that the killing of three nurses be looked into.", "killing"),
        ("The cabinet is weighing a response to the missile attack of May 1.", "attack"),
        ("There are fears of more following a drone attack on a bus in Dorma.", "attack"),
        ("Rebels seized Orlan on Monday and it remains under siege.", "seized"),
        ("Two died in a district that saw clashes on Sunday.", "clashes"),
        ("Soldiers battling to retake Belen shot three men dead.", "shot"),
        ("The mayor called for calm after the bombing of a mosque.", "bombing"),
        ("A man rammed a car into the door of a mosque in Colmar.", "rammed"),
    ],
)
def test_what_is_done_stays(text: str, told: str) -> None:
    assert kinds(text, told) == [Kind.INCIDENT]


def test_what_is_considered_is_a_threat() -> None:
    assert kinds("They are considering air strikes on the camps.", "air strikes") == [Kind.THREAT]


def test_an_operation_with_an_aim_is_a_campaign() -> None:
    text = "Forces launched an operation to retake the town of Belen on Tuesday."
    assert kinds(text, "operation", "retake") == [Kind.CAMPAIGN]


def test_who_is_fighting_whom_may_only_tell_who_is_meant() -> None:
    assert kinds("He met commanders of rebels fighting the army in the valley.", "fighting") == []
    assert kinds("Rebels are fighting the army in the valley.", "fighting") == [Kind.INCIDENT]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They discussed the fight against terrorism in Vienna.", "the fight"),
        ("The families were greeted with cheers and shots fired into the air.", "shots fired"),
        ("The singer set off an uproar by singing for the enemy.", "set off"),
        ("Anyone with information about these crimes should call the police.", "crimes"),
        ("Both dogs were poisoned, their owner said.", "poisoned"),
    ],
)
def test_joy_appeals_animals_and_evils_are_no_acts(text: str, told: str) -> None:
    assert kinds(text, told) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In the fight against militants near Dorma soldiers killed nine.", "fight"),
        ("Police fired into the air to disperse a crowd.", "fired"),
        ("A gunman set off a bomb in a market.", "set off"),
        ("Herders shot dead four farmers, and 40 cattle were killed.", "shot dead"),
    ],
)
def test_fights_shots_and_killings_are(text: str, told: str) -> None:
    assert kinds(text, told) == [Kind.INCIDENT]
