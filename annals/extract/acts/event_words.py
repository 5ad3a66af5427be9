"""Event words in their sentence: which sense they have, how they are spoken of, what goes together."""

from __future__ import annotations

from dataclasses import dataclass, field

from annals.codebook import event_types
from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import EventWord, light_verbs, mode_cues, people_words
from annals.extract.sentence.numbered import age_after
from annals.extract.sentence.phrases import Match
from annals.extract.sentence.scan import EventHit, Scan
from annals.extract.sentence.senses import BARRIERS, BE, is_passive, sense_of
from annals.model.reading import Filler
from annals.model.vocabulary import Kind, Mode, Stage
from annals.text.another import ANOTHER

_HAVE = frozenset({"has", "have", "'ve"})
_CROWD = frozenset({"armed_clash", "riot", "protest", "agreement", "arrests", "weapons_seized"})
_LIGHT_REACH = 8
_FIGHTING = frozenset({"remote", "civilians", "battle", "property"})


@dataclass(slots=True)
class Act:
    """One act as one sentence words it, being put together.

    ``hits`` are its event words with their ``senses``, the leading one first. ``refers`` marks an
    act told before ("the attack"), ``again`` another one than those (``loosely`` by no
    more than an "also"), ``reason`` one that is given
    as a reason, ``headline`` one that a title tells.
    """

    hits: list[EventHit]
    senses: list[EventWord]
    kind: Kind
    type: str
    stage: Stage
    mode: Mode
    plural: bool
    perfect: bool
    refers: bool
    definite: bool
    again: bool
    loosely: bool
    reason: bool
    headline: bool = False
    fillers: list[Filler] = field(default_factory=list)

    @property
    def sense(self) -> EventWord:
        """Return the sense of its leading word."""
        return self.senses[0]

    @property
    def first(self) -> int:
        """Return the index of its leading word."""
        return self.hits[0].first

    @property
    def after(self) -> int:
        """Return the index after its leading words."""
        return self.hits[0].after


def acts(scan: Scan) -> list[Act]:
    """Return the acts of a sentence, the words of one act taken together."""
    busy = {i for item in scan.times for i in range(item.first, item.after)}
    cues = [cue for cue in mode_cues().scan(scan.words) if cue.first not in busy]
    found = []
    for hit in scan.events:
        sense = sense_of(scan, hit)
        if sense is not None:
            act = _act(scan, hit, sense, cues)
            if act is not None:
                found.append(act)
    return _together(scan, found)


def _act(scan: Scan, hit: EventHit, sense: EventWord, cues: list[Match[Mode | Stage | str]]) -> Act | None:
    """Return the act of an event word with its mode and stage; None for words of no act."""
    close = sorted(cues, key=lambda cue: abs(hit.first - cue.after))
    near = [cue.value for cue in close if _governs(scan, cue, hit, sense)]
    modes = [value for value in near if isinstance(value, Mode)]
    stages = [value for value in near if isinstance(value, Stage)]
    mode = modes[0] if modes else Mode.ASSERTED
    if sense.only_planned and mode != Mode.PLANNED:
        return None
    reason = "reason" in near
    definite = sense.nominal and _definite(scan, hit.first)
    return Act(
        hits=[hit],
        senses=[sense],
        kind=_kind(sense, mode),
        type=sense.type,
        stage=sense.stage or (stages[0] if stages else Stage.CARRIED_OUT),
        mode=mode,
        plural=sense.form == "nouns",
        perfect=_perfect(scan, hit),
        refers=definite or reason or "refers" in near,
        definite=definite,
        again=not sense.harm and _again(scan, hit, "again"),
        loosely=not _again(scan, hit, "apart"),
        reason=reason,
    )


def _kind(sense: EventWord, mode: Mode) -> Kind:
    if sense.kind == Kind.INCIDENT and mode == Mode.PLANNED:
        return Kind.THREAT
    return sense.kind


_REACH = {Mode.DENIED: 2, Mode.PLANNED: 4, Mode.HYPOTHETICAL: 4, Mode.HABITUAL: 4}
_REASON_REACH = 8
_REFERS_REACH = 5
_STAGE_REACH = 4
_NEXT = 2
_MODAL = cue_set("grammar", "modal")


def _governs(scan: Scan, cue: Match[Mode | Stage | str], hit: EventHit, sense: EventWord) -> bool:
    """Say whether a cue stands close enough before an event word, with nothing parting them."""
    gap = hit.first - cue.after
    if gap < 0:
        after = cue.value in {Stage.FOILED, Mode.HABITUAL} and cue.first >= hit.after
        return after and cue.first - hit.after <= _STAGE_REACH
    between = range(cue.after, hit.first)
    if any(scan.low(i) in BARRIERS | {"."} for i in between):
        return False
    if not isinstance(cue.value, Mode | Stage) and any(other.first in between for other in scan.events):
        return False
    words = " ".join(word.low for word in scan.words[cue.first : cue.after])
    if words in _MODAL:
        return _modal_governs(scan, cue, hit, sense)
    return gap <= _cue_reach(scan, cue, words, hit)


def _modal_governs(scan: Scan, cue: Match[Mode | Stage | str], hit: EventHit, sense: EventWord) -> bool:
    """Say whether "will" and its like go with a verb, or with a noun through the verb that carries it."""
    gap = hit.first - cue.after
    if not sense.nominal:
        return sense.form in {"base", "participle"} and gap <= _NEXT
    carried = any(light_verbs().match(scan.words, i) for i in range(cue.after, hit.first))
    return carried and gap <= _STAGE_REACH


def _cue_reach(scan: Scan, cue: Match[Mode | Stage | str], words: str, hit: EventHit) -> int:
    """Return how many words may stand between a cue and an event word; -1 where it does not count."""
    if words in {"further", "possible", "potential", "future", "any", "no", "failed"}:
        return _NEXT
    if isinstance(cue.value, Stage):
        return _STAGE_REACH
    if cue.value == Mode.DENIED and any(scan.low(i) in {"and", ","} for i in range(cue.after, hit.first)):
        return -1
    if isinstance(cue.value, Mode):
        return _REACH.get(cue.value, 0)
    return _REASON_REACH if cue.value == "reason" else _REFERS_REACH


def _definite(scan: Scan, first: int) -> bool:
    """Say whether a noun is told of as known ("the attack", "this operation")."""
    for index in range(first - 1, max(-1, first - 4), -1):
        low = scan.low(index)
        if low in {"the", "this", "that", "these", "those", "such", "its", "their"}:
            return True
        if low in {"a", "an", "of", "in", ","} or not low.isalpha():
            return False
    return False


def _again(scan: Scan, hit: EventHit, key: str) -> bool:
    """Say whether an act is told as another one than those before, by one list of words."""
    again = cue_set("mode", key)
    before = range(max(0, hit.first - 6), hit.first)
    apart = any(scan.low(i) in again and not _of_person(scan, i) for i in before)
    return apart or (scan.low(0) in ANOTHER and not _of_person(scan, 0))


def _of_person(scan: Scan, index: int) -> bool:
    """Say whether "another" or "second" sets a person apart, not an act ("another man was also shot")."""
    after = range(index + 1, min(index + 3, len(scan.words)))
    counted = any(people_words().match(scan.words, at) or age_after(scan, at) for at in after)
    return counted or scan.low(index + 1) in BE


def _perfect(scan: Scan, hit: EventHit) -> bool:
    """Say whether the verb, or the light verb before a noun, is in the present perfect."""
    for index in range(hit.first - 1, max(-1, hit.first - _LIGHT_REACH), -1):
        if scan.low(index) in BARRIERS:
            return False
        if scan.low(index) in _HAVE:
            return True
    return False


def _together(scan: Scan, found: list[Act]) -> list[Act]:
    """Join the event words of a sentence that name one act."""
    joined: list[Act] = []
    for act in found:
        partner = next((other for other in reversed(joined) if _one_act(scan, other, act)), None)
        if partner is None:
            joined.append(act)
        else:
            _absorb(partner, act)
    return joined


def _one_act(scan: Scan, left: Act, right: Act) -> bool:
    """Say whether two event words of a sentence name one act."""
    if Kind.INCIDENT not in {left.kind, right.kind} or left.kind != right.kind:
        return False
    if {left.mode, right.mode} & {Mode.PLANNED, Mode.HYPOTHETICAL} and left.mode != right.mode:
        return False
    if left.refers and not left.definite and not right.refers:
        return False
    other = right.again and not right.refers and right.sense.nominal and not right.sense.weak
    if other or left.reason != right.reason or _introduced(scan, right):
        return False
    if right.refers and not right.definite and not right.reason and not left.refers:
        return left.sense.harm
    return not _other_doer(scan, left, right) and _compatible(left, right)


def _other_doer(scan: Scan, left: Act, right: Act) -> bool:
    """Say whether a second verb has a named subject of its own ("X shelled ... while Y bombed ...")."""
    if left.sense.nominal or right.sense.nominal or is_passive(scan, left.first):
        return False
    second = next((one for one in scan.actors if one.after == right.first and one.keys), None)
    first = next((one for one in scan.actors if one.after <= left.first and one.keys), None)
    if second is None or first is None or second.first < left.after:
        return False
    return set(second.keys).isdisjoint(first.keys)


def _introduced(scan: Scan, act: Act) -> bool:
    """Say whether a noun is introduced as something new ("and a gun battle")."""
    if not act.sense.nominal:
        return False
    article = next((i for i in range(act.first - 1, act.first - 4, -1) if scan.low(i) in {"a", "an"}), None)
    return article is not None and scan.low(article - 1) == "and"


def _compatible(left: Act, right: Act) -> bool:
    """Say whether the types of two event words allow one act."""
    if left.sense.weak or right.sense.weak:
        return True
    if left.type == right.type or left.sense.harm or right.sense.harm:
        return right.type not in {"arrests", "agreement"} or left.type == right.type
    if {left.type, right.type} == {"attack_on_civilians", "riot"}:
        return True
    if {left.type, right.type} == {"attack_on_civilians", "protest"}:
        return left.sense.refine or right.sense.refine
    if left.sense.refine or right.sense.refine:
        types = event_types()
        return {types[left.type].family, types[right.type].family} <= _FIGHTING
    families = {event_types()[left.type].family, event_types()[right.type].family}
    if "property" in families and families <= _FIGHTING:
        return True
    pair = {left.type, right.type}
    return bool(pair & {"suicide_bomb"}) and bool(pair & {"ied_mine"})


def _absorb(act: Act, other: Act) -> None:
    """Take another event word into an act; the more specific word leads."""
    finer = not other.sense.refine and not other.sense.harm
    ranks = event_types()
    leads = (
        (act.sense.harm and not other.sense.harm and not other.sense.weak)
        or (act.sense.weak and not other.sense.weak)
        or (finer and ranks[other.type].rank < ranks[act.type].rank)
        or (finer and other.type == "protest")
    )
    if leads:
        act.type, act.plural, act.perfect = other.type, other.plural, other.perfect
        act.hits = [*other.hits, *act.hits]
        act.senses = [*other.senses, *act.senses]
        act.refers, act.definite = other.refers, other.definite
    else:
        act.hits = [*act.hits, *other.hits]
        act.senses = [*act.senses, *other.senses]
    if other.stage != Stage.CARRIED_OUT:
        act.stage = other.stage
    act.again = act.again or other.again
    if act.mode == Mode.ASSERTED and not other.sense.harm:
        act.mode = other.mode
