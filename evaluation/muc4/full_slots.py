"""All slots by the rules of the official scorer: recall and precision over ALL TEMPLATES.

Told templates are paired with the key's, one with one, where the types match at least partly and
so does a filler of a perpetrator or target (guidelines, section 3.2.1), so that the most credit is
given. Within a pair the fillers of a slot are paired so too. Fillers of templates in no pair are
all missing or all spurious. Recall is the credit over what the key asks for, precision the credit
over what was told. A filler or template that the key marks as optional is asked for only where it
was given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from evaluation.muc4.credit import credit
from evaluation.muc4.keys import Filler, Message, Slot, Template
from evaluation.muc4.tally import Tally, best_pairs, scores, total
from evaluation.results import Score

_CONTENT = (
    Slot.PERP_PERSON,
    Slot.PERP_GROUP,
    Slot.THING,
    Slot.THING_TYPE,
    Slot.HUMAN_NAME,
    Slot.HUMAN_DESCRIPTION,
    Slot.HUMAN_TYPE,
)
Tallies = Mapping[Slot, Tally]


def score_slot(slot: Slot, key: Sequence[Filler], told: Sequence[Filler], filed: date | None) -> Tally:
    """Tally one slot of two templates that are paired."""
    worth = [[credit(slot, wanted, said, filed) for said in told] for wanted in key]
    pairs = best_pairs(worth)
    given = sum(worth[i][j] for i, j in pairs)
    filled = {i for i, _ in pairs}
    asked = sum(not wanted.optional or i in filled for i, wanted in enumerate(key))
    return Tally(right=given, told=len(told), found=given, key=asked)


def in_pair(key: Template, told: Template, filed: date | None) -> Tallies:
    """Tally two templates that are paired."""
    return {slot: score_slot(slot, _asked(slot, key), told.slots[slot], filed) for slot in Slot}


def _asked(slot: Slot, key: Template) -> tuple[Filler, ...]:
    """Return the fillers of a slot; a "-" in the key is none."""
    return tuple(one for one in key.slots[slot] if one.values and one.values != ("-",))


def may_pair(tallies: Tallies) -> bool:
    """Say whether two templates meet the conditions on their content."""
    return tallies[Slot.TYPE].right > 0 and any(tallies[slot].right > 0 for slot in _CONTENT)


def score_message(key: Sequence[Template], told: Sequence[Template], filed: date | None) -> Tallies:
    """Tally one message under the pairing that gives the most credit."""
    pairs = [[in_pair(wanted, said, filed) for said in told] for wanted in key]
    worth = [[total(one.values()).right if may_pair(one) else 0.0 for one in row] for row in pairs]
    best = best_pairs(worth)
    done = [pairs[i][j] for i, j in best]
    missed = [one for i, one in enumerate(key) if i not in {i for i, _ in best} and not one.optional]
    spurious = [one for j, one in enumerate(told) if j not in {j for _, j in best}]
    found = {}
    for slot in Slot:
        asked = sum(not filler.optional for one in missed for filler in _asked(slot, one))
        alone = Tally(told=sum(len(one.slots[slot]) for one in spurious), key=asked)
        found[slot] = sum((one[slot] for one in done), alone)
    return found


def score(
    messages: Sequence[Message], told: Sequence[Sequence[Template]], base_line: str = ""
) -> Iterator[Score]:
    """Score all messages: F1, precision and recall over all slots, and the F1 of each."""
    rows = [score_message(one.templates, said, one.filed) for one, said in zip(messages, told, strict=True)]
    return scores(
        "all_templates", {slot: sum((row[slot] for row in rows), Tally()) for slot in Slot}, base_line
    )
