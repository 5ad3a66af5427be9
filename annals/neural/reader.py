"""The reader: a text through the encoder by windows, then what stands in a role to each act and saying."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from annals.neural.chances import sigmoid, softmax, spans
from annals.neural.decode import acts, decode
from annals.neural.heard import Heard
from annals.neural.hints import HINTS, Hints, by_token
from annals.neural.maker import REPORT, Maker
from annals.neural.mentions import Found, Trigger
from annals.neural.skim import Skim
from annals.neural.weighing import Told
from annals.neural.weights import Card, Weights, open_weights
from annals.neural.windows import FIRST, LAST, Text, Window, as_tokens, windows

Array = NDArray[np.float32]
_TELLS, _HEARD = 0.5, 0.1
"""How likely a report without a word for an act must tell of one, and a word be one, for it to be taken."""
_TOGETHER = 0.6
"""How likely the words of a sentence that counts people harmed must be to name an act, all together."""
_COMPARED = 64
"""How many triggers are compared with as many others at once."""
_HARMED = [HINTS.index(name) for name in ("killed", "injured")]


@dataclass(frozen=True, slots=True)
class _Pass:
    """What one pass over a window gave: the token of the text at each place, hints, states and scores."""

    places: NDArray[np.int64]
    hints: Array
    states: Array
    scores: Array
    relevance: float


class Reader:
    """Hears texts with one set of weights; ``version`` names them.

    One thread by default: a run has a process for each core.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        weights: Weights = open_weights(folder)
        self.version = weights.version
        self._card: Card = weights.card
        self._skim = Skim(weights.skim)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        given = ["CPUExecutionProvider"]
        self._tokens, self._pairs, self._same = (
            onnxruntime.InferenceSession(weights.graph(name), options, providers=given)
            for name in ("tokens", "pairs", "same")
        )

    def hear(self, text: str, sentences: Sequence[tuple[int, int]], hints: Hints) -> Heard:
        """Return what is heard in a text; ``sentences`` are ranges of it."""
        tokens, found, relevance = self._found(text, sentences, hints)
        return decode(self._card, tokens, found, self._sameness(found), relevance)

    def acts(self, text: str, sentences: Sequence[tuple[int, int]], hints: Hints) -> tuple[Text, list[Told]]:
        """Return the acts of a text before words in roles to them are weighed, for training to learn from."""
        tokens, found, _ = self._found(text, sentences, hints)
        maker = Maker(self._card, tokens)
        return tokens, [maker.told(act) for act in acts(self._card, maker, found, self._sameness(found))]

    def _found(
        self, text: str, sentences: Sequence[tuple[int, int]], hints: Hints
    ) -> tuple[Text, list[Found], float]:
        """Return a text in tokens, its triggers, and how likely it tells of anything that is recorded."""
        tokens = as_tokens(self._tokenizer, text, sentences)
        bits = np.array(by_token(tokens, hints.words), dtype=np.int64)
        known = (bits[:, None] >> np.arange(len(HINTS)) & 1).astype(np.float32)
        ties = np.array(by_token(tokens, hints.ties), dtype=np.int64)
        found: list[Found] = []
        relevance = 0.0
        whole = Trigger(REPORT, 0, 0, 1.0)
        passes = []
        for window in windows(tokens, self._card.most):
            passed = self._pass(tokens, window, known)
            passes.append((passed, window))
            relevance = max(relevance, passed.relevance)
            heard = self._triggers(passed, window)
            triggers = [*heard, *self._unheard(tokens, passed, window, heard), whole]
            found += self._asked(passed, triggers, ties)
        if relevance >= _TELLS and not any(one.trigger.sort == "event" for one in found):
            words = [
                (_likeliest(*self._chances(passed, window, "event")), passed) for passed, window in passes
            ]
            best, passed = max(words, key=lambda one: one[0].score)
            found += self._asked(passed, [best] if best.score >= _HEARD else [], ties)
        return tokens, found, relevance

    def encode(self, text: str, sentences: Sequence[tuple[int, int]]) -> int:
        """Take a text through the encoder alone, to know what that costs; return its number of tokens."""
        tokens = as_tokens(self._tokenizer, text, sentences)
        known = np.zeros((len(tokens.ids), len(HINTS)), np.float32)
        for window in windows(tokens, self._card.most):
            self._pass(tokens, window, known)
        return len(tokens.ids)

    def may_be_relevant(self, text: str) -> bool:
        """Say whether a text may tell of anything that is recorded, by its words alone."""
        return self._skim.likely(text) >= self._card.threshold("skim")

    def _pass(self, tokens: Text, window: Window, known: Array) -> _Pass:
        places = np.array(window.places())
        ids = np.array([[FIRST, *(tokens.ids[n] for n in places[1:-1]), LAST]], dtype=np.int64)
        framed = np.zeros((1, len(places), len(HINTS)), dtype=np.float32)
        framed[0, 1:-1] = known[places[1:-1]]
        given: dict[str, Any] = {"ids": ids, "mask": np.ones_like(ids), "hints": framed}
        states, scores, relevant = self._tokens.run(None, given)
        heat = self._card.temperatures.get("relevant", 1.0)
        return _Pass(places, framed[0], states, scores[0], float(1 / (1 + np.exp(-relevant[0] / heat))))

    def _triggers(self, passed: _Pass, window: Window) -> list[Trigger]:
        """Return the words of acts and sayings that a window answers for.

        Words that the lexicon knows for such need to be less likely than others.
        """
        found = []
        for sort in self._card.sorts:
            begins, insides = self._chances(passed, window, sort)
            known = passed.hints[:, HINTS.index(sort)] > 0
            least: NDArray[Any] = np.where(
                known, self._card.threshold(f"hinted {sort}"), self._card.threshold(sort)
            )
            for a, b in spans(begins / least, insides / least, 1.0):
                found.append(Trigger(sort, a, b, float(begins[a])))
        return found

    def _chances(self, passed: _Pass, window: Window, sort: str) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return how likely each token begins and goes on words of a sort that a window answers for."""
        first, after = window.own
        own = (passed.places >= first) & (passed.places < after)
        at = 3 * self._card.sorts.index(sort)
        chances = softmax(passed.scores[:, at : at + 3] / self._card.temperatures.get(sort, 1.0))
        return chances[:, 1] * own, chances[:, 2] * own

    def _unheard(
        self, tokens: Text, passed: _Pass, window: Window, heard: Sequence[Trigger]
    ) -> Iterator[Trigger]:
        """Yield the likeliest words for an act in each sentence that counts people harmed and tells none.

        Several words can tell an act, none of them surely ("A bomb killed four people"), but all together.
        """
        begins, insides = self._chances(passed, window, "event")
        harmed = passed.hints[:, _HARMED].sum(1)
        acts = [one.first for one in heard if one.sort == "event"]
        begin, end = window.own
        for first, after in (one for one in tokens.sentences if one[0] < end and begin < one[1]):
            here = np.flatnonzero((passed.places >= first) & (passed.places < after))
            together = float(begins[here].sum())
            if together >= _TOGETHER and harmed[here].sum() > 0 and not np.isin(acts, here).any():
                own = np.zeros_like(begins)
                own[here] = begins[here]
                yield replace(_likeliest(own, insides), score=min(together, 1.0))

    def _asked(self, passed: _Pass, triggers: list[Trigger], ties: NDArray[np.int64]) -> list[Found]:
        """Return each trigger with its attributes, the scores of its roles, and those of tolls by token."""
        if not triggers:
            return []
        starts = np.array([[one.first for one in triggers]], dtype=np.int64)
        ends = np.array([[one.last for one in triggers]], dtype=np.int64)
        framed = np.array([0, *ties[passed.places[1:-1]], 0])
        own = [np.bitwise_or.reduce(framed[one.first : one.last + 1]) for one in triggers]
        tied = ((np.array(own)[:, None] & framed) != 0).astype(np.float32)
        given: dict[str, Any] = {"states": passed.states, "starts": starts, "ends": ends, "tied": tied[None]}
        attributes, roles, linked = self._pairs.run(None, given)
        tolls = passed.scores[:, 3 * len(self._card.sorts) :]
        return [
            Found(one, passed.places, attributes[0, n], roles[0, n], linked[0, n], tolls)
            for n, one in enumerate(triggers)
        ]

    def _sameness(self, found: Sequence[Found]) -> Array:
        """Return how likely each two triggers tell of one act; 0 for those that name none.

        Those of a long report are compared some at a time: what all pairs of it need would fill a laptop.
        """
        chances = np.zeros((len(found), len(found)), dtype=np.float32)
        events = [n for n, one in enumerate(found) if one.trigger.sort == "event"]
        parts = [events[n : n + _COMPARED] for n in range(0, len(events), _COMPARED)]
        for one, other in combinations(parts, 2) if len(parts) > 1 else [(part, []) for part in parts]:
            together = [*one, *other]
            chances[np.ix_(together, together)] = self._compared([found[n] for n in together])
        return chances

    def _compared(self, events: Sequence[Found]) -> Array:
        """Return how likely each two triggers of acts tell of one."""
        at = [one.places[one.trigger.first] for one in events]
        given = {"linked": np.stack([one.linked for one in events])[None], "at": np.array([at])}
        (scores,) = self._same.run(None, given)
        return sigmoid((scores[0] + scores[0].T) / 2 / self._card.temperatures.get("same", 1.0))


def _likeliest(begins: Array, insides: Array) -> Trigger:
    """Return the words that most likely name an act, by how likely each token begins and goes on such."""
    at = end = int(begins.argmax())
    while end + 1 < len(insides) and insides[end + 1] >= begins[at] / 2:
        end += 1
    return Trigger("event", at, end, float(begins[at]))
