"""What is said in more than one sentence: behind "X said:", and in quotations that go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from annals.extract.sentence.cues import cue_set
from annals.extract.sentence.lexicon import speech_verbs
from annals.extract.sentence.words import Sentence
from annals.model.reading import Label, Mention, Speech
from annals.model.report import Report, Span
from annals.model.vocabulary import Stance

_QUOTES = ("“", '"', "«", "‘", "'")
_CLOSES = ("”", '"', "»")
_HEADING = 60
"""How long a line without an end mark may be that stands over what follows it."""
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_NO_NAME = cue_set("grammar", "finite") | {"that", "when", "after", "while", "as", ":"}
_STARTS = cue_set("grammar", "determiners")
_LEADS = cue_set("grammar", "prepositions") | {"earlier", "later", "today", "yesterday", "meanwhile"}
_MARK = 4
"""How many characters before a speaker the closing mark of his words may stand."""
_SCORE = 0.8


def with_announced(
    report: Report, said: Sequence[Speech], sentences: Sequence[Sentence]
) -> tuple[Speech, ...]:
    """Return what is said with all that stands behind "X said:", in place of what was heard at its cue."""
    told: list[Speech] = []
    for at, sentence in enumerate(sentences):
        opened = _opened(report, sentence, told)
        after = _after(report, sentences, at + 1, opened) if opened else at + 1
        if opened and after > at + 1:
            content = _content(report, sentences[at + 1].start, sentences[after - 1].end)
            told.append(replace(opened, content=content))
    others = (one for one in said if not any(one.cue.touches(each.cue) for each in told))
    return tuple(sorted((*others, *told), key=lambda one: (one.cue.start, one.cue.end)))


def _opened(report: Report, sentence: Sentence, told: Sequence[Speech]) -> Speech | None:
    """Return the saying that a line ends with: its words are yet to come."""
    ends = report.text[sentence.start : sentence.end].endswith(":")
    if not ends or not report.text[sentence.end :].lstrip(" \t").startswith("\n"):
        return None
    for verb in speech_verbs().scan(sentence.words):
        stance, form = verb.value
        who = _who(report, sentence, verb.first)
        if stance is not Stance.ASSERTED or form not in {"past", "third"} or who is None:
            continue
        cue = report.span(sentence.words[verb.first].start, sentence.words[verb.after - 1].end)
        name = report.span(sentence.words[who].start, sentence.words[verb.first - 1].end)
        speaker = Mention(label=Label.ACTOR, span=_bare(report, name), tag=None, score=_SCORE)
        if name.quote.lower() in _PRONOUNS:
            if not told:
                return None
            speaker = told[-1].speaker or speaker
        return Speech(
            cue=cue,
            speaker=speaker,
            through=None,
            content=cue,
            stance=stance,
            anonymous=False,
            time=None,
        )
    return None


def _content(report: Report, start: int, end: int) -> Span:
    """Return the words of a statement, of a quotation those up to its last mark."""
    if not report.text.startswith(_QUOTES, start):
        return report.span(start, end)
    closed = max(report.text.rfind(mark, start + 1, end) for mark in _CLOSES)
    return report.span(start, closed + 1 if closed > start else end)


def with_quotations(
    report: Report, said: Sequence[Speech], sentences: Sequence[Sentence]
) -> tuple[Speech, ...]:
    """Return what is said, and the quotations of nobody that follow one of somebody's, as his.

    A quotation of several sentences whose last one tells the speaker is said from its opening mark on.
    """
    found = [replace(one, content=_opened_before(report, one)) for one in said]
    for before, here in pairwise(sentences):
        opens = report.text.startswith(_QUOTES[:-1], here.start)
        if opens and "\n" not in report.text[before.end : here.start]:
            last = [one for one in found if before.start <= one.cue.start < before.end]
            free = not any(one.content.start <= here.start < one.content.end for one in found)
            if free and last and _quotes(report, last[-1]):
                found.append(replace(last[-1], content=_quotation(report, here.start)))
    return tuple(sorted(found, key=lambda one: (one.cue.start, one.cue.end)))


def _opened_before(report: Report, one: Speech) -> Span:
    """Return the words of a saying, those of a quotation that its sentence ends from where it opens."""
    text, start = report.text, one.content.start
    line = text.rfind("\n", 0, start) + 1
    if one.stance is not Stance.ASSERTED or not _quotes(report, one) or text.startswith(_QUOTES[:2], start):
        return one.content
    end = min(one.cue.start, one.speaker.span.start if one.speaker else one.cue.start)
    if any(mark in text[start : end - _MARK] for mark in _QUOTES[:2] + _CLOSES[:2]):
        return one.content
    curly, closed = text.rfind(_QUOTES[0], line, start), text.rfind(_CLOSES[0], line, start)
    straight = text.rfind(_QUOTES[1], line, start) if text.count(_QUOTES[1], line, start) % 2 else -1
    opens = max(curly if curly > closed else -1, straight)
    return report.span(opens, max(one.content.end, start)) if opens >= 0 else one.content


def _quotes(report: Report, one: Speech) -> bool:
    """Say whether a saying closes a quotation ("..." he said)."""
    start = min(one.cue.start, one.speaker.span.start if one.speaker else one.cue.start)
    return report.text[:start].rstrip(" ,").endswith(_CLOSES)


def _quotation(report: Report, start: int) -> Span:
    """Return a quotation that begins at an offset, to its end or that of its line."""
    line = report.text.find("\n", start)
    end = line if line >= 0 else len(report.text)
    closed = (report.text.find(mark, start + 1, end) for mark in _CLOSES)
    return report.span(start, min((at + 1 for at in closed if at >= 0), default=end))


def _bare(report: Report, name: Span) -> Span:
    """Return a name without the comma behind it."""
    return report.span(name.start, name.start + len(name.quote.rstrip(" ,")))


def _who(report: Report, sentence: Sentence, verb: int) -> int | None:
    """Return where the words for who speaks begin, which end at a verb of saying on their line."""
    words = sentence.words
    line = report.text.rfind("\n", sentence.start, words[verb].start)
    first = sentence.at(line) if line >= 0 else 0
    if words[first].low.endswith("ing") or words[first].low in _LEADS:
        comma = next((at for at in range(verb - 2, first, -1) if words[at].low == ","), 0)
        first = comma + 1 if comma else _phrase(sentence, verb)
    named = first < verb and not any(word.low in _NO_NAME for word in words[first:verb])
    return first if named else None


def _phrase(sentence: Sentence, after: int) -> int:
    """Return where the name or the noun with its article begins that ends before a word."""
    words, at = sentence.words, after
    while at and words[at - 1].text[0].isupper():
        at -= 1
    if at in {0, after}:
        at = next((one for one in range(after - 1, 0, -1) if words[one].low in _STARTS), after)
    return at


def _after(report: Report, sentences: Sequence[Sentence], first: int, opened: Speech) -> int:
    """Return the first sentence behind a statement that begins with another; its lines are quoted or not."""
    quoted = report.text.startswith(_QUOTES, sentences[first].start) if first < len(sentences) else False
    for at in range(first + 1, len(sentences)):
        start, here = sentences[at - 1].end, sentences[at].start
        if "\n" in report.text[start:here]:
            line = report.text[here:].split("\n", 1)[0].rstrip()
            if line.startswith(_QUOTES) != quoted or _ends(line, opened.speaker):
                return at
    return len(sentences)


def _ends(line: str, speaker: Mention | None) -> bool:
    """Say whether a line begins something else than a statement: a heading, or words that name its speaker.

    Nobody names himself, and whoever else speaks says so at the end of a line.
    """
    heading = len(line) <= _HEADING and line[-1:].isalnum()
    return heading or line.endswith(":") or _named(speaker, line)


def _named(speaker: Mention | None, line: str) -> bool:
    """Say whether a line names a speaker: by the last word of a name, or by all words of what is none."""
    if speaker is None:
        return False
    last = speaker.span.quote.split()[-1]
    return last in line if last[0].isupper() else line.lower().startswith(speaker.span.quote.lower())
