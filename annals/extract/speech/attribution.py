"""Speech over the whole report: pronouns given their speaker, quotations followed across sentences."""

from __future__ import annotations

from collections.abc import Sequence

from annals.extract.speech.grammar import Said, open_quote
from annals.extract.tagger import Tagged
from annals.model.reading import Label, Mention, Speech
from annals.model.report import Report

_SCORE = 0.8
_QUOTE_REACH = 4


def attribute(report: Report, tagged: Sequence[Tagged]) -> tuple[Speech, ...]:
    """Return what is said in a report, each by the speaker that the words name or refer to."""
    found: list[Speech] = []
    last: Mention | None = None
    for number, sentence in enumerate(tagged):
        for said in (one for one in sentence.said if not one.general):
            speaker = last if said.pronoun and last is not None else _mention(report, said.speaker)
            content = _followed(report, said.content, tagged[number + 1 : number + 1 + _QUOTE_REACH])
            found.append(_speech(report, said, speaker, content))
            if speaker is not None and not said.pronoun:
                last = speaker
    return tuple(found)


def _mention(report: Report, span: tuple[int, int] | None) -> Mention | None:
    if span is None:
        return None
    return Mention(label=Label.ACTOR, span=report.span(*span), tag=None, score=_SCORE)


def _speech(report: Report, said: Said, speaker: Mention | None, content: tuple[int, int]) -> Speech:
    time = said.time
    return Speech(
        cue=report.span(*said.cue),
        speaker=speaker,
        through=_mention(report, said.through),
        content=report.span(*content),
        stance=said.stance,
        anonymous=said.anonymous,
        time=Mention(label=Label.TIME, span=report.span(time.start, time.end), tag=time.tag, score=_SCORE)
        if time
        else None,
    )


def _followed(report: Report, content: tuple[int, int], later: Sequence[Tagged]) -> tuple[int, int]:
    """Follow a quotation to the sentence in which it closes."""
    start, end = content
    if not open_quote(report.text, start, end):
        return content
    for tagged in later:
        if not open_quote(report.text, start, tagged.sentence.end):
            return start, tagged.sentence.end
    return content
