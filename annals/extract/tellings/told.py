"""One act of a report while it is put together from its tellings, and how well another telling fits it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from annals.codebook import event_types
from annals.extract.acts.event_words import Act
from annals.extract.sentence.cues import cue_set
from annals.extract.where_when.whereabouts import Whereabouts, agree, same_time, whereabouts
from annals.model.ids import FrameId
from annals.model.reading import Filler, Mention, Role
from annals.model.report import Span
from annals.model.vocabulary import ActorKind, Kind, Level, Mode, Stage, WeaponClass

_FIGHTING = frozenset({"remote", "civilians", "battle", "property"})
_PLACE_FITS, _TIME_FITS, _WORDS_FIT = 3.0, 2.0, 1.0
_SAME_TYPE, _MAY_BE_TYPE = 2.0, 1.0
_CROWD_TAGS = frozenset({ActorKind.RIOTERS.value, ActorKind.PROTESTERS.value})
_FADES = 0.1
_PLACE_OPEN = 1.0
_OTHER_SIDE = -2.0
_STOP = cue_set("grammar", "stop")


@dataclass(slots=True)
class Told:
    """One act with all its tellings so far. ``refine`` leaves its type to weapon and sides."""

    id: FrameId
    kind: Kind
    type: str
    refine: bool
    stage: Stage
    mode: Mode
    plural: bool
    means: str | None
    harm: bool
    weak: bool = False
    damage: bool = False
    events: list[Mention] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    fillers: list[Filler] = field(default_factory=list)
    last: int = 0
    background: bool = False

    def places(self) -> list[Whereabouts]:
        """Return the places told for it."""
        return _places(self.fillers)

    def absorb(self, act: Act, events: list[Mention], sentence: Span, index: int) -> None:
        """Take in another telling."""
        self.events.extend(event for event in events if event not in self.events)
        if sentence not in self.sentences:
            self.sentences.append(sentence)
        self.fillers.extend(f for f in act.fillers if f not in self.fillers)
        bare = (self.weak and not act.sense.weak) or (self.harm and not act.sense.harm)
        if bare or (self.refine and not act.sense.refine and _outranks(act.type, self.type)):
            self.type, self.means = act.type, act.sense.means
            self.refine, self.harm, self.weak = act.sense.refine, act.sense.harm, act.sense.weak
        self.damage = self.damage and all(sense.damage for sense in act.senses)
        if self.stage == Stage.CARRIED_OUT:
            self.stage = act.stage
        self.last = index


def _outranks(type_id: str, other: str) -> bool:
    """Say whether a type stands above another in the codebook's order."""
    ranks = event_types()
    return type_id in ranks and other in ranks and ranks[type_id].rank < ranks[other].rank


def fit(told: Told, act: Act, index: int, published: date | None) -> float | None:
    """Return how well a telling fits an act told before, None when it cannot be the same."""
    kind = _type_fits(told, act)
    if kind is None:
        return None
    where = _places_fit(told.places(), _places(act.fillers))
    when = _times_fit(told.fillers, act.fillers, published)
    if where is False or when is False:
        return None
    score = kind + (_PLACE_FITS if where else 0) + (_TIME_FITS if when else 0)
    score += _overlap(told.fillers, act.fillers, Role.TARGET) + _sides(told.fillers, act.fillers)
    score += _weapons(told.fillers, act.fillers)
    if _opposed(told, act) or (act.again and not (act.definite or where or when) and _tells_more(act)):
        return None
    if where is None and told.places() and _places(act.fillers) and not act.refers:
        score -= _PLACE_OPEN
    return score - _FADES * (index - told.last)


def _opposed(told: Told, act: Act) -> bool:
    """Say whether who did the one suffered the other, in acts that are no exchange."""
    if act.refers or "armed_clash" in {told.type, act.type}:
        return False
    did, suffered = _tokens(act.fillers, Role.ATTACKER), _hit(act.fillers)
    doers, hit = _tokens(told.fillers, Role.ATTACKER), _hit(told.fillers)
    return not did & doers and bool((did & hit) or (suffered & doers))


def _hit(fillers: list[Filler]) -> frozenset[str]:
    return _tokens(fillers, Role.TARGET) | _tokens(fillers, Role.VICTIM)


def _tells_more(act: Act) -> bool:
    """Say whether a telling that is "another" one shows it by more than an "also"."""
    own = any(f.role in {Role.PLACE, Role.TIME, Role.ACTS} for f in act.fillers)
    return own or not act.loosely


def _type_fits(told: Told, act: Act) -> float | None:
    if told.type == act.type and told.kind == act.kind:
        return _SAME_TYPE
    if told.kind != act.kind and not (act.refers and act.kind == Kind.INCIDENT and told.kind == Kind.SERIES):
        return None
    if told.kind == Kind.INCIDENT and (told.weak or act.sense.weak):
        return _MAY_BE_TYPE
    if told.type not in event_types() or act.type not in event_types():
        return None
    families = {event_types()[told.type].family, event_types()[act.type].family}
    loose = told.refine or told.harm or act.sense.refine or act.sense.harm
    if loose and families <= _FIGHTING and told.kind == Kind.INCIDENT:
        return _MAY_BE_TYPE
    near = {told.type, act.type}
    return _MAY_BE_TYPE if near in ({"suicide_bomb", "ied_mine"}, {"riot", "protest"}) else None


def _places(fillers: list[Filler]) -> list[Whereabouts]:
    return [whereabouts(f.mention.span.quote) for f in fillers if f.role == Role.PLACE]


def _places_fit(left: list[Whereabouts], right: list[Whereabouts]) -> bool | None:
    """Say whether two lists of places name one (True), only others (False), or leave it open."""
    if not left or not right:
        return None
    answers = [agree(a, b) for a in left for b in right]
    if any(answer is True for answer in answers):
        return True
    return False if all(answer is False for answer in answers) else None


def _times_fit(left: list[Filler], right: list[Filler], published: date | None) -> bool | None:
    a = [f.mention.span.quote for f in left if f.role == Role.TIME]
    b = [f.mention.span.quote for f in right if f.role == Role.TIME]
    answers = [same_time(one, other, published) for one in a for other in b]
    if any(answer is True for answer in answers):
        return True
    return False if any(answer is False for answer in answers) else None


def _tokens(fillers: list[Filler], role: Role) -> frozenset[str]:
    words = " ".join(f.mention.span.quote.lower() for f in fillers if f.role == role).split()
    return frozenset(words) - _STOP


def _overlap(left: list[Filler], right: list[Filler], role: Role) -> float:
    return _WORDS_FIT if _tokens(left, role) & _tokens(right, role) else 0.0


def _sides(left: list[Filler], right: list[Filler]) -> float:
    a, b = _tokens(left, Role.ATTACKER), _tokens(right, Role.ATTACKER)
    if not a or not b:
        return 0.0
    if a & b:
        return _WORDS_FIT
    kinds = {f.mention.tag for f in (*left, *right) if f.role == Role.ATTACKER}
    return _OTHER_SIDE if {ActorKind.STATE_FORCES.value} < kinds else 0.0


def _weapons(left: list[Filler], right: list[Filler]) -> float:
    a = {f.mention.tag for f in left if f.role == Role.WEAPON}
    b = {f.mention.tag for f in right if f.role == Role.WEAPON}
    if not a or not b:
        return 0.0
    return _WORDS_FIT if a & b else -_WORDS_FIT


# What the weapon and the sides make of an act whose word leaves its type open (codebook 2).
_BY_WEAPON = (
    ({"suicide"}, "suicide_bomb"),
    ({WeaponClass.CHEMICAL.value}, "chemical_weapon"),
    ({WeaponClass.DRONE.value, WeaponClass.BOMB_FROM_THE_AIR.value}, "air_drone_strike"),
    (
        {
            c.value
            for c in (WeaponClass.MISSILE, WeaponClass.ROCKET, WeaponClass.MORTAR, WeaponClass.ARTILLERY)
        },
        "shelling_missile",
    ),
    ({WeaponClass.IED.value, WeaponClass.MINE.value}, "ied_mine"),
    ({WeaponClass.GRENADE.value}, "grenade"),
    ({WeaponClass.EXPLOSIVE.value}, "ied_mine"),
)
_ARMED = frozenset(
    k.value
    for k in (
        ActorKind.STATE_FORCES,
        ActorKind.REBEL,
        ActorKind.POLITICAL_MILITIA,
        ActorKind.IDENTITY_MILITIA,
        ActorKind.EXTERNAL_OR_OTHER,
    )
)
_FORCES_HIT = frozenset({"military", "police"})


def settled_type(told: Told) -> str:
    """Return the event type of an act, from its word, its weapons and its sides."""
    tags = {f.mention.tag for f in told.fillers if f.role == Role.WEAPON}
    by_sides = _type_by_sides(told)
    if by_sides is not None:
        return by_sides
    if told.type == "ied_mine" and "suicide" in tags:
        return "suicide_bomb"
    if WeaponClass.CHEMICAL.value in tags and told.type in {"air_drone_strike", "shelling_missile"}:
        return "chemical_weapon"
    if not told.refine:
        return told.type
    if told.type == "ied_mine" and not tags and _only_states(told.fillers):
        return "air_drone_strike"
    if not tags & {WeaponClass.FIREARM.value, WeaponClass.BLADE.value}:
        if any("air force" in f.mention.span.quote.lower() for f in told.fillers if f.role == Role.ATTACKER):
            tags = tags | {WeaponClass.BOMB_FROM_THE_AIR.value}
        found = next((type_id for classes, type_id in _BY_WEAPON if tags & classes), None)
        if found is not None:
            return found
    return "armed_clash" if told.type == "attack_on_civilians" and _fight(told.fillers) else told.type


def _type_by_sides(told: Told) -> str | None:
    """Return the type that who did it to whom decides by itself, None where it does not."""
    doers = {f.mention.tag for f in told.fillers if f.role == Role.ATTACKER}
    crowd = {f.mention.tag for f in told.fillers if f.role in {Role.TARGET, Role.VICTIM}}
    if told.type == "state_takes_territory" and doers and ActorKind.STATE_FORCES.value not in doers:
        return "nonstate_takes_territory"
    if doers and doers <= _CROWD_TAGS and told.type in {"attack_on_civilians", "armed_clash"}:
        return "riot"
    if told.damage and not any(f.role == Role.WEAPON for f in told.fillers):
        return "property_destruction"
    if told.type == "attack_on_civilians" and "protesters" in crowd and _only_states(told.fillers):
        return "protest"
    return "abduction" if told.type == "arrests" and _only_groups(told.fillers) else None


def _only_groups(fillers: list[Filler]) -> bool:
    """Say whether all who are told as the doers are armed groups, which detain outside the law."""
    doers = {f.mention.tag for f in fillers if f.role == Role.ATTACKER}
    groups = {ActorKind.REBEL.value, ActorKind.POLITICAL_MILITIA.value, ActorKind.IDENTITY_MILITIA.value}
    return bool(doers) and doers <= groups


def _only_states(fillers: list[Filler]) -> bool:
    """Say whether all who are named as attackers are states' forces."""
    doers = {f.mention.tag for f in fillers if f.role == Role.ATTACKER}
    return doers == {ActorKind.STATE_FORCES.value}


def _fight(fillers: list[Filler]) -> bool:
    """Say whether armed people were attacked, as far as the report says who."""
    hit = [f.mention.tag for f in fillers if f.role in {Role.TARGET, Role.VICTIM}]
    doers = {f.mention.tag for f in fillers if f.role == Role.ATTACKER}
    armed = [tag for tag in hit if tag in _ARMED or tag in _FORCES_HIT]
    civil = [tag for tag in hit if tag not in _ARMED and tag not in _FORCES_HIT and tag != "other"]
    return bool(armed) and not civil and (not doers or bool(doers & _ARMED))


def local(place: Whereabouts) -> bool:
    """Say whether a place is a settlement or finer."""
    return any(e.level in {Level.SETTLEMENT, Level.INSTALLATION, Level.DISTRICT} for e in place.entries[:1])
