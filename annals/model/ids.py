"""Ids named after content, so that the same input has the same id on every machine."""

import hashlib
from typing import NewType

ReportId = NewType("ReportId", str)
FrameId = NewType("FrameId", str)
DraftId = NewType("DraftId", str)
StatementId = NewType("StatementId", str)
EventId = NewType("EventId", str)
JudgementId = NewType("JudgementId", str)

_SEPARATOR = "\x1f"
_DIGITS = 16


def content_id(prefix: str, *parts: str) -> str:
    """Return ``prefix-`` and 16 hex digits of the SHA-256 of the parts, in their order."""
    joined = _SEPARATOR.join(parts)
    digest = hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:_DIGITS]}"
