"""Finds the names of actors, and of states with their forces, in running text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from annals.gazetteer._actor_beside import is_anothers, joint_branch, with_force
from annals.gazetteer._actor_index import BREAKS, Case, Index, Lead, Phrases, Use, letters, plain
from annals.gazetteer._actor_words import Word, adjoining

_HYPHENS = frozenset("-\u2011\u2013")
_STATES = frozenset({Use.STATE, Use.ADJECTIVE})
_MAX_MODIFIERS = 3
_MAX_BETWEEN = 2
_LOUD = 0.3
"""A text with fewer lower-case letters than this share is set in capitals."""


class Found(NamedTuple):
    """A match over words ``first`` to before ``last``; no keys: the words are no actor."""

    first: int
    last: int
    keys: tuple[str, ...]


class Scan:
    """One text being read, ``loud`` where all in capitals, but never a name alone (not ``running``).

    Without ``strict``, capitals tell nothing.
    """

    def __init__(self, index: Index, text: str, *, strict: bool = True, running: bool = True) -> None:
        self.index = index
        self.text = text
        self.words = index.words.cut(text)
        self.keys = [word.key for word in self.words]
        self.strict = strict
        self.running = running
        self.loud = running and _is_loud(text)
        self._begun: dict[int, list[tuple[int, tuple[Lead, ...]]]] = {}

    def all(self) -> list[Found]:
        """Return the longest matches from the left that do not overlap."""
        found: list[Found] = []
        longest, of_longest = self.index.names.longest, self.index.of_forces.longest
        place, count, keys = 0, len(self.words), self.keys
        while place < count:
            key = keys[place]
            if key in longest or key in of_longest:
                match = self.at(place)
                if match:
                    if match.keys:
                        found.append(match)
                    place = match.last
                    continue
            place += 1
        return found

    def countries(self) -> dict[str, int]:
        """Return how often each state's words occur: names, adjectives, people and capital cities."""
        counts: dict[str, int] = {}
        place, longest = 0, self.index.names.longest
        while place < len(self.keys):
            if self.keys[place] not in longest:
                place += 1
                continue
            last, leads = self._longest_leads(place)
            ours = (lead.key for lead in leads if lead.use not in {Use.NAME, Use.NOT_ACTOR})
            for code in dict.fromkeys(key.partition("/")[0] for key in ours):
                counts[code] = counts.get(code, 0) + 1
            place = last
        return counts

    def _longest_leads(self, place: int) -> tuple[int, tuple[Lead, ...]]:
        return next(iter(self._begin(place)), (place + 1, ()))

    def _begin(self, place: int) -> list[tuple[int, tuple[Lead, ...]]]:
        """Return the ends of the names that begin here with where they lead, the longest first."""
        known = self._begun.get(place)
        if known is None:
            found = ((last, self.leads(place, last)) for last in self._ends(self.index.names, place))
            known = self._begun[place] = [(last, leads) for last, leads in found if leads]
        return known

    def at(self, place: int) -> Found | None:
        """Return what is found from this word on, or None."""
        if not self._begin(place):
            return self._checked(self._of_state(place))
        best = self._named(place)
        states = self.states(place)
        joint = self._joint(states, place)
        if joint and (not best or joint.last >= best.last):
            return joint
        for last, keys in states:
            composed = self._composed(place, last, keys) or self._paired(place, last, keys)
            if composed and (not best or composed.last > best.last or _is_state(best, composed)):
                best = composed
        return self._checked(best or self._of_state(place) or self._lone_state(place, states))

    def _checked(self, best: Found | None) -> Found | None:
        """Return a match with the noun after it, without keys where the words are something else's."""
        if not best or not best.keys:
            return best
        if self._in_compound(best) or self._is_other(best):
            return Found(best.first, best.last, ())
        return self._with_follower(best)

    def _joint(self, states: list[tuple[int, tuple[tuple[str, Use], ...]]], place: int) -> Found | None:
        """Return the adjective alone of a state with a part in a force ("Afghan and coalition force")."""
        for last, leads in states:
            keys = [state for state, use in leads if use == Use.ADJECTIVE]
            if not keys or last >= len(self.keys) or not adjoining(self.text, self.words, place, last):
                continue
            tied = self.text[self.words[last - 1].end : self.words[last].begin] in _HYPHENS
            leading = tied and self.keys[last] == "led"
            second = last + 1 if leading or self.keys[last] == "and" else last
            if not (tied or self.keys[last] == "and"):
                continue
            branch = joint_branch(self, second, alone=leading)
            if branch:
                return Found(place, last, tuple(dict.fromkeys(f"{key}/{branch}" for key in keys)))
        return None

    def leads(self, first: int, last: int) -> tuple[Lead, ...]:
        """Return where the words lead, as far as their capitals allow."""
        leads = self.index.names.leads.get(" ".join(self.keys[first:last]))
        if not leads:
            return ()
        if not adjoining(self.text, self.words, first, last - 1):
            leads = tuple(lead for lead in leads if BREAKS & set(lead.plain))
        return tuple(lead for lead in leads if self._fits(lead, first, last))

    def _fits(self, lead: Lead, first: int, last: int) -> bool:
        if lead.letters and not self._is_spelt(lead, first, last):
            return False
        single = last - first == 1 and self.keys[first] in self.index.lists["common"]
        if lead.case == Case.FREE or not self.strict:
            return lead.case < Case.ACRONYM or not single
        loud = self.loud or self._loud_here(first, last)
        if loud and single:
            return "." in self.text[self.words[first].start : self.words[first].end]
        if lead.case == Case.EXACT and not loud:
            return self._exact(lead, first, last)
        for word in self.words[first:last]:
            written = self.text[word.start : word.end]
            if written[0].isalpha():
                abbreviation = lead.case == Case.ACRONYM or lead.plain.isupper()
                return written.isupper() if abbreviation else written[0].isupper()
        return True

    def _is_spelt(self, lead: Lead, first: int, last: int) -> bool:
        end = self.words[last - 1].end
        starts = {self.words[first].begin, self.words[first].start}
        return any(letters(self.text[start:end]) == lead.letters for start in starts)

    def _exact(self, lead: Lead, first: int, last: int) -> bool:
        end = self.words[last - 1].end
        starts = {self.words[first].begin, self.words[first].start}
        return any(plain(self.text[start:end]) == lead.plain for start in starts)

    def _loud_here(self, first: int, last: int) -> bool:
        """Say whether the words stand between other words in capitals, as in a headline."""
        near = [*self.words[max(first - 1, 0) : first], *self.words[last : last + 1]]
        written = [self.text[word.start : word.end] for word in near]
        return len(near) > 1 and all(len(one) > _MAX_BETWEEN and one.isupper() for one in written)

    def _named(self, place: int) -> Found | None:
        """Return the longest name, or phrase that is none, that begins here."""
        for last, leads in self._begin(place):
            keys = tuple(lead.key for lead in leads if lead.use in {Use.NAME, Use.STATE, Use.PEOPLE})
            if not keys and any(lead.use == Use.METONYM for lead in leads) and self._speaks(place, last):
                keys = tuple(lead.key for lead in leads if lead.use == Use.METONYM)
            if keys or any(lead.use == Use.NOT_ACTOR for lead in leads):
                return Found(place, last, tuple(dict.fromkeys(key for key in keys if key)))
        return None

    def _ends(self, table: Phrases, place: int) -> range:
        """Return the places before which a phrase of the table may end, the longest first."""
        if place >= len(self.keys):
            return range(0)
        most = table.longest.get(self.keys[place], 0)
        most = most if tuple(self.keys[place : place + 2]) in table.pairs else min(most, 1)
        return range(min(place + most, len(self.keys)), place, -1)

    def states(self, place: int) -> list[tuple[int, tuple[tuple[str, Use], ...]]]:
        """Return the states whose names or adjectives begin here, the longest words first."""
        states = []
        for last, leads in self._begin(place):
            ours = tuple((lead.key, lead.use) for lead in leads if lead.use in _STATES)
            if ours:
                states.append((last, ours))
        return states

    def _speaks(self, first: int, last: int) -> bool:
        """Say whether a city is told of as one that speaks or decides."""
        if not self.strict:
            return True
        lists = self.index.lists
        after = self.keys[last : last + 2]
        if after[:1] and after[0] in {"has", "had", "have", "will", "also"}:
            after = after[1:]
        before = self.keys[first - 1] if first else ""
        spoken = bool(after) and after[0] in lists["saying_verbs"] and not self.words[last - 1].owner
        return (
            spoken and before not in lists["locatives"] and adjoining(self.text, self.words, last - 1, last)
        )

    def _composed(self, place: int, start: int, states: tuple[tuple[str, Use], ...]) -> Found | None:
        """Return a state together with its force, the words in between skipped."""
        modifiers = self.index.lists["modifiers"] | self.index.lists["loaded_modifiers"]
        best: tuple[int, str] | None = None
        for step in range(_MAX_MODIFIERS + 1):
            at = start + step
            force = self.force(at, adjective=self._is_adjective(states, start))
            if force and (not best or force[0] > best[0]):
                best = force
            if at >= len(self.keys) or self.keys[at] not in modifiers:
                break
        if not best or not adjoining(self.text, self.words, place, best[0] - 1) or self._forms_a_name(place):
            return None
        wanted = Use.ADJECTIVE if any(use == Use.ADJECTIVE for _, use in states) else Use.STATE
        keys = (f"{state}/{best[1]}" for state, use in states if use == wanted)
        return Found(place, best[0], tuple(dict.fromkeys(keys)))

    def _is_adjective(self, states: tuple[tuple[str, Use], ...], start: int) -> bool:
        return self.words[start - 1].owner or any(use == Use.ADJECTIVE for _, use in states)

    def force(self, place: int, *, adjective: bool) -> tuple[int, str] | None:
        """Return where a force's words that begin here end, and its branch."""
        for last in self._ends(self.index.forces, place):
            leads = self.index.forces.leads.get(" ".join(self.keys[place:last]))
            if leads:
                branch = leads[0].key
                if branch == "people" and not (adjective and self.is_low(place)):
                    return None
                return last, branch
        return None

    def is_low(self, place: int) -> bool:
        return self.loud or self.text[self.words[place].start].islower()

    def _forms_a_name(self, place: int) -> bool:
        """Say whether the word before makes the words the name of something else ("Free Syrian Army")."""
        if not place or self.keys[place - 1] not in self.index.lists["name_forming"]:
            return False
        before = self.words[place - 1]
        capital = self.text[before.start].isupper() and not self.loud
        return capital and adjoining(self.text, self.words, place - 1, place)

    def _paired(self, place: int, start: int, states: tuple[tuple[str, Use], ...]) -> Found | None:
        """Return the first of two owners of one force ("US and British troops"): its words alone."""
        if self.keys[start : start + 1] not in (["and"], ["or"]) or not adjoining(
            self.text, self.words, place, start
        ):
            return None
        branch = self._second_branch(start + 1)
        if branch in {None, "people"}:
            return None
        keys = (f"{state}/{branch}" for state, use in states if use == Use.ADJECTIVE)
        return Found(place, start, tuple(dict.fromkeys(keys)))

    def _second_branch(self, place: int) -> str | None:
        """Return the force that the second owner, which begins here, has: a state, or one or two words."""
        for last, states in self.states(place) if place < len(self.keys) else ():
            composed = self._composed(place, last, states)
            if composed:
                return composed.keys[0].partition("/")[2]
        for at in (place + 1, place + 2):
            if at >= len(self.keys) or (at > place + 1 and self.is_low(place)):
                return None
            force = self.force(at, adjective=True)
            if force and adjoining(self.text, self.words, place, force[0] - 1):
                return force[1]
        return None

    def _of_state(self, place: int) -> Found | None:
        """Return a force before its state ("the army of South Sudan")."""
        for last in self._ends(self.index.of_forces, place):
            leads = self.index.of_forces.leads.get(" ".join(self.keys[place:last]))
            if not leads or self.keys[last : last + 1] != ["of"]:
                continue
            state = last + 2 if self.keys[last + 1 : last + 2] == ["the"] else last + 1
            for end, states in self._named_states(state):
                keys = [f"{key}/{leads[0].key}" for key, use in states if use == Use.STATE]
                if keys and adjoining(self.text, self.words, place, end - 1):
                    return Found(place, end, tuple(dict.fromkeys(keys)))
        return None

    def _named_states(self, place: int) -> list[tuple[int, tuple[tuple[str, Use], ...]]]:
        """Return the states named here, none where their words begin a longer name ("Mexico City")."""
        if place >= len(self.keys):
            return []
        longest, states = self._longest_leads(place)[0], self.states(place)
        return states if states and states[0][0] == longest else []

    def _lone_state(
        self, place: int, states: Iterable[tuple[int, tuple[tuple[str, Use], ...]]]
    ) -> Found | None:
        """Return a state's adjective that names the attacker ("Israeli air strikes"): its word alone."""
        for last, leads in states:
            keys = tuple(dict.fromkeys(key for key, use in leads if use == Use.ADJECTIVE))
            if keys and (not self.strict or self._attacks(last)):
                return Found(place, last, keys)
        return None

    def _attacks(self, place: int) -> bool:
        """Say whether a noun of attack follows, at once or after at most two words."""
        for last in self._ends(self.index.near_attacks, place):
            if " ".join(self.keys[place:last]) in self.index.near_attacks.leads:
                return adjoining(self.text, self.words, place - 1, place)
        for at in range(place, place + _MAX_BETWEEN + 1):
            for last in self._ends(self.index.attacks, at):
                if " ".join(self.keys[at:last]) in self.index.attacks.leads:
                    return adjoining(self.text, self.words, place - 1, at)
        return False

    def _is_other(self, found: Found) -> bool:
        """Say whether the words, though a state's or an actor's, are something else's here."""
        if not (self.strict and self.running):
            return False
        if is_anothers(self, found):
            return True
        if found.last - found.first == 1 and self.keys[found.first] in self.index.lists["weak"]:
            return not self._is_at_home(found)
        key = found.keys[0]
        context = self.index.contexts.get(key)
        if context is None or len(found.keys) > 1:
            return False
        if not context.isdisjoint(self.keys):
            return key in self.index.surnames and self._beside_a_name(found)
        before = self.keys[found.first - 1] if found.first else ""
        return key not in self.index.surnames or before not in self.index.lists["locatives"]

    def _is_at_home(self, found: Found) -> bool:
        """Say whether the text brackets the abbreviation, or has words of a country of its actors."""
        start = self.words[found.first].begin
        if self.text[start - 1 : start] == "(":
            return True
        homes = frozenset().union(*(self.index.homes.get(key, frozenset()) for key in found.keys))
        told = (self.index.homes.get(state, frozenset()) for state in self.countries())
        return not homes.isdisjoint(frozenset().union(*told))

    def _beside_a_name(self, found: Found) -> bool:
        """Say whether a capitalised word that is no first word of a sentence stands next to the match."""
        lists = self.index.lists
        for place, joint in ((found.first - 1, found.first - 1), (found.last, found.last - 1)):
            if 0 <= place < len(self.words) and adjoining(self.text, self.words, joint, joint + 1):
                capital = (
                    self.text[self.words[place].start].isupper() and not self.words[found.last - 1].owner
                )
                if capital and self.keys[place] not in lists["locatives"] and not self.loud:
                    return True
        return False

    def _with_follower(self, found: Found) -> Found:
        """Take the noun after a group's name into the match ("Hezbollah fighters")."""
        if found.keys[0].endswith("/government"):
            return with_force(self, found)
        if not found.keys[0].startswith("actor:") or self.words[found.last - 1].owner:
            return found
        for last in self._ends(self.index.followers, found.last):
            phrase = " ".join(self.keys[found.last : last])
            known = phrase in self.index.followers.leads and self.is_low(found.last)
            if known and adjoining(self.text, self.words, found.last - 1, last - 1):
                return Found(found.first, last, found.keys)
        return found

    def _in_compound(self, found: Found) -> bool:
        """Say whether a hyphen ties the words to one that takes the actor away ("Iran-backed")."""
        first, last = self.words[found.first], self.words[found.last - 1]
        lists = self.index.lists
        tied = self.text[last.end : last.end + 1] in _HYPHENS and found.last < len(self.words)
        if tied and self.text[last.end : last.end + 1] and self.keys[found.last] in lists["compound_tails"]:
            return True
        before = self.text[first.begin - 1 : first.begin]
        return bool(before) and before in _HYPHENS and found.first > 0 and self._headed(found.first, lists)

    def _headed(self, place: int, lists: dict[str, frozenset[str]]) -> bool:
        return self.keys[place - 1] in lists["compound_heads"]


def _is_loud(text: str) -> bool:
    sample = text[:2000]
    low = sum(map(str.islower, sample))
    high = sum(map(str.isupper, sample))
    return high > 0 and low < _LOUD * (low + high)


def _is_state(best: Found, composed: Found) -> bool:
    """Say whether the words named no more than a state that has its force after all."""
    return composed.last == best.last and all(
        key.startswith("state:") and "/" not in key for key in best.keys
    )


def span(words: list[Word], found: Found) -> tuple[int, int]:
    """Return the characters that a match covers, a dropped article before it included."""
    return words[found.first].begin, words[found.last - 1].end
