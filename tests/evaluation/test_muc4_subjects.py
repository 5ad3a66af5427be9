"""What a reading says of the report as a whole, as strings of the contest's templates."""

from __future__ import annotations

from dataclasses import replace

from annals.model.reading import Subject
from evaluation.muc4.keys import Filler, Slot, Template
from evaluation.muc4.subjects import told_subjects, with_subjects
from evaluation.product import Prediction
from tests.evaluation.builders import draft
from tests.plain import bare_reading, bare_report

TEXT = (
    "Shining Path rebels attacked a bridge and a bank. "
    "The rebels used dynamite against the bank of Lima and Ana Zobar."
)


def prediction(*told: tuple[str, str]) -> Prediction:
    report = bare_report(TEXT)
    subjects = []
    for part, words in told:
        start = TEXT.index(words)
        subjects.append(Subject(part=part, span=report.span(start, start + len(words)), score=0.9))
    return Prediction(reading=replace(bare_reading(report), subjects=tuple(subjects)))


def template(**slots: str) -> Template:
    told = {Slot[name]: (Filler(values=(words,)),) for name, words in slots.items()}
    return Template(number="1", optional=False, slots={**dict.fromkeys(Slot, ()), **told})


def test_of_human_targets_the_named_ones_alone_are_names() -> None:
    told = prediction(("human", "Ana Zobar"), ("human", "rebels"))
    (one,) = with_subjects([template()], told)
    assert one.strings(Slot.HUMAN_NAME) == ("Ana Zobar",)


def test_each_incident_keeps_the_subjects_that_it_tells() -> None:
    told = prediction(("physical", "bridge"), ("physical", "bank of Lima"), ("instrument", "dynamite"))
    first, second = with_subjects([template(THING="a bridge"), template(THING="a bank")], told)
    assert first.strings(Slot.THING) == ("bridge",)
    assert second.strings(Slot.THING) == ("bank of Lima",)
    assert first.strings(Slot.INSTRUMENT) == ("dynamite",)
    assert second.strings(Slot.INSTRUMENT) == ()


def test_a_subject_that_no_incident_tells_goes_to_the_one_named_nearest() -> None:
    told = prediction(("physical", "bridge"), ("instrument", "dynamite"))
    span = bare_report(TEXT).span
    names = {"1": "attacked", "2": "used"}
    at = {number: TEXT.index(word) for number, word in names.items()}
    drafts = [
        replace(draft(number), event_words=(span(at[number], at[number] + len(word)),))
        for number, word in names.items()
    ]
    both = [replace(template(), number=number) for number in names]
    first, second = with_subjects(both, replace(told, drafts=tuple(drafts)))
    assert (first.strings(Slot.THING), first.strings(Slot.INSTRUMENT)) == (("bridge",), ())
    assert (second.strings(Slot.THING), second.strings(Slot.INSTRUMENT)) == ((), ("dynamite",))


def test_things_that_no_incident_tells_are_left_out_where_others_are_told() -> None:
    told = prediction(("physical", "bridge"), ("physical", "bank of Lima"), ("individual", "rebels"))
    one = template(THING="a bank")
    (found,) = with_subjects([one], told)
    assert found.strings(Slot.THING) == ("bank of Lima",)
    assert found.strings(Slot.PERP_PERSON) == ("rebels",)
    entities = told_subjects(told, [one])
    assert entities is not None
    assert entities["Target"] == (frozenset({"bank of lima"}),)


def test_entities_need_no_incident() -> None:
    told = told_subjects(prediction(("individual", "Shining Path rebels")))
    assert told is not None
    assert told["PerpInd"] == (frozenset({"shining path rebels"}),)
    assert told["Weapon"] == ()


def test_a_reader_that_asks_nothing_of_the_whole_leaves_the_templates_as_they_were() -> None:
    assert told_subjects(Prediction(reading=bare_reading(bare_report(TEXT)))) is None
    assert with_subjects([template(THING="a bridge")], Prediction()) == (template(THING="a bridge"),)
