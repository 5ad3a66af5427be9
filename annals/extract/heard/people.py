"""Words heard for people as the whole of their phrase, without those that are no party to an act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annals.extract.sentence.cues import cue_list, cue_set
from annals.extract.sentence.lexicon import people_words
from annals.extract.sentence.words import words as split
from annals.gazetteer.actors import actors
from annals.gazetteer.places import places
from annals.model.reading import Mention
from annals.model.report import Report, Span
from annals.neural.heard import Words

_FORCES = frozenset({"armed_group", "military", "police"})
_LOOSE = re.compile(
    r"[\s,]+(?:which\b.*|(?:mostly|mainly|his|her|its|their)|\w+ of (?:them|whom)\b.*)$", re.IGNORECASE
)
_OF_A = re.compile(r" of (?:an?|the) (?:[a-z-]+ ){0,2}")
_WITH_THINGS = re.compile(
    rf"\s+(?:and|with) their (?:{'|'.join(cue_list('heard', 'chattels'))})$", re.IGNORECASE
)
"""Behind people: animals and goods of theirs."""
_BEFORE_NAME = re.compile(
    r"(?:both|only|either)\s+|(?:its|their) (?:close )?(?:ally|allies)\s+(?=(?:the )?(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""Before words for somebody: how many are told of, or whose ally it is."""
_ARTICLE = re.compile(r"(?:an?|the)\s+", re.IGNORECASE)
_OWN = re.compile(r"(?:me|my (?:\w+ )?(?:colleagues?|comrades?|friends?|people|men))\b", re.IGNORECASE)
_TIED = re.compile(rf"[-\u2011](?:{'|'.join(cue_list('heard', 'tied'))})\b", re.IGNORECASE)
_OF = re.compile(r"\sof(?=\s)")
_LAST = re.compile(r"[^\W_]+$")
_NEXT = re.compile(r"\s([^\W_][\w'\u2019-]*)")
_PLACED = re.compile(
    rf"\b(?:{'|'.join(cue_list('heard', 'placed'))}) (?:in|at|near|around|inside|outside|across) (?:the )?$"
)
_COMPASS = re.compile(r"\b(?:north|south|east|west|central)(?:east|west)?(?:ern)?\s+$", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"[A-Z][\w'\u2019-]+(?: (?:[A-Z]\.|(?:[ae]l-)?[A-Z][\w'\u2019-]+|aka|alias|bin|ibn|abu)){1,6},? (?=an? )"
)
_APPOSED = re.compile(r",?\s+$")
_SOME = re.compile(r"an?\s", re.IGNORECASE)
_BYLINE = re.compile(r"(?:^|\n|[\w\"”’] )By [\"\u201c\u2018']?(?:[A-Z][\w.-]+ )?$")
"""Before a name that is the author's; a sentence that begins so is one that ends an earlier one."""
_WATCHING = frozenset({"agency", "outlet", "monitor"})
_WHERE = re.compile(
    r" (?:(?:car|suicide|roadside|bomb|mosque|church|hotel|school|market|prison) )?"
    r"(?:blasts?|ambush|bombings?|shootings?|explosions?|massacre|lynchings?|clashes|violence|unrest|riots?)\b"
)
_WHERE_AT_END = re.compile(rf"(?<=\w){_WHERE.pattern}$")
"""Behind the name of a country, or of what nobody knows, in which something happened ("Pakistan ambush")."""
_LEAD = re.compile(r"(?:the|an?)\s", re.IGNORECASE)
_PLURAL = re.compile(r"(?<!['\u2019])s$")
_LISTS = re.compile(r"(?:,? and| as well as|,)\s+(?:(?:the|a|an) )?", re.IGNORECASE)
_TOLD_OF = re.compile(r"\b(?:of|from|in|at|who|which|with|by|including|between)\b", re.IGNORECASE)
"""In a list of people: what is said of some of them, or of all."""
_OF_PLACE = re.compile(
    r"['\u2019]s? (?:[a-z][\w'\u2019-]* ){0,3}(?P<name>[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+)?)"
)
_REACH = 3
"""How many words behind words heard their noun may stand."""
_BACK = 40


def whole(text: str, words: Words) -> Words | None:
    """Return words for people to the end of their noun, None where they name no party."""
    lead = _BEFORE_NAME.match(text, words.start, words.end)
    words = replace(words, start=lead.end()) if lead and lead.end() < words.end else words
    loose = _LOOSE.search(text, words.start, words.end)
    words = replace(words, end=loose.start()) if loose else words
    things = _WITH_THINGS.search(text, words.start, words.end)
    words = replace(words, end=things.start()) if things else words
    tied = _TIED.match(text, words.end) or _tied_at_end(text, words)
    if tied is not None:
        end = _noun_behind(text, tied.end())
        alone = bool(actors().find(f"{text[words.start : tied.end()]} coalition"))
        if end or alone:
            return replace(words, end=end or tied.end())
        article = _ARTICLE.match(text, words.start)
        start = article.end() if article else words.start
        return replace(words, start=start, end=tied.start()) if tied.group().lower().endswith("led") else None
    quote = text[words.start : words.end]
    last = quote.rsplit(maxsplit=1)[-1].lower()
    of = _OF.match(text, words.end) if last in cue_set("heard", "some_of") else None
    if of is not None:
        end = _noun_behind(text, of.end())
        words = replace(words, end=end) if end else words
    elif _describes(last) or not (_is_noun(last) or actors().match(quote)):
        words = replace(words, end=_end_of_doer(text, words.end))
    return None if _OWN.match(quote) or _only_number(text, words) else words


def apart(text: str, words: Sequence[Words]) -> list[Words]:
    """Return words for people, of a name and what stands beside it to say who that is only one.

    An actor is told by its name, a person by what he is ("a field commander").
    """
    described = [_without_name(text, one) for one in words]
    return [one for one in described if not any(_says_who(text, one, other) for other in described)]


def together(report: Report, found: Sequence[Mention]) -> list[Mention]:
    """Return mentions, those with nothing but a space between them as one ("terrorist organizations")."""
    joined: list[Mention] = []
    for one in sorted(found, key=lambda m: m.span.start):
        last = joined[-1] if joined else None
        if last is not None and _of_one_phrase(report.text, last.span, one.span):
            span = report.span(last.span.start, one.span.end)
            joined[-1] = replace(last, span=span, tag=one.tag, score=max(last.score, one.score))
        else:
            joined.append(one)
    return joined


def _of_one_phrase(text: str, first: Span, second: Span) -> bool:
    """Say whether two actors side by side are one, not a name and another ("MSF Syrian forces").

    So are those of a party without a name and that party ("members of a rival group").
    """
    between = text[first.end : second.start]
    last = first.quote.rsplit(maxsplit=1)[-1].lower()
    if last in cue_set("heard", "some_of") and second.quote.islower() and _OF_A.fullmatch(between):
        return True
    name = second.quote[:1].isupper() and " " in second.quote
    return between == " " and not (name and actors().find(first.quote))


def by_heads(text: str, words: Words) -> list[Words]:
    """Return words for people by the sorts that they list, where they list some ("troops and farmers")."""
    quote = text[words.start : words.end]
    joints = [one.span() for one in _LISTS.finditer(quote)]
    if not joints or _TOLD_OF.search(quote):
        return [words]
    starts = [0, *(end for _, end in joints)]
    ends = [*(start for start, _ in joints), len(quote)]
    sorts = {_sort(quote[start:end]) for start, end in zip(starts, ends, strict=True)}
    if None in sorts or len(sorts) < len(starts):
        return [words]
    pairs = zip(starts, ends, strict=True)
    return [replace(words, start=words.start + start, end=words.start + end) for start, end in pairs]


def _sort(words: str) -> tuple[str, str | None] | None:
    """Return of which sort people are by the noun that ends the words for them, None where none does."""
    told = words.split()
    endings = (" ".join(told[at:]) for at in range(max(0, len(told) - _REACH), len(told)))
    found = next((one for ending in endings if (one := actors().generic(ending)) is not None), None)
    return (found.category, found.branch) if found is not None else None


def is_of_place(text: str, span: Span) -> bool:
    """Say whether a country only tells whose the place behind it is ("Ruritania's rebel-held Tera")."""
    words = span.quote.removesuffix("'s").removesuffix("\u2019s")
    found = _OF_PLACE.match(text, span.start + len(words))
    if found is None or not is_land(words):
        return False
    name = found["name"]
    force = _NEXT.match(text, found.end())
    return places().holds(name) and not actors().match(name) and not (force and _is_noun(force[1].lower()))


def is_no_party(text: str, span: Span) -> bool:
    """Say whether words for somebody are where others stand, a part of a land, or who wrote the report."""
    back = max(0, span.start - _BACK)
    if _BYLINE.search(text, back, span.start) or _reports(span.quote):
        return True
    if names_an_act(text, span.start, span.end):
        return True
    placed = _PLACED.search(text, back, span.start) is not None
    in_land = _COMPASS.search(text, back, span.start) is not None and is_land(span.quote)
    return placed or in_land


def _reports(words: str) -> bool:
    """Say whether words are the name of who publishes reports, or documents what others do."""
    found = list(actors().find(words))
    return bool(found) and all(entry.category in _WATCHING for entry in found)


def is_land(words: str) -> bool:
    """Say whether words are the name of a country, not of its people or forces."""
    codes = (entry.country for entry in actors().find(words) if entry.category == "state" and entry.country)
    return any(land.name == words for code in codes if (land := places().country(code)) is not None)


def names_an_act(text: str, start: int, end: int) -> bool:
    """Say whether a range only names an act by its place ("Pakistan ambush", "Sandy Hook shooting")."""
    words = _WHERE_AT_END.sub("", text[start:end])
    named = words != text[start:end] or _WHERE.match(text, end) is not None
    return named and (is_land(words) or _is_unknown(words))


def _is_unknown(words: str) -> bool:
    """Say whether words are a name of several words, of no known actor, no group and no people."""
    name = _LEAD.sub("", words).split()
    people = (_is_noun(one) or actors().tail(one) or _PLURAL.search(one) for one in name)
    return (
        len(name) > 1 and all(one[0].isupper() for one in name) and not (actors().match(words) or any(people))
    )


def grown(text: str, start: int, end: int, first: int) -> tuple[int, int]:
    """Return the range of an unnamed actor with the adjective of its people and the noun that it belongs to.

    ``first`` is where the words heard begin: what stands before them is not of the phrase.
    """
    end = _end_of_doer(text, end) if _describes(text[start:end]) else end
    before = text[first:start].split()
    if before and text[start - 1 : start] == " " and before[-1] in actors().word_list("describing"):
        adjective = before[-1]
        start = start - 1 - len(adjective) if adjective[0].isupper() else start
    return start, end


def _is_noun(word: str) -> bool:
    """Say whether a word is a noun for people or those who fight."""
    return actors().generic(word) is not None or bool(list(people_words().scan(split(word, 0, len(word)))))


def _is_force(word: str) -> bool:
    found = actors().generic(word)
    return found is not None and found.category in _FORCES


def _branch(words: str) -> str | None:
    found = actors().generic(words)
    return found.branch if found is not None else None


def _tied_at_end(text: str, words: Words) -> re.Match[str] | None:
    return next((one for one in _TIED.finditer(text, words.start, words.end) if one.end() == words.end), None)


def _behind(text: str, at: int) -> Iterator[re.Match[str]]:
    """Yield the words behind an offset with nothing but spaces between them."""
    for _ in range(_REACH):
        found = _NEXT.match(text, at)
        if found is None:
            return
        yield found
        at = found.end()


def _noun_behind(text: str, at: int) -> int | None:
    """Return where the noun for people ends that stands behind an offset, with those that go on from it."""
    end = None
    for found in _behind(text, at):
        low = found[1].lower()
        if not _describes(low) and (_is_noun(low) or actors().reference(low) is not None):
            end = found.end()
        elif end is not None or low in cue_set("heard", "light") - {"the", "a", "an", "his", "its", "their"}:
            break
    return end


def _end_of_doer(text: str, end: int) -> int:
    """Return where the noun for who fights ends that follows on words, else their end."""
    found = _NEXT.match(text, end)
    return found.end() if found is not None and _is_force(found[1]) else end


def flown(text: str, end: int) -> int:
    """Return where the aircraft end that words only describe ("military aircraft"), else their end."""
    found, last = _NEXT.match(text, end), _LAST.search(text, max(0, end - _BACK), end)
    if found is None or last is None or _is_force(found[1]):
        return end
    return found.end() if _is_force(last[0]) and _branch(f"{last[0]} {found[1]}") == "air_force" else end


def _describes(word: str) -> bool:
    """Say whether a word describes people ("rebel forces")."""
    return not {word, word.lower(), word.capitalize()}.isdisjoint(actors().word_list("describing"))


def _only_number(text: str, words: Words) -> bool:
    """Say whether words count people and say nothing of who they are ("scores of others")."""
    empty = cue_set("heard", "light") | cue_set("heard", "quantities")
    return all(one.low in empty or one.low.isdecimal() for one in split(text, words.start, words.end))


def _without_name(text: str, words: Words) -> Words:
    """Return words for one person without the name before what he is."""
    named = _DESCRIBED.match(text, words.start, words.end)
    known = named is not None and actors().match(named[0])
    return replace(words, start=named.end()) if named is not None and not known else words


def _says_who(text: str, one: Words, other: Words) -> bool:
    """Say whether words only say who another is, a known actor, or name the person whom another describes."""
    first, second = sorted((one, other), key=lambda w: w.start)
    if first.end >= second.start or not _APPOSED.fullmatch(text, first.end, second.start):
        return False
    if _SOME.match(text, second.start) is None:
        collective = one is first and _SOME.match(text, first.start) is not None
        return (
            collective and _is_alliance(text, first) and bool(actors().match(text[second.start : second.end]))
        )
    known = bool(actors().match(text[first.start : first.end]))
    return (one is second) if known else (one is first and _is_name(text[first.start : first.end]))


def _is_alliance(text: str, words: Words) -> bool:
    told = text[words.start : words.end].lower().split()
    return any(actors().reference(one) is not None for one in told)


def _is_name(words: str) -> bool:
    told = words.split()
    return all(word[0].isupper() or "-" in word for word in told) and not _is_noun(told[-1])
