"""Counts of people for the acts that a reader heard: the reader says whose they are, the lexicon how many.

What the lexicon counts goes to the act of which the reader heard it, else to the act that both tell of.
What only the reader heard is added where the lexicon counts nobody of the same harm.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from annals.extract.heard.counted_on import end_of, in_the_end, with_as_many
from annals.extract.heard.nobody import counts_nobody
from annals.extract.heard.tidy import no_names
from annals.extract.heard.words import names_somebody, noun_for_people
from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.words import words as split
from annals.extract.tolls.miscounts import SURE
from annals.model.ids import FrameId
from annals.model.reading import Count
from annals.model.report import Report, Span
from annals.model.vocabulary import Harm, Qualifier, Scope
from annals.neural.heard import Harmed, Words
from annals.text.numbers import find_numbers
from annals.text.unharmed import none_harmed

_PART = re.compile(
    r"\b(?:includ\w+|among (?:them|whom|the \w+)|of (?:them|whom|those|the)|both|all of)\b"
    r"|^\s*(?:some|most) of\b",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\b(?:includ\w+|among (?:them|whom)|of (?:them|whom))\b", re.IGNORECASE)
_PART_BEFORE = re.compile(r"\b(?:including|among them|of whom|of them)\s*$", re.IGNORECASE)
_AND = re.compile(r"\band\b|\bplus\b|\b(?:as well as|along with|together with)\b", re.IGNORECASE)
_LOOSE_END = re.compile(
    r"[\s,;:(\"“”]*(?:\b(?:and|at|in|of|including|from|who|were|was|by)\b[\s,;:(\"“”]*)*$"
)
_NONE_REPORTED = re.compile(
    r"no (?:[\w-]+ ){0,4}(?:(?:have|has|had) been|were|was) (?:immediately )?(?:reported|confirmed)\b",
    re.IGNORECASE,
)
"""That none was reported does not say that there was none."""
_UNHURT = re.compile(
    r"(?:(?!(?:shot|wounded|injured|hurt|stabbed|killed|hit|beaten|and|who)\b)[\w'’-]+\s+){1,5}?(?:narrowly\s+)?"
    r"(?:survived\b|(?:escaped|emerged|(?:was|were|is|are|remained)(?:\s+not)?)\s+(?:\w+ly\s+)?"
    r"(?:unharmed|unhurt|uninjured|unscathed|safe)\b|(?:was|were)\s+not\s+(?:among\s+the\s+)?"
    r"(?:killed|dead|injured|hurt|wounded|harmed|abducted|arrested)\b)",
    re.IGNORECASE,
)
"""Somebody of whom it is told next that no harm was done to him."""
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
_OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)
_BURIED = re.compile(
    r"\s+(?:[\w'’-]+\s+){0,4}?(?:under|beneath|underneath)\s+(?:the\s+)?(?:rubble|debris|ruins)\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"\bof (?:the|those) (?:dead|killed|slain|victims|wounded|injured)\b", re.IGNORECASE)
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
_DEADLY = frozenset({Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED})
_HELD = frozenset({Harm.ABDUCTED, Harm.DETAINED})
_AWAY = frozenset({Harm.DISPLACED, *_HELD})
"""Harms that an adjective tells of who is then told to be dead ("two kidnapped miners were found dead")."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One count as it was heard, and the frame that it was heard of."""

    harmed: Harmed
    frame: FrameId


def counts(
    report: Report, heard: Sequence[Heard], lexical: Sequence[Count], homes: Mapping[FrameId, FrameId]
) -> tuple[Count, ...]:
    """Return the counts of a report's acts; ``homes`` gives the heard frame of each frame of the lexicon.

    Words surely heard count as they stand; whom the lexicon counts without a number must be heard, too.
    """
    sure = [one for one in heard if one.harmed.words.score >= SURE and not _in_doubt(one, lexical)]
    rest = [one for one in heard if one not in sure]
    found: list[Count] = []
    for one in _in_order(report, sure):
        made = _count(report, one, found)
        found += [made] if made else []
    places: dict[int, int] = {}
    for index, count in enumerate(lexical):
        told = report.span(count.number.start, end_of(count))
        if _unhurt(report, told.start) or _run_together(count, heard) or _not_told(report, told):
            continue
        if counts_nobody(report, count.harm, count.scope, count.number, told.end):
            continue
        whole = _touched(sure, found, count)
        part = places.get(count.part_of) if count.part_of is not None else None
        both = whole is not None and part is not None and found[whole].part_of == part
        if whole is not None and (both or part is None or count.number.start <= found[whole].number.start):
            places[index] = whole
            found[whole] = _with_known(found[whole], count, same=both)
            continue
        over = max((h for h in rest if _touch(h, count)), key=lambda h: h.harmed.words.score, default=None)
        frame = over.frame if over else _home(count, homes, sure)
        frame = found[part].frame if part is not None and whole is not None else frame
        if frame is not None:
            places[index] = len(found)
            dead = over is not None and over.harmed.harm == Harm.KILLED and _holds(over, count)
            harm = Harm.KILLED if dead and count.harm in _AWAY else count.harm
            running = count.scope == Scope.CUMULATIVE  # what either takes for a running total is one
            scope = over.harmed.scope if over and not running else count.scope
            frame = frame if part is None else found[part].frame
            found.append(replace(count, frame=frame, harm=harm, scope=scope, part_of=part))
    counted = {(one.frame, one.harm) for one in found if one.part_of or not _PART.search(one.span.quote)}
    for one in _in_order(report, rest):
        same = (one.frame, one.harmed.harm) in counted and not _of_all(report, one.harmed.words)
        if not same and not any(_touch(one, count) or _apposed(report, one, count) for count in found):
            made = _count(report, one, found)
            found += [made] if made else []
    full = (_with_shared_group(report, one, found) for one in found)
    return tuple(with_as_many(report, in_the_end(report, one)) for one in full)


def _in_doubt(heard: Heard, lexical: Sequence[Count]) -> bool:
    """Say whether words hold people of another harm, or only some of those that the lexicon counts."""
    touched = [one for one in lexical if _touch(heard, one)]
    words, harm = heard.harmed.words, heard.harmed.harm
    whole = [one for one in touched if one.part_of is None]
    within = (one for one in touched if words.start <= one.number.start and one.number.end <= words.end)
    if len({one.harm for one in whole}) > 1 or any(one.harm is not harm for one in within):
        return True
    alone = harm not in _DEADLY and all(one.harm is not harm for one in touched)
    return bool(touched and alone) or any(one.harm is harm and _is_within(words, one) for one in whole)


def _with_known(heard: Count, known: Count, *, same: bool) -> Count:
    """Return a count surely heard with what the lexicon knows of it; ``same`` if they are one part."""
    alike = heard.number == known.number
    wider = alike and known.span.covers(heard.span)
    return replace(
        heard,
        number=known.number if same else heard.number,
        span=known.span if wider else heard.span,
        group=heard.group or (known.group if alike else None),
        share=heard.share or known.share,
    )


def _is_within(words: Words, count: Count) -> bool:
    """Say whether words begin within those that the lexicon counts and leave out some of them."""
    start, end = count.number.start, end_of(count)
    return start <= words.start < end and (start < words.start or words.end < end)


def _touched(sure: Sequence[Heard], found: Sequence[Count], count: Count) -> int | None:
    """Return the count that words surely heard made and that one of the lexicon is in, or touches."""
    if not any(_touch(one, count) for one in sure):
        return None
    start, end = count.number.start, end_of(count)
    touched = [n for n, one in enumerate(found) if one.span.start < end and start < one.span.end]
    return next((n for n in touched if found[n].span.covers(count.number)), touched[0] if touched else None)


def _home(count: Count, homes: Mapping[FrameId, FrameId], sure: Sequence[Heard]) -> FrameId | None:
    """Return the heard frame of a number of the lexicon alone, None where its act's are surely heard."""
    said = count.number.quote
    known = find_numbers(said) or find_numbers(f"{said} of people")
    frame = homes.get(count.frame) if count.frame and known else None
    return None if any(one.frame == frame for one in sure) else frame


def _in_order(report: Report, heard: Sequence[Heard]) -> list[Heard]:
    """Return what was heard in the order of the text, without those who came to no harm."""

    def hurt(one: Heard) -> bool:
        return one.harmed.words.score >= SURE or not _unhurt(report, one.harmed.words.start)

    return sorted(filter(hurt, heard), key=lambda one: one.harmed.words.start)


def _with_shared_group(report: Report, count: Count, counts: Sequence[Count]) -> Count:
    """Return a count with the people of the next, who are its own too ("killed 28 and wounded 30 rebels")."""
    if count.group is not None or count.number.start == count.span.start:
        return count
    nexts = (one for one in counts if report.text[count.number.end : one.span.start] == " and ")
    shared = next((one for one in nexts if one.group and one.span.start < one.number.start), None)
    people = shared.group if shared else None
    return count if people is None or _OTHERS.search(people.quote) else replace(count, group=people)


def _of_all(report: Report, words: Words) -> bool:
    """Say whether a number is that of some of all the dead or the like ("12 of the wounded")."""
    said = _OF_ALL.search(report.text, words.start, words.end)
    numbers = find_numbers(report.text[words.start : words.end])
    return said is not None and bool(numbers) and numbers[0].qualifier is not Qualifier.VAGUE


def _of_other_verb(report: Report, harm: Harm, words: Span) -> bool:
    """Say whether the verb before words tells of another harm ("killed one and detained another")."""
    before = report.text[max(0, words.start - _BEFORE) : words.start]
    verb = _HELD_VERB if harm in _DEADLY else _DEADLY_VERB if harm in _HELD else None
    return verb is not None and verb.search(before) is not None


def _apposed(report: Report, heard: Heard, count: Count) -> bool:
    """Say whether a count tells who the one person was that was heard of ("one of the wounded, a nurse,")."""
    words = _trimmed(report, heard)
    if words is None or count.harm is not heard.harmed.harm:
        return False
    between = report.text[words.end : max(words.end, count.number.start)]
    return between == ", " and _is_one(words.quote) and _is_one(count.number.quote)


def _is_one(words: str) -> bool:
    """Say whether words count one person."""
    return any(one.low == one.high == 1 for one in find_numbers(f"{words} person")[:1])


def _unhurt(report: Report, start: int) -> bool:
    """Say whether words begin that tell of somebody who came to no harm ("he escaped unharmed")."""
    return _UNHURT.match(report.text, start) is not None


def _run_together(count: Count, heard: Sequence[Heard]) -> bool:
    """Say whether a count holds people harmed in two ways ("arrested 47 and 16 officers were hurt").

    The words for a part begin with those for its whole, which may have come to another harm.
    """
    one_harm = count.part_of is None and count.harm is not Harm.KILLED_OR_INJURED
    return one_harm and len({one.harmed.harm for one in heard if _touch(one, count)}) > 1


def _touch(heard: Heard, count: Count) -> bool:
    words = heard.harmed.words
    return count.span.start < words.end and words.start < count.span.end


def _holds(heard: Heard, count: Count) -> bool:
    """Say whether the words of a count stand within those that were heard."""
    return heard.harmed.words.start <= count.span.start and count.span.end <= heard.harmed.words.end


def _count(report: Report, heard: Heard, before: Sequence[Count]) -> Count | None:
    """Return the count that only the reader heard."""
    words = _trimmed(report, heard)
    if words is None or _NONE_REPORTED.match(report.text, words.start):
        return None
    harmed = heard.harmed
    none = none_harmed(words.quote) if harmed.words.score >= SURE and harmed.harm in _DEADLY else None
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
    if _not_told(report, words) or (harmed.harm is Harm.KILLED and _alive(report, words)):
        return False
    if counts_nobody(report, harmed.harm, harmed.scope, number, max(number.end, words.end)):
        return False
    likely = harmed.scope == Scope.INCIDENT and harmed.words.score >= _LIKELY
    someone = likely and _tells_of_people(report, number)
    return (bool(find_numbers(number.quote)) or someone) and not _of_other_verb(report, harmed.harm, words)


def _not_told(report: Report, words: Span) -> bool:
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


def _trimmed(report: Report, heard: Heard) -> Span | None:
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
    if not (_PART.search(words.quote) or _PART_BEFORE.search(lead)):
        return None
    harms = {heard.harmed.harm, Harm.KILLED_OR_INJURED}
    same = [
        n
        for n, one in enumerate(before)
        if one.frame == heard.frame and one.harm in harms and one.part_of is None
    ]
    return same[-1] if same else None
