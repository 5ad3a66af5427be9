"""Lines of JSON: every byte sequence ends in a value or a `WireError` that names the place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.errors import WireError
from annals.model.report import Refused
from annals.wire import decode, encode_lines, read_lines
from tests.strategies import refusals


@given(st.lists(refusals, max_size=5))
def test_lines_are_read_back(values: list[Refused]) -> None:
    lines = list(encode_lines(values))
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in lines)
    assert list(read_lines(lines, Refused)) == values


@given(st.lists(refusals, min_size=1, max_size=3))
def test_blank_lines_are_passed_over(values: list[Refused]) -> None:
    spaced = [piece for line in encode_lines(values) for piece in (b"\n", line, b"  \t\n")]
    assert list(read_lines(spaced, Refused)) == values


@given(st.binary(max_size=60))
def test_any_bytes_are_a_value_or_a_wire_error(data: bytes) -> None:
    with pytest.raises(WireError, match="not a Refused: "):
        decode(data, Refused)


def test_a_bad_line_is_named_by_its_number() -> None:
    good = b'{"source":"a","reason":"empty","detail":"","raw_sha256":null}\n'
    with pytest.raises(WireError, match=r"line 3: not a Refused: .*reason"):
        list(read_lines([good, b"\n", good.replace(b"empty", b"full")], Refused))


def test_deep_nesting_is_a_wire_error() -> None:
    with pytest.raises(WireError):
        decode(b"[" * 100_000, Refused)
