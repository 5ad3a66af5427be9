"""Finds the name that plain words for people belong to: "members of X", "X (Y) rebels", a part of "X"."""

from __future__ import annotations

import re

from annals.gazetteer.actors import Actors
from annals.model.report import Span
from annals.resolve.actors import phrase
from annals.resolve.actors.report import LOCAL, Occurrence, ReportActors, kind_of_name
from annals.resolve.words import any_of

_ALLIED = "coalition forces"
"""The name that coalitions of the registry share."""
_OF = re.compile(
    rf"\s*\(?(?:of|from|belonging to)\s+(?:the\s+|an?\s+)?(?:{any_of('naming', 'describing')}\s+){{0,3}}$"
)
_BRACKETS = re.compile(r"\)?\s+(?:\([^()\n]{2,20}\)\s+)?\(?$")
_MEMBERS = re.compile(rf"\b{any_of('naming', 'members')}$", re.IGNORECASE)
_UNIT = re.compile(
    r"\b(?:troops|soldiers|servicemen|personnel)\s+of\s+(?:the\s+)?(?P<number>\d+(?:st|nd|rd|th)?\s+)?$",
    re.IGNORECASE,
)
_MILITARY = re.compile(r"\b(?:Brigade|Battalion|Division|Regiment|Corps|Garrison)\b")
_WORD_BEFORE = re.compile(r"(?<![\w'\u2019-])([^\W\d_][\w'\u2019-]*) $")
_BY = re.compile(r"\bby (?:the )?$")
_LEAD = re.compile(r"[A-Z]?[a-z]+")
_THING = re.compile(rf"(?P<owner>.+) {any_of('naming', 'things')}$", re.IGNORECASE)
_KIND_OF_UNIT = (
    r"(?:[Ll]ight|[Ii]nfantry|[Mm]echani[sz]ed|[Aa]rmou?red|[Mm]otori[sz]ed"
    r"|[Aa]rtillery|[Aa]irborne|[Mm]ountain|[Tt]ank)"
)
_NUMBERED = re.compile(
    r"(?:(?:[\w-]+ )?(?:troops|soldiers|servicemen|personnel|members) of (?:the )?)?"
    rf"(?:\w+-based )?(?:\d+(?:st|nd|rd|th)? )?(?:{_KIND_OF_UNIT} )+"
    r"(?:[Bb]rigade|[Bb]attalion|[Dd]ivision|[Rr]egiment|[Cc]orps)(?: \d+)?"
)
"""What only an army calls its units by ("22nd Mechanised Brigade", "Light Infantry Battalion 40")."""
_POSSESSIVE = re.compile(r"['\u2019]s?\s")
_ADJECTIVES = re.compile(r"(?:[a-z][\w-]*\s){0,2}")
_FIRST = re.compile(r"(?:^|[.!?:\u201c\"]\s*|\n\s*)$")
_NAME_BEHIND = re.compile(r"\s+of\s+the\s+(?P<name>[A-Z][\w'\u2019-]*(?: [A-Z][\w'\u2019-]*){0,5})")
_NOUN_BEHIND = re.compile(r"\s+of\s+(?:the|this|that|their|its)\s+(?P<name>[a-z]+)\b(?!-)")
_REACH = 80
"""How far from words, in code points, the name may stand that they belong to."""
FORCES = frozenset({"military", "police", "armed_group"})
"""Categories of those who fight or guard."""


def is_member(words: str) -> bool:
    """Say whether words only tell some of a body, without a word of which ("members", "operatives")."""
    return _MEMBERS.fullmatch(words) is not None


def of_members(words: str) -> str | None:
    """Return the words before those for a body's members ("the PNO members"), None without both."""
    found = _MEMBERS.search(words)
    return words[: found.start()].strip() or None if found is not None else None


def is_unit(context: ReportActors, span: Span) -> bool:
    """Say whether words are a numbered unit of whose troops the report tells ("troops of the 21 Brigade")."""
    if _NUMBERED.fullmatch(phrase.core(span.quote)) is not None:
        return len(context.states_in_arms()) <= 1
    before = _UNIT.search(context.text[max(0, span.start - _REACH) : span.start])
    numbered = span.quote[:1].isdigit() or (before is not None and before["number"] is not None)
    return before is not None and numbered and _MILITARY.search(span.quote) is not None


def body_behind(registry: Actors, context: ReportActors, span: Span, words: str) -> tuple[int, int] | None:
    """Return where the words stand that say of which body plain words are, None where none do.

    These are capitals ("of the Kano State Police Command"), or a noun that points back ("of the gang"). They
    also stand in the words, where these name what a force has ("a regime post"), or begin before them
    ("presidential guard").
    """
    owned = (
        _possessed(registry, context, span, words)
        or _owner(registry, span, words)
        or _begins_before(registry, context, span, words)
    )
    if owned is not None:
        return owned
    if not _is_plain(registry, words):
        return None
    found = _NAME_BEHIND.match(context.text, span.end)
    if found is None and is_member(words):
        found = _NOUN_BEHIND.match(context.text, span.end)
        found = found if found is not None and registry.reference(found["name"]) else None
    return found.span("name") if found is not None else None


def _possessed(registry: Actors, context: ReportActors, span: Span, words: str) -> tuple[int, int] | None:
    """Return where the body's name stands that somebody cut off by "'s" has ("members of Roe's Front")."""
    people, _, owner = words.partition(" of ")
    apostrophe = _POSSESSIVE.match(context.text, span.end)
    if apostrophe is None or not owner or not _is_plain(registry, phrase.uncounted(registry, people)):
        return None
    behind = (apostrophe.end(), apostrophe.end() + _REACH // 2)
    bodies = (one for one in context.named if behind[0] <= one.start < behind[1] and _is_body(registry, one))
    near = next((one for one in bodies if _ADJECTIVES.fullmatch(context.text, behind[0], one.start)), None)
    return (near.start, near.end) if near is not None else None


def _owner(registry: Actors, span: Span, words: str) -> tuple[int, int] | None:
    """Return where the owner stands in words for what a force has, None for any other words."""
    found = _THING.fullmatch(words)
    if found is None or registry.find(words) or registry.generic(words) or words not in span.quote:
        return None
    plain = registry.reference(found["owner"])
    if plain is not None and "armed_group" in plain.categories:
        return None
    start = span.start + span.quote.index(words)
    return start, start + len(found["owner"])


def _begins_before(registry: Actors, context: ReportActors, span: Span, words: str) -> tuple[int, int] | None:
    """Return where a force's name of two words stands, of which the last alone was read ("guard")."""
    before = _WORD_BEFORE.search(context.text[max(0, span.start - _REACH) : span.start])
    if before is None or span.quote != words or not words.islower() or " " in words:
        return None
    whole = registry.generic(f"{before[1]} {words}")
    force = whole is not None and whole.branch is not None and registry.generic(words) is None
    return (span.start - len(before[0]), span.end) if force else None


def tied_to(registry: Actors, context: ReportActors, span: Span, words: str) -> Occurrence | None:
    """Return the naming of the one body that plain words are of, or that they are cut from."""
    named = [one for one in context.named if _is_body(registry, one)]
    cut = _lower_name(registry, context, span, words)
    cut = cut or next((one for one in named if _is_cut_from(one, span, words)), None)
    if cut is not None:
        return cut
    if _is_plain(registry, words):
        generic = registry.generic(words)
        known = generic is not None and generic.branch is not None  # an army is no unknown party's
        owners = [one for one in named if not (known and one.keys[0].startswith(LOCAL))]
        if context.text.startswith(" from ", span.end):  # "taken by rebels from the army" are not the army's
            taken = _BY.search(context.text[max(0, span.start - _REACH) : span.start]) is not None
            owners = [] if taken or known else [one for one in owners if "/" not in one.keys[0]]
        return next((one for one in owners if _owns(context.text, one, span)), None)
    if _only_describes(registry, context.text, span, words):
        behind = span.end + 1
        return next((one for one in named if one.start == behind and context.text[span.end] == " "), None)
    return None


def _lower_name(registry: Actors, context: ReportActors, span: Span, words: str) -> Occurrence | None:
    """Return the group whose name in small letters ends in a plain noun ("the mai-mai fighters")."""
    before = _WORD_BEFORE.search(context.text[max(0, span.start - _REACH) : span.start])
    if before is None or not words.islower() or " " in words or registry.generic(words) is None:
        return None
    name = f"{before[1]} {words}"
    keys = tuple(one.key for one in registry.find(name) if one.category == "armed_group")
    told = keys and any(context.told_of(one) for one in registry.find(name))
    return Occurrence(span.start, span.end, 0, keys, name, lead=False) if told else None


def _is_body(registry: Actors, one: Occurrence) -> bool:
    """Say whether a naming is of an armed group or a force, and not of a land alone."""
    entry = registry.get(one.keys[0])
    if entry is None:
        local = one.keys[0].startswith(LOCAL) and phrase.force_of(one.words) == one.words  # no police
        return local and kind_of_name(registry, one.words) == "armed_group"
    return one.start >= 0 and entry.category in FORCES


def _is_cut_from(one: Occurrence, span: Span, words: str) -> bool:
    """Say whether words are the beginning of a name of several words ("the Northern People" of a party)."""
    known = one.keys[0].startswith("actor:") and " of " in one.words and words[:1].isupper()
    start = span.end - len(words)
    return known and start == one.start and span.end < one.end


def _is_plain(registry: Actors, words: str) -> bool:
    """Say whether words tell nothing of whose people they are ("rebels", "a group")."""
    if is_member(words):
        return True
    generic = registry.generic(words)
    reference = registry.reference(words)
    telling = [one for one in registry.qualifiers(words) if registry.generic(one) is None]
    fights = generic is not None and generic.category in FORCES and not telling
    return fights or (reference is not None and "armed_group" in reference.categories)


def _owns(text: str, one: Occurrence, span: Span) -> bool:
    """Say whether a name behind "of", or right before, says whose the people of some words are."""
    if span.end <= one.start <= span.end + _REACH:
        tied = text[one.end : one.end + 1] in {"-", "\u2011"}
        return not tied and _OF.fullmatch(text, span.end, one.start) is not None
    return one.end <= span.start <= one.end + _REACH // 2 and (
        _BRACKETS.fullmatch(text, one.end, span.start) is not None and not span.quote[:1].isupper()
    )


def _only_describes(registry: Actors, text: str, span: Span, words: str) -> bool:
    """Say whether one word before a name is an adjective: in small letters, or at the head of a sentence."""
    if _LEAD.fullmatch(words) is None or registry.generic(words) or registry.countries(words):
        return False
    if registry.find(words) or registry.tail(words) or registry.reference(words):
        return False
    first = _FIRST.search(text[max(0, span.start - phrase.BACK) : span.start]) is not None
    return words.islower() or first


def coalition(registry: Actors, context: ReportActors, span: Span) -> list[str]:
    """Return the coalition that one without a name is, by the countries and the year of the report."""
    named = "coalition" in span.quote.casefold() and not context.text.startswith(" of ", span.end)
    if not named or registry.countries(span.quote):
        return []
    told = [entry for entry in registry.find(_ALLIED) if context.told_of(entry)]
    fitting = [entry for entry in told if context.lasting(entry) == 1.0]
    counts = sorted((context.told_of(entry) for entry in fitting), reverse=True)
    return [] if counts[1:2] == counts[:1] else [one.key for one in fitting]
