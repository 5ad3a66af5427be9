"""What the reader learns from: documents with the words of acts and sayings, and those in a role to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from annals.extract.heard.hints import hints
from annals.extract.lexical import lexical_reading
from annals.extract.sentence.surface import sentence_spans
from annals.extract.sentence.words import sentences
from annals.extract.tagger import LexicalTagger
from annals.model.report import Report
from annals.neural.hints import Hints
from corpus.annotation import Annotation, Event, Said, Span
from corpus.texts import Document
from training import labels

EVERYTHING = frozenset({"event", "cue", "relevant", *labels.EVENT_ROLES, *labels.CUE_ROLES})
"""What a whole annotation teaches."""
REPORT = "report"
"""The sort of the trigger that stands for a report as a whole."""


@dataclass(slots=True)
class Trigger:
    """Words that name an act or a saying, what is told of it, and the spans in a role to it.

    ``group`` is the id of the event in its document: triggers of one group tell of one act. A trigger of
    the sort "report" has no words: it stands for the report as a whole.
    """

    span: Span
    sort: str
    group: str
    attributes: dict[str, str] = field(default_factory=dict)
    roles: list[tuple[Span, str]] = field(default_factory=list)
    tolls: list[tuple[Span, str, str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Example:
    """One document; ``teaches`` names the heads and roles that it has answers for."""

    name: str
    text: str
    sentences: list[Span]
    triggers: list[Trigger]
    teaches: frozenset[str]
    relevant: bool | None
    hints: Hints = field(default_factory=Hints)


def example(
    name: str,
    text: str,
    triggers: list[Trigger],
    teaches: frozenset[str],
    relevant: bool | None,  # noqa: FBT001
    title: str | None = None,
) -> Example:
    """Return an example, its text cut into sentences and marked with what the lexicon reads in it."""
    parts = sentences(text)
    report = replace(Report.plain(text, name), title=title)
    tagged = LexicalTagger().tag(report, parts)
    known = hints(text, tagged, lexical_reading(report, sentence_spans(report, parts), tagged, ""))
    return Example(name, text, [(p.start, p.end) for p in parts], triggers, teaches, relevant, known)


def of_corpus(document: Document, reading: Annotation) -> Example:
    """Return what a reading of the corpus teaches."""
    triggers = [t for event in reading.events for t in _of_event(event)]
    main = next((t for t in triggers if t.attributes["background"] == "no"), next(iter(triggers), None))
    told = main.attributes if main else {"kind": "none", "type": ""}
    triggers.append(Trigger((0, 0), REPORT, document.name, told))
    triggers += [t for said in reading.said for t in _of_said(said)]
    relevant = bool(reading.events)
    teaches = EVERYTHING if relevant else EVERYTHING - {"cue"}  # readers leave sayings about nothing out
    return example(document.name, document.text, triggers, teaches, relevant, document.title)


def of_report(
    name: str,
    text: str,
    told: dict[str, str],
    roles: list[tuple[Span, str]],
    relevant: bool | None,  # noqa: FBT001
) -> Example:
    """Return what is told of a report as a whole, and words in a role to it, teach."""
    trigger = Trigger((0, 0), REPORT, name, told, roles)
    teaches = frozenset({"relevant"} if relevant is not None else set()) | {role for _, role in roles}
    return example(name, text, [trigger], teaches, relevant)


def _of_event(event: Event) -> Iterator[Trigger]:
    roles = [(span, who.role.value) for who in event.who for span in who.words if who.role != "bystander"]
    roles += [(span, "thing") for thing in event.things for span in thing.words]
    roles += [(span, "weapon") for weapon in event.weapons for span in weapon.words]
    for place, role in ((event.place, "place"), (event.origin_place, "origin_place")):
        roles += [(span, role) for span in (place.words if place else ())]
    roles += [(span, "time") for span in (event.time.words if event.time else ())]
    roles += [(span, "acts") for span in (event.acts.words if event.acts else ())]
    roles += [(span, "reason") for span in event.reason]
    tolls = [(s, t.harm.value, t.group.value, t.scope.value) for t in event.tolls for s in t.words]
    roles += [(toll[0], "toll") for toll in tolls]
    told = {"kind": event.kind, "type": event.type or "", "mode": event.mode}
    told |= {"background": "yes" if event.background else "no"}
    if event.kind == "incident":
        told |= {"stage": event.stage.value if event.stage else "carried_out"}
        told |= {"aggregate": "yes" if event.aggregate else "no"}
        told |= {"motive": str(event.motive or "unclear")}
    if event.type == "protest":
        told["response"] = event.response or "none"
    told |= {"crowd_form": event.crowd_form} if event.crowd_form else {}
    told |= {"means": event.means} if event.means else {}
    for span in event.words:
        yield Trigger(span, "event", event.id, told, roles, tolls)


def _of_said(said: Said) -> Iterator[Trigger]:
    roles = [(span, "speaker") for span in said.speaker] + [(span, "content") for span in said.content]
    for span in said.cue:
        yield Trigger(span, "cue", said.id, {"stance": said.stance.value}, roles)
