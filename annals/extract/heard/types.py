"""Types of acts that the words of a sentence settle: attacks on computers, strikes of workers, protests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annals.extract.sentence.cues import cue_list
from annals.extract.sentence.figurative import coups, within
from annals.extract.sentence.grave import is_bodily, is_violent
from annals.extract.sentence.lexicon import EventWord, event_words, harm_words
from annals.extract.sentence.words import Word

_OTHER = "other_violence"
_PROTEST = "protest"
_RIOT = "riot"
_CLASH = "armed_clash"
_RUINED, _STRIKE = "property_destruction", "air_drone_strike"
_KEPT = frozenset({"arrests", "agreement", "group_change", _PROTEST})
"""Types that no attack on computers has, though its sentence tells of one ("arrested three hackers")."""

_TAKINGS = frozenset(
    {"state_takes_territory", "nonstate_takes_territory", "territory_transfer", "weapons_seized"}
)
_LAND = _TAKINGS - {"weapons_seized"}
_BOMBED = frozenset({"shelling_missile", "air_drone_strike", "ied_mine", "grenade"})
_QUIET = _TAKINGS | {"agreement", "group_change", "abduction", _PROTEST}
"""Types that no coup in which people are harmed has."""
_NEAR = 3
"""How many words off what tells of computers may stand."""


def type_of(heard: str, words: Sequence[Word], inside: range) -> str:
    """Return the type of an act that is told by words of a sentence and was heard as of another one."""
    if heard in _QUIET and coups(words).intersection(inside):
        return _CLASH
    heard = _by_lexicon(heard, words, inside)
    if is_bodily(words):
        return heard
    near = range(inside.start - _NEAR, inside.stop + _NEAR)
    if within(words, "types", "cyber").intersection(near) and heard not in _KEPT and _is_open(words, inside):
        return _OTHER
    if within(words, "types", "labour").intersection(inside):
        return _PROTEST
    calm = heard == _RIOT and not is_violent(words) and _is_protest(words, inside)
    return _PROTEST if calm else heard


def _by_lexicon(heard: str, words: Sequence[Word], inside: range) -> str:
    """Return the type of an act whose words, all of them, tell of another: land retaken, things destroyed."""
    senses = senses_in(words, inside)
    types = {sense.type for sense in senses}
    if heard == _PROTEST and types and types <= _TAKINGS:
        return types.pop() if len(types) == 1 else heard
    if heard in _BOMBED and senses and all(map(_ruins, senses)) and _by_hand(words):
        return _RUINED
    if heard not in _LAND or not senses or not all(map(_ruins, senses)):
        return heard
    before = words[max(0, inside.start - _NEAR) : inside.start]
    return _STRIKE if any(word.low.startswith(cue_list("types", "raids")) for word in before) else _RUINED


def _by_hand(words: Sequence[Word]) -> bool:
    """Say whether a sentence tells of tools that ruin things by hand, and of nothing that does from afar."""
    return bool(within(words, "types", "by_hand")) and not within(words, "types", "from_afar")


def _ruins(sense: EventWord) -> bool:
    return sense.damage or sense.lemma.startswith("destroy ")


def on_the_ground(heard: str, words: Iterable[Word]) -> str:
    """Return the type of an act of a group, heard as one from the air, by all words of its sentences."""
    told = [word.low for word in words]
    if heard != _STRIKE or any(word.startswith(cue_list("types", "air")) for word in told):
        return heard
    return "ied_mine" if any(word.startswith("bomb") for word in told) else "attack_on_civilians"


def _is_open(words: Sequence[Word], inside: range) -> bool:
    """Say whether words of the lexicon among some leave the type of the act open ("attacked", "hit")."""
    return all(sense.refine or sense.type == _OTHER for sense in senses_in(words, inside))


def _is_protest(words: Sequence[Word], inside: range) -> bool:
    """Say whether the words of the lexicon in a sentence are of protests, all of them, as those of the act.

    Words that name no type ("escalated") may stand beside those of the act; its own tell of no harm.
    """
    if any(one.first < inside.stop and inside.start < one.after for one in harm_words().scan(words)):
        return False
    types = {sense.type for sense in senses_in(words, range(len(words)))}
    return types - {""} == {_PROTEST} and {sense.type for sense in senses_in(words, inside)} <= {_PROTEST}


def senses_in(words: Sequence[Word], inside: range) -> list[EventWord]:
    """Return what the words of the lexicon among some can say."""
    found = (m for m in event_words().scan(words) if m.first < inside.stop and inside.start < m.after)
    return [sense for match in found for sense in match.value]
