"""People told of one by one beside the counts of groups: who is covered by which, and what they add up to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from annals.model.report import Span
from annals.model.vocabulary import GroupClass, Harm, Qualifier
from annals.resolve.tolls.persons import Person, Told, person_words

_ANYBODY = frozenset({GroupClass.PEOPLE, GroupClass.CIVILIANS})
_AGES = frozenset({GroupClass.MEN, GroupClass.WOMEN, GroupClass.CHILDREN})
_LEAST_SUM = 2
_JOINT = re.compile(
    r"\s*(?:,|,?\s*and|,?\s*as well as|,?\s*(?:along|together) with|&)\s*"
    r"|.{0,80}\band (?:also )?\w+(?:ed|ing|ot)\s+|.{0,80}\band\s+"
    r"|.{0,60}\b(?:along|together) with\s+(?:(?:his|her|their|its)\s+)?",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """Everybody who suffered one harm. ``low`` is a sum that nobody states, None where none is needed.

    ``whole`` is the index of the count that covers people told of one by one, ``covered`` who they
    are, ``parts`` the indices of the counts that went into the sum, ``open`` that it may be higher.
    """

    low: int | None
    whole: int | None
    covered: list[Person]
    parts: list[int]
    spans: list[Span]
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """Who was hit and lived: all but the dead of those shot (``wholes``); ``told`` counts them."""

    wholes: tuple[int, ...]
    told: Told | None
    spans: list[Span]


def total_of(harm: Harm, people: list[Person], groups: list[Told]) -> Total:
    """Return how people told of one by one and counted groups add up; attackers stand apart."""
    people = [p for p in people if not any(_attacks(one) for one in p.told)]
    firm = [one for one in groups if one.count.harm is harm and not one.part and _firm(one)]
    whole = max((one for one in firm if not one.other), key=_low, default=None)
    beside = max((one for one in firm if one.other), key=_low, default=None)
    if whole and beside and (whole.title or whole.at > beside.at or _low(whole) >= _low(beside)):
        whole, beside = max(whole, beside, key=_low), None
    covered = [p for p in people if whole is not None and _covers(whole, p)]
    if whole is not None and len(covered) > _low(whole):
        covered, whole = [], None
    apart = [p for p in people if p not in covered]
    low = (_low(whole) if whole else 0) + len(apart)
    if beside is not None:
        before = [p for p in apart if _before(p, beside)]
        low = max(low - len(apart) + len(before) + _low(beside), len(apart))
    stated = max((_low(one) for one in firm), default=0)
    if low <= stated or low < _LEAST_SUM or not apart:
        holder = whole or beside
        held = covered if whole else people if beside else []
        return Total(low=None, whole=holder.index if holder else None, covered=held, parts=[], spans=[])
    wholes = [one for one in (whole, beside) if one is not None]
    spans = [one.count.span for one in wholes] + [p.telling[0].count.span for p in apart]
    parts = [one.index for one in wholes]
    above = any(one.values.high is None for one in wholes)
    return Total(low=low, whole=None, covered=people, parts=parts, spans=spans, open=above)


def _firm(one: Told) -> bool:
    """Say whether a count says how many there were at least."""
    return one.values.low is not None


def _attacks(one: Told) -> bool:
    return one.values.group_class is GroupClass.ATTACKERS


def _low(one: Told) -> int:
    return one.values.low or 0


def _before(person: Person, beside: Told) -> bool:
    """Say whether a person was told of before those who are counted besides."""
    first = min((one for one in person.told), key=lambda one: (one.title, one.at))
    return not first.title and (first.at < beside.at or first.sentence == beside.sentence)


def _covers(whole: Told, person: Person) -> bool:
    """Say whether a count may hold a person: not where both are told side by side."""
    if any(_beside(whole, one) for one in person.told):
        return False
    if any(one.attacker for one in person.told) and not whole.attacker:
        return False
    if _newly_told(whole, person):
        return False
    if len({whole.grown, *(one.grown for one in person.told)} - {None}) > 1:
        return False
    sexes = {whole.sex, *(one.sex for one in person.told)} - {""}
    return len(sexes) < 2 and _same_class(whole, person)  # noqa: PLR2004 - one sex or none


def _beside(whole: Told, one: Told) -> bool:
    """Say whether two counts are joined in one list of people ("two soldiers and the mayor")."""
    if one.sentence != whole.sentence:
        return False
    first, second = sorted((whole, one), key=lambda told: told.at)
    start, end = first.count.number.start, second.count.number.start
    between = whole.text[max(start, first.end) : end]
    return _JOINT.fullmatch(between) is not None


def _newly_told(whole: Told, person: Person) -> bool:
    """Say whether a group is told of anew after a person of another sort ("a leader ... several gunmen")."""
    first = min(person.told, key=lambda one: one.at)
    sorts = {whole.noun, first.noun} - person_words()["anybody"]
    later = first.at < whole.at and first.sentence != whole.sentence
    return later and not (whole.title or whole.definite or first.name) and len(sorts) > 1


def _same_class(whole: Told, person: Person) -> bool:
    group = whole.values.group_class
    if group in _ANYBODY | _AGES:
        return True
    classes = {one.values.group_class for one in person.told} - _ANYBODY - _AGES
    grown = any(one.values.group_class in {GroupClass.WOMEN, GroupClass.CHILDREN} for one in person.told)
    return classes <= {group} and not grown


def unnamed_dead(groups: list[Told], people: list[Person]) -> list[Person]:
    """Return people told to be shot who must be among the dead that are counted.

    "Two people were killed. Officers found a man with gunshot wounds": he is one of the two.
    """
    if any(one.count.harm is not Harm.KILLED for one in groups):
        return []
    dead = max((_low(one) for one in groups if not one.part), default=0)
    room = dead - sum(p.harm is Harm.KILLED for p in people)
    hit = [p for p in people if p.harm is Harm.INJURED]
    lived = any(not one.open for p in hit for one in p.told)
    return hit if hit and len(hit) <= room and not lived else []


def among_told(groups: list[Told], people: list[Person]) -> frozenset[int]:
    """Return the counts of people told to be shot who are among the dead and the wounded that are counted.

    "Three people were killed and one was wounded. He shot two people at the door": no more wounded.
    """
    dead = [_low(one) for one in groups if one.count.harm is Harm.KILLED and not one.part]
    dead.append(sum(p.harm is Harm.KILLED for p in people))
    hurt = [one for one in groups if one.count.harm is Harm.INJURED and not one.part]
    told = [_low(one) for one in hurt if not one.open]
    told.append(sum(any(not one.open for one in p.told) for p in people if p.harm is Harm.INJURED))
    most = max(told)
    within = range(most + 1, most + max(dead) + 1)
    return frozenset(one.index for one in hurt if most and one.open and _low(one) in within)


def rest_of(groups: list[Told], people: list[Person]) -> Rest | None:
    """Return who lived of people told to be shot, where some of them are told to have died."""
    hit = [one for one in groups if (one.open or one.victims) and _whole(one)]
    whole = max(hit, key=_low, default=None)
    if whole is None or _low(whole) < _LEAST_SUM:
        return None
    dead = [one for one in groups if one.count.harm is Harm.KILLED]
    died = [p for p in people if p.harm is Harm.KILLED and not any(t.attacker for t in p.told)]
    lived = any(p.harm is Harm.INJURED for p in people)
    first = [one.at for one in dead if one.sentence == whole.sentence]
    first += [t.at for p in died for t in p.told if t.sentence == whole.sentence]
    if any(at < whole.at for at in first):
        return None
    killed = max([len(died), *(_low(one) for one in dead)], default=0)
    if killed > _low(whole) or (killed == 0 and not (whole.victims and lived)):
        return None
    explicit = any(o.count.harm is Harm.INJURED and not o.open for o in groups)
    left = 0 if explicit else _low(whole) - killed
    spans = [whole.count.span, *(one.count.span for one in dead), *(p.telling[0].count.span for p in died)]
    values = replace(whole.values, low=left, high=left, qualifier=Qualifier.EXACT)
    count = replace(whole.count, harm=Harm.INJURED)
    told = replace(whole, index=REST, count=count, values=values, sentence=REST, open=False)
    wholes = tuple(one.index for one in hit if one.victims or _low(one) == _low(whole))
    return Rest(wholes=wholes, told=told if left else None, spans=spans)


def _whole(one: Told) -> bool:
    exact = one.values.qualifier in {Qualifier.EXACT, Qualifier.BETWEEN}
    return exact and not one.part and not one.other


REST = -1
"""Stands for the index of a count, and for its sentence, where nobody states it."""
