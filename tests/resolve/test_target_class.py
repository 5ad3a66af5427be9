import pytest

from annals.gazetteer.actors import actors
from annals.model.ids import ReportId
from annals.model.reading import PERSON, Filler, Label, Mention, Role
from annals.model.report import Span
from annals.model.vocabulary import ActorKind, TargetClass
from annals.resolve.acts.target_class import plain, target_class, target_classes

PEOPLE = [
    ("six Maoists", ActorKind.REBEL, TargetClass.MILITARY),
    ("two insurgents", ActorKind.REBEL, TargetClass.MILITARY),
    ("an army officer", ActorKind.STATE_FORCES, TargetClass.MILITARY),
    ("a police officer", ActorKind.STATE_FORCES, TargetClass.POLICE),
    ("a councilman", ActorKind.EXTERNAL_OR_OTHER, TargetClass.GOVERNMENT),
    ("two polio vaccinators", ActorKind.EXTERNAL_OR_OTHER, TargetClass.MEDICAL),
    ("five girls", ActorKind.EXTERNAL_OR_OTHER, TargetClass.CIVILIANS),
    ("three herders", ActorKind.IDENTITY_MILITIA, TargetClass.CIVILIANS),
    ("four students", ActorKind.CIVILIANS, TargetClass.CIVILIANS),
    ("two people", ActorKind.CIVILIANS, TargetClass.CIVILIANS),
    ("four suspects", ActorKind.POLITICAL_MILITIA, None),
    ("seven gunmen", ActorKind.POLITICAL_MILITIA, None),
    ("a member of the group", ActorKind.CIVILIANS, None),
]


def filler(words: str, tag: str | None, label: Label = Label.ACTOR) -> Filler:
    span = Span(report_id=ReportId("r-0"), start=0, end=len(words), quote=words)
    return Filler(role=Role.TARGET, mention=Mention(label=label, span=span, tag=tag, score=0.9), score=0.9)


def of(words: str, tag: str | None, label: Label, *, arrested: bool = False) -> TargetClass | None:
    return target_class(filler(words, tag, label), actors(), "arrests" if arrested else "armed_clash")


@pytest.mark.parametrize(("words", "kind", "value"), PEOPLE)
def test_people(words: str, kind: ActorKind, value: TargetClass | None) -> None:
    assert of(words, kind, Label.ACTOR) is value


def test_who_is_arrested_is_no_civilian_for_that() -> None:
    assert of("two people", ActorKind.CIVILIANS, Label.ACTOR, arrested=True) is None
    assert of("two journalists", ActorKind.CIVILIANS, Label.ACTOR, arrested=True) is TargetClass.MEDIA


def test_things() -> None:
    assert of("a hospital", TargetClass.MEDICAL, Label.TARGET) is TargetClass.MEDICAL
    assert of("an arms depot", TargetClass.OTHER, Label.TARGET) is TargetClass.MILITARY
    assert of("a facility", TargetClass.OTHER, Label.TARGET) is TargetClass.OTHER


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two Hezbollah fighters", TargetClass.MILITARY),
        ("a Hamas commander", TargetClass.MILITARY),
        ("three Taliban members", TargetClass.MILITARY),
        ("four Fatah members", None),
        ("three Hezbollah members of a rescue team", None),
        ("two Taliban members of the municipal council", None),
        ("Hezbollah members of parliament", None),
        ("two Taliban fighters and their families", None),
    ],
)
def test_members_are_fighters_where_the_group_is_no_party(words: str, value: TargetClass | None) -> None:
    told = of(words, ActorKind.POLITICAL_MILITIA, Label.ACTOR)
    assert (told is TargetClass.MILITARY) is (value is TargetClass.MILITARY)


def test_herders_of_a_people_are_no_fighters() -> None:
    assert of("five Fulani herdsmen", ActorKind.IDENTITY_MILITIA, Label.ACTOR) is not TargetClass.MILITARY


@pytest.mark.parametrize(
    ("words", "tag", "value"),
    [
        ("a police lorry", TargetClass.TRANSPORT, TargetClass.POLICE),
        ("two army trucks", TargetClass.TRANSPORT, TargetClass.MILITARY),
        ("a bus", TargetClass.TRANSPORT, TargetClass.TRANSPORT),
        ("the office of a ruling party", TargetClass.OTHER, TargetClass.GOVERNMENT),
        ("an army hospital", TargetClass.MEDICAL, TargetClass.MEDICAL),
        ("a tea stall", None, TargetClass.BUSINESS),
        ("the walls of a polyclinic", None, TargetClass.MEDICAL),
        ("a marble arch", None, None),
    ],
)
def test_whose_a_thing_is_counts_for_more_than_what_it_is(
    words: str, tag: str | None, value: TargetClass | None
) -> None:
    assert of(words, tag, Label.TARGET) is value


def test_kin_of_somebody_are_no_more_than_civilians() -> None:
    assert of("the two sons of a mayor", ActorKind.CIVILIANS, Label.ACTOR) is TargetClass.CIVILIANS
    assert of("a mayor and his wife", ActorKind.CIVILIANS, Label.ACTOR) is TargetClass.GOVERNMENT


def test_fighters_who_are_arrested_are_of_no_class() -> None:
    assert of("two insurgents", ActorKind.REBEL, Label.ACTOR, arrested=True) is None
    assert of("two soldiers", ActorKind.STATE_FORCES, Label.ACTOR, arrested=True) is TargetClass.MILITARY


def test_who_is_told_as_a_person_and_nothing_more_is_a_civilian_but_not_in_a_battle() -> None:
    beekeeper, rebel = filler("a beekeeper", PERSON), filler("six rebels", ActorKind.POLITICAL_MILITIA)
    assert plain([beekeeper], "attack_on_civilians") == [beekeeper]
    assert plain([beekeeper], "armed_clash") == []
    assert plain([beekeeper, rebel], "air_drone_strike") == []


@pytest.mark.parametrize("words", ["a beekeeper and his nephews", "three members of a family"])
def test_who_is_of_no_force_is_a_civilian_for_want_of_other_words(words: str) -> None:
    assert plain([filler(words, PERSON)], "attack_on_civilians") == [filler(words, PERSON)]


@pytest.mark.parametrize(
    "words",
    [
        "Captain Idris Belo",
        "four privates",
        "two members of the harbour force",
        "two harbour guards",
        "a hill base",
    ],
)
def test_who_is_of_a_force_or_a_rank_is_no_civilian_for_want_of_other_words(words: str) -> None:
    assert plain([filler(words, PERSON)], "attack_on_civilians") == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("an elderly weaver", TargetClass.CIVILIANS),
        ("two patrolmen", TargetClass.POLICE),
        ("children of soldiers", TargetClass.CIVILIANS),
        ("three village elders", TargetClass.GOVERNMENT),
        ("a harbour official", TargetClass.GOVERNMENT),
        ("a bank official", None),
    ],
)
def test_words_for_people_count_in_their_own_sense(words: str, value: TargetClass | None) -> None:
    tag = ActorKind.CIVILIANS if value is TargetClass.CIVILIANS else PERSON
    assert of(words, tag, Label.ACTOR) is value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a children's summer camp", TargetClass.CIVILIANS),
        ("the camp of a quarrying company", TargetClass.BUSINESS),
        ("a camp of displaced weavers", TargetClass.CIVILIANS),
        ("an army camp", TargetClass.MILITARY),
        ("a salt mine", TargetClass.BUSINESS),
        ("a wedding party's minibus", TargetClass.TRANSPORT),
        ("a bakery near the police barracks", None),
    ],
)
def test_words_for_things_count_in_their_own_sense(words: str, value: TargetClass | None) -> None:
    tag = TargetClass.TRANSPORT if value is TargetClass.TRANSPORT else None
    assert of(words, tag, Label.TARGET) is value


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("three Shia pilgrims and two policemen", {TargetClass.RELIGIOUS, TargetClass.POLICE}),
        ("a traffic policeman and a bystander", {TargetClass.POLICE, TargetClass.CIVILIANS}),
        ("a mayor and his wife", {TargetClass.GOVERNMENT}),
    ],
)
def test_several_who_are_told_together_are_of_the_classes_of_all(
    words: str, values: set[TargetClass]
) -> None:
    assert set(target_classes(filler(words, PERSON), actors(), "ied_mine")) == values
