"""Who did it to whom, with what and where, from the order of words and the prepositions between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annals.extract.acts.event_words import Act
from annals.extract.parties.objects import aimed, objects, pronoun_before
from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import EventWord, harm_words, implied_weapons, light_verbs
from annals.extract.sentence.nouns import (
    is_named,
    named_for,
    parted,
    partners_of,
    subject_before,
)
from annals.extract.sentence.scan import EventHit, Item, Scan
from annals.extract.sentence.senses import BARRIERS, is_passive
from annals.extract.sentence.words import Word
from annals.extract.speech.grammar import Said
from annals.gazetteer.actors import Actors
from annals.model.reading import Filler, Label, Mention, Role
from annals.model.report import Report
from annals.model.vocabulary import ActorKind, Kind, Stage, WeaponClass
from annals.text.numbers import NumberWords

_PREPOSITIONS = cue_set("grammar", "prepositions")
_WITHIN = _PREPOSITIONS - {"of"}
_HARMED = frozenset({"past", "participle"})
_LIGHT_REACH = 9
_OBJECT_REACH = 9
_BY_REACH = 8
_VICTIM_TYPES = frozenset({"abduction", "arrests", "sexual_violence", "hijacking"})
_ADVERBS = cue_set("grammar", "adverbs")
_PHRASE_ENDS = _PREPOSITIONS | cue_set("grammar", "determiners") | {"during", "following", "and", "or"}
_NO_DOERS = frozenset(
    {"people", "persons", "civilians", "children", "women", "residents", "victims", "others"}
)
_CROWDS = frozenset({"protest", "riot", "property_destruction"})
_CROWD_KINDS = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.RIOTERS})
_NUMBER_REACH = 2
_UNUSED_REACH = 5
_NOT_USED = frozenset({"not", "without", "never", "n't", "didn't"})
_OWN_WORDS = cue_set("grammar", "own_words")
_SURE, _LIKELY, _WEAK = 0.85, 0.7, 0.5


class RoleFinder:
    """Fills the roles of the acts of one report's sentences."""

    def __init__(self, report: Report, actors: Actors) -> None:
        self._report = report
        self._actors = actors
        self._tellers: tuple[tuple[int, int], ...] = ()

    def described(self, scan: Scan, item: Item) -> Item:
        """Return people without a name with the adjective of their nation ("Palestinian gunmen")."""
        before = scan.words[item.first - 1] if item.first else None
        if item.keys or item.label != Label.ACTOR or before is None or not before.text[0].isupper():
            return item
        words = self._report.text[before.start : item.end]
        if not self._actors.countries(before.text) or not self._actors.unnamed(words):
            return item
        return replace(item, first=item.first - 1, start=before.start)

    def mention(self, item: Item, score: float) -> Mention:
        """Return the mention of an item of the scan."""
        return Mention(
            label=item.label, span=self._report.span(item.start, item.end), tag=item.tag, score=score
        )

    def fill(self, scan: Scan, act: Act, said: Sequence[Said]) -> None:
        """Add attacker, target, victim, interceptor, weapon and number of acts to an act.

        Who only tells of it is no part of it: a speaker is its doer where a pronoun says so.
        """
        self._tellers = self._who_tells(scan, act, said)
        for hit, sense in zip(act.hits, act.senses, strict=True):
            if sense.nominal:
                self._fill_noun(scan, act, hit)
            elif is_passive(scan, hit.first) or self._reduced(scan, hit, sense):
                self._fill_passive(scan, act, hit, sense)
            else:
                self._fill_active(scan, act, hit, sense)
        if act.stage == Stage.INTERCEPTED:
            self._fill_launcher(scan, act)
        self._fill_weapons(scan, act)
        self._fill_number(scan, act)

    def _who_tells(self, scan: Scan, act: Act, said: Sequence[Said]) -> tuple[tuple[int, int], ...]:
        """Return the words of the sentence's speakers that no pronoun makes the doer of the act."""
        found = []
        for one in said:
            if one.speaker is None:
                continue
            between = {scan.low(i) for i in range(one.after, act.first)}
            if not between & _OWN_WORDS or one.after > act.first:
                found.append(one.speaker)
        return tuple(found)

    def _add(self, act: Act, role: Role, item: Item, score: float) -> None:
        if item.label == Label.ACTOR and any(start <= item.start < end for start, end in self._tellers):
            return
        if item.label == Label.ACTOR and (self._only_tells(item) or _already(act, role, item, self._report)):
            return
        mention = self.mention(item, score)
        if all(f.mention.span != mention.span or f.role != role for f in act.fillers):
            act.fillers.append(Filler(role=role, mention=mention, score=score))

    def _only_tells(self, item: Item) -> bool:
        """Say whether an actor is one that reports, and takes no part in what it reports."""
        entries = [entry for entry in map(self._actors.get, item.keys) if entry]
        return bool(entries) and all(one.category in {"agency", "outlet", "monitor"} for one in entries)

    def _doer(self, act: Act) -> Role:
        return Role.INTERCEPTOR if act.stage == Stage.INTERCEPTED else Role.ATTACKER

    def _done_to(self, act: Act, item: Item, *, harm: bool) -> Role:
        """Return the role of what is acted on: people harmed are victims, the rest targets."""
        person = item.label == Label.ACTOR and (harm or act.type in _VICTIM_TYPES)
        return Role.VICTIM if person else Role.TARGET

    # Verbs

    def _fill_active(self, scan: Scan, act: Act, hit: EventHit, sense: EventWord) -> None:
        subject = subject_before(scan, hit.first) or pronoun_before(scan, hit.first)
        if subject is not None and (sense is act.sense or not self._has_doer(act)):
            self._add_subject(scan, act, subject)
        for item in objects(scan, hit.after):
            self._add_object(act, item, harm=_harms(scan, hit, sense))

    def _has_doer(self, act: Act) -> bool:
        return any(filler.role == self._doer(act) for filler in act.fillers)

    def _add_subject(self, scan: Scan, act: Act, subject: Item) -> None:
        if subject.label == Label.ACTOR:
            if not subject.keys and scan.low(subject.after - 1) in _NO_DOERS and act.type not in _CROWDS:
                return
            owner = None if subject.keys else self._owner(scan, subject)
            doer = owner or subject
            self._add_doer(scan, act, doer)
            return
        owner = self._owner(scan, subject)
        if owner is not None:
            self._add(act, Role.ATTACKER, owner, _LIKELY)

    def _add_doer(self, scan: Scan, act: Act, doer: Item) -> None:
        """Add who did it, and whoever did it with them."""
        for item in (doer, *(partners_of(scan, doer) if is_named(scan, doer) else ())):
            self._add(act, self._doer(act), self.described(scan, item), _SURE if item.keys else _LIKELY)

    def _owner(self, scan: Scan, weapon: Item) -> Item | None:
        """Return whose weapon or people they are ("its drones", "Turkish drones")."""
        before = scan.low(weapon.first - 1)
        if before in {"its", "their", "his"}:
            return subject_before(scan, weapon.first - 1, only_actors=True)
        if before in {"'s", "'"}:
            return next(
                (a for a in scan.actors if a.keys and a.after in {weapon.first, weapon.first - 1}), None
            )
        return self.adjective(scan, weapon.first) if weapon.label == Label.WEAPON else None

    def _add_object(self, act: Act, item: Item, *, harm: bool) -> None:
        if item.label == Label.ACTOR and act.stage == Stage.INTERCEPTED:
            return
        if item.label in {Label.ACTOR, Label.TARGET}:
            self._add(act, self._done_to(act, item, harm=harm), item, _LIKELY)

    def _fill_passive(self, scan: Scan, act: Act, hit: EventHit, sense: EventWord) -> None:
        subject = subject_before(scan, hit.first, with_targets=True)
        if subject is not None and subject.label in {Label.ACTOR, Label.TARGET}:
            self._add(act, self._done_to(act, subject, harm=_harms(scan, hit, sense)), subject, _LIKELY)
        agent = self._agent(scan, hit.after)
        if agent is not None:
            self._add_doer(scan, act, agent)

    def _fill_launcher(self, scan: Scan, act: Act) -> None:
        """Add who launched what was intercepted ("that X had fired", "fired by X")."""
        for index, word in enumerate(scan.words):
            if word.low not in {"fired", "launched", "sent"}:
                continue
            doer = self._agent(scan, index + 1) or subject_before(scan, index, only_actors=True)
            if doer is not None and index > act.after:
                self._add(act, Role.ATTACKER, doer, _LIKELY)
                return

    def _reduced(self, scan: Scan, hit: EventHit, sense: EventWord) -> bool:
        """Say whether a participle follows its noun without a verb ("three soldiers killed in ...")."""
        if sense.form not in {"past", "participle"} or " " in sense.lemma:
            return False
        at = scan.words[hit.first - 1].end - scan.sentence.start if hit.first else -1
        if any(number.end == at for number in scan.numbers):
            return True
        before = any(
            item.after == hit.first and (item.tag in _CROWD_KINDS or _counted(scan, item))
            for item in scan.actors
        )
        return before and scan.low(hit.after) in {
            "in",
            "when",
            "during",
            "near",
            "at",
            "and",
            "after",
            "on",
            ".",
        }

    # Nouns

    def _fill_noun(self, scan: Scan, act: Act, hit: EventHit) -> None:
        carrier = self._light_subject(scan, hit)
        doer = self.adjective(scan, hit.first) or carrier or self._agent(scan, hit.after)
        if doer is not None and doer.label == Label.ACTOR:
            self._add_doer(scan, act, doer)
        if act.type in {"armed_clash", "agreement"}:
            self._fill_sides(scan, act, hit)
        elif carrier is not None and doer is not None and carrier.start != doer.start:
            self._add(act, self._doer(act), carrier, _WEAK)
        for item in aimed(scan, hit.after):
            self._add(act, self._done_to(act, item, harm=False), item, _LIKELY)

    def _fill_sides(self, scan: Scan, act: Act, hit: EventHit) -> None:
        """Add the sides of a clash ("between X and Y", "X clashed with Y")."""
        sides = [item for item in scan.actors if hit.after <= item.first <= hit.after + 2 * _OBJECT_REACH]
        marks = {scan.low(i) for i in range(hit.after, min(hit.after + 4, len(scan.words)))}
        if marks & {"between", "with", "pitting"}:
            for role, item in zip((Role.ATTACKER, Role.TARGET), sides, strict=False):
                self._add(act, role, item, _LIKELY)

    def adjective(self, scan: Scan, first: int) -> Item | None:
        """Return the actor named right before a noun ("Israeli", "Taliban", "X's")."""
        index = first - 1
        steps = 3
        while index >= 0 and first - index <= steps:
            for item in scan.actors:
                if item.after == index + 1:
                    return item if scan.low(item.first - 1) not in {"on", "against", "at"} else None
            word = scan.words[index]
            found = self._state(word) if word.text[0].isupper() else None
            if found is not None:
                return Item(
                    Label.ACTOR, index, index + 1, word.start, word.end, ActorKind.STATE_FORCES, found
                )
            if word.low == ")" and scan.low(index - 2) == "(":
                index -= 3
                continue
            if word.low in _PHRASE_ENDS or not (word.text[0].isalnum() or word.low == "'s"):
                return None
            index -= 1
        return None

    def _state(self, word: Word) -> tuple[str, ...] | None:
        entries = [entry for entry in self._actors.find(word.text) if entry.category == "state"]
        return (entries[0].key,) if entries else None

    def _light_subject(self, scan: Scan, hit: EventHit) -> Item | None:
        """Return the subject of the verb that carries an event noun, or its agent when passive."""
        for index in range(hit.first - 1, max(-1, hit.first - _LIGHT_REACH), -1):
            if scan.low(index) in BARRIERS:
                break
            match = light_verbs().match(scan.words, index)
            if match is not None and match.after <= hit.first:
                return subject_before(scan, index, only_actors=True)
        others = {other.first for other in scan.events}
        for index in range(hit.after, min(len(scan.words), hit.after + _OBJECT_REACH)):
            if index in others or scan.low(index) in BARRIERS:
                break
            if light_verbs().match(scan.words, index) is not None and is_passive(scan, index):
                return self._agent(scan, index + 1)
        return None

    def _agent(self, scan: Scan, after: int) -> Item | None:
        """Return the actor after "by"."""
        for index in range(after, min(len(scan.words), after + _BY_REACH)):
            low = scan.low(index)
            if low in BARRIERS or low == ".":
                return None
            if low == "by":
                near = (item for item in scan.actors if index < item.first <= index + _BY_REACH)
                found = next(near, None)
                return named_for(scan, found) if found is not None else None
        return None

    # Weapons and numbers

    def _fill_weapons(self, scan: Scan, act: Act) -> None:
        if act.kind in {Kind.CAMPAIGN, Kind.POSTURE}:
            return
        harm = all(sense.harm for sense in act.senses)
        for item in scan.weapons:
            if any(scan.low(i) in _NOT_USED for i in range(item.first - _UNUSED_REACH, item.first)):
                continue
            if harm or not parted(scan, min(item.first, act.first), max(item.first, act.after)):
                self._add(act, Role.WEAPON, item, _LIKELY)
        self._fill_implied(act)

    def _fill_implied(self, act: Act) -> None:
        """Add the weapon that an event word names by itself ("stabbed"), where no other is told."""
        if any(filler.role == Role.WEAPON for filler in act.fillers):
            return
        for hit, sense in zip(act.hits, act.senses, strict=True):
            tag = implied_weapons().get(sense.lemma)
            if tag is not None:
                item = Item(Label.WEAPON, hit.first, hit.after, hit.start, hit.end, tag)
                self._add(act, Role.WEAPON, item, _WEAK)
                return

    def _fill_number(self, scan: Scan, act: Act) -> None:
        """Add the number of acts ("two successive drone strikes", "three drones" intercepted)."""
        if act.kind in {Kind.CAMPAIGN, Kind.POSTURE}:
            return
        base = scan.sentence.start
        for number in scan.numbers:
            index = scan.sentence.at(base + number.end - 1) + 1
            if act.sense.nominal and 0 <= act.first - index <= 2 and _no_people(scan, index, act.first):
                self._add_number(act, Role.ACTS, number, base, act.hits[0].end)
            else:
                weapon = next(
                    (w for w in scan.weapons if 0 <= w.first - index <= 2 and w.tag in _FLYING), None
                )
                if weapon is not None and _no_people(scan, index, weapon.first):
                    self._add_number(act, Role.ACTS, number, base, weapon.end)

    def _add_number(self, act: Act, role: Role, number: NumberWords, base: int, end: int) -> None:
        item = Item(Label.ACTS, 0, 0, base + number.start, end, None)
        if not any(filler.role == role for filler in act.fillers):
            self._add(act, role, item, _LIKELY)


_FLYING = frozenset(
    w.value
    for w in (
        WeaponClass.DRONE,
        WeaponClass.MISSILE,
        WeaponClass.ROCKET,
        WeaponClass.MORTAR,
        WeaponClass.ARTILLERY,
        WeaponClass.GRENADE,
        WeaponClass.EXPLOSIVE,
        WeaponClass.IED,
    )
)


_OTHER_SIDE = {
    Role.ATTACKER: {Role.TARGET, Role.VICTIM},
    Role.TARGET: {Role.ATTACKER, Role.INTERCEPTOR},
    Role.VICTIM: {Role.ATTACKER, Role.INTERCEPTOR},
}


def _already(act: Act, role: Role, item: Item, report: Report) -> bool:
    """Say whether the same words already stand on the other side of the act."""
    words = report.text[item.start : item.end].lower()
    sides = _OTHER_SIDE.get(role, set())
    return any(f.role in sides and f.mention.span.quote.lower() == words for f in act.fillers)


def _counted(scan: Scan, item: Item) -> bool:
    """Say whether a number stands before people ("20 soldiers")."""
    start = scan.words[item.first].start - scan.sentence.start
    return any(0 <= start - number.end <= _NUMBER_REACH for number in scan.numbers)


def _harms(scan: Scan, hit: EventHit, sense: EventWord) -> bool:
    """Say whether an event word says by itself that people were harmed ("shot dead")."""
    return sense.harm or harm_words().match(scan.words, hit.first) is not None


def _no_people(scan: Scan, first: int, after: int) -> bool:
    """Say whether a number goes with an act, and not with those whom it harmed ("22 injured in attacks")."""
    between = range(first, after)
    harmed = any(hit.first in between and hit.value[1] in _HARMED for hit in harm_words().scan(scan.words))
    return not harmed and all(
        (scan.low(i).isalpha() or "-" in scan.low(i)) and scan.low(i) not in _WITHIN for i in between
    )
