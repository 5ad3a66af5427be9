"""Who is told of beside an act and took no part in it, in what the trained tagger reads."""

import pytest

from annals.model.vocabulary import ParticipantRole
from tests.extract.test_heard_struck import did, drafts, hit, keys, named, written

LATER = " The report was made known later in the week."


def doers(text: str) -> set[str]:
    """Return the words for those who did any act of a text."""
    return {word for draft in drafts(text + LATER) for word in written(draft)}


@pytest.mark.parametrize(
    ("text", "stays", "other"),
    [
        (
            "The mother of two was killed by soldiers along with her sister in Monywa on Tuesday.",
            "soldiers",
            "sister",
        ),
        (
            "Rebels shot a farmer in Beni on Tuesday and troops found the body the next day near the river.",
            "Rebels",
            "troops",
        ),
        (
            "Soldiers shot a man in Tera on Tuesday. Residents who rushed to help him carried him away.",
            "Soldiers",
            "Residents",
        ),
        (
            (
                "Air strikes hit the north on Tuesday as Eritrea crossed the border to join the battle "
                "against its old foe, the TPLF."
            ),
            "Eritrea",
            "TPLF",
        ),
        (
            "Instead of fighting the rebels, soldiers burn houses and kill civilians in Sagaing.",
            "soldiers",
            "rebels",
        ),
    ],
)
def test_who_stands_by_did_nothing(text: str, stays: str, other: str) -> None:
    found = doers(text)
    assert any(stays in one for one in found)
    assert not any(other in one for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "A student sustained a head injury from stun grenades fired at protesters in Khartoum on Tuesday.",
        (
            "Several demonstrators were wounded in Khartoum on Tuesday as a result of tear gas "
            "canisters fired "
            "directly at the demonstrators."
        ),
        (
            "Hassan Ali, the brother of the victim, told police that he was a witness to the "
            "killing of the trader "
            "in Karachi on Tuesday."
        ),
        "Police are looking for two men wanted over the killing of a priest in Enugu on Tuesday.",
    ],
)
def test_nobody_is_told_to_have_done_it(text: str) -> None:
    acts = [one for one in drafts(text + LATER) if one.kind == "incident"]
    assert acts
    assert not any(did(one) for one in acts)


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        (
            "Soldiers found the body of their comrade and shot three villagers in Sagaing on Tuesday.",
            "Soldiers",
        ),
        ("Rebels threw grenades at soldiers in Gao on Tuesday.", "Rebels"),
        ("Gunmen killed a trader in Kano on Tuesday and fled into the bush. Residents fled.", "Gunmen"),
        ("Protesters threw stones at police, who fired tear gas, in Nairobi on Tuesday.", "Protesters"),
    ],
)
def test_who_did_it_stays(text: str, doer: str) -> None:
    assert doer in doers(text)


def test_helpers_who_were_shot_are_victims() -> None:
    text = "Residents who tried to help the wounded were shot by snipers in Homs on Tuesday."
    assert keys(named(text + LATER, "shot"), ParticipantRole.VICTIM)


def test_a_clash_amid_which_a_strike_was_tells_nobody_who_flew_it() -> None:
    text = (
        "An air strike hit Mekele on Tuesday, capping a month of renewed clashes between government "
        "forces and "
        "Tigrayan rebels."
    )
    assert did(named(text + LATER, "strike")) == set()
    killed = "Ten people were killed amid clashes between the army and the Rapid Support Forces in Khartoum."
    assert len(did(named(killed + LATER, "clashes"))) == 2


@pytest.mark.parametrize(
    ("text", "word", "target"),
    [
        ("Gunmen attacked an army checkpoint near Gao on Tuesday.", "attacked", "state:ML/army"),
        ("They attacked a military base in Marib on Tuesday.", "attacked", "state:YE/armed_forces"),
        (
            "The gunmen opened fire on a vehicle carrying health workers in Bamenda on Tuesday.",
            "opened",
            "local:medics",
        ),
        ("The army attacked a rebel base near Marib on Tuesday.", "attacked", "local:rebels"),
        ("Twenty soldiers died on Tuesday in fighting against M23 near Goma.", "fighting", "actor:m23"),
        (
            "The rebels, whose base was raided by the army in Marib on Tuesday, lost five men.",
            "raided",
            "local:rebels",
        ),
        ("Air strikes hit rebel-held Tigray on Tuesday, killing two fighters.", "hit", "local:rebels"),
    ],
)
def test_whom_an_attack_on_a_thing_was_aimed_at(text: str, word: str, target: str) -> None:
    assert target in hit(named(text + LATER, word))


@pytest.mark.parametrize(
    "text",
    [
        "Air strikes hit rebel-held Tigray on Tuesday, killing two women.",
        "An air strike hit Ethiopia's rebel-held Tigray on Tuesday, killing two people.",
        "A drone hit Sudan's besieged Darfur region on Tuesday, killing nine people.",
    ],
)
def test_whose_land_it_was_is_no_target(text: str) -> None:
    assert hit(named(text + LATER, "hit")) == {"local:civilians"}


def test_people_are_listed_by_their_sorts() -> None:
    text = "A drone hit a power station near Homs on Tuesday, killing military personnel and workers there."
    assert hit(named(text + LATER, "hit")) == {"state:SY/armed_forces", "local:civilians"}
    both = "The attack in Gao on Tuesday killed women and children."
    assert hit(named(both + LATER, "attack")) == {"local:civilians"}


@pytest.mark.xfail(strict=True, reason="the attackers of the sentence before are heard of the blast, too")
def test_another_weekday_s_attackers_are_not_this_act_s() -> None:
    text = (
        "ADF rebels killed three civilians in a village near Beni on Monday. Six others were "
        "injured by a bomb "
        "blast at a market in Beni on Tuesday."
    )
    assert did(named(text, "blast")) == set()
    assert did(named(text, "killed")) == {"actor:adf"}


def test_we_in_a_quotation_of_several_sentences_is_who_ends_it() -> None:
    text = (
        "“We ambushed a convoy of junta troops near Kani on Tuesday. We used mines and then opened fire. At "
        "least ten soldiers died,” a spokesman for the Kani People's Defense Force said."
    )
    assert did(named(text + LATER, "ambushed")) == {"actor:peoples-defence-force-myanmar"}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Farmers who found the bodies of two herders killed a trader near Jos on Tuesday.", "Farmers"),
        pytest.param(
            "Residents found the body of a nurse and then killed two traders near Beni on Tuesday.",
            "Residents",
            marks=pytest.mark.xfail(strict=True, reason="the doer of a second verb is not heard"),
        ),
        ("Soldiers who found the body of a comrade shot three villagers in Kaya on Tuesday.", "Soldiers"),
        pytest.param(
            "Residents brought the wounded thief to a bridge and beat him to death in Goma on Tuesday.",
            "Residents",
            marks=pytest.mark.xfail(strict=True, reason="the doer of a second verb is not heard"),
        ),
        ("A man wanted for robbery stabbed three officers to death in Durban on Tuesday.", "man"),
        ("Rebels wanted by the courts attacked a village near Bunia on Tuesday, killing a nurse.", "Rebels"),
        ("Three boys were arrested after stabbing a teacher in Lyon on Tuesday.", "boys"),
        ('Her brother said: "I killed her because she had left him," police in Lahore said.', "brother"),
        ("The soldiers were attacked on Tuesday and shot five farmers near Marib.", "soldiers"),
        ("The police, who were attacked in Kano on Tuesday, opened fire and killed three people.", "police"),
        (
            "Soldiers shot a student who had witnessed the killing of a nurse in Bamenda on Tuesday.",
            "Soldiers",
        ),
    ],
)
def test_who_acts_behind_such_words_did_it(text: str, doer: str) -> None:
    assert doer in doers(text)


@pytest.mark.parametrize(
    ("text", "stays", "other"),
    [
        (
            "Residents helped the wounded after soldiers shelled a market in Beni on Tuesday.",
            "soldiers",
            "Residents",
        ),
        (
            "Residents carried the injured to a clinic after soldiers shot them in Beni on Tuesday.",
            "soldiers",
            "Residents",
        ),
        ("Residents fled as gunmen opened fire on a market in Jos on Tuesday.", "gunmen", "Residents"),
        (
            "Soldiers shot a trader wanted by the rebels near Goma on Tuesday.",
            "Soldiers",
            "rebels",
        ),
        (
            "Troops were attacked and four of them were killed by rebels near Gao on Tuesday.",
            "rebels",
            "Troops",
        ),
    ],
)
def test_another_who_acts_behind_such_words_did_it_alone(text: str, stays: str, other: str) -> None:
    found = doers(text)
    assert any(stays in one for one in found)
    assert not any(other in one for one in found)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Gunmen shot dead three villagers near Maradi on Tuesday and fled.", "shot"),
        ("Soldiers shot two women who found the body of a chief near Maru on Tuesday.", "shot"),
        ("Gunmen opened fire on worshippers and ran away in Kaduna on Tuesday.", "opened"),
        ("Rebels killed a farmer and his brother, said officials in Bunia on Tuesday.", "killed"),
    ],
)
def test_whom_it_was_done_to_stays(text: str, word: str) -> None:
    assert hit(named(text + LATER, word)) == {"local:civilians"}


def test_a_force_without_a_name_is_not_of_the_land_where_a_state_is_named() -> None:
    text = "Israeli forces raided Jenin on Tuesday, and gunmen fired at an army post there."
    assert "state:PS/army" not in {key for one in drafts(text + LATER) for key in hit(one)}
    own = "Mali's army said that militants attacked an army base in Sevare on Tuesday."
    assert "state:ML/army" in hit(named(own + LATER, "attacked"))


def test_who_saw_one_act_and_did_another_did_not_do_the_first() -> None:
    text = "Students who witnessed the shooting of a classmate by police in Enugu on Monday burned a car."
    first, second = sorted(drafts(text), key=lambda draft: draft.event_words[0].start)
    assert ("Students" in written(first), "Students" in written(second)) == (False, True)


def test_a_place_before_the_noun_of_an_act_did_not_do_it() -> None:
    text = "The parades remembered the victims of the June 12 Orlando nightclub attack that killed 49 people."
    assert not doers(f"Orlando shootings temper Pride events. {text}")
    assert doers("Moscow bombed a market in Idlib on Monday, killing 12 people.") == {"Moscow"}
