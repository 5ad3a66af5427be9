"""Groups of drafts to events, with origins, disputes and status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from annals.link.clusters import Group, Linkage, Pair, pairs_of
from annals.link.compare import Context
from annals.link.copies import find_copies
from annals.link.disputes import disputes
from annals.link.origins import Voices, origins
from annals.link.replay import Replay, settled
from annals.link.score import NAME, Scorer, judged
from annals.link.status import Grounds
from annals.model.draft import EventDraft
from annals.model.event import Event
from annals.model.ids import DraftId, EventId, content_id
from annals.model.judgement import Judgement
from annals.model.vocabulary import Verdict
from annals.settings import LinkSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The events, and the model's own judgements (same, unsure) of the pairs that it compared."""

    events: tuple[Event, ...]
    judgements: tuple[Judgement, ...]


def link(
    drafts: Iterable[EventDraft], judgements: Iterable[Judgement], settings: LinkSettings
) -> tuple[Event, ...]:
    """Return the events that the drafts tell of, in the order of ids; each draft is in one of them.

    The order of drafts and judgements does not matter, nor do repetitions. A person's judgement
    outranks a model's, another model's that is given outranks this one's own, which is worked out
    anew.
    """
    return linked(drafts, judgements, settings).events


def linked(drafts: Iterable[EventDraft], judgements: Iterable[Judgement], settings: LinkSettings) -> Linked:
    """Return the events as `link` does, with the judgements that `candidates` returns."""
    by_id = {draft.id: draft for draft in drafts}
    scorer = Scorer(by_id.values(), settings)
    own = judged(scorer)
    told = list(judgements)
    people = [judgement for judgement in told if judgement.by.person]
    known = {(judgement.left, judgement.right): judgement for judgement in own}
    known.update(settled(j for j in told if not j.by.person and j.by.name != NAME))
    known.update({pair: j for pair, j in settled(people).items() if j.verdict is Verdict.UNSURE})
    profiles = scorer.profiles
    here = {pair: j for pair, j in known.items() if pair[0] in profiles and pair[1] in profiles}
    linkage = Linkage(here, lambda one, two: scorer.judge(profiles[one], profiles[two]), settings.same_at)
    replay = Replay(linkage.groups(by_id), linkage, {d: profiles[d].report for d in by_id})
    replay.play(people)
    in_force = {**here, **settled(people)}
    events = [_event([by_id[d] for d in group], scorer, in_force) for group in replay.groups()]
    return Linked(events=tuple(sorted(events, key=lambda event: event.id)), judgements=own)


def voices(drafts: Iterable[EventDraft], similarity: float = LinkSettings().copy_similarity) -> Voices:
    """Return what tells the origin of each statement of an event's drafts.

    ``similarity`` is how alike reports must be, 0 to 1, to share an origin.
    """
    told = tuple(drafts)
    found = find_copies({draft.source.report_id: draft.source for draft in told}.values(), similarity)
    copies = {(copy.left, copy.right): copy.similarity for copy in found}
    return Voices(told, Context(window_days=0, copies=copies))


def founding(drafts: Iterable[EventDraft]) -> EventDraft:
    """Return the draft that an event is named after: the first published, then the first by id.

    Reports that are added later are published later, mostly, so the name stays.
    """
    return min(drafts, key=lambda draft: (draft.source.published or date.max, draft.id))


def event_id(drafts: Iterable[EventDraft]) -> EventId:
    """Name an event after its founding draft."""
    return EventId(content_id("e", founding(drafts).id))


def _event(drafts: list[EventDraft], scorer: Scorer, in_force: dict[Pair, Judgement]) -> Event:
    drafts.sort(key=lambda draft: (draft.source.published or date.max, draft.id))
    voices = Voices(drafts, scorer.context)
    rests_on = origins(drafts, voices)
    contradictions = disputes(drafts, voices)
    grounds = Grounds(drafts, voices, scorer.profiles, scorer.context)
    return Event(
        id=event_id(drafts),
        kind=founding(drafts).kind,
        status=grounds.status(rests_on, contradictions),
        drafts=tuple(drafts),
        origins=rests_on,
        disputes=contradictions,
        judgements=_between(tuple(draft.id for draft in drafts), in_force),
    )


def _between(group: Group | tuple[DraftId, ...], in_force: dict[Pair, Judgement]) -> tuple[Judgement, ...]:
    return tuple(in_force[pair] for pair in pairs_of(group) if pair in in_force)
