"""From comparisons to a judgement: one score for a pair, a verdict and the reasons in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp

from annals.link.blocks import pairs
from annals.link.compare import COMPARISONS, Compared, Context
from annals.link.copies import find_copies
from annals.link.other import compare_other
from annals.link.profile import Profile, profile
from annals.link.tables import Weights, weights
from annals.model.draft import EventDraft
from annals.model.ids import content_id
from annals.model.judgement import Judgement, judgement_id
from annals.model.statement import Producer
from annals.model.vocabulary import Kind, Verdict
from annals.settings import LinkSettings

NAME = "annals.link"
_SUM = "one sums up several acts, the other is told as one"


class Scorer:
    """Judges pairs of drafts. Holds the drafts' profiles, the copies among their reports and the weights."""

    def __init__(self, drafts: Iterable[EventDraft], settings: LinkSettings) -> None:
        by_id = {draft.id: draft for draft in sorted(drafts, key=lambda draft: draft.id)}
        self.profiles = {draft_id: profile(draft) for draft_id, draft in by_id.items()}
        sources = {draft.source.report_id: draft.source for draft in by_id.values()}
        copies = find_copies(sources.values(), settings.copy_similarity)
        self.context = Context(
            window_days=settings.window_days,
            copies={(copy.left, copy.right): copy.similarity for copy in copies},
        )
        self.by = producer(settings)
        self._settings = settings
        self._weights = weights()

    def judge(self, left: Profile, right: Profile) -> Judgement:
        """Return the model's judgement of two drafts, in whatever order they are given."""
        if right.id < left.id:
            left, right = right, left
        verdict, score, reasons = self._decide(left, right)
        return Judgement(
            id=judgement_id(left.id, right.id, self.by, None),
            left=left.id,
            right=right.id,
            verdict=verdict,
            score=round(score, 4),
            reasons=reasons,
            by=self.by,
            at=None,
        )

    def _decide(self, left: Profile, right: Profile) -> tuple[Verdict, float, tuple[str, ...]]:
        barred = never_one(left, right)
        if barred:
            return Verdict.DIFFERENT, 0.0, (barred,)
        if left.kind is not Kind.INCIDENT:
            compared = compare_other(left, right, self.context)
            alike = compared.score > 0
            return (
                Verdict.SAME if alike else Verdict.DIFFERENT,
                max(0.0, compared.score),
                (compared.reason,),
            )
        found: dict[str, Compared] = {}
        for name, compare in COMPARISONS.items():
            compared = compare(left, right, self.context)
            if compared.bars:
                return Verdict.DIFFERENT, 0.0, (f"{name}: {compared.reason}",)
            found[name] = compared
        score = probability(found, self._weights)
        reasons = tuple(f"{name}: {compared.reason}" for name, compared in found.items() if compared.reason)
        if left.aggregate != right.aggregate:
            found["sum"] = Compared(0.0, _SUM)
            reasons = (*reasons, _SUM)
        verdict, remark = self._verdict(score, found)
        return verdict, score, (*reasons, remark) if remark else reasons

    def _verdict(self, score: float, found: Mapping[str, Compared]) -> tuple[Verdict, str]:
        if score <= self._settings.different_at:
            return Verdict.DIFFERENT, ""
        if score < self._settings.same_at:
            return Verdict.UNSURE, ""
        if "sum" in found and found["tolls"].score < self._weights.told_support:
            return Verdict.UNSURE, ""
        missing = unsupported(found, self._weights)
        return (Verdict.UNSURE, missing) if missing else (Verdict.SAME, "")


def producer(settings: LinkSettings) -> Producer:
    """Name the model that judges; other weights or thresholds are another version of it."""
    used = weights()
    figures = (repr(sorted(used.weights.items())), repr(used.bias), repr(settings))
    return Producer(name=NAME, version=f"{used.version}-{content_id('w', *figures)[2:10]}", person=False)


def never_one(left: Profile, right: Profile) -> str:
    """Return why two drafts are never one act for the model, whatever they say; "" when they may be."""
    if left.report == right.report:
        return "one report tells them as two acts"
    if left.kind is not right.kind:
        return f"one is told as {left.kind}, the other as {right.kind}"
    return ""


def probability(found: Mapping[str, Compared], used: Weights) -> float:
    """Return the score of a pair, 0 to 1: the logistic function of the weighted comparisons."""
    total = used.bias + sum(used.weights[name] * compared.score for name, compared in found.items())
    return 1.0 / (1.0 + exp(-total))


def unsupported(found: Mapping[str, Compared], used: Weights) -> str:
    """Return what a merge lacks beside its score, in words; "" when it lacks nothing.

    A shared day and a shared small place are enough; in a large one something else must agree. Without
    a firm day it takes words, figures or text that agree, a rare type, or one attacker, target or weapon
    in a small place: one side strikes one city again and again. Without a firm place, words, figures or
    text must agree more clearly, and a small figure is not enough between accounts that name others.
    Without both it takes the same sentences or, where neither day nor place speaks against it, the same
    particular words and one agreement more, or one large figure, one attacker and one type in what may
    be one place.
    """
    day, place = found["time"].firm, found["place"].firm
    told = max(found[name].score for name in ("words", "tolls", "text"))
    who = max(found[name].score for name in ("attacker", "target", "weapon"))
    if found["text"].score >= used.told_support:
        return ""
    small = found["place"].score >= used.small_place and who >= used.who_support
    if day and place:
        enough = found["place"].score >= used.small_place or who >= used.who_support
        missing = "one day in one large place, and nothing else agrees"
        return "" if enough or told >= used.firm_support else missing
    if place:
        near = found["time"].score > 0 and (found["type"].firm or small)
        missing = "one place, but the day is only compatible and nothing else agrees enough"
        return "" if near or told >= used.firm_support else missing
    if day:
        missing = "one day, but the place is only compatible and neither words nor figures agree"
        other_names = found["words"].score < 0 and told < 1
        return "" if told >= used.told_support and not other_names else missing
    compatible = min(found["time"].score, found["place"].score) >= 0
    more = max(who, found["tolls"].score)
    if compatible and found["words"].score >= used.words_support and more >= used.more_support:
        return ""
    in_full = min(found[name].score for name in ("tolls", "attacker", "type")) >= 1
    if compatible and in_full and found["place"].score > 0:
        return ""
    return "neither the day nor the place is more than compatible"


def candidates(drafts: Iterable[EventDraft], settings: LinkSettings) -> tuple[Judgement, ...]:
    """Return the model's judgement of every pair that may be one act, by pair in the order of ids.

    Each is `same` or `unsure`; a pair that is not among them was judged different, or never met
    in one block. `judge` says of any pair why.
    """
    return judged(Scorer(drafts, settings))


def judged(scorer: Scorer) -> tuple[Judgement, ...]:
    """Return the judgements of the pairs that blocks bring together, but for the different ones."""
    found = (scorer.judge(left, right) for left, right in pairs(scorer.profiles.values(), scorer.context))
    return tuple(
        sorted(
            (judgement for judgement in found if judgement.verdict is not Verdict.DIFFERENT),
            key=lambda judgement: (judgement.left, judgement.right),
        )
    )


def judge(left: EventDraft, right: EventDraft, settings: LinkSettings) -> Judgement:
    """Return the model's judgement of two drafts, with every reason.

    Raises:
        ValueError: they are one draft.
    """
    scorer = Scorer((left, right), settings)
    return scorer.judge(scorer.profiles[left.id], scorer.profiles[right.id])
