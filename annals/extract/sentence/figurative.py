"""Words of violence that tell of none: "attacked the budget", "a battle for votes", a shot at goal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from annals.extract.sentence.cues import cue_list, cue_set
from annals.extract.sentence.grave import is_armed, is_grave, is_harmful
from annals.extract.sentence.lexicon import (
    actor_words,
    cue_table,
    people_words,
    speaker_words,
    target_words,
)
from annals.extract.sentence.phrases import Match, PhraseTable
from annals.extract.sentence.words import Word

_BE = cue_set("grammar", "be")
_ARTICLES = cue_set("grammar", "determiners")
_ENDS = (
    cue_set("grammar", "prepositions")
    | cue_set("grammar", "barriers")
    | cue_set("grammar", "stops")
    | cue_set("grammar", "finite")
    | cue_set("grammar", "weekdays")
    | {
        ".",
        "who",
        "which",
        "or",
        "than",
        "without",
        "during",
        "until",
        "amid",
        "toward",
        "towards",
        "since",
        "like",
        "upon",
        "following",
        "including",
    }
)
"""Words that end a noun phrase."""
_OPENERS = frozenset({",", ";", ":", "“", '"', "and", "but", "as", "when", "while", "after", "because"})
"""Words behind which a clause begins with its subject."""
_HELPERS = _BE | {"has", "have", "had", "will", "would", "could", "may", "also", "not", "then"}
_TO = frozenset({"on", "against", "for", "of", "to", "at", "with", "by", "over", "about"})
_OVER = frozenset({"over", "about"})
_FROM = frozenset({"by", "from", "of", "with"})
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
_FORMS = ("base", "third", "past", "participle", "ing")
_FIRED = frozenset({"fired", "firing"})
_PHRASE, _NEAR = 8, 3
"""How long a noun phrase may be, and how far behind a verb or a noun may stand who does it."""


@cache
def _verbs() -> PhraseTable[tuple[str, str]]:
    """Return the forms of the verbs that attack things in words alone as well, each with its name."""
    table: PhraseTable[tuple[str, str]] = PhraseTable()
    for verb in cue_list("figurative", "verbs"):
        table.add_verb(verb, {form: (verb, form) for form in _FORMS})
    return table


@cache
def _nouns() -> PhraseTable[str]:
    table: PhraseTable[str] = PhraseTable()
    for noun in cue_list("figurative", "nouns"):
        table.add_noun(noun, noun)
    return table


@cache
def _any_of(section: str, name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(cue_list(section, name))})\b")


def is_sport(words: Sequence[Word]) -> bool:
    """Say whether a sentence is of sport, where attacks hurt nobody."""
    lows = {word.low for word in words}
    if not cue_set("figurative", "sport").isdisjoint(lows):
        return True
    return not cue_set("figurative", "scored").isdisjoint(lows) and any(map(_SCORE.fullmatch, lows))


def figurative(words: Sequence[Word]) -> frozenset[int]:
    """Return the words of a sentence that tell of no violence, with those for what they are about.

    Only idioms are, beside armed people, weapons, crowds or people harmed.
    """
    found: set[int] = set()
    for verb in _verbs().scan(words):
        before = words[verb.first - 1].low if verb.first else ""
        finite = verb.value[1] != "base" or before in cue_set("grammar", "to")
        if finite and before not in _ARTICLES and not _beside_violence(words, verb.first, verb.after):
            found |= _verb(words, verb)
    for noun in _nouns().scan(words):
        if not _beside_violence(words, noun.first, noun.after):
            found |= _noun(words, noun)
    found |= within(words, "figurative", "idioms") | within(words, "unreal", "paper")
    return frozenset(found if is_harmful(words) else found | coups(words))


def _beside_violence(words: Sequence[Word], first: int, after: int) -> bool:
    """Say whether a sentence tells of violence or of a crowd beside some of its words."""
    return is_grave([*words[:first], *words[after:]])


def coups(words: Sequence[Word]) -> set[int]:
    """Return the words for a seizing of power, which is no act by itself."""
    return within(words, "unreal", "coup")


def within(words: Sequence[Word], section: str, name: str) -> set[int]:
    """Return the words that one of a list of regular expressions takes in."""
    told = " ".join(word.low for word in words)
    spans = (found.span() for found in _any_of(section, name).finditer(told))
    return {
        at for start, end in spans for at in range(told.count(" ", 0, start), told.count(" ", 0, end) + 1)
    }


def _verb(words: Sequence[Word], match: Match[tuple[str, str]]) -> set[int]:
    """Return the words of a verb with its object or its subject where it is a thing that nobody can hurt."""
    verb, form = match.value
    behind = _phrase_after(words, match.after)
    before = _phrase_before(words, match.first) if form != "third" else range(0)
    here = set(range(match.first, match.after))
    if words[match.first].low in _FIRED and _is_person(words, behind):
        return set() if is_armed(words) else here | set(behind)
    for phrase in (behind, before):
        if _head(words, phrase) in cue_set("figurative", "things"):
            return here | set(phrase)
    return here if _by_critics(words, Match(match.first, match.after, verb), before, behind) else set()


def _noun(words: Sequence[Word], match: Match[str]) -> set[int]:
    """Return the words of a noun that is about a thing that nobody can hurt, or of what critics say."""
    here = set(range(match.first, match.after))
    link = _low(words, match.after)
    behind = _phrase_after(words, match.after + 1) if link in _TO else range(0)
    if link not in _OVER and _head(words, behind) in cue_set("figurative", "things"):
        return here | set(behind)
    wordy = match.value in cue_set("figurative", "wordy")
    return here if wordy and _by_critics(words, match, range(0), behind) else set()


def _by_critics(words: Sequence[Word], match: Match[str], before: range, behind: range) -> bool:
    """Say whether those attack who do it in words: critics, lawmakers, a newspaper; over a thing, too."""
    hurt = next(target_words().scan(words[behind.start : behind.stop]), None)
    if match.value not in cue_set("figurative", "debate") or is_grave(words) or hurt is not None:
        return False
    critics = cue_set("figurative", "critics")
    passive = _low(words, match.first - 1) in _BE
    named = any(words[at].text.istitle() for at in behind)
    if not passive and not named and _head(words, before) in critics:
        return True
    agents = (at for at in range(match.after, match.after + _NEAR) if _low(words, at) in _FROM)
    if any(_head(words, _phrase_after(words, at + 1)) in critics for at in agents):
        return True
    if match.value not in cue_set("figurative", "wordy"):
        return False
    about = (at for at in range(match.after, len(words)) if _low(words, at) in _OVER)
    things = cue_set("figurative", "things")
    return any(_head(words, _phrase_after(words, at + 1)) in things for at in about)


def _phrase_after(words: Sequence[Word], at: int) -> range:
    """Return the noun phrase that begins at an index."""
    end = at
    while (
        end < min(len(words), at + _PHRASE) and words[end].low not in _ENDS and not _goes_on(words, at, end)
    ):
        end += 1
    return range(at, end)


def _goes_on(words: Sequence[Word], first: int, at: int) -> bool:
    """Say whether a word behind a noun tells what it does ("officers investigating corruption")."""
    return at > first and words[at].low.endswith("ing")


def _phrase_before(words: Sequence[Word], at: int) -> range:
    """Return the noun phrase that opens the clause of the verb at an index, empty where none does."""
    end = at
    while end > 0 and (words[end - 1].low in _HELPERS or words[end - 1].low.endswith("ly")):
        end -= 1
    start = end
    while start > max(0, end - _PHRASE) and words[start - 1].low not in _ENDS:
        start -= 1
    opens = start == 0 or words[start - 1].low in _OPENERS
    inside = any(words[i].low in _ARTICLES or _goes_on(words, start, i) for i in range(start + 1, end))
    return range(start, end) if opens and not inside else range(0)


def _head(words: Sequence[Word], phrase: range) -> str:
    """Return the last word of a noun phrase that is no adverb; of a name, as it is written."""
    at = next((i for i in reversed(phrase) if not words[i].low.endswith("ly")), None)
    if at is None:
        return ""
    named = at > phrase.start and words[at].text.istitle() and words[at - 1].text.istitle()
    return words[at].text if named else words[at].low


def _is_person(words: Sequence[Word], phrase: range) -> bool:
    """Say whether a noun phrase tells of people who hold a post."""
    pronouns = cue_set("actors", "pronouns")
    if not phrase or any(words[at].low in pronouns or words[at].low.endswith("ing") for at in phrase):
        return False
    last = phrase.stop - 1
    tables = (people_words(), speaker_words(), actor_words(), cue_table("figurative", "posts"))
    return any(table.match(words, last) is not None for table in tables)


def _low(words: Sequence[Word], at: int) -> str:
    return words[at].low if 0 <= at < len(words) else ""
