"""The count of people that only the reader heard: its number, its people, its harm, what it is a part of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annals.extract.heard.nobody import counts_nobody
from annals.extract.heard.tidy import no_names
from annals.extract.heard.words import names_somebody, noun_for_people
from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.words import words as split
from annals.extract.tolls.miscounts import SURE
from annals.model.ids import FrameId
from annals.model.reading import Count
from annals.model.report import Report, Span
from annals.model.vocabulary import Harm, Scope
from annals.neural.heard import Harmed
from annals.text.numbers import find_numbers
from annals.text.unharmed import none_harmed

PART = re.compile(
    r"\b(?:includ\w+|among (?:them|whom|the \w+)|of (?:them|whom|those|the)|both|all of)\b"
    r"|^\s*(?:some|most) of\b",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\b(?:includ\w+|among (?:them|whom)|of (?:them|whom))\b", re.IGNORECASE)
_PART_BEFORE = re.compile(r"\b(?:includ(?:ing|es?|ed)|among them|of whom|of them)\s*$", re.IGNORECASE)
_AND = re.compile(
    r"\band\b(?!\s+(?:its|their)\s+[\w-]*s\b)|\bplus\b|\b(?:as well as|along with|together with)\b",
    re.IGNORECASE,
)
_LOOSE_END = re.compile(
    r"[\s,;:(\"“”]*(?:\b(?:and|at|in|of|including|from|who|were|was|by)\b[\s,;:(\"“”]*)*$"
)
_NONE_REPORTED = re.compile(
    r"no (?:[\w-]+ ){0,4}(?:(?:have|has|had) been|were|was) (?:immediately )?(?:reported|confirmed)\b",
    re.IGNORECASE,
)
"""That none was reported does not say that there was none."""
_AGE = re.compile(r",\s*(?:(?:also|aged?)\s+)?\d{1,2}\s*$")
_SAVED = re.compile(
    r"\b(?:pull|rescu|dug|dig|sav|recover|brought|bring|found|extract|retriev)\w*\b[^.;,]*\balive\b",
    re.IGNORECASE,
)
"""Who was pulled out alive is not among the dead."""
_WHETHER = re.compile(r"\b(?:whether|if)\s+(?:(?:any|either|both)\s+of\s+)?$", re.IGNORECASE)
_ALIVE_OR_DEAD = re.compile(
    r"\s+(?:was|were|is|are|had|has|have)\b[^.,;]*\b(?:alive|dead|died|survived)\b", re.IGNORECASE
)
_BURIED = re.compile(
    r"\s+(?:[\w'’-]+\s+){0,4}?(?:under|beneath|underneath)\s+(?:the\s+)?(?:rubble|debris|ruins)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_RAPED = re.compile(
    r"\b(?:rap(?:e|es|ed|ing)|sexually\s+assault(?:s|ed|ing)?)\s+(?:[^.;:!?]{0,30}\bincluding\s+)?$",
    re.IGNORECASE,
)
_GROUPS = re.compile(r"[\w\s-]*?\b(?:families|households|villages|towns|neighbou?rhoods)\b", re.IGNORECASE)
_ONE_OR_MANY = frozenset({"he", "she", "him", "her", "himself", "herself", "scores"})
_ARTICLES = frozenset({"a", "an", "the"})
_BEFORE = 40
_HELD_VERB = re.compile(
    r"\b(?:arrest|detain|captur|apprehend|nabb|abduct|kidnapp|releas|rescu|free)(?:ed|ing|d|s)\s+$",
    re.IGNORECASE,
)
_DEADLY_VERB = re.compile(r"\b(?:kill|injur|wound|murder|execut)(?:ed|ing|s)\s+$", re.IGNORECASE)
_LIKELY = 0.5
"""How sure words without a number must be to count people ("women")."""
DEADLY = frozenset({Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED})
HELD = frozenset({Harm.ABDUCTED, Harm.DETAINED})


@dataclass(frozen=True, slots=True)
class Heard:
    """One count as it was heard, and the frame that it was heard of."""

    harmed: Harmed
    frame: FrameId


def heard_count(report: Report, heard: Heard, before: Sequence[Count]) -> Count | None:
    """Return the count that only the reader heard."""
    words = trimmed(report, heard)
    if words is None or _NONE_REPORTED.match(report.text, words.start):
        return None
    harmed = heard.harmed
    none = none_harmed(words.quote) if harmed.words.score >= SURE and harmed.harm in DEADLY else None
    number = report.span(words.start + none[0], words.start + none[1]) if none else _number(report, words)
    if none is None and not _counts_people(report, heard, words, number):
        return None
    part = _whole(report, words, heard, before) if harmed.scope == Scope.INCIDENT else None
    return Count(
        span=words,
        number=number,
        harm=_harm(report, heard, words),
        group=_group(report, words, number),
        scope=harmed.scope,
        period=None,
        share=None,
        part_of=part,
        frame=heard.frame,
        score=harmed.words.score,
    )


def _counts_people(report: Report, heard: Heard, words: Span, number: Span) -> bool:
    """Say whether words count people who came to the harm that was heard."""
    harmed = heard.harmed
    if not_told(report, words) or (harmed.harm is Harm.KILLED and _alive(report, words)):
        return False
    if counts_nobody(report, harmed.harm, harmed.scope, number, max(number.end, words.end)):
        return False
    likely = harmed.scope == Scope.INCIDENT and harmed.words.score >= _LIKELY
    someone = likely and _tells_of_people(report, number)
    return (bool(find_numbers(number.quote)) or someone) and not _of_other_verb(report, harmed.harm, words)


def not_told(report: Report, words: Span) -> bool:
    """Say whether people are only threatened or of whom nobody knows whether they live, or are no people."""
    before = report.text[max(0, words.start - _BEFORE) : words.start]
    after = report.text[words.end : words.end + _BEFORE]
    lead = before.lower().split()[-1:]
    unknown = _WHETHER.search(before) and _ALIVE_OR_DEAD.match(after)
    whence = _FROM.search(before) and _GROUPS.match(report.text[words.start : words.end + _BEFORE])
    return bool(unknown or whence) or not cue_set("counting", "no_harm").isdisjoint(lead)


def _harm(report: Report, heard: Heard, words: Span) -> Harm:
    """Return the harm that people came to: who stays under rubble is trapped, and did not flee."""
    if heard.harmed.harm is Harm.KILLED and _RAPED.search(
        report.text, max(0, words.start - _BEFORE), words.start
    ):
        return Harm.INJURED
    buried = heard.harmed.harm is Harm.DISPLACED and _BURIED.match(report.text, words.end)
    return Harm.TRAPPED if buried else heard.harmed.harm


def _alive(report: Report, words: Span) -> bool:
    """Say whether words are of people who were got out alive."""
    start, end = max(0, words.start - _BEFORE), words.end + _BEFORE
    told = _SAVED.finditer(report.text, start, end)
    return any(words.touches(report.span(one.start(), one.end())) for one in told)


def trimmed(report: Report, heard: Heard) -> Span | None:
    """Return the words without what hangs loose at their end, and without an age."""
    text = report.text[heard.harmed.words.start : heard.harmed.words.end]
    text = _LOOSE_END.sub("", _AGE.sub("", text))
    kept = text.lstrip(" ,;:(\"“”'")
    start = heard.harmed.words.start + len(text) - len(kept)
    weighty = kept.lower() not in _ARTICLES and any(c.isalnum() for c in kept)
    return report.span(start, start + len(kept)) if weighty else None


def _number(report: Report, words: Span) -> Span:
    """Return the words of a number with what hedges it, all the words where they hold none or list people."""
    found = find_numbers(words.quote)
    if len(found) == 1 and found[0].start == 0:
        words = _with_hedge(report, words, found[0].end)
        found = find_numbers(words.quote)
    if len(found) != 1 or (_AND.search(words.quote) and not _PARTED.search(words.quote)):
        return words
    return report.span(words.start + found[0].start, words.start + found[0].end)


def _with_hedge(report: Report, words: Span, end: int) -> Span:
    """Return words with what hedges their number, which ends at ``end`` of them ("over | a dozen rebels")."""
    start = max(0, words.start - _BEFORE)
    near = find_numbers(report.text[start : words.start + end])
    wider = next((start + one.start for one in near if start + one.end == words.start + end), words.start)
    return report.span(min(wider, words.start), words.end)


def _tells_of_people(report: Report, told: Span) -> bool:
    """Say whether words without a number tell of people: a pronoun, a noun for people or a name."""
    lows = {word.low for word in split(report.text, told.start, told.end)}
    if lows & cue_set("counting", "figures"):
        return False
    if lows & _ONE_OR_MANY or noun_for_people(report.text, told.start, told.end):
        return True
    light = told.quote.isupper() and lows & no_names()
    return not light and names_somebody(report.text, told.start, told.end)


def _group(report: Report, words: Span, number: Span) -> Span | None:
    """Return the words for the people behind a number."""
    rest = report.text[number.end : words.end]
    start = number.end + len(rest) - len(rest.lstrip())
    return report.span(start, words.end) if start < words.end else None


def _whole(report: Report, words: Span, heard: Heard, before: Sequence[Count]) -> int | None:
    """Return the count before that this one says it is a part of."""
    lead = report.text[max(0, words.start - _BEFORE) : words.start].rpartition(".")[2]
    if not (PART.search(words.quote) or _PART_BEFORE.search(lead)):
        return None
    harms = {heard.harmed.harm, Harm.KILLED_OR_INJURED}
    same = [
        n
        for n, one in enumerate(before)
        if one.frame == heard.frame and one.harm in harms and one.part_of is None
    ]
    return same[-1] if same else None


def _of_other_verb(report: Report, harm: Harm, words: Span) -> bool:
    """Say whether the verb before words tells of another harm ("killed one and detained another")."""
    before = report.text[max(0, words.start - _BEFORE) : words.start]
    verb = _HELD_VERB if harm in DEADLY else _DEADLY_VERB if harm in HELD else None
    return verb is not None and verb.search(before) is not None
