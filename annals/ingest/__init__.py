"""Bytes to reports: files, folders, pages, feeds, archives, tables and PDF, each refused or read.

Nothing is fetched: what a page or a report names stays where it is. Anything at all ends in a
``Report`` or a ``Refused``. The names below are loaded when they are first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from annals.ingest.inputs import InputFile, open_inputs
    from annals.ingest.raw import Taken
    from annals.ingest.report import report_from_text

__all__ = ["InputFile", "Taken", "open_inputs", "report_from_text"]

_HOMES = {"InputFile": "inputs", "Taken": "raw", "open_inputs": "inputs", "report_from_text": "report"}


def __getattr__(name: str) -> Any:  # noqa: ANN401  (any public name)
    """Return a public name from its module."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
