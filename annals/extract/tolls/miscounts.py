"""Numbers beside harm that count nobody: ages, children of a victim, things, who was only shot at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from annals.extract.sentence.lexicon import things
from annals.extract.tagger import Tagged
from annals.model.reading import Count, Reading
from annals.model.report import Report
from annals.model.vocabulary import Harm

HARMS = frozenset({Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED})
SURE = 0.95
"""How sure the words for people harmed must be to be counted whatever the lexicon counts."""
_SHOT_AT = re.compile(r"\b(?:shot|shoots?|shooting|fired|fires?|firing) (?:at|on|upon) $", re.IGNORECASE)
_HARM = re.compile(r"\b(?:kill|wound|injur|hit|hurt|struck|dead|died|dying|death)", re.IGNORECASE)
_BEFORE = 40
_NOUN_END = re.compile(r"\s+(?:was|were|is|are|had|has|have|at|in|near|on|from|of|who|which|that|,)\b")
_OLD = re.compile(r"^(?:about |around |aged |age )?[1-9]\d?$", re.IGNORECASE)
_NAMED = re.compile(
    r"(?<!\b[Ii]n )(?<!\b[Nn]ear )(?<!\b[Aa]t )"
    r"\b((?:[A-Z][\w'\u2019.-]+\s+){1,3}[A-Z][\w'\u2019.-]+"
    r"|(?:[Tt]he|[Aa])\s+(?:victim|man|woman|boy|girl|suspect|driver|mother|father)),\s*(?:both\s+)?$"
)
_PERSON_OF = re.compile(
    r"\b((?:an?|the|another|his|her)\s+(?:[\w-]+\s+)?(?:man|woman|boy|girl|youth|teen|child|student|pupil|mother|father"
    r"|widow|nephew|niece|(?!number|order|cluster|quarter|chapter|corner|border|power|member|encounter)\w+(?:er|or|ist|ian)))"
    r"\s+of\s+$",
    re.IGNORECASE,
)
_AFTER_NAMED = re.compile(r"^(?:[;.)]|,(?!\s*(?:includ|among|most|some|all\b|half|of them|one\b|\d)))")
_AFTER_OF = re.compile(r"^(?:[;.),]|\s+(?:was|were|is|has|had|died|and)\b)")
_PARENTS = r"(?:mother|father|parent|mum|mom|dad|grandmother|grandfather)"
_PARENT = re.compile(rf"(.*\b{_PARENTS})\s+of\s+(?!an?$|the$)[\w-]+$", re.IGNORECASE)
_OF_CHILDREN = re.compile(rf"\b((?:an?|the)\s+[^,.;]{{0,25}}?\b{_PARENTS})\s+of\s+$", re.IGNORECASE)


def without_miscounts(reading: Reading) -> Reading:
    """Return a reading whose counts of people harmed count people: "Alice Meek, 58, died" is one, not 58."""
    told = [_person(reading.report, one) if one.harm in HARMS else one for one in reading.counts]
    kept = kept_counts(
        told, lambda one: one.harm not in HARMS or not (_thing(one) or _only_shot_at(reading, one))
    )
    return reading if kept == list(reading.counts) else replace(reading, counts=tuple(kept))


def kept_counts(counts: Sequence[Count], keep: Callable[[Count], bool]) -> list[Count]:
    """Return the counts that are kept; what was a part of another is a part of none."""
    left = [n for n, one in enumerate(counts) if keep(one)]
    at = {n: new for new, n in enumerate(left)}
    wholes = {n: counts[n].part_of for n in left}
    return [
        replace(counts[n], part_of=None if whole is None else at.get(whole)) for n, whole in wholes.items()
    ]


def firm_counts(counts: Sequence[Count], tagged: Iterable[Tagged]) -> list[Count]:
    """Return the lexicon's counts without those of people who only stand beside a word of harm."""
    loose = {hit.number for one in tagged for hit in one.counts if hit.loose}
    return kept_counts(counts, lambda one: (one.number.start, one.number.end) not in loose)


def _person(report: Report, count: Count) -> Count:
    """Return the count of one person, where its number is an age or that of the children."""
    number = count.number
    own = _PARENT.match(number.quote)
    if own is not None:
        return replace(count, number=report.span(number.start, number.start + own.end(1)))
    before = report.text[max(0, number.start - _BEFORE) : number.start]
    one = _OF_CHILDREN.search(before) or _of_age(report, count, before)
    if one is None:
        return count
    start = number.start - len(before)
    return replace(count, number=report.span(start + one.start(1), start + one.end(1)), group=None)


def _of_age(report: Report, count: Count, before: str) -> re.Match[str] | None:
    """Return the words for somebody whose age a number is: "Alice Meek, 58, died", "a student of 21"."""
    if _OLD.match(count.number.quote) is None:
        return None
    after = report.text[count.number.end : count.number.end + _BEFORE]
    named = _NAMED.search(before) if _AFTER_NAMED.match(after) else None
    return named or (_PERSON_OF.search(before) if _AFTER_OF.match(after) else None)


def _thing(count: Count) -> bool:
    """Say whether the words of a count name a thing that was hit ("a Panama-flagged tanker was hit")."""
    named = _NOUN_END.split(count.span.quote, maxsplit=1)[0].split()
    return bool(named) and named[-1].lower() in things()


def _only_shot_at(reading: Reading, count: Count) -> bool:
    """Say whether people were shot at, and the rest of the sentence tells of no harm."""
    text, end = reading.report.text, count.number.end
    before = text[max(0, count.number.start - _BEFORE) : count.number.start]
    sentence = next((one for one in reading.sentences if one.covers(count.number)), None)
    rest = text[end : sentence.end] if sentence else ""
    return _SHOT_AT.search(before) is not None and _HARM.search(rest) is None
