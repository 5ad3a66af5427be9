"""What happens as a rule or at a rate is a series, beside what happened once."""

from __future__ import annotations

import pytest

from annals.model.vocabulary import Kind, Mode, Stance
from annals.neural.heard import Saying
from tests.extract.test_trained import act, read, words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rebels regularly attack police posts in the hills.", "attack"),
        ("Usually dropped from helicopters, such bombs have killed thousands.", "dropped"),
        ("The outskirts of Marka have previously come under mortar fire.", "mortar fire"),
        ("The province has seen several rounds of heavy fighting.", "heavy fighting"),
        ("Jets have in recent weeks carried out air raids across the province.", "air raids"),
        ("In recent months the group has attacked three airports.", "attacked"),
        ("There was more than one attack every day, the charity said.", "attack"),
    ],
    ids=["regularly", "usually", "previously", "rounds", "recent weeks", "recent months", "a rate"],
)
def test_what_happens_as_a_rule_is_a_series(text: str, told: str) -> None:
    assert [one.kind for one in read(act(told, text=text), text=text).frames] == [Kind.SERIES]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rebels, who often attack convoys, ambushed a patrol near Orlan.", "ambushed"),
        ("Rebels often attack posts; on Monday they killed five guards.", "killed"),
        ("A man was repeatedly stabbed in a shop in Marka.", "stabbed"),
        ("Jets bombed the port, which has previously come under fire.", "bombed"),
        ("A man has been shot in a town where raids have risen in recent weeks.", "shot"),
        ("The town, which is usually quiet, was shelled by rebels.", "shelled"),
        ("A man died after shelling a day earlier in the camp.", "shelling"),
        ("Planes have bombed a clinic in Lorem in one of the heaviest raids in recent weeks.", "bombed"),
        ("Men have set fire to a mosque in the latest of several attacks in recent weeks.", "set fire"),
    ],
    ids=[
        "who often",
        "another clause",
        "repeatedly",
        "before",
        "another place",
        "usually quiet",
        "a day earlier",
        "one of",
        "the latest",
    ],
)
def test_what_happened_once_stays_an_incident(text: str, told: str) -> None:
    assert [one.kind for one in read(act(told, text=text), text=text).frames] == [Kind.INCIDENT]


def test_what_somebody_denies_to_do_as_a_rule_is_no_act() -> None:
    text = "The president has denied that the army uses such weapons in cities."
    said = Saying(
        cue=words("has denied", text=text),
        speaker=(words("The president", text=text),),
        content=(words("the army uses such weapons in cities", text=text),),
        stance=Stance.DENIED,
    )
    told = act("uses", mode=Mode.HABITUAL, text=text)
    assert not read(told, sayings=(said,), text=text).frames
