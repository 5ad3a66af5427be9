"""The words of the time grammar, read once from ``data/time_words.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from annals.text._number_tokens import Tokens
from annals.text._time_forms import Unit


@dataclass(frozen=True, slots=True)
class TimeLexicon:
    """Time words by their use; ``feasts`` by their words, longest first, ``moving`` with their rules."""

    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    seasons: dict[str, tuple[int, ...]]
    units: dict[str, Unit]
    feasts: dict[str, tuple[tuple[tuple[str, ...], tuple[int, int] | None], ...]]
    lists: dict[str, frozenset[str]]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    ordinals: dict[str, int]
    moving: dict[str, dict[str, str | int]]
    triggers: frozenset[str]

    def phrase(self, name: str, tokens: Tokens, at: int) -> int:
        """Return how many tokens a phrase of the list ``name`` takes at a token, 0 for none."""
        for words in self.phrases[name]:
            if tokens.lows[at] == words[0] and tokens.holds(at, words):
                return len(words)
        return 0


def _feasts(
    fixed: dict[str, list[int]], moveable: list[str]
) -> dict[str, tuple[tuple[tuple[str, ...], tuple[int, int] | None], ...]]:
    rows: list[tuple[tuple[str, ...], tuple[int, int] | None]]
    rows = [(tuple(name.split()), (day[0], day[1])) for name, day in fixed.items()]
    rows += [(tuple(name.split()), None) for name in moveable]
    rows.sort(key=lambda row: (-len(row[0]), row[0]))
    firsts = dict.fromkeys(words[0] for words, _ in rows)
    return {first: tuple(row for row in rows if row[0][0] == first) for first in firsts}


@cache
def time_lexicon() -> TimeLexicon:
    """Return the lexicon of time words."""
    text = files(__package__).joinpath("data/time_words.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    lists: dict[str, list[str]] = data["lists"]
    feasts = _feasts(data["feasts"], [*lists["moveable"], *data["moving"]])
    triggers = {*data["months"], *data["weekdays"], *data["days"], *data["seasons"], *data["units"]}
    triggers |= {*feasts, *lists["parts"], "daily", "nightly", "o", "hours", "mondays", "recent"}
    triggers |= {f"{day}s" for day, number in data["weekdays"].items() if number and day.endswith("day")}
    phrases = {
        name: tuple(
            sorted((tuple(entry.split()) for entry in entries), key=lambda words: (-len(words), words))
        )
        for name, entries in lists.items()
    }
    return TimeLexicon(
        months=data["months"],
        weekdays=data["weekdays"],
        days=data["days"],
        seasons={name: tuple(months) for name, months in data["seasons"].items()},
        units={name: Unit(unit) for name, unit in data["units"].items()},
        feasts=feasts,
        lists={name: frozenset(entries) for name, entries in lists.items()},
        phrases=phrases,
        moving=data["moving"],
        ordinals={word: number for number, word in enumerate(lists["ordinals"], 1)},
        triggers=frozenset(triggers),
    )
