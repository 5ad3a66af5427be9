"""What stands before a report's body and after it: place, agency and date of filing, and credits.

All offsets are code points of the text given. The lists of months, agencies and words that look
like places stand in ``data/dateline.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from annals.text.dates import date_pattern, month_pattern

Offsets = tuple[int, int]

_HEAD_CHARS = 3000
_HEAD_LINES = 12
_INLINE_CHARS = 900
_RUN_ON_CHARS = 320
_BEFORE_A_DAY = (
    "on",
    "of",
    "by",
    "and",
    "from",
    "last",
    "past",
    "since",
    "until",
    "after",
    "before",
    "early",
    "late",
)
_TAIL_CHARS = 600
_BODY_LINE = 80
_BYLINE = 90
_NEAR = 4

# Marks that look like others, by their code points: en dash, em dash, minus; curly quotation marks.
_DASHES = "\u2013\u2014\u2212-"
_QUOTE = "'\u2019"
_MARKS = _QUOTE + "-"
_OPENING = "\"'\u201c\u2018"
_UP = "A-ZÀ-ÖØ-Þ"
_CAPS = rf"[{_UP}][{_UP}.{_MARKS}]+(?:[ ][{_UP}][{_UP}.{_MARKS}]+){{0,3}}"
_SMALL = "al|el|de|del|di|da|do|la|le|of|the|and|upon|sur"
_TITLE = rf"[{_UP}][\w{_MARKS}]+(?:[ ](?:[{_UP}][\w{_MARKS}]+|{_SMALL})){{0,4}}"
_REGION = rf"(?:,[ ]?[{_UP}][\w.{_MARKS}]*(?:[ ][{_UP}][\w.{_MARKS}]*){{0,3}}){{0,2}}"
_NAMED = rf"[{_UP}][\w.&/{_QUOTE}+]*(?:[ -][\w.&/{_QUOTE}+]+){{0,4}}"
_NAMED_SHORT = _NAMED.replace("{0,4}", "{0,4}?")
_SINGLE = _DASHES.replace("\u2014", "")
# Two hyphens and the em dash may touch the next word; a single hyphen or en dash that does joins words.
_DASH = rf"(?:[ ]*(?:--+|\u2014)(?=\s|[{_OPENING}A-Z\d])|[ ]*[{_SINGLE}](?=\s))[ ]*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The words before the body that say where, for whom and when it was filed.

    ``start`` to ``end`` covers them with their dash. ``place``, ``agency`` and ``date`` are their
    own offsets, None for what is not told. ``date`` may stand on an earlier line, before ``start``;
    it may lack its year ("Sept. 1").
    """

    start: int
    end: int
    place: Offsets | None
    agency: Offsets | None
    date: Offsets | None


@dataclass(frozen=True, slots=True)
class _Lists:
    stamps: str
    agencies: frozenset[str]
    not_places: frozenset[str]


@cache
def _lists() -> _Lists:
    raw = tomllib.loads(files("annals.text").joinpath("data/dateline.toml").read_text(encoding="utf-8"))
    stamps = "|".join(re.escape(words) for words in sorted(raw["stamps"], key=len, reverse=True))
    months = [name for names in raw["months"] for name in names]
    return _Lists(
        stamps, frozenset(raw["agencies"]), frozenset([*raw["not_places"], *raw["weekdays"], *months])
    )


def agencies() -> frozenset[str]:
    """Return the names of news agencies, as they are written."""
    return _lists().agencies


def find_dateline(text: str) -> Dateline | None:
    """Return the dateline of a report's text, or None where it has none.

    Read are a stamp ("date 2024-10-24", "Published: 3 May 2019", a line that is a date) and a place
    line ("BEIRUT, Lebanon (AP) — ", "KABUL, Afghanistan (Jan. 25, 2013) - "), each or both.
    """
    head = text[:_HEAD_CHARS]
    stamp = _stamp(head)
    place = _place_line(head, stamp)
    if place is None or stamp is None:
        return place or stamp
    together = 0 <= place.start - stamp.end <= _NEAR
    return Dateline(
        start=stamp.start if together else place.start,
        end=place.end,
        place=place.place,
        agency=place.agency,
        date=place.date or stamp.date,
    )


def _lines(head: str) -> Iterator[Offsets]:
    """Yield the offsets of the first lines that hold anything."""
    at, seen = 0, 0
    for line in head.splitlines(keepends=True):
        body = line.strip()
        if body:
            start = at + line.index(body)
            yield start, start + len(body)
            seen += 1
        at += len(line)
        if seen == _HEAD_LINES:
            return


@cache
def _stamp_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    full, figures = date_pattern(), date_pattern(in_figures=True)
    labelled = rf"(?:by[ ].{{2,40}}?[ |•·-]+)?(?:{_lists().stamps})\b[ ]*[:{_DASHES}]?[ ]*(?P<date>{full})"
    ending = rf"(?:by[ ].{{2,60}}?[ |,•·{_DASHES}]+|[^|•·]{{2,50}}[|•·][ ]*)?(?P<date>{full})[ ]*"
    return (
        re.compile(labelled, re.IGNORECASE),
        re.compile(rf"(?P<date>(?i:{full})(?=[ ]*[\n({_DASHES}]|[ ]+[{_UP}\d{_OPENING}]|$)|{figures})"),
        re.compile(ending, re.IGNORECASE),
    )


def _stamp(head: str) -> Dateline | None:
    labelled, opening, whole = _stamp_patterns()
    for number, (start, end) in enumerate(_lines(head)):
        match = labelled.match(head, start, end)
        if match is None and number <= 1:  # the second line where a title is the first
            match = opening.match(head, start)
        if match is None and end - start <= _BYLINE:
            match = whole.fullmatch(head, start, end)
        if match is None and number <= 1:
            match = _heading_day().match(head, start, end)
        if match:
            date = match.span("date")
            return Dateline(start=start, end=match.end(), place=None, agency=None, date=date)
    return _run_on_stamp(head)


@cache
def _run_on() -> re.Pattern[str]:
    """A stamp in text whose lines were run together: "... Monitor AFP Friday 22 Jul 2016 Air raids ..."."""
    full = f"(?i:{date_pattern()})"
    weekday = f"(?i:{date_pattern(with_weekday=True)})"
    names = "|".join(re.escape(name) for name in sorted(_lists().agencies, key=len, reverse=True))
    after = rf"(?=\s+[({_UP}\d{_OPENING}])"
    in_a_sentence = "".join(rf"(?<!\b{word} )" for word in _BEFORE_A_DAY)
    forms = (
        rf"(?P<agency>{names}),?[ ](?P<date>{full}){after}",
        rf"(?P<date_2>{full})[ ](?P<agency_2>{names})(?=[ ])",
        rf"{in_a_sentence}(?P<date_3>{weekday}){after}",
    )
    return re.compile(rf"(?<!\S)(?:{'|'.join(forms)})")


def _run_on_stamp(head: str) -> Dateline | None:
    match = _run_on().search(head[:_RUN_ON_CHARS])
    if match is None:
        return None
    spans = {name.partition("_")[0]: match.span(name) for name, words in match.groupdict().items() if words}
    return Dateline(
        start=match.start(), end=match.end(), place=None, agency=spans.get("agency"), date=spans["date"]
    )


@cache
def _heading_day() -> re.Pattern[str]:
    """A heading that opens with a day and no year: "June 20: Operations in the east"."""
    return re.compile(rf"(?P<date>(?:{month_pattern()})[ ]\d{{1,2}})(?=:[ ])", re.IGNORECASE)


@cache
def _place_patterns() -> tuple[re.Pattern[str], ...]:
    date = rf"(?P<date>{date_pattern(yearless=True)})"
    place = rf"(?P<place>(?:{_CAPS}|{_TITLE}){_REGION})"
    caps = rf"(?P<place>{_CAPS}{_REGION})"
    within = rf"(?:[ ]\({_NAMED}\))?"  # "MANAGUA (NICARAGUA), 11 DEC 89"
    agency = rf"\([ ]?(?P<agency>{_NAMED})[ ]?\)"
    dash = rf"(?:{_DASH}|[ ]*:[ ]?)"
    full = [
        rf"{place}[ ]?\({date}\)(?:{dash})?",
        rf"{place}{within},[ ]{date}[ ]?(?:{agency})?{dash}",
        rf"{place}{within},[ ]{date}[ ]?{agency}",
        rf"{place}[ ]?{agency}(?P<dash>{dash}|[ ]*[{_DASHES}](?=[{_UP}]))?",
        rf"{agency}(?P<dash>{dash})?",
        rf"{caps}(?:{_DASH}|:[ ]?(?=\s|[{_UP}]))",
        rf"{place}[ ](?:--|[{_DASHES}])[ ](?=[{_UP}\d{_OPENING}])",
        rf"{place}:[ ]?(?=\n)",
    ]
    return tuple(re.compile(_cased(pattern)) for pattern in full)


def _cased(pattern: str) -> str:
    """Let the words of dates be written in any case; places and agencies need their capitals."""
    date = date_pattern(yearless=True)
    return pattern.replace(date, f"(?i:{date})")


@cache
def _inline_pattern() -> re.Pattern[str]:
    date = f"(?i:{date_pattern(yearless=True)})"
    return re.compile(
        rf"(?<=\s)(?P<place>{_CAPS}{_REGION})[ ]?"
        rf"(?:\((?P<date>{date})\)(?:{_DASH})?|\((?P<agency>{_NAMED})\){_DASH})"
    )


def _place_line(head: str, stamp: Dateline | None) -> Dateline | None:
    starts = [(stamp.end, True)] if stamp else []
    starts += [(start, start == 0) for start, _ in _lines(head)]
    for start, leading in starts:
        at = start + len(head[start:]) - len(head[start:].lstrip(" \t\n:|-\u2013\u2014"))
        for pattern in _place_patterns():
            match = pattern.match(head, at)
            if match and _is_dateline(head, match, leading=leading):
                return _from_match(match, head)
    for match in _inline_pattern().finditer(head[:_INLINE_CHARS]):
        return _from_match(match, head)
    return None


def _is_dateline(head: str, match: re.Match[str], *, leading: bool) -> bool:
    """Tell a dateline from a headline or a sentence of the same look."""
    groups = match.groupdict()
    place, agency = groups.get("place"), groups.get("agency")
    if place is not None and place.partition(",")[0].casefold() in _lists().not_places:
        return False
    if place is not None and match.end() < len(head) and head[match.end()] == "\n" and not leading:
        return bool(groups.get("date") or groups.get("agency"))
    if groups.get("date"):
        return True
    known = agency in _lists().agencies
    if agency is not None:
        return known or bool(groups.get("dash")) or (place is None and leading and agency.isupper())
    line_end = head.find("\n", match.end())
    line_end = len(head) if line_end < 0 else line_end
    sentence = head[:line_end].rstrip().endswith((".", "\u201d", '."'))
    return sentence or line_end - match.start() >= _BODY_LINE or line_end <= match.end() < len(head)


def _from_match(match: re.Match[str], head: str) -> Dateline:
    groups = match.groupdict()
    place = match.span("place") if groups.get("place") else None
    start = match.start()
    if place is not None:
        begin, end = place
        while " " in head[begin:end] and head[begin:end].split(" ", 1)[0].casefold() == "pdf":
            begin += len("pdf ")
        end = begin + len(head[begin:end].rstrip(" " + _DASHES))
        place, start = (begin, end), begin
    return Dateline(
        start=start,
        end=match.end(),
        place=place,
        agency=match.span("agency") if groups.get("agency") else None,
        date=match.span("date") if groups.get("date") else None,
    )


@dataclass(frozen=True, slots=True)
class _Credits:
    initials: re.Pattern[str]
    source: re.Pattern[str]
    ending: re.Pattern[str]
    alone: re.Pattern[str]
    desks: re.Pattern[str]
    helped: re.Pattern[str]


@cache
def _credits() -> _Credits:
    ending = (
        rf"(?:(?:--|[{_DASHES}])[ ]?(?P<dash>{_NAMED})|\((?P<paren>{_NAMED})\)|(?:^|\n)(?P<line>{_NAMED}))"
        r"\s*[.]?\s*\Z"
    )
    source = (
        r"(?:^|(?<=[.!?\"\u201d)])\s+|\()[Ss]ource:?[ ]+"
        rf"(?P<name>{_NAMED_SHORT})(?=\s*(?:[.)]|$)|[ ]and[ ]|[ ]*[+,])"
    )
    desks = (
        r"(?<!been )\(?(?:additional )?(?:reporting|writing|editing|compiled|edited|written)"
        r"(?: and (?:writing|editing))? by\b[^\n]*"
    )
    undotted = _NAMED.replace(".", "")
    helped = (
        r"(?:^|[.!?)\"\u201d]\s+|--?[ ]?)"
        rf"(?:[Tt]he )?(?P<name>{undotted}) (?:also )?contributed to this (?:report|story|article)"
        rf"|[Ww]ith (?:inputs?|reporting|files|material) from (?:the )?(?P<input>{_NAMED})"
    )
    return _Credits(
        initials=re.compile(rf"^[A-Z]{{1,4}}(?:/[A-Z]{{1,4}})*/(?P<name>{_NAMED})\s*$", re.MULTILINE),
        source=re.compile(source, re.MULTILINE),
        ending=re.compile(ending),
        alone=re.compile(rf"\n\((?P<name>{_NAMED})\)\s*\Z"),
        desks=re.compile(desks, re.IGNORECASE),
        helped=re.compile(helped, re.MULTILINE),
    )


def find_closing_outlet(text: str) -> Offsets | None:
    """Return the offsets of the outlet or agency that a report's last words credit it to.

    Read are initials before a name ("MA/Press TV"), "Source: X", a name in brackets alone on the last
    line and a known agency as the very last words ("--Reuters", "(AFP)"). Agencies that only contributed
    are no such credit.
    """
    base = max(0, len(text) - _TAIL_CHARS)
    tail = text[base:]
    match = _last(_credits().initials, tail)
    if match:
        return _shift(match.span("name"), base)
    match = _credits().ending.search(tail)
    if match:
        name = match.lastgroup or "line"
        if match.group(name) in _lists().agencies:
            return _shift(match.span(name), base)
    match = _credits().alone.search(tail)
    if match and match["name"].casefold() not in _lists().not_places:
        return _shift(match.span("name"), base)
    match = _last(_credits().source, tail)
    return _shift(match.span("name"), base) if match else None


def find_credits(text: str) -> tuple[Offsets, ...]:
    """Return the offsets of every closing credit, in the order of the text.

    Each covers the name credited ("Press TV", "Reuters"), or the whole phrase where it names people
    ("Reporting by ...; editing by ...").
    """
    base = max(0, len(text) - _TAIL_CHARS)
    tail = text[base:]
    found = {_shift(match.span(), base) for match in _credits().desks.finditer(tail)}
    for match in _credits().helped.finditer(tail):
        found.add(_shift(match.span(match.lastgroup or 0), base))
    outlet = find_closing_outlet(text)
    if outlet is not None and not any(start <= outlet[0] < end for start, end in found):
        found.add(outlet)
    return tuple(sorted(found))


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


def _shift(span: Offsets, by: int) -> Offsets:
    return span[0] + by, span[1] + by
