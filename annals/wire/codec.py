"""JSON of the model's types: compact, keys in the order of the fields, the same bytes each time."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from annals.errors import WireError

T = TypeVar("T")


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:  # noqa: ANN401  (any type of the model)
    return msgspec.json.Decoder(kind, strict=True)


def encode(value: object) -> bytes:
    """Return the JSON of one value of the model."""
    return msgspec.json.encode(value)


def decode(data: bytes | str, kind: type[T]) -> T:
    """Return the value of type ``kind`` that the JSON holds.

    Raises:
        WireError: the JSON is malformed or does not fit; the text names the place.
    """
    try:
        value: T = _decoder(cast("Any", kind)).decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise WireError(f"not a {kind.__name__}: {error}") from error
    return value


def encode_lines(values: Iterable[object]) -> Iterator[bytes]:
    """Yield one line of JSON, with its line break, for each value."""
    for value in values:
        yield encode(value) + b"\n"


def read_lines(lines: Iterable[bytes], kind: type[T]) -> Iterator[T]:
    """Yield the value of each line that is not blank.

    Raises:
        WireError: a line does not fit; the text gives its number.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                value = decode(line, kind)
            except WireError as error:
                raise WireError(f"line {number}: {error}") from error
            yield value
