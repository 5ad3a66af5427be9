"""What an ``expected.json`` says of an incident, field by field, as checks of the gate."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from quality.cases import Check, Selector, Value

Row = Mapping[str, Any]
_HARMS = ("killed", "injured", "missing", "abducted", "detained")
_PLAIN = (*("type", "stage", "target_class", "effect", "response", "background", "aggregate", "status"),)
_WARNED = {True: "not_given", False: "given"}
_ROLES = ("attacker", "interceptor")
_DIRECTIONS = ("southern ", "northern ", "eastern ", "western ", "central ")


def incident_checks(row: Row, where: Selector) -> Iterator[tuple[str, Check]]:
    """Yield a name and a check for every field that the row names; null is "nothing may be written"."""

    def check(field: str, wanted: Mapping[str, Value], *, absent: bool = False) -> Check:
        return Check(field=field, where=where, wanted=wanted, absent=absent)

    for field in (name for name in _PLAIN if name in row):
        yield field, check(field, {"value": row[field]})
    for harm in (name for name in _HARMS if name in row):
        yield harm, check("toll", {"harm": harm, **_toll(row[harm])}, absent=row[harm] is None)
    for role in (name for name in _ROLES if name in row):
        yield role, check("participant", _participant(role, row[role]), absent=row[role] is None)
    for field, wanted in _OTHERS.items():
        if field in row:
            name, values = wanted(row)
            yield field, check(name, values)


def _toll(value: Row | None) -> dict[str, Value]:
    if value is None:
        return {}
    return {key: "none" if value[key] is None else value[key] for key in ("low", "high", "qualifier")}


def _participant(role: str, name: str | None) -> dict[str, Value]:
    return {"role": role, "actor": name} if name else {"role": role}


def _time(row: Row) -> tuple[str, dict[str, Value]]:
    value = row["time"]
    ends: dict[str, Value] = {
        key: "open" if value[key] is None else date.fromisoformat(value[key]) for key in ("from", "before")
    }
    return "time", {**ends, "basis": value["basis"]}


def _place(row: Row) -> tuple[str, dict[str, Value]]:
    value = row["place"]
    reading = value["reading"].split(", as this outlet")[0]
    name, _, country = reading.partition(", ")
    for direction in _DIRECTIONS:
        name = name.removeprefix(direction)
    wanted: dict[str, Value] = {"written": value["as_written"], "precision": value["precision"]}
    if country:
        wanted |= {"name": name, "country_name": country}
    else:
        wanted |= {"name": name} if value["precision"] == "water" else {"country_name": name}
    if "part" in value:
        wanted["part"] = value["part"]
    if "contested_wording" in value:
        wanted["contested"] = tuple(value["contested_wording"])
    return "place", wanted


def _speaker(row: Row) -> tuple[str, dict[str, Value]]:
    name, _, cited = row["speaker"].partition(", cited through ")
    own_voice = name.startswith("the outlet's voice")
    wanted: dict[str, Value] = {"speaker_role": "outlet"} if own_voice else {"speaker": name}
    if cited:
        wanted["through"] = cited.removesuffix(" media")
    return "type", wanted


def _acts(row: Row) -> tuple[str, dict[str, Value]]:
    return "acts", {"low": row["acts"], "high": row["acts"]}


def _attribution(row: Row) -> tuple[str, dict[str, Value]]:
    wanted: dict[str, Value] = {"role": "attacker", "attribution": row["attribution"]}
    return "participant", wanted


_OTHERS: dict[str, Callable[[Row], tuple[str, dict[str, Value]]]] = {
    "acts": _acts,
    "time": _time,
    "place": _place,
    "attribution": _attribution,
    "speaker": _speaker,
    "speaker_role": lambda row: ("type", {"speaker_role": row["speaker_role"]}),
    "origin": lambda _row: ("type", {"rests_on_role": "perpetrator"}),
    "weapon": lambda row: ("weapon", {"has": row["weapon"]}),
    "target": lambda row: ("target", {"has_words": row["target"].split(",")[0]}),
    "warning": lambda row: (
        "warning",
        {"value": "not_given" if row["warning"].startswith("no ") else "given"},
    ),
    "origin_place_alternatives": lambda row: (
        "origin_place",
        {"names": tuple(row["origin_place_alternatives"])},
    ),
    "denied_by": lambda row: ("denial", {"speaker": row["denied_by"]}),
}
