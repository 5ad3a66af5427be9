"""Says what the words of a mention are made of: a name, filling, a part of another, those against it."""

from __future__ import annotations

import re

from annals.gazetteer.actors import Actors
from annals.model.report import Span
from annals.resolve._actor_person import is_rank
from annals.resolve.words import has
from annals.text.normalise import fold

_STATES_OWN = (
    "government",
    "regime",
    "pro-government",
    "loyalist",
    "junta",
    "state",
    "federal",
    "national",
    "western",
    "eastern",
)
_FOREIGN = frozenset(
    map(fold, ("occupation", "occupying", "enemy", "invading", "foreign", "colonial", "coalition"))
) | frozenset(map(fold, ("allied", "partner", "partners")))
_TOLD = re.compile(r"(?:(?P<lead>[^\W\d]+|\d+)\s+)?(?P<nation>[A-Z]\w+(?:[ -][A-Z]\w+)?)\Z")
_BEFORE, _BEHIND = re.compile(r"(\w+)\s+\Z"), re.compile(r"\A\s+(\w+)")
_ONE_IN_BOTH = ("ese", "ss", "sh", "ch")
"""How words for one or more of a nation end that are alike ("a Swiss", "four Chinese")."""
BACK = 100
"""Characters before a name in which the word before it stands whole."""
_CAPITAL = re.compile(r"(?:[ae]l-)?[A-Z]")
_OURS = re.compile(r"our\s", re.IGNORECASE)
_AGAINST_REACH = 2
"""At most so many words back from a name stands "against"."""


def is_against(registry: Actors, before: str) -> bool:
    """Say whether the words before a name are of those against it ("the coalition to counter ...")."""
    near = re.findall(r"[^\W_]+", before.casefold())[-_AGAINST_REACH:]
    return not set(registry.word_list("against")).isdisjoint(near)


def names_a_part(registry: Actors, around: str) -> bool:
    """Say whether the words around a known name are themselves a name ("Hamza Brigade of ...")."""
    capitals = [word for word in re.findall(r"[^\W\d_]+", around) if word[0].isupper() and not word.isupper()]
    tails = [word for word in capitals if registry.tail(word)]
    return bool(tails) and len(capitals) > len(tails)


def is_filling(registry: Actors, around: str) -> bool:
    """Say whether the words around a name tell nothing more of who it is."""
    telling = [word for word in re.findall(r"[\w'\u2019-]+", around) if registry.content(word)]
    return all(registry.generic(word) or registry.reference(word) for word in telling)


def is_name(registry: Actors, words: str) -> bool:
    """Say whether capitals on the noun and on telling words before it make the words a name."""
    last = words.rsplit(maxsplit=1)[-1]
    telling = [word for word in words.split()[:-1] if _CAPITAL.match(word) and registry.content(word)]
    return last[0].isupper() and bool(telling) and not words.isupper() and not registry.unnamed(words)


def telling(registry: Actors, words: str) -> list[str]:
    """Return the qualifiers that are no such noun themselves ("militant fighters" has none)."""
    return [one for one in registry.qualifiers(words) if not registry.generic(one)]


def is_plain_force(registry: Actors, words: str) -> bool:
    """Say whether at most a place's name tells whose force it is ("Kurdish forces" are no state's)."""
    telling = [one for one in registry.qualifiers(words) if one not in _STATES_OWN]
    return not any(registry.unnamed(f"{one} forces") for one in telling)


def is_others(registry: Actors, text: str, span: Span, words: str) -> bool:
    """Say whether a force is not that of the report's country.

    A foreign one, the speaker's own ("our forces"), a people's ("Kurdish troops"), or only the
    service before a rank ("Navy Capt. ...").
    """
    if _FOREIGN & set(registry.content(words)) or _OURS.match(span.quote):
        return True
    before = re.search(r"(\w+)\s+$", text[max(0, span.start - BACK) : span.start])
    if before is not None and span.quote == words:
        plain = bool(registry.countries(before[1])) or is_plain_force(registry, f"{before[1]} {words}")
        if (before[1][0].isupper() and not plain) or _OURS.match(f"{before[1]} "):
            return True
    after = re.match(r"\s+([A-Z]\w*)", text[span.end :])
    return after is not None and words[:1].isupper() and is_rank(after[1])


def of_a_nation(registry: Actors, text: str, span: Span) -> tuple[str, ...]:
    """Return the keys of the people that words tell one or some of ("a Palestinian", "two Swiss").

    A noun behind them makes the nation an adjective: "a Palestinian rocket" is nobody.
    """
    told = _TOLD.match(span.quote)
    if told is None:
        return ()
    lead = told["lead"] or _first(_BEFORE, text[max(0, span.start - BACK) : span.start])
    behind = _first(_BEHIND, text[span.end : span.end + BACK])
    nation = told["nation"]
    one = has("nation", "one", lead)
    some = nation.endswith(_ONE_IN_BOTH) and (lead.isdecimal() or has("nation", "some", lead))
    verb = behind.endswith("ed") and not has("nation", "describing", behind)
    if not (one or some) or (behind and not verb and not has("nation", "behind", behind)):
        return ()
    named = (*registry.find(nation), *(registry.find(f"{nation}s") if one else ()))
    states = (entry.key.partition("/")[0] for entry in named if entry.name != nation)
    return tuple(dict.fromkeys(f"{key}/people" for key in states if key.startswith("state:")))


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1] if found else ""
