"""Sides that lay an act to one another: "the army and the rebels blamed each other for the shelling"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import cue_table, speaker_words
from annals.extract.sentence.scan import Item, Scan
from annals.extract.sentence.senses import sense_of
from annals.model.reading import Label, Mention
from annals.model.report import Report, Span
from annals.model.vocabulary import Kind

_BESIDE = frozenset(
    {"have", "had", "has", "also", "both", "each", "all", "later", "then", "quickly", "swiftly"}
)
_FOR = frozenset({"for", "of", "over"})
_THE = frozenset({"the", "this", "that"})
_ENDS = frozenset({"", ".", ",", ";", "and", "but"})
_UNNAMED = 3
"""How many words before a cue may tell of sides without a name ("the two sides")."""
_SCORE = 0.8


@dataclass(frozen=True, slots=True)
class Mutual:
    """Two sides that blame each other; ``sides`` is empty where they are not named.

    ``words`` reach from them to the end of the ``cue``. ``deed`` are the words for the act that they lay to
    each other ("for the shelling"), None where these are "it" or none, ``type`` the act's where it has one;
    ``whole`` says that nothing more is said of it.
    """

    words: Span
    cue: Span
    sides: tuple[Mention, ...]
    deed: Span | None
    type: str
    whole: bool


def mutual(report: Report, scan: Scan) -> Iterator[Mutual]:
    """Yield the mutual accusations of a sentence that are for an act, for no plan nor anything else."""
    for match in cue_table("verbs", "mutual").scan(scan.words):
        deed = _deed(scan, match.after)
        if deed is None:
            continue
        end = scan.words[match.after - 1].end
        cue = report.span(scan.words[match.first].start, end)
        sides = tuple(_sides(report, scan, match.first))
        start = sides[0].span.start if sides else scan.words[max(0, match.first - _UNNAMED)].start
        words = report.span(start, end)
        first, after, type_ = deed
        quote = report.span(scan.words[first].start, scan.words[after - 1].end) if first < after else None
        end_at = _past_time(scan, after)
        whole = scan.low(end_at) in _ENDS
        yield Mutual(words=words, cue=cue, sides=sides, deed=quote, type=type_, whole=whole)


def _sides(report: Report, scan: Scan, cue: int) -> Iterator[Mention]:
    """Yield the two whom "and" joins before a cue."""
    at = cue
    while scan.low(at - 1) in _BESIDE:
        at -= 1
    last = _ending(scan, at)
    joint = _before(scan, last) - 1 if last else -1
    first = _ending(scan, joint) if scan.low(joint) == "and" else None
    for item in (first, last) if first and last else ():
        yield Mention(label=Label.ACTOR, span=report.span(item.start, item.end), tag=None, score=_SCORE)


def _ending(scan: Scan, after: int) -> Item | None:
    """Return the actor, the capital that stands for one, or the noun for who can speak before a word."""
    items = [item for item in (*scan.actors, *scan.places) if item.after == after]
    if not items and after > 0 and speaker_words().match(scan.words, after - 1):
        word = scan.words[after - 1]
        return Item(Label.ACTOR, after - 1, after, word.start, word.end, None)
    return min(items, key=lambda item: item.first, default=None)


def _before(scan: Scan, item: Item) -> int:
    """Return where the words for an actor begin, with what describes him ("the two rival armies")."""
    at = item.first
    while at > 0 and scan.low(at - 1).isalpha() and scan.low(at - 1) != "and":
        at -= 1
    return at


def _deed(scan: Scan, after: int) -> tuple[int, int, str] | None:
    """Return the words for the act that is blamed behind a cue and its type; no words for "it" or none."""
    at = _past_time(scan, after)
    bare = at + 2 if scan.low(at) in _FOR and scan.low(at + 1) == "it" else at
    if scan.low(_past_time(scan, bare)) in {"", "."}:
        return bare, bare, ""
    if scan.low(at) not in _FOR or scan.low(at + 1) not in _THE:
        return None
    nouns = range(at + 2, at + 4)
    if any(scan.low(one) in cue_set("verbs", "deeds") for one in nouns):
        return at + 2, next(one for one in nouns if scan.low(one) in cue_set("verbs", "deeds")) + 1, ""
    for hit in scan.events:
        sense = sense_of(scan, hit) if hit.first in nouns else None
        if sense is not None and sense.nominal and sense.kind == Kind.INCIDENT:
            return hit.first, hit.after, sense.type
    return None


def _past_time(scan: Scan, at: int) -> int:
    """Return where a time ends that stands at a word, the word's own index where none does."""
    return next((item.after for item in scan.times if at <= item.first <= at + 1), at)
