"""Tags the sentences of a report by the lexicon: acts with roles, people counted, speech, single words."""

from __future__ import annotations

from dataclasses import dataclass

from annals.extract.acts.event_words import Act, acts
from annals.extract.parties.bystanders import bystanders
from annals.extract.parties.claims import Claim, claims
from annals.extract.parties.disclaimers import disclaimers
from annals.extract.parties.fallen import Fallen, fallen
from annals.extract.parties.mutual import Mutual, mutual
from annals.extract.parties.posts import posts
from annals.extract.parties.roles import RoleFinder
from annals.extract.parties.sides import Sides, sides
from annals.extract.parties.struck import struck
from annals.extract.parties.uninvolved import uninvolved
from annals.extract.sentence.lexicon import cue_table
from annals.extract.sentence.scan import Scan, Scanner
from annals.extract.sentence.words import Sentence, WordRow
from annals.extract.speech.grammar import Said, speeches
from annals.extract.tolls.counted import CountHit
from annals.extract.tolls.counts import counts
from annals.extract.where_when.setting import share
from annals.extract.where_when.when import Loose, time_acts
from annals.extract.where_when.where import place_acts
from annals.gazetteer.actors import actors
from annals.gazetteer.places import places
from annals.model.reading import Label, Mention
from annals.model.report import Report
from annals.model.vocabulary import Effect, Kind, Mode, Stage, Warned
from annals.text.dateline import find_dateline

_CUE_SCORE = 0.7
_BESIDE = 4
_CLAUSE_ENDS = frozenset({",", ".", ";", ":", "”", '"'})


@dataclass(frozen=True, slots=True)
class Tagged:
    """What one sentence tells: its acts with their roles, people counted, speech and single words.

    ``origins`` are launch places, ``marks`` warnings, effects and reasons that stand in it,
    ``loose`` the days that date none of its acts. ``disclaimed`` are stretches of the report whose
    words lay an act to nobody, ``no_deed`` the indices of words that name none (an accident, a drill),
    ``figurative`` those of words that hurt nobody ("attacked the budget"). ``fallen`` are assailants who
    came to harm, ``mutual`` sides that blame each other, ``sides`` those that the syntax tells.
    """

    sentence: Sentence
    acts: tuple[Act, ...]
    counts: tuple[CountHit, ...]
    said: tuple[Said, ...]
    claims: tuple[Claim, ...]
    origins: tuple[Mention, ...]
    marks: tuple[Mention, ...]
    loose: tuple[Loose, ...]
    mentions: tuple[Mention, ...]
    disclaimed: tuple[tuple[int, int], ...]
    no_deed: frozenset[int]
    figurative: frozenset[int]
    fallen: tuple[Fallen, ...]
    mutual: tuple[Mutual, ...]
    sides: tuple[Sides, ...]


class LexicalTagger:
    """Finds acts by the lexicon and roles by the order of words; the base line and the fallback."""

    version = "lexical-1"

    def tag(self, report: Report, sentences: tuple[Sentence, ...]) -> tuple[Tagged, ...]:
        """Return what each sentence tells."""
        scanner = Scanner(report.text, places(), actors())
        roles = RoleFinder(report, actors())
        dateline = find_dateline(report.text)
        head = dateline.end if dateline else 0
        bodies = (_body(sentence, head) for sentence in sentences)
        return tuple(_tag(report, scanner.scan(body), roles, head) for body in bodies)


def _body(sentence: Sentence, head: int) -> Sentence:
    """Leave out the dateline's words: they are where and when the report was filed."""
    if sentence.start >= head or sentence.end <= head:
        return sentence
    words = WordRow(word for word in sentence.words if word.start >= head)
    return Sentence(sentence.index, words[0].start, sentence.end, words) if words else sentence


def _tag(report: Report, scan: Scan, roles: RoleFinder, head: int) -> Tagged:
    found = acts(scan)
    said = speeches(scan)
    for act in found:
        roles.fill(scan, act, said)
    marks = _marks(report, scan)
    reasons = [mark.span for mark in marks if mark.label == Label.REASON]
    origins = place_acts(scan, found, said, reasons, roles)
    loose = time_acts(scan, found, said, roles)
    share(scan, found)
    campaign = any(act.kind == Kind.CAMPAIGN for act in found)
    items = (*scan.actors, *scan.places, *scan.times, *scan.weapons, *scan.targets)
    return Tagged(
        sentence=scan.sentence,
        acts=tuple(found),
        counts=tuple(counts(scan, campaign=campaign, void=_void(scan, found))),
        said=tuple(said),
        claims=tuple(claims(scan, roles)),
        origins=tuple(roles.mention(item, _CUE_SCORE) for item in origins),
        marks=tuple(marks),
        loose=tuple(loose) if scan.sentence.start >= head else (),
        mentions=tuple(roles.mention(item, _CUE_SCORE) for item in sorted(items, key=lambda i: i.start)),
        disclaimed=tuple(disclaimers(scan, said)),
        no_deed=scan.no_deed,
        figurative=scan.figurative,
        fallen=fallen(report, scan),
        mutual=tuple(mutual(report, scan)),
        sides=(
            *sides(report, scan, roles),
            *uninvolved(report, scan),
            *bystanders(report, scan, roles),
            *struck(report, scan, roles),
            *posts(report, scan, roles),
        ),
    )


def _void(scan: Scan, acts: list[Act]) -> frozenset[int]:
    """Return the words of harm that tell of none: purposes, plans, accidents, harm to things in flight."""
    if scan.no_deed:
        return frozenset(range(len(scan.words)))
    unreal = {Mode.HYPOTHETICAL, Mode.PLANNED}
    down = {hit.first for hit in scan.events if any(s.stage == Stage.INTERCEPTED for s in hit.senses)}
    return frozenset(down | {hit.first for act in acts for hit in act.hits if act.mode in unreal})


def _marks(report: Report, scan: Scan) -> list[Mention]:
    """Return the words on warning, physical effect and reason, each to the end of its clause."""
    tables = (
        (Label.WARNING, "warning", "given", Warned.GIVEN.value),
        (Label.WARNING, "warning", "not_given", Warned.NOT_GIVEN.value),
        (Label.EFFECT, "effect", "none", Effect.NONE.value),
        (Label.EFFECT, "effect", "destroyed", Effect.DESTROYED.value),
        (Label.EFFECT, "effect", "damaged", Effect.DAMAGED.value),
        (Label.REASON, "mode", "reason", None),
    )
    found = _shot_down_of_them(report, scan)
    for label, section, key, tag in tables:
        for match in cue_table(section, key).scan(scan.words):
            after = match.after if label == Label.EFFECT else _clause_end(scan, match.after)
            start, end = scan.words[match.first].start, scan.words[after - 1].end
            if not any(m.label == label and m.span.start <= start < m.span.end for m in found):
                span = report.span(start, end)
                found.append(Mention(label=label, span=span, tag=tag, score=_CUE_SCORE))
    return found


def _shot_down_of_them(report: Report, scan: Scan) -> list[Mention]:
    """Return how many of the weapons told before were intercepted ("shot down nine of them")."""
    found = []
    for hit in scan.events:
        if not any(sense.stage == Stage.INTERCEPTED for sense in hit.senses):
            continue
        for number in scan.numbers:
            start, end = scan.sentence.start + number.start, scan.sentence.start + number.end
            index = scan.sentence.at(end)
            rest = scan.low(index), scan.low(index + 1)
            beside = index - 1 <= hit.after + 1 or 0 <= hit.first - index <= _BESIDE
            if rest == ("of", "them") and beside:
                span = report.span(start, scan.words[index + 1].end)
                found.append(Mention(label=Label.ACTS, span=span, tag=None, score=_CUE_SCORE))
    return found


def _clause_end(scan: Scan, index: int) -> int:
    while index < len(scan.words) and scan.low(index) not in _CLAUSE_ENDS:
        index += 1
    return index
