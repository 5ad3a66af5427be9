"""To whom an act is laid by words for those who did it, in what the trained tagger reads."""

import pytest

from tests.extract.test_bystanders import LATER
from tests.extract.test_heard_struck import did, hit, named


@pytest.mark.parametrize(
    ("text", "word", "doer"),
    [
        (
            (
                "A man was shot dead in Lahore on Tuesday.\nThe suspects were affiliated to the banned "
                "Lashkar-e-Jhangvi, police said."
            ),
            "shot",
            "actor:lashkar-e-jhangvi",
        ),
        (
            (
                "Four people were killed in an ambush near Gao on Tuesday.\nWitnesses said that the "
                "attackers "
                "belonged to the Islamic State."
            ),
            "ambush",
            "actor:islamic-state",
        ),
        (
            (
                "A protester was killed in Omdurman on Tuesday after being run over by a car "
                "belonging to the "
                "riot police."
            ),
            "killed",
            "state:SD/police",
        ),
    ],
)
def test_who_is_told_to_be_of_a_party_did_it_for_that(text: str, word: str, doer: str) -> None:
    assert doer in did(named(text + LATER, word))


def test_of_whom_nobody_was_is_not_blamed() -> None:
    text = (
        "Four people were killed in an ambush near Gao on Tuesday.\nOfficials said the attackers were not "
        "members of the Islamic State."
    )
    assert "actor:islamic-state" not in did(named(text + LATER, "ambush"))


def test_herders_without_arms_are_civilians() -> None:
    text = "Gunmen opened fire at a group of herders near Asaba on Tuesday."
    assert hit(named(text + LATER, "opened")) == {"local:civilians"}
    armed = "Soldiers shot dead three armed herdsmen in Jos on Tuesday."
    assert "local:civilians" not in hit(named(armed + LATER, "shot"))


def test_killed_prisoners_were_aimed_at_as_civilians() -> None:
    text = "Two prisoners were shot dead by soldiers in Sagaing on Tuesday after they had surrendered."
    (told,) = named(text + LATER, "shot").civilian_targeting
    assert told.value


@pytest.mark.parametrize(
    "told",
    [
        "The gunmen were linked to Iran, officials said.",
        "Officials believe that the attackers are affiliated with the Iranian army.",
    ],
)
def test_a_state_that_they_are_close_to_did_not_do_it(told: str) -> None:
    text = f"Three people were shot dead in Basra on Tuesday.\n{told}"
    assert not any(key.startswith("state:") for key in did(named(text + LATER, "shot")))


@pytest.mark.parametrize("told", ["was not involved", "had no part in it", "did not take part"])
def test_who_had_no_part_in_it_did_not_do_it(told: str) -> None:
    text = f"Gunmen attacked a police post in Maiduguri on Tuesday.\nBoko Haram {told}, officials said."
    assert "actor:boko-haram" not in did(named(text + LATER, "attacked"))
