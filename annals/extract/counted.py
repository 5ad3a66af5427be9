"""People counted in a sentence, and whether a count is one incident's or a running total."""

from __future__ import annotations

from dataclasses import dataclass

from annals.extract.cues import cue_set
from annals.extract.lexicon import cue_table
from annals.extract.scan import Scan
from annals.model.vocabulary import Harm, Scope

_NOUNS = cue_set("grammar", "nouns")
_WAR = cue_set("grammar", "war")


@dataclass(slots=True)
class CountHit:
    """People counted in one sentence. Indices are of words, ``number`` and ``group`` offsets.

    ``person`` marks one person told of without a number ("the mayor was killed"). ``part_of`` is
    the count, of the same sentence, that it is a part of. ``nobody`` marks a count of none, ``large``
    one too large for most single incidents.
    """

    first: int
    after: int
    number: tuple[int, int]
    group: tuple[int, int] | None
    harm: Harm
    harm_at: int
    scope: Scope
    period: tuple[int, int] | None
    share: tuple[int, int] | None
    part_of: CountHit | None
    person: bool
    nobody: bool = False
    large: bool = False


def scoped(scan: Scan, hit: CountHit, *, campaign: bool) -> CountHit:
    """Mark a running total with the words of its period; ``campaign`` says that a war is told of."""
    since = next((i for i in scan.times if i.tag == "since" and not scan.opens_past(i)), None)
    period = next((item for item in scan.times if item.tag == "period"), None)
    if since is not None or _is_total(scan, hit, campaign=campaign, period=period is not None):
        hit.scope = Scope.CUMULATIVE
        span = since or period
        hit.period = (span.start, span.end) if span else None
    return hit


def _is_total(scan: Scan, hit: CountHit, *, campaign: bool, period: bool) -> bool:
    """Say whether the words make a count a running total: its tense, its cues, its size."""
    cues = {match.value for match in cue_table("counting", "cumulative").scan(scan.words)}
    perfect = any(scan.low(i) in {"has", "have"} for i in range(max(0, hit.harm_at - 5), hit.harm_at))
    day = any(item.tag == "point" for item in scan.times)
    if hit.large and not day and hit.harm != Harm.DISPLACED:
        return True
    if cues & _WAR and (perfect or scan.low(hit.harm_at) in _NOUNS):
        return True
    if campaign and (perfect or cues or "resulting" in {word.low for word in scan.words}):
        return True
    return perfect and (period or bool(cues))
