"""What was done: type, stage, number of acts, weapons, targets, effect, warning, reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from annals.gazetteer.actors import Actors
from annals.model.reading import Filler, Label, Role
from annals.model.report import Span
from annals.model.statement import Statement
from annals.model.values import Amount
from annals.model.vocabulary import (
    ActorKind,
    Basis,
    Effect,
    Kind,
    Motive,
    Qualifier,
    Stage,
    TargetClass,
    Warned,
    WeaponClass,
)
from annals.resolve.actors.resolver import ActorResolver
from annals.resolve.acts.target_class import plain
from annals.resolve.acts.target_class import target_classes as classes_of
from annals.resolve.acts.weapon_class import is_again, of_verb, weapon_class
from annals.resolve.drafts import DraftWriter, merged, of_role
from annals.resolve.tolls.bounds import amount
from annals.resolve.words import find, keys

_WORD_SCORE = 0.75
_FIELD_SCORE = 0.6
_MOTIVE_SCORE = 0.55
_NONE = "none"
_ONE = Amount(low=1, high=1, qualifier=Qualifier.EXACT)
_REBELS = frozenset({ActorKind.REBEL, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA})
_CIVIL = frozenset(
    {
        TargetClass.CIVILIANS,
        TargetClass.MEDICAL,
        TargetClass.SCHOOL,
        TargetClass.RELIGIOUS,
        TargetClass.MEDIA,
        TargetClass.AID,
        TargetClass.BUSINESS,
        TargetClass.HOME,
    }
)
_POLITICAL_TYPES = frozenset(
    {
        *(
            "chemical_weapon",
            "air_drone_strike",
            "suicide_bomb",
            "shelling_missile",
            "ied_mine",
            "armed_clash",
        ),
        *("state_takes_territory", "nonstate_takes_territory", "riot", "protest", "interception"),
        *("base_established", "territory_transfer", "group_change", "agreement"),
    }
)
_TIMES = {"twin": 2, "double": 2, "dual": 2, "triple": 3}
_TWIN = re.compile(rf"\b({'|'.join(_TIMES)})\b(?:[ -][\w-]+){{0,2}}$", re.IGNORECASE)
_NEAR = 30
"""How far before its event words an act is told to be more than one, in code points."""
_BESIDE = re.compile(
    r"\b(?:(?:accompanied|backed|supported|aided|assisted|joined|helped|escorted) by|alongside|along with"
    r"|together with|allied|with (?:the )?(?:help|support|aid|backing) (?:of|from))\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_ALLIED = re.compile(
    r"\s+(?:who (?:are|were) )?(?:allied (?:with|to)|loyal to|fighting (?:alongside|for)|accompanying)\b",
    re.IGNORECASE,
)
"""Before and behind those who are on the side of others in an act."""
_ALLY_REACH = 60
_ORGANISED = frozenset({ActorKind.STATE_FORCES, ActorKind.REBEL, ActorKind.IDENTITY_MILITIA})


def types(writer: DraftWriter) -> tuple[Statement[str], ...]:
    """Return the type of the act, told by its event words."""
    if not writer.frame.type:
        return ()
    return merged(
        writer.state("type", writer.frame.type, [span], Basis.STATED, writer.frame.score)
        for span in writer.event_spans
    )


def stages(writer: DraftWriter) -> tuple[Statement[Stage], ...]:
    """Return how far the act went."""
    if not writer.frame.type or writer.frame.kind == Kind.THREAT:
        return ()
    return (writer.state("stage", writer.frame.stage, writer.event_spans, Basis.STATED, writer.frame.score),)


def numbers_of_acts(
    writer: DraftWriter, role: Role, field: str, *, single: bool
) -> tuple[Statement[Amount], ...]:
    """Return the number of acts; an act told in the singular is one, inferred."""

    def write(filler: Filler) -> Statement[Amount] | None:
        value = amount(filler.mention.span.quote)
        return (
            writer.state(field, value, [filler.mention.span], Basis.STATED, filler.score) if value else None
        )

    told = merged(of_role(writer.frame, role, write))
    if role == Role.ACTS:
        told = _twofold(writer, field) or told
    if told or not single or _plural(writer.event_spans[0].quote):
        return told
    return (writer.state(field, _ONE, writer.event_spans[:1], Basis.INFERRED, _FIELD_SCORE),)


def _twofold(writer: DraftWriter, field: str) -> tuple[Statement[Amount], ...]:
    """Return how many acts a word before the event words tells of ("twin blasts")."""
    for span in writer.event_spans:
        found = _TWIN.search(writer.report.text[max(0, span.start - _NEAR) : span.end])
        if found is not None:
            value = replace(_ONE, low=_TIMES[found[1].lower()], high=_TIMES[found[1].lower()])
            return (writer.state(field, value, [span], Basis.STATED, _FIELD_SCORE),)
    return ()


def _plural(words: str) -> bool:
    """Say whether event words are a noun in the plural ("air strikes")."""
    return words.endswith("s") and not words.endswith("ss")


def weapons(writer: DraftWriter) -> tuple[Statement[str], ...]:
    """Return the weapons in the report's words."""
    return merged(
        writer.state("weapon", f.mention.span.quote, [f.mention.span], Basis.STATED, f.score)
        for f in writer.frame.of(Role.WEAPON)
    )


def weapon_classes(writer: DraftWriter) -> tuple[Statement[WeaponClass], ...]:
    """Return the classes of the weapons; a verb can name one with the act."""
    act = writer.frame.type

    def write(filler: Filler) -> Statement[WeaponClass] | None:
        value = weapon_class(filler.mention.span.quote, filler.mention.tag, act)
        if value is None:
            return None
        return writer.state("weapon_class", value, [filler.mention.span], Basis.STATED, filler.score)

    every = [one for filler in writer.frame.of(Role.WEAPON) if (one := write(filler)) is not None]
    classes = {one.value for one in every}
    told = merged(one for one in every if not is_again(one.evidence[0].quote, one.value, classes))
    verbs = [(span, value) for span in writer.event_spans if (value := of_verb(span.quote, act)) is not None]
    return told or merged(
        writer.state("weapon_class", value, [span], Basis.STATED, _WORD_SCORE) for span, value in verbs
    )


def targets(writer: DraftWriter, resolver: ActorResolver) -> tuple[Statement[str], ...]:
    """Return what was aimed at, in the report's words; the name of a person is left out."""

    def write(filler: Filler) -> Statement[str]:
        mention = filler.mention
        who = resolver.resolve(mention) if mention.label == Label.ACTOR else None
        words = who.actor.name if who is not None and who.masked else mention.span.quote
        return writer.state("target", words, [mention.span], Basis.STATED, filler.score)

    return merged(map(write, outermost(writer.frame.of(Role.TARGET))))


def outermost(fillers: Sequence[Filler]) -> list[Filler]:
    """Leave out the fillers that lie inside another ("Israeli" in "a vital Israeli target")."""
    spans = [f.mention.span for f in fillers]
    return [f for f in fillers if not any(s != f.mention.span and s.covers(f.mention.span) for s in spans)]


def target_classes(writer: DraftWriter, registry: Actors) -> tuple[Statement[TargetClass], ...]:
    """Return the classes of what was aimed at or hit; people count by what they are.

    Where no words tell what any of the people are, those hit by an act of no battle are civilians.
    """

    def write(value: TargetClass, filler: Filler) -> Statement[TargetClass]:
        return writer.state("target_class", value, [filler.mention.span], Basis.STATED, filler.score)

    act = writer.frame.type
    hit = outermost([*writer.frame.of(Role.TARGET), *writer.frame.of(Role.VICTIM)])
    told = [(value, one) for one in hit for value in classes_of(one, registry, act)]
    if not any(one.mention.label is Label.ACTOR for _, one in told):
        told += [(TargetClass.CIVILIANS, one) for one in plain(hit, act)]
    return merged([write(value, one) for value, one in told])


def civilian_targeting(
    writer: DraftWriter, classes: Iterable[Statement[TargetClass]]
) -> tuple[Statement[bool], ...]:
    """Say whether civilians were the main or only target, from the classes told."""
    told = list(classes)
    known = [one for one in told if one.value != TargetClass.OTHER]
    if not known:
        return ()
    civil = [one for one in known if one.value in _CIVIL]
    if len(civil) not in {0, len(known)} or (civil and _both_fought(writer)):
        return ()
    evidence = [span for one in known for span in one.evidence]
    return (writer.state("civilian_targeting", bool(civil), evidence, Basis.INFERRED, _FIELD_SCORE),)


def _both_fought(writer: DraftWriter) -> bool:
    """Say whether a clash was one of a state and others: who was hit by it was not aimed at.

    Those who were only with the state's forces are of one side with them ("accompanied by fighters").
    """
    doers = writer.frame.of(Role.ATTACKER)
    text = writer.report.text
    kinds = {one.mention.tag for one in doers if not _is_ally(text, one.mention.span)}
    mixed = ActorKind.STATE_FORCES in kinds and not kinds.isdisjoint(_REBELS)
    return writer.frame.type == "armed_clash" and mixed


def _is_ally(text: str, span: Span) -> bool:
    """Say whether somebody is told to have been on the side of others."""
    before = _BESIDE.search(text[max(0, span.start - _ALLY_REACH) : span.start])
    return before is not None or _ALLIED.match(text, span.end) is not None


def effects(writer: DraftWriter) -> tuple[Statement[Effect], ...]:
    """Return the physical effect."""
    return merged(
        writer.state("effect", Effect(f.mention.tag), [f.mention.span], Basis.STATED, f.score)
        for f in writer.frame.of(Role.EFFECT)
        if f.mention.tag is not None
    )


def warnings(writer: DraftWriter) -> tuple[Statement[Warned], ...]:
    """Return whether a warning was told of."""
    return merged(
        writer.state("warning", Warned(f.mention.tag), [f.mention.span], Basis.STATED, f.score)
        for f in writer.frame.of(Role.WARNING)
        if f.mention.tag is not None
    )


def reasons(writer: DraftWriter) -> tuple[Statement[str], ...]:
    """Return the reasons given, in the report's words."""
    return merged(
        writer.state("reason_given", f.mention.span.quote, [f.mention.span], Basis.STATED, f.score)
        for f in writer.frame.of(Role.REASON)
    )


def by_words(
    writer: DraftWriter, section: str, told: Callable[[DraftWriter, str, str], Span | None] | None = None
) -> tuple[Statement[str], ...]:
    """Return a field that the first fitting list of the data file decides, from the sentences of the act.

    Where no word tells, it is what the reader heard of the whole, if it heard any of the field.
    ``told`` finds the words of a list; left out, they are the first in the sentences of the act.
    """
    for key in keys(section):
        found = (told or first_told)(writer, section, key)
        if found is not None:
            return (writer.state(section, key, [found], Basis.STATED, _FIELD_SCORE),)
    heard = (one for one in writer.frame.manners if one.field == section and one.value != _NONE)
    evidence = writer.event_spans[:1]
    return tuple(writer.state(section, one.value, evidence, Basis.INFERRED, one.score) for one in heard)


def first_told(writer: DraftWriter, section: str, key: str) -> Span | None:
    """Return the first phrase of a list in the sentences of the act."""
    for sentence in writer.frame.sentences:
        found = find(section, key, sentence, writer.report)
        if found is not None:
            return found
    return None


def motives(writer: DraftWriter, kinds: Iterable[ActorKind]) -> tuple[Statement[Motive], ...]:
    """Return why, inferred from the words, the type and who did it; unclear where nothing says."""
    doers = set(kinds)
    if doers & _ORGANISED or writer.frame.type in _POLITICAL_TYPES:
        value, evidence = Motive.POLITICAL, list(writer.event_spans[:1])
    else:
        value, evidence = Motive.UNCLEAR, list(writer.event_spans[:1])
        for key in keys("motive"):
            found = first_told(writer, "motive", key)
            if found is not None:
                value, evidence = Motive(key), [found]
                break
    return (writer.state("motive", value, evidence, Basis.INFERRED, _MOTIVE_SCORE),)
