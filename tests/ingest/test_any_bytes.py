"""Any bytes at all, under any name, end in reports or refusals."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.ingest.raw import Taken
from annals.model.report import Refused, Report
from annals.settings import IngestSettings

SAMPLES = {path.name: path.read_bytes() for path in sorted((Path(__file__).parent / "samples").iterdir())}
OPENINGS = (
    b"%PDF-1.7\n", b"WARC/1.0\r\n", b"\x1f\x8b\x08\x00", b"<html>", b"<?xml version='1.0'?><rss>", b"<feed>",
    b'{"text": "', b"[{", b"text,date\n", b"text\tdate\n", b"---\ntitle: ", b"\xff\xfe", b"\xef\xbb\xbf", b"",
)  # fmt: skip

Take = Callable[..., list[Taken]]
names = st.sampled_from([*SAMPLES, "", "a.zip", "a.gz"])


def check(taken: list[Taken]) -> None:
    assert taken
    options = IngestSettings()
    for each in taken:
        assert isinstance(each.item, Report | Refused)
        if isinstance(each.item, Refused):
            assert each.item.detail
            each.item.detail.encode()
        else:
            assert each.item.text
            assert each.item.language in options.languages
            assert each.item.holds(each.item.span(0, len(each.item.text)))
            each.item.text.encode()


@given(st.sampled_from(OPENINGS), st.binary(max_size=2000), names)
@settings(max_examples=200)
def test_any_bytes(take: Take, opening: bytes, data: bytes, name: str) -> None:
    check(take(opening + data, name))


@given(st.sampled_from(sorted(SAMPLES)), st.data())
@settings(max_examples=200)
def test_samples_with_a_stretch_changed(take: Take, name: str, data: st.DataObject) -> None:
    sample = SAMPLES[name]
    start = data.draw(st.integers(0, len(sample)))
    end = data.draw(st.integers(start, min(len(sample), start + 200)))
    check(take(sample[:start] + data.draw(st.binary(max_size=60)) + sample[end:], name))


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_samples_cut_anywhere(take: Take, name: str) -> None:
    sample = SAMPLES[name]
    for end in range(0, len(sample), max(1, len(sample) // 25)):
        check(take(sample[:end], name))
