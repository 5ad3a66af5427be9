"""Acts that are told as done as a rule, or as done more than once on days that nobody tells: a series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from annals.extract.acts.aims import phrase, tells_day
from annals.extract.sentence.cues import cue_set, read
from annals.extract.sentence.phrases import PhraseTable
from annals.extract.sentence.words import Sentence, Word
from annals.model.vocabulary import Kind, Mode, Stage
from annals.neural.heard import Act

_NEAR = 5
"""How many words behind "often" tell what is done."""
_ENDS = cue_set("grammar", "barriers") | {",", ".", "that", "who", "which", "where", "as"}
_PERFECT = frozenset({"have", "has"})


@cache
def _table(name: str) -> PhraseTable[str]:
    table: PhraseTable[str] = PhraseTable()
    for words in read("habits.toml")[name]:
        table.add(words, name)
    return table


def as_series(act: Act, sentences: Sequence[Sentence]) -> Act:
    """Return an incident as a series where each of its words tells what is done as a rule, on no day.

    One that harmed a number of people that is told was done once.
    """
    if act.kind != Kind.INCIDENT or act.stage != Stage.CARRIED_OUT or act.tolls:
        return act
    nowhere = not any(map(act.roles.get, ("place", "time")))
    usual = (act.mode == Mode.HABITUAL and nowhere) or all(
        any(s.start <= one.start < s.end and _is_usual(s, one.start) for s in sentences) for one in act.words
    )
    return replace(act, kind=Kind.SERIES, mode=Mode.HABITUAL, aggregate=True) if usual else act


def _is_usual(sentence: Sentence, start: int) -> bool:
    """Say whether a word of a sentence names what is done as a rule."""
    words, at = sentence.words, sentence.at(start)
    return at in {*_behind(words), *_lately(words), *_at_a_rate(words), *_on_and_on(words), *_for_long(words)}


def _behind(words: Sequence[Word]) -> Iterator[int]:
    """Yield the words behind "often"."""
    for match in _table("before").scan(words):
        if not tells_day(words[match.after : match.after + 2 * _NEAR]):
            yield from phrase(words, match.after, _NEAR)


def _on_and_on(words: Sequence[Word]) -> Iterator[int]:
    """Yield "continuously" and the words around it, where no day or hour is told."""
    if tells_day(words, frozenset(read("habits.toml")["hours"])):
        return
    for match in _table("on_and_on").scan(words):
        yield from (match.first - 1, match.first)
        yield from phrase(words, match.after, _NEAR)


def _for_long(words: Sequence[Word]) -> Iterator[int]:
    """Yield what somebody "has been doing" "for years"."""
    if not any(True for _ in _table("for_long").scan(words)):
        return
    for at, word in enumerate(words[1:], 1):
        if word.low.endswith("ing") and words[at - 1].low == "been":
            yield from phrase(words, at, _NEAR)


def _lately(words: Sequence[Word]) -> Iterator[int]:
    """Yield the words that tell what somebody "has" done "in recent weeks"."""
    for match in _table("lately").scan(words):
        first = _reach(words, match.first, -1)
        after = _reach(words, match.after - 1, 1) + 1
        have = next((at for at in range(first, after) if words[at].low in _PERFECT), None)
        if (
            have is not None
            and not tells_day(words[first:after])
            and not any(map(_singles, words[first:after]))
        ):
            yield from range(have, after)


def _singles(word: Word) -> bool:
    """Say whether a word singles an act out of many ("one of the heaviest raids in recent weeks")."""
    return word.low in read("habits.toml")["single"] or (word.low.endswith("iest") and word.text.islower())


def _reach(words: Sequence[Word], at: int, step: int) -> int:
    """Return the last index of a clause that is reached from a word, before what ends it on that side."""
    while 0 <= at + step < len(words) and words[at + step].low not in _ENDS:
        at += step
    return at


def _at_a_rate(words: Sequence[Word]) -> frozenset[int]:
    """Return the words right before "every day"."""
    return frozenset(match.first - 1 for match in _table("rate").scan(words))
