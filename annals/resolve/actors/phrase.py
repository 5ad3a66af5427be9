"""Says what the words of a mention are made of: a name, filling, a part of another, those against it."""

from __future__ import annotations

import re
from dataclasses import replace

from annals.gazetteer.actors import ActorEntry, Actors, GenericActor
from annals.gazetteer.places import places
from annals.model.report import Report, Span
from annals.model.vocabulary import ActorKind
from annals.resolve.actors.person import is_rank
from annals.resolve.words import any_of, has
from annals.text.normalise import fold
from annals.text.numbers import find_numbers

DETERMINER = re.compile(r"(?:the|a|an|this|that|these|those|its|their|his|her|our)\s+", re.IGNORECASE)
EDGES = " \t\n\"'\u201c\u201d\u2018\u2019.,;:()[]-\u2013\u2014"
_SAID_OF = re.compile(
    r"\b(?:in|from|at|near|outside|inside|on|against|around|across)\b"
    r"|,?\s(?:including|mostly|mainly|among|loyal|who|which|that|[a-z]+ing)\b|\sof(?=\s\d)|,?\s\d+$"
)
_STATES_FIGHTERS = re.compile(
    r"(?<!-)\b(?:(?:regime|government|junta) (?:fighter|sniper|gunman|gunmen|gunner)s?"
    r"|(?:regime|junta) (?:members?|elements?|(?:military|security) personnel))$",
    re.IGNORECASE,
)
_FIRST_OF_NAME = re.compile(rf"\b{any_of('naming', 'firsts')}\s+of\s+(?:the\s+)?$")
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
    "military",
    "municipal",
    "provincial",
    "metropolitan",
    "city",
    "county",
)
_BODY = re.compile(
    rf"(?<=police)(?: {any_of('naming', 'bodies')})+$",
    re.IGNORECASE,
)
_OF_A_STATE = re.compile(r"(?:[A-Z]\w+ )?(?:state|Islamic Republic)")
_FORCE_BEHIND = re.compile(rf" {any_of('naming', 'of_an_army')}\b")
_POST_BEHIND = re.compile(
    r" (?:base|outpost|post|convoy|checkpoint|position|vehicle|truck|barracks|camp|patrol|garrison"
    r"|installation)s?\b"
)
"""Behind "military": a thing of the army's."""
_NAMED = re.compile(
    r",? (?:named|called|nicknamed|identified as|known as|alias|aka)(?= [\u201c\"\u2018']?[A-Z])"
)
_WHICH_ONE = re.compile(
    r"(?:(?:senior|top|young|slain|wanted|armed|suspected) )*(?:wom[ae]n|female|male|lady) (?=\w)"
)
_HARMED = re.compile(r"(?:killed|slain|murdered|wounded|injured|deceased|abducted|kidnapped) (?=\w)")
_APPOSED = re.compile(
    r"(?!(?:his|her|their|my|our) )"
    r"(?P<role>(?:[Tt]he |[Aa]n? |[Oo]ne )?[a-z][a-z-]*(?: [a-z][a-z-]*){0,4}),? [\u201c\"\u2018']?"
    r"(?P<name>[A-Z][\w'\u2019-]+(?: (?:[A-Z]\.|[A-Z][\w'\u2019-]+|bin|al|of)){0,4})"
)
_DEFINITE = re.compile(r"(?:the|this|that|these|those|its|their)\s+", re.IGNORECASE)
_DEFINITE_END = re.compile(r"\b(the|this|that|these|those|its|their)\s+$", re.IGNORECASE)
_ONE_ARMY = {"army", "armed_forces"}
_FOREIGN = frozenset(
    map(fold, ("occupation", "occupying", "enemy", "invading", "foreign", "colonial", "coalition"))
) | frozenset(map(fold, ("allied", "partner", "partners")))
_FOR_OR_AGAINST = frozenset({"anti", "pro"})
_ARMED = frozenset({"army", "armed_forces"})
_FAR = frozenset({"western", "european", "african", "asian", "arab"})
"""Parts of the world whose forces are states'."""
_ONE_OF = re.compile(rf"(?:(?i:{any_of('naming', 'persons')})\s+)*([A-Z][a-z]+)")
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


def ends_a_name(before: str) -> bool:
    """Say whether words before a name make it the end of another ("Falcons of Islam Brigade")."""
    return _FIRST_OF_NAME.search(before) is not None


def is_of_a_state(words: str) -> bool:
    """Say whether fighters are a state's by the word before them ("regime fighters")."""
    return _STATES_FIGHTERS.search(words) is not None


def head(registry: Actors, words: str) -> str:
    """Return words without what is said of those whom they name ("residents of ..., mostly women")."""
    plain = _SAID_OF.split(words, maxsplit=1)[0] or words
    before = plain.partition(" of ")[0]
    people = registry.generic(before) if registry.tail(words) is None else None
    return before if people is not None and people.kind is ActorKind.CIVILIANS else plain


def uncounted(registry: Actors, words: str) -> str:
    """Return words without those before the noun that only count ("six brothers", "at least 30 Alawites")."""
    told = without_number(registry, words).split()
    while len(told) > 1 and told[1][0].islower() and not registry.content(told[0]):
        told.pop(0)
    return " ".join(told)


def without_number(registry: Actors, words: str) -> str:
    """Return words without the number before them, where that begins no group's name ("313 Brigade")."""
    number = next((one for one in find_numbers(words) if one.start == 0), None)
    rest = words[number.end :].strip() if number is not None else ""
    return rest if rest and not registry.tail(rest.split()[0]) and not registry.find(words) else words


def known_words(registry: Actors, quote: str) -> str:
    """Return a mention's words, without their number where the rest is a known name."""
    words = _without_harm(registry, _without_sex(registry, core(quote)))
    rest = without_number(registry, words)
    return one_of(registry, words) or singular(
        registry, rest if rest[:1].isupper() and registry.match(rest) else words
    )


def one_of(registry: Actors, words: str) -> str | None:
    """Return the name of an armed group of which words tell one by sex, age or rank ("a woman Maoist")."""
    told = _ONE_OF.fullmatch(words)
    known = registry.find(f"{told[1]}s") if told is not None and not registry.find(told[1]) else ()
    return f"{told[1]}s" if told and any(one.category == "armed_group" for one in known) else None


def _without_harm(registry: Actors, words: str) -> str:
    """Return words for people without what befell them ("killed nurse")."""
    found = _HARMED.match(words)
    rest = words[found.end() :] if found is not None else ""
    return rest if rest and registry.generic(rest) is not None else words


def _without_sex(registry: Actors, words: str) -> str:
    """Return the name of a group for one of its women or men ("a woman Naxalite"), else the words."""
    found = _WHICH_ONE.match(without_number(registry, words))
    rest = without_number(registry, words)[found.end() :] if found is not None else ""
    told = (name for name in (rest, f"{rest}s") if rest and rest[0].isupper())
    groups = (name for name in told if any(one.category == "armed_group" for one in registry.find(name)))
    return next(groups, words)


def force_behind(text: str, span: Span) -> bool:
    """Say whether words only say whose the force, the weapon or the strike behind them is ("junta jets")."""
    return _FORCE_BEHIND.match(text, span.end) is not None


def without_name(registry: Actors, words: str) -> str:
    """Return words for somebody without the name that is given him; a group keeps its name."""
    found = _NAMED.search(words)
    if found is None:
        return words
    last = words[: found.start()].rsplit(maxsplit=1)[-1]
    return words if registry.reference(last) or registry.tail(last) else words[: found.start()]


def role_alone(registry: Actors, report: Report, span: Span) -> Span:
    """Return words for one who does no violence without his name ("the nurse, Jane Roe")."""
    found = _APPOSED.fullmatch(span.quote)
    if found is None or registry.match(found["name"]) or registry.tail(found["name"]):
        return span
    role = registry.generic(known_words(registry, found["role"]))
    plain = role is not None and role.kind is ActorKind.CIVILIANS
    named = plain or is_rank(found["role"].rsplit(" ")[-1])
    return report.span(span.start, span.start + found.end("role")) if named else span


def states(registry: Actors, words: str, main: str | None) -> tuple[str, ...]:
    """Return the keys of the state that words for a state mean ("Turkish state", "Islamic Republic")."""
    if _OF_A_STATE.fullmatch(words) is None:
        return ()
    codes = list(registry.countries(words)) or ([main] if main and words == "Islamic Republic" else [])
    return tuple(key for code in codes if registry.get(key := f"state:{code}/government"))


def singular(registry: Actors, words: str) -> str:
    """Return words without a final "s" that only a lost apostrophe explains ("the coalitions strikes")."""
    if (
        not words.endswith("s")
        or registry.find(words)
        or registry.generic(words)
        or registry.reference(words)
    ):
        return words
    one = words[:-1]
    names = registry.find(one) or longer_names(registry, one)
    return one if names or registry.generic(one) else words


def longer_names(registry: Actors, words: str) -> tuple[ActorEntry, ...]:
    """Return the governments or coalitions that a name stands for ("Assad", "Saudi-led")."""
    if " " in words or not words[:1].isupper():
        return ()
    if words.lower().endswith("-led"):
        return registry.find(f"{words} coalition")
    known = registry.find(f"{words} government") if words.istitle() else ()
    return tuple(entry for entry in known if entry.key.endswith("/government"))


def is_filling(registry: Actors, around: str) -> bool:
    """Say whether the words around a name tell nothing more of who it is."""
    telling = [word for word in re.findall(r"[\w'\u2019-]+", around) if registry.content(word)]
    return all(registry.generic(word) or registry.reference(word) for word in telling)


def force_of(words: str) -> str:
    """Return the force that words name a body or a house of ("Kano Police Command": "Kano Police")."""
    found = _BODY.search(words)
    return words[: found.start()] if found is not None else words


def is_of_a_region(registry: Actors, words: str) -> bool:
    """Say whether police bear the name of a town or a region alone ("Kano State Police")."""
    told = words.split()
    named = [word for word in told[:-1] if word.casefold() not in _STATES_OWN and registry.content(word)]
    if not named or told[-1].casefold() != "police":
        return False
    return places().holds(" ".join(named)) or all(map(places().holds, named))


def is_name(registry: Actors, words: str) -> bool:
    """Say whether capitals on the noun and on telling words before it make the words a name."""
    last = words.rsplit(maxsplit=1)[-1]
    telling = [word for word in words.split()[:-1] if _CAPITAL.match(word) and registry.content(word)]
    return last[0].isupper() and bool(telling) and not words.isupper() and not registry.unnamed(words)


def telling(registry: Actors, words: str, *, people: bool = False) -> list[str]:
    """Return the qualifiers that are no such noun themselves ("militant fighters" has none).

    Of ``people`` without arms only those that say of which nation or faith they are ("Shiite pilgrims").
    """
    told = [
        one for one in registry.qualifiers(words) if one not in _FOR_OR_AGAINST and not registry.generic(one)
    ]
    if not people:
        return told
    return [one for one in told if _of_a_people(registry, one) or registry.countries(one.capitalize())]


def _of_a_people(registry: Actors, word: str) -> bool:
    """Say whether a word in lower case is a people's or a faith's, written with a capital ("kurdish")."""
    return word.capitalize() in registry.word_list("describing")


def irregular(registry: Actors, words: str, found: GenericActor) -> GenericActor:
    """Return what forces are that a people or a foreign state has, who are no army ("Kurdish forces")."""
    if found.branch not in _ARMED:
        return found
    peoples = (one for one in registry.qualifiers(words) if one not in _FAR and _of_a_people(registry, one))
    if not has("naming", "backed", words) and not any(peoples):
        return found
    return replace(found, kind=ActorKind.REBEL, category="armed_group", branch=None)


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


def forces_of_people(registry: Actors, words: str, keys: list[str]) -> list[str]:
    """Return the forces of a state that its people's name stands before ("Kenyans security forces")."""
    force = registry.generic(words)
    if force is None or force.branch is None or not all(key.endswith("/people") for key in keys):
        return keys
    told = (f"{key.partition('/')[0]}/{force.branch}" for key in keys)
    return [key for key in told if registry.get(key)] or keys


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1] if found else ""


def core(quote: str) -> str:
    """Return a mention's words without determiner, quotation marks and possessive ending."""
    words = quote.strip(EDGES)
    while found := DETERMINER.match(words):
        words = words[found.end() :].strip(EDGES)
    words = re.sub(r"['\u2019]s$", "", words)
    return " ".join(words.split())


def is_capital(text: str, span: Span, words: str) -> bool:
    """Say whether a capital within a sentence marks the words as a name, whole and not its end."""
    word = re.search(r"[^\W_]+$", text[max(0, span.start - BACK) : span.start].rstrip())
    longer = word is not None and word[0][0].isupper() and not DETERMINER.match(f"{word[0]} ")
    return words[:1].isupper() and not words.isupper() and word is not None and not longer


def is_definite(text: str, span: Span) -> bool:
    """Say whether a determiner marks the words as known ones."""
    before = _DEFINITE_END.search(text[: span.start][-8:])
    if before is not None and before[1].lower() == "that" and span.quote.endswith("s"):
        return False  # "said that militants ..."
    return before is not None or _DEFINITE.match(span.quote) is not None


def same_branch(registry: Actors, key: str, words: str) -> str:
    """Return the force that the noun names, of the state that it points back to."""
    state, _, branch = key.partition("/")
    noun = registry.generic(words)
    wanted = noun.branch if noun else None
    if not state.startswith("state:") or not branch or wanted is None or {wanted, branch} == _ONE_ARMY:
        return key
    return f"{state}/{wanted}"


def is_adjective(text: str, span: Span, words: str) -> bool:
    """Say whether "military" only describes the noun after it ("a number of military points")."""
    noun = words.rsplit(maxsplit=1)[-1] != "military" or is_definite(text, span)
    after = text[span.end : span.end + 2].strip().islower()
    return not noun and after and not (force_behind(text, span) or _POST_BEHIND.match(text, span.end))
