"""The data sets that the reader learns from, each as examples of what it has answers for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from annals.codebook.event_types import event_types
from corpus.annotation import Span
from corpus.files import best_readings, drawn_documents
from corpus.texts import SETS
from corpus.texts import load as load_texts
from evaluation.attributions import Attribution, Tokens
from evaluation.files import Row, read_json_lines, read_table
from evaluation.muc4.keys import Message, read_keys
from evaluation.sets.case2021_task2 import rules
from evaluation.sets.polnear import Article, article, marked
from training import labels
from training.examples import Example, Trigger, example, of_corpus, of_report

_ROLE = {
    "PerpInd": "individual",
    "PerpOrg": "organisation",
    "Target": "physical",
    "Victim": "human",
    "Weapon": "instrument",
}
_SPACES = re.compile(r"\s+")
_GENERAL_NEWS = ("geoparsing", "ecbplus")


def own_corpus(data: Path) -> dict[str, list[Example]]:
    """Return the documents of the project's own corpus for training and for the choice of settings."""
    drawn, readings = drawn_documents(), best_readings()
    found: dict[str, list[Example]] = {"train": [], "dev": []}
    for name in SETS:
        texts = load_texts(data, name)
        for one in drawn.values():
            if one.name in texts and one.name in readings and one.split in found:
                found[one.split].append(of_corpus(texts[one.name], readings[one.name]))
    return found


def tellings(data: Path) -> Iterator[tuple[str, bool]]:
    """Yield the texts of the project's own corpus for training, each with whether it tells of anything."""
    drawn, readings = drawn_documents(), best_readings()
    for name in SETS:
        texts = load_texts(data, name)
        for one in drawn.values():
            if one.split == "train" and one.name in texts and one.name in readings:
                yield texts[one.name].text, bool(readings[one.name].events)


def unread(data: Path) -> Iterator[str]:
    """Yield texts of general news that are not in the project's own corpus."""
    drawn = drawn_documents()
    for name in _GENERAL_NEWS:
        yield from (one.text for one in load_texts(data, name).values() if one.name not in drawn)
    for path in sorted((data / "polnear/data/train/text").iterdir()):
        yield path.read_text(encoding="utf-8")


def muc4(data: Path, part: str) -> list[Example]:
    """Return the reports of MUC-4 with the fillers of five roles, wherever their words stand in the text."""
    messages = {one.id: one for one in read_keys(data / f"muc4/full_slots/{part}.jsonl")}
    rows = read_json_lines(data / f"muc4/grit/{part}.json")
    return [_muc4(row, messages) for row in rows if row.get("docid", str) in messages]


def _muc4(row: Row, messages: dict[str, Message]) -> Example:
    name, filled = row.get("docid", str), row.get("extracts", dict)
    message = replace(messages[name], text=_SPACES.sub(" ", messages[name].text))
    roles: list[tuple[Span, str]] = []
    for key, role in _ROLE.items():
        told = {span for entity in filled[key] for words, _ in entity for span in message.spans(words)}
        roles += [(span, role) for span in _longest(told)]
    found = of_report(f"muc4/{name}", message.text, {}, roles, any(filled.values()))
    found.teaches |= frozenset(_ROLE.values())
    return found


def _longest(told: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that stand in no other, in the order of the text: "GUNMEN" not within "TWO GUNMEN"."""
    end = -1
    for span in sorted(told, key=lambda one: (one[0], -one[1])):
        if span[1] > end:
            yield span
            end = span[1]


def polnear(data: Path, part: str, every: int = 3) -> list[Example]:
    """Return every so-manieth text of PolNeAR with who says what, as its first annotator marked it."""
    folder = data / "polnear/data" / part
    return [_polnear(name, article(folder, (name, path))) for name, path in marked(folder)[::every]]


def _polnear(name: str, told: Article) -> Example:
    tokens = Tokens(told.text)
    triggers = [
        Trigger(_range(tokens, one.cue), "cue", f"s{number}", {}, list(_said(tokens, one)))
        for number, one in enumerate(told.key)
        if one.cue
    ]
    teaches = frozenset({"cue", *labels.CUE_ROLES})
    return example(f"polnear/{name}", told.text, triggers, teaches, None)


def _said(tokens: Tokens, one: Attribution) -> Iterator[tuple[Span, str]]:
    for words, role in ((one.source, "speaker"), (one.content, "content")):
        if words:
            yield _range(tokens, words), role


def _range(tokens: Tokens, words: frozenset[int]) -> Span:
    """Return one range of the text from the first of some words to the last."""
    return tokens.starts[min(words)], tokens.ends[max(words)]


_NO_EVENT = ("DIPLO", "MAN_MADE_DISASTER", "NATURAL_DISASTER")
_UNSURE = ("ATTRIB", "ORG_CRIME", "OTHER")
_ALSO = {
    "PROTEST_WITH_INTER": {"type": "protest", "response": "intervention"},
    "FORCE_AGAINST_PROTEST": {"type": "protest", "response": "excessive_force"},
    "PEACE_PROTEST": {"type": "protest", "response": "none"},
    "MOB_VIOL": {"type": "riot", "crowd_form": "mob"},
    "VIOL_DEMONSTR": {"type": "riot", "crowd_form": "demonstration"},
    "DISR_WEAP": {"type": "weapons_seized"},
    "CHANGE_TO_GROUP_ACT": {"type": "group_change"},
}
_FOLDS = 5


def case2021(data: Path, part: str) -> list[Example]:
    """Return the snippets of CASE 2021 with the type of what they tell; every fifth is of the dev part."""
    rows = read_table(data / "case2021_task2/snippets.tsv", ("id", "EventSnippet", "SubType"))
    found = []
    for number, row in enumerate(rows):
        if (number % _FOLDS == 0) == (part == "dev"):
            label, text = row.get("SubType", str), row.get("EventSnippet", str)
            relevant = False if label in _NO_EVENT else None if label in _UNSURE else True
            found.append(of_report(f"case2021/{number}", text, _told(label), [], relevant))
    return found


def _told(label: str) -> dict[str, str]:
    """Return what a label says of kind, type, response and form."""
    if label in _UNSURE:
        return {}
    if label in _NO_EVENT:
        return {"kind": "none", "type": ""}
    if label in _ALSO:
        return {"kind": "incident", **_ALSO[label]}
    rule = next(one for one in rules() if one.label == label and "sub_event" in one.conditions)
    sub_event = rule.conditions["sub_event"]
    types = (name for name, one in event_types().items() if one.acled_sub_event == sub_event)
    return {"kind": "incident", "type": next(types)}


def unlabelled(data: Path) -> Iterator[str]:
    """Yield texts for their language alone, none of a dev or test part or a set that is only measured."""
    drawn = drawn_documents()
    for name in ("written", "fa_kes", "isaf", "re3d", "geoparsing", "ecbplus", "gun_violence"):
        texts = load_texts(data, name)
        taught = (one for one in drawn.values() if one.split == "train" and one.name in texts)
        yield from (texts[one.name].text for one in taught)
    for row in read_json_lines(data / "muc4/grit/train.json"):
        yield _SPACES.sub(" ", row.get("doctext", str))
    for path in sorted((data / "polnear/data/train/text").glob("*.txt")):
        yield path.read_text(encoding="utf-8")
