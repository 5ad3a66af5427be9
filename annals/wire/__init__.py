"""Model to JSON and back, and the JSON Schema of every type that travels."""

from annals.wire.codec import decode, encode, encode_lines, read_lines

__all__ = ["decode", "encode", "encode_lines", "read_lines"]
