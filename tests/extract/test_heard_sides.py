"""Who is on which side of an act by the syntax of its sentence, in what the trained tagger reads."""

import pytest

import annals
from annals.extract import extract, tagger_named
from annals.model.vocabulary import Attribution, ParticipantRole
from annals.resolve import resolve

BOR = (
    "The army freed four villages in the north from the Plains Front (PF) fighters on Monday, an "
    "officer said."
)
FPA = (
    "Gun battles between fighters from the Free Plains Army (FPA) on the one hand and fighters from "
    "the Red Crescent Front on the other hand shook Wau on Friday."
)
MOGADISHU = (
    "A car bomb killed nine people in Mogadishu on Monday. No group claimed responsibility, but al- "
    "Shabab has claimed previous bombings in the city."
)
JOLO = (
    "A bomb went off near a hotel in Jolo on Friday, killing three. No one claimed responsibility, "
    "though Abu Sayyaf has carried out bombings on the island before."
)
QAMISHLI = (
    "A bomb killed six people at a cafe in Qamishli on Tuesday. Islamic State, which has claimed "
    "previous bombings in the town, said it carried out the attack."
)
TIKRIT = (
    "A car bomb killed ten people in Tikrit on Sunday, for which Islamic State has claimed "
    "responsibility, the interior ministry said."
)

AttackersAndHit = tuple[set[str], set[str]]


def sides(text: str, word: str) -> AttackersAndHit:
    """Return the words for who did the act that a word names, else the first, and for whom it was done to."""
    report = annals.read_text(text)
    assert isinstance(report, annals.Report)
    drafts = resolve(extract(report, tagger_named("trained")))
    draft = next((d for d in drafts if any(word in span.quote for span in d.event_words)), drafts[0])
    told = [one.value for one in draft.participants]
    hit = {ParticipantRole.TARGET, ParticipantRole.VICTIM}
    attackers = {one.actor.written for one in told if one.role is ParticipantRole.ATTACKER}
    return attackers, {one.actor.written for one in told if one.role in hit}


@pytest.mark.parametrize(
    ("text", "attacker", "attacked"),
    [
        ("The army repelled an attack by rebels on its base at Kidal on Monday.", "rebels", "The army"),
        (
            "Somali forces repulsed an al-Shabab assault on a base in Hiran on Friday.",
            "al-Shabab",
            "Somali forces",
        ),
        ("An attack by rebels on Bunia was repelled by the army on Thursday, police said.", "rebels", "army"),
        ("The army repelled rebels who attacked a base at Kidal on Monday, killing ten.", "rebels", "army"),
        (
            "Troops repelled a massive counterattack of jihadist fighters near Sokolo on Tuesday.",
            "jihadist fighters",
            "Troops",
        ),
    ],
)
def test_who_repels_an_attack_was_attacked(text: str, attacker: str, attacked: str) -> None:
    word = next(one for one in ("attack", "assault") if one in text)
    did, suffered = sides(text, word if "repelled rebels" not in text else "attacked")
    assert did == {attacker}
    assert attacked in suffered


@pytest.mark.parametrize(
    ("text", "word", "attackers"),
    [
        (
            "Clashes erupted on Monday between pro-regime forces and rebels near Azaz, a monitor said.",
            "Clashes",
            {"pro-regime forces", "rebels"},
        ),
        (
            FPA,
            "battles",
            {"Free Plains Army", "Red Crescent Front"},
        ),
        (
            "Clashes between rebels and soldiers shook Kidal on Monday and gunmen attacked a bank in Gao.",
            "Clashes",
            {"rebels", "soldiers"},
        ),
        (
            "A bomb exploded on the road between Army Street and the rebel district in Homs on Monday.",
            "exploded",
            set(),
        ),
    ],
)
def test_both_of_whom_a_fight_was_between_did_it(text: str, word: str, attackers: set[str]) -> None:
    assert sides(text, word)[0] == attackers


@pytest.mark.parametrize(
    ("text", "word", "attackers", "attacked"),
    [
        (
            "Shells hit the Ramun area, recently seized by rebels from government forces, on Tuesday.",
            "seized",
            {"rebels"},
            {"government forces"},
        ),
        (
            "The village of Bala was captured by the army from Islamic State militants on Friday.",
            "captured",
            {"army"},
            {"Islamic State militants"},
        ),
        (
            "Militants from Nigeria seized a village in Lac on Sunday, killing two men.",
            "seized",
            {"Militants"},
            set(),
        ),
    ],
)
def test_from_whom_a_place_was_taken_did_not_take_it(
    text: str, word: str, attackers: set[str], attacked: set[str]
) -> None:
    did, suffered = sides(text, word)
    assert did == attackers
    assert attacked <= suffered


@pytest.mark.parametrize(
    ("text", "word", "attackers"),
    [
        (
            "Regime shelling and Russian air strikes killed 12 people in Idlib on Monday.",
            "shelling",
            {"Regime"},
        ),
        (
            "The monitor reported government bombardment of rebel positions near Saada on Monday.",
            "bombardment",
            {"government"},
        ),
        (
            "At least 20 soldiers were killed in an extremist-led counterattack near Gao.",
            "counter",
            {"extremist"},
        ),
        (
            "Gunmen attacked a government convoy near Baidoa on Monday, killing two guards.",
            "attacked",
            {"Gunmen"},
        ),
        ("A roadside bomb hit an army patrol near Mora on Tuesday, killing three soldiers.", "bomb", set()),
    ],
)
def test_the_side_before_the_noun_of_an_act_did_it(text: str, word: str, attackers: set[str]) -> None:
    did, _ = sides(text, word)
    assert attackers <= did
    assert attackers or not did


@pytest.mark.parametrize(
    ("text", "word", "attackers"),
    [
        (
            "Air strikes hit two clinics in a province controlled by rebels and militant groups.",
            "strikes",
            set(),
        ),
        (
            "In Lyman, an area held by separatists, army shells killed two women on Friday.",
            "killed",
            {"army"},
        ),
        ("Hostages held by rebels in Jolo were beheaded on Monday, the army said.", "beheaded", {"rebels"}),
        (
            "Shelling by rebels who control the hills killed four people in Taiz on Sunday.",
            "Shelling",
            {"rebels"},
        ),
    ],
)
def test_who_only_holds_a_place_did_nothing_there(text: str, word: str, attackers: set[str]) -> None:
    assert sides(text, word)[0] == attackers


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (
            MOGADISHU,
            False,
        ),
        (
            JOLO,
            False,
        ),
        (
            QAMISHLI,
            True,
        ),
    ],
)
def test_who_claimed_acts_before_is_not_told_to_have_done_this_one(text: str, *, known: bool) -> None:
    report = annals.read_text(text)
    assert isinstance(report, annals.Report)
    first, *_ = resolve(extract(report, tagger_named("trained")))
    assert any(one.value.role is ParticipantRole.ATTACKER for one in first.participants) is known


@pytest.mark.parametrize(
    ("text", "who", "attribution"),
    [
        (
            TIKRIT,
            "Islamic State",
            Attribution.CLAIMED_OR_ADMITTED,
        ),
        (
            "Hezbollah said it fired rockets at an army base in Safed on Monday, wounding two soldiers.",
            "Hezbollah",
            Attribution.CLAIMED_OR_ADMITTED,
        ),
        (
            "A woman said a man shoved her to the ground and stabbed her in Leeds on Monday.",
            "man",
            Attribution.REPORTED_AS_FACT,
        ),
        (
            "The Taliban said US drones bombed a house in Khost on Monday and killed nine people.",
            "US",
            Attribution.ACCUSED,
        ),
    ],
)
def test_only_who_speaks_of_himself_claims(text: str, who: str, attribution: Attribution) -> None:
    report = annals.read_text(text)
    assert isinstance(report, annals.Report)
    told = [one.value for d in resolve(extract(report, tagger_named("trained"))) for one in d.participants]
    doers = [one for one in told if one.role is ParticipantRole.ATTACKER and who in one.actor.written]
    assert [one.attribution for one in doers] == [attribution]


@pytest.mark.parametrize(
    ("text", "word", "attackers"),
    [
        (
            (
                "Israel bombed Tyre on Monday, killing seven people. Hezbollah fought back with a rocket "
                "attack on Haifa that wounded four."
            ),
            "rocket attack",
            {"Hezbollah"},
        ),
        (
            "The army drove back the rebels with air strikes near Mweso on Monday, killing 12 civilians.",
            "air strikes",
            {"army"},
        ),
        (
            (
                "Israel pushed back against claims that its air strike on a school in Nuseirat killed 33 "
                "civilians on Monday."
            ),
            "air strike",
            {"Israel"},
        ),
        (
            "Government troops and Wagner mercenaries retook Kidal on Monday after a night of shelling.",
            "retook",
            {"Government troops", "Wagner mercenaries"},
        ),
        (
            "Government troops retook Kidal on Monday with air support from Wagner mercenaries.",
            "retook",
            {"Government troops", "Wagner mercenaries"},
        ),
        (
            "The Hamas-run government in Gaza executed five men on Monday, rights groups said.",
            "executed",
            {"Hamas-run government"},
        ),
        ("A Taliban-led attack on a post in Baghlan killed seven policemen.", "attack", {"Taliban"}),
        (
            "Men on motorcycles fired rockets at a convoy near Tahoua on Monday, killing six gendarmes.",
            "fired rockets",
            {"Men"},
        ),
        (
            (
                "Israel has carried out hundreds of strikes in Syria over the years. An air strike on "
                "Monday in Mezzeh killed seven people, state media said, blaming Israel."
            ),
            "air strike",
            {"Israel"},
        ),
        (
            "A video verified by Reuters shows Rapid Support Forces fighters shooting six men in El Geneina.",
            "shooting",
            {"Rapid Support Forces fighters"},
        ),
        (
            "Rights groups criticised the police, who shot dead four protesters in Kisumu on Monday.",
            "shot dead",
            {"police"},
        ),
        (
            "The hostages were rescued by soldiers who killed three of their captors near Kaduna on Monday.",
            "killed",
            {"soldiers"},
        ),
        (BOR, "freed", {"army"}),
    ],
)
def test_who_did_it_stays_beside_words_for_sides(text: str, word: str, attackers: set[str]) -> None:
    assert sides(text, word)[0] == attackers
