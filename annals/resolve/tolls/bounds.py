"""Counts in words laid to bounds (codebook 7): people harmed, and numbers of acts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annals.model.reading import Count, Reading
from annals.model.report import Span
from annals.model.values import Amount
from annals.model.vocabulary import GroupClass, Qualifier
from annals.resolve.tolls.groups import group_class
from annals.resolve.tolls.lists import listed, numbers_of, plural, without_ages, without_parts
from annals.text.numbers import NumberWords
from annals.text.unharmed import only_known, says_nobody

_UNREPORTED = re.compile(
    r"\breport(?:s|ed)?\b|\bword\b|\binformation\b|\bclear\b|\bknown\b|\bconfirmed\b", re.IGNORECASE
)
_ABSENCE = re.compile(
    r"\b(?:casualt(?:y|ies)|injur(?:y|ies)|deaths?|fatalit(?:y|ies)|losses|victims?|details?)\b",
    re.IGNORECASE,
)
_AFTER = 60  # code points after a count in which "were reported" belongs to it
_ONCE = {"once": 1, "twice": 2, "thrice": 3}
_REPEATED = re.compile(
    r"\b(?:series|spate|wave|waves|string|barrage|barrages|succession|salvo|volley|repeated|repeatedly|successive|consecutive)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\s+times\b.*$", re.IGNORECASE | re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class TollValues:
    """What a count says: bounds, hedge, the group in the report's words and its class, the share.

    Both bounds None: the words give no number. ``reason`` says how the bounds were found.
    """

    low: int | None
    high: int | None
    qualifier: Qualifier
    group: str | None
    group_class: GroupClass
    share: str | None
    reason: str


_TIED = re.compile(r"^(?:of|from|among)\b\s*", re.IGNORECASE)
"""What ties people to their number ("two | of | her guards")."""


def toll_values(reading: Reading, count: Count) -> TollValues:
    """Value the words of a count by the codebook's table.

    A phrase that lists people is summed ("a man and his two sons": 3). "No casualties were
    reported" says nothing about how many there were, unlike "no one was hurt".
    """
    words = without_parts(count.number.quote)
    unreported = _unreported(reading, count)
    value, reason = (unreported, "no report of any is no number") if unreported else _number(words)
    if says_nobody(count.number.quote) and not only_known(_told(reading, count.number, count.span)):
        value, reason = _NOBODY, "nobody is said to be harmed"
    group = _TIED.sub("", count.group.quote) or None if count.group else None
    named = group_class(group) if group else GroupClass.PEOPLE
    if named is GroupClass.PEOPLE and not (group and _several(group)):
        named = group_class(words)
    return TollValues(
        low=value.low,
        high=value.high,
        qualifier=value.qualifier,
        group=group,
        group_class=named,
        share=count.share.quote if count.share else None,
        reason=reason,
    )


def _several(group: str) -> bool:
    return re.search(r",|\band\b|\bor\b", group) is not None


def none_reported(reading: Reading, count: Count) -> bool:
    """Say whether a count is of casualties of which nobody had reported any, which says no number."""
    return _unreported(reading, count) is not None


_NOBODY = Amount(low=0, high=0, qualifier=Qualifier.EXACT)
_UNKNOWN = Amount(low=None, high=None, qualifier=Qualifier.VAGUE)
_TWO = Amount(low=2, high=2, qualifier=Qualifier.EXACT)
_BOTH = re.compile(r"both\b", re.IGNORECASE)
_MORE_THAN_ONE = Amount(low=2, high=None, qualifier=Qualifier.VAGUE)


def _unreported(reading: Reading, count: Count) -> Amount | None:
    """Return the unknown amount for "no casualties were reported", None for other counts."""
    found = numbers_of(count.number.quote)
    if not found or found[0].high != 0 or count.number.quote.lower().startswith(("no one", "nobody", "none")):
        return None
    told = _told(reading, count.number, count.span)
    return _UNKNOWN if _ABSENCE.search(told) and _UNREPORTED.search(told) else None


def _told(reading: Reading, number: Span, span: Span) -> str:
    """Return the words of a count and what follows it in its sentence."""
    start, end = min(number.start, span.start), max(number.end, span.end)
    rest = reading.report.text[end : end + _AFTER]
    stop = _SENTENCE_END.search(rest)
    return reading.report.text[start:end] + (rest[: stop.start() + 1] if stop else rest)


def _number(words: str) -> tuple[Amount, str]:
    """Return the bounds that the words of a count give, unknown where they give none, and why."""
    words = without_ages(words)
    found = numbers_of(words)
    if len(found) == 1 and _covers(found[0], words):
        return _as_amount(found[0]), "the number said"
    several = listed(words)
    if several is not None:
        return several, "the people listed, added up"
    if found:
        return _as_amount(found[0]), "the first number said"
    if _BOTH.match(words):
        return _TWO, "both"
    if plural(words):
        return _MORE_THAN_ONE, "several people, no number said"
    return _UNKNOWN, "no number is said"


def _covers(number: NumberWords, words: str) -> bool:
    """Say whether a phrase holds nothing to be added to its one number."""
    rest = words[: number.start] + " " + words[number.end :]
    return re.search(r"\band\b|,|\bplus\b|\bwith\b|\bas well as\b", rest, re.IGNORECASE) is None


def _as_amount(number: NumberWords) -> Amount:
    return Amount(low=number.low, high=number.high, qualifier=number.qualifier)


def amount(words: str) -> Amount | None:
    """Return a number of acts: "two successive", "dozens of", "a", "twice"; None where none is said.

    "A series of", "a wave of" and "repeated" say at least two.
    """
    folded = words.strip().lower()
    if folded in _ONCE:
        return Amount(low=_ONCE[folded], high=_ONCE[folded], qualifier=Qualifier.EXACT)
    found = numbers_of(_TIMES.sub("", words))
    repeated = _REPEATED.search(words) is not None
    if found and not (repeated and found[0].high == 1):
        return _as_amount(found[0])
    return Amount(low=2, high=None, qualifier=Qualifier.VAGUE) if repeated else None
