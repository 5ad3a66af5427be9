"""Report to Reading: sentences, the words that matter, who says them, and one frame for each act."""

from functools import cache

from annals.errors import SettingsError
from annals.extract.attribution import attribute
from annals.extract.frames import FrameBuilder
from annals.extract.headline import as_headline, is_headline
from annals.extract.tagger import LexicalTagger, Tagger
from annals.extract.unplaced import place
from annals.extract.words import sentences
from annals.model.reading import Label, Mention, Reading
from annals.model.report import Report
from annals.text.dateline import find_credits, find_dateline

__all__ = ["Tagger", "extract", "tagger_named"]

_DATELINE_SCORE = 0.9


@cache
def tagger_named(name: str) -> Tagger:
    """Return the tagger that the settings name.

    Raises:
        SettingsError: there is none of this name.
    """
    if name != "lexical":
        raise SettingsError(f"extract.tagger: no tagger {name!r}; there is: lexical")
    return LexicalTagger()


def extract(report: Report, tagger: Tagger | None = None) -> Reading:
    """Read one report; the tagger is the lexical one unless another is given."""
    chosen = tagger or tagger_named("lexical")
    parts = sentences(report.text)
    tagged = chosen.tag(report, parts)
    speeches = attribute(report, tagged)
    builder = FrameBuilder(report, speeches)
    for sentence in (one for one in tagged if not is_headline(report, one.sentence)):
        builder.add(sentence)
    for sentence in (one for one in tagged if is_headline(report, one.sentence)):
        builder.add(as_headline(sentence))
    spans = tuple(report.span(s.start, s.end) for s in parts)
    counts, frames = place(builder.counts, builder.frames(), spans)
    return Reading(
        report=report,
        sentences=spans,
        mentions=tuple(mention for sentence in tagged for mention in sentence.mentions),
        speeches=speeches,
        counts=counts,
        frames=frames,
        denials=tuple(builder.denials),
        dateline=_dateline(report),
        credits=tuple(report.span(start, end) for start, end in find_credits(report.text)),
        tagger=chosen.version,
    )


def _dateline(report: Report) -> Mention | None:
    """Return the place that the report was written from."""
    found = find_dateline(report.text)
    if found is None or found.place is None:
        return None
    return Mention(label=Label.PLACE, span=report.span(*found.place), tag=None, score=_DATELINE_SCORE)
