"""Whom an act was done to, by the words behind its verb: its object, whose camp it was, who met with fire."""

from __future__ import annotations

from collections.abc import Iterator

from annals.extract.parties.noun_phrases import noun_phrase
from annals.extract.parties.roles import RoleFinder
from annals.extract.parties.sides import Sides, is_attack
from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import cue_table, harm_words, speech_verbs
from annals.extract.sentence.nouns import is_named
from annals.extract.sentence.scan import EventHit, Item, Scan
from annals.extract.sentence.senses import BARRIERS, BE, is_passive
from annals.model.reading import Label
from annals.model.report import Report, Span
from annals.model.vocabulary import ActorKind, Harm, Kind

_HARMS = frozenset({Harm.KILLED, Harm.INJURED, Harm.ABDUCTED, Harm.DETAINED})
_DONE = frozenset({"past", "participle"})
_NO_STRIKE = frozenset(
    {"protest", "riot", "agreement", "group_change", "territory_transfer", "base_established", "interception"}
)
_MUTUAL = cue_set("sides", "mutual_verbs")
_STRIKES = frozenset({Kind.INCIDENT, Kind.SERIES})
_FORCES = frozenset(
    {ActorKind.STATE_FORCES, ActorKind.REBEL, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA}
)
_OWNING = cue_set("sides", "owners") | {"its"}
_DETERMINERS = cue_set("grammar", "determiners") | _OWNING | {"'s"}
_RELATIVE = frozenset({"who", "which", "that"})
_MORE = cue_set("sides", "more_of")
_AUXILIARY = BE | {"have", "had", "has", "been", "being", "also", "all"}
_AT = frozenset({"on", "at", "upon", "against"})
_THEM = frozenset({"them", "him", "her"})
_STOPS = (
    cue_set("grammar", "prepositions")
    | BARRIERS
    | BE
    | cue_set("grammar", "finite")
    | {"", "."}
    | {"of", "since", "outside"}
)
_NUMBERS = frozenset({"number", "total", "toll"})
_NEXT, _VERB_REACH, _NOUN_REACH, _OWNER_REACH = 2, 4, 6, 20


def struck(report: Report, scan: Scan, roles: RoleFinder) -> Iterator[Sides]:
    """Yield whom the acts of a sentence were done to, by its syntax."""
    finder = _Finder(report, scan, roles)
    yield from finder.objects()
    yield from finder.owners()
    yield from finder.fired_at()
    yield from finder.facing()
    yield from finder.numbered()
    yield from finder.harmed()
    yield from finder.led()
    yield from finder.our_own()
    yield from finder.their_own()
    yield from finder.thereupon()
    yield from finder.beside()
    yield from finder.present()


class _Finder:
    """Finds those whom the acts of one sentence were done to."""

    def __init__(self, report: Report, scan: Scan, roles: RoleFinder) -> None:
        self._report, self._scan, self._roles = report, scan, roles
        self._harms = [
            (one.first, one.after, one.value[1])
            for one in harm_words().scan(scan.words)
            if one.value[0] in _HARMS and one.value[1] != "word"
        ]
        self._deeds = [(hit.first, hit.after) for hit in scan.events if _strikes(hit)]
        self._verbs = sorted({*self._deeds, *((first, after) for first, after, _ in self._harms)})

    def objects(self) -> Iterator[Sides]:
        """Yield who is the object of a verb of attack, with those listed behind ("killed two rebels")."""
        for verb in self._verbs:
            if not self._acts(verb[0]):
                continue
            found = self._listed(noun_phrase(self._scan, verb[1]))
            if found:
                told = tuple(self._of(one) for one in found)
                yield Sides(words=(self._span(*verb),), outside=told, only=True)

    def owners(self) -> Iterator[Sides]:
        """Yield whose camp, base or vehicle was attacked ("raided a suspected rebel hideout")."""
        scan = self._scan
        nouns = (hit for hit in scan.events if any(map(is_attack, hit.senses)) and scan.low(hit.after) in _AT)
        behind = [(hit.first, hit.after, hit.after + 1) for hit in nouns]
        behind += [(first, after, after) for first, after in self._verbs if self._acts(first)]
        for first, after, at in behind:
            found = self._owning(at)
            if found:
                told = tuple(self._roles.mention(one, 0.8) for one in found)
                spans = tuple(self._of(one) for one in found)
                yield Sides(words=(self._span(first, after),), attacked=told, outside=spans, aimed=True)

    def fired_at(self) -> Iterator[Sides]:
        """Yield who came before he was met with fire ("as soldiers approached, gunmen fired on them")."""
        scan = self._scan
        opens = scan.low(0) in cue_set("sides", "approaching") or scan.low(1) == "sighting"
        for first, after in self._verbs if opens else ():
            them = after + (scan.low(after) in _AT)
            comma = max((n for n in range(first) if scan.low(n) == ","), default=0)
            before = [one for one in scan.actors if one.after <= comma]
            doers = [one for one in scan.actors if comma < one.first < first]
            if scan.low(them) not in _THEM or len(before) != 1 or self._acts_again(before[0], after):
                continue
            if doers and self._acts(first):
                told = tuple(self._roles.mention(one, 0.8) for one in before)
                words, came = (self._span(first, after),), (self._of(before[0]),)
                yield Sides(words=words, attacked=told, outside=came, only=True, aimed=True)

    def facing(self) -> Iterator[Sides]:
        """Yield who faces or fears attacks by others ("the army, facing attacks from rebels")."""
        scan = self._scan
        for match in cue_table("sides", "faces").scan(scan.words):
            near = (h for h in scan.events if match.after <= h.first < match.after + _NOUN_REACH)
            noun = next((hit for hit in near if any(map(is_attack, hit.senses))), None)
            before = [one for one in scan.actors if 0 <= match.first - one.after <= _NEXT]
            if noun is None or self._verb_of_its_own(noun.after) is not None:
                continue
            if before and scan.low(noun.after) in {"by", "from", "of"}:
                doer = max(before, key=lambda one: one.after)
                yield Sides(words=(self._span(noun.first, noun.after),), outside=(self._of(doer),), only=True)

    def numbered(self) -> Iterator[Sides]:
        """Yield who was counted as harmed ("the number of rebels killed")."""
        scan = self._scan
        for first, _, form in self._harms:
            people = next((one for one in scan.actors if one.after == first), None)
            if people is None or form not in _DONE:
                continue
            before = range(max(0, people.first - _VERB_REACH), people.first)
            of = [n for n in before if scan.low(n) == "of" and scan.low(n - 1) in _NUMBERS]
            if of:
                yield Sides(words=(), outside=(self._of(people),))

    def harmed(self) -> Iterator[Sides]:
        """Yield who is told of as harmed ("protesters who have been killed").

        Who did something himself is outside of his own harm alone ("who were hurt had bombed a bus").
        """
        scan = self._scan
        for first, after, form in self._harms:
            at = first - 1
            while scan.low(at) in _AUXILIARY:
                at -= 1
            been = scan.low(first - 1) in BE
            if form in _DONE and been and scan.low(at) in _RELATIVE:
                people = next((one for one in scan.actors if one.after == at), None)
                at = after + (scan.low(after) in _AT)
                beside = any(verb == at for verb, _ in self._verbs)
                acted = beside or self._verb_of_its_own(at) is not None
                words = (self._span(first, after),) if acted else ()
                if people is not None:
                    yield Sides(words=words, outside=(self._of(people),), only=acted, whole=acted)

    def led(self) -> Iterator[Sides]:
        """Yield the men for who by his rank leads them ("a team led by Inspector X shot dead two")."""
        scan = self._scan
        for match in cue_table("sides", "led_by").scan(scan.words):
            noun = match.first - 1 - (scan.low(match.first - 1) == ",")
            verb = next((one for one in self._verbs if one[0] > match.after and self._acts(one[0])), None)
            leads = scan.low(match.after) in cue_set("sides", "ranks")
            if verb is None or not leads or scan.low(noun) not in cue_set("sides", "led"):
                continue
            words = scan.words[noun]
            men = Item(Label.ACTOR, noun, noun + 1, words.start, words.end, ActorKind.STATE_FORCES)
            known = next((one for one in scan.actors if one.first <= noun < one.after), men)
            told = (self._roles.mention(known, 0.8),)
            outside = (self._span(match.after, verb[0]),)
            yield Sides(words=(self._span(*verb),), attackers=told, outside=outside, only=True)

    def our_own(self) -> Iterator[Sides]:
        """Yield "we" as who did what it is the subject of, beside nobody else of the sentence."""
        scan = self._scan
        harms = {first for first, _, _ in self._harms}
        for first, after in (one for one in self._deeds if one[0] not in harms):
            at = first - 1
            while scan.low(at) in {"have", "had", "also", "then"}:
                at -= 1
            if scan.low(at) == "we":
                word = scan.words[at]
                item = Item(Label.ACTOR, at, at + 1, word.start, word.end, ActorKind.EXTERNAL_OR_OTHER)
                others = tuple(self._of(one) for one in scan.actors if one.first < at)
                mention = self._roles.mention(item, 0.8)
                words = (self._span(first, after),)
                yield Sides(words=words, attackers=(mention,), outside=others, only=True)

    def their_own(self) -> Iterator[Sides]:
        """Yield who tells the loss of his own fighters ("X said three of its soldiers were killed").

        What he did in answer to it is his own ("X said it fired rockets over the killing of its fighters").
        """
        scan = self._scan
        deeds = {first for first, _ in self._verbs if self._acts(first)} - {one[0] for one in self._harms}
        own = next((one for one in scan.actors if self._is_own(one) and self._lost(one)), None)
        for teller in [] if own is None or deeds else scan.actors:
            behind = speech_verbs().match(scan.words, teller.after) if scan.low(teller.after) else None
            if behind is not None and teller is not own and is_named(scan, teller):
                first, after = self._loss(own) if own is not None else (0, 0)
                yield Sides(words=(self._span(first, after),), outside=(self._of(teller),), only=True)

    def thereupon(self) -> Iterator[Sides]:
        """Yield what forces did to whom after an attack on them ("after the ambush, soldiers shot two")."""
        scan = self._scan
        opens = next((n for n in range(_VERB_REACH) if scan.low(n) in {"after", "following"}), None)
        comma = next((n for n in range(_NOUN_REACH + _NEXT) if scan.low(n) == ","), None)
        if opens is None or comma is None or comma < opens:
            return
        nouns = [one for one in scan.events if opens < one.first and one.after <= comma]
        noun = next((one for one in nouns if scan.low(one.after - 1) in cue_set("sides", "suffered")), None)
        verb = next((first for first, _ in self._verbs if first > comma and self._acts(first)), None)
        doers = [one for one in scan.actors if comma < one.first and verb is not None and one.after <= verb]
        if noun is not None and doers and doers[0].tag == ActorKind.STATE_FORCES:
            main = self._span(comma, len(scan.words))
            told = (self._span(noun.first, noun.after),)
            yield Sides(words=told, outside=(main,), only=True, apart=True, beside=True)

    def beside(self) -> Iterator[Sides]:
        """Yield kin of a victim who only did something else then ("his mother was cooking when ...")."""
        scan = self._scan
        for at in range(len(scan.words)):
            kin = scan.low(at) in _OWNING and scan.low(at + 1) in cue_set("sides", "kin")
            doing = scan.low(at + 2) in BE and scan.low(at + 3).endswith("ing")
            if kin and doing and "when" in {word.low for word in scan.words[at:]} and not self._harms:
                yield Sides(words=(), outside=(self._span(at, at + 2),), apart=True)

    def present(self) -> Iterator[Sides]:
        """Yield who is only told to be in a place ("the soldiers were in the village")."""
        scan = self._scan
        if self._verbs or scan.events:
            return
        for at in range(1, len(scan.words) - _NEXT):
            inside = scan.low(at) in BE and scan.low(at + 1) in {"in", "inside", "at"}
            settled = {scan.low(at + 2), scan.low(at + 3)} & cue_set("places", "settled")
            for one in scan.actors if inside and settled else ():
                if one.after <= at:
                    yield Sides(words=(), outside=(self._of(one),), apart=True)

    # Words

    def _acts(self, verb: int) -> bool:
        """Say whether a verb tells what its subject does: it is no passive and describes nobody."""
        low, before = self._scan.low(verb), self._scan.low(verb - 1)
        if is_passive(self._scan, verb) or before in BE or before in _DETERMINERS or before.isdecimal():
            return False
        return low.endswith("ing") or (verb > 0 and before not in cue_set("grammar", "prepositions"))

    def _verb_of_its_own(self, at: int) -> int | None:
        """Return the first active verb of attack behind a word that is of no clause with "who"."""
        behind = (first for first, _ in self._verbs if first >= at and self._acts(first))
        low = self._scan.low
        return next(
            (n for n in behind if not {low(n - 1), low(n - 2)} & _RELATIVE and not low(n).endswith("ing")),
            None,
        )

    def _acts_again(self, item: Item, at: int) -> bool:
        """Say whether people are named again behind a word, before a verb of attack of their own."""
        noun, low = self._scan.low(item.after - 1), self._scan.low
        named = (n for n in range(at, len(self._scan.words) - 1) if low(n) == noun)
        return any(first > n and self._acts(first) for n in named for first, _ in self._verbs)

    def _listed(self, item: Item | None) -> list[Item]:
        """Return the object of a verb and those listed behind; nobody where more is told of them."""
        if item is None or any(verb == item.after for verb, _ in self._verbs):
            return []
        found = [item]
        while self._scan.low(found[-1].after) in {"and", ","}:
            after = found[-1].after + 1
            follows = (one for one in self._scan.actors if after <= one.first <= after + _NEXT)
            beside = next(follows, None)
            between = range(after, beside.first) if beside else range(0)
            if beside is None or any(verb in between or verb == beside.after for verb, _ in self._verbs):
                break
            found.append(beside)
        behind = range(found[-1].after, len(self._scan.words))
        return [] if any(self._scan.low(at) in _MORE for at in behind) else found

    def _owning(self, at: int) -> list[Item]:
        """Return those named before the noun for a camp or a base, in its phrase that begins at a word."""
        scan, found = self._scan, list[Item]()
        verbs = {hit.first for hit in scan.events if not scan.low(hit.first).startswith("camp")}
        end = min(len(scan.words), at + _OWNER_REACH)
        while at < end and at not in verbs:
            item = next((one for one in scan.actors if one.first == at), None)
            low = scan.low(at)
            if found and low in cue_set("sides", "owned"):
                return found
            if item is not None:
                found.append(item)
                at = item.after
            elif low in _STOPS or not (low[:1].isalnum() or low in {"(", ")", ",", "'s", "’s", "'", "’"}):
                return []
            else:
                at += 1
        return []

    def _is_own(self, item: Item) -> bool:
        """Say whether fighters are "its" or "their" own."""
        before = range(item.first - _NEXT, item.first)
        own = any(self._scan.low(at) in {"its", "their"} for at in before)
        return item.tag in _FORCES and (own or self._scan.low(item.first) in {"its", "their"})

    def _lost(self, item: Item) -> bool:
        """Say whether people are told to have come to harm."""
        passive = any(form in _DONE and self._suffers(item, first) for first, _, form in self._harms)
        return passive or self._noun_before(item) is not None

    def _suffers(self, item: Item, verb: int) -> bool:
        """Say whether people are the subject of a passive verb."""
        between = {self._scan.low(at) for at in range(item.after, verb)}
        return verb > item.after and between <= _AUXILIARY

    def _noun_before(self, item: Item) -> int | None:
        """Return the noun for their loss that stands before people ("the killing of its")."""
        before = range(item.first - 1, max(-1, item.first - _NOUN_REACH), -1)
        return next((at for at in before if self._scan.low(at) in cue_set("sides", "losses")), None)

    def _loss(self, own: Item) -> tuple[int, int]:
        """Return the words that a loss is told in: its noun alone where an answer to it may be told, too."""
        noun = self._noun_before(own)
        behind = self._scan.low(noun - 1 - (self._scan.low(noun - 1) == "the")) if noun is not None else ""
        answers = noun is not None and behind in cue_set("grammar", "prepositions") | {"for", "over", "after"}
        return (noun, noun + 1) if answers and noun is not None else (0, len(self._scan.words))

    def _of(self, item: Item) -> Span:
        return self._span(item.first, item.after)

    def _span(self, first: int, after: int) -> Span:
        words = self._scan.words
        return self._report.span(words[first].start, words[after - 1].end)


def _strikes(hit: EventHit) -> bool:
    """Say whether a word is a verb for what one side does to another."""
    senses = [one for one in hit.senses if not one.nominal]
    return any(
        one.kind in _STRIKES and one.type not in _NO_STRIKE and one.lemma not in _MUTUAL for one in senses
    )
