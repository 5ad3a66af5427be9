"""The data sets that the reader learns from, each as examples of what it has answers for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from annals.codebook.event_types import event_types
from corpus.annotation import Span
from corpus.files import best_readings, drawn_documents
from corpus.texts import SETS
from corpus.texts import load as load_texts
from evaluation.files import read_table
from evaluation.muc4.keys import read_keys
from evaluation.sets.case2021_task2 import rules
from training import labels
from training.examples import Example, Trigger, example, of_corpus, of_report

_ROLE = {
    "PerpInd": "individual",
    "PerpOrg": "organisation",
    "Target": "physical",
    "Victim": "human",
    "Weapon": "instrument",
}
_MARK = re.compile(r"^(T\d+)\t(\S+) ([\d ;]+)\t", re.MULTILINE)
_EVENT = re.compile(r"^E\d+\t(Attribution\S*.*)$", re.MULTILINE)
_SPACES = re.compile(r"\s+")


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


def muc4(data: Path, part: str) -> list[Example]:
    """Return the reports of MUC-4 with the fillers of five roles, wherever their words stand in the text."""
    texts = {one.id: one.text for one in read_keys(data / f"muc4/full_slots/{part}.jsonl", None)}
    return list(_muc4(data / f"muc4/grit/{part}.json", texts))


def _muc4(path: Path, texts: dict[str, str]) -> Iterator[Example]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = _SPACES.sub(" ", texts.get(row["docid"], row["doctext"]))
        filled = row["extracts"]
        roles = [
            (span, role)
            for key, role in _ROLE.items()
            for entity in filled[key]
            for words, _ in entity
            for span in _stands(text, words)
        ]
        found = of_report(f"muc4/{row['docid']}", text, {}, roles, any(filled.values()))
        found.teaches |= frozenset(_ROLE.values())
        yield found


def _stands(text: str, words: str) -> Iterator[Span]:
    """Yield where words stand in a text, whatever their capitals and spaces."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
        yield found.span()


def polnear(data: Path, part: str, every: int = 3) -> list[Example]:
    """Return every so-manieth of the texts of PolNeAR with who says what, as one annotator marked it."""
    folder, found = data / "polnear/data" / part, {}
    marked = {path.stem.rpartition("_")[0]: path for path in sorted((folder / "attributions").glob("*.ann"))}
    for number, (name, path) in enumerate(sorted(marked.items())):
        if number % every == 0:
            text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
            found[name] = example(
                f"polnear/{name}", text, list(_sayings(path)), frozenset({"cue", *labels.CUE_ROLES}), None
            )
    return list(found.values())


def _sayings(path: Path) -> Iterator[Trigger]:
    text = path.read_text(encoding="utf-8")
    marks = {one[1]: _joined(one[3]) for one in _MARK.finditer(text)}
    for number, event in enumerate(_EVENT.findall(text)):
        parts = [part.split(":") for part in event.split() if ":" in part]
        held: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
        for name, key in parts:
            role = name.rstrip("0123456789")
            if role in held and key in marks:
                held[role].append(marks[key])
        roles = [(span, "speaker") for span in held["Source"]] + [(s, "content") for s in held["Content"]]
        for span in held["Cue"]:
            yield Trigger(span, "cue", f"s{number}", {}, roles)


def _joined(written: str) -> Span:
    """Return one range for the ranges of a mark."""
    numbers = [int(one) for one in re.findall(r"\d+", written)]
    return min(numbers), max(numbers)


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
