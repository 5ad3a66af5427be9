"""What a reader hands on: a report as its container told it, or what is wrong with a part of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from annals.model.report import Refused, Report
from annals.model.vocabulary import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A report before it is cleaned and dated.

    ``member`` names it inside its file ("line 12"), None where the file is the report.
    ``published_from`` and ``outlet_from`` name what told them and are None with them.
    """

    text: str
    member: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    outlet_from: str | None = None
    published: date | None = None
    published_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """A file, or a part of one, that cannot be used; ``detail`` says why and what to do."""

    reason: Reason
    detail: str
    member: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One thing taken from the input: a report, or the refusal of it.

    ``source`` is the name that the user gave (a path, "-" for standard input), ``member`` the part
    of that file, None where the file holds one report.
    """

    item: Report | Refused
    source: str
    member: str | None
