"""What a template says of each of its strings: category, number, nation, effect and confidence.

The slots that hold these refer to the strings of others. People described again are told once. Each string
has what its own words, the text around it and the drafts say of it; nothing is said of any other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from annals.extract.sentence.words import words as split
from annals.gazetteer.places import Form, places
from annals.model.vocabulary import Level
from annals.resolve.tolls.how_many import how_many
from evaluation.muc4 import set_lists
from evaluation.muc4.keys import Filler, Message, Slot, Template
from evaluation.muc4.numbers import filler as number
from evaluation.muc4.strings import core

_LIGHT = frozenset({"of", "the", "in", "from", "at", "other", "another", "his", "her", "their", "its"})


def fitted(template: Template, message: Message) -> Template:
    """Return a template whose referring slots are filled for each of its strings, and for no other."""
    slots = dict(template.slots)
    names = template.strings(Slot.HUMAN_NAME)
    described = (_without_name(one, names) for one in template.slots[Slot.HUMAN_DESCRIPTION])
    slots[Slot.HUMAN_DESCRIPTION] = _each_once([one for one in described if one is not None])
    found = replace(template, slots=slots)
    return replace(
        found, slots={**slots, **_groups(found), **_things(found, message), **_people(found, message)}
    )


def _without_name(told: Filler, names: Sequence[str]) -> Filler | None:
    """Return a description that holds a name as what stands before the name; None where nothing does."""
    words = told.values[0]
    name = next((one for one in names if one in words), None)
    if name is None or told.about:
        return told
    title = words[: words.index(name)].strip(" ,")
    return Filler(values=(title,), about=(name,)) if core(title) != ("",) and core(title) else None


def _each_once(told: Sequence[Filler]) -> tuple[Filler, ...]:
    """Return descriptions without those that say again, in fewer or more words, who was described before."""
    found: list[Filler] = []
    for one in told:
        here = _weighty(one.values[0])
        others = (_weighty(other.values[0]) for other in found if other.about == one.about)
        if not any(here <= other or other <= here for other in others):
            found.append(one)
    return tuple(found)


def _weighty(words: str) -> frozenset[str]:
    """Return the folded words that are no numbers and no small words, in the singular."""
    return frozenset(word.removesuffix("s") for word in core(words) if word not in _LIGHT)


def _groups(template: Template) -> Mapping[Slot, tuple[Filler, ...]]:
    """Return how sure it is that each organisation did it, as the drafts tell of it or of another."""
    told = template.slots[Slot.PERP_CONFIDENCE]
    sure = [
        _held(told, words) or next((one.values[0] for one in told), None)
        for words in template.strings(Slot.PERP_GROUP)
    ]
    return {Slot.PERP_CONFIDENCE: _about(template.strings(Slot.PERP_GROUP), sure)}


def _things(template: Template, message: Message) -> Mapping[Slot, tuple[Filler, ...]]:
    things, weapons = template.strings(Slot.THING), template.strings(Slot.INSTRUMENT)
    kinds = [
        _held(template.slots[Slot.INSTRUMENT_TYPE], words) or set_lists.weapon(words) for words in weapons
    ]
    types = [
        set_lists.by_word(set_lists.THINGS_BY_WORD, words)
        or _held(template.slots[Slot.THING_TYPE], words)
        or set_lists.OTHER_THING
        for words in things
    ]
    counts = [
        _held(template.slots[Slot.THING_NUMBER], words)
        or number(how_many(message.text, message.spans(words), name=False))
        for words in things
    ]
    effect = template.slots[Slot.THING_EFFECT]
    any_effect = next((one.values[0] for one in effect), "SOME DAMAGE" if _is_arson(template) else None)
    effects = [_held(effect, words) or any_effect for words in things]
    return {
        Slot.INSTRUMENT_TYPE: (
            *_about(weapons, kinds),
            *(() if weapons else _of_nothing(template, Slot.INSTRUMENT_TYPE)),
        ),
        Slot.THING_TYPE: _about(things, types),
        Slot.THING_NUMBER: _about(things, counts),
        Slot.THING_EFFECT: _about(things, effects),
        Slot.THING_NATION: _about(things, [_nation(template, words) for words in things]),
    }


def _people(template: Template, message: Message) -> Mapping[Slot, tuple[Filler, ...]]:
    names = template.strings(Slot.HUMAN_NAME)
    described = template.slots[Slot.HUMAN_DESCRIPTION]
    people = [*names, *(one.values[0] for one in described if not one.about)]
    titles = {name: [one.values[0] for one in described if name in one.about] for name in names}
    harms = template.slots[Slot.HUMAN_EFFECT]
    common = _common(one.values[0] for one in harms if one.about)
    types, counts, effects, nations = [], [], [], []
    for words in people:
        all_words = " ".join([words, *titles.get(words, ())])
        types.append(
            set_lists.by_word(set_lists.PERSONS_BY_WORD, all_words)
            or _held(template.slots[Slot.HUMAN_TYPE], words)
            or set_lists.OTHER_PERSON
        )
        counts.append(
            (None if words in names else _held(template.slots[Slot.HUMAN_NUMBER], words))
            or number(how_many(message.text, message.spans(words), name=words in names))
        )
        effects.append(_held(harms, words) or common)
        nations.append(_nation(template, all_words))
    return {
        Slot.HUMAN_TYPE: _about(people, types),
        Slot.HUMAN_NUMBER: _about(people, counts),
        Slot.HUMAN_EFFECT: (*_about(people, effects), *_of_nothing(template, Slot.HUMAN_EFFECT)),
        Slot.HUMAN_NATION: _about(people, nations),
    }


def _of_nothing(template: Template, slot: Slot) -> tuple[Filler, ...]:
    """Return what is told of no string ("no injury", the gun of those who were shot)."""
    return tuple(one for one in template.slots[slot] if not one.about)


def _is_arson(template: Template) -> bool:
    """Say whether a template is of arson, which damages (task documentation, 7.17)."""
    return "ARSON" in template.strings(Slot.TYPE)


def _common(values: Iterable[str]) -> str | None:
    """Return the value told most, the first of equals."""
    ranked = Counter(values).most_common(1)
    return ranked[0][0] if ranked else None


def _held(told: Iterable[Filler], words: str) -> str | None:
    """Return what the drafts say of a string, by the words that it shares with theirs."""
    here = _weighty(words)
    return next((one.values[0] for one in told if any(here & _weighty(other) for other in one.about)), None)


def _about(strings: Sequence[str], values: Sequence[str | None]) -> tuple[Filler, ...]:
    return tuple(
        Filler(values=(value,), about=(words,)) for words, value in zip(strings, values, strict=True) if value
    )


def _nation(template: Template, words: str) -> str | None:
    """Return the country that words name, unless the incident happened there or nobody knows where."""
    at = [location.partition(":")[0].upper() for location in template.strings(Slot.LOCATION)]
    for word in split(words, 0, len(words)):
        for match in places().matches(word.text)[:1]:
            if match.form == Form.ADJECTIVE or match.entry.level is Level.COUNTRY:
                country = places().country(match.entry.country or "")
                name = country.name.upper() if country else ""
                return name if name and at and name not in at else None
    return None
