"""Finds the words that a pronoun stands for: who speaks, or the actor told of last."""

from __future__ import annotations

from annals.model.reading import Label, Mention, Reading
from annals.model.report import Span
from annals.resolve._actor_report import ReportActors


def stands_for(words: str, span: Span, reading: Reading, context: ReportActors) -> Mention | None:
    """Return the mention that a pronoun stands for, None where the report does not tell.

    "We" is who speaks the words. Other pronouns are the first actor of their own sentence before
    them, else of the sentence before; "it" is no people without a name.
    """
    if words.casefold() in context.registry.word_list("first_person"):
        return _speaker(span, reading, context)
    one = words.casefold() in context.registry.word_list("singular")
    here = context.sentence(span.start)
    earlier = [
        mention
        for mention in sorted(reading.mentions, key=lambda mention: mention.span.start)
        if mention.label == Label.ACTOR
        and mention.span.end <= span.start
        and context.sentence(mention.span.start) >= here - 1
        and not context.registry.is_pronoun(mention.span.quote)
        and not (one and context.registry.unnamed(mention.span.quote))
    ]
    nearest = max((context.sentence(mention.span.start) for mention in earlier), default=-1)
    return next((one for one in earlier if context.sentence(one.span.start) == nearest), None)


def _speaker(span: Span, reading: Reading, context: ReportActors) -> Mention | None:
    """Return who speaks the words of a span, the closest speech where several cover it."""
    covering = [s for s in reading.speeches if s.speaker is not None and s.content.covers(span)]
    if not covering:
        return None
    speaker = min(covering, key=lambda s: (s.content.end - s.content.start, -s.cue.start)).speaker
    return None if speaker is None or context.registry.is_pronoun(speaker.span.quote) else speaker
