"""Annals reads press reports of political violence and writes the record that an analyst would.

    bytes -ingest-> Report -extract-> Reading -resolve-> EventDraft -link-> Event -export-> files

Each arrow is one folder; `pipeline` puts them in their order, over one report (`code`) or over a
workspace (`Workspace`). Every value is a `Statement` with the words that say it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from annals.version import VERSION

if TYPE_CHECKING:
    from annals.errors import AnnalsError
    from annals.link import link as join
    from annals.model.draft import EventDraft
    from annals.model.event import Event
    from annals.model.report import Refused, Report
    from annals.model.statement import Statement
    from annals.pipeline import Coded, Workspace, code, first_incident, read_text
    from annals.settings import Settings, load_settings

__all__ = [
    "AnnalsError",
    "Coded",
    "Event",
    "EventDraft",
    "Refused",
    "Report",
    "Settings",
    "Statement",
    "Workspace",
    "__version__",
    "code",
    "first_incident",
    "join",
    "load_settings",
    "read_text",
]

__version__ = VERSION

_HOMES = {
    "AnnalsError": "annals.errors",
    "Coded": "annals.pipeline",
    "Event": "annals.model.event",
    "EventDraft": "annals.model.draft",
    "Refused": "annals.model.report",
    "Report": "annals.model.report",
    "Settings": "annals.settings",
    "Statement": "annals.model.statement",
    "Workspace": "annals.pipeline",
    "code": "annals.pipeline",
    "first_incident": "annals.pipeline",
    "load_settings": "annals.settings",
    "read_text": "annals.pipeline",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  (any public name)
    """Import a public name on first use, so that `import annals` itself costs nothing."""
    if name == "join":
        return import_module("annals.link").link
    if name not in _HOMES:
        raise AttributeError(f"module 'annals' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
