"""What may come, what was not done, what is banned, traded or only an effect, beside what is done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annals.extract.sentence.unreal import is_none_of
from annals.extract.sentence.words import sentences
from annals.model.vocabulary import GroupClass, Harm, Kind, Scope, Stage
from annals.neural.heard import Harmed
from tests.extract.test_trained import act, read, words


def kinds(text: str, *acts: str) -> list[Kind]:
    return [one.kind for one in read(act(*acts, text=text), text=text).frames]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The hurt stay at home because they'll be arrested in Tera.", "arrested"),
        ("Soldiers would burn the village of Tera, the man said.", "burn"),
        ("There weren’t any clashes near Tera on that day.", "clashes"),
        ("We didn’t hear any fighting from the hills of Tera.", "fighting"),
        ("We did not attack the post at Tera, the rebels said.", "attack"),
        ("The road to Tera was not attacked this week.", "attacked"),
        ("The judge found the herder guilty of allegedly extorting money.", "extorting"),
        ("They traded in rice, salt, used clothes and petrol at Tera.", "used"),
        ("Officials in Tera imposed the ban on motorbikes.", "the ban"),
        ("There were casualties on the side of the army.", "casualties"),
        ("The more houses they destroy, the more people join us.", "destroy"),
        ("He comes from Tera, which is occupied by rebels.", "occupied"),
        ("We did not see any kind of attack on the road to Tera.", "attack"),
        ("The judge found him guilty of beating herders, a clerk in Tera said.", "beating"),
        ("They traded in items such as rice, used clothes and salt at Tera.", "used"),
    ],
)
def test_what_is_not_done_is_no_act(text: str, told: str) -> None:
    assert kinds(text, told) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Soldiers would later burn the village of Tera.", "burn"),
        ("Gunmen could be seen firing at the post in Tera.", "firing"),
        ("Rebels who could not hold the town shelled it.", "shelled"),
        ("In May soldiers burned the village of Tera.", "burned"),
        ("The army did not only attack the post; it burned a farm.", "attack"),
        ("The army did not attack the post until Friday.", "attack"),
        ("Police banned a rally in Tera and hurt nine protesters.", "banned"),
        ("Rebels trading in gold were shot in Tera.", "shot"),
        ("The town was occupied by rebels on Friday.", "occupied"),
        ("Police did not seize any papers during the raid on a farm in Tera.", "raid"),
        ("The mayor has not given any details on the shelling of Tera.", "shelling"),
        ("Judges found two clerks guilty of burning a mill in Tera in 1998.", "burning"),
        ("Herders traded in hides at Tera and burned the huts of rivals.", "burned"),
        ("Rebels stole items such as radios before they shelled Tera on Monday.", "shelled"),
        ("Survivors said guards would beat the weakest at a quarry in Tera.", "beat"),
    ],
)
def test_what_is_done_stays(text: str, told: str) -> None:
    assert kinds(text, told) == [Kind.INCIDENT]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They fear that soldiers could be attacked with grenades.", "attacked"),
        ("He warned that the rebels may burn the village of Tera.", "burn"),
        ("It could lead to more violence, especially the bombing of posts.", "bombing"),
        ("He said it may trigger attacks on the farms of Tera.", "attacks"),
        ("Prisoners fear that guards would beat them in Tera.", "beat"),
    ],
)
def test_what_is_feared_is_a_threat(text: str, told: str) -> None:
    assert kinds(text, told) == [Kind.THREAT]


def test_what_is_feared_was_not_foiled() -> None:
    text = "Out of fear that soldiers could be attacked with grenades, the army closed the roads."
    foiled = replace(act("attacked", text=text), stage=Stage.FOILED)
    assert [one.kind for one in read(foiled, text=text).frames] == [Kind.THREAT]


def test_an_effect_is_an_act_where_its_sentence_counts_people() -> None:
    text = "There were casualties in Tera, where 12 people died."
    toll = Harmed(words("12", text=text), Harm.KILLED, GroupClass.PEOPLE, Scope.INCIDENT)
    told = act("casualties", text=text, tolls=(toll,))
    assert [one.kind for one in read(told, text=text).frames] == [Kind.INCIDENT]


@pytest.mark.parametrize(
    ("text", "told", "want"),
    [
        ("The army is continuously attacking our men in the hills.", "attacking", Kind.SERIES),
        ("They have been stealing cattle in Tera for years.", "stealing", Kind.SERIES),
        ("They have been stealing cattle, not just now.", "stealing", Kind.SERIES),
        ("The army continuously shelled Tera overnight.", "shelled", Kind.INCIDENT),
        ("A clerk has been held by rebels for months.", "held", Kind.INCIDENT),
    ],
)
def test_what_goes_on_and_on_is_a_series(text: str, told: str, want: Kind) -> None:
    assert kinds(text, told) == [want]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("The army violated the rules of the ceasefire agreement that both had signed.", True),
        ("Both sides must abide by the terms of the truce.", True),
        ("They signed a truce on Monday and promised to comply with the agreement.", False),
        ("The two sides agreed on a truce after violating the last agreement.", False),
        ("Both chiefs signed the pact on Monday and will implement the agreement.", False),
        ("The two sides concluded a deal on Monday to implement the truce.", False),
        ("They are implementing the deal that both had signed.", True),
    ],
)
def test_an_agreement_kept_or_broken_is_not_made(text: str, *, want: bool) -> None:
    (sentence,) = sentences(text)
    assert is_none_of("agreement", sentence.words) is want
