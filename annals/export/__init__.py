"""Events to the files that analysts use, each with its evidence and a manifest of how it was made."""

from annals.export.figures import Figure, choose
from annals.export.manifest import Exported, ManifestInfo, Written
from annals.export.table import COLUMNS, Row, incidents, row
from annals.export.values import value_text
from annals.export.writing import FORMATS, export_events

__all__ = [
    "COLUMNS",
    "FORMATS",
    "Exported",
    "Figure",
    "ManifestInfo",
    "Row",
    "Written",
    "choose",
    "export_events",
    "incidents",
    "row",
    "value_text",
]
