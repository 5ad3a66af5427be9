"""Sides that lay an act to one another: "the army and the rebels blamed each other for the shelling"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annals.extract.cues import cue_set
from annals.extract.lexicon import cue_table, speaker_words
from annals.extract.scan import Item, Scan
from annals.extract.senses import sense_of
from annals.model.reading import Label, Mention
from annals.model.report import Report, Span

_BESIDE = frozenset(
    {"have", "had", "has", "also", "both", "each", "all", "later", "then", "quickly", "swiftly"}
)
_ABOUT = frozenset({"for", "of", "over", "about", "that"})
_UNNAMED = 3
"""How many words before a cue may tell of sides without a name ("the two sides")."""
_NO_DEEDS = frozenset({"agreement", ""})
_SCORE = 0.8


@dataclass(frozen=True, slots=True)
class Mutual:
    """Two sides that blame each other; ``sides`` is empty where they are not named.

    ``words`` reach from them to the end of the ``cue``; ``of_act`` says that they do so for a deed, not
    for a truce that failed.
    """

    words: Span
    cue: Span
    sides: tuple[Mention, ...]
    of_act: bool


def mutual(report: Report, scan: Scan) -> Iterator[Mutual]:
    """Yield the mutual accusations of a sentence."""
    for match in cue_table("verbs", "mutual").scan(scan.words):
        end = scan.words[match.after - 1].end
        cue = report.span(scan.words[match.first].start, end)
        sides = tuple(_sides(report, scan, match.first))
        start = sides[0].span.start if sides else scan.words[max(0, match.first - _UNNAMED)].start
        words = report.span(start, end)
        yield Mutual(words=words, cue=cue, sides=sides, of_act=_of_act(scan, match.after))


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


def _of_act(scan: Scan, after: int) -> bool:
    """Say whether what is blamed behind a cue is a deed, or nothing is said of it."""
    after = next((item.after for item in scan.times if after <= item.first <= after + 1), after)
    rest = range(after, len(scan.words))
    end = next((at for at in rest if scan.low(at) in {".", ",", ";"}), len(scan.words))
    senses = (sense_of(scan, hit) for hit in scan.events if after <= hit.first < end)
    told = any(sense is not None and sense.type not in _NO_DEEDS for sense in senses)
    plain = any(scan.low(at) in cue_set("verbs", "deeds") for at in range(after, end))
    return told or plain or scan.low(after) not in _ABOUT
