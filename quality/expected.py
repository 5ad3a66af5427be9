"""Expectations about a folder of reports (``expected.json``), each turned into checks of the gate."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from annals.model.report import Report
from quality.cases import Check, Grade, Selector, Value
from quality.checks import judge
from quality.expected_fields import incident_checks
from quality.outcome import Outcome, evidence_of, occurrences, overlap, touches

Row = Mapping[str, Any]
_TOLL_KEYS = ("harm", "low", "high")
_NEVER_INCIDENTS = ("series", "campaign", "threat", "posture", "toll")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that must hold: its name, its grade, and a judge that returns why it does not."""

    name: str
    grade: Grade
    judge: Callable[[Outcome], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """An ``expected.json``: the reports that it speaks of, in order, and its lines."""

    reports: tuple[Row, ...]
    incidents: Mapping[str, Selector]
    lines: tuple[Line, ...]

    def find(self, read: Mapping[Path, tuple[Report, ...]]) -> tuple[Report | None, ...]:
        """Return the report of each entry among those that were read from the folder's files."""
        by_name = {path.name: reports for path, reports in read.items()}
        return tuple(_find(row, by_name.get(row["file"], ())) for row in self.reports)


def load_expected(path: Path) -> Expected:
    """Read an ``expected.json``; reports are known by ``id`` or file name."""
    content = json.loads(path.read_text(encoding="utf-8"))
    reports = tuple(content["reports"])
    numbers = {row.get("id", row["file"]): number for number, row in enumerate(reports, 1)}
    incidents = _incidents(content["incidents"], numbers)
    lines = [
        *_report_lines(reports),
        *(line for row in content["incidents"] for line in _incident_lines(row, incidents[row["id"]])),
        *(_other_line(row, numbers[row["report"]]) for row in content["not_incidents"]),
        *(
            line
            for number, row in enumerate(content["tolls"], 1)
            for line in _toll_lines(row, numbers, number)
        ),
        *(line for row in content["actors"] for line in _actor_lines(row)),
        *_across_lines(content["across_reports"], incidents),
    ]
    return Expected(reports=reports, incidents=incidents, lines=tuple(lines))


def _find(row: Row, reports: tuple[Report, ...]) -> Report | None:
    fitting = [each for each in reports if row.get("url") in (None, each.url)]
    return fitting[0] if len(fitting) == 1 else None


def _incidents(rows: list[Row], numbers: Mapping[str, int]) -> dict[str, Selector]:
    return {row["id"]: _selector(row, numbers) for row in rows}


def _selector(row: Row, numbers: Mapping[str, int]) -> Selector:
    return Selector(report=numbers[row["report"]], words=tuple(row["evidence"]), best=True)


def _report_lines(reports: tuple[Row, ...]) -> Iterator[Line]:
    for number, row in enumerate(reports):
        name = row.get("id", row["file"])
        for field in ("published", "outlet", "language"):

            def check(outcome: Outcome, at: int = number, field: str = field, row: Row = row) -> str | None:
                report = outcome.coded[at].report
                given = str(getattr(report, field)) if report else "refused"
                return None if given == row[field] else f"{field} is {given}, not {row[field]}"

            yield Line(name=f"{name}-{field}", grade=Grade.STRONG, judge=check)


def _incident_lines(row: Row, where: Selector) -> Iterator[Line]:
    grade = Grade(row["grade"])
    for name, check in incident_checks(row, where):
        yield Line(name=f"{row['id']}-{name}", grade=grade, judge=_judged(check))
    yield Line(name=f"{row['id']}-one", grade=grade, judge=_told_once(where))
    yield Line(name=f"{row['id']}-evidence", grade=grade, judge=_covered(where))


def _judged(check: Check) -> Callable[[Outcome], str | None]:
    return lambda outcome: judge(check, outcome)


def _told_once(where: Selector) -> Callable[[Outcome], str | None]:
    def check(outcome: Outcome) -> str | None:
        """The quoted words name one incident, not two."""
        coded = outcome.coded[(where.report or 1) - 1]
        if coded.report is None:
            return "the report was refused"
        ids = [
            draft.id
            for draft in coded.drafts
            if draft.kind == "incident"
            and any(touches(draft.event_words, coded.report, words) for words in where.words)
        ]
        return None if len(ids) == 1 else f"{len(ids)} incidents are told by these words"

    return check


def _covered(where: Selector) -> Callable[[Outcome], str | None]:
    def check(outcome: Outcome) -> str | None:
        """Every quotation is evidence of the incident."""
        report = outcome.coded[(where.report or 1) - 1].report
        drafts = outcome.drafts(where)
        if report is None or not drafts:
            return "no such incident"
        missing = [words for words in where.words if not touches(evidence_of(drafts[0]), report, words)]
        return f"no evidence: {missing}" if missing else None

    return check


def _other_line(row: Row, number: int) -> Line:
    words = row["evidence"][0]
    where = Selector(kinds=(row["kind"],), report=number, words=tuple(row["evidence"]))

    def check(outcome: Outcome) -> str | None:
        coded = outcome.coded[number - 1]
        if coded.report is None or not outcome.drafts(where):
            return f"no {row['kind']} is told by “{words}”"
        wrong = [
            draft
            for draft in coded.drafts
            if draft.kind == "incident" and touches(draft.event_words, coded.report, words)
        ]
        return f"an incident is told by “{words}”" if wrong else None

    return Line(name=f"{number}-{row['kind']}-{_slug(row['what'])}", grade=Grade(row["grade"]), judge=check)


def _toll_lines(row: Row, numbers: Mapping[str, int], number: int) -> Iterator[Line]:
    words, report = tuple(row["evidence"]), numbers[row["report"]]
    where = Selector(kinds=_NEVER_INCIDENTS, report=report)
    bare: dict[str, Value] = {key: row[key] if row[key] is not None else "none" for key in _TOLL_KEYS}
    parts: dict[str, Mapping[str, Value]] = {"bounds": bare}
    for key in ("qualifier", "group", "scope", "share"):
        if key in row:
            parts[key] = {**bare, key: row[key]}
    parts["part"] = {**bare, "is_part": "part_of" in row}
    if "from" in row:
        parts["period"] = {**bare, "period_from": date.fromisoformat(row["from"])}
    if "as_of" in row:
        parts["as_of"] = {**bare, "as_of": date.fromisoformat(row["as_of"][:10])}
    if row.get("speaker") == "the outlet's voice":
        parts["speaker"] = {**bare, "speaker_role": "outlet"}
    grade = Grade(row["grade"])
    for name, wanted in parts.items():
        check = Check(field="toll", where=where, wanted=wanted)
        yield Line(name=f"toll{number}-{name}", grade=grade, judge=_judged(check))
    if "place" in row:
        told = Selector(kinds=_NEVER_INCIDENTS, report=report, words=words)
        place = Check(field="place", where=told, wanted={"name": row["place"]})
        yield Line(name=f"toll{number}-place", grade=grade, judge=_judged(place))
    nowhere = Check(field="toll", where=Selector(report=report), wanted=bare, absent=True)
    yield Line(name=f"toll{number}-not-on-an-incident", grade=grade, judge=_judged(nowhere))


def _actor_lines(row: Row) -> Iterator[Line]:
    for form in row["also_written"]:

        def check(outcome: Outcome, form: str = form) -> str | None:
            keys = actor_keys(outcome, form)
            wanted = actor_keys(outcome, row["name"])
            if not wanted:
                return f"“{row['name']}” is no actor"
            return (
                None if keys & wanted else f"“{form}” is {sorted(keys) or 'no actor'}, not {sorted(wanted)}"
            )

        yield Line(name=f"actor-{_slug(row['name'])}-{_slug(form)}", grade=Grade(row["grade"]), judge=check)
    for fact in row.get("facts", ()):
        yield Line(
            name=f"actor-{_slug(row['name'])}-fact", grade=Grade(row["grade"]), judge=_evidence_anywhere(fact)
        )


def actor_keys(outcome: Outcome, words: str) -> set[str]:
    """Return the keys of the actors that these words were read as, as participant or speaker."""
    found: set[str] = set()
    for coded in outcome.coded:
        places = occurrences(coded.report, words) if coded.report else ()
        for draft in coded.drafts:
            for item in draft.statements():
                if item.speaker.actor and any(overlap(s, p) for s in item.speaker.evidence for p in places):
                    found.add(item.speaker.actor)
                if item.field == "participants" and any(overlap(s, p) for s in item.evidence for p in places):
                    found |= {item.value.actor.key} if _same_words(item.value.actor.written, words) else set()
    return found


def _same_words(written: str, words: str) -> bool:
    left, right = written.casefold().removeprefix("the "), words.casefold().removeprefix("the ")
    return left in right or right in left


def _evidence_anywhere(fact: Row) -> Callable[[Outcome], str | None]:
    def check(outcome: Outcome) -> str | None:
        for coded in outcome.coded:
            for draft in coded.drafts:
                for item in draft.statements():
                    if coded.report and touches(item.evidence, coded.report, fact["evidence"][0]):
                        return None
        return f"nothing is recorded of “{fact['evidence'][0]}”"

    return check


def _across_lines(rows: list[Row], incidents: Mapping[str, Selector]) -> Iterator[Line]:
    for row in rows:
        for kind in ("same", "apart"):
            if kind in row:
                between = tuple(incidents[name] for name in row[kind])
                check = Check(field="link", where=Selector(), wanted={"link": kind}, between=between)
                yield Line(
                    name=f"{kind}-{'-'.join(row[kind])}", grade=Grade(row["grade"]), judge=_judged(check)
                )
        if "no_dispute" in row:
            name, harm = row["no_dispute"]
            check = Check(field="dispute", where=incidents[name], wanted={"on": harm}, absent=True)
            yield Line(name=f"no-dispute-{name}-{harm}", grade=Grade(row["grade"]), judge=_judged(check))


def _slug(words: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", words.casefold())[:8])
