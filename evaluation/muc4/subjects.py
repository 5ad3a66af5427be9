"""What a reading holds of the report as a whole, as fillers of the contest's slots of strings.

A reader that was trained on the contest's reports hears which words of a report are perpetrators,
targets and instruments of any incident in it. They take the place of the strings of the drafts: each
goes to the incidents that tell it, else to the one whose words stand nearest. Things and instruments
are named where an act is told: where incidents tell some, those that none tells are left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import inf

from annals.model.ids import DraftId
from annals.model.reading import Subject
from evaluation.muc4.entities import Entities
from evaluation.muc4.keys import Filler, Slot, Template
from evaluation.muc4.strings import ROLES, core, entity, named_person
from evaluation.product import Prediction

_SLOTS = {
    "individual": Slot.PERP_PERSON,
    "organisation": Slot.PERP_GROUP,
    "physical": Slot.THING,
    "human": Slot.HUMAN_NAME,
    "instrument": Slot.INSTRUMENT,
}
_WITH_ITS_ACT = frozenset({Slot.THING, Slot.INSTRUMENT})


def with_subjects(templates: Sequence[Template], prediction: Prediction) -> tuple[Template, ...]:
    """Return the templates of a report, their strings those of its subjects if its reader hears any."""
    heard = subjects_of(prediction, templates)
    if not templates or heard is None:
        return tuple(templates)
    own = [{slot: _own(one, slot, several) for slot, several in heard.items()} for one in templates]
    words = {draft.id: draft.event_words for draft in prediction.drafts}
    named = [[span.start for span in words.get(DraftId(one.number), ())] for one in templates]
    for slot, several in heard.items():
        told = [core(filler.values[0]) for row in own for filler in row[slot]]
        for one in several:
            if core(one.span.quote) not in told:
                own[_nearest(one, named)][slot].append(_filler(one))
    return tuple(_filled(one, row) for one, row in zip(templates, own, strict=True))


def _nearest(subject: Subject, named: Sequence[Sequence[int]]) -> int:
    """Return which of several incidents is named nearest to a subject, the first of equals."""
    away = [min((abs(at - subject.span.start) for at in places), default=inf) for places in named]
    return away.index(min(away))


def _own(template: Template, slot: Slot, several: Sequence[Subject]) -> list[Filler]:
    """Return the subjects that a template tells itself in a slot, in whatever of their words."""
    return [_filler(one) for one in several if _tells(template, slot, one)]


def _tells(template: Template, slot: Slot, subject: Subject) -> bool:
    """Say whether a template tells a subject in a slot, in whatever of its words."""
    words = set(core(subject.span.quote))
    return any(words & set(core(value)) for value in template.strings(slot))


def _filler(subject: Subject) -> Filler:
    return Filler(values=(subject.span.quote,))


def _filled(template: Template, fillers: Mapping[Slot, Sequence[Filler]]) -> Template:
    return replace(template, slots={**template.slots, **{slot: tuple(of) for slot, of in fillers.items()}})


def told_subjects(prediction: Prediction, templates: Sequence[Template] = ()) -> Entities | None:
    """Return the entities of a report with its incidents by role, None where its reader hears none."""
    heard = subjects_of(prediction, templates)
    if heard is None:
        return None
    return {
        role: tuple(dict.fromkeys(entity((one.span.quote,)) for one in heard[slot]))
        for role, slot in ROLES.items()
    }


def subjects_of(prediction: Prediction, templates: Sequence[Template]) -> dict[Slot, list[Subject]] | None:
    """Return the subjects of a reading by slot: named people, and things and instruments of its incidents."""
    if prediction.reading is None or prediction.reading.subjects is None:
        return None
    found: dict[Slot, list[Subject]] = {slot: [] for slot in _SLOTS.values()}
    for one in prediction.reading.subjects:
        slot = _SLOTS.get(one.part)
        if slot is None or (slot is Slot.HUMAN_NAME and not named_person(one.span.quote)):
            continue
        telling = [template for template in templates if slot in _WITH_ITS_ACT and template.strings(slot)]
        if not telling or any(_tells(template, slot, one) for template in telling):
            found[slot].append(one)
    return found
