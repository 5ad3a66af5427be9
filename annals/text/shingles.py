"""How much text two reports share: a small sketch of each, and the likeness of two sketches.

The sketch is a bottom-k MinHash (A. Z. Broder, "On the resemblance and containment of documents",
1997): every run of three words is hashed and the smallest hashes are kept. For texts with fewer
runs than are kept the likeness is exact; above, its standard error is at most
``0.5 / sqrt(SKETCH_SIZE)``, that is 0.044.
"""

import re
from base64 import b64decode, b64encode
from functools import lru_cache
from hashlib import blake2b

SHINGLE_WORDS = 3
SKETCH_SIZE = 128
_HASH_BYTES = 4
_WORD = re.compile(r"\w+")


def sketch(text: str) -> str:
    """Return the sketch of a text: base64 of its smallest hashes, ascending; "" for no words."""
    words = _WORD.findall(text.casefold())
    count = max(len(words) - SHINGLE_WORDS + 1, 1) if words else 0
    runs = {" ".join(words[at : at + SHINGLE_WORDS]) for at in range(count)}
    hashes = sorted({_hash(run) for run in runs})[:SKETCH_SIZE]
    return b64encode(b"".join(hashes)).decode("ascii")


def similarity(a: str, b: str) -> float:
    """Return the share of word runs that two sketched texts have in common, 0 to 1.

    1.0 is the same words in the same order; 0.0 is nothing in common, or a text without words.

    Raises:
        ValueError: an argument is no sketch.
    """
    left, right = _hashes(a), _hashes(b)
    if left.isdisjoint(right):
        return 0.0
    smallest = sorted(left | right)[:SKETCH_SIZE]
    shared = sum(1 for value in smallest if value in left and value in right)
    return shared / len(smallest)


def _hash(run: str) -> bytes:
    return blake2b(run.encode("utf-8", "surrogatepass"), digest_size=_HASH_BYTES).digest()


@lru_cache(maxsize=50_000)
def _hashes(sketched: str) -> frozenset[bytes]:
    raw = b64decode(sketched, validate=True)
    if len(raw) % _HASH_BYTES:
        raise ValueError("not a sketch: its length is not a whole number of hashes")
    return frozenset(raw[at : at + _HASH_BYTES] for at in range(0, len(raw), _HASH_BYTES))
