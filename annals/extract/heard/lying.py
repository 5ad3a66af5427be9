"""What the names of places say by themselves: that one lies in another, that it is a town, or none."""

from __future__ import annotations

import re

from annals.extract.sentence.cues import cue_set
from annals.gazetteer.place_words import place_words
from annals.gazetteer.places import Form, PlaceEntry, places
from annals.model.vocabulary import Level

_AREAS = frozenset({Level.DISTRICT, Level.REGION, Level.COUNTRY, Level.AREA})
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)


def lies_in(name: str, around: str) -> bool:
    """Say whether a place may lie in an area."""
    inside = [one for one in places().find(name) if one.level not in _AREAS] or places().find(name)
    areas = [one for one in places().find(around) if one.level in _AREAS]
    return any(
        area.name in {one.admin1, one.admin2} or area.key == _land(one) for area in areas for one in inside
    )


def _land(place: PlaceEntry) -> str | None:
    land = places().country(place.country) if place.country else None
    return land.key if land else None


def of_a_town(words: str) -> bool:
    """Say whether words for a place tell a town and no unit around one."""
    if set(words.lower().split()) & cue_set("places", "settled"):
        return True
    return any(one.level == Level.SETTLEMENT for one in places().find(words)[:1])


def is_adjective(name: str) -> bool:
    """Say whether a name is a land's adjective ("Malian")."""
    return any(match.form == Form.ADJECTIVE for match in places().matches(name)[:1])


def described(name: str) -> bool:
    """Say whether words in capitals describe a spot by an article ("THE RESIDENCE") and no kind of place."""
    article = _ARTICLE.match(name) if name.isupper() else None
    return article is not None and name.lower().split()[-1] not in cue_set("places", "nouns")


def all_kinds() -> frozenset[str]:
    """Return the words for kinds of places, and those for any place told before."""
    return place_words().back | place_words().kinds.keys()
