"""What a reading holds of the report as a whole, as fillers of the contest's slots of strings.

A reader that was trained on the contest's reports hears which words of a report are perpetrators,
targets and instruments of any incident in it. Where it heard any of a kind, they take the place of
the strings of the drafts: each goes to the incidents that tell it, else to the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from annals.model.reading import Subject
from evaluation.muc4.keys import Filler, Slot, Template
from evaluation.muc4.strings import core
from evaluation.product import Prediction

_SLOTS = {
    "individual": Slot.PERP_PERSON,
    "organisation": Slot.PERP_GROUP,
    "physical": Slot.THING,
    "human": Slot.HUMAN_NAME,
    "instrument": Slot.INSTRUMENT,
}


def with_subjects(templates: Sequence[Template], prediction: Prediction) -> tuple[Template, ...]:
    """Return the templates of a report, their strings those of its subjects where it has any of the kind."""
    heard = entities(prediction)
    if not templates or not heard:
        return tuple(templates)
    own = [{slot: _own(one, slot, several) for slot, several in heard.items()} for one in templates]
    for slot, several in heard.items():
        told = [core(filler.values[0]) for row in own for filler in row[slot]]
        own[0][slot] += [_filler(one) for one in several if core(one.span.quote) not in told]
    return tuple(_filled(one, row) for one, row in zip(templates, own, strict=True))


def _own(template: Template, slot: Slot, several: Sequence[Subject]) -> list[Filler]:
    """Return the subjects that a template tells itself in a slot, in whatever of their words."""
    words = [set(core(value)) for value in template.strings(slot)]
    return [_filler(one) for one in several if any(set(core(one.span.quote)) & told for told in words)]


def _filler(subject: Subject) -> Filler:
    return Filler(values=(subject.span.quote,))


def _filled(template: Template, fillers: Mapping[Slot, Sequence[Filler]]) -> Template:
    return replace(template, slots={**template.slots, **{slot: tuple(of) for slot, of in fillers.items()}})


def entities(prediction: Prediction) -> dict[Slot, list[Subject]]:
    """Return the subjects of a reading by slot, each entity by its mention of most words."""
    found: dict[Slot, list[Subject]] = {}
    for one in prediction.reading.subjects if prediction.reading else ():
        if one.part in _SLOTS:
            _add(found.setdefault(_SLOTS[one.part], []), one)
    return found


def _add(found: list[Subject], one: Subject) -> None:
    words = set(core(one.span.quote))
    for n, other in enumerate(found):
        held = set(core(other.span.quote))
        if words <= held:
            return
        if held < words:
            found[n] = one
            return
    if words:
        found.append(one)
