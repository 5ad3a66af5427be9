"""Only people whom a word of harm governs are counted, and those told apart from it are."""

import pytest

import annals
from annals.extract import extract, tagger_named
from annals.model.vocabulary import Harm
from annals.resolve import resolve

BESIDE = [
    ("Six militia targets were hit in the air strikes near Tarsal on Tuesday, it said.", (Harm.INJURED, 6)),
    ("A small fuel depot near Ramdan town was hit by an air strike on Tuesday.", (Harm.INJURED, 1)),
    ("The rebels attacked the hill on Sunday and regained some lost positions.", (Harm.KILLED, 2)),
    (
        "Shelling in Barsin on Tuesday killed 12 people including women a hospital official said.",
        (Harm.KILLED, 1),
    ),
    (
        "The toll of the raid may rise due to the condition of some of the wounded camp chief Omar Dib said.",
        (Harm.INJURED, 1),
    ),
    (
        "A strike hit a house in Karsa. He said 10 people were killed including a Turkish family of five.",
        (Harm.KILLED, 1),
    ),
    (
        "Gunmen attacked a bus in Karsa on Monday. It was not known if the driver was alive or dead.",
        (Harm.KILLED, 1),
    ),
    (
        "Rebels besieged Barsin in a push which threatens 200,000 civilians. Five soldiers were killed.",
        (Harm.DISPLACED, 200000),
    ),
    ("Paul Reed was shot dead in Odra on Monday. He is survived by his wife and two sons.", (Harm.KILLED, 2)),
    ("Twelve people from three families were killed in an air strike in Odra on Monday.", (Harm.KILLED, 3)),
]

GOVERNED = [
    ("Ten people were hit by shrapnel in Odra on Monday when a shell fell.", {(Harm.INJURED, 10)}),
    ("A local reporter was hit by a sniper in Odra on Monday, the police said.", {(Harm.INJURED, 1)}),
    (
        "A bomb killed 12 people including a police officer in Karsa on Tuesday, officials said.",
        {(Harm.KILLED, 12), (Harm.KILLED, 1)},
    ),
    (
        "It was unclear whether the two men killed in the raid on Odra on Monday were civilians.",
        {(Harm.KILLED, 2)},
    ),
    (
        "The militia killed 14 people on Monday. Police made 86 arrests in Odra after the attack.",
        {(Harm.KILLED, 14), (Harm.DETAINED, 86)},
    ),
    (
        "Bomb attack on market in Karsa on Monday kills 25 injures 60, the police said.",
        {(Harm.KILLED, 25), (Harm.INJURED, 60)},
    ),
    (
        "An air strike on a school in Odra on Monday left 25 people including 9 children dead.",
        {(Harm.KILLED, 25), (Harm.KILLED, 9)},
    ),
    (
        "Five children were among 30 people killed in an air strike in Odra on Tuesday.",
        {(Harm.KILLED, 30), (Harm.KILLED, 5)},
    ),
    (
        "Army shelling kills, wounds 30 civilians in Odra on Monday, the monitor said.",
        {(Harm.KILLED_OR_INJURED, 30)},
    ),
    ('The statement said the attack in Odra on Monday left "nearly 40" soldiers dead.', {(Harm.KILLED, 40)}),
]


def tolls(text: str) -> set[tuple[Harm, int | None]]:
    report = annals.read_text(text)
    assert isinstance(report, annals.Report)
    drafts = resolve(extract(report, tagger_named("trained")))
    return {(s.value.harm, s.value.low) for draft in drafts for s in draft.tolls}


@pytest.mark.parametrize(("text", "toll"), BESIDE)
def test_who_only_stands_beside_a_word_of_harm_is_not_counted(text: str, toll: tuple[Harm, int]) -> None:
    assert toll not in tolls(text)


@pytest.mark.parametrize(("text", "told"), GOVERNED)
def test_who_is_governed_by_a_word_of_harm_is_counted(text: str, told: set[tuple[Harm, int]]) -> None:
    assert tolls(text) == told


def test_two_verbs_share_the_people_of_the_second() -> None:
    report = annals.read_text("The army killed 14 and wounded 20 Shabab fighters near Barsin on Monday.")
    assert isinstance(report, annals.Report)
    counts = extract(report, tagger_named("trained")).counts
    assert [one.group.quote if one.group else "" for one in counts] == ["Shabab fighters"] * 2
