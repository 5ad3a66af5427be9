"""Looks at the words beside a match: partners in a joint force, the brackets of a dateline, other owners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annals.gazetteer._actor_index import Use
from annals.gazetteer._actor_words import adjoining

if TYPE_CHECKING:
    from annals.gazetteer._actor_match import Found, Scan

_MAX_MODIFIERS = 3
_NO_FORCE = frozenset({"people", "media", "state_media", "government"})
_LONGEST_DATELINE = 60
_DASHES = ("-", "\u2013", "\u2014", "\u2212")


def joint_branch(scan: Scan, place: int, *, alone: bool) -> str | None:
    """Return the branch of a state's part in a joint force whose other partner begins here."""
    lists = scan.index.lists
    partner = alone or (place < len(scan.keys) and scan.keys[place] in lists["partners"])
    if not partner:
        return None
    for at in range(place, min(len(scan.keys), place + _MAX_MODIFIERS + 1)):
        if scan.keys[at] in lists["joint_nouns"]:
            joined = adjoining(scan.text, scan.words, place, at)
            branch = "security_forces" if "security" in scan.keys[place:at] else "armed_forces"
            return branch if joined else None
        if scan.keys[at] not in lists["partners"] and scan.keys[at] not in lists["modifiers"]:
            return None
    return None


def is_anothers(scan: Scan, found: Found) -> bool:
    """Say whether the words beside a name make it another's: a dateline's, a longer name's, a namesake's."""
    told = scan.keys[max(found.first - 2, 0) : found.first]
    namesake = told in (["named", "after"], ["named", "for"], ["called", "after"])
    return namesake or in_dateline(scan, found) or is_foreign_part(scan, found) or goes_on(scan, found)


def in_dateline(scan: Scan, found: Found) -> bool:
    """Say whether the words stand in the brackets of a dateline ("ANKARA (Reuters) - ")."""
    start, end = scan.words[found.first].begin, scan.words[found.last - 1].end
    if scan.text[start - 1 : start] != "(" or scan.text[end : end + 1] != ")":
        return False
    line = scan.text.rfind("\n", 0, start) + 1
    before = scan.text[line:start].strip("( ")
    early = start - line <= _LONGEST_DATELINE and (not before or before[0].isupper())
    return early and scan.text[end + 1 : end + 4].lstrip()[:1] in _DASHES


def is_foreign_part(scan: Scan, found: Found) -> bool:
    """Say whether a state's adjective makes a name another one's ("Syrian Arab Coalition")."""
    first = found.first - 1
    if first < 0 or scan.keys[found.last - 1] not in scan.index.lists["group_nouns"]:
        return False
    homes = scan.index.homes.get(found.keys[0], frozenset())
    start = scan.words[first + 1].begin
    if not homes or found.last - found.first == 1 or not scan.text[start].isupper() or scan.loud:
        return False
    ours = (lead for lead in scan.leads(first, first + 1) if lead.use == Use.ADJECTIVE)
    states = {lead.key.removeprefix("state:") for lead in ours}
    return bool(states) and states.isdisjoint(homes) and adjoining(scan.text, scan.words, first, first + 1)


def goes_on(scan: Scan, found: Found) -> bool:
    """Say whether "of the" and another name make a name of common words another's ("Islamic Front of")."""
    at = found.last
    if scan.loud or scan.keys[at - 1] not in scan.index.lists["group_nouns"]:
        return False
    if scan.keys[at : at + 1] not in (["of"], ["for"]):
        return False
    at += 2 if scan.keys[at + 1 : at + 2] == ["the"] else 1
    if at >= len(scan.keys) or not scan.text[scan.words[at].start].isupper():
        return False
    homes = scan.index.homes.get(found.keys[0], frozenset())
    here = {scan.index.homes.get(key, frozenset()) for _, leads in scan.states(at) for key, _ in leads}
    known = any(lead.use == Use.NAME for lead in scan.leads(at, at + 1))
    return (
        not known
        and homes.isdisjoint(frozenset().union(*here))
        and adjoining(scan.text, scan.words, found.last - 1, at)
    )


def with_force(scan: Scan, found: Found) -> Found:
    """Take the force of a government into its match ("Assad regime warplanes")."""
    force = scan.force(found.last, adjective=True) if found.last < len(scan.keys) else None
    if force is None or force[1] in _NO_FORCE or not scan.is_low(found.last):
        return found
    if not adjoining(scan.text, scan.words, found.last - 1, force[0] - 1):
        return found
    keys = (f"{key.partition('/')[0]}/{force[1]}" for key in found.keys)
    return found._replace(last=force[0], keys=tuple(dict.fromkeys(keys)))
