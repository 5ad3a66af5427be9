"""Sayings that a trained reader heard, as speeches: the speaker's words, the medium, the time of saying."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from annals.extract.heard.speakers import whole
from annals.extract.sentence.cues import cue_set
from annals.extract.speech.grammar import Said, open_quote
from annals.extract.tagger import Tagged
from annals.model.reading import Label, Mention, Speech
from annals.model.report import Report, Span
from annals.model.vocabulary import Stance
from annals.neural.heard import Saying, Words

_PRONOUN = re.compile(r"(?:he|she|it|they|who|which)$", re.IGNORECASE)
_NEGATES = re.compile(r"\b(?:no|not|never|nothing|nobody|none|nor|neither|without)\b|n['’]t\b", re.IGNORECASE)
_THAT = re.compile(r"(?:\s+(?:on|in|late|early|to|a|statement|interview|report|[A-Z][\w.]*))*\s+that\b")
"""Behind a verb of saying: what is said begins after it, whenever and to whomever it is said."""
_REACH = 200
"""How far from the cue the words that are said may stand, in code points."""
_BY = len(" by the ")
_SCRAP = 2
"""So few words are no saying where more are heard ("this"), unless surely heard as one."""
_SURE = 0.8
_ARTICLES = frozenset({"the", "a", "an"})
_TORN = cue_set("grammar", "prepositions") | {"which", "who", "and", "the"}
"""With these words no one who speaks ends."""
_STOPS = frozenset('.;:"“”')
_STYLED = re.compile(r"\b(?:self-styled|so-called|calling (?:itself|themselves)(?: the)?)\s+$", re.IGNORECASE)
_PART = 60
"""How far apart two parts of who speaks may stand, in code points."""
_LIVES = re.compile(r"\s+(?:the\s+)?(?:[a-z]+\s+)?(?:life|lives)\b")
"""Behind a claim that is none."""


def speeches(report: Report, tagged: Iterable[Tagged], sayings: Sequence[Saying]) -> tuple[Speech, ...]:
    """Return what was heard to be said, a pronoun's speaker taken from the saying before.

    Of a cue that the lexicon knows, too, its grammar tells best where the words that are said end.
    """
    sentences = list(tagged)
    known = [said for sentence in sentences for said in sentence.said]
    starts = [one.sentence.start for one in sentences]
    found: list[Speech] = []
    last: Mention | None = None
    heard = (one for one in sayings if not _says_nothing(report.text, one, known))
    for one in sorted(heard, key=lambda s: s.cue.start):
        beside = next((s for s in known if s.cue[0] < one.cue.end and one.cue.start < s.cue[1]), None)
        content = report.span(*beside.content) if beside else _content(report, one, starts)
        if content is None:
            continue
        content = _behind_that(report, one.cue, content)
        speaker = _speaker(report, one, beside.through if beside else None)
        sentence = sentences[bisect_right(starts, one.cue.start) - 1]
        if speaker is not None and _is_told(report.text, one.cue, speaker.span):
            here = last is not None and bool(found) and found[-1].cue.start >= sentence.sentence.start
            speaker = last if here and found[-1].speaker else None
        else:
            speaker = _whole(report, sentence, one, speaker)
        if speaker is not None and speaker.span.quote.lower() in _ARTICLES:
            speaker = None
        pronoun = speaker is not None and _PRONOUN.match(speaker.span.quote) is not None
        speaker = last if pronoun and last is not None else speaker
        found.append(_speech(report, one, (speaker, content), beside))
        last = speaker if speaker is not None else last
    return tuple(found)


def _says_nothing(text: str, one: Saying, known: Sequence[Said]) -> bool:
    """Say whether a cue claims lives, or only passes another saying on ("accounts reported by X said")."""
    if _LIVES.match(text, one.cue.end):
        return True
    media = (said.through[0] for said in known if said.through and said.cue[0] > one.cue.end)
    return any(0 <= medium - one.cue.end <= _BY for medium in media)


def _speaker(report: Report, one: Saying, through: tuple[int, int] | None) -> Mention | None:
    """Return the speaker's words that stand nearest to the cue; ``through`` is who only passes it on."""
    first, after = through or (0, 0)
    told = [w for w in one.speaker if not (w.start < after and first < w.end)] or one.speaker
    words = min(told, key=lambda w: (_apart(w, one.cue), -w.score), default=None)
    if words is None:
        return None
    if _PRONOUN.match(report.text[words.start : words.end]):
        words = _meant(report.text, words, told)
    words = _with_first_part(report.text, one, words)
    return Mention(label=Label.ACTOR, span=report.span(words.start, words.end), tag=None, score=words.score)


def _meant(text: str, pronoun: Words, told: Sequence[Words]) -> Words:
    """Return the last words before a pronoun that were heard as one speaker with it, else the pronoun."""
    named = (w for w in told if w.end <= pronoun.start and not _PRONOUN.match(text[w.start : w.end]))
    return max(named, key=lambda w: w.start, default=pronoun)


def _with_first_part(text: str, one: Saying, words: Words) -> Words:
    """Return who speaks with what was heard of him before and breaks off ("a witness in | Gao")."""
    before = max((w for w in one.speaker if w.end < words.start), key=lambda w: w.end, default=None)
    if before is None or before.start < one.cue.end < words.start:
        return words
    between, heard = text[before.end : words.start], text[before.start : before.end]
    if _STYLED.search(text, before.start, words.start):
        return words  # what it calls itself is its name
    torn = (
        (heard.lower().split()[-1] in _TORN or heard.endswith("ing"))
        and len(between) <= _PART
        and not _STOPS & set(between)
    )
    apart = text[before.start].islower() and text[words.start].isupper()
    beside = between.isspace() and not apart and text[: before.start].split()[-1:] != ["told"]
    return replace(words, start=before.start) if beside or torn else words


def _is_told(text: str, cue: Words, speaker: Span) -> bool:
    """Say whether who was heard to speak is told it: "confirmed to X", "told it to X and said"."""
    if text[: speaker.start].split()[-1:] != ["to"]:
        return False
    if speaker.start > cue.end:
        passive = text[: cue.start].split()[-1:] in (["was"], ["were"], ["been"])
        return passive and text[cue.end : speaker.start].strip() == "to"
    return text[speaker.end : cue.start].split() == ["and"]


def _whole(report: Report, told: Tagged, one: Saying, speaker: Mention | None) -> Mention | None:
    """Return who speaks in the whole words that the sentence of a saying has for him."""
    sentence, here = told.sentence, None
    if speaker is not None and sentence.start <= speaker.span.start < sentence.end:
        heard = sentence.inside(speaker.span.start, speaker.span.end)
        here = heard.start, heard.stop
        if _PRONOUN.match(speaker.span.quote):
            return speaker
    found = whole(sentence.words, sentence.at(one.cue.start), here)
    if found is None:
        return speaker
    span = report.span(sentence.words[found[0]].start, sentence.words[found[1] - 1].end)
    return Mention(label=Label.ACTOR, span=span, tag=None, score=speaker.score if speaker else one.cue.score)


def _apart(words: Words, cue: Words) -> int:
    return max(words.start - cue.end, cue.start - words.end, 0)


def _content(report: Report, one: Saying, sentences: Sequence[int]) -> Span | None:
    """Return the words that are said, from the first to the last of them near the cue.

    Where they go on behind the cue in its own sentence, none of a sentence before is said; nor where that has
    words of its own before the cue, and no quotation goes on. What follows "..., he said." is not his.
    """
    place = bisect_right(sentences, one.cue.start)
    first = sentences[place - 1] if place else 0
    after = sentences[place] if place < len(sentences) else len(report.text)
    near = [w for w in one.content if _apart(w, one.cue) <= _REACH]
    told = [w for w in near if w.score >= _SURE or _long(report.text, w)] or near
    if not told:
        return None
    own = min(one.cue.start, *(w.start for w in one.speaker if w.start >= first), one.cue.end)
    before = len(report.text[first:own].split()) > _SCRAP + 1
    before = before and not open_quote(report.text, min(w.start for w in told), first)
    if before or any(one.cue.end <= w.start < after for w in told):
        told = [w for w in told if w.end > first]
    if not told:
        return report.span(first, own)
    if not report.text[one.cue.end : after].strip(" .,;"):
        told = [w for w in told if w.start < after] or told
    return report.span(min(w.start for w in told), max(w.end for w in told))


def _long(text: str, words: Words) -> bool:
    return len(text[words.start : words.end].split()) > _SCRAP


def _behind_that(report: Report, cue: Words, content: Span) -> Span:
    """Return the words that are said without those before "said that", which are nobody's or another's."""
    that = _THAT.match(report.text, cue.end)
    adds = report.text[cue.start : cue.end].endswith("ing")
    if that is None or adds or not content.start < cue.start < that.end() < content.end:
        return content
    return report.span(that.end(), content.end)


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
