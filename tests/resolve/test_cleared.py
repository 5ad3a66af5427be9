"""Who is cleared of an act by the words beside his name, and who is not."""

from __future__ import annotations

import pytest

from annals.resolve.people.cleared import is_cleared
from tests.plain import bare_report


def cleared(text: str, who: str) -> bool:
    start = text.index(who)
    return is_cleared(text, bare_report(text).span(start, start + len(who)))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A court acquitted two former soldiers of the bombing of a market.", "soldiers"),
        ("An inquiry cleared the army of the shelling of a school.", "army"),
        ("Police ruled out the involvement of al-Shabaab.", "al-Shabaab"),
        ("Investigators found no evidence that the militia was involved in the shooting.", "militia"),
        ("Two men accused of the bombing of a bus in 2002, which killed 15, were acquitted.", "men"),
        ("The tribunal found the former general not guilty of the killing.", "general"),
        ("The commission exonerated the police over the deaths.", "police"),
        ("Prosecutors dropped charges against three Kurdish activists.", "activists"),
        ("Police say Hamas was not behind the stabbing.", "Hamas"),
        ("The rebels had nothing to do with the car bomb, police said.", "rebels"),
        ("The officer, who was accused of the killing of 12 people, has been cleared of it.", "officer"),
    ],
)
def test_who_is_acquitted_or_had_no_part_is_cleared(text: str, who: str) -> None:
    assert cleared(text, who)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A court convicted two former soldiers of the bombing of a market.", "soldiers"),
        ("The army cleared the town of rebels, killing nine.", "rebels"),
        ("Soldiers cleared the militants out of the town of Baga.", "militants"),
        ("Police have not ruled out Islamic State involvement.", "Islamic State"),
        ("A court refused to acquit two soldiers of the killing.", "soldiers"),
        ("Two rebels were not acquitted but convicted of the killing.", "rebels"),
        ("Gunmen killed a witness. A rebel leader was acquitted of it.", "Gunmen"),
        ("The militia shelled the town; there is no evidence that it used gas.", "militia"),
        ("The army, cleared of wrongdoing in May, bombed the camp again.", "army"),
        ("There was no evidence that the militia was involved in the shooting, its leader said.", "militia"),
        ("Prosecutors found no evidence that police who shot a boy acted in self-defence.", "police who"),
        (
            "There was no sign that militants had left the village, where they killed nine people.",
            "militants",
        ),
        ("Police saw no sign that the rebels who attacked Kibumba were retreating.", "rebels"),
        ("The soldiers had no role in the election, the police said.", "soldiers"),
        ("The Taliban are not responsible for the girls' illness, police said.", "Taliban"),
        ("Gunmen who were released without charge last month shot dead a witness.", "Gunmen"),
        ("Gunmen who were acquitted last month shot dead a witness.", "Gunmen"),
        ("Nobody believes that the police were not involved in the killing, a court heard.", "police"),
        ("The RSF was not involved in the shelling, its spokesman said, but the UN said it was.", "RSF"),
        ('"The army is not to blame for the attack," the minister said.', "army"),
        ("A court rejected the acquittal of two policemen who beat a man to death.", "policemen"),
        ("A court overturned the acquittal of a soldier who killed a boy.", "soldier"),
        ("Two men were acquitted; a third, a Hamas commander, was convicted.", "Hamas commander"),
    ],
)
def test_who_is_not_acquitted_is_not_cleared(text: str, who: str) -> None:
    assert not cleared(text, who)
