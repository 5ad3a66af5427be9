"""What the tests of the readers share: the samples, and one way to read bytes."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from annals.ingest.blob import Blob
from annals.ingest.inputs import InputFile
from annals.ingest.raw import Taken
from annals.settings import IngestSettings

Reader = Callable[..., list[Taken]]


@pytest.fixture(scope="session")
def samples() -> Path:
    return Path(__file__).parent / "samples"


@pytest.fixture(scope="session")
def take() -> Reader:
    """Return a function that reads bytes as a file of a name and lists what was taken from it."""

    def read(data: bytes, name: str = "", options: IngestSettings | None = None) -> list[Taken]:
        options = options or IngestSettings()
        blob = Blob(name=name, limit=options.max_file_bytes, data=data)
        digest = sha256(data).hexdigest()
        return list(InputFile(source=name or "-", sha256=digest, _options=options, _blob=blob).items())

    return read
