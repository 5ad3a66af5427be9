"""Scores to what is heard: acts joined from their mentions, sayings, what the report is about."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from annals.neural.chances import Array
from annals.neural.heard import Heard, Words
from annals.neural.maker import REPORT, Maker, Roles
from annals.neural.mentions import Found, Mention, RoleScores
from annals.neural.parting import gathered, parted
from annals.neural.weighing import WEIGHED, weighed
from annals.neural.weights import Card
from annals.neural.windows import Text

_APART = 0.3
"""How likely each two words must be to tell of one act for an act to be told by both, whatever others say."""
_PRONOUNS = frozenset({"he", "him", "she", "her", "it", "they", "them", "we", "us", "who"})
_MEANT = 0.25
"""How likely words must be in a role to be what a pronoun in it may mean."""
_ALONE = {"attacker": 0.3}
"""How likely they must be where no others are likely enough: an act is mostly done by somebody."""


def decode(card: Card, text: Text, found: Sequence[Found], same: Array, relevance: float) -> Heard:
    """Return what was heard; ``same`` says how likely each two of the triggers tell of one act."""
    maker = Maker(card, text)
    told = acts(card, maker, found, same)
    whole = [one for one in found if one.trigger.sort == REPORT] if len(told) == 1 else []
    made = [maker.act(one, roles, whole) for one, roles in zip(told, _roles(card, maker, told), strict=True)]
    sayings = [maker.saying(one) for one in found if one.trigger.sort == "cue"]
    about = [one for one in found if one.trigger.sort == REPORT]
    return Heard(
        relevance=relevance,
        acts=tuple(made),
        sayings=tuple(sayings),
        whole=maker.roles(REPORT, about),
        about=maker.types(about[0]) if about else {},
    )


def acts(card: Card, maker: Maker, found: Sequence[Found], same: Array) -> list[list[Found]]:
    """Return triggers by the act that they tell of."""
    scores = RoleScores(card)
    mentions = [Mention(one, maker.text, scores) for one in found]
    events = [n for n, one in enumerate(mentions) if one.is_event]
    types = dict(zip(events, maker.sure_types([found[n] for n in events]), strict=True))
    likely = parted(mentions, types, same)
    groups = gathered(mentions, _groups(events, likely, card.threshold("same")))
    return [[found[n] for n in group] for group in groups]


def _roles(card: Card, maker: Maker, acts: Sequence[Sequence[Found]]) -> list[Roles]:
    """Return the words in roles of each act, most of them weighed against those of all acts together."""
    if not card.weighing:
        return [maker.roles("event", act) for act in acts]
    every = weighed(maker.text, [maker.told(act) for act in acts], card.weighing)
    found: list[Roles] = []
    for act, told in zip(acts, every, strict=True):
        roles = maker.roles("event", act, but=WEIGHED)
        for role in WEIGHED:
            least = card.threshold(f"weighed {role}")
            likely = [one for name, one in told if name == role]
            words = _chosen(maker.text.source, likely, least, alone=_ALONE.get(role, least))
            roles |= {role: tuple(sorted(words, key=lambda w: (w.start, w.end)))} if words else {}
        found.append(roles)
    return found


def _chosen(text: str, likely: Sequence[Words], least: float, *, alone: float) -> list[Words]:
    """Return the words that are likely enough in a role, with the likeliest noun beside pronouns alone.

    Where none are, the likeliest noun needs to be as likely as ``alone``.
    """
    chosen = [one for one in likely if one.score >= least]
    nouns = [one for one in likely if text[one.start : one.end].lower() not in _PRONOUNS]
    noun = max(nouns, key=lambda one: one.score, default=None)
    if noun is None or noun in chosen or noun.score < (_MEANT if chosen else alone):
        return chosen
    return [*chosen, noun]


def _groups(events: Sequence[int], same: Array, least: float) -> list[list[int]]:
    """Join triggers, the likeliest pair of groups first, while they are likely one act on average.

    No group holds two that are most likely two acts, though a third may be either's ("the strikes").
    """
    groups = [[n] for n in events]
    sums, sizes = same[np.ix_(events, events)].astype(np.float64), np.ones(len(events))
    sums[sums < _APART] = -np.inf
    while len(groups) > 1:
        likely = np.triu(sums / np.outer(sizes, sizes), 1)
        a, b = divmod(int(likely.argmax()), len(groups))
        if likely[a, b] < least:
            break
        groups[a] += groups.pop(b)
        sums[a] += sums[b]
        sums[:, a] += sums[:, b]
        sizes[a] += sizes[b]
        sums, sizes = np.delete(np.delete(sums, b, 0), b, 1), np.delete(sizes, b)
    return groups
