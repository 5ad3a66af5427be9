"""Two acts in two sentences: each has its own attackers and days, and who claims both did both."""

import pytest

import annals
from annals.extract import extract, tagger_named
from annals.model.vocabulary import Kind, ParticipantRole
from annals.resolve import resolve
from tests.extract.test_trained import act, read, words

KHARKIV = (
    "Russian missiles hit Kharkiv on Monday, killing three people. "
    "Ukrainian drones struck an oil depot in Belgorod overnight."
)
QUITO = (
    "Gunmen killed three police officers in Quito on Monday. "
    "A day later, Colombian troops shot dead two rebels near Cali."
)
GHAZNI = (
    "Taliban fighters attacked a checkpoint in Ghazni on Monday, killing four soldiers. On Tuesday, "
    "the air force bombed a Taliban base in Paktika, killing ten fighters."
)
BANNU = (
    "Gunmen killed five police officers in Bannu on Tuesday. The Pakistani Taliban claimed "
    "responsibility for the attack and for a blast that wounded three soldiers in Tank."
)
DIFFA = (
    "Militants attacked an army post in Diffa on Saturday, killing six soldiers. Attackers also "
    "killed four farmers in Bosso. The government blamed Boko Haram for the two attacks."
)
KADUNA = (
    "Attackers opened fire on a church in Kaduna state on Sunday, killing three worshippers. A local "
    "official said the attackers were Fulani herders."
)
PAKTIKA = "The Taliban and the Haqqani Network attacked a checkpoint in Paktika on Monday, a teacher said."


def attackers(text: str) -> list[set[str]]:
    report = annals.read_text(text)
    assert isinstance(report, annals.Report)
    drafts = resolve(extract(report, tagger_named("trained")))
    told = [[s.value for s in draft.participants] for draft in drafts if draft.kind is Kind.INCIDENT]
    return [{one.actor.key for one in of if one.role is ParticipantRole.ATTACKER} for of in told]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (KHARKIV, [{"state:RU"}, {"state:UA"}]),
        (QUITO, [{"local:gunmen"}, {"state:CO/armed_forces"}]),
        (GHAZNI, [{"actor:taliban"}, {"state:AF/air_force"}]),
        (PAKTIKA, [{"actor:taliban", "actor:haqqani-network"}]),
    ],
)
def test_each_act_has_its_own(text: str, acts: list[set[str]]) -> None:
    assert sorted(map(sorted, attackers(text))) == sorted(map(sorted, acts))


@pytest.mark.parametrize(
    ("text", "who"),
    [(BANNU, "actor:ttp"), (DIFFA, "actor:boko-haram"), (KADUNA, "actor:fulani-militias")],
)
def test_who_is_named_later_did_each_act_that_is_laid_to_him(text: str, who: str) -> None:
    assert all(who in act for act in attackers(text))


def test_the_attackers_are_the_gunmen_beside_whom_two_groups_are_named() -> None:
    text = (
        "Gunmen attacked a mill in Gao on Monday. Soldiers killed two of the attackers, police said. "
        "Al-Mourabitoun said it did it with al-Qaeda in the Islamic Maghreb."
    )
    heard = ("Gunmen", "the attackers", "Al-Mourabitoun", "al-Qaeda in the Islamic Maghreb")
    roles = {"attacker": tuple(words(one, text=text) for one in heard)}
    (draft,) = resolve(read(act("attacked", text=text, roles=roles), text=text))
    told = {one.value.actor.name for one in draft.participants if one.value.role == "attacker"}
    assert told == {"Gunmen", "Al-Mourabitoun", "Al-Qaeda in the Islamic Maghreb"}
