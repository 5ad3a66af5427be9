"""Reports that nobody annotated, as a trained reader hears them: what the last epochs learn from besides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from annals.neural.heard import Act, Heard, Saying, Words
from annals.neural.reader import Reader
from annals.text.furniture import without_furniture
from corpus.annotation import Span
from corpus.files import drawn_documents
from corpus.texts import load as load_texts
from evaluation.files import read_json_lines
from training.examples import EVERYTHING, Example, Trigger, example

_MANY = {"muc4": 420, "ecbplus": 330, "gun_violence": 220, "geoparsing": 150, "isaf": 130, "fa_kes": 75}
"""How many reports of each set are heard."""
_UNSURE = (0.15, 0.4)
"""A report with an act as unsure as this teaches nothing."""
_LONGEST = 4000


def silver(data: Path, weights: Path, seed: int) -> list[Example]:
    """Return unannotated reports with what a reader hears in them, those with a doubtful act left out."""
    reader = Reader(weights)
    return [one for name, text in _texts(data, seed) if (one := _heard(reader, name, text)) is not None]


def _texts(data: Path, seed: int) -> Iterator[tuple[str, str]]:
    """Yield names and texts of reports that are not in the project's own corpus, nor in a part for dev."""
    drawn = drawn_documents()
    rows = read_json_lines(data / "muc4/full_slots/train.jsonl")
    train = {f"muc4/{row.get('docid', str)}" for row in rows}
    for name, many in _MANY.items():
        texts = load_texts(data, name)
        free = [one for one in texts.values() if one.name not in drawn and len(one.text) <= _LONGEST]
        free = [one for one in free if name != "muc4" or one.name in train]
        chosen = Random(f"{seed} {name}").sample(free, min(many, len(free)))  # noqa: S311
        yield from ((one.name, one.text) for one in chosen)


def _heard(reader: Reader, name: str, text: str) -> Example | None:
    bare = example(name, text, [], EVERYTHING, None)
    heard = reader.hear(without_furniture(text), bare.sentences, bare.hints)
    if any(_UNSURE[0] <= act.score < _UNSURE[1] for act in heard.acts):
        return None
    bare.triggers = list(_triggers(heard))
    return bare


def _triggers(heard: Heard) -> Iterator[Trigger]:
    for number, act in enumerate(heard.acts):
        if act.score >= _UNSURE[1]:
            yield from _of_act(act, f"e{number}")
    for number, saying in enumerate(heard.sayings):
        yield _of_saying(saying, f"s{number}")


def _of_act(act: Act, group: str) -> Iterator[Trigger]:
    roles = [(_span(one), role) for role, words in act.roles.items() for one in words]
    tolls = [(_span(one.words), one.harm.value, one.group.value, one.scope.value) for one in act.tolls]
    roles += [(toll[0], "toll") for toll in tolls]
    told = {"kind": act.kind, "type": act.type, "mode": str(act.mode)}
    told |= {"background": "yes" if act.background else "no"}
    if act.kind == "incident":
        told |= {"stage": str(act.stage), "aggregate": "yes" if act.aggregate else "no"}
    for one in act.words:
        yield Trigger(_span(one), "event", group, told, roles, tolls)


def _of_saying(saying: Saying, group: str) -> Trigger:
    roles = [(_span(one), "speaker") for one in saying.speaker]
    roles += [(_span(one), "content") for one in saying.content]
    return Trigger(_span(saying.cue), "cue", group, {"stance": str(saying.stance)}, roles)


def _span(words: Words) -> Span:
    return words.start, words.end
