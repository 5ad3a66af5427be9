"""Can the two accounts be of one place?"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from annals.link.compare.compared import NOTHING, Compared, Context
from annals.link.profile import APART_KM, FINE, Profile, is_exact, small
from annals.link.profile import fine as is_fine
from annals.link.words import telling
from annals.model.values import Place
from annals.model.vocabulary import Level
from annals.text.normalise import fold

_SUBURB_KM = 5.0
_NEAR_KM = 15.0
_WIDE_KM = 25.0
_LARGE = 0.4
_EARTH_KM = 6371.0
_SAME_LEVEL = {Level.DISTRICT: 0.6, Level.REGION: 0.4, Level.WATER: 0.4, Level.AREA: 0.3, Level.COUNTRY: 0.2}
_OPPOSITE = {"north": "south", "south": "north", "east": "west", "west": "east"}


def compare_places(left: Profile, right: Profile, context: Context) -> Compared:  # noqa: ARG001  (one form for all)
    """Compare places: one settlement is firm; one inside the other is compatible, the wider the weaker.

    Settlements more than 30 km apart, other countries and opposite parts of one country rule one
    act out; words with several readings and undecided candidates do not. Where one account has no
    settlement of its own, its sentences or title may still name the other's.
    """
    if not left.places or not right.places:
        return _named_in_words(left, right) if left.places or right.places else NOTHING
    found = [compare_two(one, two) for one in left.places for two in right.places]
    best = max(found, key=lambda compared: (not compared.bars, compared.score))
    if best.bars or best.firm or bool(left.towns) == bool(right.towns):
        return best
    named = _named_in_words(left, right)
    return named if named.firm else best


def _named_in_words(left: Profile, right: Profile) -> Compared:
    """Look for the one settlement's name in the words of the account that has none."""
    told, placed = (right, left) if left.towns else (left, right)
    words = told.told | told.title
    for town, place in zip(placed.towns, filter(is_exact, placed.places), strict=True):
        if town and town <= words:
            score = 0.85 if _wide(place) < _LARGE else 0.5
            return Compared(score, f"the vaguer one names {' '.join(sorted(town))}", firm=True)
    return NOTHING


def compare_two(one: Place, two: Place) -> Compared:
    """Compare two places, as `compare_places` says."""
    if one.key is not None and one.key == two.key:
        return _same(one, two)
    if is_fine(one) and is_fine(two):
        return _points(one, two)
    if _undecided(one, two):
        return Compared(0.1, f"{one.name} and {two.name} may be one: their words have several readings")
    if one.country and two.country and one.country != two.country:
        return Compared(-1.0, f"in other countries: {one.name}, {two.name}", bars=True)
    if fold(one.name) == fold(two.name):
        firm = small(one) and small(two) and (distance_km(one, two) or 0.0) <= APART_KM
        return Compared(0.9 if firm else 0.2, f"both in {one.name}", firm=firm)
    if _named_alike(one, two):
        return Compared(0.9, f"{one.name} and {two.name} are one name", firm=True)
    return _within(one, two)


def _named_alike(one: Place, two: Place) -> bool:
    """Say whether an exact place without a point bears the other's name or a part of it ("Westgate")."""
    if not (is_exact(one) and is_exact(two)):
        return False
    pointless = [(a, b) for a, b in ((one, two), (two, one)) if a.latitude is None]
    return any(telling([a.name]) and telling([a.name]) <= telling([b.name, b.written]) for a, b in pointless)


def distance_km(one: Place, two: Place) -> float | None:
    """Return the great-circle distance of two places in kilometres (haversine), None without points."""
    if one.latitude is None or one.longitude is None or two.latitude is None or two.longitude is None:
        return None
    low, high = radians(one.latitude), radians(two.latitude)
    across = sin(radians(two.longitude - one.longitude) / 2) ** 2
    along = sin((high - low) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(along + cos(low) * cos(high) * across)))


def _same(one: Place, two: Place) -> Compared:
    part = _parts(one, two)
    if part is not None:
        return part
    if one.level in FINE:
        return Compared(round(1.0 - 0.35 * _wide(one), 3), f"both in {one.name}", firm=True)
    score = _SAME_LEVEL[one.level]
    if small(one):
        return Compared(max(score, 0.85), f"both in {one.name}", firm=True)
    if one.part and one.part == two.part:
        return Compared(score + 0.2, f"both in the {one.part} of {one.name}")
    return Compared(score, f"both in {one.name}, told no closer")


def _wide(place: Place) -> float:
    """Return how wide a settlement is, 0 to 1."""
    return min(place.radius_km or 0.0, _WIDE_KM) / _WIDE_KM


def _parts(one: Place, two: Place) -> Compared | None:
    """Rule out opposite parts of one area."""
    if one.part and two.part and _opposed(one.part, two.part):
        return Compared(-1.0, f"in opposite parts of {one.name}: {one.part}, {two.part}", bars=True)
    return None


def _opposed(one: str, two: str) -> bool:
    """Say whether two directions exclude each other ("north" and "southeast" do)."""
    return any(away in one and toward in two for away, toward in _OPPOSITE.items())


def _points(one: Place, two: Place) -> Compared:
    apart = distance_km(one, two) or 0.0
    names = f"{one.name} and {two.name}, {apart:.0f} km apart"
    inside = Level.INSTALLATION in (one.level, two.level) and apart <= _reach(one, two)
    if inside or apart <= _SUBURB_KM:
        return Compared(0.7, names, firm=True)
    if _undecided(one, two):
        return Compared(0.1, f"{names}: one has other candidates")
    if apart > APART_KM:
        return Compared(-1.0, names, bars=True)
    return Compared(0.0 if apart <= _NEAR_KM else -0.4, names)


def _reach(one: Place, two: Place) -> float:
    return max(_NEAR_KM, (one.radius_km or 0.0) + (two.radius_km or 0.0))


def _undecided(one: Place, two: Place) -> bool:
    """Say whether the words of one place have a reading that is the other."""
    keys = {candidate.key for candidate in one.alternatives} | {one.key}
    others = {candidate.key for candidate in two.alternatives} | {two.key}
    if (keys & others) - {None}:
        return True
    return not (is_fine(one) and is_fine(two)) and bool(one.contested or two.contested)


def _within(one: Place, two: Place) -> Compared:
    """Compare a place with a wider one, or two that are not of one name."""
    wide, narrow = sorted((one, two), key=lambda place: list(Level).index(place.level), reverse=True)
    if wide.level is Level.COUNTRY:
        known = narrow.country is not None and narrow.country == wide.country
        return Compared(0.1 if known else 0.0, f"{narrow.name} may be the place meant by {wide.name}")
    if wide.level in {Level.REGION, Level.DISTRICT}:
        return _in_unit(narrow, wide)
    return _by_distance(narrow, wide)


def _in_unit(narrow: Place, wide: Place) -> Compared:
    unit = narrow.admin2 if wide.level is Level.DISTRICT else narrow.admin1
    if unit and fold(unit) == fold(wide.name):
        return Compared(0.4, f"{narrow.name} lies in {wide.name}")
    return _by_distance(narrow, wide)


def _by_distance(narrow: Place, wide: Place) -> Compared:
    """Judge by distance and vagueness, where both are known; else say little."""
    apart = distance_km(narrow, wide)
    if apart is None:
        unlike = narrow.level is wide.level and narrow.level in FINE
        return Compared(-0.3 if unlike else 0.0, f"{narrow.name} and {wide.name}, how far apart is not known")
    gap = apart - (narrow.radius_km or 0.0) - (wide.radius_km or 0.0)
    if gap <= 0:
        return Compared(0.2, f"{narrow.name} may lie in {wide.name}")
    if gap > APART_KM:
        return Compared(-1.0, f"{narrow.name} and {wide.name}, {apart:.0f} km apart", bars=True)
    return Compared(-0.3, f"{narrow.name} and {wide.name}, {apart:.0f} km apart")
