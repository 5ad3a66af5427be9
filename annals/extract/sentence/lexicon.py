"""The lexicon: the data files beside this module, as tables of phrases."""

from __future__ import annotations

import operator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from annals.extract.sentence.cues import cue_list, cues, read
from annals.extract.sentence.phrases import PhraseTable, table_of
from annals.model.vocabulary import ActorKind, Harm, Kind, Mode, Stage, Stance, TargetClass, WeaponClass

_FORMS = ("base", "third", "past", "participle", "ing")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWord:
    """What an event word says by itself. ``form`` is "noun", "nouns" or the name of a verb form.

    ``refine`` leaves the type to weapon and sides. ``harm`` marks words that are no act of their
    own beside another, ``damage`` those among them that harm things; ``weak`` words join any act.
    ``needs_weapon`` asks for a weapon in flight as object, ``needs_people`` for people,
    ``subject`` and ``object`` for a subject or object of that kind.
    """

    type: str
    kind: Kind
    form: str
    lemma: str
    refine: bool
    harm: bool
    damage: bool
    stage: Stage | None
    means: str | None
    weak: bool
    needs_weapon: bool
    needs_people: bool
    only_planned: bool
    subject: str | None
    object: str | None

    @property
    def nominal(self) -> bool:
        """Say whether it is a noun."""
        return self.form in {"noun", "nouns"}


@cache
def cue_table(section: str, key: str) -> PhraseTable[str]:
    """Return one list of the cue file as a table of phrases."""
    return table_of(cue_list(section, key))


@cache
def event_words() -> PhraseTable[tuple[EventWord, ...]]:
    """Return the event words; one form can stand for several of them ("shot down")."""
    rows: dict[tuple[str, str], list[EventWord]] = {}
    for entry in read("events.toml")["words"]:
        for noun in entry.get("nouns", ()):
            rows.setdefault((noun, "noun"), []).append(_event_word(entry, "noun", noun))
        for verb in entry.get("verbs", ()):
            rows.setdefault((verb, "verb"), []).append(_event_word(entry, "base", verb))
    table: PhraseTable[tuple[EventWord, ...]] = PhraseTable(operator.add)
    for (lemma, part), senses in rows.items():
        if part == "noun":
            table.add_noun(lemma, tuple(senses), tuple(_in_form(sense, "nouns") for sense in senses))
        else:
            table.add_verb(lemma, {form: tuple(_in_form(sense, form) for sense in senses) for form in _FORMS})
    return table


def _event_word(entry: dict[str, Any], form: str, lemma: str) -> EventWord:
    return EventWord(
        type=entry.get("type", ""),
        kind=Kind(entry.get("kind", Kind.INCIDENT)),
        form=form,
        lemma=lemma,
        refine=bool(entry.get("refine")),
        harm="harm" in entry,
        damage=entry.get("harm") == "damage",
        stage=Stage(entry["stage"]) if "stage" in entry else None,
        means=entry.get("means"),
        needs_weapon=bool(entry.get("needs_weapon")),
        weak=lemma in entry.get("weak", ()),
        needs_people=lemma in entry.get("of_people", ()),
        only_planned=bool(entry.get("only_planned")),
        subject=entry.get("subject"),
        object=entry.get("object"),
    )


def _in_form(word: EventWord, form: str) -> EventWord:
    return replace(word, form=form)


@cache
def weapon_words() -> PhraseTable[WeaponClass]:
    """Return the weapon words with their classes."""
    table: PhraseTable[WeaponClass] = PhraseTable()
    for entry in read("weapons.toml")["words"]:
        for noun in entry["nouns"]:
            table.add_noun(noun, WeaponClass(entry["class"]))
    return table


@cache
def implied_weapons() -> dict[str, str]:
    """Return the class of weapon that an event word names by itself, by lemma ("stab")."""
    return {verb: row["class"] for row in read("weapons.toml")["implied"] for verb in row["verbs"]}


@cache
def in_flight() -> frozenset[WeaponClass]:
    """Return the classes of weapon that can be intercepted in flight."""
    rows = read("weapons.toml")["words"]
    return frozenset(WeaponClass(entry["class"]) for entry in rows if entry["in_flight"])


@cache
def suicide_words() -> PhraseTable[str]:
    """Return the words that make an attack a suicide attack."""
    table: PhraseTable[str] = PhraseTable()
    for entry in read("weapons.toml")["suicide"]:
        for noun in entry["nouns"]:
            table.add_noun(noun, noun)
    return table


@cache
def target_words() -> PhraseTable[TargetClass]:
    """Return the words for what an act hits, with their classes."""
    table: PhraseTable[TargetClass] = PhraseTable()
    for entry in read("targets.toml")["words"]:
        for noun in entry["nouns"]:
            table.add_noun(noun, TargetClass(entry["class"]))
    return table


_PEOPLE_TOO = frozenset({"carrier", "quarter"})
"""Last words of things that are of people or numbers, too ("a mail carrier", "a quarter of a million")."""


@cache
def things() -> frozenset[str]:
    """Return what an act may hit that is surely no people: vehicles, buildings and works, singular."""
    classes = {TargetClass.TRANSPORT, TargetClass.HOME, TargetClass.INFRASTRUCTURE, TargetClass.ENERGY}
    rows = (row for row in read("targets.toml")["words"] if row["class"] in classes)
    last = {noun.rsplit(" ", 1)[-1] for row in rows for noun in row["nouns"]}
    return frozenset(last - _PEOPLE_TOO)


@cache
def people_words() -> PhraseTable[str]:
    """Return the nouns for people, as they are counted."""
    table: PhraseTable[str] = PhraseTable()
    for noun in cue_list("counting", "people"):
        table.add_noun(noun, noun)
    return table


@cache
def actor_words() -> PhraseTable[ActorKind]:
    """Return the nouns for people who act or are acted on without a name."""
    table: PhraseTable[ActorKind] = PhraseTable()
    for kind in ActorKind:
        for noun in cues()["actors"].get(kind.value, ()):
            table.add_noun(noun, kind)
    return table


@cache
def harm_words() -> PhraseTable[tuple[Harm, str]]:
    """Return the words of harm with the harm and the form: a name of a verb form, or "word"."""
    table: PhraseTable[tuple[Harm, str]] = PhraseTable()
    for harm in Harm:
        section = cues()["harm"].get(harm.value, {})
        for verb in section.get("verbs", ()):
            table.add_verb(verb, {form: (harm, form) for form in _FORMS})
        for word in section.get("words", ()):
            table.add(word, (harm, "word"))
    return table


@cache
def speech_verbs() -> PhraseTable[tuple[Stance, str]]:
    """Return the verbs of saying with the stance that they give and their form."""
    table: PhraseTable[tuple[Stance, str]] = PhraseTable()
    for stance in Stance:
        for verb in cue_list("speech", stance.value):
            table.add_verb(verb, {form: (stance, form) for form in _FORMS})
    return table


@cache
def speaker_words() -> PhraseTable[str]:
    """Return the nouns that can speak."""
    table: PhraseTable[str] = PhraseTable()
    for noun in cue_list("speech", "speakers"):
        table.add_noun(noun, noun)
    return table


@cache
def light_verbs() -> PhraseTable[str]:
    """Return the forms of the verbs that carry an event noun, each with the name of its form."""
    table: PhraseTable[str] = PhraseTable()
    for verb in cue_list("verbs", "light"):
        table.add_verb(verb, {form: form for form in _FORMS})
    return table


@cache
def mode_cues() -> PhraseTable[Mode | Stage | str]:
    """Return the words that say how an act is spoken of; "refers" points to an act told before."""
    table: PhraseTable[Mode | Stage | str] = PhraseTable()
    for key, value in (
        ("planned", Mode.PLANNED),
        ("hypothetical", Mode.HYPOTHETICAL),
        ("denied", Mode.DENIED),
        ("habitual", Mode.HABITUAL),
        ("attempted", Stage.ATTEMPTED),
        ("foiled", Stage.FOILED),
        ("commemorated", "refers"),
        ("reason", "reason"),
    ):
        for phrase in cue_list("mode", key):
            table.add(phrase, value)
    return table
