"""Works out which actor a report's words name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from annals.gazetteer.actors import ActorEntry, ActorMatch, Actors, GenericActor
from annals.model.reading import PERSON, Mention, Reading
from annals.model.report import Span
from annals.model.values import Actor, Candidate
from annals.model.vocabulary import ActorKind, Basis
from annals.resolve.actors import phrase
from annals.resolve.actors.considered import actors_considered
from annals.resolve.actors.found import ResolvedActor
from annals.resolve.actors.person import Person, person, with_others
from annals.resolve.actors.pronoun import speaker_of, spoke_before, stands_for
from annals.resolve.actors.refs import antecedent
from annals.resolve.actors.report import LOCAL, ReportActors
from annals.resolve.actors.tied import FORCES, body_behind, coalition, is_unit, tied_to
from annals.resolve.considered import Considered
from annals.text.normalise import fold

_CALLED = frozenset({"regime", "junta"})
_SHORT = 4
"""An abbreviation of at most four letters that the report does not explain may be another's."""
_FULL, _PART, _PERSON, _PRONOUN = 0.95, 0.85, 0.7, 0.45
_AMBIGUOUS, _CHOSEN = 0.5, 0.75
_FAR = 0.65
_STATE, _GENERIC, _NAME, _NOTHING = 0.55, 0.6, 0.5, 0.3
_LONE = frozenset({PERSON, ActorKind.CIVILIANS.value})  # tags of words that, as a name, are a person's
_ALLIES = "foreign forces"
"""The key of coalitions without a name."""
_COMPLEMENT = re.compile(r"\b(?:in|from|at|near|outside|inside|on|against|around|across)\b")


class ActorResolver:
    """Resolves the mentions of one reading; it never fails: an unknown name is the report's own actor."""

    def __init__(self, registry: Actors, reading: Reading) -> None:
        self._registry = registry
        self._reading = reading
        self._context = self.context = ReportActors(registry, reading)
        self._known: dict[tuple[int, int], ResolvedActor] = {}
        self._open: set[tuple[int, int]] = set()
        self._weighed: dict[Span, Mapping[str, float]] = {}

    def considered(self, span: Span) -> tuple[Considered, ...]:
        """Return the actors that were weighed for words that were resolved before."""
        weights = self._weighed.get(span, {})
        return actors_considered(phrase.core(span.quote), weights, self._registry, self._context)

    def resolve(self, mention: Mention) -> ResolvedActor:
        """Return the actor that the words of a mention name."""
        place = (mention.span.start, mention.span.end)
        if place in self._open:
            return self._local(mention.span, mention.span.quote, _NOTHING, "words that stand for each other")
        if place not in self._known:
            self._open.add(place)
            self._known[place] = self._resolve(mention.span, lone=mention.tag in _LONE)
            self._open.remove(place)
        return self._known[place]

    def _resolve(self, span: Span, *, lone: bool) -> ResolvedActor:
        span = phrase.role_alone(self._registry, self._reading.report, span)
        words = phrase.known_words(self._registry, span.quote)
        if self._registry.is_pronoun(words) and not (words.isupper() and len(words) > 1):
            return self._pronoun(span, words)
        found = (
            self._tied(span, words)
            or self._introduced(span, words)
            or self._whole(span, words)
            or self._within(span, words)
            or self._reference(span, words)
            or self._known_by(span, words)
            or self._partial(span, words)
            or self._with_others(span, words, lone=lone)
            or self._generic(span, words)
            or self._own(span, words, lone=lone)
        )
        return self._force_of(span, found)

    def _force_of(self, span: Span, found: ResolvedActor) -> ResolvedActor:
        """Return the army of a government whose force, weapon or strike is told ("junta jets")."""
        state, _, part = found.actor.key.partition("/")
        if part != "government" or not phrase.force_behind(self._context.text, span):
            return found
        return self._made(span, (f"{state}/armed_forces",), found.score, found.basis, found.reason)

    def _tied(self, span: Span, words: str) -> ResolvedActor | None:
        """Resolve plain words to the body whose people they are ("members of X", "X (Y) rebels")."""
        if is_unit(self._context, span) and (force := self._registry.generic("troops")):
            return self._state_force(span, "troops", force)
        one = tied_to(self._registry, self._context, span, words)
        if one is None:
            behind = body_behind(self._registry, self._context, span, words)
            whole = self._resolve(self._reading.report.span(*behind), lone=False) if behind else None
            if whole is None or whole.entry is None or whole.entry.category not in FORCES:
                return None
            return replace(whole, actor=replace(whole.actor, written=span.quote))
        reason = f"of {one.words!r}, named beside"
        end = one.end + (self._context.text[one.end : one.end + 1] == ")" and "(" in one.words)
        span = self._reading.report.span(span.start, end) if one.start > span.start else span
        if one.keys[0].startswith(LOCAL):
            return self._local(span, one.words, _PART, reason, key=one.keys[0])
        return self._chosen(span, one.keys, _PART, reason)

    def _introduced(self, span: Span, words: str) -> ResolvedActor | None:
        """Resolve an abbreviation, or a name, that the report introduces with its abbreviation."""
        inside = (one for one in words.split() if one in self._context.introduced)
        short = words if words in self._context.introduced else next(inside, "")
        known = self._context.introduced.get(short)
        if known is None or not phrase.is_filling(self._registry, words.replace(short, " ", 1)):
            return None
        reason = f"the report introduces {short} as {known.name}"
        if known.keys:
            return self._chosen(span, known.keys, _FULL if short == words else _PART, reason)
        return self._local(span, known.name, _PART, reason)

    def _whole(self, span: Span, words: str) -> ResolvedActor | None:
        quote = " ".join(span.quote.strip(phrase.EDGES).split())
        named = self._registry.find(quote) or self._registry.find(words)
        named = tuple(entry for entry in named if self._context.is_meant(words, entry))
        if phrase.ends_a_name(self._context.text[: span.start]):
            return self._local(span, words, _NAME, "the end of a longer name")
        people = phrase.of_a_nation(self._registry, self._context.text, span)
        keys = self._context.force_at(span) or people or tuple(entry.key for entry in named)
        return self._chosen(span, keys, _FULL, "the registry holds the name") if keys else None

    def _within(self, span: Span, words: str) -> ResolvedActor | None:
        """Resolve words that hold a known name beside others ("suspected Taliban fighters")."""
        matches = [one for one in self._registry.match(words) if not self._is_bare_state(one)]
        for match in matches:
            before = words[: match.start]
            around = f"{before} {words[match.end :]}"
            if _COMPLEMENT.search(before.lower()) and self._registry.generic(before):
                continue
            named = words[match.start : match.end]
            entries = filter(None, map(self._registry.get, match.keys))
            keys = [one.key for one in entries if self._context.is_meant(named, one)]
            if not keys or phrase.is_against(self._registry, before):
                continue
            keys = phrase.forces_of_people(self._registry, words, keys)
            if phrase.names_a_part(self._registry, around) or phrase.ends_a_name(before):
                return self._part(span, words, named, self._registry.get(keys[0]))
            score = _PART if phrase.is_filling(self._registry, around) else _PERSON
            return self._chosen(span, keys, score, f"the words hold {named!r}")
        return None

    def _part(self, span: Span, words: str, named: str, whole: ActorEntry | None) -> ResolvedActor:
        """Take words as the name of a part or namesake of a known actor: a force's part is its state's."""
        found = self._local(span, words, _NAME, f"a part or namesake of {named}")
        if whole is not None and "/" in whole.key:
            found = replace(found, actor=replace(found.actor, kind=whole.kind, country=whole.country))
        return found

    def _is_bare_state(self, match: ActorMatch) -> bool:
        return all(key.startswith("state:") and "/" not in key for key in match.keys)

    def _reference(self, span: Span, words: str) -> ResolvedActor | None:
        """Resolve a noun that points back to an actor of the report."""
        reference = self._registry.reference(words)
        definite = phrase.is_definite(self._context.text, span)
        if reference is None or not (definite or phrase.is_capital(self._context.text, span, words)):
            return None
        before = spoke_before(span, self._reading) if "monitor" in reference.categories else None
        monitor = self.resolve(before).entry if before is not None else None
        if monitor is not None and monitor.category == "monitor":
            return self._made(span, (monitor.key,), _PERSON, Basis.INFERRED, f"{words!r} spoke before")
        plain = self._registry.generic(words) is None
        named = not definite or (words[:1].isupper() and not words.isupper() and reference.named)
        found = antecedent(self._context, reference, span.start, bearing=named, ahead=plain)
        if found is None and definite and named and not reference.umbrella:
            found = antecedent(self._context, reference, span.start, bearing=False, ahead=plain)
        if found is None:
            return None
        self._weighed[span] = found.weights
        reason = f"{words!r} points back to {found.words!r}"
        if found.keys[0].startswith(LOCAL):
            return self._local(span, found.words, found.score, reason, key=found.keys[0])
        keys = tuple(dict.fromkeys(phrase.same_branch(self._registry, key, words) for key in found.keys))
        return self._made(span, keys, found.score, Basis.INFERRED, reason)

    def _known_by(self, span: Span, words: str) -> ResolvedActor | None:
        """Resolve what stands for a longer name: who governs ("Assad"), who leads a coalition ("US-led")."""
        keys = [one.key for one in phrase.longer_names(self._registry, words)]
        keys += phrase.states(self._registry, words, self._context.main_country())
        return self._chosen(span, keys, _STATE, f"{words!r} stands for more") if keys else None

    def _partial(self, span: Span, words: str) -> ResolvedActor | None:
        """Resolve a short form of a name that the report gave in full before ("the Observatory")."""
        wanted = set(self._registry.content(words))
        if not wanted or not (words[:1].isupper() or phrase.is_definite(self._context.text, span)):
            return None
        reference = self._registry.reference(words)
        if self._registry.generic(words) and not (reference and reference.named):
            return None
        earlier = [
            one for one in self._context.named if one.start < span.start and one.keys[0].startswith("actor:")
        ]
        for one in reversed(earlier):
            names = [one.words, *self._names(one.keys)]
            if any(wanted < set(self._registry.content(name)) for name in names):
                score = _PART if words[:1].isupper() else _PERSON
                return self._made(
                    span, one.keys, score, Basis.INFERRED, f"short for {one.words!r}, named before"
                )
        return None

    def _names(self, keys: Iterable[str]) -> list[str]:
        entries = filter(None, map(self._registry.get, keys))
        return [name for entry in entries for name in (entry.name, *entry.aliases)]

    def _generic(self, span: Span, words: str) -> ResolvedActor | None:
        if words.lower() in self._context.text:
            words = words.lower()  # "Junta Troops" over a text of "junta troops" is no name
        head = phrase.force_of(phrase.head(self._registry, words))
        found = self._registry.generic("forces" if phrase.is_of_a_state(words) else head)
        found = found or self._registry.generic(words)
        if found is not None and found.countries and self._context.main_country() not in found.countries:
            return None
        regional = phrase.is_of_a_region(self._registry, head)
        if found is None or (phrase.is_name(self._registry, words) and not regional):
            return None
        if found.branch is not None:
            return self._state_force(span, "police" if regional else head, found)
        allies = coalition(self._registry, self._context, span) if found.word == _ALLIES else []
        if allies:
            return self._chosen(span, allies, _STATE, "a coalition in the report's countries")
        content = phrase.telling(self._registry, head, people=found.kind is ActorKind.CIVILIANS)
        countries = self._registry.countries(head)
        key = f"{LOCAL}{' '.join((*content, found.word))}"
        return self._unnamed(span, words, key, found, next(iter(countries), None))

    def _state_force(self, span: Span, words: str, found: GenericActor) -> ResolvedActor:
        """Resolve a force without a state ("the army") to that of the report's main country."""
        if phrase.is_adjective(self._context.text, span, words):
            return self._unnamed(span, words, f"{LOCAL}{found.word}", found, None)
        telling = [self._registry.generic(word) for word in self._registry.qualifiers(words)]
        armed = next((one for one in telling if one and one.category == "armed_group"), None)
        if armed or not phrase.is_plain_force(self._registry, words):
            key = f"{LOCAL}{' '.join((*phrase.telling(self._registry, words), (armed or found).word))}"
            kind = armed or phrase.irregular(self._registry, words, found)
            return self._unnamed(span, words, key, kind, None)
        called = _CALLED & set(words.casefold().split())
        state = self._context.called(called) if called else None
        country = self._context.main_country()
        key = f"{state or f'state:{country}'}/{found.branch}"
        if self._registry.get(key) is None or phrase.is_others(
            self._registry, self._context.text, span, words
        ):
            return self._unnamed(span, words, f"{LOCAL}{found.word}", found, None)
        return self._made(
            span,
            (key,),
            _STATE,
            Basis.INFERRED,
            f"{words!r} with no state named; the report calls {state} so"
            if state
            else f"{words!r} with no state named; most of the report is on {country}",
        )

    def _unnamed(
        self, span: Span, words: str, key: str, found: GenericActor, country: str | None
    ) -> ResolvedActor:
        actor = Actor(
            key=key, name=words, written=span.quote, kind=found.kind, country=country, alternatives=()
        )
        return ResolvedActor(actor, _GENERIC, Basis.STATED, f"an unnamed actor: {found.word}", None)

    def _own(self, span: Span, words: str, *, lone: bool) -> ResolvedActor:
        """Take the words as the name of an actor that only the report knows, or as one person's."""
        words = phrase.without_name(self._registry, words)
        one = person(words, self._registry, lone=lone or self._context.names_person(words))
        if one is not None:
            return self._person(span, words, one, lone=lone)
        known = any(letter.isupper() for letter in words)
        return self._local(span, words, _NAME if known else _NOTHING, "the registry does not hold the name")

    def _with_others(self, span: Span, words: str, *, lone: bool) -> ResolvedActor | None:
        """Take words that begin with a personal name as that person's, whoever is with him."""
        one = with_others(words, self._registry, lone=lone or self._context.names_person(words))
        return self._person(span, words, one, lone=lone) if one is not None else None

    def _person(self, span: Span, words: str, one: Person, *, lone: bool) -> ResolvedActor:
        """Resolve one person: the government for who leads the state, else the role without a name."""
        if one.head:
            told = [f"state:{code}/government" for code in self._registry.countries(words)]
            keys = [key for key in told or self._context.governments(one.surname) if self._registry.get(key)]
            if keys:
                basis = Basis.STATED if told else Basis.INFERRED
                reason = f"the {one.role} of the state speaks for it"
                return self._made(span, keys[:1], _STATE, basis, reason)
        bearing = self._head_of(span, words)
        if bearing is not None:
            return bearing
        found = self._registry.generic(one.role) if one.role else None
        plain = ActorKind.CIVILIANS if lone and not one.role else ActorKind.EXTERNAL_OR_OTHER
        kind, key = found.kind if found else plain, f"{LOCAL}{one.key}"
        actor = Actor(key=key, name=one.name, written=span.quote, kind=kind, country=None, alternatives=())
        return ResolvedActor(
            actor, _NAME, Basis.STATED, "one person; the name is left out", None, masked=True
        )

    def _head_of(self, span: Span, words: str) -> ResolvedActor | None:
        """Resolve who speaks for an organisation by its short name ("Observatory director ...")."""
        noun = re.sub(r"['\u2019]?s$", "", words.partition(" ")[0])
        reference = self._registry.reference(noun) if noun[:1].isupper() else None
        if reference is None or not reference.named:
            return None
        found = antecedent(self._context, reference, span.start, bearing=True, ahead=True)
        if found is None or not found.keys[0].startswith("actor:"):
            return None
        reason = f"{noun!r} is short for {found.words!r}, named in the report"
        return self._made(span, found.keys, found.score, Basis.INFERRED, reason)

    def _local(
        self, span: Span, name: str, score: float, reason: str, *, key: str | None = None
    ) -> ResolvedActor:
        tail = self._registry.tail(name)
        plain = fold(phrase.uncounted(self._registry, name)) or name.casefold()
        actor = Actor(
            key=key or f"{LOCAL}{plain or 'unnamed'}",
            name=name or span.quote,
            written=span.quote,
            kind=tail.kind if tail else ActorKind.EXTERNAL_OR_OTHER,
            country=None,
            alternatives=(),
        )
        return ResolvedActor(actor, score, Basis.STATED, reason, None)

    def _pronoun(self, span: Span, words: str) -> ResolvedActor:
        """Resolve a pronoun to who speaks, or to the first actor of the clause or sentence before."""
        one = stands_for(words, span, self._reading, self._context)
        if one is None or one.span == span:
            return self._local(span, words, round(_NOTHING / 3, 3), "a pronoun with no actor before it")
        found = self.resolve(one)
        if self._speaks(span, found):
            return self._local(span, words, round(_NOTHING / 3, 3), "nobody speaks of himself so")
        actor = replace(found.actor, written=span.quote)
        reason = f"{words!r} stands for {one.span.quote!r}"
        score = round(_PRONOUN * found.score, 3)
        return ResolvedActor(actor, score, Basis.INFERRED, reason, found.entry)

    def _speaks(self, span: Span, found: ResolvedActor) -> bool:
        """Say whether an actor is who says the words himself, and so no "they" of his."""
        if span.quote.casefold() in self._registry.word_list("first_person"):
            return False
        said = speaker_of(span, self._reading, self._context)
        return (
            said is not None and found.entry is not None and self.resolve(said).actor.key == found.actor.key
        )

    def _chosen(self, span: Span, keys: Sequence[str], score: float, reason: str) -> ResolvedActor:
        """Choose among the actors that a name may mean, by year and by the countries of the report."""
        entries = [entry for entry in map(self._registry.get, keys) if entry]
        if len(entries) == 1:
            return self._made(span, keys, score * self._doubt(span, entries[0]), Basis.STATED, reason)
        weights = self._weighed[span] = {entry.key: self._context.weight(entry) for entry in entries}
        order = {entry.key: place for place, entry in enumerate(entries)}
        ranked = sorted(weights, key=lambda key: (-weights[key], order[key]))
        clear = weights[ranked[0]] > weights[ranked[1]]
        why = f"{reason}; of {len(ranked)} such, the one that fits the report's countries and year"
        chance = (_CHOSEN if clear else _AMBIGUOUS) * self._context.lasting(self._registry.get(ranked[0]))
        return self._made(span, ranked, min(score, chance), Basis.STATED, why if clear else reason)

    def _doubt(self, span: Span, entry: ActorEntry) -> float:
        """Return what takes from a name that only one actor has: its years, a short abbreviation far off."""
        words = phrase.core(span.quote).replace(".", "")
        short = words.isupper() and len(words) <= _SHORT and " " not in words
        apart = entry.category == "armed_group" and entry.countries and not self._context.told_of(entry)
        return self._context.lasting(entry) * (_FAR if short and apart else 1.0)

    def _made(
        self, span: Span, keys: Sequence[str], score: float, basis: Basis, reason: str
    ) -> ResolvedActor:
        entries = [entry for entry in map(self._registry.get, keys) if entry]
        best, others = entries[0], entries[1:4]
        self._weighed.setdefault(span, {best.key: score})
        share = round((1 - score) / len(others), 3) if others else 0.0
        actor = Actor(
            key=best.key,
            name=best.name,
            written=span.quote,
            kind=best.kind,
            country=best.country,
            alternatives=tuple(Candidate(key=one.key, name=one.name, score=share) for one in others),
        )
        if self._context.lasting(best) < 1.0:
            reason = f"{reason}; not known to be active in {self._context.year}"
        return ResolvedActor(actor, round(score, 3), basis, reason, best)
