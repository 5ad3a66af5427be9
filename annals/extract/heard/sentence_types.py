"""Types that all words of a sentence settle: gas that was spread, a crowd put down, land handed over.

What a whole sentence tells stands in the lists of ``[types]`` of the cue file, as regular expressions.
"""

from __future__ import annotations

from collections.abc import Sequence

from annals.extract.heard.types import senses_in
from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.figurative import within
from annals.extract.sentence.grave import is_bodily
from annals.extract.sentence.lexicon import actor_words
from annals.extract.sentence.words import Word
from annals.extract.tagger import Tagged
from annals.model.reading import Label
from annals.model.report import Span
from annals.model.vocabulary import ActorKind
from annals.neural.heard import Act

_CLASH, _ATTACK, _RIOT, _PROTEST = "armed_clash", "attack_on_civilians", "riot", "protest"
_SEIZED = "weapons_seized"
_TAKEN = "state_takes_territory"
_CROWDS = frozenset({_RIOT, _PROTEST})
_GASSED = frozenset({_CLASH, _ATTACK, "ied_mine", "grenade", "other_violence", "weapons_seized"})
_BY_MOBS = frozenset({_ATTACK, "property_destruction", _PROTEST})
_UNARMED = frozenset({ActorKind.CIVILIANS, ActorKind.EXTERNAL_OR_OTHER, ActorKind.PROTESTERS, None})
_ONE_SIDED = frozenset({_ATTACK, "property_destruction"})
_HELD = frozenset({"arrests", "abduction"})
_CAUGHT = frozenset({"arrests", "interception"})
_FREEING = frozenset({"free", "freed", "frees", "freeing", "release", "released", "releasing", "releases"})
_NEAR = 3
"""How many words behind an act what it was done by may begin."""
_DOUBT = 6
"""How many words off gas may stand what says that it was not spread in the act."""


def of_sentence(heard: str, act: Act, tagged: Tagged, inside: range, others: Sequence[Act]) -> str:
    """Return the type of an act told by words of a sentence, heard as of another; ``others`` are all acts."""
    words = tagged.sentence.words
    if heard in _GASSED and _is_gassed(act, tagged, inside, others):
        return "chemical_weapon"
    if heard == _CLASH:
        return _of_clash(act, tagged, inside)
    if heard == "agreement" and within(words, "types", "handed_over").intersection(inside):
        return "territory_transfer"
    thrown = heard == _SEIZED and within(words, "types", "thrown_at_crowds")
    if thrown and not within(words, "types", "finding"):
        return _PROTEST
    if heard in _HELD and within(words, "types", "place_taken").intersection(inside):
        return _TAKEN
    if heard in _BY_MOBS and _all(act, tagged, "mobs"):
        return _RIOT
    crowd_told = any(one.type in _CROWDS for one in others)
    if heard == "arrests" and not crowd_told and within(words, "types", "put_down"):
        return _PROTEST
    return _of_crowd(heard, act, tagged, others)


def _of_crowd(heard: str, act: Act, tagged: Tagged, others: Sequence[Act]) -> str:
    """Return riot for a protest whose crowd was violent, protest for a riot of which only the police was."""
    violent = within(tagged.sentence.words, "types", "violent_crowd")
    if heard == _PROTEST and violent and not any(one.type == _RIOT for one in others):
        return _RIOT
    calm = heard == _RIOT and not violent and not within(tagged.sentence.words, "types", "rioting")
    crowd = calm and within(tagged.sentence.words, "types", "crowd")
    if not crowd or not _all(act, tagged, "police"):
        return heard
    return heard if any(_is_later(one, act, tagged) for one in others) else _PROTEST


def _is_later(other: Act, act: Act, tagged: Tagged) -> bool:
    """Say whether a protest is told in a sentence as held after an act ("rallied after he was beaten")."""
    sentence = tagged.sentence
    protest = [word.end for word in other.words if other.type == _PROTEST and word.start >= sentence.start]
    first = min((word.start for word in act.words), default=0)
    between = sentence.inside(min(protest), first) if protest and min(protest) < first else range(0)
    return any(sentence.words[at].low in {"after", "because"} for at in between)


def _of_clash(act: Act, tagged: Tagged, inside: range) -> str:
    """Return what a clash is in truth: land taken, suspects caught, shots at people without arms."""
    words = tagged.sentence.words
    told = {sense.type for sense in senses_in(words, inside) if sense.type}
    if _CLASH in told:
        return _CLASH
    behind = within(words, "types", "by_taking")
    if behind.intersection(range(inside.stop, inside.stop + _NEAR)):
        return _TAKEN
    if told and told <= _CAUGHT and not is_bodily(words) and _people_behind(tagged, inside):
        return "arrests"
    shots = within(words, "types", "shots").intersection(inside)
    one_sided = shots and told <= _ONE_SIDED and not within(words, "types", "two_sided")
    return _ATTACK if one_sided and _at_unarmed(act, tagged, inside) else _CLASH


def _is_gassed(act: Act, tagged: Tagged, inside: range, others: Sequence[Act]) -> bool:
    """Say whether gas that was spread is the weapon of an act, in its words, or told beside no other act."""
    gas = within(tagged.sentence.words, "types", "gassed")
    weapons = (tagged.sentence.inside(one.start, one.end) for one in act.roles.get("weapon", ()))
    if not gas or gas.intersection(inside):
        return bool(gas)
    if _in_doubt(tagged.sentence.words, gas):
        return False
    start, end = tagged.sentence.start, tagged.sentence.end
    beside = [word for one in others if one != act for word in one.words if start <= word.start < end]
    spread = any(gas.intersection(tagged.sentence.inside(one.start, one.end)) for one in beside)
    return not spread and (not beside or any(map(gas.intersection, weapons)))


def _in_doubt(words: Sequence[Word], gas: set[int]) -> bool:
    """Say whether words around gas tell that it was denied, asked about or spread another day."""
    before, behind = range(min(gas) - _DOUBT, min(gas)), range(max(gas), max(gas) + _DOUBT)
    doubted = within(words, "types", "gas_in_doubt").intersection(before)
    return bool(doubted or within(words, "types", "gas_of_old").intersection(behind))


def _all(act: Act, tagged: Tagged, name: str) -> bool:
    """Say whether all who did an act are named in a sentence by words of a list, and somebody is."""
    doers = [tagged.sentence.inside(one.start, one.end) for one in act.roles.get("attacker", ())]
    words = tagged.sentence.words
    return bool(doers) and all(_last(words, one) in cue_set("types", name) for one in doers)


def _last(words: Sequence[Word], told: range) -> str:
    return words[told[-1]].low if told else ""


def _people_behind(tagged: Tagged, inside: range) -> bool:
    """Say whether people without a name, or who are caught, stand behind the words of an act."""
    words = tagged.sentence.words
    caught = any(at >= inside.stop for at in within(words, "types", "caught"))
    return caught or any(match.first >= inside.stop for match in actor_words().scan(words))


def _at_unarmed(act: Act, tagged: Tagged, inside: range) -> bool:
    """Say whether people without arms stand behind an act, and none with arms but who did it beside it.

    Of forces and rebels who both did something neither is alone with people without arms.
    """
    at = tagged.sentence.words[inside.start].start if inside else 0
    doers = [(one.start, one.end) for one in act.roles.get("attacker", ())]
    actors = [one for one in tagged.mentions if one.label == Label.ACTOR]
    others = [one for one in actors if not any(_touches(one.span, *doer) for doer in doers)]
    words = tagged.sentence.words
    civil = any(
        one.tag == ActorKind.CIVILIANS and one.span.start > at and not _is_freed(tagged, one.span)
        for one in others
    )
    heads = {_last(words, tagged.sentence.inside(one.span.start, one.span.end)) for one in others}
    armed = heads & cue_set("types", "police") or {one.tag for one in others} - _UNARMED
    sides = {one.tag for one in actors if one not in others}
    if ActorKind.STATE_FORCES in sides and ActorKind.REBEL in sides:
        return False
    return bool(doers) and civil and not armed


def _is_freed(tagged: Tagged, span: Span) -> bool:
    """Say whether people stand behind a verb that tells of their freedom ("freeing inmates")."""
    first = min(tagged.sentence.inside(span.start, span.end), default=0)
    return any(word.low in _FREEING for word in tagged.sentence.words[max(0, first - _NEAR) : first])


def _touches(span: Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end
