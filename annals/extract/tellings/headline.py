"""Headlines: told again in the text, so read after it and joined to what it tells."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from annals.extract.acts.event_words import Act
from annals.extract.sentence.words import Sentence
from annals.extract.tagger import Tagged
from annals.model.report import Report
from annals.model.vocabulary import Mode

_BESIDE = 40
_MARKS = re.compile(r"[\W_]+")


def is_headline(report: Report, sentence: Sentence) -> bool:
    """Say whether a sentence is the title, or repeats it with little beside it."""
    title = _plain(report.title or "")
    if not title:
        return False
    words = _plain(report.text[sentence.start : sentence.end])
    return sentence.end <= len(report.title or "") or (title in words and len(words) <= len(title) + _BESIDE)


def as_headline(tagged: Tagged) -> Tagged:
    """Return a headline's acts as pointing to what the text tells: a plural there is no series."""
    return replace(tagged, acts=tuple(_pointing(act) for act in tagged.acts))


def _pointing(act: Act) -> Act:
    if act.mode == Mode.ASSERTED:
        act.plural, act.refers, act.headline = False, True, True
    return act


@lru_cache(maxsize=64)
def _plain(text: str) -> str:
    return _MARKS.sub(" ", text.lower()).strip()
