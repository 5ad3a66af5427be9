"""Stretches of a report that tell of a running total ("the number killed since May has risen to 40").

What such a sentence counts, what "these attacks" left and the list behind it are of the whole span: they make
no incident of a day and are no incident's toll.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from annals.extract.sentence.cues import cue_list
from annals.model.report import Report, Span
from annals.model.vocabulary import Kind, Scope
from annals.neural.heard import Act, Words
from annals.text._time_forms import Bounded, Dated, Shifted, Stretch, is_brief, is_day
from annals.text.numbers import find_numbers
from annals.text.timewords import find_times

_ACTS = "|".join(cue_list("counting", "acts"))
_HARMED = r"killed|dead|deaths?|died|victims|fatalities|casualties|slain|murdered|executed"
_GROWN = (
    r"(?:has|have|had)\s+(?:now\s+|thus\s+|already\s+|so\s+far\s+)?"
    r"(?:risen|increased|climbed|grown|jumped|soared|reached|hit|exceeded|surpassed|passed|topped)"
    r"|(?:rises|rose|climbs|climbed|amounts?|amounted)\s+to|(?:stands|stood|lies|lay)\s+at"
    r"|tops|passes|reaches|hits|now(?=\s+(?:at|over|above|more|\d))"
)
_NUMBER_HAS_GROWN = re.compile(
    rf"\b(?:(?:the\s+)?(?:total\s+|overall\s+)?number\s+of\b|(?:the\s+)?(?:(?:death|overall|total)\s+)?toll\b)"
    rf"[^.;:!?\n]{{0,160}}?\b(?:{_GROWN})\b",
    re.IGNORECASE,
)
_DOCUMENTED = re.compile(
    r"\b(?:has|have|had)\s+(?:\w+\s+)?(?:documented|recorded|registered|counted|tracked|verified|logged)\s+",
    re.IGNORECASE,
)
_HAVE_DIED = re.compile(
    r"\b(?:have|has)\s+(?:\w+\s+){0,2}?(?:died|perished|been\s+(?:\w+\s+)?(?:killed|slain|murdered|executed)"
    r"|lost\s+their\s+lives)\b",
    re.IGNORECASE,
)
"""Dead who are counted up to now ("97 fighters have died in Aleppo since 31 July")."""
_OF_MANY = re.compile(rf"(?:{_ACTS}|{_HARMED}|cases|killings|murders|assassinations)\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:ever\s+)?since\b[^,;:.\n]*", re.IGNORECASE)
_LONG = re.compile(
    r"\b(?:(?:start|beginning|outbreak|onset)"
    r"(?! of (?:the|this|that|an?) (?:attack|raid|assault|siege|clash|strike|shelling|battle))"
    r"|war|conflict|coup|takeover|uprising|insurgency|year|\d{4})\b",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"\b(?:most|worst|first|highest|lowest|\w+iest|biggest|largest|greatest|second|only)\b", re.IGNORECASE
)
_NEAR = 40
_COUNTING = re.compile(
    r"(?:if\s+(?:one|you|we)\s+counts?|counting|including|together\s+with)\b", re.IGNORECASE
)
"""Before a total that others are reckoned to."""
_STRUGGLE = re.compile(
    r"\b(?:(?P<long>repression|uprising|insurgency|genocide|war)|crackdown|unrest|protests|demonstrations)\b",
    re.IGNORECASE,
)
_MANY = 30
"""From how many dead on protests are of more than one day."""
_OTHERS = re.compile(
    r"\b(?:adds?|added|joins?|joined|on\s+top\s+of|follow(?:s|ed)|(?:latest|most\s+recent)\s+(?:\w+\s+)?(?:in|of))\b"
    r"[^.;:!?\n]{0,60}?\b(?P<others>(?:an?\s+)?(?:others|series|string|spate|wave)\b)[^.;:!?\n]{0,80}?\b(?:that|which)\s+"
    r"(?:has|have|had|left|killed|claimed|saw|cost|took)\b",
    re.IGNORECASE,
)
"""Other acts beside which the one told is one more ("adds to a series of raids that have killed many")."""
_ALONE = re.compile(r"\b(?:in|during|throughout|last|this)\s[^,.;:\n]{0,30}?\balone\b", re.IGNORECASE)
_BROUGHT = re.compile(
    r"\b(?:killing|murder|assassination|shooting)\s+of\s+(?:an?|another|one)\s[^.;:\n]{0,120}?\b(?P<rising>"
    r"(?:brings?|brought|bringing|takes?|took|taking|raises?|raised|raising|pushes|pushed|pushing)\s+"
    r"(?:to\s+[\w-]+\s+)?(?:the|its|their)\s+(?:\w+\s+){0,2}?(?:number|total|toll|tally|count)\b)",
    re.IGNORECASE,
)
"""One more victim makes a number grow ("the killing of a teacher brought the number to nine")."""
_OF_A_DAY = re.compile(
    r",?\s+(?:after|following|with|when|including)\s+(?:the\s+)?(?:\w+\s+){0,2}?"
    r"(?:killings?|deaths?|murders?|shootings?|executions?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday)\b"
    r"|[,;]\s+(?:while|whereas|and\s+on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
"""What comes behind a total and is of the day's own act ("to over 100, after the killing of a student")."""
_TURN = re.compile(r";|,?\s(?:after|as(?!\s+of\b)|when|following|including|while)\b", re.IGNORECASE)
"""Where the words behind a total may turn to the act of a day ("as police shot three on Tuesday")."""
_THESE = re.compile(
    r"[^.;:!?\n]{0,60}?\b(?:these|those|such|the\s+said)\s+(?:[\w-]+\s+){0,3}?"
    rf"(?:{_ACTS}|killings|murders|assassinations)\b"
    rf"|(?:the\s+)(?:{_ACTS}|killings|murders|assassinations)\b",
    re.IGNORECASE,
)
_OF_THESE = re.compile(r"(?:of|among)\s+(?:these|those|them|the\s+(?:dead|killed|victims))\b", re.IGNORECASE)
_AS_FOLLOWS = re.compile(r":\s*$|\bas\s+follows\b", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[-•*·–—▪●]|\(?\d{1,2}[.)]\s)\s*")
BEGINS_WITH_NUMBER = 12
_LONGEST_ITEM = 400
LINE = re.compile(r"^[ \t]*(?:[-•*·–—▪●][ \t]*)?(?P<words>[^\n]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Running:
    """A half-open range of the text that tells of one running total; ``period`` are the words of its span.

    ``listed`` is where the list of its parts begins, the end where there is none.
    """

    start: int
    end: int
    period: Span | None
    listed: int


def running(report: Report, sentences: Sequence[Span]) -> list[Running]:
    """Return the stretches of a report that tell of running totals, in its order."""
    found: list[Running] = []
    last: Running | None = None
    most = 0
    for sentence in sentences:
        head = _head(report, sentence, most)
        if head is None and last is not None and _goes_on(report, sentence, last):
            listed = min(last.listed, sentence.start if _is_item(report, sentence) else last.listed)
            last = replace(last, end=sentence.end, listed=listed)
            found[-1] = last
            continue
        last = head
        most = max(most, _greatest(report, head)) if head is not None else most
        found += [head] if head is not None else []
    return found


def _greatest(report: Report, told: Running) -> int:
    """Return the greatest number of a stretch."""
    return max(
        (one.low or one.high or 0 for one in find_numbers(report.text[told.start : told.end])), default=0
    )


def _head(report: Report, sentence: Span, most: int) -> Running | None:
    """Return the stretch that a sentence opens: a number that has grown, or what was recorded over a span.

    A toll of no day that is no less than the ``most`` of a running total told before is that total.
    """
    text = sentence.quote
    others = _OTHERS.search(text)
    if others is not None:
        return Running(sentence.start + others.start("others"), sentence.end, None, sentence.end)
    brought = _BROUGHT.search(text)
    if brought is not None:
        return Running(
            sentence.start + brought.start("rising"), sentence.end, _period(report, sentence), sentence.end
        )
    alone = _ALONE.search(text)
    if alone is not None and not _of_one_day(alone[0]) and any(find_times(alone[0])):
        month = report.span(sentence.start + alone.start(), sentence.start + alone.end())
        end = sentence.start + _turns(text, alone.end())
        return Running(sentence.start, end, month, end)
    grown = _NUMBER_HAS_GROWN.search(text)
    told = grown.span() if grown else _recorded(text)
    period = _period(report, sentence)
    if told is None or (grown is not None and _of_one_day(grown[0])):
        return None
    if period is None and not (grown is not None and _of_a_struggle(text, grown, most)):
        return None
    day = _OF_A_DAY.search(text, told[1])
    end = sentence.start + (day.start() if day else _turns(text, told[1]))
    start = 0 if _COUNTING.match(text) else told[0]
    colon = text.find(":", told[1])
    listed = sentence.start + colon if colon >= 0 else sentence.end
    end = next(_dated_items(report, listed, end), end)
    return Running(sentence.start + start, end, period, min(listed, end))


def _recorded(text: str) -> tuple[int, int] | None:
    """Return the half-open range of the words that count the acts or the dead of a span up to now."""
    kept = _DOCUMENTED.search(text)
    if kept is not None and _of_many(text[kept.end() :]):
        return kept.span()
    died = _HAVE_DIED.search(text)
    if died is None or _SINCE.search(text) is None or _of_one_day(text):
        return None
    counted = [one for one in find_numbers(text) if one.end <= died.start()]
    return (counted[-1].start, died.end()) if counted else None


def _turns(text: str, behind: int) -> int:
    """Return where the words behind a total turn to the act of a day, the end where they do not."""
    turns = (turn.start() for turn in _TURN.finditer(text, behind))
    return next((at for at in turns if _of_one_day(text[at:])), len(text))


def _dated_items(report: Report, listed: int, end: int) -> Iterator[int]:
    """Yield where lines of a list begin that tell a day of their own: acts like any other."""
    lines = (line for line in LINE.finditer(report.text, listed, end) if line.start() > listed)
    return (line.start() for line in lines if _of_one_day(line["words"]))


def _of_a_struggle(text: str, grown: re.Match[str], most: int) -> bool:
    """Say whether a number that has grown is of more than one act, though no span is told."""
    struggle = _STRUGGLE.search(grown[0])
    if struggle is not None and struggle["long"]:
        return True
    numbers = find_numbers(text[grown.end() : grown.end() + _NEAR])
    number = next((one.low or one.high or 0 for one in numbers), 0)
    if struggle is not None and number >= _MANY:
        return True
    return "toll" in grown[0].lower() and 0 < most <= number


def _of_many(words: str) -> bool:
    """Say whether words begin with a number of several acts or dead ("117 operations", "40 killed")."""
    numbers = find_numbers(words[:80])
    first = next((one for one in numbers if one.start <= BEGINS_WITH_NUMBER * 2), None)
    many = first is not None and (first.low or first.high or 0) > 1
    return first is not None and many and _OF_MANY.search(words[: first.end + 80]) is not None


def _period(report: Report, sentence: Span) -> Span | None:
    """Return the words of a sentence for a span that is longer than one act may go on."""
    for since in _SINCE.finditer(sentence.quote):
        times = list(find_times(since[0]))
        if ranks(sentence.quote, since.start()):
            continue
        long = any(not is_brief(one.form) or isinstance(_begun(one.form), Dated) for one in times)
        if long or _LONG.search(since[0]):
            return report.span(sentence.start + since.start(), sentence.start + since.end())
    for one in find_times(sentence.quote):
        core = one.form.core
        year = isinstance(core, Dated) and core.day is None
        if not is_brief(one.form) and (year or isinstance(core, Bounded | Shifted | Stretch)):
            return report.span(sentence.start + one.start, sentence.start + one.end)
    return None


def ranks(text: str, since: int) -> bool:
    """Say whether a "since" only tells how long nothing like an act had happened ("the worst since")."""
    return _RANKED.search(text, max(0, since - _NEAR), since) is not None


def _of_one_day(words: str) -> bool:
    """Say whether words tell of an act of one day ("the number killed in Wednesday's attack")."""
    since = [match.span() for match in _SINCE.finditer(words)]
    days = (one.start for one in find_times(words) if is_day(one.form))
    return any(not any(start <= day < end for start, end in since) for day in days)


def _begun(form: object) -> object:
    core = getattr(form, "core", None)
    return core.base.core if isinstance(core, Bounded) else core


def _goes_on(report: Report, sentence: Span, last: Running) -> bool:
    """Say whether a sentence goes on with a total: "these attacks left ...", an item of its list."""
    if report.text[last.end : sentence.start].strip():
        return False
    if _THESE.match(sentence.quote) or _OF_THESE.match(sentence.quote):
        return not _of_one_day(sentence.quote)
    opened = last.listed < last.end or _AS_FOLLOWS.search(report.text, last.start, last.end) is not None
    return opened and _is_item(report, sentence) and not _of_one_day(sentence.quote)


def _is_item(report: Report, sentence: Span) -> bool:
    """Say whether a sentence stands in a line of a list: behind a dash or with a number first."""
    start = report.text.rfind("\n", 0, sentence.start) + 1
    end = report.text.find("\n", sentence.start)
    line = report.text[start : end if end >= 0 else len(report.text)]
    if start == 0 or len(line) > _LONGEST_ITEM:
        return False
    counted = any(one.start == 0 for one in find_numbers(line[:80]))
    return _ITEM.match(line) is not None or counted


def day_acts(acts: Sequence[Act], stretches: Sequence[Running]) -> list[Act]:
    """Return acts without what is told of them in running totals; those told nowhere else are series."""
    return [_parted(one, stretches) for one in acts] if stretches else list(acts)


def _parted(act: Act, stretches: Sequence[Running]) -> Act:
    tolls = tuple(
        replace(one, scope=Scope.CUMULATIVE) if _over(one.words, stretches) else one for one in act.tolls
    )
    act = replace(act, tolls=tolls)
    own = tuple(one for one in act.words if not _over(one, stretches))
    if act.kind != Kind.INCIDENT:
        return act
    if not own:
        elsewhere = any(not _over(one.words, stretches) for one in tolls)
        return act if elsewhere and _period_of(act, stretches) is None else _series(act, stretches)
    roles = {
        role: tuple(one for one in words if not _over(one, stretches)) for role, words in act.roles.items()
    }
    return replace(act, words=own, roles=roles)


def _series(act: Act, stretches: Sequence[Running]) -> Act:
    """Return an act as a series over the span of the total that it is told in."""
    period = _period_of(act, stretches)
    times = () if period is None else (Words(period.start, period.end, act.score),)
    roles = {role: tuple(one for one in words if _over(one, stretches)) for role, words in act.roles.items()}
    roles["time"] = roles.get("time") or times
    return replace(act, kind=Kind.SERIES, aggregate=True, roles=roles)


def _period_of(act: Act, stretches: Sequence[Running]) -> Span | None:
    here = (one.period for one in stretches if _over(act.words[0], (one,)))
    return next((one for one in here if one is not None), None)


def _over(words: Words, stretches: Sequence[Running]) -> bool:
    return any(one.start <= words.start < one.end for one in stretches)
