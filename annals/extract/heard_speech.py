"""Sayings that a trained reader heard, as speeches: the speaker's words, the medium, the time of saying."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from annals.extract.speech import Said
from annals.extract.tagger import Tagged
from annals.model.reading import Label, Mention, Speech
from annals.model.report import Report, Span
from annals.model.vocabulary import Stance
from annals.neural.heard import Saying, Words

_PRONOUN = re.compile(r"(?:he|she|it|they|who|which)$", re.IGNORECASE)
_NEGATES = re.compile(r"\b(?:no|not|never|nothing|nobody|none|nor|neither|without)\b|n['’]t\b", re.IGNORECASE)
_REACH = 200
"""How far from the cue the words that are said may stand, in code points."""
_BY = len(" by the ")
_SCRAP = 2
"""So few words are no saying where more are heard ("this"), unless surely heard as one."""
_SURE = 0.8


def speeches(report: Report, tagged: Iterable[Tagged], sayings: Sequence[Saying]) -> tuple[Speech, ...]:
    """Return what was heard to be said, a pronoun's speaker taken from the saying before.

    Of a cue that the lexicon knows, too, its grammar tells best where the words that are said end.
    """
    sentences = list(tagged)
    known = [said for sentence in sentences for said in sentence.said]
    starts = [one.sentence.start for one in sentences]
    found: list[Speech] = []
    last: Mention | None = None
    heard = (one for one in sayings if not _passes_on(one, known))
    for one in sorted(heard, key=lambda s: s.cue.start):
        beside = next((s for s in known if s.cue[0] < one.cue.end and one.cue.start < s.cue[1]), None)
        content = report.span(*beside.content) if beside else _content(report, one, starts)
        if content is None:
            continue
        speaker = _speaker(report, one, beside.through if beside else None)
        pronoun = speaker is not None and _PRONOUN.match(speaker.span.quote) is not None
        speaker = last if pronoun and last is not None else speaker
        found.append(_speech(report, one, (speaker, content), beside))
        last = speaker if speaker is not None else last
    return tuple(found)


def _passes_on(one: Saying, known: Sequence[Said]) -> bool:
    """Say whether a cue only tells through whom another saying came ("accounts reported by X said")."""
    media = (said.through[0] for said in known if said.through and said.cue[0] > one.cue.end)
    return any(0 <= medium - one.cue.end <= _BY for medium in media)


def _speaker(report: Report, one: Saying, through: tuple[int, int] | None) -> Mention | None:
    """Return the speaker's words that stand nearest to the cue; ``through`` is who only passes it on."""
    first, after = through or (0, 0)
    told = [w for w in one.speaker if not (w.start < after and first < w.end)] or one.speaker
    words = min(told, key=lambda w: (_apart(w, one.cue), -w.score), default=None)
    if words is None:
        return None
    return Mention(label=Label.ACTOR, span=report.span(words.start, words.end), tag=None, score=words.score)


def _apart(words: Words, cue: Words) -> int:
    return max(words.start - cue.end, cue.start - words.end, 0)


def _content(report: Report, one: Saying, sentences: Sequence[int]) -> Span | None:
    """Return the words that are said, from the first to the last of them near the cue.

    Where they go on behind the cue in its own sentence, none of a sentence before is said.
    """
    place = bisect_right(sentences, one.cue.start)
    first = sentences[place - 1] if place else 0
    after = sentences[place] if place < len(sentences) else len(report.text)
    near = [w for w in one.content if _apart(w, one.cue) <= _REACH]
    told = [w for w in near if w.score >= _SURE or len(report.text[w.start : w.end].split()) > _SCRAP] or near
    if any(one.cue.end <= w.start < after for w in told):
        told = [w for w in told if w.end > first]
    return report.span(min(w.start for w in told), max(w.end for w in told)) if told else None


def _stance(one: Saying, content: Span, beside: Said | None) -> Stance:
    """Return how a thing is said; where the lexicon knows it as said outright, a denial has to negate."""
    outright = beside is not None and beside.stance == Stance.ASSERTED
    denies = one.stance == Stance.DENIED and outright and not _NEGATES.search(content.quote)
    return Stance.ASSERTED if denies else one.stance


def _speech(report: Report, one: Saying, told: tuple[Mention | None, Span], beside: Said | None) -> Speech:
    speaker, content = told
    time = beside.time if beside else None
    through = beside.through if beside else None
    return Speech(
        cue=report.span(one.cue.start, one.cue.end),
        speaker=speaker,
        through=Mention(label=Label.ACTOR, span=report.span(*through), tag=None, score=one.cue.score)
        if through
        else None,
        content=content,
        stance=_stance(one, content, beside),
        anonymous=beside.anonymous if beside else False,
        time=Mention(
            label=Label.TIME, span=report.span(time.start, time.end), tag=time.tag, score=one.cue.score
        )
        if time
        else None,
    )
