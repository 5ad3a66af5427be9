"""The named rule sets by which one figure is chosen, read from the data beside this file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from annals.errors import AnnalsError


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule set; the data file says what each part means."""

    name: str
    says: str
    choice: str
    civilians: bool
    attackers: bool
    enemy: str
    vague: Mapping[int, int]


@cache
def rules() -> dict[str, Rule]:
    """Return every rule set by name."""
    text = files(__package__).joinpath("data", "rules.toml").read_text(encoding="utf-8")
    return {
        name: Rule(**{**table, "name": name, "vague": {int(word): n for word, n in table["vague"].items()}})
        for name, table in tomllib.loads(text).items()
    }


def rule(name: str) -> Rule:
    """Return the rule set with this name.

    Raises:
        AnnalsError: there is none; the text lists those that there are.
    """
    if name not in rules():
        raise AnnalsError(f"no figure rule {name!r}; there are {', '.join(rules())}")
    return rules()[name]
