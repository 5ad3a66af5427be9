"""What stands beside every export: how it was made, how much it holds, and the sum of each file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from annals.export.rules import rule
from annals.settings import Settings
from annals.wire import encode

FORMAT = "annals export 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestInfo:
    """What the manifest says of the run: versions of all that decided, the settings, and who knows when.

    ``versions`` are by name (annals, tagger, gazetteer, actors, codebook). ``created`` is left out
    by default, so that the same input gives the same bytes.
    """

    versions: Mapping[str, str]
    settings: Settings
    created: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One file of an export: its name, its number of rows, and its content's length and SHA-256."""

    name: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export wrote: its files, the manifest's name, and counts by name."""

    files: tuple[Written, ...]
    manifest: str
    counts: Mapping[str, int]


def written(name: str, rows: int, content: bytes) -> Written:
    """Describe one file."""
    return Written(name=name, rows=rows, bytes=len(content), sha256=sha256(content).hexdigest())


def manifest_bytes(exported: Exported, info: ManifestInfo, *, background: bool) -> bytes:
    """Return the manifest as indented JSON, keys in a fixed order."""
    chosen = rule(info.settings.export.figures)
    content = {
        "format": FORMAT,
        **({"created": info.created} if info.created else {}),
        "versions": dict(sorted(info.versions.items())),
        "figures": {"rule": chosen.name, "says": chosen.says},
        "background": background,
        "counts": dict(exported.counts),
        "files": [json.loads(encode(one)) for one in exported.files],
        "settings": json.loads(encode(info.settings)),
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")
