"""People counted in a sentence, and whether a count is one incident's or a running total."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import cue_table
from annals.extract.sentence.scan import Item, Scan
from annals.model.vocabulary import Harm, Scope
from annals.text._time_forms import is_brief, of_week

_NOUNS = cue_set("grammar", "nouns")
_STATISTICS = frozenset({"homicides", "murders", "fatalities", "slayings"})
_WAR = cue_set("grammar", "war")


@dataclass(slots=True)
class CountHit:
    """People counted in one sentence. Indices are of words, ``number`` and ``group`` offsets.

    ``person`` marks one person told of without a number ("the mayor was killed"). ``part_of`` is
    the count, of the same sentence, that it is a part of. ``nobody`` marks a count of none, ``large``
    one too large for most single incidents, ``loose`` one beside a word of harm that governs it not.
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
    loose: bool = False


def scoped(scan: Scan, hit: CountHit, *, campaign: bool) -> CountHit:
    """Mark a running total with the words of its period; ``campaign`` says that a war is told of."""
    if not hit.large and _has_its_day(scan, hit):
        return hit
    if not hit.large and any(_of_this_week(scan, item) for item in scan.times):
        return hit
    times = (item for item in scan.times if item.tag == "since" and not _of_others(scan, hit, item))
    since = next((item for item in times if _counts_from(scan, item)), None)
    told = _stretch(scan) or _since_an_event(scan, hit) if hit.harm in _HARMED else None
    if since is None and told is not None:
        hit.scope, hit.period = Scope.CUMULATIVE, told
        return hit
    period = next((item for item in scan.times if item.tag == "period"), None)
    if since is not None or _is_total(scan, hit, campaign=campaign, period=period is not None):
        hit.scope = Scope.CUMULATIVE
        span = since or period
        hit.period = (span.start, span.end) if span else None
    return hit


def _has_its_day(scan: Scan, hit: CountHit) -> bool:
    """Say whether a count is told with a day, apart from a period ("killed 22 on Monday, most since May")."""
    first, after = hit.first, hit.after
    while first > 0 and scan.low(first - 1) not in _PARTS:
        first -= 1
    while after < len(scan.words) and scan.low(after) not in _PARTS:
        after += 1
    here = range(first, after)
    days = [t for t, told in zip(scan.times, scan.time_words, strict=True) if is_brief(told.form)]
    own = {at for day in days for at in range(day.first, day.after)}
    every = cue_table("counting", "cumulative").scan(scan.words)
    totals = {match.first for match in every if match.value not in _UNTIL_NOW}
    totals |= {at for at in here if scan.low(at) == "since"}
    return totals.isdisjoint(own ^ set(here)) and not own.isdisjoint(here)


_UNTIL_NOW = cue_set("counting", "until_now")
_PARTS = frozenset({",", ";", ":", "-", "–", "—", "(", ")"})


def _counts_from(scan: Scan, since: Item) -> bool:
    """Say whether counts go from a time on; it may date another act, or rank one ("the worst since 2014")."""
    event = scan.low(since.after) == "'s"
    return not (event or scan.opens_past(since) or _ranks(scan, since.first))


def _of_others(scan: Scan, hit: CountHit, since: Item) -> bool:
    """Say whether a time is of a clause behind ("killed two in a city that has shrunk since 2012")."""
    between = [scan.low(i) for i in range(hit.after, since.first)]
    ends = [at for at, low in enumerate(between) if low in _PARTS]
    relative = [
        at for at, pair in enumerate(pairwise(between)) if pair[0] in _RELATIVE and pair[1] in _PERFECT
    ]
    return bool(relative) and not any(end > relative[0] for end in ends)


_RELATIVE = frozenset({"that", "which", "who"})
_PERFECT = frozenset({"has", "have", "had"})


def _of_this_week(scan: Scan, since: Item) -> bool:
    """Say whether counts from a time on are of an act that goes on ("killed in clashes since Monday")."""
    return any(
        of_week(told.form) for time, told in zip(scan.times, scan.time_words, strict=True) if time is since
    )


def _ranks(scan: Scan, at: int) -> bool:
    """Say whether a stretch of time is one that an act is the greatest of ("heaviest loss this year")."""
    return not _RANKED.isdisjoint(scan.low(i) for i in range(max(0, at - _RANK_REACH), at))


_RANK_REACH = 6


def _stretch(scan: Scan) -> tuple[int, int] | None:
    """Return the words of a stretch of weeks or more that counts are told over ("over the past year")."""
    text = " ".join(word.low for word in scan.words)
    found = _STRETCH.search(text)
    if found is None or (found["unit"] == "days" and not _many(found["number"])):
        return None
    at = len(text[: found.start()].split())
    if _ranks(scan, at):
        return None
    after = at + len(found.group().split())
    return scan.words[at].start, scan.words[after - 1].end


_STRETCH = re.compile(
    r"\b(?:in|over|during|for|within|throughout) the (?:past|last|first|previous) "
    r"(?:(?P<number>\d+|[a-z]+) )?(?P<unit>days|weeks|months?|years?|decade)\b"
)
_LONG = 10


def _many(number: str | None) -> bool:
    """Say whether a number of days is a stretch of its own, and no act that went on for some days."""
    return number is not None and number.isdigit() and int(number) >= _LONG


def _since_an_event(scan: Scan, hit: CountHit) -> tuple[int, int] | None:
    """Return "since" with the event that it counts from ("killed since the truce collapsed")."""
    at = next((i for i in range(hit.harm_at, len(scan.words)) if scan.low(i) == "since"), None)
    if (
        at is None
        or scan.low(at + 1) in _SAME_DAY
        or _ranks(scan, at)
        or any(item.first == at for item in scan.times)
    ):
        return None
    if scan.low(at - 1) in {"has", "have", "had"}:
        return None
    end = next((i for i in range(at, len(scan.words)) if scan.low(i) in {",", ".", ";"}), len(scan.words))
    return scan.words[at].start, scan.words[end - 1].end


_HARMED = frozenset({Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED})
_SAME_DAY = cue_set("counting", "same_day")
_RANKED = cue_set("counting", "ranked")


def _is_total(scan: Scan, hit: CountHit, *, campaign: bool, period: bool) -> bool:
    """Say whether the words make a count a running total: its tense, its cues, its size."""
    every = cue_table("counting", "cumulative").scan(scan.words)
    cues = {match.value for match in every if not _ranks(scan, match.first)}
    if scan.low(hit.harm_at) in _STATISTICS and scan.low(hit.harm_at - 1)[:1].isdigit():
        return True
    perfect = any(scan.low(i) in {"has", "have"} for i in range(max(0, hit.harm_at - 5), hit.harm_at))
    day = any(item.tag == "point" for item in scan.times)
    if hit.large and not day and hit.harm != Harm.DISPLACED:
        return True
    if cues & _WAR and (perfect or scan.low(hit.harm_at) in _NOUNS):
        return True
    if (
        campaign
        and (hit.large or not day)
        and (perfect or cues or "resulting" in {word.low for word in scan.words})
    ):
        return True
    return perfect and (period or bool(cues))
