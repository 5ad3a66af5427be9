"""Claims of responsibility and accusations: who is said to have done an act told elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from annals.extract.parties.roles import RoleFinder
from annals.extract.sentence.cues import cue_list, cue_set
from annals.extract.sentence.inflect import verb_forms
from annals.extract.sentence.lexicon import cue_table
from annals.extract.sentence.nouns import subject_before
from annals.extract.sentence.scan import Item, Scan
from annals.extract.sentence.senses import BE
from annals.model.reading import Mention

_NEGATIVE = cue_set("grammar", "negative")
_ACCUSED_REACH = 6
_SCORE = 0.8


@dataclass(frozen=True, slots=True)
class Claim:
    """An actor laid to an act by a claim or an accusation; ``at`` is the offset of the cue."""

    actor: Mention
    at: int
    accused: bool


def claims(scan: Scan, roles: RoleFinder) -> Iterator[Claim]:
    """Yield the claims of responsibility and the accusations of one sentence."""
    for match in cue_table("verbs", "claim").scan(scan.words):
        if _denied(scan, match.first):
            continue
        actor = subject_before(scan, match.first, only_actors=True) or _after_by(scan, match.after)
        if actor is not None:
            yield Claim(roles.mention(actor, _SCORE), scan.words[match.first].start, accused=False)
    for match in cue_table("verbs", "behind").scan(scan.words):
        actor = subject_before(scan, match.first, only_actors=True)
        if actor is not None and not _denied(scan, match.first):
            yield Claim(roles.mention(actor, _SCORE), scan.words[match.first].start, accused=True)
    for index, word in enumerate(scan.words):
        if word.low in _accusing() and not _attributive(scan, index):
            actor = _accused(scan, index)
            if actor is not None and not _denied(scan, index):
                yield Claim(roles.mention(actor, _SCORE), word.start, accused=True)


@cache
def _accusing() -> frozenset[str]:
    simple = [verb for verb in cue_list("verbs", "blame") if " " not in verb]
    return frozenset(form for verb in simple for form in verb_forms(verb))


def _attributive(scan: Scan, index: int) -> bool:
    """Say whether a participle only describes the people after it ("two suspected insurgents")."""
    if scan.low(index - 1) in BE:
        return False
    after = next((actor for actor in scan.actors if actor.first == index + 1), None)
    if after is None:
        return False
    return scan.low(index) == "suspected" or (scan.low(index).endswith("ed") and not after.keys)


def _denied(scan: Scan, index: int) -> bool:
    return any(scan.low(i) in _NEGATIVE for i in range(max(0, index - 6), index))


def _after_by(scan: Scan, index: int) -> Item | None:
    """Return the actor after "claimed by"."""
    if scan.low(index) != "by" and scan.low(index - 1) != "by":
        return None
    return next((item for item in scan.actors if 0 <= item.first - index <= 2), None)


def _accused(scan: Scan, index: int) -> Item | None:
    """Return whom a verb of blaming names: its object, or the name after "on" or "to"."""
    passive = scan.low(index + 1) in {"on", "to"}
    first = index + 2 if passive else index + 1
    found = next((item for item in scan.actors if 0 <= item.first - first <= _ACCUSED_REACH - 3), None)
    return None if found is not None and _of_help(scan, found.after) else found


def _of_help(scan: Scan, index: int) -> bool:
    """Say whether somebody is blamed for helping those who did it, not for the act ("of backing ...")."""
    return scan.low(index) in {"of", "for"} and scan.low(index + 1) in cue_set("verbs", "helping")
