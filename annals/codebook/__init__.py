"""The codebook's tables, kept as data beside this file and read once."""

from annals.codebook.event_types import EventType, event_type, event_types

__all__ = ["EventType", "event_type", "event_types"]
