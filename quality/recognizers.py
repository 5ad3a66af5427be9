"""Precision and recall of each recognizer on its table of cases, by slice: ``python -m quality.recognizers``.

The tables stand beside the tests that hold them (``tests/text``, ``tests/resolve``). A case may name its
``slice`` and its ``band`` (STRONG, MEDIUM, WEAK), or its group may; without, it is STRONG, and its slice
is what it expects.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

import annals
from annals.model.report import Refused
from annals.resolve import resolve_places
from annals.resolve.times.resolver import resolve_time
from annals.resolve.tolls.bounds import amount, toll_values
from annals.resolve.tolls.how_many import how_many
from annals.text.dateline import find_dateline
from annals.text.numbers import find_numbers
from annals.text.timewords import find_times
from quality.cases import Grade
from tests.lexical import LEXICAL
from tests.resolve import (
    test_actors,
    test_how_many,
    test_incident_place,
    test_report_times,
    test_times,
    test_tolls,
)
from tests.resolve.told import draft_of, voices
from tests.text import test_dateline, test_numbers

TESTS = Path(__file__).parent.parent / "tests"
Case = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One case: what it wants and what the recognizer gives, both as text; none of either is empty."""

    recognizer: str
    slice: str
    band: Grade
    wanted: tuple[str, ...]
    given: tuple[str, ...]

    @property
    def right(self) -> int:
        """Count what is both wanted and given."""
        return (Counter(self.wanted) & Counter(self.given)).total()

    @property
    def holds(self) -> bool:
        """Say whether the case holds."""
        return self.wanted == self.given


def _read(path: str) -> dict[str, Any]:
    return tomllib.loads((TESTS / path).read_text(encoding="utf-8"))


def _band(case: Case) -> Grade:
    return Grade(case.get("band") or case.get("grade") or Grade.STRONG)


def _answer(recognizer: str, case: Case, usual: str, wanted: Iterable[str], given: Iterable[str]) -> Answer:
    """Return an answer; ``usual`` is the slice of a case that names none."""
    return Answer(
        recognizer=recognizer,
        slice=case.get("slice") or usual,
        band=_band(case),
        wanted=tuple(wanted),
        given=tuple(given),
    )


def numbers() -> Iterator[Answer]:
    """Yield the numbers of things in running text."""
    for text, wanted in _read("text/number_cases.toml")["cases"]:
        given = [test_numbers.shown(text, number) for number in find_numbers(text)]
        usual = wanted[0].rsplit(" ", 1)[1] if wanted else "no number of things"
        yield _answer("number", {}, usual, wanted, given)


def datelines() -> Iterator[Answer]:
    """Yield place, agency and date of each dateline."""
    for case in _read("text/dateline_cases.toml")["dateline"]:
        text = case["opening"] + test_dateline.BODY
        found = find_dateline(text)
        for part in ("place", "agency", "date"):
            words = test_dateline.words(text, getattr(found, part)) if found else None
            yield _answer("dateline", case, part, _some(case.get(part)), _some(words))


def time_words() -> Iterator[Answer]:
    """Yield the words of times in running text."""
    for marked, kinds in _read("text/time_cases.toml")["cases"]:
        text = re.sub(r"[\[\]]", "", marked)
        wanted = re.findall(r"\[(.*?)\]", marked) if kinds else []
        given = [text[time.start : time.end] for time in find_times(text)]
        yield _answer("time in words", {}, kinds.split()[0] if kinds else "no time", wanted, given)


def times() -> Iterator[Answer]:
    """Yield the days that words of a time stand for."""
    for group in _read("resolve/time_cases.toml")["group"]:
        published: date | None = group.get("published")
        for words, wanted, flags in group["cases"]:
            named = dict(flag.partition("=")[::2] for flag in flags.split())
            act = test_times.on(date.fromisoformat(named["after"])) if "after" in named else None
            found = resolve_time(words, published=published, future="future" in named, incident=act)
            given = test_times.days(found)
            yield _answer(
                "time", group, _time_slice(published, wanted, named), _unless(wanted), _unless(given)
            )


def _time_slice(published: date | None, wanted: str, named: Mapping[str, str]) -> str:
    """Return what a time hangs on, else which sort of days it stands for."""
    if wanted == "none":
        return "placed by nothing that is known"
    hangs = {
        "without a day of publication": published is None,
        "from another act": "after" in named,
        "still to come": "future" in named,
        "of two readings": "doubt" in named,
        "open on one side": ".." in wanted,
        "several days": "/" in wanted,
    }
    return next((name for name, holds in hangs.items() if holds), "one day")


def counts() -> Iterator[Answer]:
    """Yield the bounds, hedge and class of counted people."""
    for sentence, wanted in _read("resolve/toll_cases.toml")["cases"]:
        reading, count = test_tolls.marked(sentence)
        given = test_tolls.shown(toll_values(reading, count))
        usual = "no number" if wanted == "unknown" else wanted.split()[1]
        yield _answer("toll", {}, usual, _unless(wanted, "unknown"), _unless(given, "unknown"))


def acts() -> Iterator[Answer]:
    """Yield numbers of acts."""
    for words, wanted in _read("resolve/toll_cases.toml")["amounts"].items():
        found = amount(words)
        given = test_tolls.bounds(found.low, found.high, found.qualifier) if found else "none"
        usual = "no number" if wanted == "none" else wanted.split()[1]
        yield _answer("number of acts", {}, usual, _unless(wanted), _unless(given))


_PLACE_FIELDS = ("key", "name", "country", "admin1", "part", "level")


def places() -> Iterator[Answer]:
    """Yield the fields of a place that its case names."""
    for case in _read("resolve/place_cases.toml")["case"]:
        before, words, after = re.split(r"\[\[|\]\]", case["text"])
        report = test_actors.report_of(f"{before}{words}{after}", published=date(2024, 10, 24))
        starts = [*map(report.text.index, case.get("mentions", ())), len(before)]
        lengths = map(len, (*case.get("mentions", ()), words))
        spans = [report.span(start, start + long) for start, long in zip(starts, lengths, strict=True)]
        found = resolve_places(report, spans)[-1]
        told = [name for name in _PLACE_FIELDS if name in case]
        wanted = [f"{name} {case[name]}" for name in told]
        given = [f"{name} {getattr(found.place, name) or ''}" for name in told]
        usual = "partisan words" if "contested" in case else case.get("level", "by name")
        yield _answer("place", case, usual, wanted, given)


def actors() -> Iterator[Answer]:
    """Yield links of words to actors of the registry; one that the report alone knows is no link."""
    for case in _read("resolve/actor_cases.toml")["case"]:
        found = test_actors.resolve(
            case["text"],
            case["words"],
            published=case.get("published"),
            mentions=tuple(case.get("mentions", ())),
        )
        wanted, given = (() if key.startswith("local:") else (key,) for key in (case["key"], found.actor.key))
        yield _answer("actor", case, _actor_slice(case["key"]), wanted, given)


def incident_places() -> Iterator[Answer]:
    """Yield the place of each report's incident, and whether it is told or inferred."""
    for case in test_incident_place.CASES:
        told = test_incident_place.place_of(case)
        kind = "inferred" if case.get("inferred") else "told"
        wanted = (f"{kind} {case['want']}",) if case["want"] else ()
        given = () if told is None else ("another place",)
        if test_incident_place.holds(case):
            given = wanted
        yield _answer("place of the incident", case, kind, wanted, given)


def incident_times() -> Iterator[Answer]:
    """Yield the days of each incident of reports that tell several; without a first day there are none."""
    cases = _read("resolve/time_report_cases.toml")
    for case in cases["case"]:
        report = annals.read_text(case["text"], published=cases["published"])
        if isinstance(report, Refused):
            raise TypeError(f"{report.reason}: {case['text']}")
        drafts = annals.code(report, LEXICAL).drafts
        for words, days in case["days"].items():
            start = report.text.index(words)
            draft = test_report_times.telling(drafts, start, start + len(words))
            given = test_report_times.shown(draft.time[0].value) if draft and draft.time else "open"
            usual = "no first day" if days == "open" else "several days" if "/" in days else "one day"
            yield _answer("time of the incident", case, usual, _unless(days, "open"), _unless(given, "open"))


def people() -> Iterator[Answer]:
    """Yield how many people given words stand for."""
    for sentence, wanted in _read("resolve/how_many_cases.toml")["cases"]:
        given = test_how_many.shown(how_many(*test_how_many.marked(sentence), name=False))
        yield _answer("people meant", {}, wanted.split()[1], (wanted,), (given,))


def speakers() -> Iterator[Answer]:
    """Yield who says a field of a report's incident, with the role towards it."""
    for case in _read("resolve/speaker_cases.toml")["case"]:
        given = voices(draft_of(case), case.get("field", "type"))
        usual = case["want"][0].split()[0] if case["want"] else "nobody"
        band = {"band": Grade.MEDIUM} if "wrong" in case else {}
        yield _answer("speaker", {**case, **band}, usual, sorted(case["want"]), given)


def _actor_slice(key: str) -> str:
    if key.startswith("state:"):
        return "a state's force" if "/" in key else "a state"
    return "of the registry" if key.startswith("actor:") else "unnamed or unknown"


def _some(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _unless(value: str, nothing: str = "none") -> tuple[str, ...]:
    return () if value == nothing else (value,)


Recognizer = Callable[[], Iterator[Answer]]
RECOGNIZERS: tuple[Recognizer, ...] = (
    numbers,
    datelines,
    time_words,
    times,
    counts,
    acts,
    places,
    incident_places,
    incident_times,
    people,
    speakers,
    actors,
)


def table(answers: Sequence[Answer]) -> Table:
    """Return one row for each slice of each recognizer, and one for all of its cases."""
    shown = Table(title="Recognizers on their own tables of cases: held / all, precision and recall")
    for column in ("recognizer", "slice", *Grade, "precision", "recall"):
        shown.add_column(column, justify="left" if column in {"recognizer", "slice"} else "right")
    for recognizer in dict.fromkeys(one.recognizer for one in answers):
        ours = [one for one in answers if one.recognizer == recognizer]
        slices = sorted({one.slice for one in ours})
        for name in slices:
            shown.add_row(recognizer, name, *_cells([one for one in ours if one.slice == name]))
        shown.add_row(recognizer, "all", *_cells(ours), end_section=True, style="bold")
    return shown


def _cells(answers: Sequence[Answer]) -> Iterator[str]:
    for band in Grade:
        ours = [one for one in answers if one.band == band]
        yield f"{sum(one.holds for one in ours)}/{len(ours)}" if ours else ""
    right = sum(one.right for one in answers)
    for told in (sum(len(one.given) for one in answers), sum(len(one.wanted) for one in answers)):
        yield f"{right / told:.3f}" if told else "-"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table, or with ``--failures`` the cases that do not hold too."""
    parser = argparse.ArgumentParser(prog="python -m quality.recognizers", description=__doc__)
    parser.add_argument("--failures", action="store_true", help="print the cases that do not hold")
    options = parser.parse_args(argv)
    answers = [answer for recognizer in RECOGNIZERS for answer in recognizer()]
    console = Console(highlight=False)
    console.print(table(answers))
    for one in answers if options.failures else ():
        if not one.holds:
            text = f"{one.band} {one.recognizer}, {one.slice}: {one.given} is not {one.wanted}"
            console.print(text, markup=False, soft_wrap=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
