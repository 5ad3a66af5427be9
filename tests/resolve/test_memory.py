"""Memory of extract and resolve is bounded by the report: what is kept between reports has a limit."""

from __future__ import annotations

import subprocess
import sys

import pytest

_SCRIPT = """
import resource
import sys
from datetime import date
import annals
from annals.extract import extract, tagger_named
from annals.resolve import resolve
from benchmarks.gazetteer import spread
from benchmarks.processes import peak_megabytes

tagger, reports = tagger_named(sys.argv[1]), int(sys.argv[2])
names = spread(10_000, 0)
drafts = 0
for number in range(reports):
    town, other, group, people, village = names[5 * number : 5 * number + 5]
    text = (
        f"A bomb killed {number % 90 + 2} people in {town} on Monday, police in {other} said. "
        f"The {group} Brigade claimed it. {people} fighters were told to leave {village}, he said."
    )
    report = annals.read_text(text, published=date(2015, 6, 12))
    drafts += len(resolve(extract(report, tagger)))
    if number + 1 in (200, reports):
        print(peak_megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
assert drafts > 0.9 * reports
"""
_GROWTH = 40.0
"""MB that the caches of names may add after the first 200 reports; every report here has names of its own."""


@pytest.mark.parametrize(("tagger", "reports"), [("lexical", 2000), ("trained", 600)])
def test_peak_memory_after_many_reports_is_that_of_200_and_the_caches(tagger: str, reports: int) -> None:
    command = [sys.executable, "-c", _SCRIPT, tagger, str(reports)]
    ran = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603  (this interpreter)
    few, many = map(float, ran.stdout.split())
    assert 20.0 < few <= many < few + _GROWTH
