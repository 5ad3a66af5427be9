"""A report as it stood, the spans that point into it, and inputs that could not be used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from annals.model.ids import ReportId
from annals.model.vocabulary import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open range of code points in one report's text, with the words kept as a checksum."""

    report_id: ReportId
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            message = f"empty or reversed span {self.start}:{self.end}"
            raise ValueError(message)
        if len(self.quote) != self.end - self.start:
            message = f"the quote of {self.start}:{self.end} has {len(self.quote)} characters"
            raise ValueError(message)

    def touches(self, other: Span) -> bool:
        """Say whether both share a character of the same report."""
        return self.report_id == other.report_id and self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Say whether ``other`` lies wholly inside this span of the same report."""
        same = self.report_id == other.report_id
        return same and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One publication. ``text`` never changes; every offset in Annals points into it.

    ``published`` and ``outlet`` are None when nothing says them; the ``*_from`` fields name what
    did ("metadata", "url", "dateline", "first line", "credit", "column"), or are None with them.
    ``sketch`` is the MinHash of the text (``annals.text.shingles``), by which copies are found.
    """

    id: ReportId
    text: str
    title: str | None
    url: str | None
    outlet: str | None
    outlet_from: str | None
    published: date | None
    published_from: str | None
    language: str
    sketch: str
    raw_sha256: str

    @classmethod
    def plain(cls, text: str, name: str) -> Report:
        """Return a text as a report, to the letter, with nothing else known of it."""
        return cls(
            id=ReportId(name),
            text=text,
            title=None,
            url=None,
            outlet=None,
            outlet_from=None,
            published=None,
            published_from=None,
            language="en",
            sketch="",
            raw_sha256="",
        )

    def span(self, start: int, end: int) -> Span:
        """Return the span from ``start`` to before ``end``, in code points of ``text``."""
        return Span(report_id=self.id, start=start, end=end, quote=self.text[start:end])

    def holds(self, span: Span) -> bool:
        """Say whether the span is of this report and quotes it."""
        return span.report_id == self.id and self.text[span.start : span.end] == span.quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An input that could not be used. ``source`` is the name that the user gave it."""

    source: str
    reason: Reason
    detail: str
    raw_sha256: str | None
