"""Reports of a shooting's first day, and one figure for each incident from all that they count."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date, timedelta

_AFTER = timedelta(days=1)


def of_first_day(happened: date, published: date | None) -> bool:
    """Say whether a report came out on the day of its incident or the day after."""
    return published is not None and happened <= published <= happened + _AFTER


def agreed(incidents: Sequence[Hashable], figures: Sequence[int | None]) -> list[int | None]:
    """Return for each incident, in the order of their first report, the figure that its reports agree on.

    That is the figure of most of its reports; of two told equally often the higher, for tolls grow.
    None where no report was read.
    """
    told: dict[Hashable, list[int | None]] = defaultdict(list)
    for incident, figure in zip(incidents, figures, strict=True):
        told[incident].append(figure)
    return [_agreed(one for one in of_one if one is not None) for of_one in told.values()]


def _agreed(figures: Iterable[int]) -> int | None:
    counted = Counter(figures)
    return max(counted, key=lambda figure: (counted[figure], figure), default=None)
