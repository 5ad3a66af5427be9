"""Whom an act was done to by the words behind its verb, in what the trained tagger reads."""

import pytest

import annals
from annals.extract import extract, tagger_named
from annals.model.draft import EventDraft
from annals.model.vocabulary import ParticipantRole
from annals.resolve import resolve


def drafts(text: str) -> list[EventDraft]:
    """Return what the trained tagger makes of a text."""
    report = annals.read_text(text)
    assert isinstance(report, annals.Report)
    return list(resolve(extract(report, tagger_named("trained"))))


def named(text: str, word: str) -> EventDraft:
    """Return the draft that a word names, else the first."""
    told = drafts(text)
    return next((d for d in told if any(word in span.quote for span in d.event_words)), told[0])


def keys(draft: EventDraft, *roles: ParticipantRole) -> set[str]:
    return {one.value.actor.key for one in draft.participants if one.value.role in roles}


def did(draft: EventDraft) -> set[str]:
    return keys(draft, ParticipantRole.ATTACKER)


def hit(draft: EventDraft) -> set[str]:
    return keys(draft, ParticipantRole.TARGET, ParticipantRole.VICTIM)


def written(draft: EventDraft) -> set[str]:
    attackers = (one.value for one in draft.participants if one.value.role is ParticipantRole.ATTACKER)
    return {one.actor.written for one in attackers}


RAID = (
    "Officers of the Anambra State Police Command have raided the Indigenous People of Biafra (IPOB), "
    "Eastern Security Network (ESN) hideout in Orlu, killed two and arrested three others."
)
APPROACH = (
    "As the soldiers approached, the gunmen opened fire on them, leading to a gun battle in Birnin Gwari on "
    "Sunday."
)
AMBUSHED = (
    "After the ambush, the soldiers opened fire on a market in Tillaberi, killing five civilians, residents "
    "said."
)
REVENGE = (
    "Hezbollah said it fired dozens of rockets at a base near Safed on Monday in retaliation for the killing "
    "of its fighters."
)
NUMBERED = (
    "This brings the number of rebels killed in the state this year to 55, police said after shooting dead a "
    "rebel in Gadchiroli on Sunday."
)
PROTESTERS = (
    "Protesters who have been killed in Mandalay since February number more than 100. Soldiers shot dead a "
    "student in Mandalay on Monday."
)
LED = (
    "The police commissioner said the tactical team, led by Inspector John Obi, killed two kidnappers in "
    "Enugu on Sunday."
)


def test_owners_of_what_is_raided_are_the_target() -> None:
    draft = named(RAID, "raided")
    esn = "actor:eastern-security-network"
    assert esn in hit(draft)
    assert all(esn not in did(one) for one in drafts(RAID))


def test_who_came_is_who_was_fired_at() -> None:
    draft = named(APPROACH, "opened fire")
    assert did(draft) == {"local:gunmen"}
    assert any(key.endswith("armed_forces") for key in hit(draft))


def test_what_forces_did_after_an_attack_is_none_of_it() -> None:
    draft = named(AMBUSHED, "ambush")
    assert not did(draft)
    assert not hit(draft)
    assert did(named(AMBUSHED, "opened fire"))


def test_gunmen_did_what_they_went_on_from() -> None:
    text = (
        "After the attack, the gunmen kidnapped three women in Zurmi on Sunday, residents of the town said."
    )
    assert did(named(text, "kidnapped")) == {"local:gunmen"}


def test_who_tells_his_own_loss_did_not_do_it() -> None:
    text = "Thirteen of its fighters were killed in the strike near Tyre on Monday, Hezbollah said."
    assert "actor:hezbollah" not in did(named(text, "strike"))


def test_who_answers_his_loss_did_that() -> None:
    assert did(named(REVENGE, "fired")) == {"actor:hezbollah"}


@pytest.mark.parametrize(
    ("text", "word", "wrong"),
    [
        (NUMBERED, "shooting dead", "rebels"),
        (PROTESTERS, "shot dead", "Protesters"),
        (LED, "killed", "Inspector John Obi"),
    ],
)
def test_the_harmed_and_who_leads_are_no_attackers(text: str, word: str, wrong: str) -> None:
    assert wrong not in written(named(text, word))


def test_we_is_who_speaks() -> None:
    text = (
        '"While they were loading the trucks, we ambushed them," a fighter of the Karen National Liberation '
        "Army said. Myanmar army soldiers had looted the village of Lay Kay on Friday."
    )
    assert did(named(text, "ambushed")) == {"actor:knla"}


def test_we_were_attacked_makes_nobody_a_doer() -> None:
    text = "We were attacked by gunmen in Jos on Monday, a trader said. Three people were killed in the raid."
    assert did(named(text, "attacked")) == {"local:gunmen"}


def test_a_killer_stays_one_whom_police_shot() -> None:
    text = "Police shot dead a gunman who had killed four people in Kano on Friday, a witness said."
    assert "local:gunmen" in {key for one in drafts(text) for key in did(one) | hit(one)}


def test_an_ally_is_told_by_its_name() -> None:
    text = (
        "Clashes erupted between the Kachin Independence Army (KIA) and the military and its ally the Shanni "
        "Nationalities Army on Friday near Hpakant."
    )
    assert not any(words.startswith("its") for words in written(named(text, "Clashes")))


@pytest.mark.parametrize(
    "text",
    [
        "Security forces raided a house in Spin Wam and killed two TTP members on Friday.",
        "A woman Maoist was killed in an encounter with security forces in Bastar on Monday, police said.",
        "A boy was killed in Hpakant in clashes between the Kachin Independence Army and the Myanmar army.",
    ],
)
def test_fighters_and_who_stood_by_a_clash_are_no_civilians_aimed_at(text: str) -> None:
    assert not any(one.value for draft in drafts(text) for one in draft.civilian_targeting)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a displaced people's camp in Djibo on Friday, killing nine people.",
        "The army shelled Minbya on Monday, killing four civilians, residents of the town said.",
    ],
)
def test_civilians_alone_were_aimed_at(text: str) -> None:
    assert any(one.value for draft in drafts(text) for one in draft.civilian_targeting)


@pytest.mark.parametrize(
    ("text", "word", "doer"),
    [
        ("The rebels who were wounded on Monday had attacked a clinic in Beni.", "attacked", "rebels"),
        ("Militants who were arrested on Friday had bombed a bus in Zhob, killing 9.", "bombed", "Militants"),
    ],
)
def test_who_was_harmed_keeps_his_own_deed(text: str, word: str, doer: str) -> None:
    assert doer in written(named(text, word))


def test_who_faces_attacks_and_attacks_is_a_side() -> None:
    text = (
        "The army, facing attacks from rebels, shelled the town of Sake on Friday and killed six civilians."
    )
    assert "local:army" in did(named(text, "attacks")) or "state:CD/army" in did(named(text, "attacks"))


@pytest.mark.xfail(strict=True, reason="a closed road is heard as an act of the army")
def test_who_only_faces_attacks_did_none() -> None:
    text = "The army, fearing attacks by rebels, closed the road to Sake on Friday."
    assert all("army" not in key for one in drafts(text) for key in did(one))


def test_who_was_fired_at_and_killed_somebody_is_a_side() -> None:
    text = "As troops approached, rebels fired at them near Walikale; the troops killed three on Monday."
    assert {
        key.rpartition(":")[2].rpartition("/")[2].replace("_", " ") for key in did(named(text, "fired"))
    } >= {
        "rebels",
        "armed forces",
    }


@pytest.mark.parametrize(
    "text",
    [
        "A team led by Inspector Anil Rao shot dead a suspect in Gaya on Monday.",
        "The attack, led by Commander Yusuf, killed 20 villagers in Zalingei on Friday.",
    ],
)
def test_who_leads_is_the_attacker_where_nobody_else_is(text: str) -> None:
    assert any(did(one) for one in drafts(text))


def test_soldiers_keep_what_they_did_after_an_attack() -> None:
    text = "After the assault on their base, soldiers killed 25 villagers in Barsalogho on Thursday."
    assert did(named(text, "killed"))
    assert hit(named(text, "killed"))


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers entered Moura on Sunday and killed dozens of men, and were accompanied by white fighters.",
        "Local militiamen killed five Fulani herders near Douentza on Wednesday.",
    ],
)
def test_herders_and_victims_of_allies_are_aimed_at(text: str) -> None:
    assert any(one.value for draft in drafts(text) for one in draft.civilian_targeting)


def test_whom_soldiers_shot_after_an_ambush_is_counted_there() -> None:
    text = "After the ambush, soldiers shot dead two herders in the village of Kaya, residents told AFP."
    assert not named(text, "ambush").tolls
    assert named(text, "shot dead").tolls
