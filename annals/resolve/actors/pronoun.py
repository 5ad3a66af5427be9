"""Finds the words that a pronoun, or "the group" that speaks, stands for: who speaks, or was told of last."""

from __future__ import annotations

import re

from annals.model.reading import Label, Mention, Reading
from annals.model.report import Span
from annals.resolve.actors.report import ReportActors

_OWN = re.compile(
    r"\b(?:claim\w*|admit\w*|its (?:fighters|men|members|forces)|responsibility)\b", re.IGNORECASE
)


def stands_for(words: str, span: Span, reading: Reading, context: ReportActors) -> Mention | None:
    """Return the mention that a pronoun stands for, None where the report does not tell.

    "We" is who speaks the words. Other pronouns are the first actor of their own sentence before
    them, else of the sentence before; "it" is no people without a name.
    """
    if words.casefold() in context.registry.word_list("first_person"):
        return speaker_of(span, reading, context)
    one = words.casefold() in context.registry.word_list("singular")
    here = context.sentence(span.start)
    earlier = [
        mention
        for mention in sorted(reading.mentions, key=lambda mention: mention.span.start)
        if mention.label == Label.ACTOR
        and mention.span.end <= span.start
        and context.sentence(mention.span.start) >= here - 1
        and not context.registry.is_pronoun(mention.span.quote)
        and _tells(mention.span.quote, context)
        and not (one and context.registry.unnamed(mention.span.quote))
    ]
    nearest = max((context.sentence(mention.span.start) for mention in earlier), default=-1)
    return next((one for one in earlier if context.sentence(one.span.start) == nearest), None)


def _tells(words: str, context: ReportActors) -> bool:
    """Say whether words hold a noun or a name ("local" has none)."""
    registry = context.registry
    return bool(registry.content(words) or registry.generic(words) or registry.reference(words))


def speaker_of(span: Span, reading: Reading, context: ReportActors) -> Mention | None:
    """Return who speaks the words of a span, the closest speech where several cover it."""
    covering = [s for s in reading.speeches if s.speaker is not None and s.content.covers(span)]
    if not covering:
        return None
    speaker = min(covering, key=lambda s: (s.content.end - s.content.start, -s.cue.start)).speaker
    return None if speaker is None or context.registry.is_pronoun(speaker.span.quote) else speaker


def spoke_before(span: Span, reading: Reading) -> Mention | None:
    """Return who spoke last before "the group" speaks of others' acts, None where it speaks of its own."""
    own = [s for s in reading.speeches if s.speaker is not None and s.speaker.span.covers(span)]
    if not own or any(_OWN.search(f"{s.cue.quote} {s.content.quote}") for s in own):
        return None
    named = [(s.cue.start, s.speaker) for s in reading.speeches if s.speaker is not None]
    before = [(cue, speaker) for cue, speaker in named if speaker.span.end <= span.start]
    return max(before, key=lambda pair: pair[0])[1] if before else None
