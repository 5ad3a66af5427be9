"""Windows as tensors, with what each head should say of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from random import Random

import torch
from torch import Tensor

from annals.neural.hints import HINTS
from annals.neural.windows import FIRST, LAST
from training import labels
from training.examples import REPORT, Span, Trigger
from training.windows import Window

_MOST_TRIGGERS = 40
IGNORE = -100
_PAD = 0
_BITS = torch.arange(len(HINTS))
_AREA = 3600
"""How many tokens a batch holds, padding included."""


@dataclass(slots=True)
class Batch:
    """Tensors of B windows of L tokens with at most T triggers; -100 is for what no answer is known of.

    ``tied``, which tokens the lexicon ties to a trigger, is B x T x L; ``roles`` has a last dimension more
    (begins or goes on in each role), ``taught`` is B x T x that last dimension.
    """

    windows: list[Window]
    triggers: list[list[Trigger]]
    ids: Tensor
    mask: Tensor
    hints: Tensor
    starts: Tensor
    ends: Tensor
    tied: Tensor
    tags: dict[str, Tensor]
    roles: Tensor
    taught: Tensor
    attributes: dict[str, Tensor]
    tolls: dict[str, Tensor]
    same: Tensor
    relevant: Tensor


def batches(made: Sequence[Window], area: int = _AREA) -> Iterator[Batch]:
    """Yield batches of windows of like length."""
    yield from map(batch, chunked(made, None, area))


def chunked(made: Sequence[Window], random: Random | None, area: int) -> list[list[Window]]:
    """Return windows of like length together, up to so many tokens; chance loosens the likeness."""
    keys = [one.length() + (random.randrange(40) if random else 0) for one in made]
    chunks: list[list[Window]] = []
    for n in sorted(range(len(made)), key=keys.__getitem__):
        longest = made[n].length()
        if chunks and (len(chunks[-1]) + 1) * max(longest, *(w.length() for w in chunks[-1])) <= area:
            chunks[-1].append(made[n])
        else:
            chunks.append([made[n]])
    return chunks


def batch(chosen: list[Window]) -> Batch:
    """Return the tensors of some windows."""
    places = [one.shown.places() for one in chosen]
    told = [list(one.triggers())[:_MOST_TRIGGERS] for one in chosen]
    rows, length, most = len(chosen), max(map(len, places)), max(1, *map(len, told))
    found = _empty(chosen, (rows, length, most))
    for row, (window, place) in enumerate(zip(chosen, places, strict=True)):
        inner = [window.text.ids[n] for n in place[1:-1]]
        found.ids[row, : len(place)] = torch.tensor([FIRST, *inner, LAST])
        found.mask[row, : len(place)] = 1
        bits = torch.tensor([window.bits[n] for n in place[1:-1]])
        found.hints[row, 1 : len(place) - 1] = (bits.unsqueeze(-1) >> _BITS & 1).float()
        _fill(found, row, place, told[row])
        ties = [0, *(window.ties[n] for n in place[1:-1]), 0]
        for n, (a, b) in enumerate(zip(found.starts[row].tolist(), found.ends[row].tolist(), strict=True)):
            own = reduce(or_, ties[a : b + 1], 0) if a > 0 else 0
            found.tied[row, n, : len(place)] = torch.tensor([float(own & one != 0) for one in ties])
    return found


def _empty(chosen: list[Window], shape: tuple[int, int, int]) -> Batch:
    rows, length, most = shape
    teaches = [one.example.relevant for one in chosen]
    return Batch(
        windows=chosen,
        triggers=[],
        ids=torch.full((rows, length), _PAD),
        mask=torch.zeros(rows, length, dtype=torch.long),
        hints=torch.zeros(rows, length, len(HINTS)),
        starts=torch.full((rows, most), -1),
        ends=torch.full((rows, most), -1),
        tied=torch.zeros(rows, most, length),
        tags={sort: torch.full((rows, length), IGNORE) for sort in labels.SORTS},
        roles=torch.zeros(rows, most, length, 2 * len(labels.ROLES)),
        taught=torch.zeros(rows, most, 2 * len(labels.ROLES)),
        attributes={name: torch.full((rows, most), IGNORE) for name in labels.ATTRIBUTES},
        tolls={name: torch.full((rows, length), IGNORE) for name in labels.TOLL},
        same=torch.full((rows, most, most), -1.0),
        relevant=torch.tensor([float("nan") if one is None else float(one) for one in teaches]),
    )


def _fill(found: Batch, row: int, place: list[int], told: list[tuple[Trigger, tuple[int, int]]]) -> None:
    """Write what the heads should say of one window."""
    window = found.windows[row]
    at = {n: m for m, n in enumerate(place) if n >= 0}
    for sort in labels.SORTS:
        if sort in window.example.teaches:
            found.tags[sort][row, [at[n] for n in range(*window.shown.own)]] = 0
    found.triggers.append([trigger for trigger, _ in told])
    for n, (trigger, (first, after)) in enumerate(told):
        begin, end = (at[first], at[after - 1]) if first >= 0 else (0, 0)
        found.starts[row, n], found.ends[row, n] = begin, end
        if trigger.sort != REPORT:
            found.tags[trigger.sort][row, begin : end + 1] = 2
            found.tags[trigger.sort][row, begin] = 1
        for name, value in trigger.attributes.items():
            found.attributes[name][row, n] = labels.ATTRIBUTES[name].index(value)
        _roles(found, (row, n), trigger, at)
        for m, (other, _) in enumerate(told):
            if m != n and trigger.sort == other.sort == "event":
                found.same[row, n, m] = float(trigger.group == other.group)


def _roles(found: Batch, where: tuple[int, int], trigger: Trigger, at: dict[int, int]) -> None:
    """Write who stands in which role to one trigger, and what its counts are of."""
    row, n = where
    window = found.windows[row]
    for role in _ASKED[trigger.sort]:
        if role in window.example.teaches:
            which = 2 * labels.ROLES.index(role)
            found.taught[row, n, which : which + 2] = 1.0
    for span, role in trigger.roles:
        here = _places(window, span, at)
        if here:
            which = 2 * labels.ROLES.index(role)
            found.roles[row, n, here, which + 1] = 1.0
            found.roles[row, n, here[0], which] = 1.0
    for span, *told in trigger.tolls:
        here = _places(window, span, at)
        for name, value in zip(labels.TOLL, told, strict=True):
            found.tolls[name][row, here] = labels.TOLL[name].index(value)


_ASKED = {"event": labels.EVENT_ROLES, "cue": labels.CUE_ROLES, REPORT: labels.REPORT_ROLES}


def _places(window: Window, span: Span, at: dict[int, int]) -> list[int]:
    """Return where in a window the tokens of a span stand."""
    tokens = window.text.tokens(*span)
    return [at[n] for n in range(*tokens) if n in at] if tokens else []
