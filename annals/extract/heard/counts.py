"""Counts of people for the acts that a reader heard: the reader says whose they are, the lexicon how many.

What the lexicon counts goes to the act of which the reader heard it, else to the act that both tell of.
What only the reader heard is added where the lexicon counts nobody of the same harm.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from annals.extract.heard.counted_on import end_of, in_the_end, with_as_many
from annals.extract.heard.heard_count import DEADLY, HELD, PART, Heard, heard_count, not_told, trimmed
from annals.extract.heard.nobody import counts_nobody
from annals.extract.tolls.miscounts import SURE
from annals.model.ids import FrameId
from annals.model.reading import Count
from annals.model.report import Report
from annals.model.vocabulary import Harm, Qualifier, Scope
from annals.neural.heard import Words
from annals.text.numbers import find_numbers

_UNHURT = re.compile(
    r"(?:(?!(?:shot|wounded|injured|hurt|stabbed|killed|hit|beaten|and|who)\b)[\w'’-]+\s+){1,5}?(?:narrowly\s+)?"
    r"(?:survived\b|(?:escaped|emerged|(?:was|were|is|are|remained)(?:\s+not)?)\s+(?:\w+ly\s+)?"
    r"(?:unharmed|unhurt|uninjured|unscathed|safe)\b|(?:was|were)\s+not\s+(?:among\s+the\s+)?"
    r"(?:killed|dead|injured|hurt|wounded|harmed|abducted|arrested)\b)",
    re.IGNORECASE,
)
"""Somebody of whom it is told next that no harm was done to him."""
_OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)
_OF_ALL = re.compile(r"\bof (?:the|those) (?:dead|killed|slain|victims|wounded|injured)\b", re.IGNORECASE)
_AWAY = frozenset({Harm.DISPLACED, *HELD})
"""Harms that an adjective tells of who is then told to be dead ("two kidnapped miners were found dead")."""


def counts(
    report: Report, heard: Sequence[Heard], lexical: Sequence[Count], homes: Mapping[FrameId, FrameId]
) -> tuple[Count, ...]:
    """Return the counts of a report's acts; ``homes`` gives the heard frame of each frame of the lexicon.

    Words surely heard count as they stand; whom the lexicon counts without a number must be heard, too.
    """
    told = _Told(report, heard, lexical)
    for index, count in enumerate(lexical):
        if not told.left_out(count) and not told.joined(index, count):
            told.add(index, count, homes)
    told.add_heard()
    full = (_with_shared_group(report, one, told.counts) for one in told.counts)
    return tuple(with_as_many(report, in_the_end(report, one)) for one in full)


class _Told:
    """The counts of one report as they come together: first the words surely heard, then the lexicon's.

    ``_places`` gives the place among them of a count of the lexicon, by its own.
    """

    def __init__(self, report: Report, heard: Sequence[Heard], lexical: Sequence[Count]) -> None:
        self._report, self._heard = report, heard
        self._sure = [one for one in heard if one.harmed.words.score >= SURE and not _in_doubt(one, lexical)]
        self._unsure = [one for one in heard if one not in self._sure]
        self._places: dict[int, int] = {}
        self.counts: list[Count] = []
        for one in _in_order(report, self._sure):
            self._count(one)

    def left_out(self, count: Count) -> bool:
        """Say whether a count of the lexicon is of nobody harmed, or of people harmed in two ways."""
        told = self._report.span(count.number.start, end_of(count))
        if _unhurt(self._report, told.start) or not_told(self._report, told):
            return True
        nobody = counts_nobody(self._report, count.harm, count.scope, count.number, told.end)
        return nobody or _run_together(count, self._heard)

    def joined(self, index: int, count: Count) -> bool:
        """Join a count of the lexicon to the words surely heard that it touches; say whether there are any.

        A part of a whole that is told behind the heard number is another count than that.
        """
        met, whole = self._met(count), self._whole(count)
        if met is None:
            return False
        one_part = whole is not None and self.counts[met].part_of == whole
        if whole is not None and not one_part and count.number.start > self.counts[met].number.start:
            return False
        self._places[index] = met
        self.counts[met] = _with_known(self.counts[met], count, same=one_part)
        return True

    def add(self, index: int, count: Count, homes: Mapping[FrameId, FrameId]) -> None:
        """Add a count of the lexicon to the act that it is heard of, else to its own that was heard."""
        touched = [one for one in self._unsure if _touch(one, count)]
        over = max(touched, key=lambda one: one.harmed.words.score, default=None)
        whole = self._whole(count)
        frame = over.frame if over else _home(count, homes, self._sure)
        if whole is not None and (frame is not None or self._met(count) is not None):
            frame = self.counts[whole].frame
        if frame is None:
            return
        if over is not None:
            dead = over.harmed.harm == Harm.KILLED and _holds(over, count) and count.harm in _AWAY
            running = count.scope == Scope.CUMULATIVE  # what either takes for a running total is one
            count = replace(
                count,
                harm=Harm.KILLED if dead else count.harm,
                scope=count.scope if running else over.harmed.scope,
            )
        self._places[index] = len(self.counts)
        self.counts.append(replace(count, frame=frame, part_of=whole))

    def add_heard(self) -> None:
        """Add what was heard less surely where the lexicon counts nobody of the same harm."""
        counted = {
            (one.frame, one.harm) for one in self.counts if one.part_of or not PART.search(one.span.quote)
        }
        for one in _in_order(self._report, self._unsure):
            same = (one.frame, one.harmed.harm) in counted and not _of_all(self._report, one.harmed.words)
            if not same and not any(self._tells(one, count) for count in self.counts):
                self._count(one)

    def _count(self, heard: Heard) -> None:
        made = heard_count(self._report, heard, self.counts)
        self.counts += [made] if made else []

    def _tells(self, heard: Heard, count: Count) -> bool:
        return _touch(heard, count) or _apposed(self._report, heard, count)

    def _met(self, count: Count) -> int | None:
        """Return the place of the count that words surely heard made and that one of the lexicon touches."""
        return _touched(self._sure, self.counts, count)

    def _whole(self, count: Count) -> int | None:
        """Return the place of the count that one of the lexicon is a part of."""
        return None if count.part_of is None else self._places.get(count.part_of)


def _in_doubt(heard: Heard, lexical: Sequence[Count]) -> bool:
    """Say whether words hold people of another harm, or only some of those that the lexicon counts."""
    touched = [one for one in lexical if _touch(heard, one)]
    words, harm = heard.harmed.words, heard.harmed.harm
    whole = [one for one in touched if one.part_of is None]
    within = (one for one in touched if words.start <= one.number.start and one.number.end <= words.end)
    if len({one.harm for one in whole}) > 1 or any(one.harm is not harm for one in within):
        return True
    other = harm not in DEADLY and all(one.harm is not harm or one.part_of is not None for one in touched)
    return bool(touched and other) or any(one.harm is harm and _is_within(words, one) for one in whole)


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


def _apposed(report: Report, heard: Heard, count: Count) -> bool:
    """Say whether a count tells who the one person was that was heard of ("one of the wounded, a nurse,")."""
    words = trimmed(report, heard)
    if words is None or count.harm is not heard.harmed.harm:
        return False
    between = report.text[words.end : max(words.end, count.number.start)]
    return between == ", " and _is_one(words.quote) and _is_one(count.number.quote)


def _is_one(words: str) -> bool:
    """Say whether words count one person."""
    return any(one.low == one.high == 1 for one in find_numbers(f"{words} person")[:1])
