"""What a sentence holds, found by table and grammar: items with their words, none interpreted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.figurative import figurative, is_sport
from annals.extract.sentence.grave import is_grave
from annals.extract.sentence.groups import group_names
from annals.extract.sentence.lexicon import (
    EventWord,
    actor_words,
    event_words,
    suicide_words,
    target_words,
    weapon_words,
)
from annals.extract.sentence.placewords import place_items
from annals.extract.sentence.standing import standing_of
from annals.extract.sentence.surnames import in_place, surnames
from annals.extract.sentence.unreal import no_deed
from annals.extract.sentence.words import Sentence, Word
from annals.gazetteer.actors import Actors
from annals.gazetteer.places import Places
from annals.model.reading import Label
from annals.model.vocabulary import ActorKind
from annals.text.numbers import NumberWords, find_numbers
from annals.text.timewords import TimeWords, find_times

SUICIDE = "suicide"
_PHRASE_ENDS = cue_set("grammar", "barriers") | cue_set("grammar", "finite") | {",", "and", "but", "that"}


@dataclass(frozen=True, slots=True)
class Item:
    """Words of one label. ``first`` and ``after`` are indices of words, start and end offsets.

    ``keys`` are the registry's keys for a named actor; a generic one has none.
    """

    label: Label
    first: int
    after: int
    start: int
    end: int
    tag: str | None
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventHit:
    """An event word and its senses."""

    first: int
    after: int
    start: int
    end: int
    senses: tuple[EventWord, ...]


@dataclass(frozen=True, slots=True)
class Scan:
    """One sentence and all that was found in it."""

    sentence: Sentence
    times: tuple[Item, ...]
    time_words: tuple[TimeWords, ...]
    numbers: tuple[NumberWords, ...]
    actors: tuple[Item, ...]
    places: tuple[Item, ...]
    weapons: tuple[Item, ...]
    targets: tuple[Item, ...]
    events: tuple[EventHit, ...]
    no_deed: frozenset[int]
    figurative: frozenset[int]

    @property
    def words(self) -> tuple[Word, ...]:
        """Return the words of the sentence."""
        return self.sentence.words

    def opens_past(self, item: Item) -> bool:
        """Say whether "since" a time goes on with what happened then ("since 2008, when gunmen ...")."""
        return item.tag == "since" and "when" in {self.low(item.after), self.low(item.after + 1)}

    def told_before(self, item: Item) -> EventHit | None:
        """Return the event word that an item follows within a phrase ("a man shot in Lima on Monday")."""
        before = [hit for hit in self.events if hit.after <= item.first]
        last = max(before, key=lambda hit: hit.after, default=None)
        parts = _PHRASE_ENDS if last else frozenset()
        between = (self.low(i) for i in range(last.after if last else 0, item.first))
        return None if any(low in parts for low in between) else last

    def people(self) -> set[int]:
        """Return the indices of the words for actors."""
        return {index for item in self.actors for index in range(item.first, item.after)}

    def low(self, index: int) -> str:
        """Return a word in lower case, an empty string beyond the ends."""
        words = self.sentence.words
        return words[index].low if 0 <= index < len(words) else ""


class Scanner:
    """Scans the sentences of one report."""

    def __init__(self, text: str, places: Places, actors: Actors) -> None:
        self._text = text
        self._places = places
        self._actors = actors
        self._matches = tuple(sorted((*actors.match(text), *actors.echoes(text)), key=lambda m: m.start))
        self._sport = False
        self._surnames = surnames(text)
        letters = list(filter(str.isalpha, text))
        self._upper = bool(letters) and sum(map(str.isupper, letters)) > 0.8 * len(letters)

    def scan(self, sentence: Sentence) -> Scan:
        """Return what one sentence holds."""
        body = self._text[sentence.start : sentence.end]
        times = tuple(find_times(body))
        time_items = tuple(self._item(sentence, Label.TIME, t.start, t.end, t.kind) for t in times)
        events = self._events(sentence, _covered(time_items))
        named = self._named_actors(sentence, {h.first for h in events if any(s.nominal for s in h.senses)})
        blocked = _covered(time_items) | _covered(named)
        found = place_items(self._text, sentence, blocked, self._places, upper=self._upper)
        places = tuple(
            self._place(sentence, start, end) for start, end in found if not self._person(start, end)
        )
        named = tuple(a for a in named if not _within(a, places))
        verbs = {hit.first for hit in events if not all(sense.nominal for sense in hit.senses)}
        named = _groups(sentence, named, _covered(time_items), verbs)
        busy = _covered(named) | _covered(places)
        targets = self._targets(sentence, busy)
        taken = busy | _covered(targets)
        generic = tuple(a for a in self._generic(sentence) if not (set(range(a.first, a.after)) & taken))
        return Scan(
            sentence=sentence,
            times=time_items,
            time_words=times,
            numbers=tuple(find_numbers(body)),
            actors=tuple(sorted((*named, *generic), key=lambda item: item.first)),
            places=places,
            weapons=self._weapons(sentence),
            targets=targets,
            events=tuple(hit for hit in events if hit.first not in busy),
            no_deed=no_deed(sentence.words),
            figurative=self._figurative(sentence),
        )

    def _figurative(self, sentence: Sentence) -> frozenset[int]:
        """Return the words that are figurative: of sport all, in a sentence on it or behind one."""
        before, self._sport = self._sport, is_sport(sentence.words)
        if (before or self._sport) and not is_grave(sentence.words):
            return frozenset(range(len(sentence.words)))
        return figurative(sentence.words)

    def _item(self, sentence: Sentence, label: Label, start: int, end: int, tag: str | None) -> Item:
        inside = sentence.inside(sentence.start + start, sentence.start + end)
        return Item(label, inside.start, inside.stop, sentence.start + start, sentence.start + end, tag)

    def _place(self, sentence: Sentence, start: int, end: int) -> Item:
        inside = sentence.inside(start, end)
        tag = standing_of(sentence.words, inside.start, inside.stop)
        return Item(Label.PLACE, inside.start, inside.stop, start, end, tag)

    def _person(self, start: int, end: int) -> bool:
        """Say whether a name is the surname of a person of the report, told by itself."""
        return self._text[start:end] in self._surnames and not in_place(self._text, start)

    def _named_actors(self, sentence: Sentence, events: set[int]) -> tuple[Item, ...]:
        """Return the named actors; a state's name where a place stands is left to the places."""
        found = []
        inside = (m for m in self._matches if sentence.start <= m.start and m.end <= sentence.end)
        for match in inside:
            entry = self._actors.get(match.keys[0])
            start, end = match.start - sentence.start, match.end - sentence.start
            item = self._item(sentence, Label.ACTOR, start, end, entry.kind if entry else None)
            place = item.after not in events and _stands_as_place(sentence, item.first)
            named_place = _after_place_noun(sentence, item.first) or _in_longer_name(
                sentence, item.first, item.after
            )
            if named_place or (entry and entry.category in {"state", "government"} and place):
                continue
            found.append(Item(item.label, item.first, item.after, item.start, item.end, item.tag, match.keys))
        return tuple(found)

    def _generic(self, sentence: Sentence) -> Iterable[Item]:
        for match in actor_words().scan(sentence.words):
            first, last = sentence.words[match.first], sentence.words[match.after - 1]
            yield Item(Label.ACTOR, match.first, match.after, first.start, last.end, match.value.value)

    def _weapons(self, sentence: Sentence) -> tuple[Item, ...]:
        words = sentence.words
        found = [(m.first, m.after, m.value.value) for m in weapon_words().scan(words)]
        suicide = [(m.first, m.after, SUICIDE) for m in suicide_words().scan(words)]
        inside = {i for first, after, _ in suicide for i in range(first, after)}
        found = [one for one in found if one[0] not in inside] + suicide
        return tuple(
            Item(Label.WEAPON, first, after, words[first].start, words[after - 1].end, tag)
            for first, after, tag in sorted(found)
        )

    def _targets(self, sentence: Sentence, busy: set[int]) -> tuple[Item, ...]:
        words = sentence.words
        return tuple(
            Item(Label.TARGET, m.first, m.after, words[m.first].start, words[m.after - 1].end, m.value.value)
            for m in target_words().scan(words)
            if m.after - 1 not in busy
        )

    def _events(self, sentence: Sentence, busy: set[int]) -> tuple[EventHit, ...]:
        words = sentence.words
        hits: list[EventHit] = []
        for m in event_words().scan(words):
            if m.first in busy or (hits and m.first < hits[-1].after):
                continue
            hits.append(EventHit(m.first, m.after, words[m.first].start, words[m.after - 1].end, m.value))
        return tuple(hits)


def _after_place_noun(sentence: Sentence, first: int) -> bool:
    """Say whether "town of" and its like stand before a name, which then is a place's."""
    words = sentence.words
    return first > 1 and words[first - 1].low == "of" and words[first - 2].low in _SETTLED


def _in_longer_name(sentence: Sentence, first: int, after: int) -> bool:
    """Say whether a mark of transcription ties a name to the one before it ("Pul-e ‘Alam")."""
    words = sentence.words
    tied = first > 1 and words[first - 1].text in {"‘", "'"} and words[first - 1].end == words[first].start
    closed = any(word.text in {"’", "'"} for word in words[first : after + 1])
    return tied and not closed and words[first - 2].text[0].isupper()


def _groups(
    sentence: Sentence, named: tuple[Item, ...], times: set[int], verbs: set[int]
) -> tuple[Item, ...]:
    """Return the named actors with the groups that the registry does not hold, a state's name within one."""
    states = [item for item in named if all(key.startswith("state:") and "/" not in key for key in item.keys)]
    words = sentence.words
    found = [
        Item(Label.ACTOR, first, after, words[first].start, words[after - 1].end, ActorKind.REBEL.value)
        for first, after in group_names(sentence, _covered(set(named) - set(states)) | times, verbs)
    ]
    lone = {(item.first, item.after) for item in states}
    found = [item for item in found if (item.first, item.after) not in lone]
    return (*(item for item in named if not _within(item, found)), *found)


def _covered(items: Iterable[Item]) -> set[int]:
    """Return the indices of the words that the items cover."""
    return {index for item in items for index in range(item.first, item.after)}


def _within(item: Item, others: Iterable[Item]) -> bool:
    """Say whether an item lies inside one of the others."""
    return any(other.start <= item.start and item.end <= other.end for other in others)


_PLACE_BEFORE = cue_set("grammar", "place_before")
_SETTLED = frozenset({"town", "city", "village", "district", "province", "port", "neighbourhood"})
_STEPS = cue_set("grammar", "steps")


def _stands_as_place(sentence: Sentence, first: int) -> bool:
    """Say whether a state's name stands where a place does ("in northern Iraq and Syria")."""
    steps = 4
    for index in range(first - 1, max(-1, first - 1 - steps), -1):
        low = sentence.words[index].low
        if low in _PLACE_BEFORE:
            return True
        if low not in _STEPS and not sentence.words[index].text[0].isupper():
            return False
    return False
