import pytest

import annals
from annals.extract import extract, tagger_named
from annals.model.vocabulary import Harm
from annals.resolve import resolve
from annals.text.unharmed import find_unharmed

SAID = [
    ("There were no casualties.", "There were no casualties", ""),
    ("The blast caused no human casualties.", "no human casualties", ""),
    ("The explosions did not cause any casualties.", "did not cause any casualties", ""),
    ("A grenade went off without hurting anyone.", "without hurting anyone", ""),
    ("None of the 38 aboard was harmed.", "None of the 38 aboard was harmed", ""),
    ("Three died and the mayor escaped unhurt.", "the mayor escaped unhurt", ""),
    ("Fire on deck; all 23 crew safe.", "all 23 crew safe", ""),
    ("No casualties were reported.", "No casualties", "known"),
    ("There were no victims, but for two guards.", "There were no victims", "known"),
]
NOT_SAID = [
    "Troops took care to ensure no civilians are harmed.",
    "It was not clear whether anyone was hurt.",
    "The wounded were well treated.",
    "They do not know of any casualties.",
    "Two of them were hurt.",
]


@pytest.mark.parametrize(("text", "words", "known"), SAID)
def test_words(text: str, words: str, known: str) -> None:
    assert [(text[one.start : one.end], one.known) for one in find_unharmed(text)] == [
        (words, known == "known")
    ]


@pytest.mark.parametrize("text", NOT_SAID)
def test_other_words(text: str) -> None:
    assert not list(find_unharmed(text))


NOBODY = {(Harm.KILLED, 0), (Harm.INJURED, 0)}
TOLD = [
    ("A bomb exploded in Tame on Monday. There were no casualties.", NOBODY),
    ("A bomb exploded in Tame on Monday. No casualties were reported.", set()),
    (
        "Gunmen fired on a bus near Cali on Monday. All 31 aboard are well.",
        {(Harm.KILLED, 0), (Harm.INJURED, 0)},
    ),
    ("Gunmen shot at a delegate in Tame on Monday. He was not hurt.", NOBODY),
    ("A bomb killed two people in Tame on Monday. The mayor escaped unhurt.", {(Harm.KILLED, 2)}),
    (
        "A car bomb killed 12 people in Mogadishu on Sunday. A second bomb, at the port, left no casualties.",
        {(Harm.KILLED, 12)},
    ),
    ("A Panama-flagged tanker was hit by a drone off Odesa on Monday.", set()),
]


@pytest.mark.parametrize(("text", "tolls"), TOLD)
def test_tolls_of_the_trained_tagger(text: str, tolls: set[tuple[Harm, int]]) -> None:
    report = annals.read_text(text)
    assert isinstance(report, annals.Report)
    drafts = resolve(extract(report, tagger_named("trained")))
    assert {(s.value.harm, s.value.low) for draft in drafts for s in draft.tolls} == tolls
