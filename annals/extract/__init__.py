"""Report to Reading: sentences, the words that matter, who says them, and one frame for each act."""

from functools import cache
from pathlib import Path
from typing import Protocol

from annals.extract.lexical import LexicalReader
from annals.model.reading import Reading
from annals.model.report import Report
from annals.neural.weights import SHIPPED, shipped_folder
from annals.settings import ExtractSettings

__all__ = ["Tagger", "extract", "tagger_named", "tagger_of"]


class Tagger(Protocol):
    """Reads a report; ``version`` names what read it."""

    version: str

    def read(self, report: Report) -> Reading:
        """Return what was read in a report."""


@cache
def tagger_named(name: str, *, skip_irrelevant: bool = False) -> Tagger:
    """Return the tagger that the settings name: one that ships with Annals, or a folder of weights.

    Raises:
        SettingsError: there is none of this name.
    """
    if name == "lexical":
        return LexicalReader()
    from annals.extract.trained import TrainedReader  # noqa: PLC0415  (its runtime is heavy to load)

    folder = shipped_folder() if name == SHIPPED else Path(name).expanduser()
    return TrainedReader(folder, skip_irrelevant=skip_irrelevant)


def tagger_of(settings: ExtractSettings) -> Tagger:
    """Return the tagger that settings ask for.

    Raises:
        SettingsError: there is none of this name.
    """
    return tagger_named(settings.tagger, skip_irrelevant=settings.skip_irrelevant)


def extract(report: Report, tagger: Tagger | None = None) -> Reading:
    """Read one report; the tagger is the trained one unless another is given."""
    return (tagger or tagger_named(SHIPPED)).read(report)
