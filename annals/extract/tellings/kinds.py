"""What kind a telling is of, and whether it says enough to be an act of its own."""

from __future__ import annotations

import re

from annals.extract.acts.event_words import Act
from annals.extract.tagger import Tagged
from annals.extract.tellings.told import Told, local
from annals.model.ids import FrameId
from annals.model.reading import Filler, Role
from annals.model.vocabulary import Kind, Mode, Scope

_OWN = frozenset({Role.PLACE, Role.TIME, Role.ATTACKER, Role.INTERCEPTOR})
_BOUNDED = re.compile(r"\b(?:two|three|four|five|six|seven|ten|\d{1,2}) (?:days?|hours|nights)\b")
"""A span of days that is told by its length: what happened in it is an incident over those days."""
_LOOSE = frozenset({"operation", "target"})
_CROWD = frozenset({"armed_clash", "riot", "protest", "agreement", "arrests", "weapons_seized"})


def kind_of(act: Act, *, pointed: bool, counted: bool) -> Kind:
    """Return the kind of an act: habitual and uncounted plural acts are a series.

    ``pointed`` says that an incident was told before, to which a plural may point,
        ``counted`` that its sentence counts people harmed.
    """
    if act.kind != Kind.INCIDENT:
        return act.kind
    times = [f.mention for f in act.fillers if f.role == Role.TIME]
    spans = {time.tag for time in times if not _BOUNDED.search(time.span.quote.lower())}
    if act.mode == Mode.HABITUAL or spans & {"period", "since"}:
        return Kind.SERIES
    if not act.plural or (counted and not act.perfect) or any(f.role == Role.ACTS for f in act.fillers):
        return Kind.INCIDENT
    if act.definite and pointed and act.refers:
        return Kind.INCIDENT
    fixed = any(f.role == Role.TIME for f in act.fillers)
    where = [place for place in Told.places(_holder(act)) if local(place)]
    crowd = act.type in _CROWD
    return Kind.INCIDENT if (fixed or where) and (crowd or not act.perfect) else Kind.SERIES


def stands(act: Act, kind: Kind) -> bool:
    """Say whether a telling says enough to be an act of its own."""
    own = any(filler.role in _OWN for filler in act.fillers)
    if all(sense.damage for sense in act.senses):
        return any(f.role in {Role.WEAPON, Role.ATTACKER} for f in act.fillers)
    if all(sense.harm for sense in act.senses) and act.type == "attack_on_civilians" and not act.fillers:
        return False
    if act.refers and not own:
        return False
    if kind == Kind.CAMPAIGN:
        return own
    if act.sense.type == "attack_on_civilians" and all(s.lemma in _LOOSE for s in act.senses):
        needed = {Role.WEAPON} if act.sense.lemma == "target" else {Role.TARGET, Role.WEAPON}
        return any(f.role in needed for f in act.fillers)
    return True


def _whole_year(act: Act) -> bool:
    """Say whether only the year is told of harm that no act is named for ("killed 1,200 people in 2018")."""
    at = act.hits[0].start
    told = sorted(
        (f.mention.span for f in act.fillers if f.role == Role.TIME), key=lambda s: abs(s.start - at)
    )
    times = [span.quote for span in told[:1]]
    bare = [
        re.fullmatch(r"(?:in|during|throughout|over) (?:\d{4}|the (?:past|last) .*)", words.lower())
        for words in times
    ]
    return all(sense.harm for sense in act.senses) and bool(times) and all(bare)


def _span(filler: Filler) -> tuple[int, int]:
    return filler.mention.span.start, filler.mention.span.end


def only_total(act: Act, tagged: Tagged) -> bool:
    """Say whether an act is only the harm of a running total ("42,718 have been killed since")."""
    at = {hit.harm_at for hit in tagged.counts if hit.scope == Scope.CUMULATIVE}
    at_word = act.hits[0].start
    if _whole_year(act):
        for hit in tagged.counts:
            hit.scope = Scope.CUMULATIVE
            hit.period = min(
                (_span(f) for f in act.fillers if f.role == Role.TIME), key=lambda s: abs(s[0] - at_word)
            )
        return bool(tagged.counts)
    return all(sense.harm for sense in act.senses) and any(hit.first in at for hit in act.hits)


def _holder(act: Act) -> Told:
    """Return an act of its own that holds the fillers of a telling."""
    return Told(
        id=FrameId(""),
        kind=act.kind,
        type=act.type,
        refine=False,
        stage=act.stage,
        mode=act.mode,
        plural=act.plural,
        means=None,
        harm=False,
        fillers=act.fillers,
    )
