"""What holds of every test: properties run without deadlines, and the same way each time under CI."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Machines differ in speed, and a busy one must not fail a test; what a check finds it finds again.
settings.register_profile("annals", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("annals"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "annals")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of the data that is not part of the project; skip where it is absent."""
    beside = Path(__file__).parents[2] / "shared"
    folder = Path(os.environ.get("ANNALS_SHARED") or beside)
    if not folder.is_dir():
        pytest.skip("the data that is not part of the project is absent (ANNALS_SHARED)")
    return folder
