"""Bytes to reports: files, folders, pages, feeds, archives, tables and PDF, each refused or read.

Nothing is fetched: what a page or a report names stays where it is. Anything at all ends in a
``Report`` or a ``Refused``.
"""

from annals.ingest.inputs import InputFile, open_inputs
from annals.ingest.raw import Taken
from annals.ingest.report import report_from_text

__all__ = ["InputFile", "Taken", "open_inputs", "report_from_text"]
