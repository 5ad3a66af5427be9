"""Reports read by the lexical tagger: what follows it is tested on words that no new weights change."""

from annals.extract import extract, tagger_named
from annals.model.reading import Reading
from annals.model.report import Report
from annals.settings import ExtractSettings, Settings

LEXICAL = Settings(extract=ExtractSettings(tagger="lexical"))


def lexical_reading(report: Report) -> Reading:
    """Return what the lexical tagger reads in a report."""
    return extract(report, tagger_named("lexical"))
