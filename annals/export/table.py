"""The incident table: one flat row for each incident, an empty cell for what nobody told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from annals.codebook import event_types
from annals.export import chief
from annals.export.figures import Figure, choose
from annals.export.values import one_day
from annals.gazetteer.places import is_near
from annals.model.event import Event
from annals.model.statement import Statement
from annals.model.values import Place, TimeRange
from annals.model.vocabulary import Harm, Kind, Level, Motive, SpeakerRole
from annals.settings import ExportSettings

_WEEK = 7
_PRECISE = {Level.INSTALLATION: 1, Level.SETTLEMENT: 1, Level.DISTRICT: 2}
_DECIMALS = 4
"""Of a degree: about ten metres. Places are settlements and public installations at the finest."""
_LIST = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One incident in one line; the reference page on exports says what each column holds."""

    id: str
    date: dt.date | None
    date_from: dt.date | None
    date_before: dt.date | None
    date_precision: int | None
    date_basis: str | None
    place: str | None
    place_written: str | None
    place_part: str | None
    admin1: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    place_level: str | None
    geo_precision: int | None
    contested_wording: bool | None
    type: str | None
    acled_event_type: str | None
    acled_sub_event_type: str | None
    stage: str | None
    acts_low: int | None
    acts_high: int | None
    attackers: str | None
    attacker_kinds: str | None
    attribution: str | None
    targets: str | None
    target_class: str | None
    civilian_targeting: bool | None
    weapon: str | None
    weapon_class: str | None
    killed_low: int | None
    killed_best: int | None
    killed_high: int | None
    injured_low: int | None
    injured_best: int | None
    injured_high: int | None
    civilians_killed_low: int | None
    civilians_killed_best: int | None
    civilians_killed_high: int | None
    figures: str
    status: str
    origins: int
    independent_origins: int
    reports: int
    outlets: str | None
    first_published: dt.date | None
    disputes: int
    background: bool
    aggregate: bool
    motive: str | None
    evidence: str | None
    urls: str | None
    report_ids: str


COLUMNS = tuple(field.name for field in fields(Row))


def incidents(
    events: Iterable[Event], settings: ExportSettings, *, background: bool = True
) -> tuple[Event, ...]:
    """Return the events that the incident table shows, by first day (unknown last), then by id.

    Left out are incidents of other motives than the settings name, and older ones told as history
    unless ``background`` is set. An incident whose motive nobody told counts as `unclear`.
    """
    shown = [
        event
        for event in events
        if event.kind is Kind.INCIDENT
        and motive(event) in settings.motives
        and (background or not is_background(event))
    ]
    return tuple(sorted(shown, key=lambda event: (_shown_day(event) or dt.date.max, event.id)))


def row(event: Event, settings: ExportSettings) -> Row:
    """Return the row of one incident, its figures chosen by the rule that the settings name."""
    return Row(
        id=event.id,
        **_time(event),
        **_place(event),
        **_act(event),
        **_people(event),
        **_figures(event, settings.figures),
        **_sources(event),
        background=is_background(event),
        aggregate=any(draft.aggregate for draft in event.drafts),
        motive=_value(event, "motive"),
        evidence=_evidence(event),
    )


def motive(event: Event) -> Motive:
    """Return the motive that most reports give, `unclear` where none does."""
    told = chief.chief(event, "motive")
    return told.value if told else Motive.UNCLEAR


def is_background(event: Event) -> bool:
    """Say whether every report tells the event as history."""
    return all(draft.background for draft in event.drafts)


def _shown_day(event: Event) -> dt.date | None:
    told = chief.chief(event, "time")
    return one_day(told.value) if told else None


def _time(event: Event) -> dict[str, Any]:
    told: Statement[TimeRange] | None = chief.chief(event, "time")
    when = told.value if told else None
    return {
        "date": one_day(when) if when else None,
        "date_from": when.earliest if when else None,
        "date_before": when.before if when else None,
        "date_precision": time_precision(when) if when else None,
        "date_basis": told.basis if told else None,
    }


def time_precision(when: TimeRange) -> int:
    """Return ACLED's time precision: 1 the day, 2 within a week, 3 wider or with an open end."""
    if when.earliest is None or when.before is None:
        return 3
    days = (when.before - when.earliest).days
    if days == 1 and not when.approximate:
        return 1
    return 2 if days <= _WEEK else 3


def geo_precision(place: Place) -> int:
    """Return ACLED's geo precision: 1 a settlement or installation, 2 near one or a small unit, 3 else."""
    precise = _PRECISE.get(place.level, 3) if place.latitude is not None else 3
    return max(precise, 2) if is_near(place) else precise


def _place(event: Event) -> dict[str, Any]:
    told: Statement[Place] | None = chief.chief(event, "place")
    place = told.value if told else None
    return {
        "place": place.name if place else None,
        "place_written": place.written if place else None,
        "place_part": place.part if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "latitude": _rounded(place.latitude) if place else None,
        "longitude": _rounded(place.longitude) if place else None,
        "radius_km": place.radius_km if place else None,
        "place_level": place.level if place else None,
        "geo_precision": geo_precision(place) if place else None,
        "contested_wording": bool(place.contested) if place else None,
    }


def _rounded(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, _DECIMALS)


def _act(event: Event) -> dict[str, Any]:
    kind = _value(event, "type")
    acled = acled_types(event, kind)
    acts = chief.chief(event, "acts")
    return {
        "type": kind,
        "acled_event_type": acled[0],
        "acled_sub_event_type": acled[1],
        "stage": _value(event, "stage"),
        "acts_low": acts.value.low if acts else None,
        "acts_high": acts.value.high if acts else None,
        "weapon": _value(event, "weapon"),
        "weapon_class": _value(event, "weapon_class"),
    }


_FINER = {
    ("crowd_form", "mob"): ("Riots", "Mob violence"),
    ("response", "intervention"): ("Protests", "Protest with intervention"),
    ("response", "excessive force"): ("Protests", "Excessive force against protesters"),
    ("response", "excessive_force"): ("Protests", "Excessive force against protesters"),
}
_ASKED = {"riot": "crowd_form", "protest": "response"}


def acled_types(event: Event, kind: str | None) -> tuple[str | None, str | None]:
    """Return ACLED's event and sub-event type, by codebook section 2; None for a type without one."""
    known = event_types().get(kind or "")
    if known is None or not known.acled_event:
        return None, None
    asked = _ASKED.get(known.id)
    finer = _FINER.get((asked, str(_value(event, asked)))) if asked else None
    if finer is not None:
        return finer
    if known.id == "other_violence" and not any(draft.tolls for draft in event.drafts):
        return "Strategic developments", "Other"
    return known.acled_event, known.acled_sub_event


def _people(event: Event) -> dict[str, Any]:
    attackers = chief.attackers(event)
    hit = [who.actor.name for who in chief.targets(event)]
    aimed_at = _value(event, "target")
    civilians = chief.chief(event, "civilian_targeting")
    return {
        "attackers": _joined(who.actor.name for who in attackers),
        "attacker_kinds": _joined(dict.fromkeys(who.actor.kind for who in attackers)),
        "attribution": attackers[0].attribution if attackers else None,
        "targets": _joined(dict.fromkeys([*hit, *([aimed_at] if aimed_at else [])])),
        "target_class": _value(event, "target_class"),
        "civilian_targeting": civilians.value if civilians else None,
    }


def _figures(event: Event, rule: str) -> dict[str, Any]:
    found = {
        "killed": choose(event, Harm.KILLED, rule),
        "injured": choose(event, Harm.INJURED, rule),
        "civilians_killed": choose(event, Harm.KILLED, rule, civilians=True),
    }
    cells = {f"{name}_{bound}": value for name, figure in found.items() for bound, value in _bounds(figure)}
    return {**cells, "figures": rule}


def _bounds(figure: Figure) -> tuple[tuple[str, int | None], ...]:
    return ("low", figure.low), ("best", figure.best), ("high", figure.high)


def _sources(event: Event) -> dict[str, Any]:
    sources = list({draft.source.report_id: draft.source for draft in event.drafts}.values())
    outside = [o for o in event.origins if not o.party and o.role is not SpeakerRole.UNKNOWN]
    return {
        "status": event.status,
        "origins": len(event.origins),
        "independent_origins": len(outside),
        "reports": len(sources),
        "outlets": _joined(dict.fromkeys(source.outlet for source in sources if source.outlet)),
        "first_published": min((s.published for s in sources if s.published), default=None),
        "disputes": sum(len(dispute.pairs) for dispute in event.disputes),
        "urls": _joined(dict.fromkeys(source.url for source in sources if source.url)),
        "report_ids": _joined(source.report_id for source in sources) or "",
    }


def _evidence(event: Event) -> str | None:
    """Return the first sentence that tells of the act, in one line."""
    told = next((span for draft in event.drafts for span in draft.told), None)
    return " ".join(told.quote.split()) if told else None


def _value(event: Event, field: str) -> Any:  # noqa: ANN401  (the field decides)
    told = chief.chief(event, field)
    return None if told is None else told.value


def _joined(words: Iterable[str]) -> str | None:
    return _LIST.join(words) or None
