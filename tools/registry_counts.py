"""Counts what the actor registry holds, for the reference page about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from annals.gazetteer.actors import ActorEntry, actors

REGIONS = {
    "Middle East and North Africa": ("AE BH DZ EG EH IL IQ IR JO KW LB LY MA OM PS QA SA SY TN TR YE",),
    "Africa south of the Sahara": (
        "AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW KE KM LR LS MG ML MR MU MW MZ NA NE NG",
        "RW SC SD SL SN SO SS ST SZ TD TG TZ UG ZA ZM ZW",
    ),
    "Asia and the Pacific": (
        "AF AU BD BN BT CN FJ FM HK ID IN JP KG KH KI KP KR KZ LA LK MH MM MN MV MY NC NP NR NZ PG PH PK PW",
        "SB SG TH TJ TL TM TO TV TW UZ VN VU WS",
    ),
    "Europe and the Caucasus": (
        "AD AL AM AT AZ BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IS IT LI LT LU LV MC MD ME",
        "MK MT NL NO PL PT RO RS RU SE SI SK SM UA VA XK",
    ),
    "Americas": (
        "AG AR BB BO BR BS BZ CA CL CO CR CU DM DO EC GD GP GT GY HN HT JM KN LC MX NI PA PE PR PY SR SV TT",
        "US UY VC VE",
    ),
}
"""The countries of each region, by the base of the actor."""
_NO_REGION = "no one country"
_KINDS = {
    "states": ("state",),
    "armed groups": ("armed_group",),
    "forces and governments beside a state": ("military", "police", "intelligence", "government"),
    "coalitions": ("coalition",),
    "peacekeepers": ("peacekeepers",),
    "monitors and rights groups": ("monitor",),
    "aid, hospitals, United Nations": ("aid", "hospital", "un"),
    "news agencies": ("agency",),
    "outlets": ("outlet",),
    "others": ("other",),
}


def registry_page() -> Iterator[str]:
    """Yield the paragraphs of the page."""
    entries = list(actors().all())
    region = {code: name for name, lines in REGIONS.items() for line in lines for code in line.split()}
    table = Counter((_kind(one), region.get(one.country or "", _NO_REGION)) for one in entries)
    yield (
        f"The registry holds {len(entries):,} entries: each is one actor with a key of its own. The forces"
        ' and offices of states ("Israeli warplanes") are made by rule from a state and a word, and are not'
        " counted."
    )
    columns = (*REGIONS, _NO_REGION)
    yield "\n".join(
        [
            f"| | {' | '.join(columns)} | all |",
            f"|---{'|---:' * (len(columns) + 1)}|",
            *(_row(kind, [table[kind, one] for one in columns]) for kind in _KINDS),
            _row("all", [sum(table[kind, one] for kind in _KINDS) for one in columns]),
        ]
    )
    yield from _more(entries)


def _more(entries: list[ActorEntry]) -> Iterator[str]:
    members = [one for entry in entries for one in entry.memberships]
    groups = [one for one in entries if one.category == "armed_group"]
    media = [one for one in entries if one.category in {"agency", "outlet"}]
    counts = {
        "names": sum(1 + len(one.aliases) + len(one.loaded) for one in entries),
        "names marked as loaded": sum(len(one.loaded) for one in entries),
        "names marked as words of another language": sum(len(one.languages) for one in entries),
        "memberships of umbrellas, states and owners": len(members),
        "memberships with years of their own": sum(bool(one.since or one.until) for one in members),
        "armed groups with the year they began": sum(bool(one.active_from) for one in groups),
        "armed groups with the year they ended": sum(bool(one.active_to) for one in groups),
        "agencies and outlets with a country": sum(bool(one.country) for one in media),
        "agencies and outlets that belong to a state or a party": sum(bool(one.memberships) for one in media),
    }
    yield "\n".join(
        ["| | count |", "|---|---:|", *(f"| {what} | {count:,} |" for what, count in counts.items())]
    )
    yield (
        "`annals registry --country COUNTRY --category CATEGORY` lists them. A year or an owner that is not"
        " public, or that sources dispute, is left out."
    )


def _kind(entry: ActorEntry) -> str:
    return next(kind for kind, categories in _KINDS.items() if entry.category in categories)


def _row(name: str, counts: list[int]) -> str:
    return f"| {name} | {' | '.join(f'{count:,}' for count in counts)} | {sum(counts):,} |"
