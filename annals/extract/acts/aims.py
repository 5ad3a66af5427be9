"""Acts that somebody only aims at, demands, judges, fears or lacks: named in a sentence, and not done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache
from itertools import pairwise

from annals.extract.sentence.cues import cue_set, read
from annals.extract.sentence.figurative import within
from annals.extract.sentence.inflect import plural
from annals.extract.sentence.lexicon import light_verbs
from annals.extract.sentence.phrases import PhraseTable
from annals.extract.sentence.words import Sentence, Word
from annals.model.vocabulary import Kind, Mode, Stage
from annals.neural.heard import Act

_FORMS = ("base", "third", "past", "participle", "ing")
_ENDS = frozenset(
    cue_set("grammar", "barriers")
    | cue_set("grammar", "finite")
    | {",", ".", "and", "but", "that", "who", "which", "where", "after", "following", "over"}
    | frozenset(read("aims.toml")["pasts"]["words"])
)
_RELATIVE = frozenset({"who", "which", "that"})
_DEFINITE = frozenset({"the", "this", "these", "those", "its", "his", "their"})
"""Before an act that is known of ("the killing of three nurses")."""
_WHILE = frozenset({"during", "before", "since", "while", "when"})
_WHERE = frozenset({"in", "at", "near", "outside"})
_CLAUSE_ENDS = frozenset({",", ";", "who", "which", "that", "allegedly"})
_ESPECIALLY = frozenset({"especially", "including", "particularly", "notably", "like"})
_NO_VERB = cue_set("grammar", "determiners") | cue_set("grammar", "prepositions")
_BETWEEN, _WORDS, _NAMED, _CLAUSE = 8, 4, 7, 14
"""How many words may stand before "to", and how many a verb with its object, a name and a clause may have."""


@cache
def _table(section: str) -> PhraseTable[str]:
    """Return the words of a section, the verbs in all forms."""
    table: PhraseTable[str] = PhraseTable()
    lists = read("aims.toml")[section]
    for verb in lists.get("verbs", ()):
        table.add_verb(verb, dict.fromkeys(_FORMS, "verb"))
    for noun in lists.get("nouns", ()):
        table.add(noun, "noun")
        table.add(plural(noun), "noun")
    for words in lists.get("words", ()):
        table.add(words, "words")
    return table


def undone(act: Act, sentences: Sequence[Sentence]) -> Act | None:
    """Return an act without the words that only name one which is not done; None where no others tell it.

    What is considered is a threat, and an operation with an aim a campaign, if nothing else is told of it. An
    act that harmed people is done.
    """
    if act.kind not in {Kind.INCIDENT, Kind.SERIES}:
        return act
    told = {one: (s, s.at(one.start)) for one in act.words for s in sentences if s.start <= one.start < s.end}
    if told and all(at in within(s.words, "unreal", "only_threatened") for s, at in told.values()):
        return replace(act, kind=Kind.THREAT, mode=Mode.PLANNED, tolls=())
    if act.tolls:
        return None if _only_effects(act, told.values()) else act
    which = aims if act.stage == Stage.CARRIED_OUT else feared
    unreal = {one for one, (s, at) in told.items() if at in which(s.words)}
    kept = tuple(one for one in act.words if one not in unreal)
    if not unreal:
        return act
    if not kept:
        thought_of = any(at in considered(s.words) for s, at in told.values())
        return replace(act, kind=Kind.THREAT, mode=Mode.PLANNED) if thought_of else None
    campaigns = read("aims.toml")["to"]["campaigns"]
    named = {one for one, (s, at) in told.items() if s.words[at].low in campaigns}
    return replace(act, words=kept, kind=Kind.CAMPAIGN if named.issuperset(kept) else act.kind)


def _only_effects(act: Act, told: Iterable[tuple[Sentence, int]]) -> bool:
    """Say whether all words of an act only tell that there was harm, in sentences that count nobody."""
    found = list(told)
    counted = any(s.start <= toll.words.start < s.end for s, _ in found for toll in act.tolls)
    return bool(found) and not counted and all(at in frozenset(_effects(s.words)) for s, at in found)


def describes(words: Sequence[Word], told: range, people: AbstractSet[int]) -> bool:
    """Say whether words of a sentence tell who is meant, behind a preposition: "of rebels fighting the army".

    ``people`` are the words for actors.
    """
    if not told or words[told.start].low not in read("aims.toml")["describing"]["words"]:
        return False
    behind = told.stop + (
        told.stop < len(words) and words[told.stop].low in cue_set("grammar", "determiners")
    )
    first = told.start
    while first - 1 in people:
        first -= 1
    while first > 0 and words[first - 1].low in cue_set("grammar", "determiners"):
        first -= 1
    linked = first > 0 and words[first - 1].low in cue_set("grammar", "prepositions")
    return linked and first < told.start and behind in people


def considered(words: Sequence[Word]) -> frozenset[int]:
    """Return the words of a sentence that name what somebody considers, or fears that it may come."""
    answers = frozenset(read("aims.toml")["answers"]["words"])
    phrases = (_spelled_out(words, match.after) for match in _table("considered").scan(words))
    named = (at for one in phrases if all(words[n].low not in answers for n in one) for at in one)
    return frozenset(named) | feared(words)


def _spelled_out(words: Sequence[Word], at: int) -> list[int]:
    """Return the words of a phrase, with those that spell it out ("..., especially raids on farms")."""
    found = list(phrase(words, at, _CLAUSE))
    after = found[-1] + 1 if found else at
    more = after + 1 < len(words) and words[after].low == "," and words[after + 1].low in _ESPECIALLY
    return [*found, *(phrase(words, after + 2, _CLAUSE) if more else ())]


def feared(words: Sequence[Word]) -> frozenset[int]:
    """Return the words of a sentence for what may come, behind those for a fear or a warning of it."""
    fears = frozenset(read("aims.toml")["feared"]["words"])
    first = next((at for at, word in enumerate(words) if word.low in fears), len(words))
    return frozenset(at for at in _may(words) if at > first)


def _may(words: Sequence[Word]) -> Iterator[int]:
    """Yield the words for what may be done, behind "could"; what "would later" be done or is recalled was."""
    table = read("aims.toml")["may"]
    lows = {word.low for word in words}
    recalled = not lows.isdisjoint(table["recalled"]) and lows.isdisjoint(
        read("aims.toml")["feared"]["words"]
    )
    later = recalled or not lows.isdisjoint(table["later"])
    for at, word in enumerate(words):
        told = word.low in table["words"] or word.low.endswith("'ll")
        if not told or (word.text.istitle() and at > 0) or (later and word.low == "would"):
            continue
        after = at + 1
        while after < len(words) and words[after].low in table["between"]:
            after += 1
        yield from _infinitive(words, after)


def aims(words: Sequence[Word]) -> frozenset[int]:
    """Return the words of a sentence that name what is not done."""
    named = (
        *(considered, _to, _that, _none, _no_act, _called, _there, _may, _not_done, _charged),
        *(_goods, _banned, _effects, _the_more),
    )
    return frozenset(at for which in named for at in which(words))


def _to(words: Sequence[Word]) -> Iterator[int]:
    """Yield the words behind "to" that tell an aim; those of an operation only while it goes on."""
    over = not {word.low for word in words}.isdisjoint(read("aims.toml")["to"]["over"])
    for match in _table("to").scan(words):
        if match.value == "noun" and over:
            continue
        at = match.after
        if match.value != "words":
            at = _to_behind(words, at, _BETWEEN if match.value == "noun" else 1)
        elif words[match.first].low.endswith("ing"):
            yield match.first  # "battling to retake the town"
        yield from _infinitive(words, at)


def _infinitive(words: Sequence[Word], at: int) -> Iterator[int]:
    """Yield a verb behind "to", and what it has for an object where it tells nothing by itself ("launch")."""
    if at < len(words) and words[at].low not in _NO_VERB and words[at].text.islower():
        yield from phrase(words, at, _WORDS if light_verbs().match(words, at) else 1)


def _that(words: Sequence[Word]) -> Iterator[int]:
    """Yield the words that tell what somebody demands; what shall end is done."""
    ends = read("aims.toml")["that"]["ends"]
    for match in _table("that").scan(words):
        at = match.after
        if at < len(words) and words[at].low == "that":
            if words[match.first].low.endswith("ing") or words[match.first - 1].low in _RELATIVE:
                continue  # "gunmen who demanded that the school close set fire to it"
            clause = list(phrase(words, at + 1, _CLAUSE))
            done = any(words[n].low in ends or words[n].low in cue_set("grammar", "weekdays") for n in clause)
            yield from (n for n in clause if not done and words[n - 1].low not in _DEFINITE)
        else:
            yield from _infinitive(words, _to_behind(words, at, _BETWEEN))


def _none(words: Sequence[Word]) -> Iterator[int]:
    """Yield the words that name what is feared or lacking; "feared dead" tells of harm done."""
    done = frozenset(read("aims.toml")["none"]["harm"])
    for match in _table("none").scan(words):
        before = words[match.first - 1].low if match.first else ""
        if words[match.first].low.endswith("ed") and before in cue_set("grammar", "determiners"):
            continue  # "the feared brigade shot five men"
        if match.after < len(words) and words[match.after].low not in done:
            yield from phrase(words, match.after, _NAMED)


def _no_act(words: Sequence[Word]) -> Iterator[int]:
    """Yield the words of phrases that name no act: who has a place, as he had before ("remain under")."""
    for match in _table("no_act").scan(words):
        yield from range(match.first, match.after)


def _called(words: Sequence[Word]) -> Iterator[int]:
    """Yield the words of what somebody calls a crime, and of that."""
    judged = read("aims.toml")["called"]["judged"]
    for match in _table("called").scan(words):
        named = list(phrase(words, match.after, _NAMED))
        yield from named if any(words[at].low in judged for at in named) else ()


def _there(words: Sequence[Word]) -> Iterator[int]:
    """Yield the words that only tell what a place has seen: "in an area that has witnessed clashes"."""
    places, days = (frozenset(read("aims.toml")["there"][name]) for name in ("places", "days"))
    for match in _table("there").scan(words):
        before = words[match.first - 1].low if match.first else ""
        if before in places and not tells_day(words[match.after :], days):
            yield from phrase(words, match.after, _CLAUSE)


def _not_done(words: Sequence[Word]) -> Iterator[int]:
    """Yield the words for what was not done: "did not attack", "weren't any clashes"; "not until", it was."""
    table = read("aims.toml")["not_done"]
    if not {word.low for word in words}.isdisjoint(table["only"]):
        return
    for at, word in enumerate(words):
        verb = words[at - 1].low if word.low == "not" and at else word.low.removesuffix("n't")
        if verb not in table["verbs"] or not (word.low == "not" or word.low.endswith("n't")):
            continue
        near = [n for n in phrase(words, at + 1, _WORDS) if words[n].low == "any"]
        if near:
            yield from _noun_phrase(words, near[0] + 1)
        elif verb not in table["be"] or (at + 1 < len(words) and words[at + 1].low.endswith(("ed", "en"))):
            yield at + 1


def _noun_phrase(words: Sequence[Word], at: int) -> Iterator[int]:
    """Yield the words of a phrase up to its first preposition; that of "any kind of" does not end it."""
    kinds = read("aims.toml")["not_done"]["kinds"]
    for n in phrase(words, at, _NAMED):
        if words[n].low in cue_set("grammar", "prepositions") | _WHILE and words[n - 1].low not in kinds:
            return
        yield n


def _charged(words: Sequence[Word]) -> Iterator[int]:
    """Yield the words for a deed somebody is found guilty of, told by a verb and of no place or year."""
    for match in _table("charged").scan(words):
        at = match.after
        if _somewhere(words[at:]):
            continue
        while at < len(words) and words[at].low.endswith("ly"):
            at += 1
        marks = [n for n in range(at, min(len(words), at + 2)) if words[n].low.endswith("ing")]
        yield from phrase(words, marks[0], _WORDS) if marks else ()


def _somewhere(words: Sequence[Word]) -> bool:
    """Say whether a clause tells a place, a month or a year; a day may be the court's."""
    articles, days = cue_set("grammar", "determiners"), cue_set("grammar", "weekdays")
    for n, word in enumerate(words):
        if word.low in _CLAUSE_ENDS:
            return False
        behind = words[n + 1 : n + 3]
        named = next((one for one in behind if one.low not in articles), None)
        told = named is not None and (named.text.istitle() or named.low[0].isdigit())
        if named is not None and told and word.low in _WHERE and named.low not in days:
            return True
    return False


def _goods(words: Sequence[Word]) -> Iterator[int]:
    """Yield the words of a list of goods that somebody trades in; another verb ends it."""
    ends = cue_set("grammar", "finite") | frozenset(read("aims.toml")["goods"]["ends"])
    pasts = frozenset(read("aims.toml")["pasts"]["words"])
    for match in _table("goods").scan(words):
        for at in range(match.first, len(words)):
            word, before = words[at].low, words[at - 1].low
            verb = before in {"and", "then"} and (word in pasts or word.endswith("ed"))
            if at > match.after and (word in ends or verb):
                break
            yield at


def _banned(words: Sequence[Word]) -> Iterator[int]:
    """Yield the words for a ban in a sentence that names no protest."""
    table = read("aims.toml")["ban"]
    if {word.low for word in words}.isdisjoint(table["unless"]):
        found = (n for n, word in enumerate(words) if word.low in table["words"])
        yield from (n for at in found for n in ((at - 1, at) if _definite(words, at) else (at,)))


def _definite(words: Sequence[Word], at: int) -> bool:
    """Say whether a word has an article in front."""
    return at > 0 and words[at - 1].low in cue_set("grammar", "determiners")


def _effects(words: Sequence[Word]) -> Iterator[int]:
    """Yield the words that only tell that there was harm: "there were casualties on both sides"."""
    for match in _table("effects").scan(words):
        yield from range(match.first, match.after)


def _the_more(words: Sequence[Word]) -> Iterator[int]:
    """Yield all words of a saying: "the more they burn, the more we resist"."""
    lows = [word.low for word in words]
    if sum(pair in {("the", "more"), ("the", "less")} for pair in pairwise(lows)) > 1:
        yield from range(len(words))


def tells_day(words: Sequence[Word], others: AbstractSet[str] = frozenset()) -> bool:
    """Say whether words name a day of the week, a month or a number, or one of some others."""
    named = cue_set("grammar", "weekdays") | cue_set("grammar", "months") | others
    return any(word.low in named or word.low.isdecimal() for word in words)


def _to_behind(words: Sequence[Word], at: int, most: int) -> int:
    """Return the index behind the next "to" of a clause, within some words; the end where there is none."""
    for n in range(at, min(len(words), at + most)):
        if words[n].low == "to":
            return n + 1
        if _ends(words[n]):
            break
    return len(words)


def phrase(words: Sequence[Word], at: int, most: int) -> Iterator[int]:
    """Yield the indices of some words up to the end of their phrase: a stop, a clause, a verb in the past."""
    for n in range(at, min(len(words), at + most)):
        if _ends(words[n]) or (n > at and words[n].low.endswith("ed") and "-" not in words[n].low):
            return
        yield n


def _ends(word: Word) -> bool:
    """Say whether a word ends a phrase; a month does not ("May")."""
    return word.low in _ENDS and not word.text.istitle()
