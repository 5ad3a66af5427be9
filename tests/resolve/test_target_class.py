import pytest

from annals.gazetteer.actors import actors
from annals.model.ids import ReportId
from annals.model.reading import Filler, Label, Mention, Role
from annals.model.report import Span
from annals.model.vocabulary import ActorKind, TargetClass
from annals.resolve.target_class import target_class

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


def of(words: str, tag: str, label: Label, *, arrested: bool = False) -> TargetClass | None:
    span = Span(report_id=ReportId("r-0"), start=0, end=len(words), quote=words)
    mention = Mention(label=label, span=span, tag=tag, score=0.9)
    return target_class(
        Filler(role=Role.TARGET, mention=mention, score=0.9), actors(), killed=False, arrested=arrested
    )


@pytest.mark.parametrize(("words", "kind", "value"), PEOPLE)
def test_people(words: str, kind: ActorKind, value: TargetClass | None) -> None:
    assert of(words, kind, Label.ACTOR) is value


def test_who_is_arrested_is_no_civilian_for_that() -> None:
    assert of("two people", ActorKind.CIVILIANS, Label.ACTOR, arrested=True) is None
    assert of("two journalists", ActorKind.CIVILIANS, Label.ACTOR, arrested=True) is TargetClass.MEDIA


def test_things() -> None:
    assert of("a hospital", TargetClass.MEDICAL, Label.TARGET) is TargetClass.MEDICAL
    assert of("an arms depot", TargetClass.OTHER, Label.TARGET) is TargetClass.MILITARY
    assert of("a compound", TargetClass.OTHER, Label.TARGET) is TargetClass.OTHER


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
