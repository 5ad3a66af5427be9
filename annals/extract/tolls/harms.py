"""Words of harm in a sentence: what befell people, each with the form that says where the people stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from annals.extract.sentence.causes import of_nature
from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import harm_words
from annals.extract.sentence.scan import Scan
from annals.extract.sentence.senses import BE
from annals.model.vocabulary import Harm

_DEADLY = cue_set("harm_words", "deadly")
_OPEN = cue_set("harm_words", "open")
_SHOT = cue_set("harm_words", "of_shots")
_STRIKING = cue_set("harm_words", "striking")
_BY_WHAT = cue_set("harm_words", "by_what")
_AT = frozenset({"at", "toward", "towards", "into", "up"})
_OBJECT = 8
_SENDING = frozenset({"sent", "sends", "sending"})
_STOPS = frozenset({".", ",", ";", "after", "where"})
_OF_ONE_OBJECT = frozenset({"third", "ing"})
_JOINTS: tuple[list[str], ...] = ([], [","], ["and"], ["or"], [",", "and"])
"""Between two verbs that have one object ("kills, injures over 70")."""
_VERBAL = frozenset({"past", "participle", "ing", "base", "third"})


@dataclass(frozen=True, slots=True)
class HarmHit:
    """Words of harm: indices of the first word and of the word after the last, the harm and the form.

    ``form`` is the name of a verb form or "word". ``open`` says that the words tell what was done to
    people and not how it ended ("shot"), ``people_only`` that bare numbers beside them count nobody.
    """

    first: int
    after: int
    harm: Harm
    form: str
    open: bool = False
    people_only: bool = False

    @property
    def verbal(self) -> bool:
        """Say whether it is a verb."""
        return self.form in _VERBAL


def harms(scan: Scan, void: frozenset[int]) -> list[HarmHit]:
    """Return the words of harm of a sentence; those of ``void`` tell of none that happened."""
    people = scan.people()
    found = [
        HarmHit(m.first, m.after, *m.value, open=scan.low(m.first) in _OPEN)
        for m in harm_words().scan(scan.words)
        if m.first not in void and not _of_shots(scan, m.first) and not of_nature(scan.words, m.first, people)
    ]
    found = sorted([*found, *_strokes(scan, {hit.first for hit in found})], key=lambda hit: hit.first)
    found = _joined(scan, [_deadly(scan, hit) for hit in found])
    return sorted([*found, *_adverbs(scan, found)], key=lambda hit: hit.first)


def _adverbs(scan: Scan, found: list[HarmHit]) -> Iterable[HarmHit]:
    """Yield "fatally" where no verb stands beside it ("four were shot, one fatally")."""
    for index, word in enumerate(scan.words):
        beside = any(hit.first - 1 <= index <= hit.after for hit in found)
        if word.low in _DEADLY and word.low.endswith("ly") and not beside:
            yield HarmHit(index, index + 1, Harm.KILLED, "word")


def _strokes(scan: Scan, taken: set[int]) -> Iterable[HarmHit]:
    """Yield verbs of hitting that may have people as what is hit ("was struck by a bullet")."""
    for index, word in enumerate(scan.words):
        if index in taken:
            continue
        form = "ing" if word.low.endswith("ing") else "past"
        if _sends(scan, index):
            yield HarmHit(index, index + 1, Harm.INJURED, form, open=True)
        elif word.low in _STRIKING and (form == "ing" or scan.low(index + 1) in _BY_WHAT):
            yield HarmHit(index, index + 1, Harm.INJURED, form, open=True, people_only=True)


def _sends(scan: Scan, index: int) -> bool:
    """Say whether a verb brings people to hospital ("a shooting that sent four men to the hospital")."""
    if scan.low(index) not in _SENDING or scan.low(index - 1) in BE:
        return False
    after = [scan.low(i) for i in range(index + 1, index + _OBJECT)]
    stop = next((at for at, low in enumerate(after) if low in _STOPS), len(after))
    return "to" in after[:stop] and "hospital" in after[after.index("to") : stop]


def _of_shots(scan: Scan, index: int) -> bool:
    """Say whether "shot" is a thing that is fired, or what is fired at is only aimed at."""
    if scan.low(index) not in _OPEN:
        return False
    before, after = scan.low(index - 1), scan.low(index + 1)
    noun = before in _SHOT and scan.low(index) == "shot"
    return noun or after in {"fired", "rang"} or (scan.low(index) == "shooting" and after in _AT)


def _deadly(scan: Scan, hit: HarmHit) -> HarmHit:
    """Make an injury a death where the words beside it say so ("fatally shot", "shot him to death")."""
    beside = {scan.low(hit.first - 1), scan.low(hit.after)}
    after = [scan.low(i) for i in range(hit.after, hit.after + _OBJECT)]
    ended = ("to", "death") in pairwise(after)
    if hit.harm == Harm.INJURED and hit.verbal and (beside & _DEADLY or (hit.open and ended)):
        return replace(hit, harm=Harm.KILLED, open=False)
    return hit


def _either(one: HarmHit, other: HarmHit) -> bool:
    """Say whether two verbs tell of deaths and of injuries."""
    return {one.harm, other.harm} == {Harm.KILLED, Harm.INJURED} and one.verbal


def _joined(scan: Scan, hits: Iterable[HarmHit]) -> list[HarmHit]:
    """Make one of two verbs told of the same people ("shot and killed")."""
    found: list[HarmHit] = []
    for hit in hits:
        last = found[-1] if found else None
        between = [scan.low(i) for i in range(last.after, hit.first)] if last else []
        alike = last is not None and hit.form == last.form
        if last and last.open and hit.harm == Harm.KILLED and alike and between == ["and"]:
            found[-1] = replace(hit, first=last.first)
        elif last and alike and hit.form in _OF_ONE_OBJECT and _either(last, hit) and between in _JOINTS:
            found[-1] = replace(hit, first=last.first, harm=Harm.KILLED_OR_INJURED)
        else:
            found.append(hit)
    return found
