"""One actor told in several words: plain words that stand for who is named in the same role of an act."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from annals.gazetteer.actors import Actors
from annals.model.report import Span
from annals.model.statement import Speaker, Statement, statement_id
from annals.model.values import Participant
from annals.model.vocabulary import ActorKind, Attribution, Basis, ParticipantRole, SpeakerRole, Stance
from annals.resolve.actors import phrase
from annals.resolve.actors.report import LOCAL, kind_of_name
from annals.resolve.actors.tied import is_member
from annals.resolve.words import any_of, listed

Told = Statement[Participant]

_OTHERS = re.compile(rf"\b{any_of('naming', 'others')}\b", re.IGNORECASE)
_OTHERS_BEFORE = re.compile(rf"\b{any_of('naming', 'others')}\s+(?:[a-z][\w-]*\s+)?$", re.IGNORECASE)
_BEFORE = 30
_JOINED = re.compile(r"[^.!?\n]{0,12}\b(?:and|or|with|against|between|by|versus)\b[^.!?\n]{0,24}")
"""Between two who are not the same: "the front and gunmen", "militants clashed with the front"."""
_LISTED = re.compile(r"(?:,\s+[\w-]+(?:\s[\w-]+){0,2}){0,3},?\s+(?:and|or|with|by)\s+(?:[\w-]+\s+){0,2}")
"""Between two of one list ("soldiers, militiamen and intelligence officers")."""
_OF_ANOTHER = re.compile(r"\s+(?:from|of)\s+(?:the\s+)?[A-Z]")
_OWN_DEED = re.compile(
    r"\b(?:while|whereas|meanwhile|separately|elsewhere),?\s+(?:[a-z]+\s+)?$", re.IGNORECASE
)
"""Before plain words whose deed is another's than that told before ("while gunmen killed ...")."""
_THE = re.compile(r"\b(?:the|these|those)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_NOUN = re.compile(r"[^\W\d]{5,}")
_ANY_SPEAKER = frozenset(
    {"local", "locals", "senior", "official", "officials", "source", "sources", "spokesman", "spokeswoman"}
    | {
        "residents",
        "resident",
        "witnesses",
        "witness",
        "another",
        "other",
        "others",
        "leader",
        "about",
        "their",
    }
)
"""Words of speakers by which two of them are not yet the same."""
_FIRM = frozenset({Attribution.REPORTED_AS_FACT, Attribution.CLAIMED_OR_ADMITTED})
_SEVERAL = re.compile(
    r"\b(?:militias|groups|factions|organi[sz]ations|gangs|brigades|battalions|cartels|bands)$", re.IGNORECASE
)
_ONE = re.compile(r"(?:an?|one(?: of)?)\s(?!dozen|number|group|few|couple|score|handful)", re.IGNORECASE)
_RANKS = re.compile(rf"\b{any_of('naming', 'ranks')}$", re.IGNORECASE)
_FIGHTERS = frozenset(
    {"militants", "rebels", "terrorists", "militia", "armed group", "gunmen", "bombers", "bandits"}
)
_ANYBODY = "assailants"
"""The word of the registry for those of whom nothing but the deed is told ("the attackers")."""
_NEUTRAL = frozenset(word.casefold() for word in listed("naming", "describing"))
"""Words before a plain noun that tell of no people, land or cause of its own."""
_THOUGHT = re.compile(
    r",? (?:who (?:are|were) )?(?:suspected|believed|thought|alleged|said|presumed) "
    r"(?:to (?:be|belong|have)|of being)\b[^.,;!?\n]*"
)
_LINK = 80
"""At most so many code points lie between people and the group that they are thought to be of."""
_ALONE = frozenset({"bombers", "men"})
"""Plain nouns for people who may belong to nobody: only a known group is meant by them."""
_MEN = frozenset({"men", "boys", "youths", "individuals"})
_FORCES = frozenset({"military", "police"})


def without_echoes(told: Sequence[Told], registry: Actors, text: str, *, mutual: bool) -> list[Told]:
    """Return statements with those of plain words taken for the actor who is named in the same role.

    These are "the rebels" beside the one group that is named, "officers" beside the one state's forces.
    Of a ``mutual`` act with no third party the plain words may be the other side's.
    """
    sides = [
        [one for one in told if (one.value.role is ParticipantRole.ATTACKER) is attacks]
        for attacks in (True, False)
    ]
    few = mutual and len({one.value.actor.key for one in told}) < 3  # noqa: PLR2004  (two sides and the echo)
    look = _suspected_of if few else _meant
    meant = {id(one): look(one, side, registry, text) for side in sides for one in side}
    kept = (_as(one, meant[id(one)]) for one in told)
    return [one for one in kept if one is not None]


def is_plain(one: Told, registry: Actors) -> bool:
    """Say whether a statement tells of its actor in plain words, which name nobody."""
    return _plain(one, registry) is not None


def _as(one: Told, meant: Told | None) -> Told | None:
    """Return a statement as one of who is meant, where somebody else than the report's outlet makes it.

    What the outlet says is said of who is named; the firmness is that of the words that name him. Who is
    named by one speaker is never told as if another had named him.
    """
    if meant is None:
        return one
    if one.speaker.role is not SpeakerRole.OUTLET and not _vouches(one, meant):
        return one
    if one.speaker.role is SpeakerRole.OUTLET or one.stance is not Stance.ASSERTED:
        return None
    value = replace(meant.value, role=one.value.role)
    named = statement_id(one.draft_id, one.field, value, one.evidence)
    return replace(one, id=named, value=value, basis=Basis.INFERRED)


def _meant(one: Told, side: Sequence[Told], registry: Actors, text: str) -> Told | None:
    """Return the statement of who is meant by plain words, None for any other words."""
    if not one.value.actor.key.startswith(LOCAL) or is_other(one, text):
        return None
    doubted = {other.value.actor.key for other in side if not _stands(other)}
    others = [other for other in side if other.value.actor.key not in {one.value.actor.key, *doubted}]
    same = _body_of(one, others, registry) or _said_before(one, others, registry)
    same = same or _suspected_of(one, side, registry, text)
    if same is not None:
        return same
    if _is_rank(one, registry):
        forces = [other for other in others if _state(other, registry) is not None]
        apart = any(_in_a_list(one, other, text) for other in forces)
        return forces[0] if not apart and len({_state(other, registry) for other in forces}) == 1 else None
    plain = _plain(one, registry)
    if plain is None or _has_own_deed(one, text):
        return None
    groups = [other for other in others if _is_group(other, registry) and not _is_one(one, other)]
    if plain == _ANYBODY and len({other.value.actor.key for other in groups}) != 1:
        groups = [other for other in others if _plain(other, registry) in _FIGHTERS]
    if plain in _ALONE:
        groups = [other for other in groups if not other.value.actor.key.startswith(LOCAL)]
    single = len({other.value.actor.key for other in groups}) == 1
    if not single or any(_joined(one, other, text) for other in groups):
        return None
    return next((other for other in groups if _may_be_meant(one, other, text)), None)


def _may_be_meant(one: Told, other: Told, text: str) -> bool:
    """Say whether an attacker told plainly may be the one named: no accusation replaces what is told as fact.

    The name is the outlet's own or the same speaker's, or "the gunmen" behind it look back to it.
    """
    if one.value.role is not ParticipantRole.ATTACKER:
        return True
    return _vouches(one, other) or _looks_back(one, other, text)


def _vouches(one: Told, other: Told) -> bool:
    """Say whether a name is told as fact by the outlet, or by the speaker of the plain words himself.

    What those who did it say of themselves accuses nobody: the outlet's plain words are for them.
    """
    firm = other.value.attribution in _FIRM or other.value.attribution is one.value.attribution
    if other.speaker.role is SpeakerRole.OUTLET:
        return firm
    claimed = other.value.attribution is Attribution.CLAIMED_OR_ADMITTED
    return (claimed and one.speaker.role is SpeakerRole.OUTLET) or _is_one_speaker(one.speaker, other.speaker)


def _is_one_speaker(a: Speaker, b: Speaker) -> bool:
    """Say whether two speakers are one, by who they are or by a noun of both ("a police chief")."""
    if a.role is not b.role or (a.actor and b.actor and a.actor != b.actor):
        return False
    told, again = (set(_NOUN.findall((one.words or "").casefold())) for one in (a, b))
    return bool(a.actor and a.actor == b.actor) or told == again or not _ANY_SPEAKER.issuperset(told & again)


def _looks_back(one: Told, other: Told, text: str) -> bool:
    """Say whether plain words with their article all stand behind a name ("the rebels")."""
    named = min(span.start for span in other.evidence)
    starts = [span.start for span in one.evidence]
    return all(
        start > named and _THE.search(text[max(0, start - _BEFORE) : start]) is not None for start in starts
    )


def _has_own_deed(one: Told, text: str) -> bool:
    """Say whether plain words are told beside others to have done a deed of their own."""
    before = (text[max(0, span.start - _BEFORE) : span.start] for span in one.evidence)
    return any(_OWN_DEED.search(words) and not _THE.search(words) for words in before)


def _suspected_of(one: Told, side: Sequence[Told], registry: Actors, text: str) -> Told | None:
    """Return the statement of the group that plain people are thought to be of ("men said to be of X")."""
    if _plain(one, registry) is None or one.stance is not Stance.ASSERTED:
        return None
    groups = (other for other in side if other.stance is Stance.ASSERTED and _is_group(other, registry))
    return next((o for o in groups if _thought(one, o, text)), None)


def _thought(one: Told, other: Told, text: str) -> bool:
    """Say whether the words between two say that the first are thought to be the second's."""
    ends, starts = (sorted({s.end for s in one.evidence}), sorted({s.start for s in other.evidence}))
    return any(_THOUGHT.fullmatch(text, a, b) is not None for a in ends for b in starts if a < b < a + _LINK)


def _is_one(one: Told, other: Told) -> bool:
    """Say whether a hit group is told by one of its people alone: those beside him may be others'."""
    single = _ONE.match(other.value.actor.written) is not None
    return (
        single and one.value.role is not ParticipantRole.ATTACKER and not _ONE.match(one.value.actor.written)
    )


def _stands(one: Told) -> bool:
    """Say whether a statement surely tells of a participant."""
    return one.stance is Stance.ASSERTED and one.value.attribution not in {
        Attribution.CLEARED,
        Attribution.POSSIBLE,
    }


def is_other(one: Told, text: str) -> bool:
    """Say whether words say that somebody else is meant ("other militants", "unknown gunmen")."""
    before = (text[max(0, span.start - _BEFORE) : span.start] for span in one.evidence)
    return any(map(_OTHERS_BEFORE.search, before)) or any(_OTHERS.search(span.quote) for span in one.evidence)


def _plain(one: Told, registry: Actors) -> str | None:
    """Return the noun of words that only say that somebody fights or is armed, None for other words."""
    words = phrase.core(one.value.actor.written)
    if is_member(words):
        return "militants"
    if one.value.role is ParticipantRole.ATTACKER and words.casefold() in _MEN:
        return "men"
    generic = registry.generic(words)
    if _SEVERAL.search(words) is not None or not _NEUTRAL.issuperset(registry.qualifiers(words)):
        return None
    reference = registry.reference(words)
    if generic is None:
        return "armed group" if reference is not None and "armed_group" in reference.categories else None
    return generic.word if generic.word in _FIGHTERS or generic.word == _ANYBODY else None


def _is_group(one: Told, registry: Actors) -> bool:
    """Say whether an actor is an armed group with a name."""
    actor = one.value.actor
    entry = registry.get(actor.key)
    if entry is not None:
        return entry.category == "armed_group"
    name = actor.name.removeprefix("the ")
    armed = actor.kind in {ActorKind.REBEL, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA}
    named = name[:1].isupper() and " " in name and not registry.unnamed(name)
    return armed and named and _plain(one, registry) is None and kind_of_name(registry, name) == "armed_group"


def _is_rank(one: Told, registry: Actors) -> bool:
    """Say whether words tell of ranks or forces of a state that they do not name ("four officers")."""
    words = phrase.core(one.value.actor.written)
    generic = registry.generic(words)
    plain = generic is not None and generic.branch is not None and not registry.qualifiers(words)
    return plain or _RANKS.fullmatch(phrase.uncounted(registry, words)) is not None


def _state(one: Told, registry: Actors) -> str | None:
    """Return the key of the force of a state that a statement tells of, None for anybody else."""
    key = one.value.actor.key
    entry = registry.get(key) if key.startswith("state:") else None
    return key.partition("/")[0] if entry is not None and entry.category in _FORCES else None


def _body_of(one: Told, others: Iterable[Told], registry: Actors) -> Told | None:
    """Return the statement whose words these are with a plain noun behind ("faction gunmen")."""
    words = phrase.core(one.value.actor.written).casefold().split()
    if len(words) < 2 or registry.generic(words[-1]) is None:  # noqa: PLR2004  (a name and a noun)
        return None
    told = (
        other for other in others if phrase.core(other.value.actor.written).casefold().split() == words[:-1]
    )
    return next(told, None)


def _said_before(one: Told, others: Iterable[Told], registry: Actors) -> Told | None:
    """Return the statement of one of the registry who is told by the same plain words ("operatives")."""
    words = phrase.core(one.value.actor.written).casefold()
    if _plain(one, registry) is None:
        return None
    known = (other for other in others if registry.get(other.value.actor.key))
    told = (o for o in known if words in (phrase.core(span.quote).casefold() for span in o.evidence))
    return next(told, None)


def _joined(one: Told, other: Told, text: str) -> bool:
    """Say whether "and" or what parts two sides stands between two who are told side by side."""
    return any(_beside(a, b, text) for a in one.evidence for b in other.evidence)


def _in_a_list(one: Told, other: Told, text: str) -> bool:
    """Say whether ranks are told side by side with a force that is named, or are those of another place."""
    attacks = one.value.role is ParticipantRole.ATTACKER
    for a in one.evidence:
        if not attacks and _OF_ANOTHER.match(text, a.end) is None:
            continue
        for b in other.evidence:
            first, second = sorted((a, b), key=lambda span: span.start)
            if first.end <= second.start and _LISTED.fullmatch(text, first.end, second.start):
                return True
    return False


def _beside(a: Span, b: Span, text: str) -> bool:
    first, second = sorted((a, b), key=lambda span: span.start)
    return first.end <= second.start and _JOINED.fullmatch(text, first.end, second.start) is not None
