"""Reading to EventDrafts: words become places, days, actors and tolls, each with its evidence."""

from annals.model.draft import EventDraft
from annals.model.reading import Reading
from annals.resolve.acts.twice import once
from annals.resolve.explain import Explanation, explain
from annals.resolve.places.given import resolve_places
from annals.resolve.places.value import ResolvedPlace
from annals.resolve.resolver import Resolver
from annals.resolve.tolls.one_death import deaths_once

__all__ = ["Explanation", "ResolvedPlace", "explain", "resolve", "resolve_places"]


def resolve(reading: Reading) -> tuple[EventDraft, ...]:
    """Return one draft for each act of a reading, the report's main incident first."""
    if not reading.frames:
        return ()
    resolver = Resolver(reading)
    drafts = resolver.drafts()
    whole = deaths_once(once(reading, drafts), drafts)
    return drafts if whole is reading else Resolver(whole, before=resolver).drafts()
