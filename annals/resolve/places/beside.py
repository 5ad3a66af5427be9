"""Tells from the words around a name whether it is a street's, a part of a town or one of several units."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annals.gazetteer.place_words import place_words
from annals.gazetteer.places import PlaceEntry, PlaceMatch, Places
from annals.model.vocabulary import Level
from annals.resolve.places.scan import Name, Token, contains

_TOWN = 100_000
"""People of a town that has districts."""
_ANY_TOWN = 20_000
"""People of a town that has quarters."""
_FURTHEST = 6
_LONGEST_LIST = 16
_IN = re.compile(
    r"(?:,? (?:and|or) (?:the )?[A-Z][\w'\u2019-]*| [a-z][\w-]*(?<! in)){0,4} in (?:(?:the|\w+ern) )?"
    r"(?P<name>[A-Z][\w'\u2019-]*(?: [A-Z][\w'\u2019-]*){0,2})"
)
"""Behind a name: others beside it, what they are, and where they lie."""
_LINKS = frozenset({"and", ",", "the"})
_UNITS = frozenset({Level.COUNTRY, Level.REGION, Level.DISTRICT})


def country_behind(text: str, end: int, gazetteer: Places) -> str | None:
    """Return the country that words behind a name put it in ("the A and B | refineries in Saudi Arabia")."""
    told = _IN.match(text, end)
    matches = gazetteer.matches(told["name"]) if told else ()
    return next((one.entry.country for one in matches if one.entry.level == Level.COUNTRY), None)


def is_street(words: Sequence[Token], head: Name) -> bool:
    """Say whether the name is a street's: "Maryland Drive", "White and McKee roads", "Highway One"."""
    street = place_words().street
    if words[head.after - 1].low in street:
        return not head.matches
    if words[head.first].low in street and head.after - head.first > 1 and not head.matches:
        return True
    if words[head.after - 1].ends or words[head.after - 1].text.endswith(("'s", "’s")):
        return False
    index = head.after
    if index < len(words) and words[index].low in street:
        titled = index + 1 < len(words) and words[index + 1].named and words[index + 1].text.isalpha()
        return not titled and (words[index].named or not words[index].low.endswith("s"))
    while index < len(words) and index < head.after + _FURTHEST:
        if words[index].low not in {"and", ","} and not words[index].named:
            break
        index += 1
    listed = any(word.low == "and" for word in words[head.after : index])
    return listed and index < len(words) and words[index].low in street and words[index].low.endswith("s")


def among_units(words: Sequence[Token], head: Name, before: Sequence[Name], later: Sequence[Name]) -> bool:
    """Say whether the name stands behind a place that it holds, or beside a unit in a list."""
    for name in before[-1:]:
        between = [word.low for word in words[name.after : head.first]]
        if between == [","] and (holds(head, name) or _only_unit(name)):
            return True
        if between in (["and"], [",", "and"]) and _only_unit(name):
            return True
    for name in later[:1]:
        between = [word.low for word in words[head.after : name.first]]
        if between in ([","], ["and"], [",", "and"]) and _only_unit(name) and not holds(name, head):
            return True
    return False


def other_end(
    words: Sequence[Token], head: Name, before: Sequence[Name], later: Sequence[Name]
) -> Name | None:
    """Return the other name of "between X and Y", whichever of the two the head is."""
    for name in later[:1]:
        between = [word.low for word in words[head.after : name.first]]
        if "between" in _lead(words, head) and between in (["and"], ["and", "the"]):
            return name
    for name in before[-1:]:
        between = [word.low for word in words[name.after : head.first]]
        if "between" in _lead(words, name) and between in (["and"], ["and", "the"]):
            return name
    return None


def _lead(words: Sequence[Token], name: Name) -> list[str]:
    """Return the words right before a name, as far as they belong to it ("between the towns of")."""
    found: list[str] = []
    for word in reversed(words[max(0, name.first - _FURTHEST) : name.first]):
        found.append(word.low)
        if word.low not in {"the", "of"} and word.low not in place_words().kinds:
            break
    return found


def is_border(words: Sequence[Token], head: Name, before: Sequence[Name]) -> bool:
    """Say whether the words are of the border of a country: "the border with X", "X's border with Y"."""
    border = place_words().border
    if not any(match.entry.level == Level.COUNTRY for match in head.matches[:1]):
        return False
    following = words[head.after : head.after + 1]
    if any(word.low in border for word in following) and not words[head.after - 1].ends:
        return True
    start = before[-1].after if before else 0
    lead = [word.low for word in words[max(start, head.first - _FURTHEST) : head.first]]
    return len(lead) > 1 and lead[-1] in {"with", "between", "of"} and lead[-2] in border


def town_of(words: Sequence[Token], head: Name | None, later: Sequence[Name]) -> Name | None:
    """Return the town that the name is called a part of: "the X district of the city of Y".

    What is called a neighbourhood may be that of any town; only large ones have districts.
    """
    if head is None or words[head.after - 1].ends:
        return None
    edge, behind = _behind_list(words, head, later)
    name = next(iter(behind), None)
    between = [word.low for word in words[edge : name.first]] if name else []
    part = next(iter(between), "")
    if part in place_words().town_part:
        between = between[1:]
    else:
        part = _quarter_before(words, head)
    if name is None or part not in place_words().town_part or not {"of", "in"} & set(between[:1]):
        return None
    least = _ANY_TOWN if part in place_words().quarter else _TOWN
    linked = all(word in place_words().town_link for word in between)
    return name if linked and any(_is_town(match, least) for match in name.matches[:2]) else None


def _quarter_before(words: Sequence[Token], head: Name) -> str:
    """Return what calls a name, or a list that holds it, a quarter ("the neighbourhoods of X and Y")."""
    index = head.first - 1
    while index >= 0 and (words[index].named or words[index].low in _LINKS) and not words[index].ends:
        index -= 1
    of = index > 0 and words[index].low in {"of", "in"}
    return words[index - 1].low if of and words[index - 1].low in place_words().quarter else ""


def _behind_list(words: Sequence[Token], head: Name, later: Sequence[Name]) -> tuple[int, Sequence[Name]]:
    """Return where the list that a name begins ends, else where the name does, and the names behind it."""
    edge, listed = head.after, False
    for index, name in enumerate(later):
        between = [word.low for word in words[edge : name.first]]
        if any(word.ends for word in words[head.after - 1 : name.first]):
            break
        if between[:1] == ["and"] or between[:2] == [",", "and"]:
            listed = True
        elif between != [","]:
            return (edge, later[index:]) if listed else (head.after, later)
        edge = name.after
    return head.after, later


def beyond_list(words: Sequence[Token], head: Name, later: Sequence[Name]) -> tuple[int, Sequence[Name]]:
    """Return where a name ends and the names behind it, those behind its list where one may hold it."""
    edge, behind = _behind_list(words, head, later)
    first = next(iter(behind), None)
    may_hold = first is not None and (not head.matches or holds(first, head))
    between = [word.low for word in words[edge : first.first]] if first else []
    kind = bool(between) and between[0] in place_words().kinds
    linked = {"in", "of"} & set(between[1:2] if kind else between[:1])
    return (edge, behind) if may_hold and linked else (head.after, later)


def listed_kind(words: Sequence[Token], after: int) -> str | None:
    """Return the kind at the end of a list that a name begins: "Raqqa, Hama and Aleppo provinces"."""
    listed = False
    for index in range(after, min(len(words), after + _LONGEST_LIST)):
        low = words[index].low
        if words[index - 1].ends:
            return None
        listed = listed or low == "and"
        levels = place_words().kinds.get(low, ())
        if listed and low.endswith("s") and levels and Level.AREA not in levels and not words[index].named:
            return low
        if not words[index].named and low not in _LINKS:
            return None
    return None


def holds(outer: Name, inner: Name) -> bool:
    """Say whether a name may be of a place that holds one of the other name."""
    return any(
        contains(one.entry, other.entry) or _in_district(one.entry, other.entry)
        for one in outer.matches[:3]
        if one.entry.level in _UNITS
        for other in inner.matches[:8]
        if other.entry.key != one.entry.key
    )


def _in_district(outer: PlaceEntry, inner: PlaceEntry) -> bool:
    """Say whether a settlement may lie in a district, by the unit around both."""
    sizes = (outer.level, inner.level) == (Level.DISTRICT, Level.SETTLEMENT)
    return (
        sizes and outer.admin1 is not None and (outer.country, outer.admin1) == (inner.country, inner.admin1)
    )


def is_unit(name: Name) -> bool:
    """Say whether a name is a country's or a unit's before anything else."""
    return any(one.entry.level in _UNITS for one in name.matches[:1])


def _only_unit(name: Name) -> bool:
    """Say whether a name is a region's and that of no town in it."""
    found = [one.entry for one in name.matches[:4]]
    towns = [entry for entry in found if entry.level == Level.SETTLEMENT]
    return (
        bool(found) and found[0].level == Level.REGION and not any(contains(found[0], town) for town in towns)
    )


def _is_town(match: PlaceMatch, least: int) -> bool:
    return match.entry.level == Level.SETTLEMENT and match.weight >= least
