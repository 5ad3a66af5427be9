"""Which time of a sentence goes with which of its acts, and which with none of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from annals.extract.acts.event_words import Act
from annals.extract.parties.roles import RoleFinder
from annals.extract.sentence.cues import cue_set, read
from annals.extract.sentence.phrases import PhraseTable
from annals.extract.sentence.scan import Item, Scan
from annals.extract.sentence.senses import BARRIERS
from annals.extract.speech.grammar import Said
from annals.extract.where_when.whereabouts import same_time
from annals.model.reading import Filler, Mention, Role
from annals.model.vocabulary import Kind
from annals.text._time_forms import is_day, leans

_SCORE = 0.75
_BARRIER_COST = 6
_FAR = 8
_BOUNDS = frozenset({"since", "after", "following", "before"})
_RELATIVE = frozenset({"who", "which", "whose"})
_OPENERS = frozenset({"and", "but", "that", "then", "where", "as", "said", "says", "say"})
_FINITE = cue_set("grammar", "finite") - {"been"}
_QUOTES = frozenset({"“", '"', "‘"})
_LISTS = frozenset({"and", "or", ","})
_OPENED, _CLOSED = frozenset({"(", "["}), frozenset({")", "]"})
_FORMS = ("base", "third", "past", "participle", "ing")
_TOLD_FORMS = ("past", "participle", "ing", "words")


@dataclass(frozen=True, slots=True)
class Loose:
    """A day told with none of a sentence's acts; ``happens`` where it is told of one told before."""

    mention: Mention
    happens: bool


def time_acts(scan: Scan, acts: list[Act], said: Sequence[Said], roles: RoleFinder) -> list[Loose]:
    """Give each time to the act that it dates; return the days that date none of them.

    A time goes with the word nearest to it, clause borders counted: an act, or what is done about
    one afterwards ("was charged on Monday"), which keeps it. The times of statements are left out.
    """
    cues = {one.cue[0] for one in said}
    asides = [
        span
        for span in _found(scan, "aside")
        if not _within(span, acts) and scan.words[span[0]].start not in cues
    ]
    happens = list(_found(scan, "happens"))
    loose = []
    for place, item in enumerate(scan.times):
        if _of_saying(item, said) or _stamps(scan, item):
            continue
        when = _opening(scan, item)
        kept = asides
        if _closes_subject(scan, when, asides):
            kept = [one for one in asides if one[0] < when.first]
        aside = min((_gap(scan, when, *span) for span in kept), default=None)
        best = _nearest(scan, when, _undated(scan, when, acts))
        if best is not None and (aside is None or _cost(scan, when, best) <= aside):
            mention = roles.mention(when, _SCORE)
            best.fillers.append(Filler(role=Role.TIME, mention=mention, score=_SCORE))
            if _names(scan, when) and _sets(scan, place):
                loose.append(Loose(mention, happens=True))
        elif best is None and (aside is None or aside > _FAR) and _sets(scan, place):
            loose.append(Loose(roles.mention(when, _SCORE), bool(happens)))
    return loose


def _names(scan: Scan, item: Item) -> bool:
    """Say whether a time is part of the name of an act ("the Friday shooting", "Monday's attack")."""
    following = item.after + (scan.low(item.after) == "'s")
    return any(hit.first in {following, following + 1} and hit.first > item.first for hit in scan.events)


def _of_saying(item: Item, said: Sequence[Said]) -> bool:
    """Say whether a time dates a statement."""
    return any(one.time is not None and one.time.start == item.start for one in said)


def _stamps(scan: Scan, item: Item) -> bool:
    """Say whether a time is when a page was put up ("Updated: Monday, 3 May", "Dec. 2: Three held")."""
    if item.first == 0 and scan.low(item.after) == ":" and item.after > 1:
        return True
    index = item.first - 1
    lists = read("when.toml")["stamps"]
    while index >= 0 and scan.low(index) in lists["words"]:
        if scan.low(index) in lists["sure"]:
            return True
        index -= 1
    return False


def _sets(scan: Scan, place: int) -> bool:
    """Say whether a time is a day that may date what is told around it; one in brackets is a release's."""
    item = scan.times[place]
    bracketed = scan.low(item.first - 1) in _OPENED and scan.low(item.after) in _CLOSED
    form = scan.time_words[place].form
    quoted = scan.low(0) in _QUOTES
    return not bracketed and not quoted and is_day(form) and not leans(form.core)


def _opening(scan: Scan, item: Item) -> Item:
    """Return "since" or "after" a time as that time, where it is the time of an act told.

    "Since 2008, when gunmen ...", "after the Jan. 13 shooting".
    """
    bounded = scan.low(item.first) in _BOUNDS
    named = bounded and scan.low(item.first + 1) == "the" and _names(scan, item)
    if not named and not scan.opens_past(item):
        return item
    first = item.first + bounded
    return replace(item, tag="point", first=first, start=scan.words[first].start)


@cache
def _table(key: str) -> PhraseTable[str]:
    table: PhraseTable[str] = PhraseTable()
    lists = read("when.toml")[key]
    for verb in lists["verbs"]:
        table.add_verb(verb, {form: form for form in _FORMS})
    for words in lists.get("words", ()):
        table.add(words, "words")
    return table


def _found(scan: Scan, key: str) -> Iterator[tuple[int, int]]:
    """Yield where words of a list stand; of verbs the forms that tell what was done."""
    for match in _table(key).scan(scan.words):
        if match.value in _TOLD_FORMS:
            yield match.first, match.after


def _within(span: tuple[int, int], acts: Sequence[Act]) -> bool:
    return any(hit.first < span[1] and span[0] < hit.after for act in acts for hit in act.hits)


def _nearest(scan: Scan, item: Item, acts: Sequence[Act]) -> Act | None:
    """Return the act that a time stands nearest to; a movement only where nothing else is told."""
    deeds = [act for act in acts if act.kind != Kind.POSTURE] or list(acts)
    return min(deeds, key=lambda act: _cost(scan, item, act), default=None)


def _closes_subject(scan: Scan, item: Item, asides: Sequence[tuple[int, int]]) -> bool:
    """Say whether a time ends what is told of somebody before the verb of the sentence.

    "A man shot in Lima on Monday has died", "the gunman who fired on Friday, 3 May, is at large".
    """
    following = item.after + (scan.low(item.after) == ",")
    verb = scan.low(following) in _FINITE or any(first == item.after for first, _ in asides)
    return verb and scan.told_before(item) is not None


def _undated(scan: Scan, item: Item, acts: Sequence[Act]) -> list[Act]:
    """Return the acts that a time may date: not those that have one apart from it in the sentence."""
    words = " ".join(word.text for word in scan.words[item.first : item.after])
    listed = scan.low(item.first - 1) in _LISTS or scan.low(item.first - 2) in _LISTS
    free = [act for act in acts if listed or not any(_apart(words, filler) for filler in act.fillers)]
    return free or list(acts)


def _apart(words: str, filler: Filler) -> bool:
    """Say whether a filler is a time that cannot be of one day with the words of another."""
    return filler.role == Role.TIME and same_time(words, filler.mention.span.quote, None) is False


def _cost(scan: Scan, item: Item, act: Act) -> float:
    """Return how far a time is from the nearest word of an act."""
    return min(_gap(scan, item, hit.first, hit.after) for hit in act.hits)


def _gap(scan: Scan, item: Item, first: int, after: int) -> float:
    between = range(after, item.first) if item.first >= after else range(item.after, first)
    parts = BARRIERS | _RELATIVE
    barriers = sum(scan.low(i) in parts for i in between)
    if item.after <= first <= item.after + 1 and scan.low(item.after) in {"'s", scan.low(first)}:
        return 0.0  # part of the name of an act
    if item.after < first and scan.low(item.after) == "when":
        return float(first - item.after)  # "on Friday when shots rang out"
    barriers += item.after <= first and not _fronted(scan, item)
    commas = sum(scan.low(i) in {",", "and"} for i in between)
    return len(between) + _BARRIER_COST * barriers + commas


def _fronted(scan: Scan, item: Item) -> bool:
    """Say whether a time opens its clause; elsewhere it belongs to what stands before it."""
    before = scan.low(item.first - 1)
    return (
        item.first <= 1
        or before in BARRIERS | _RELATIVE | _OPENERS
        or (not before[:1].isalnum() and before != ",")
    )
