"""The cue file: lists of words by the use that is made of them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, cast


@cache
def read(name: str) -> dict[str, Any]:
    """Return one data file of this stage."""
    text = files("annals.extract").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return tomllib.loads(text)


def cues() -> dict[str, Any]:
    """Return the cue file."""
    return read("cues.toml")


def cue_list(section: str, key: str) -> tuple[str, ...]:
    """Return one list of the cue file."""
    return tuple(cast("list[str]", cues()[section][key]))


@cache
def cue_set(section: str, key: str) -> frozenset[str]:
    """Return one list of the cue file as a set, for single words."""
    return frozenset(cue_list(section, key))
