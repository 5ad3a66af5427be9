"""The number that a toll is given as, or has risen to, without a verb of harm that governs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import cue_table
from annals.extract.sentence.numbered import Numbered
from annals.extract.sentence.phrases import Match
from annals.extract.sentence.scan import Scan
from annals.extract.tolls.counted import CountHit
from annals.model.vocabulary import Harm, Scope

_KILLED = cue_set("counting", "dead_of")
_LOSSES_REACH = 4
_NUMBER_REACH = 6
_NEAR = 3
_HEDGES = frozenset({"at", "least", "more", "than", "about", "some"})


def risen_toll(scan: Scan, phrases: Iterable[Numbered]) -> Iterator[CountHit]:
    """Yield the number that a death toll is given as ("the toll rose to 12")."""
    rising = [m.after for m in cue_table("counting", "rising").scan(scan.words)]
    toll = next(iter(cue_table("counting", "toll").scan(scan.words)), None)
    named = toll or next(_losses(scan, rising), None)
    if named is None:
        return
    for phrase in phrases:
        if phrase.first > named.after and not phrase.single:
            risen = any(after < named.after for after in rising) and _risen_to(scan, phrase.first)
            near = any(0 <= phrase.first - after < _NEAR for after in rising)
            if risen or near or (toll is not None and phrase.first - toll.after <= _NEAR):
                yield _hit(named, phrase)
                return


def _hit(named: Match[str], phrase: Numbered) -> CountHit:
    return CountHit(
        first=named.first,
        after=phrase.after,
        number=phrase.number,
        group=phrase.group,
        harm=Harm.KILLED_OR_INJURED if "casualt" in named.value else Harm.KILLED,
        harm_at=named.first,
        scope=Scope.UNCLEAR,
        period=None,
        share=None,
        part_of=None,
        person=False,
    )


def _losses(scan: Scan, rising: list[int]) -> Iterator[Match[str]]:
    """Yield words for whom a toll counts ("the number of rebels killed", "taking army fatalities to six")."""
    for index, word in enumerate(scan.words):
        if word.low == "number" and scan.low(index + 1) == "of":
            dead = (at for at in range(index + 3, index + _NUMBER_REACH) if scan.low(at) in _KILLED)
            yield from (Match(index, at + 1, "number killed") for at in dead)
    for match in cue_table("counting", "losses").scan(scan.words):
        if any(match.first - _LOSSES_REACH <= after <= match.first for after in rising):
            yield match


def _risen_to(scan: Scan, first: int) -> bool:
    """Say whether a number is what something rose to ("raising the toll of the blast to at least 17")."""
    while scan.low(first - 1) in _HEDGES:
        first -= 1
    return scan.low(first - 1) == "to"
