"""What `annals resolve --explain` prints: each mention of a report, what it was taken for, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from annals.cli._console import out, print_json
from annals.cli._prose import Prose
from annals.cli._text import clean, counted, words
from annals.export import value_text
from annals.model.values import Actor, Place, TimeRange, Toll
from annals.resolve.considered import Considered
from annals.resolve.explain import Act, Choice, Explanation, Use

_MOST = 6
"""Candidates that are printed; the JSON has all."""
_NEAR = 160
"""Characters of a sentence that are printed on either side of the words."""


def print_explanations(explanations: Iterable[Explanation], *, json: bool) -> None:
    """Print one explanation after the other."""
    console = out()
    for number, one in enumerate(explanations):
        if json:
            print_json(one)
            continue
        if number:
            console.print()
        _Printer(console).report(one)


class _Printer:
    """Prints one report's explanation."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._prose = Prose(console)

    def report(self, one: Explanation) -> None:
        self._prose.line(Text.assemble((one.report_id, "bold cyan"), f"  {clean(one.title or 'no title')}"))
        self._prose.line(Text(f"{counted(len(one.acts), 'act')}, {counted(len(one.choices), 'mention')}"), 1)
        for act in one.acts:
            self._prose.line(Text(_act(act)), 1)
        for choice in one.choices:
            self._choice(choice)

    def _choice(self, one: Choice) -> None:
        self._console.print()
        quote, value = clean(one.span.quote), _value(one)
        self._prose.line(Text.assemble((one.sort, "dim"), f' "{quote}": ', (value, "bold")))
        self._prose.line(self._sentence(one), 1)
        for name, text in _lines(one):
            self._prose.line(Text.assemble((f"{name}: ", "dim"), text), 1)
        for candidate in one.considered[:_MOST]:
            self._prose.line(Text(_candidate(candidate)), 2)
        if len(one.considered) > _MOST:
            self._prose.line(Text(f"and {len(one.considered) - _MOST} more"), 2)

    def _sentence(self, one: Choice) -> Text:
        """Return the words around the mention with the mention marked."""
        text, start = one.sentence.quote, one.span.start - one.sentence.start
        end = start + len(one.span.quote)
        first = max(0, start - _NEAR)
        shown = self._prose.marked(text[first : end + _NEAR], [(start - first, end - first)])
        before, after = "\u2026" if first else "", "\u2026" if end + _NEAR < len(text) else ""
        return Text(before) + shown + Text(after)


def _act(act: Act) -> str:
    kind = words(act.kind) + (f", {words(act.type)}" if act.type else "")
    return f"{act.draft}  {kind}: {', '.join(clean(one) for one in act.words)}"


def _value(one: Choice) -> str:
    if one.value is None:
        return "no value"
    if isinstance(one.value, Actor):
        return clean(one.value.name)
    return words(clean(value_text(one.value)))


def _lines(one: Choice) -> Iterator[tuple[str, str]]:
    """Yield what is told of a choice, line by line, each with its name."""
    details = ", ".join(_details(one.value))
    if details:
        yield "value", details
    yield "why", clean(one.reason)
    if one.evidence:
        yield "decided with", ", ".join(f'"{clean(span.quote)}"' for span in one.evidence)
    if one.score is not None and one.basis is not None:
        yield "score", f"{one.score:.2f}, {one.basis}"
    if one.speaker is not None and one.stance is not None:
        who = "the outlet" if one.speaker.words is None else f'"{clean(one.speaker.words)}"'
        yield "says", f"{who} ({words(one.speaker.role)}), {one.stance}"
    yield "used", "; ".join(map(_use, one.uses)) or "in no act"
    alternatives = getattr(one.value, "alternatives", ())
    if alternatives:
        yield "kept as alternatives", ", ".join(f"{clean(c.name)} {c.score:.2f}" for c in alternatives)
    if one.considered:
        yield "considered", counted(len(one.considered), "candidate")


def _details(value: Place | TimeRange | Actor | Toll | None) -> Iterator[str]:
    """Yield what a value holds beside what its text says."""
    match value:
        case Place():
            yield words(value.level)
            yield value.key or "not in the gazetteer"
            if value.latitude is not None and value.longitude is not None:
                yield f"at {value.latitude:.2f} {value.longitude:.2f}"
            if value.radius_km is not None:
                yield f"within {value.radius_km:g} km"
            yield from (f"contested: {clean(one)}" for one in value.contested)
        case TimeRange():
            yield f"granularity {value.granularity}"
            yield f"anchor {words(value.anchor)}"
            yield from (["approximate"] if value.approximate else [])
            yield from (["ambiguous"] if value.ambiguous else [])
        case Actor():
            yield clean(value.key)
            yield words(value.kind)
            yield from ([value.country] if value.country else [])
        case Toll():
            yield words(value.harm)
            yield f"low {_bound(value.low)}, high {_bound(value.high)}, {words(value.qualifier)}"
            yield f"scope {value.scope}"
            yield f"group {words(value.group_class)}"
            yield from ([f"over {value_text(value.period)}"] if value.period else [])
            yield from ([f"a part of {value.part_of}"] if value.part_of else [])
            yield from (["a party's count of the other side"] if value.about_enemy else [])


def _bound(number: int | None) -> str:
    return "open" if number is None else f"{number:,}"


def _use(use: Use) -> str:
    where = f"{words(use.role)} of {use.draft}" if use.draft else words(use.role)
    return f"{where}, left out: {clean(use.left_out)}" if use.left_out else where


def _candidate(one: Considered) -> str:
    reasons = f": {clean('; '.join(one.reasons))}" if one.reasons else ""
    return f"{one.weight:.3f}  {clean(one.name)} [{clean(one.key)}]{reasons}"
