"""The project's own corpus: whole reports as a careful reader would code them.

The annotation lies in the project, most texts in the data folder; documents whose set is not there are
left out. An incident counts as found when type family, day and place go together, one to one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path

from annals.model.vocabulary import Harm, ParticipantRole, Scope
from annals.text.normalise import fold
from corpus.annotation import Annotation, Event
from corpus.files import best_readings, drawn_documents
from corpus.joins import load as load_joins
from corpus.texts import SETS
from corpus.texts import Document as Text
from corpus.texts import load as load_texts
from evaluation.corpus_match import (
    Coded,
    Gold,
    every_actor,
    figure,
    incidents,
    match,
    same_actor,
    same_day,
    same_words,
    told_figure,
)
from evaluation.corpus_voices import right_voices
from evaluation.data_set import DataSet, Split
from evaluation.files import DataError
from evaluation.measures import f1, share
from evaluation.product import Document, Prediction, Product
from evaluation.results import Score

_ALWAYS = frozenset({"type", "stage", "days", "level of place", "background", "motive"})
"""Fields that every incident has."""
_FOUR = ("type", "days", "attacker", "killed")
"""What has to be right beside the place, which is right in all incidents found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One document with its best reading."""

    document: Document
    reading: Annotation
    gold: Gold
    stratum: str


def load(folder: Path, limit: int | None) -> tuple[Split, ...]:
    """Load the documents whose texts are there and as they were read, by the split they were drawn for.

    The part for training is left out: a trained tagger knows it.
    """
    drawn, readings = drawn_documents(), best_readings()
    rows: dict[str, list[Row]] = defaultdict(list)
    for name in SETS:
        texts = texts_of(folder.parent, name)
        there = [one for one in drawn.values() if one.name in texts and one.name in readings]
        for one in there[:limit]:
            text, reading = texts[one.name], readings[one.name]
            if text.sha256 == reading.sha256:
                rows[one.split].append(row_of(text, reading, one.stratum))
    return tuple(_split(name, rows[name]) for name in ("dev", "test") if rows[name])


def texts_of(data: Path, name: str) -> dict[str, Text]:
    """Return the texts of a set, none where it is not there or not whole: other sets can still be scored."""
    try:
        return load_texts(data, name)
    except (DataError, OSError):
        return {}


def row_of(text: Text, reading: Annotation, stratum: str) -> Row:
    """Return a document with its best reading."""
    published = reading.published or text.published
    document = Document(text=text.body, title=text.title, published=published, with_reading=True)
    return Row(document=document, reading=reading, gold=Gold(text.text, reading.events), stratum=stratum)


_ONLY_HERE = ("fa_kes/articles.csv", "re3d/*/documents.json", "ecbplus/*/*.xml")
"""Files of sets that the evaluation reads for the corpus alone."""
SET = DataSet(name="own_corpus", files=(), any_files=_ONLY_HERE, load=load, beside=True)


def _split(name: str, rows: Sequence[Row]) -> Split:
    documents = tuple(row.document for row in rows)
    return Split(name=name, documents=documents, score=partial(score, rows))


def score(rows: Sequence[Row], told: Sequence[Prediction], product: Product) -> Iterator[Score]:
    """Yield every measure of some documents by what was told of them."""
    coded = [incidents(one.drafts) for one in told]
    pairs = [match(row.gold, one) for row, one in zip(rows, coded, strict=True)]
    yield from _relevant(rows, told)
    yield from _found("incident_found", rows, coded, pairs)
    for stratum in sorted({row.stratum for row in rows}):
        of = [n for n, row in enumerate(rows) if row.stratum == stratum]
        chosen = ([rows[n] for n in of], [coded[n] for n in of], [pairs[n] for n in of])
        yield list(_found(f"incident_found: {stratum}", *chosen))[-1]
    yield from _fields(rows, pairs)
    yield from _tolls(rows, told)
    yield from _speakers(rows, told)
    yield from _voices(rows, told)
    yield from _joins(rows, pairs, told, product)


def _relevant(rows: Sequence[Row], told: Sequence[Prediction]) -> Iterator[Score]:
    value, n = share(
        bool(row.reading.events) == bool(one.drafts) for row, one in zip(rows, told, strict=True)
    )
    yield Score(measure="anything_told", value=value, n=n)


def _f1(name: str, right: int, said: int, wanted: int) -> Iterator[Score]:
    precision, recall = (right / n if n else 0.0 for n in (said, wanted))
    yield Score(measure=f"{name}: precision", value=precision if said else None, n=said)
    yield Score(measure=f"{name}: recall", value=recall if wanted else None, n=wanted)
    yield Score(measure=f"{name}: f1", value=f1(precision, recall) if said or wanted else None, n=wanted)


def _found(
    name: str,
    rows: Sequence[Row],
    coded: Sequence[Sequence[Coded]],
    pairs: Sequence[Sequence[object]],
) -> Iterator[Score]:
    wanted = sum(len(row.gold.incidents) for row in rows)
    yield from _f1(name, sum(map(len, pairs)), sum(map(len, coded)), wanted)


def _fields(rows: Sequence[Row], pairs: Sequence[Sequence[tuple[Event, Coded]]]) -> Iterator[Score]:
    """Yield how well each field of the incidents found is filled, and how many incidents have five right.

    A field that every incident has is scored by the share that is right, one that may be untold by F1.
    """
    fields: dict[str, list[Field]] = defaultdict(list)
    wanted = sum(len(row.gold.incidents) for row in rows)
    all_five = none_wrong = 0
    for row, found in zip(rows, pairs, strict=True):
        for event, one in found:
            holds = {field.name: field for field in _compared(row.gold, event, one)}
            for name, field in holds.items():
                fields[name].append(field)
            five = all(holds[name].right for name in _FOUR)
            right, said, _, _ = every_actor(row.gold, event, one, ParticipantRole.ATTACKER)
            all_five, none_wrong = all_five + five, none_wrong + (five and right == said)
    yield from _attackers(rows, pairs)
    for name, values in fields.items():
        if name in _ALWAYS:
            value, n = share(one.right for one in values)
            yield Score(measure=f"given match: {name}", value=value, n=n)
        else:
            right = sum(one.right and one.said and one.wanted for one in values)
            said, needed = sum(one.said for one in values), sum(one.wanted for one in values)
            yield from _f1(f"given match: {name}", right, said, needed)
    yield Score(measure="all five right", value=all_five / wanted if wanted else None, n=wanted)
    strict = none_wrong / wanted if wanted else None
    yield Score(measure="all five right, no wrong attacker beside", value=strict, n=wanted)


def _attackers(rows: Sequence[Row], pairs: Sequence[Sequence[tuple[Event, Coded]]]) -> Iterator[Score]:
    """Yield how many of all attackers told are right, and of all that readers saw are told.

    "none wrong or lacking" is the share of incidents, of those with an attacker on either side, that name
    all and no other.
    """
    told = [
        every_actor(row.gold, event, one, ParticipantRole.ATTACKER)
        for row, found in zip(rows, pairs, strict=True)
        for event, one in found
    ]
    right, said, found, wanted = (sum(column) for column in zip(*told, strict=True)) if told else (0, 0, 0, 0)
    precision, recall = right / said if said else 0.0, found / wanted if wanted else 0.0
    yield Score(measure="every attacker: precision", value=precision if said else None, n=said)
    yield Score(measure="every attacker: recall", value=recall if wanted else None, n=wanted)
    yield Score(
        measure="every attacker: f1", value=f1(precision, recall) if said or wanted else None, n=wanted
    )
    value, n = share(
        right == said and found == wanted for right, said, found, wanted in told if said or wanted
    )
    yield Score(measure="every attacker: none wrong or lacking", value=value, n=n)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of one incident: whether both sides agree, and whether each tells it at all."""

    name: str
    right: bool
    said: bool = True
    wanted: bool = True


def _compared(gold: Gold, event: Event, one: Coded) -> Iterator[Field]:
    yield Field("type", event.type == one.value("type"))
    yield Field("stage", (event.stage or "carried_out") == one.value("stage"))
    yield Field("days", same_day(event, one))
    level, place = (event.place.level if event.place else None), one.place
    yield Field("level of place", level == (place.level if place else None))
    yield Field("background", event.background == one.draft.background)
    yield Field("motive", (event.motive or "unclear") == (one.value("motive") or "unclear"))
    role = ParticipantRole.ATTACKER
    attackers = any(who.role is role for who in event.who)
    yield Field("attacker", same_actor(gold, event, one, role), bool(one.actors(role)), attackers)
    for harm in (Harm.KILLED, Harm.INJURED):
        figures = figure(event, harm), told_figure(one, harm)
        yield Field(str(harm), figures[0] == figures[1], figures[1] is not None, figures[0] is not None)
    weapons = {weapon.weapon for weapon in event.weapons}
    told = {statement.value for statement in one.draft.weapon_class}
    yield Field("weapon_class", bool(weapons & told) or weapons == told, bool(told), bool(weapons))
    targets = {c for thing in event.things for c in thing.classes} | {c for w in event.who for c in w.classes}
    aimed = {statement.value for statement in one.draft.target_class}
    yield Field("target_class", bool(targets & aimed) or targets == aimed, bool(aimed), bool(targets))


def _tolls(rows: Sequence[Row], told: Sequence[Prediction]) -> Iterator[Score]:
    """Yield F1 of tolls as harm and bounds, by scope, over whole documents."""
    for scope in (Scope.INCIDENT, Scope.CUMULATIVE):
        right = said = wanted = 0
        for row, one in zip(rows, told, strict=True):
            tolls = (t for e in row.reading.events for t in e.tolls if t.scope is scope)
            gold = Counter((t.harm, t.low, t.high) for t in tolls)
            values = (s.value for draft in one.drafts for s in draft.tolls)
            found = Counter((t.harm, t.low, t.high) for t in values if t.scope is scope)
            right, said, wanted = right + (gold & found).total(), said + found.total(), wanted + gold.total()
        yield from _f1(f"tolls of scope {scope}", right, said, wanted)


def _speakers(rows: Sequence[Row], told: Sequence[Prediction]) -> Iterator[Score]:
    """Yield how many names of speakers are right, how many sayings have one found, and the roles of those."""
    named = right = wanted = heard = 0
    roles: list[bool] = []
    for row, one in zip(rows, told, strict=True):
        gold = [([fold(s.name), *row.gold.words(s.speaker)], s.role) for s in row.reading.said]
        statements = (s for draft in one.drafts for s in draft.statements())
        found = {(fold(s.speaker.words), s.speaker.role) for s in statements if s.speaker.words}
        names = {name for name, _ in found}
        everyone = [words for forms, _ in gold for words in forms]
        named, right = named + len(names), right + sum(_among(name, everyone) for name in names)
        matched = [({n for n in names if _among(n, forms)}, role) for forms, role in gold]
        wanted, heard = wanted + len(gold), heard + sum(bool(shared) for shared, _ in matched)
        roles += [any((name, role) in found for name in shared) for shared, role in matched if shared]
    precision, recall = (right / named if named else None), (heard / wanted if wanted else None)
    yield Score(measure="speakers: precision", value=precision, n=named)
    yield Score(measure="speakers: recall", value=recall, n=wanted)
    yield Score(measure="speakers: f1", value=f1(precision or 0.0, recall or 0.0), n=wanted)
    value, n = share(roles)
    yield Score(measure="given match: speaker role", value=value, n=n)


def _voices(rows: Sequence[Row], told: Sequence[Prediction]) -> Iterator[Score]:
    """Yield how many words of acts and tolls are laid to who says them."""
    right = [
        one
        for row, prediction in zip(rows, told, strict=True)
        if prediction.reading is not None
        for one in right_voices(row.reading, row.gold.text, prediction.reading)
    ]
    value, n = share(right)
    yield Score(measure="words with their speaker", value=value, n=n)


def _among(name: str, forms: Sequence[str]) -> bool:
    return any(same_words(name, form) for form in forms)


def _joins(
    rows: Sequence[Row],
    pairs: Sequence[Sequence[tuple[Event, Coded]]],
    told: Sequence[Prediction],
    product: Product,
) -> Iterator[Score]:
    """Yield how well incidents of different documents are joined, over pairs that readers judged.

    What the product does not find it cannot join: recall is over all pairs, and again over those of
    which it found both. Pairs that readers left unsure count nowhere.
    """
    drafts = {draft.id: draft for one in told for draft in one.drafts}
    events = {draft.id: event.id for event in product.link(drafts.values()) for draft in event.drafts}
    found = {
        f"{row.reading.document}#{event.id}": events[one.draft.id]
        for row, matched in zip(rows, pairs, strict=True)
        for event, one in matched
    }
    here = {row.reading.document for row in rows}
    same: set[tuple[str, str]] = set()
    unsure: set[tuple[str, str]] = set()
    for join in load_joins():
        group = [event for event in join.events if event.partition("#")[0] in here]
        (same if join.verdict == "same" else unsure).update(combinations(group, 2))
    apart = ((a, b) for a, b in combinations(sorted(found), 2) if a.partition("#")[0] != b.partition("#")[0])
    said = {pair for pair in apart if found[pair[0]] == found[pair[1]]} - unsure
    both = {pair for pair in same if found.keys() >= set(pair)}
    yield from _f1("joins", len(said & same), len(said), len(same))
    value, n = share(pair in said for pair in both)
    yield Score(measure="joins: recall of those found", value=value, n=n)
