"""An event's fields, statements, origins and disputes, printed for a reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from annals.cli._console import out, print_json
from annals.cli._options import stop_with_nothing
from annals.cli._prose import Prose
from annals.cli._text import clean, counted, words
from annals.cli._view import Contradiction, DenialView, EventView, FieldView, Passage, Said
from annals.model.draft import Source
from annals.model.event import Origin
from annals.model.judgement import Judgement
from annals.model.statement import Speaker
from annals.model.vocabulary import SpeakerRole, Status

STATUSES = {
    Status.CLAIMED_BY_PERPETRATOR: "every origin is the party that says that it did it",
    Status.ALLEGED: "every origin is a party to the conflict, or unknown",
    Status.REPORTED: "at least one origin is no party to the conflict",
    Status.CORROBORATED: "two or more independent origins agree on place, day and type,"
    " at least one of them no party",
    Status.DISPUTED: "comparable statements contradict each other",
    Status.DENIED: "the accused party denies it and nothing corroborates it",
    Status.RETRACTED: "the outlet withdrew it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """Why an event has its status, as `annals why INCIDENT status --json` prints it."""

    status: str
    rule: str
    origins: tuple[Origin, ...]
    disputes: tuple[Contradiction, ...]
    denials: tuple[DenialView, ...]


class Printer:
    """Prints parts of an event on one console."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._prose = Prose(console)
        self._line = self._prose.line

    def event(self, view: EventView) -> None:
        """Print the whole event."""
        self._line(Text.assemble((view.id, "bold cyan"), f"  {_kind(view)}"))
        for line in _summary(view):
            self._line(Text(line), 1)
        self._status(view)
        for field in view.fields:
            self.field(field)
        self._grounds(view)
        self._section("reports", [_report(one) for one in view.reports])
        self._judgements(view)

    def status(self, view: EventView) -> None:
        """Print the status of an event with what it rests on."""
        self._line(Text.assemble(("status", "bold"), f": {words(view.status)}"))
        self._line(Text(f"chosen: {STATUSES[Status(view.status)]}"), 1)
        self._grounds(view)

    def _grounds(self, view: EventView) -> None:
        self._section("denials", [self._denial(one) for one in view.denials])
        self._section("disputes", [_dispute(one) for one in view.disputes])
        self._section("origins", [_origin(one) for one in view.origins])

    def field(self, view: FieldView) -> None:
        """Print a field's statements, those of one value under that value."""
        self._console.print()
        self._line(Text(words(view.name), style="bold"))
        by_value: dict[str, list[Said]] = {}
        for one in view.statements:
            by_value.setdefault(clean(one.value), []).append(one)
        for value, said in by_value.items():
            shown = any(one.shown for one in said)
            self._line(
                Text.assemble((words(value), "bold" if shown else ""), "  (shown)" if shown else ""), 1
            )
            for one in said:
                self._statement(one)

    def rule(self, view: FieldView) -> None:
        """Print what the table shows of a field and why."""
        self._line(Text.assemble((words(view.name), "bold"), f": {clean(view.shown or 'nothing is shown')}"))
        self._line(Text(f"chosen: {view.rule}"), 1)

    def _statement(self, one: Said) -> None:
        how = f"{one.stance}, {one.basis}, score {one.score:.2f}"
        rests_on = f"; rests on {_speaker(one.rests_on, one.report)}" if one.rests_on else ""
        self._line(Text(f"{_speaker(one.speaker, one.report)}{rests_on}: {how}", style="dim"), 2)
        for passage in one.passages:
            self._passage(passage, one.report)

    def _passage(self, passage: Passage, source: Source) -> None:
        text = self._prose.marked(passage.text, passage.marks)
        text.append(f" ({_outlet(source)}{_on(source)})", style="dim")
        self._line(text, 3)

    def _status(self, view: EventView) -> None:
        means = STATUSES[Status(view.status)]
        self._line(Text.assemble((words(view.status), "bold"), f": {means}"), 1)

    def _section(self, name: str, lines: Sequence[str | tuple[str, tuple[Passage, ...], Source]]) -> None:
        if not lines:
            return
        self._console.print()
        self._line(Text(name, style="bold"))
        for line in lines:
            if isinstance(line, str):
                self._line(Text(line), 1)
            else:
                self._line(Text(line[0]), 1)
                for passage in line[1]:
                    self._passage(passage, line[2])

    def _denial(self, one: DenialView) -> tuple[str, tuple[Passage, ...], Source]:
        return f"{_speaker(one.speaker, one.report)} denies it", one.passages, one.report

    def _judgements(self, view: EventView) -> None:
        """Print why the accounts are taken for one act."""
        if not view.judgements:
            return
        sources: dict[str, Source] = {source.report_id: source for source in view.reports}
        self._console.print()
        self._line(Text("why these reports are one incident", style="bold"))
        for one in view.judgements:
            left, right = (sources.get(view.drafts.get(draft, "")) for draft in (one.left, one.right))
            self._line(Text(f"{_account(left)} and {_account(right)}: {_verdict(one)}"), 1)
            for reason in one.reasons:
                self._line(Text(clean(reason), style="dim"), 2)


def print_status(view: EventView, *, json: bool) -> None:
    """Print why an event has its status."""
    if json:
        means = STATUSES[Status(view.status)]
        print_json(
            Grounds(
                status=view.status,
                rule=means,
                origins=view.origins,
                disputes=view.disputes,
                denials=view.denials,
            )
        )
    else:
        Printer(out()).status(view)


def print_field(view: FieldView, event_id: str, *, json: bool) -> None:
    """Print why a field shows what it shows; stop when nobody says anything of it."""
    if json:
        print_json(view)
    if not view.statements:
        stop_with_nothing(f"nothing is said of {words(view.name)} in {event_id}")
    if not json:
        printer = Printer(out())
        printer.rule(view)
        printer.field(view)


def _kind(view: EventView) -> str:
    marks = [words(view.kind), *(["told as history"] if view.background else [])]
    marks += ["a summary of several acts"] if view.aggregate else []
    return f"{', '.join(marks)}, in {counted(len(view.reports), 'report')}"


_SUMMARY = ("type", "time", "place", "attacker", "target", "tolls")


def _summary(view: EventView) -> list[str]:
    """Return what the table shows of the event, a line for each field that is told."""
    shown = {name: view.shown[name] for name in _SUMMARY if view.shown.get(name)}
    longest = max(map(len, shown), default=0)
    return [f"{name:<{longest}}  {words(clean(value))}" for name, value in shown.items()]


def _speaker(speaker: Speaker, source: Source) -> str:
    """Write who says something, and what they are to the incident."""
    own = speaker.words is None
    name = f"{_outlet(source)} itself" if own else f'"{clean(speaker.words or "")}"'
    notes = [] if own and speaker.role is SpeakerRole.OUTLET else [words(speaker.role)]
    notes += ["not named"] if speaker.anonymous else []
    notes += ["inferred"] if speaker.inferred else []
    notes += [f"through {clean(speaker.through)}"] if speaker.through else []
    return f"{name} ({', '.join(notes)})" if notes else name


def _outlet(source: Source) -> str:
    return clean(source.outlet) if source.outlet else "an outlet not named"


def _on(source: Source) -> str:
    return f", {source.published}" if source.published else ", no date"


def _account(source: Source | None) -> str:
    return f"{_outlet(source)}{_on(source)}" if source else "an account"


def _report(source: Source) -> str:
    title = f": {clean(source.title)}" if source.title else ""
    credited = f" (credited to {', '.join(map(clean, source.credits))})" if source.credits else ""
    url = f" {clean(source.url)}" if source.url else ""
    return f"{source.report_id}  {_outlet(source)}{_on(source)}{title}{credited}{url}"


def _origin(one: Origin) -> str:
    notes = [words(one.role), "a party to the conflict" if one.party else "no party to the conflict"]
    notes += ["inferred"] if one.inferred else []
    return f"{clean(one.name)} ({', '.join(notes)}), in {counted(len(one.reports), 'report')}"


def _dispute(one: Contradiction) -> str:
    left, right = (
        f"{words(clean(said.value))}, says {_speaker(said.speaker, said.report)}"
        for said in (one.left, one.right)
    )
    return f"{words(one.field)}: {left}; against: {right}"


def _verdict(one: Judgement) -> str:
    by = "" if not one.by.person else f", decided by {clean(one.by.name)}"
    when = f" on {one.at.date()}" if one.at else ""
    return f"{one.verdict.value}, score {one.score:.2f}{by}{when}"
